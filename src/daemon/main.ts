/** `xenod`: make a node (`init`, `key`, `found`), check it (`check`), run it (`run`), and ask it how it is (`status`). */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { ExitCode, isXenoError } from '../types/errors.ts'
import { parseDuration } from '../types/units.ts'
import { foundCorpFile, foundXisFile } from './found.ts'
import { initNode, ROLE_TEMPLATES } from './init.ts'
import { makeKey, showKey } from './key.ts'
import { VERSION } from './version.ts'

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
  addKeyCommand(xenod)
  addWatchingCommands(xenod)
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

function addKeyCommand(xenod: Command): void {
  xenod
    .command('key')
    .description("make a key that is no node's, such as a registrar's or a treasurer's, and print its PeerId")
    .argument('<file>', 'where to keep it, mode 0600; what is there is never overwritten')
    .option('--show', 'print the PeerId of a key that is there')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, { show, json }: { show?: boolean; json?: boolean }) => {
      const key = show === true ? showKey(file) : await makeKey(file)
      console.log(json === true ? JSON.stringify(key) : key.peer)
    })
}

function durationOption(text: string): number {
  const ms = parseDuration(text)
  if (ms === undefined) throw new InvalidArgumentError('Expected a time such as 90s, 10m or 24h.')
  return ms
}

/** Their exit codes say whether all is well. */
function addWatchingCommands(xenod: Command): void {
  xenod
    .command('check')
    .description('check the config file, its documents and keys, and this machine, without starting anything')
    .option('--home <folder>', 'where the node keeps its files', defaultHome())
    .option('--json', 'print the result as JSON')
    .action(async ({ home, json }: { home: string; json?: boolean }) => {
      process.exitCode = await (await import('./check/command.ts')).printCheck(home, json === true)
    })
  xenod
    .command('status')
    .description('ask the node that runs in a folder how it is: exit code 0 well, 1 problems, 75 starting, 69 no answer')
    .option('--home <folder>', 'where the node keeps its files', defaultHome())
    .option('--wait <time>', 'wait until all is well, at most so long, such as 2m', durationOption, 0)
    .option('--json', 'print the result as JSON')
    .action(async ({ home, wait, json }: { home: string; wait: number; json?: boolean }) => {
      process.exitCode = await (await import('./status/command.ts')).printStatus(home, { waitMs: wait, json: json === true })
    })
}

async function runUntilStopped(configFile: string, withParent: boolean): Promise<void> {
  // Secret files have their modes given; a stricter mask would only hide from guests what is theirs.
  process.umask(0o022)
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  let signals = 0
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (++signals > 1) process.exit(ExitCode.internal)
      stop()
    })
  }
  if (withParent) process.stdin.on('end', stop).on('error', stop).resume()
  try {
    // The other commands start without what only a running node needs.
    const { runDaemon } = await import('./run.ts')
    await runDaemon(configFile, stopping.signal)
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
  process.exit(process.exitCode)
} catch (error) {
  process.exit(exitCodeOf(error))
}
