/** `xeno server status`: what a server says of itself, signed by it. */
import type { Command } from 'commander'
import { formatMoney } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { formatBytes } from '../../types/units.ts'
import { withClient } from '../command.ts'
import { append } from '../files.ts'
import { fields, table } from '../output.ts'
import { addCorpOption } from './account.ts'

export function addServerCommands(xeno: Command): void {
  const server = xeno.command('server').description('single servers')
  addCorpOption(server.command('statements'))
    .description('save what a server says of itself now, signed by it: evidence for the day when it says otherwise')
    .argument('<server>', 'its PeerId, or MULTIADDR/p2p/PEERID')
    .argument('<file>', 'lines are added to it')
    .action((address: string, file: string, options: { corp?: string }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { statements, lines } = await client.ledger.statements(address, { ...options, signal })
        append(file, lines)
        output.result(
          { file, statements: statements.map(({ statement }) => statement.kind.toLowerCase()) },
          () => `added ${statements.length} to ${file}`,
        )
      }),
    )
  addCorpOption(server.command('status'))
    .description('what a server offers, what is free, and what it asks')
    .argument('<server>', 'its PeerId, or MULTIADDR/p2p/PEERID')
    .action((address: string, options: { corp?: string }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const status = await client.serverStatus(address, options.corp)
        const { free, capacity, prices } = status
        output.result(
          {
            server: peerText(status.server),
            time: new Date(status.time).toISOString(),
            capacity: { ...capacity },
            free: { ...free },
            sessions: status.sessions,
            environments: status.environments.map(({ name, envType, envKernel, driver, isolation, guarantees, largest }) => ({
              name,
              envType,
              envKernel,
              driver,
              isolation,
              guarantees,
              largest: { ...largest },
            })),
            prices: prices === undefined ? undefined : Object.fromEntries(Object.entries(prices).map(([name, price]) => [name, formatMoney(price)])),
          },
          () =>
            [
              fields([
                ['server', peerText(status.server)],
                ['free CPU', `${free.cpuMsps} of ${capacity.cpuMsps} ms/s`],
                ['free memory', `${formatBytes(free.memoryBytes)} of ${formatBytes(capacity.memoryBytes)}`],
                ['free disk', `${formatBytes(free.diskBytes)} of ${formatBytes(capacity.diskBytes)}`],
                ['free network', `${free.networkBps / 1_000_000} of ${capacity.networkBps / 1_000_000} Mbit/s`],
                ['sessions', String(status.sessions)],
                ...(prices === undefined ? [] : Object.entries(prices).map(([name, price]) => [name, formatMoney(price)] as const)),
              ]),
              table(
                ['ENVIRONMENT', 'TYPE', 'KERNEL', 'DRIVER', 'GUARANTEES'],
                status.environments.map(each => [each.name, each.envType, each.envKernel, each.driver, each.guarantees.join(' ')]),
              ),
            ].join('\n'),
        )
      }),
    )
}
