import type { Clock } from '../types/ports.ts'

export const systemClock: Clock = { now: () => Date.now() }
