/** Waits for what has no event of its own (the kernel's state of a process, a file): looks again until it is so. */
import { setTimeout as pause } from 'node:timers/promises'

const AGAIN_MS = 10

/** @throws Error when it is not so in time; `what` says what was waited for */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`)
    await pause(AGAIN_MS)
  }
}
