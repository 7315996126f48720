/** Whether validators agree: on every account and on every order they say the same, so every certificate that counts is with each. */
import { toText } from '../../../src/types/bytes.ts'
import type { AccountFacts, OrderFacts } from './facts.ts'
import type { Ledger } from './ledger.ts'

/** What they differ in, a line each. */
export function differences({ accounts, orders }: Ledger): string[] {
  return [
    ...[...accounts].flatMap(([id, told]) => differing(`account ${id}`, told, accountFields)),
    ...[...orders].flatMap(([id, told]) => differing(`order ${id}`, told, orderFields)),
  ]
}

type Fields = Readonly<Record<string, string>>

function differing<Status>(what: string, told: ReadonlyMap<string, Status>, fieldsOf: (status: Status) => Fields): string[] {
  const said = [...told].map(([validator, status]) => ({ validator, fields: fieldsOf(status) }))
  const names = Object.keys(said[0]?.fields ?? {})
  return names.flatMap(name => {
    const byValue = Map.groupBy(said, ({ fields }) => fields[name] ?? '')
    if (byValue.size <= 1) return []
    const sides = [...byValue].map(([value, group]) => `${value === '' ? 'nothing' : value} at ${group.map(({ validator }) => validator).join(', ')}`)
    return [`${what}, ${name}: ${sides.join('; ')}`]
  })
}

function accountFields({ opened, owner, next, credits, debits, enrolments }: AccountFacts): Fields {
  return {
    opened: opened ? 'yes' : 'no',
    owner,
    'next sequence number': String(next),
    credits: String(credits),
    debits: String(debits),
    enrolments: enrolments.join(' '),
  }
}

function orderFields({ issue, binding, payout, income, refund, released, end }: OrderFacts): Fields {
  return {
    issue: issue === undefined ? '' : `cap ${issue.cap}`,
    binding,
    payout: payout === undefined ? '' : toText(payout),
    charged: String(income),
    released: released ? `with ${refund} back` : '',
    end,
  }
}
