/**
 * A schedule as text, one line a fault or healing: when, what, to whom. What is printed is read back as it was.
 *
 *     schedule of seed 17 on eight-hosts, 60 s
 *          1.204  link cut v1 net
 *          3.011  node kill server-2
 */
import { formatFault, parseFault } from './fault.ts'
import type { Schedule, TimedFault } from './schedule.ts'

const HEADER = /^schedule of seed (\d{1,10}) on (\S{1,256}), (\d{1,6}(?:\.\d{1,3})?) s$/
const EVENT = /^\s*(\d{1,6}\.\d{3}) {2}(\S.*)$/

export function formatTrace({ seed, topology, durationMs, events }: Schedule): string {
  return [`schedule of seed ${seed} on ${topology}, ${durationMs / 1_000} s`, ...events.map(formatEvent), ''].join('\n')
}

export function formatEvent({ atMs, fault }: TimedFault): string {
  return `${(atMs / 1_000).toFixed(3).padStart(10)}  ${formatFault(fault)}`
}

/** The inverse of {@link formatTrace}; empty lines and those that begin with # are passed over. @throws Error that names the line */
export function parseTrace(text: string): Schedule {
  const lines = text.split('\n').map((line, i) => ({ line, number: i + 1 }))
  const [first, ...rest] = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))
  const header = HEADER.exec(first?.line ?? '')
  if (header === null) throw new Error(`line ${first?.number ?? 1} is no head of a trace: ${first?.line ?? ''}`)
  const [, seed = '', topology = '', seconds = ''] = header
  return {
    seed: Number(seed),
    topology,
    durationMs: Math.round(Number(seconds) * 1_000),
    events: rest.map(({ line, number }) => parseEvent(line, number)).toSorted((a, b) => a.atMs - b.atMs),
  }
}

function parseEvent(line: string, number: number): TimedFault {
  const [, seconds = '', what = ''] = EVENT.exec(line) ?? []
  const fault = parseFault(what)
  if (fault === undefined) throw new Error(`line ${number} is no event of a trace: ${line}`)
  return { atMs: Math.round(Number(seconds) * 1_000), fault }
}
