/**
 * What can be done to a network of many hosts while it runs, as data; its text is the command that does it
 * (`npm run testnet -- link cut a b`), so that a trace of faults can be read, and typed, line by line.
 */
import { z } from 'zod'
import { parseDuration } from '../../../src/types/units.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)
const link = z.tuple([name, name])
const milliseconds = z.number().min(0).max(60_000)

export const faultSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.enum(['link cut', 'link heal', 'link restore']), link }),
  z.strictObject({
    verb: z.literal('link slow'),
    link,
    latencyMs: milliseconds.optional(),
    jitterMs: milliseconds.optional(),
    mbps: z.number().min(0.001).max(100_000).optional(),
  }),
  /** A part of the packets, 0 to 1. */
  z.strictObject({ verb: z.literal('link lose'), link, part: z.number().min(0).max(1) }),
  z.strictObject({ verb: z.enum(['node pause', 'node resume', 'node kill', 'node start', 'node restart', 'node wipe']), node: name }),
  /** How far the host's clock is ahead; below 0: behind. */
  z.strictObject({ verb: z.literal('host skew'), host: name, ms: z.int() }),
  z.strictObject({ verb: z.enum(['host fill', 'host free']), host: name }),
])
export type Fault = z.infer<typeof faultSchema>

/** `link slow a b --latency 80ms --jitter 5ms --bandwidth 2Mbit`. */
export function formatFault(fault: Fault): string {
  return [fault.verb, ...targetOf(fault), ...argumentsOf(fault)].join(' ')
}

/** What it is done to. */
function targetOf(fault: Fault): readonly string[] {
  if ('link' in fault) return fault.link
  return 'node' in fault ? [fault.node] : [fault.host]
}

function argumentsOf(fault: Fault): string[] {
  switch (fault.verb) {
    case 'link slow': {
      const { latencyMs, jitterMs, mbps } = fault
      return [
        ...(latencyMs === undefined ? [] : ['--latency', `${latencyMs}ms`]),
        ...(jitterMs === undefined ? [] : ['--jitter', `${jitterMs}ms`]),
        ...(mbps === undefined ? [] : ['--bandwidth', `${mbps}Mbit`]),
      ]
    }
    case 'link lose':
      return [`${Number((fault.part * 100).toFixed(6))}%`]
    case 'host skew':
      return [formatSkew(fault.ms)]
    default:
      return []
  }
}

/** The inverse of {@link formatFault}; undefined for anything else. */
export function parseFault(text: string): Fault | undefined {
  const [on = '', action = '', ...words] = text.trim().split(/\s+/)
  const verb = `${on} ${action}`
  const parsed = faultSchema.safeParse({ verb, ...readTarget(on, words), ...readArguments(verb, words.slice(on === 'link' ? 2 : 1)) })
  return parsed.success && formatFault(parsed.data) === text.trim().replace(/\s+/g, ' ') ? parsed.data : undefined
}

function readTarget(on: string, [first, second]: readonly string[]): object {
  return on === 'link' ? { link: [first, second] } : { [on]: first }
}

const SLOW_OPTIONS: Readonly<Record<string, readonly [field: string, unit: string]>> = {
  '--latency': ['latencyMs', 'ms'],
  '--jitter': ['jitterMs', 'ms'],
  '--bandwidth': ['mbps', 'Mbit'],
}

function readArguments(verb: string, words: readonly string[]): object {
  if (verb === 'link lose') return { part: Number(words[0]?.replace(/%$/, '')) / 100 }
  if (verb === 'host skew') return { ms: parseSkew(words[0] ?? '') }
  const options = words.flatMap((word, i) => {
    const [field = '', unit = ''] = SLOW_OPTIONS[word] ?? []
    return field === '' ? [] : [[field, Number((words[i + 1] ?? '').replace(new RegExp(`${unit}$`), ''))] as const]
  })
  return Object.fromEntries(options)
}

const UNITS: readonly (readonly [suffix: string, ms: number])[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
]

/** 3600000 -> `+1h`. */
export function formatSkew(ms: number): string {
  const sign = ms < 0 ? '-' : '+'
  const [suffix, factor] = UNITS.find(([, unit]) => ms % unit === 0) ?? ['ms', 1]
  return ms === 0 ? '+0s' : `${sign}${Math.abs(ms) / factor}${suffix}`
}

/** `-90s` -> -90000; undefined for what is no time with a sign. */
export function parseSkew(text: string): number | undefined {
  const ms = /^[+-]/.test(text) ? parseDuration(text.slice(1)) : undefined
  if (ms === undefined) return undefined
  return text.startsWith('-') && ms !== 0 ? -ms : ms
}
