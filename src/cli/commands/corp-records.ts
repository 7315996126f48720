/** `xeno corp complain|complaints|evidence|audit`: what a XenoCorp keeps on record for everyone to see. */
import type { Command } from 'commander'
import type { Equivocation } from '../../client/ledger.ts'
import type { Operation } from '../../corp/core/operation.ts'
import { type Bytes, toText, toUtf8 } from '../../types/bytes.ts'
import { peerText } from '../../types/peer-id.ts'
import { withClient } from '../command.ts'
import { type Json, table } from '../output.ts'
import { idArgument, peerArgument } from '../parse.ts'
import { readBounded } from '../requirements.ts'
import { addCorpOption } from './account.ts'

const MAX_STATEMENTS_BYTES = 16 * 1024 * 1024

interface CorpOption {
  readonly corp?: string
}

export function addRecordCommands(corp: Command): void {
  addCorpOption(corp.command('complain'))
    .description("put a server's word against its own word on its record: two statements that contradict each other")
    .argument('<file...>', 'what `xeno server statements` saved')
    .action((files: string[], options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const lines = files.map(file => toUtf8(readBounded(file, MAX_STATEMENTS_BYTES))).join('\n')
        const { server, kind } = await client.ledger.complain(lines, { ...options, signal })
        output.result({ server: peerText(server), kind }, () => `on the record of ${peerText(server)}: ${kind}`)
      }),
    )
  addCorpOption(corp.command('complaints'))
    .description('the public record of a server')
    .argument('<server>', 'its PeerId', peerArgument)
    .action((server: Bytes, options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const complaints = await client.ledger.complaints(server, { ...options, signal })
        const rows = complaints.map(({ id, body, statements }) => ({
          complaint: toText(id),
          by: toText(body.account),
          statements: statements.map(({ kind }) => kind.toLowerCase()),
        }))
        output.result(rows, () =>
          rows.length === 0
            ? 'no complaints'
            : table(
                ['COMPLAINT', 'BY ACCOUNT', 'STATEMENTS'],
                rows.map(each => [each.complaint, each.by, each.statements.join(', ')]),
              ),
        )
      }),
    )
  addCorpOption(corp.command('evidence'))
    .description('who has signed two operations, or voted for two, where one is allowed')
    .argument('[subject]', 'an account or an order; all, where not given', idArgument)
    .action((subject: Bytes | undefined, options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const found = await client.ledger.evidence({ ...options, subject, signal })
        output.result(found.map(evidenceJson), () => (found.length === 0 ? 'no evidence' : evidenceTable(found)))
      }),
    )
  addAuditCommands(corp)
}

function addAuditCommands(corp: Command): void {
  const audit = corp.command('audit').description('requests of auditors: on record before anyone answers them')
  addCorpOption(audit.command('request'))
    .description('ask what is behind an order, as an auditor that the committee document names')
    .argument('<order>', 'its id', idArgument)
    .requiredOption('--key <file>', "the auditor's key")
    .requiredOption('--reason <text>', 'for those who read the record')
    .action((order: Bytes, options: CorpOption & { key: string; reason: string }, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const { corp: name, key, reason } = options
        const { body } = await client.ledger.requestAudit({ corp: name, keyPath: key, order, reason, signal })
        output.result({ auditor: peerText(body.auditor), seq: body.seq }, () => `on record: request ${body.seq} of ${peerText(body.auditor)}`)
      }),
    )
  addCorpOption(audit.command('list', { isDefault: true }))
    .description('all requests')
    .action((options: CorpOption, command: Command) =>
      withClient(command, async ({ client, output, signal }) => {
        const requests = await client.ledger.audits({ ...options, signal })
        const rows = requests.map(({ body }) => ({
          auditor: peerText(body.auditor),
          seq: body.seq,
          order: toText(body.order),
          reason: body.reason,
        }))
        output.result(rows, () =>
          rows.length === 0
            ? 'no requests'
            : table(
                ['AUDITOR', 'SEQ>', 'ORDER', 'REASON'],
                rows.map(each => [each.auditor, String(each.seq), each.order, each.reason]),
              ),
        )
      }),
    )
}

function whoOf({ by }: Equivocation): string {
  return 'validator' in by ? `validator ${by.validator}` : peerText(by.writer)
}

function evidenceJson(found: Equivocation): Json {
  const shown = ({ kind, id }: Operation): Json => ({ kind, id: toText(id) })
  return { by: whoOf(found), first: shown(found.first), second: shown(found.second) }
}

function evidenceTable(found: readonly Equivocation[]): string {
  const shown = ({ kind, id }: Operation): string => `${kind} ${toText(id).slice(0, 16)}`
  return table(
    ['WHO', 'FIRST', 'SECOND'],
    found.map(each => [whoOf(each), shown(each.first), shown(each.second)]),
  )
}
