/** `xeno task`: programs in a session. */
import type { Command } from 'commander'
import type { Bytes } from '../../types/bytes.ts'
import { withClient } from '../command.ts'
import { idArgument } from '../parse.ts'
import { addTaskOptions, type TaskOptions, taskOf } from '../task-options.ts'

export function addTaskCommands(xeno: Command): void {
  const task = xeno.command('task').description('programs that run in sessions')
  addTaskOptions(task.command('deploy'))
    .description('start a program in a session')
    .argument('<session>', "the session's id", idArgument)
    .argument('<argv...>', 'the program and its arguments, behind --')
    .option('--name <name>', 'a name for it, unique in the session')
    .action((session: Bytes, argv: string[], options: TaskOptions & { name?: string }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const request = taskOf(argv, options)
        const deployed = await client.deployTask(session, options.name === undefined ? request : { ...request, name: options.name }, signal)
        output.result({ ...deployed }, () => `task ${deployed.task} (${deployed.name}) is ${deployed.state}`)
      }),
    )
}
