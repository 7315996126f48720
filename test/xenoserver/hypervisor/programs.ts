/** The programs that run beside a test as processes of their own, bundled once: they are timed or killed, so they never run through tsx. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../../src/node/package-root.ts'

const PROGRAMS = {
  keeper: 'src/xenoserver/hypervisor/keeper/main.ts',
  monitor: 'src/xenoserver/hypervisor/monitor/main.ts',
  egress: 'test/xenoserver/hypervisor/egress.ts',
  rootless: 'test/xenoserver/hypervisor/rootless.ts',
  starter: 'test/xenoserver/hypervisor/starter.ts',
} as const

export type ProgramPaths = Readonly<Record<keyof typeof PROGRAMS, string>>

let built: Promise<ProgramPaths> | undefined

export function programs(): Promise<ProgramPaths> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<ProgramPaths> {
  const outdir = mkdtempSync(join(tmpdir(), 'xeno-programs-'))
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }))
  const entryPoints = Object.fromEntries(Object.entries(PROGRAMS).map(([name, path]) => [name, join(packageRoot, path)]))
  // Some of them run as other users.
  chmodSync(outdir, 0o755)
  await build({ entryPoints, outdir, outExtension: { '.js': '.mjs' }, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' })
  const path = (name: keyof typeof PROGRAMS): string => join(outdir, `${name}.mjs`)
  return { keeper: path('keeper'), monitor: path('monitor'), egress: path('egress'), rootless: path('rootless'), starter: path('starter') }
}
