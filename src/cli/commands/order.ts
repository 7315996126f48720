/** `xeno order`: purchase orders, made by hand; `xeno run` and `xeno session create` make their own. */
import type { Command } from 'commander'
import type { OrderSummary } from '../../client/types.ts'
import { type Bytes, toText } from '../../types/bytes.ts'
import { formatMoney, type Money } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { fields, type Json, table } from '../output.ts'
import { durationArgument, idArgument, listOf, moneyArgument, peerArgument } from '../parse.ts'
import { addCorpOption } from './account.ts'

export function addOrderCommands(xeno: Command): void {
  const order = xeno.command('order').description('purchase orders: money set aside for sessions')
  addCorpOption(order.command('issue'))
    .description('set money aside; what is not spent comes back')
    .argument('<amount>', 'the most that may be spent', moneyArgument)
    .option('--for <time>', 'how long it can be used', durationArgument, 3_600_000)
    .option('--server <peer>', 'only for this server; again for further ones', listOf(peerArgument))
    .action((cap: Money, options: { corp?: string; for: number; server?: Bytes[] }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const issued = await client.issueOrder({ corp: options.corp, cap, lifetimeMs: options.for, servers: options.server ?? [], signal })
        output.result(orderJson(issued), () => orderText(issued))
      }),
    )
  order
    .command('show')
    .argument('<order>', 'its id', idArgument)
    .action((id: Bytes, _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const summary = await client.order(id)
        output.result(orderJson(summary), () => orderText(summary))
      }),
    )
  addCorpOption(order.command('list'))
    .description('your orders, the newest first')
    .action((options: { corp?: string }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const orders = await client.orders(options.corp)
        output.result(orders.map(orderJson), () =>
          table(
            ['ORDER', 'STATE', 'CAP>', 'CHARGED>', 'BACK>', 'USABLE UNTIL'],
            orders.map(each => [
              toText(each.order),
              each.state,
              formatMoney(each.cap),
              formatMoney(each.charged),
              formatMoney(each.refunded),
              new Date(each.notAfter).toISOString(),
            ]),
          ),
        )
      }),
    )
  order
    .command('cancel')
    .description('get all of an order back that no server has been given')
    .argument('<order>', 'its id', idArgument)
    .action((id: Bytes, _options: object, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const cancelled = await client.cancelOrder(id, signal)
        output.result(orderJson(cancelled), () => orderText(cancelled))
      }),
    )
}

function orderJson(order: OrderSummary): Json {
  return {
    order: toText(order.order),
    xenoCorp: toText(order.xenoCorp),
    currency: order.currency,
    state: order.state,
    cap: formatMoney(order.cap),
    charged: formatMoney(order.charged),
    refunded: formatMoney(order.refunded),
    notAfter: new Date(order.notAfter).toISOString(),
    server: order.server === undefined ? undefined : peerText(order.server),
    session: order.session === undefined ? undefined : toText(order.session),
  }
}

function orderText(order: OrderSummary): string {
  return fields([
    ['order', toText(order.order)],
    ['state', order.state],
    ['cap', `${formatMoney(order.cap)} ${order.currency}`],
    ['charged', formatMoney(order.charged)],
    ['back', formatMoney(order.refunded)],
    ['usable until', new Date(order.notAfter).toISOString()],
    ...(order.server === undefined ? [] : [['server', peerText(order.server)] as const]),
    ...(order.session === undefined ? [] : [['session', toText(order.session)] as const]),
  ])
}
