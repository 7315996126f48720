/** Units of resources. CPU is milliseconds per second of real time, network bits per second, memory and disk bytes. */
export const KIB = 1024
export const MIB = 1024 * KIB
export const GIB = 1024 * MIB
export const MEGABIT = 1_000_000

const BYTE_SUFFIXES: Readonly<Record<string, number>> = { '': 1, KiB: KIB, MiB: MIB, GiB: GIB, TiB: 1024 * GIB }
const TIME_SUFFIXES: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `'64MiB'` -> 67108864; undefined when it is not a whole or decimal number with a known suffix. */
export function parseBytes(text: string): number | undefined {
  return parseSuffixed(text, BYTE_SUFFIXES)
}

/** `'90s'`, `'1.5h'` -> milliseconds. */
export function parseDuration(text: string): number | undefined {
  return parseSuffixed(text, TIME_SUFFIXES)
}

function parseSuffixed(text: string, suffixes: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)([A-Za-z]*)$/.exec(text)
  const factor = suffixes[match?.[2] ?? '?']
  if (match === null || factor === undefined) return undefined
  const value = Math.round(Number(match[1]) * factor)
  return Number.isSafeInteger(value) ? value : undefined
}

/** 67108864 -> `'64 MiB'`. */
export function formatBytes(count: number): string {
  for (const [suffix, factor] of [
    ['TiB', 1024 * GIB],
    ['GiB', GIB],
    ['MiB', MIB],
    ['KiB', KIB],
  ] as const) {
    if (count >= factor) return `${Number((count / factor).toFixed(2))} ${suffix}`
  }
  return `${count} B`
}

/** 90500 -> `'1m 30.5s'`; below a second in ms. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))}s`
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor((ms % 3_600_000) / 60_000), Math.round((ms % 60_000) / 1_000)]
  return hours > 0 ? `${hours}h ${minutes}m` : `${minutes}m ${seconds}s`
}
