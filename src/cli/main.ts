/**
 * `xeno`: what a client does, from the command line. Each group of commands is a file in commands/, loaded when it is
 * used, so that a command starts with no more code than it needs.
 *
 * Exit codes: 0 done; 64 usage, 65 bad input, 66 not found, 68 no match, 69 unavailable, 70 internal, 72 money, 75 timed
 * out, 76 integrity, 77 refused, 78 configuration; `xeno run` exits with its task's own code when the task ran.
 */
import { Command, CommanderError, Option } from 'commander'
import { ExitCode } from '../types/errors.ts'
import { addAccountCommands } from './commands/account.ts'
import { addCorpCommands } from './commands/corp.ts'
import { addFindCommands } from './commands/find.ts'
import { addOrderCommands } from './commands/order.ts'
import { addRunCommand } from './commands/run.ts'
import { addServerCommands } from './commands/server.ts'
import { addSessionCommands } from './commands/session.ts'
import { addTaskCommands } from './commands/task.ts'
import { Output } from './output.ts'

const VERSION = '0.1.0'

function program(): Command {
  const xeno = new Command('xeno')
    .description('Find servers, pay for sessions on them, run tasks in them.')
    .version(VERSION)
    .addOption(new Option('--home <folder>', 'where keys, accounts and settings are kept').env('XENO_HOME').default(defaultHome()))
    .option('--json', 'print one JSON document (or one a line, where a result comes bit by bit)')
    .option('--quiet', 'no progress on standard error')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addCorpCommands(xeno)
  addAccountCommands(xeno)
  addOrderCommands(xeno)
  addFindCommands(xeno)
  addServerCommands(xeno)
  addSessionCommands(xeno)
  addTaskCommands(xeno)
  addRunCommand(xeno)
  return xeno
}

function defaultHome(): string {
  const base = process.env.XDG_CONFIG_HOME ?? `${process.env.HOME ?? '.'}/.config`
  return `${base}/xeno`
}

/** Behind `--` stand a task's own arguments. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).includes('--json')
}

// A time limit alone keeps no process alive: a command that waits for nothing else would end before it hears of it.
setInterval(() => undefined, 2 ** 31 - 1)

try {
  await program().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
  else process.exitCode = new Output({ json: asksForJson(process.argv) }).failure(error)
}
// Connections and their timers would keep the process alive; what is written is flushed first.
process.stdout.write('', () => process.exit())
