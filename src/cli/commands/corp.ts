/** `xeno corp`, `xeno rd`, `xeno xis`: the payment houses and services that this client knows. */
import type { Command } from 'commander'
import { toText } from '../../types/bytes.ts'
import { withClient } from '../command.ts'
import { table } from '../output.ts'
import { readBounded } from '../requirements.ts'
import { addPolicyCommands } from './corp-policy.ts'
import { addRecordCommands } from './corp-records.ts'

const MAX_XIS_DOCUMENT_BYTES = 16 * 1024

export function addCorpCommands(xeno: Command): void {
  const corp = xeno.command('corp').description('payment houses')
  corp
    .command('add')
    .description('learn a XenoCorp: the address of one of its validators, then its name')
    .argument('<address>', 'MULTIADDR/p2p/PEERID/NAME')
    .action((address: string, _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const added = await client.addCorp(address)
        output.result(
          { name: toText(added.name), title: added.title, currency: added.currency, validators: added.validators },
          () => `added ${added.title} (${added.currency}), ${added.validators} validators`,
        )
      }),
    )
  corp
    .command('list')
    .description('the XenoCorps that are known, and your accounts with them')
    .action((_options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const corps = client.corps()
        output.result(
          corps.map(known => ({
            name: toText(known.name),
            title: known.title,
            currency: known.currency,
            validators: known.validators,
            account: toText(known.account),
          })),
          () =>
            table(
              ['TITLE', 'CURRENCY', 'VALIDATORS>', 'NAME'],
              corps.map(known => [known.title, known.currency, String(known.validators), toText(known.name)]),
            ),
        )
      }),
    )
  addPolicyCommands(corp)
  addRecordCommands(corp)
  addServiceCommands(xeno)
}

function addServiceCommands(xeno: Command): void {
  const rd = xeno.command('rd').description('match-makers to ask')
  rd.command('add')
    .description('ask this RD from now on, before those known')
    .argument('<address>', 'MULTIADDR/p2p/PEERID')
    .action((address: string, _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        await client.addRd(address)
        output.result({ added: address }, () => `added the RD ${address}`)
      }),
    )
  rd.command('list').action((_options: object, command: Command) =>
    withClient(command, async ({ client, output }) => {
      const { rds } = client.settings
      output.result(rds, () => rds.join('\n'))
    }),
  )
  const xis = xeno.command('xis').description('information services to look things up in')
  xis
    .command('add')
    .description('look things up in this XIS: its document, and nodes to start from')
    .argument('<document>', "the document's file")
    .argument('<address...>', 'MULTIADDR/p2p/PEERID')
    .action((document: string, addresses: string[], _options: object, command: Command) =>
      withClient(command, async ({ client, output }) => {
        const name = await client.addXis(readBounded(document, MAX_XIS_DOCUMENT_BYTES), addresses)
        output.result({ name: toText(name) }, () => `added the XIS ${toText(name)}`)
      }),
    )
}
