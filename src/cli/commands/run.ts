/**
 * `xeno run`: one program on the cheapest server that fits, from the order to the last micro-unit back. Streams the
 * program's output, says on standard error what it cost, and exits with the program's own code. With --json there is a line
 * for each piece of output (`stream`, `data` in base64), and a last one for the result.
 */
import type { Command } from 'commander'
import { toText } from '../../types/bytes.ts'
import { formatMoney, parseMoney } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { formatDuration } from '../../types/units.ts'
import { withClient } from '../command.ts'
import { addRequirementOptions, type RequirementOptions, requirementsOf } from '../requirements.ts'
import { addTaskOptions, type TaskOptions, taskOf } from '../task-options.ts'
import { addCorpOption } from './account.ts'
import { settlementJson, settlementText } from './session.ts'

const DEFAULT_BUDGET = parseMoney('1') ?? 0n

export function addRunCommand(xeno: Command): void {
  addCorpOption(addTaskOptions(addRequirementOptions(xeno.command('run'))))
    .description('run a program on a server that fits, pay for it, and exit with its code')
    .argument('<argv...>', 'the program and its arguments, behind --')
    .option('--server <peer>', 'on this server: PEERID or MULTIADDR/p2p/PEERID')
    .option('--keep', 'leave the session open afterwards')
    .action((argv: string[], options: RequirementOptions & TaskOptions & { server?: string; corp?: string; keep?: boolean }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const run = await client.run({
          requirements: requirementsOf({ ...options, budget: options.budget ?? DEFAULT_BUDGET }),
          task: taskOf(argv, options),
          server: options.server,
          corp: options.corp,
          keep: options.keep ?? false,
          signal,
          onOutput: (stream, data) => {
            if (output.json) output.event({ stream, data: Buffer.from(data).toString('base64') }, () => '')
            else process[stream].write(data)
          },
        })
        process.exitCode = run.exitCode
        const { settlement, server, steps } = run
        const timing = steps.map(step => `${step.name} ${formatDuration(step.ms)}`).join(', ')
        output.progress(`${peerText(server)}: ${timing}`)
        if (settlement === undefined) output.progress('the session is still open: xeno session list')
        else output.progress(settlementText(settlement))
        if (output.json) {
          output.event(
            {
              exitCode: run.exitCode,
              server: peerText(server),
              steps: steps.map(step => ({ name: step.name, ms: step.ms })),
              session: toText(run.session),
              budget: formatMoney(run.cap),
              ...(settlement === undefined ? {} : { settlement: settlementJson(settlement) }),
            },
            () => '',
          )
        }
      }),
    )
}
