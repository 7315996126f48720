/** `npm run soak -- NAME [--seeds N | --minutes M] [--seed S]`: runs a seeded simulation for long. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { ExitCode } from '../../src/types/errors.ts'
import { formatDuration } from '../../src/types/units.ts'
import { bundleNames, loadBundle } from '../support/bundles.ts'
import { seedFromEnv } from '../support/random.ts'
import type { Soak } from './harness.ts'

const DEFAULT_SEEDS = 1_000

const soakModule = z.object({
  soak: z.object({ name: z.string(), run: z.custom<Soak['run']>(value => typeof value === 'function', 'a function') }),
})

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('a whole number is wanted')
  return value
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new InvalidArgumentError('a number above 0 is wanted')
  return value
}

interface Options {
  seeds?: number
  minutes?: number
  seed: number
}

async function run(name: string, options: Options): Promise<void> {
  const { soak } = soakModule.parse(await loadBundle('soak', name))
  const seeds = options.seeds ?? (options.minutes === undefined ? DEFAULT_SEEDS : undefined)
  const log = (text: string): void => void process.stderr.write(`${text}\n`)
  log(`${soak.name}: ${seeds === undefined ? `${options.minutes} minutes` : `${seeds} seeds`} from seed ${options.seed} on`)
  const start = performance.now()
  try {
    await soak.run({ seed: options.seed, seeds, minutes: options.minutes, log })
  } catch (error) {
    log(
      `${soak.name}: failed after ${formatDuration(performance.now() - start)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    process.exit(1)
  }
  process.stdout.write(`${soak.name}: no violation in ${formatDuration(performance.now() - start)}\n`)
}

const names = bundleNames('soak')
const program = new Command('npm run soak --')
  .description('Run a seeded simulation for long.')
  .argument('<name>', `one of: ${names.join(', ')}`)
  .addOption(new Option('--seeds <n>', `how many seeds to run (default: ${DEFAULT_SEEDS})`).argParser(whole).conflicts('minutes'))
  .addOption(new Option('--minutes <m>', 'how long to go on').argParser(positive))
  .addOption(
    new Option('--seed <s>', 'the first seed; with --seeds 1 it replays one run').argParser(whole).default(seedFromEnv(), 'another each time'),
  )
  .action(async (name: string, options: Options) => {
    if (!names.includes(name)) program.error(`there is no soak ${name}; there are: ${names.join(', ')}`, { exitCode: ExitCode.usage })
    await run(name, options)
  })

await program.parseAsync()
