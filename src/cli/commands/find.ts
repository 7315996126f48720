/** `xeno lookup` asks the XIS itself; `xeno find` asks an RD, which matches requirements to servers. */
import type { Command } from 'commander'
import type { FoundServer } from '../../client/types.ts'
import { ExitCode } from '../../types/errors.ts'
import { formatMoney } from '../../types/money.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { type Json, table } from '../output.ts'
import { countArgument } from '../parse.ts'
import { addRequirementOptions, type RequirementOptions, requirementsOf } from '../requirements.ts'
import { addCorpOption } from './account.ts'

export function addFindCommands(xeno: Command): void {
  xeno
    .command('lookup')
    .description('servers by one token of their advertisements, in the order of its values')
    .argument('<token>', "an element's name or path, such as CPUsmps or Environment/EnvType")
    .argument('[range]', 'FROM-TO, one value, or nothing for presence alone')
    .option('--limit <count>', 'entries at most', countArgument, 10)
    .option('--after <cursor>', 'go on behind this cursor')
    .action((token: string, range: string | undefined, options: { limit: number; after?: string }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const { entries, total, cursor } = await client.lookup({ token, range, limit: options.limit, after: options.after })
        output.result(
          {
            total: total as Json,
            cursor,
            entries: entries.map(entry => ({
              place: entry.place,
              server: peerText(entry.server),
              value: entry.value,
              state: entry.state,
              version: entry.version,
            })),
          },
          () =>
            [
              table(
                ['PLACE>', 'SERVER', 'VALUE', 'STATE'],
                entries.map(entry => [String(entry.place), peerText(entry.server), entry.value, entry.state]),
              ),
              `${entries.length} of ${totalText(total)}${cursor === undefined ? '' : `; more with --after ${cursor}`}`,
            ].join('\n'),
        )
      }),
    )
  addCorpOption(addRequirementOptions(xeno.command('find')))
    .description('servers that meet requirements, the cheapest first; and why the nearest others do not')
    .option('--limit <count>', 'suggestions at most', countArgument, 10)
    .action((options: RequirementOptions & { limit: number; corp?: string }, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const found = await client.find({ requirements: requirementsOf(options), corp: options.corp, limit: options.limit })
        if (found.suggestions.length === 0) process.exitCode = ExitCode.noMatch
        output.result({ suggestions: found.suggestions.map(foundJson), others: found.others.map(foundJson) }, () => foundText(found))
      }),
    )
}

function totalText(total: { readonly low: number; readonly high: number }): string {
  return total.low === total.high ? String(total.low) : `${total.low} to ${total.high}`
}

function foundJson(server: FoundServer): Json {
  return {
    server: peerText(server.server),
    addresses: server.addresses,
    environment: server.environment,
    cost: server.cost === undefined ? undefined : formatMoney(server.cost),
    load: server.load,
    location: server.location,
    unmet: server.unmet.map(each => ({ ...each })),
  }
}

export function foundText(found: { readonly suggestions: readonly FoundServer[]; readonly others: readonly FoundServer[] }): string {
  const percent = (load: number | undefined): string => (load === undefined ? '' : `${Math.round(load * 100)} %`)
  const parts =
    found.suggestions.length === 0
      ? ['no server meets these requirements']
      : [
          table(
            ['COST>', 'SERVER', 'ENVIRONMENT', 'LOAD>', 'LOCATION'],
            found.suggestions.map(each => [
              each.cost === undefined ? '?' : formatMoney(each.cost),
              peerText(each.server),
              each.environment,
              percent(each.load),
              each.location ?? '',
            ]),
          ),
        ]
  for (const other of found.others) {
    parts.push(`${peerText(other.server)} does not fit:`)
    for (const { requirement, asked, nearest } of other.unmet)
      parts.push(`  ${requirement}: asked ${asked}, ${nearest === '' ? 'not to be had' : `the nearest is ${nearest}`}`)
  }
  return parts.join('\n')
}
