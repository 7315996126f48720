/** `xeno order`: purchase orders, made by hand; `xeno run` and `xeno session create` make their own. */
import type { Command } from 'commander'
import type { OrderSummary } from '../../client/types.ts'
import { type Bytes, toText } from '../../types/bytes.ts'
import { formatMoney, type Money } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { addCaveatOptions, type CaveatOptions, caveatsOf } from '../caveat-options.ts'
import { withClient } from '../command.ts'
import { writeNew } from '../files.ts'
import { fields, type Json, table } from '../output.ts'
import { durationArgument, idArgument, moneyArgument, peerArgument } from '../parse.ts'
import { readBounded } from '../requirements.ts'
import { addCorpOption } from './account.ts'

const MAX_BUNDLE_BYTES = 128 * 1024

export function addOrderCommands(xeno: Command): void {
  const order = xeno.command('order').description('purchase orders: money set aside for sessions')
  addCorpOption(addCaveatOptions(order.command('issue')))
    .description('set money aside; what is not spent comes back')
    .argument('<amount>', 'the most that may be spent', moneyArgument)
    .option('--for <time>', 'how long it can be used', durationArgument, 3_600_000)
    .option('--payee <peer>', 'born bound to this server: it starts without asking the XenoCorp; cannot be cancelled', peerArgument)
    .action((cap: Money, options: CaveatOptions & { corp?: string; for: number; payee?: Bytes }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { corp, payee } = options
        const issued = await client.issueOrder({ corp, cap, payee, lifetimeMs: options.for, caveats: caveatsOf(options, Date.now()), signal })
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
  order
    .command('end')
    .description('let no server begin with an order, and the one that has it stop: the rest comes back after the grace at the latest')
    .argument('<order>', 'its id', idArgument)
    .action((id: Bytes, _options: object, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const ended = await client.endOrder(id, signal)
        output.result(orderJson(ended), () => orderText(ended))
      }),
    )
  addHandingOn(order)
}

function addHandingOn(order: Command): void {
  addCaveatOptions(order.command('narrow'))
    .description('restrict an order of yours further; nothing lifts a restriction again')
    .argument('<order>', 'its id', idArgument)
    .action((id: Bytes, options: CaveatOptions, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const narrowed = await client.narrowOrder(id, caveatsOf(options, Date.now()))
        output.result(orderJson(narrowed), () => orderText(narrowed))
      }),
    )
  addCaveatOptions(order.command('delegate'))
    .description('hand an order on to another wallet, restricted further; what is not spent still comes back to you')
    .argument('<order>', 'its id', idArgument)
    .argument('<key>', 'what `xeno account key` shows to the other', peerArgument)
    .requiredOption('--out <file>', 'where to write what the other takes in')
    .action((id: Bytes, key: Bytes, options: CaveatOptions & { out: string }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const bundle = await client.delegateOrder(id, key, caveatsOf(options, Date.now()))
        writeNew(options.out, bundle)
        output.result(
          { order: toText(id), holder: peerText(key), file: options.out },
          () => `wrote ${options.out}: give it to the holder of ${peerText(key)}`,
        )
      }),
    )
  order
    .command('take')
    .description('take in an order that was handed on to you')
    .argument('<file>', 'what `xeno order delegate` wrote')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const taken = await client.takeOrder(readBounded(file, MAX_BUNDLE_BYTES))
        output.result(orderJson(taken), () => orderText(taken))
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
    caveats: order.caveats,
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
    ...order.caveats.map(caveat => ['caveat', caveat] as const),
  ])
}
