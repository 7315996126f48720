/**
 * Money: an integer count of micro-units (10^-6) of a XenoCorp's currency, a bigint in code, a decimal in documents and
 * on screen. Rates are micro-units per hour of real time, so that small unit prices stay whole numbers.
 */
export type Money = bigint

export const MICROS_PER_UNIT = 1_000_000n
/** The largest amount that any record holds: 2^63 - 1 micro-units. */
export const MAX_MONEY: Money = 2n ** 63n - 1n
export const MS_PER_HOUR = 3_600_000n

/** `'1.25'` -> 1250000n; undefined when it is not a plain decimal with at most six places, or is too large. */
export function parseMoney(text: string): Money | undefined {
  const match = /^(\d{1,13})(?:\.(\d{1,6}))?$/.exec(text)
  if (match === null) return undefined
  const micros = BigInt(match[1] ?? '0') * MICROS_PER_UNIT + BigInt((match[2] ?? '').padEnd(6, '0'))
  return micros <= MAX_MONEY ? micros : undefined
}

/** 1250000n -> `'1.25'`: the shortest exact decimal. */
export function formatMoney(amount: Money): string {
  const sign = amount < 0n ? '-' : ''
  const absolute = amount < 0n ? -amount : amount
  const fraction = (absolute % MICROS_PER_UNIT).toString().padStart(6, '0').replace(/0+$/, '')
  return `${sign}${absolute / MICROS_PER_UNIT}${fraction === '' ? '' : `.${fraction}`}`
}

/** ceil(ratePerHour x ms / 1 h): what a rate comes to in a time, rounded up; 0 for a time that is not positive. */
export function rateOver(ratePerHour: Money, ms: number): Money {
  if (ms <= 0) return 0n
  const scaled = ratePerHour * BigInt(Math.ceil(ms))
  return (scaled + MS_PER_HOUR - 1n) / MS_PER_HOUR
}

export function minMoney(first: Money, ...rest: Money[]): Money {
  return rest.reduce((least, amount) => (amount < least ? amount : least), first)
}

export function maxMoney(first: Money, ...rest: Money[]): Money {
  return rest.reduce((most, amount) => (amount > most ? amount : most), first)
}
