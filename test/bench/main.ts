/**
 * `npm run bench -- NAME [--json] [--save]`: runs one benchmark, prints its rows as a table or as JSON, and with --save
 * keeps them under docs/bench/ with what they were measured on.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { table } from '../../src/cli/output.ts'
import { packageRoot } from '../../src/node/package-root.ts'
import { ExitCode } from '../../src/types/errors.ts'
import { formatBytes } from '../../src/types/units.ts'
import { bundleNames, loadBundle } from '../support/bundles.ts'
import type { Bench, BenchContext, Row } from './harness.ts'

const benchModule = z.object({
  bench: z.object({
    name: z.string(),
    says: z.string(),
    run: z.custom<Bench['run']>(value => typeof value === 'function', 'a function'),
  }),
})

const manifest = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) })

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: packageRoot, encoding: 'utf8' }).trim()
}

/** The commit that is checked out, with `+` when files differ from it; `unknown` outside of a repository. */
function commit(): string {
  try {
    return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`
  } catch {
    return 'unknown'
  }
}

function surroundings(versions: ReadonlyMap<string, string>) {
  const { version, dependencies } = manifest.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')))
  return {
    commit: commit(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), memory: formatBytes(totalmem()), system: `${type()} ${release()}` },
    versions: { xenod: version, node: process.versions.node, libp2p: dependencies['libp2p'], ...Object.fromEntries(versions) },
  }
}

function show(rows: readonly Row[]): string {
  const shown = (value: number | null, unit = ''): string => (value === null ? '' : `${value}${unit}`)
  return table(
    ['measure', 'value>', 'unit', 'n>', 'peer>', 'ratio>', 'target', ''],
    rows.map(({ measure, value, unit, n, peer, ratio, target, ok }) => [
      measure,
      shown(value),
      unit,
      shown(n),
      shown(peer),
      shown(ratio, 'x'),
      target ?? '',
      ok === null ? '' : ok ? 'ok' : 'MISSED',
    ]),
  )
}

async function run(name: string, options: { json?: boolean; save?: boolean }): Promise<void> {
  const { bench } = benchModule.parse(await loadBundle('bench', name))
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort(new Error('interrupted')))
  const versions = new Map<string, string>()
  const context: BenchContext = {
    log: text => void process.stderr.write(`${text}\n`),
    version: (program, version) => void versions.set(program, version),
    signal: stop.signal,
  }
  context.log(`${bench.name}: ${bench.says}`)
  const rows = await bench.run(context)
  const around = surroundings(versions)
  context.log(`${around.machine.cores} x ${around.machine.cpu}, ${around.machine.memory}, ${around.machine.system}`)
  context.log(
    `${Object.entries(around.versions)
      .map(pair => pair.join(' '))
      .join(', ')}; commit ${around.commit}`,
  )
  process.stdout.write(options.json === true ? `${JSON.stringify(rows, null, 2)}\n` : `${show(rows)}\n`)
  if (options.save !== true) return
  const folder = join(packageRoot, 'docs/bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ bench: name, at: new Date().toISOString(), ...around, rows }, null, 2)}\n`)
}

const names = bundleNames('bench')
const program = new Command('npm run bench --')
  .description('Run a benchmark beside its peers.')
  .argument('<name>', `one of: ${names.join(', ')}`)
  .option('--json', 'print the rows as a JSON array')
  .option('--save', 'keep the rows in docs/bench/<name>.json, with machine, versions and commit')
  .action(async (name: string, options: { json?: boolean; save?: boolean }) => {
    if (!names.includes(name)) program.error(`there is no benchmark ${name}; there are: ${names.join(', ')}`, { exitCode: ExitCode.usage })
    await run(name, options)
  })

await program.parseAsync()
process.exit()
