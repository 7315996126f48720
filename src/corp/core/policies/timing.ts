/** The validators' clocks: how far apart they may be, and how long an order may still be charged after its time. */
import { TimingParameters } from '../../../wire/generated/corp.ts'
import { DAY_MS } from './bounds.ts'
import { type PolicyModule, parametric } from './module.ts'

export const TIMINGS: readonly PolicyModule[] = [parametric('clocks', TimingParameters, { graceMs: [1_000n, DAY_MS], skewMs: [0n, 60_000n] })]

export interface Timing {
  readonly name: 'clocks'
  readonly graceMs: bigint
  readonly skewMs: bigint
}
