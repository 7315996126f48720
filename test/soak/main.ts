/** `npm run soak -- NAME [--seeds N | --minutes M] [--seed S]`: runs something seeded for long. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { ExitCode } from '../../src/types/errors.ts'
import { formatDuration } from '../../src/types/units.ts'
import { bundleNames, loadBundle } from '../support/bundles.ts'
import { seedFromEnv } from '../support/random.ts'
import type { Soak } from './harness.ts'

const SEEDS = { name: 'seeds', usually: 1_000 }

const count = z.number().optional()

const soakModule = z.object({
  soak: z.object({
    name: z.string(),
    unit: z.object({ name: z.string(), usually: z.number() }).optional(),
    flags: z.record(z.string(), z.string()).default({}),
    run: z.custom<Soak['run']>(value => typeof value === 'function', 'a function'),
  }),
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
  minutes?: number
  seed: number
  /** The soak's unit and its own flags. */
  [flag: string]: unknown
}

async function run(soak: Soak, options: Options): Promise<void> {
  const { name, usually } = soak.unit ?? SEEDS
  const counted = count.parse(options[name])
  const seeds = counted ?? (options.minutes === undefined ? usually : undefined)
  const log = (text: string): void => void process.stderr.write(`${text}\n`)
  log(`${soak.name}: ${seeds === undefined ? `${options.minutes} minutes` : `${seeds} ${name}`} from seed ${options.seed} on`)
  const start = performance.now()
  try {
    await soak.run({ seed: options.seed, seeds, minutes: options.minutes, log, flags: options })
  } catch (error) {
    log(
      `${soak.name}: failed after ${formatDuration(performance.now() - start)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    process.exit(1)
  }
  process.stdout.write(`${soak.name}: no violation in ${formatDuration(performance.now() - start)}\n`)
}

/** The one that is named first has options of its own. */
async function named(name: string): Promise<Soak | undefined> {
  return names.includes(name) ? soakModule.parse(await loadBundle('soak', name)).soak : undefined
}

const names = bundleNames('soak')
const soak = await named(process.argv[2] ?? '')
const unit = soak?.unit ?? SEEDS
const program = new Command('npm run soak --')
  .description('Run something seeded for long.')
  .argument('<name>', `one of: ${names.join(', ')}`)
  .addOption(new Option(`--${unit.name} <n>`, `how many to run (default: ${unit.usually})`).argParser(whole).conflicts('minutes'))
  .addOption(new Option('--minutes <m>', 'how long to go on').argParser(positive))
  .addOption(
    new Option('--seed <s>', `the first seed; with --${unit.name} 1 it replays one run`).argParser(whole).default(seedFromEnv(), 'another each time'),
  )
  .action(async (name: string, options: Options) => {
    if (soak === undefined) return program.error(`there is no soak ${name}; there are: ${names.join(', ')}`, { exitCode: ExitCode.usage })
    await run(soak, options)
  })
for (const [flag, says] of Object.entries(soak?.flags ?? {})) program.option(flag, says)

await program.parseAsync()
