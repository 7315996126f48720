/** `xenod`: make a node (`init`) and run it (`run`). */
import { Command, CommanderError } from 'commander'
import { ExitCode, isXenoError } from '../types/errors.ts'
import { startDaemon } from './daemon.ts'
import { foundCorpFile, foundXisFile } from './found.ts'
import { initNode, ROLE_TEMPLATES } from './init.ts'

const VERSION = '0.1.0'

function defaultHome(): string {
  return process.env.XENOD_HOME ?? (process.getuid?.() === 0 ? '/var/lib/xenod' : `${process.env.HOME ?? '.'}/.local/share/xenod`)
}

function program(): Command {
  const xenod = new Command('xenod').description('The XenoServer daemon: plays the roles that its config file names.').version(VERSION).exitOverride()
  xenod
    .command('init')
    .description('make an identity and a config file to fill in')
    .option('--home <folder>', 'where the node keeps its files', defaultHome())
    .option('--name <name>', "the node's name in its logs", 'node')
    .option('--listen <multiaddr>', 'where to listen', '/ip4/0.0.0.0/tcp/4101')
    .option('--roles <roles>', `comma-separated: ${Object.keys(ROLE_TEMPLATES).join(', ')}`, 'xis,xenoserver')
    .option('--json', 'print the result as JSON')
    .action(async (options: { home: string; name: string; listen: string; roles: string; json?: boolean }) => {
      const made = await initNode({ ...options, roles: options.roles.split(',').map(role => role.trim()) })
      console.log(
        options.json === true
          ? JSON.stringify(made)
          : `made ${made.config}\nPeerId ${made.peer}\nFill in the config file, then start the node with: xenod run --home ${options.home}`,
      )
    })
  xenod
    .command('run')
    .description('start the roles that the config file names; SIGTERM stops them in order')
    .option('--home <folder>', 'where the node keeps its files', defaultHome())
    .option('--with-parent', 'also stop when standard input ends, as it does when the parent process does')
    .action(async (options: { home: string; withParent?: boolean }) => runUntilStopped(`${options.home}/xenod.yaml`, options.withParent === true))
  const found = xenod.command('found').description('make the document of a new XenoCorp or XIS from a YAML file (docs/operate.md)')
  for (const [what, make] of [
    ['corp', foundCorpFile],
    ['xis', foundXisFile],
  ] as const) {
    found
      .command(what)
      .argument('<file>', 'the founding file')
      .option('--out <document>', 'where to write the document', what === 'corp' ? 'committee.bin' : 'xis.bin')
      .action((file: string, { out }: { out: string }) => console.log(JSON.stringify(make(file, out))))
  }
  return xenod
}

async function runUntilStopped(configFile: string, withParent: boolean): Promise<void> {
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  const stopping = new AbortController()
  const stop = (): void => {
    stopping.abort()
    resolve()
  }
  let signals = 0
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (++signals > 1) process.exit(ExitCode.internal)
      stop()
    })
  }
  if (withParent) process.stdin.on('end', stop).on('error', stop).resume()
  try {
    const daemon = await startDaemon(configFile, stopping.signal)
    await stopped
    await daemon.stop()
  } catch (error) {
    // A stop while it starts is no failure.
    if (error !== stopping.signal.reason) throw error
  }
}

function exitCodeOf(error: unknown): ExitCode {
  // Commander has said what is wrong; help that was asked for is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
  if (!isXenoError(error)) throw error
  console.error(`xenod: ${error.message}\n  code: ${error.code}${error.next === '' ? '' : `\n  ${error.next}`}`)
  return error.exit
}

try {
  await program().parseAsync()
  process.exit(ExitCode.ok)
} catch (error) {
  process.exit(exitCodeOf(error))
}
