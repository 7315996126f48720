/** What people write of a line: times, rates, parts. */
const MAX_MS = 60_000
const MAX_KBITS = 100_000_000
const KBITS_PER_MBIT = 1_000

const TIMES: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000 }
const RATES: Readonly<Record<string, number>> = { kbit: 1, Mbit: KBITS_PER_MBIT, Gbit: 1_000_000 }

export const EXPECTED = {
  milliseconds: 'a time such as 200us, 20ms or 1s, at most a minute',
  mbps: 'a rate such as 512kbit, 10Mbit or 1Gbit',
  part: 'a part such as 1% or 0.5%',
} as const

/** `'200us'` -> 0.2. */
export function parseMilliseconds(text: string): number | undefined {
  return suffixed(text, TIMES, MAX_MS)
}

/** `'512kbit'` -> 0.512; per second. */
export function parseMbps(text: string): number | undefined {
  const kbits = suffixed(text, RATES, MAX_KBITS)
  return kbits === undefined || kbits < 1 ? undefined : kbits / KBITS_PER_MBIT
}

/** `'1%'` -> 0.01. */
export function parsePart(text: string): number | undefined {
  const [, percent] = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text) ?? []
  return percent === undefined || Number(percent) > 100 ? undefined : Number(percent) / 100
}

function suffixed(text: string, suffixes: Readonly<Record<string, number>>, most: number): number | undefined {
  const [, number, suffix = ''] = /^(\d{1,9}(?:\.\d{1,6})?)([A-Za-z]+)$/.exec(text) ?? []
  const factor = suffixes[suffix]
  return number === undefined || factor === undefined || Number(number) * factor > most ? undefined : Number(number) * factor
}
