/**
 * The paid-until lease (protocols/session/1): until when a session's work is paid for, if it costs the most it can.
 *
 *     reading time + min(limits - rent hold - bill, certified + exposure - bill) / maxRate - freeze latency
 *
 * The keeper freezes a domain whose lease runs out, also when the daemon is dead. So no limit is overspent, and no more
 * than the exposure is ever owed.
 */
import { type Money, MS_PER_HOUR, minMoney } from '../../types/money.ts'

export interface Funds {
  /** What the session's orders allow in all. */
  readonly limits: Money
  readonly rentHold: Money
  readonly bill: Money
  readonly certified: Money
  readonly exposure: Money
  /** The largest bill that acknowledgements let be charged, where the caveat `acked` asks for them. */
  readonly acked: Money | undefined
}

export type Shortage = 'money' | 'exposure'

export interface Coverage {
  /** Ms since 1970 until which time may be metered; Infinity where nothing costs anything. */
  readonly until: number
  /** Which of the two bounds it. */
  readonly shortage: Shortage
}

/** How long the funds cover work at the highest rate, from the time of the reading that gave the bill. */
export function coverWork(readAt: number, funds: Funds, maxRate: Money): Coverage {
  return cover(readAt, funds.limits - funds.rentHold, funds, maxRate)
}

/** How long they cover the rent of a paused session: the rent hold is there to be used up. */
export function coverRent(readAt: number, funds: Funds, rent: Money): Coverage {
  return cover(readAt, funds.limits, funds, rent)
}

function cover(readAt: number, limits: Money, funds: Funds, rate: Money): Coverage {
  const money = limits - funds.bill
  const secured = funds.certified + funds.exposure
  const owed = (funds.acked === undefined ? secured : minMoney(secured, funds.acked)) - funds.bill
  const shortage: Shortage = money <= owed ? 'money' : 'exposure'
  const left = minMoney(money, owed)
  if (left <= 0n) return { until: readAt, shortage }
  if (rate === 0n) return { until: Number.POSITIVE_INFINITY, shortage }
  return { until: readAt + Number((left * MS_PER_HOUR) / rate), shortage }
}
