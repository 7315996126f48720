/** How busy the machine's cores were over the last minute. */
import { cpus } from 'node:os'

const WINDOW_MS = 60_000
const SAMPLE_MS = 15_000

interface Sample {
  readonly at: number
  readonly busyMs: number
  readonly totalMs: number
}

export class LoadMeter {
  #samples: Sample[] = []
  #timer: NodeJS.Timeout | undefined

  start(): void {
    this.#sample()
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** The part of all cores in use, 0 to 1, over the last minute or since the start. */
  averageCpu(): number {
    const [first] = this.#samples
    const last = sample()
    const totalMs = last.totalMs - (first?.totalMs ?? last.totalMs)
    return first === undefined || totalMs <= 0 ? 0 : Math.min(1, (last.busyMs - first.busyMs) / totalMs)
  }

  #sample(): void {
    const now = sample()
    this.#samples = [...this.#samples.filter(({ at }) => at > now.at - WINDOW_MS), now]
  }
}

function sample(): Sample {
  let [busyMs, totalMs] = [0, 0]
  for (const { times } of cpus()) {
    const busy = times.user + times.nice + times.sys + times.irq
    busyMs += busy
    totalMs += busy + times.idle
  }
  return { at: performance.now(), busyMs, totalMs }
}
