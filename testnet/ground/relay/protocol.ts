/**
 * What a relay is asked and what it answers: one JSON object a line on its standard input and output. The first request
 * opens the lines; each is answered in its turn, by its id.
 */
import { z } from 'zod'
import { lineSettingsSchema } from './settings.ts'

/** An `open` of all lines fits well. */
export const MAX_LINE_BYTES = 1024 * 1024
const MAX_LINES = 1_024
export const DIRECTIONS = [0, 1] as const

/** Of a line: from its end 0 to its end 1, or back. */
export type DirectionIndex = (typeof DIRECTIONS)[number]

const lineEndSchema = z.strictObject({
  /** As `ip netns list` names it. */
  namespace: z.string().regex(/^[\w.-]{1,200}$/, 'not the name of a namespace'),
  /** As the kernel limits it. */
  device: z.string().regex(/^[\w.-]{1,15}$/, 'not the name of a device'),
})
export type LineEnd = Readonly<z.infer<typeof lineEndSchema>>

const lineName = z.string().min(1).max(100)
const lineSpecSchema = z.strictObject({
  name: lineName,
  ends: z.tuple([lineEndSchema, lineEndSchema]),
  /** From end 0 to end 1, and from end 1 to end 0. */
  settings: z.tuple([lineSettingsSchema, lineSettingsSchema]),
})
export type LineSpec = Readonly<z.infer<typeof lineSpecSchema>>

const id = z.number().int().min(0)

const openSchema = z
  .strictObject({ id, verb: z.literal('open'), seed: z.number().int().min(0).max(0xffff_ffff), lines: z.array(lineSpecSchema).max(MAX_LINES) })
  .superRefine(({ lines }, context) => {
    const twice = [...repeated(lines.map(({ name }) => `line ${name}`)), ...repeated(lines.flatMap(({ ends }) => ends.map(endText)))]
    for (const what of twice) context.addIssue({ code: 'custom', message: `${what} is there twice` })
  })

export const requestSchema = z.discriminatedUnion('verb', [
  openSchema,
  z.strictObject({
    id,
    verb: z.literal('set'),
    line: lineName,
    directions: z.array(z.literal(DIRECTIONS)).min(1).max(2),
    change: lineSettingsSchema.partial(),
  }),
  z.strictObject({ id, verb: z.literal('statistics') }),
])
export type RelayRequest = z.infer<typeof requestSchema>

const count = z.number().int().min(0)
const directionStatisticsSchema = z.object({
  /** What came to the line, and what left it at the other end; lengths of IP packets. */
  packets: count,
  bytes: count,
  deliveredPackets: count,
  deliveredBytes: count,
  /** Packets that left it a millisecond or more after they were due: the machine was too busy. */
  late: count,
  /** Packets that went no further: by the loss set, by a full queue, by a cut, and because the device there was down. */
  lost: count,
  overflowed: count,
  cut: count,
  refused: count,
})
export type DirectionStatistics = Readonly<z.infer<typeof directionStatisticsSchema>>

export const statisticsSchema = z.object({
  /** Of the relay's process, since its start; milliseconds. */
  cpuMs: z.number(),
  lines: z.array(z.object({ name: lineName, directions: z.tuple([directionStatisticsSchema, directionStatisticsSchema]) })),
})
export type RelayStatistics = Readonly<z.infer<typeof statisticsSchema>>

export const answerSchema = z.union([
  z.strictObject({ id, value: z.unknown() }),
  z.strictObject({
    /** Null where the request could not be read. */
    id: id.nullable(),
    error: z.strictObject({ code: z.string().max(64), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  }),
])
export type RelayAnswer = z.infer<typeof answerSchema>

export function endText({ namespace, device }: LineEnd): string {
  return `device ${device} of namespace ${namespace}`
}

/** JSON in which undefined values are null. */
export function encodeLine(value: unknown): string {
  return `${JSON.stringify(value, (_name, each: unknown) => (each === undefined ? null : each))}\n`
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}
