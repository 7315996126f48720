/** The ledger's invariants (protocols/corp/1, What holds), judged when a run is over and every certificate has reached every honest validator. */

import { creditLine } from '../../src/corp/core/enrol-rules.ts'
import type { Operation } from '../../src/corp/core/operation.ts'
import { issueOf, termsOf } from '../../src/corp/core/order.ts'
import { hasSlot, slotOf } from '../../src/corp/core/slots.ts'
import { Draft } from '../../src/corp/core/state.ts'
import { type Bytes, toText } from '../../src/types/bytes.ts'
import { type Money, maxMoney, minMoney, rateOver } from '../../src/types/money.ts'
import type { OrderRecord } from '../../src/wire/generated/corp-store.ts'
import type { Delivery } from './corp-honest.ts'
import type { HonestValidator } from './corp-validators.ts'
import { account, CLIENTS, type CorpWorld, PERIODS, SERVERS, SKEW_MS, TREASURY } from './corp-world.ts'
import { simCrypto } from './sim-crypto.ts'

/**
 * Brings every validator up, and every certificate to every honest one, in an order of its own; and to two newcomers that
 * know of nothing else, so that most certificates reach them before what they refer to.
 */
export function deliverAll(world: CorpWorld): void {
  const all = world.allCertificates
  world.honest.push(world.newcomer(), world.newcomer())
  for (const validator of world.honest) {
    validator.start()
    for (const certificate of world.random.shuffle([...all, ...world.random.some(all, 0.2)])) validator.apply(certificate)
  }
}

export function checkAll(world: CorpWorld, deliveries: readonly Delivery[]): string[] {
  return [
    ...world.violations,
    ...checkSlots(world),
    ...checkOrders(world),
    ...checkAgreement(world),
    ...checkMoney(world),
    ...checkPromises(world),
    ...checkDeliveries(world, deliveries),
  ]
}

/** S2, and the same for accounts: votes for at most one operation of a slot suffice for a certificate. */
function checkSlots(world: CorpWorld): string[] {
  const draft = draftOf(world, world.honest[0])
  const slots = new Map<string, Operation>()
  const found: string[] = []
  for (const { operation } of world.votes.values()) {
    if (!hasSlot(operation) || !world.isCertifiable(operation.id)) continue
    const slot = toText(slotOf(simCrypto, draft, operation).key)
    const other = slots.get(slot)
    if (other !== undefined) found.push(`S2: a ${operation.kind} and a ${other.kind} of one slot can both be certified`)
    slots.set(slot, operation)
  }
  return found
}

/** S1 and S3 for each order: no charge that can be certified is above any R that can be, nor above what the client allowed. */
function checkOrders(world: CorpWorld): string[] {
  const found: string[] = []
  for (const { id, honest } of world.orders) {
    const certifiable = [...world.votes.values()]
      .map(({ operation }) => operation)
      .filter(operation => 'order' in operation.body && toText(operation.body.order) === toText(id) && world.isCertifiable(operation.id))
    const charge = maxMoney(0n, ...certifiable.flatMap(operation => (operation.kind === 'charge' ? [operation.body.amount] : [])))
    const closes = certifiable.flatMap(operation => (operation.kind === 'close' ? [operation.body.amount] : operation.kind === 'cancel' ? [0n] : []))
    const frozen = smallestFreeze(world, id)
    for (const release of [...closes, ...(frozen === undefined ? [] : [frozen])]) {
      if (charge > release) found.push(`S1: a charge of ${charge} and a release at ${release} of one order can both be certified`)
    }
    const allowed = allowedCharge(world, id)
    if (honest && allowed !== undefined && charge > allowed)
      found.push(`S3: a charge of ${charge} can be certified where the client allowed ${allowed}`)
  }
  return found
}

