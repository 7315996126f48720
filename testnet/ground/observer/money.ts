/** Whether money adds up: at every validator the accounts and what orders hold are together what the treasury began with. */
import { formatMoney, type Money } from '../../../src/types/money.ts'
import { heldBy, isOver, type OrderFacts } from './facts.ts'
import type { Ledger } from './ledger.ts'

/**
 * What is wrong, a line each; to be asked when nothing is under way.
 * @param settled every order must be over: all it held was paid or came back
 */
export function moneyMissing(ledger: Ledger, credit: Money, settled: boolean): string[] {
  const sums = ledger.validators.flatMap(validator => wrongSum(ledger, validator, credit))
  return settled ? [...sums, ...openOrders(ledger)] : sums
}

export function inAccounts({ accounts }: Ledger, validator: string): Money {
  return [...accounts.values()].reduce((total, told) => total + balanceOf(told.get(validator)), 0n)
}

/** What orders hold. */
export function setAside({ orders }: Ledger, validator: string): Money {
  return [...orders.values()].reduce((total, told) => {
    const order = told.get(validator)
    return order === undefined ? total : total + heldBy(order)
  }, 0n)
}

export function balanceOf(account: { readonly credits: Money; readonly debits: Money } | undefined): Money {
  return account === undefined ? 0n : account.credits - account.debits
}

function wrongSum(ledger: Ledger, validator: string, credit: Money): string[] {
  const [free, held] = [inAccounts(ledger, validator), setAside(ledger, validator)]
  const off = free + held - credit
  if (off === 0n) return []
  const says = off > 0n ? `${formatMoney(off)} too much` : `${formatMoney(-off)} too little`
  return [`${validator}: accounts have ${formatMoney(free)} and orders hold ${formatMoney(held)}, of ${formatMoney(credit)}: ${says}`]
}

function openOrders({ orders, validators }: Ledger): string[] {
  return [...orders].flatMap(([id, told]) => {
    const open = validators.filter(validator => {
      const order = told.get(validator)
      return order !== undefined && !isOver(order)
    })
    const [first] = open
    const order = first === undefined ? undefined : told.get(first)
    return order === undefined ? [] : [`order ${id} is not over at ${open.join(', ')}: ${describe(order)}`]
  })
}

function describe(order: OrderFacts): string {
  const { issue, binding, income, refund, released, end } = order
  if (issue === undefined) return 'its issue is not known'
  const facts = [`cap ${formatMoney(issue.cap)}`, binding === '' ? 'not bound' : binding.split(' ')[0], `charged ${formatMoney(income)}`]
  return [...facts, released ? `released, ${formatMoney(refund)} back` : 'not released', ...(end === '' ? [] : ['ended by its client'])].join(', ')
}
