/**
 * Slots: small numbers that are unique on the whole machine, among all daemons of it. A slot gives a domain its range of user ids and its
 * place in the daemon's network. One file a slot, holding the prefix of its owner; `link` makes taking one atomic.
 */
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hypervisorErrors } from './errors.ts'
import { isSystemError } from './processes.ts'

const FOLDER = '/run/xeno/slots'
export const MAX_SLOTS = 16_384
const FIRST_USER_ID = 0x4000_0000
export const USER_IDS_PER_SLOT = 65_536

/** The first of the slot's {@link USER_IDS_PER_SLOT} user and group ids; far from those that people and /etc/subuid use. */
export function firstUserId(slot: number): number {
  return FIRST_USER_ID + slot * USER_IDS_PER_SLOT
}

export class Slots {
  readonly #prefix: string
  readonly #folder: string

  constructor(prefix: string, folder = FOLDER) {
    this.#prefix = prefix
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    chmodSync(folder, 0o755)
    rmSync(this.#mark, { force: true })
  }

  /** What {@link take} links; one daemon has a prefix, so nobody else has this file. */
  get #mark(): string {
    return join(this.#folder, `.${this.#prefix}`)
  }

  /** The lowest free slot, now this prefix's. */
  take(): number {
    writeFileSync(this.#mark, this.#prefix)
    try {
      const taken = new Set(readdirSync(this.#folder))
      for (let slot = 0; slot < MAX_SLOTS; slot += 1) {
        if (!taken.has(String(slot)) && this.#link(slot)) return slot
      }
    } finally {
      rmSync(this.#mark, { force: true })
    }
    throw hypervisorErrors.error('driver-failed', { driver: 'slots', action: 'find a free slot', most: MAX_SLOTS })
  }

  #link(slot: number): boolean {
    try {
      linkSync(this.#mark, join(this.#folder, String(slot)))
      return true
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return false
      throw error
    }
  }

  release(slot: number): void {
    rmSync(join(this.#folder, String(slot)), { force: true })
  }

  /** The slots that this prefix holds. */
  mine(): number[] {
    return readdirSync(this.#folder)
      .filter(name => /^\d+$/.test(name) && this.#owner(name) === this.#prefix)
      .map(Number)
  }

  #owner(name: string): string | undefined {
    try {
      return readFileSync(join(this.#folder, name), 'utf8')
    } catch (error) {
      // Another daemon released it meanwhile.
      if (isSystemError(error, 'ENOENT')) return undefined
      throw error
    }
  }
}
