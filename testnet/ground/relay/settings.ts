/** What a line does to the packets of one direction, with its bounds. */
import { z } from 'zod'

export interface LineSettings {
  /** From the end of sending to the arrival. Milliseconds, 0 to 60,000. */
  readonly latencyMs: number
  /** Added to each packet's latency, evenly drawn from 0 to this; never changes the order. Milliseconds, 0 to 60,000. */
  readonly jitterMs: number
  /** The part of the packets that get lost, 0 to 1. */
  readonly loss: number
  /** Of whole IP packets, 10^6 bit/s, from 0.001; undefined is without a limit. */
  readonly mbps: number | undefined
  /** A packet that would wait longer than this before it is sent is dropped (tail drop). Milliseconds, 0 to 60,000; without a meaning where the rate has no limit. */
  readonly queueMs: number
  /** False drops everything, what is under way too, as a cut far away does: the devices stay up. */
  readonly up: boolean
}

export const PERFECT: LineSettings = { latencyMs: 0, jitterMs: 0, loss: 0, mbps: undefined, queueMs: 100, up: true }

const milliseconds = z.number().min(0).max(60_000)

/** As it crosses a stream, where null stands for undefined. */
export const lineSettingsSchema = z.strictObject({
  latencyMs: milliseconds,
  jitterMs: milliseconds,
  loss: z.number().min(0).max(1),
  mbps: z
    .number()
    .min(0.001)
    .max(100_000)
    .nullable()
    .transform(mbps => mbps ?? undefined),
  queueMs: milliseconds,
  up: z.boolean(),
})
