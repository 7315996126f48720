/** `xeno session`: agreements with servers, and the domains that run under them. */
import type { Command } from 'commander'
import type { SessionSummary, Settlement } from '../../client/types.ts'
import { type Bytes, toText } from '../../types/bytes.ts'
import { formatMoney, type Money } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { fields, type Json, table } from '../output.ts'
import { countArgument, idArgument, moneyArgument } from '../parse.ts'
import { addRequirementOptions, type RequirementOptions, requirementsOf } from '../requirements.ts'
import { addCorpOption } from './account.ts'

export function addSessionCommands(xeno: Command): void {
  const session = xeno.command('session').description('sessions: resources on a server, paid for by an order')
  addCorpOption(addRequirementOptions(session.command('create')))
    .description('find a server (or take the one named), issue an order and create a session')
    .option('--server <peer>', 'this server: PEERID or MULTIADDR/p2p/PEERID')
    .option('--order <order>', 'pay with this order, issued or taken in before, in place of a new one', idArgument)
    .action((options: RequirementOptions & { server?: string; corp?: string; order?: Bytes }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { server, corp, order } = options
        const created = await client.createSession({ requirements: requirementsOf(options), server, corp, order, signal })
        output.result(sessionJson(created), () => sessionText(created))
      }),
    )
  session
    .command('show')
    .argument('<session>', 'its id', idArgument)
    .action((id: Bytes, _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const shown = await client.session(id)
        output.result(sessionJson(shown), () => sessionText(shown))
      }),
    )
  session
    .command('list')
    .description('your sessions, the newest first')
    .action((_options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const sessions = await client.sessions()
        output.result(sessions.map(sessionJson), () =>
          table(
            ['SESSION', 'STATE', 'SERVER', 'BILL>', 'CAP>'],
            sessions.map(each => [toText(each.session), each.state, peerText(each.server), formatMoney(each.bill), formatMoney(each.cap)]),
          ),
        )
      }),
    )
  session
    .command('logs')
    .argument('<session>', 'its id', idArgument)
    .argument('[task]', 'the number of the task', countArgument, 1)
    .option('--follow', 'stay until the task has ended')
    .action((id: Bytes, task: number, options: { follow?: boolean }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        for await (const chunk of client.logs(id, { task, follow: options.follow ?? false, signal })) {
          const target = chunk.stream === 'stderr' ? process.stderr : process.stdout
          if (output.json) output.event({ stream: chunk.stream, time: chunk.time, data: Buffer.from(chunk.data).toString('base64') }, () => '')
          else target.write(chunk.data)
        }
      }),
    )
  session
    .command('extend')
    .description('add money: a further order for the same session')
    .argument('<session>', 'its id', idArgument)
    .argument('<amount>', 'the most that may be spent on top', moneyArgument)
    .action((id: Bytes, amount: Money, _options: object, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const extended = await client.extendSession(id, amount, signal)
        output.result(sessionJson(extended), () => sessionText(extended))
      }),
    )
  session
    .command('close')
    .description('end a session, pay for what was used, get the rest back')
    .argument('<session>', 'its id', idArgument)
    .action((id: Bytes, _options: object, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const settled = await client.closeSession(id, signal)
        output.result(settlementJson(settled), () => settlementText(settled))
      }),
    )
}

function sessionJson(session: SessionSummary): Json {
  return {
    session: toText(session.session),
    server: peerText(session.server),
    state: session.state,
    reason: session.reason,
    bill: formatMoney(session.bill),
    cap: formatMoney(session.cap),
    currency: session.currency,
    createdAt: new Date(session.createdAt).toISOString(),
    paidUntil: session.paidUntil === 0 ? undefined : new Date(session.paidUntil).toISOString(),
    tasks: session.tasks.map(task => ({ ...task })),
  }
}

function sessionText(session: SessionSummary): string {
  const { resources } = session
  return [
    fields([
      ['session', toText(session.session)],
      ['server', peerText(session.server)],
      ['state', session.reason === '' ? session.state : `${session.state} (${session.reason})`],
      ...(resources === undefined
        ? []
        : [
            [
              'resources',
              `${resources.cpuMsps} ms/s CPU, ${resources.memoryBytes >> 20} MiB memory, ${resources.networkBps / 1_000_000} Mbit/s`,
            ] as const,
          ]),
      ['bill so far', `${formatMoney(session.bill)} of at most ${formatMoney(session.cap)} ${session.currency}`],
      ...(session.paidUntil === 0 ? [] : [['paid until', new Date(session.paidUntil).toISOString()] as const]),
    ]),
    ...(session.tasks.length === 0
      ? []
      : [
          table(
            ['TASK>', 'NAME', 'STATE', 'EXIT>'],
            session.tasks.map(task => [String(task.task), task.name, task.state, task.exitCode === undefined ? '' : String(task.exitCode)]),
          ),
        ]),
  ].join('\n')
}

export function settlementJson(settled: Settlement): Json {
  return {
    session: toText(settled.session),
    bill: formatMoney(settled.bill),
    paid: formatMoney(settled.paid),
    refunded: formatMoney(settled.refunded),
    cap: formatMoney(settled.cap),
    currency: settled.currency,
  }
}

export function settlementText({ paid, refunded, cap, currency }: Settlement): string {
  return `cost ${formatMoney(paid)} ${currency}; ${formatMoney(refunded)} of ${formatMoney(cap)} came back`
}