/** The smallest R that the freeze statements made so far can give, with those that liars could add. */
function smallestFreeze(world: CorpWorld, order: Bytes): Money | undefined {
  const words = [...(world.freezes.get(toText(order))?.values() ?? [])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return words[world.committee.quorum.q - world.faults.liars - 1]
}

/** R1 by true time: the agreed rate until the order's end, or until the last honest validator applied the End and `step` more. */
function allowedCharge(world: CorpWorld, order: Bytes): Money | undefined {
  const records = world.honest.map(validator => draftOf(world, validator).order(order))
  const bound = records.find(record => record.presentation !== undefined && record.issue !== undefined)
  const issue = bound === undefined ? undefined : issueOf(bound)
  const terms = bound === undefined || issue === undefined ? undefined : termsOf(bound, issue)
  if (issue === undefined || terms === undefined) return undefined
  const tolerance = 2 * SKEW_MS
  const ends = records.flatMap(record => (record.endAt === undefined ? [] : [Number(record.endAt)]))
  const { setup, rate, step, limit } = terms.body
  const from = Number(terms.body.from)
  const byTime = setup + rateOver(rate, terms.notAfter + tolerance - from)
  const byEnd = ends.length === 0 ? byTime : setup + step + rateOver(rate, Math.max(...ends) + tolerance - from)
  return minMoney(issue.cap, limit, byTime, byEnd)
}

/** S4: the same certificates, the same balances. */
function checkAgreement(world: CorpWorld): string[] {
  const found: string[] = []
  const views = world.honest.map(validator => viewOf(world, validator))
  for (const [index, view] of views.entries())
    if (view !== views[0]) found.push(`S4: validator ${world.honest[index]?.index} holds ${view} where ${world.honest[0]?.index} holds ${views[0]}`)
  return found
}

function viewOf(world: CorpWorld, validator: HonestValidator): string {
  const draft = draftOf(world, validator)
  const accounts = accountsOf(world).map(([name, id]) => {
    const { credits, debits, opened, next } = draft.account(id)
    return `${name} ${credits}-${debits}${opened ? '' : '!'}@${next}`
  })
  const orders = world.orders.map(({ id }) => {
    const { income, release, issue } = draft.order(id)
    return `${issue === undefined ? '?' : ''}${income}/${release ?? '-'}`
  })
  const pools = PERIODS.map(period => {
    const { held, ratio } = draft.pool(period)
    return `${held}x${ratio ?? '-'}`
  })
  return `${accounts.join(', ')}; orders ${orders.join(' ')}; pools ${pools.join(' ')}`
}

/** S1: all money is in accounts, held by orders or by pools that are not settled, and nobody has spent beyond its line. */
function checkMoney(world: CorpWorld): string[] {
  const found: string[] = []
  for (const validator of world.honest) {
    const draft = draftOf(world, validator)
    let total = 0n
    for (const [name, id] of accountsOf(world)) {
      const { credits, debits } = draft.account(id)
      total += credits - debits
      const line = creditLine(draft, id)
      if (credits + line < debits) found.push(`S1: ${name} is overdrawn by ${debits - credits} with a line of ${line}`)
    }
    for (const { id } of world.orders) total += heldBy(draft.order(id))
    for (const period of PERIODS) total += draft.pool(period).ratio === undefined ? draft.pool(period).held : 0n
    if (total !== TREASURY) found.push(`S1: there are ${total} micro-units where ${TREASURY} began`)
  }
  return found
}

/** What an order holds of its cap: neither refunded nor paid out. */
function heldBy(order: OrderRecord): Money {
  const issue = issueOf(order)
  if (issue === undefined) return 0n
  const refund = order.release === undefined ? 0n : maxMoney(0n, issue.cap - order.release)
  const paid = issue.payee === undefined && order.presentation === undefined ? 0n : order.income
  return issue.cap - refund - paid
}

/** L1 and L2. */
function checkPromises(world: CorpWorld): string[] {
  return world.promises.filter(promise => !promise.kept).map(promise => `L1/L2: never happened: ${promise.what}`)
}

/** L3: an honest server is paid for what it delivered, but for its exposure and one interval. */
function checkDeliveries(world: CorpWorld, deliveries: readonly Delivery[]): string[] {
  const found: string[] = []
  const validator = world.honest[0]
  for (const delivery of deliveries) {
    const { income } = draftOf(world, validator).order(delivery.order)
    const unpaid = delivery.delivered - income
    if (unpaid > 0n) found.push(`L3: the server delivered ${delivery.delivered} and is owed ${income}`)
  }
  return found
}

function accountsOf(world: CorpWorld): [string, Bytes][] {
  return [['treasury', world.committee.treasury], ...[...CLIENTS, ...SERVERS].map((name): [string, Bytes] => [name, account(name)])]
}

function draftOf(world: CorpWorld, validator: HonestValidator | undefined): Draft {
  if (validator === undefined) throw new Error('at least one validator is honest')
  return new Draft(validator, world.committee)
}
