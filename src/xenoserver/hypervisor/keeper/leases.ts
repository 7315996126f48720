/**
 * The keeper's leases. Deadlines are by the machine's monotonic clock, which no one sets and which goes on for all processes of one boot: the
 * wall clock's answer is mapped to it once, when a lease is set. They are in a file, on disk before a request is answered; a keeper that
 * starts again goes on from it, and freezes at once what ran out while there was none.
 *
 *     set(later) <-> held -> deadline -> frozen by the keeper: expired -> set(later): held again, still frozen until the daemon thaws it
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { FreezeTarget } from '../driver.ts'
import { booleanField, listField, numberField, objectOf, parseObject, wholeField } from '../plain-json.ts'
import { readGroups } from '../process-groups.ts'
import { bootId, isSystemError } from '../processes.ts'
import { writeRecord } from '../records.ts'
import { domainOf, freezeTarget, type KeptLease } from './protocol.ts'

interface Held {
  readonly paidUntil: number
  /** By {@link monotonicMs}. */
  readonly deadlineMs: number
  readonly target: FreezeTarget
  readonly expired: boolean
}

/** How soon a freeze that failed is tried again. */
const RETRY_MS = 50
/** Timers longer than this are not exact, and beyond 2^31 ms wrong. */
const LONGEST_SLEEP_MS = 60_000

function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000
}

export interface LeaseWorld {
  log(says: string): void
  /** The last moment for whoever must not freeze any more. */
  beforeFreeze(): void
}

export class Leases {
  readonly #path: string
  readonly #world: LeaseWorld
  readonly #boot = bootId()
  readonly #held = new Map<string, Held>()
  #timer: NodeJS.Timeout | undefined
  #changed = false

  /** @param path the file that the leases are kept in */
  constructor(path: string, world: LeaseWorld) {
    this.#path = path
    this.#world = world
  }

  /** Takes up the leases of an earlier keeper, of this boot of the machine, and freezes what has run out. */
  load(): void {
    for (const { domain, held } of this.#read()) this.#held.set(domain, held)
    this.#enforce()
  }

  #read(): { domain: string; held: Held }[] {
    try {
      const fields = parseObject(readFileSync(this.#path, 'utf8'))
      return fields['boot'] === this.#boot ? listField(fields, 'leases').map(decodeHeld) : []
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return []
      // Without the file nobody's time is known; the daemon sets all leases anew when it meets a new keeper.
      this.#world.log(`the file of leases cannot be read: ${String(error)}`)
      return []
    }
  }

  /** Whether it had run out before is `expired` in the answer. */
  set(domain: string, paidUntil: number, target: FreezeTarget): KeptLease {
    const before = this.#held.get(domain)
    const deadlineMs = monotonicMs() + (paidUntil - Date.now())
    this.#held.set(domain, { paidUntil, deadlineMs, target, expired: false })
    this.#changed = true
    this.#enforce()
    return { domain, paidUntil, expired: before?.expired === true || this.#held.get(domain)?.expired === true }
  }

  /** Freezes once more what has run out, in case it was thawed. */
  check(domain: string): KeptLease | undefined {
    const held = this.#held.get(domain)
    if (held === undefined) return undefined
    if (held.expired) this.#held.set(domain, { ...held, expired: false })
    this.#enforce()
    return this.list().find(lease => lease.domain === domain)
  }

  drop(domain: string): void {
    this.#changed = this.#held.delete(domain) || this.#changed
    this.#enforce()
  }

  list(): KeptLease[] {
    return [...this.#held].map(([domain, { paidUntil, expired }]) => ({ domain, paidUntil, expired }))
  }

  /** Freezes everything, paid or not: for a keeper that is told to die. */
  freezeAll(): void {
    for (const [domain, held] of this.#held) this.#held.set(domain, { ...held, deadlineMs: monotonicMs() })
    this.#enforce()
  }

  get isEmpty(): boolean {
    return this.#held.size === 0
  }

  /** Puts on disk what changed. */
  save(): void {
    if (!this.#changed) return
    this.#changed = false
    writeRecord(this.#path, { boot: this.#boot, leases: [...this.#held].map(([domain, held]) => ({ domain, ...held })) }, { sync: true })
  }

  /** Freezes what has run out, then sleeps until the next does. */
  #enforce(): void {
    clearTimeout(this.#timer)
    const now = monotonicMs()
    let next = Number.POSITIVE_INFINITY
    for (const [domain, held] of this.#held) {
      if (held.expired) this.#forgetIfGone(domain, held)
      else if (held.deadlineMs > now) next = Math.min(next, held.deadlineMs - now)
      else if (!this.#expire(domain, held)) next = Math.min(next, RETRY_MS)
    }
    if (next === Number.POSITIVE_INFINITY) return
    this.#timer = setTimeout(
      () => {
        this.#enforce()
        this.save()
      },
      Math.min(next, LONGEST_SLEEP_MS),
    )
  }

  /** A domain that was removed without a word, by hand or by the end of the machine's daemon. */
  #forgetIfGone(domain: string, { target }: Held): void {
    if (existsSync(target.path)) return
    this.#held.delete(domain)
    this.#changed = true
  }

  /** False when it must be tried again. */
  #expire(domain: string, held: Held): boolean {
    this.#world.beforeFreeze()
    try {
      freeze(held.target)
      this.#held.set(domain, { ...held, expired: true })
    } catch (error) {
      if (!isSystemError(error, 'ENOENT', 'ENODEV')) {
        this.#world.log(`${domain} cannot be frozen: ${String(error)}`)
        return false
      }
      // The domain is gone, and nobody said so.
      this.#held.delete(domain)
    }
    this.#changed = true
    return true
  }
}

function freeze(target: FreezeTarget): void {
  if (target.kind === 'cgroup') {
    // Never makes the file: a freezer that is gone is a domain that is gone.
    writeFileSync(target.path, target.text, { flag: 'r+' })
    return
  }
  for (const { pid } of readGroups(target.path)) {
    try {
      process.kill(-pid, 'SIGSTOP')
    } catch (error) {
      if (!isSystemError(error, 'ESRCH')) throw error
    }
  }
}

function decodeHeld(value: unknown): { domain: string; held: Held } {
  const fields = objectOf(value, 'lease')
  const held = {
    paidUntil: wholeField(fields, 'paidUntil'),
    deadlineMs: numberField(fields, 'deadlineMs'),
    target: freezeTarget(fields['target']),
    expired: booleanField(fields, 'expired'),
  }
  return { domain: domainOf(fields), held }
}
