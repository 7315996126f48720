/** Numbers and durations as documents write them. All conversions are exact; what cannot be is undefined. */
const MAX_DURATION_MS = 366 * 86_400_000
const DURATION = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.(\d{1,3}))?S)?)?$/

/** `'5.25'` with 6 places -> 5250000: the decimal times 10^places. */
export function parseDecimal(text: string, places: number): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text)
  const fraction = match?.[3] ?? ''
  if (match === null || fraction.length > places) return undefined
  const scaled = Number(`${match[2]}${fraction.padEnd(places, '0')}`)
  if (!Number.isSafeInteger(scaled)) return undefined
  return match[1] === '-' && scaled !== 0 ? -scaled : scaled
}

/** 5250000 with 6 places -> `'5.25'`: the shortest. */
export function formatDecimal(scaled: number, places: number): string {
  const digits = Math.abs(Math.round(scaled))
    .toString()
    .padStart(places + 1, '0')
  const [units, fraction] = [digits.slice(0, -places), digits.slice(-places).replace(/0+$/, '')]
  return `${scaled < 0 ? '-' : ''}${units}${fraction === '' ? '' : `.${fraction}`}`
}

/** `'PT1H30M'` -> 5400000. */
export function parseXmlDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  // The pattern alone would take `P` and a `T` with nothing behind it.
  if (match === null || !/\d[DHMS]$/.test(text)) return undefined
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match
  const wholeSeconds = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  const total = wholeSeconds * 1_000 + Number(fraction.padEnd(3, '0'))
  return total <= MAX_DURATION_MS ? total : undefined
}

/** 5400000 -> `'PT1H30M'`; fractions of a millisecond are rounded up. */
export function formatXmlDuration(ms: number): string {
  const total = Math.ceil(ms)
  const [hours, minutes] = [Math.floor(total / 3_600_000), Math.floor((total % 3_600_000) / 60_000)]
  const seconds = formatDecimal(total % 60_000, 3)
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', seconds === '0' ? '' : `${seconds}S`].join('')
  return `PT${parts === '' ? '0S' : parts}`
}
