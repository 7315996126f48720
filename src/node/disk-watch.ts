/**
 * Watches the room on the disk of a node's folder. Below a reserve the node takes no new work, so that what it has taken can
 * be carried on and written down; with room again (a little more than the reserve, lest it flutter) it goes on by itself.
 */
import { statfsSync } from 'node:fs'
import type { XenoError } from '../types/errors.ts'
import type { Logger } from '../types/ports.ts'
import { MIB } from '../types/units.ts'
import { nodeErrors } from './errors.ts'

const LOOK_MS = 1_000
/** Without a setting: so much, or this part of a small disk. */
const DEFAULT_RESERVE_BYTES = 256 * MIB
const DEFAULT_RESERVE_PART = 0.05
/** Room again is so many times the reserve. */
const ENOUGH = 1.25

export interface DiskWatchOptions {
  readonly folder: string
  readonly reserveBytes: number | undefined
  readonly logger: Logger
}

export class DiskWatch {
  readonly #reserveBytes: number
  readonly #options: DiskWatchOptions
  readonly #timer: NodeJS.Timeout
  #isLow = false
  #freeBytes = 0

  constructor(options: DiskWatchOptions) {
    this.#options = options
    const { totalBytes } = roomOf(options.folder)
    this.#reserveBytes = options.reserveBytes ?? defaultReserve(totalBytes)
    this.#look()
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  /** Why no new work is taken, for those who ask for it; undefined while it is. */
  get refusal(): XenoError | undefined {
    return this.#isLow ? nodeErrors.error('no-room') : undefined
  }

  /** The same for the operator. */
  get problem(): XenoError | undefined {
    const mib = (bytes: number): string => `${Math.floor(bytes / MIB)} MiB`
    const facts = { folder: this.#options.folder, free: mib(this.#freeBytes), reserve: mib(this.#reserveBytes) }
    return this.#isLow ? nodeErrors.error('disk-full', facts) : undefined
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    const { folder, logger } = this.#options
    this.#freeBytes = roomOf(folder).freeBytes
    const isLow = this.#freeBytes < this.#reserveBytes * (this.#isLow ? ENOUGH : 1)
    if (isLow === this.#isLow) return
    this.#isLow = isLow
    const facts = { folder, freeBytes: this.#freeBytes, reserveBytes: this.#reserveBytes }
    if (isLow) logger.error({ code: 'disk-full', ...facts }, 'the disk is nearly full: no new work is taken')
    else logger.info(facts, 'the disk has room again: work is taken')
  }
}

/** As the setting, or what stands without it. */
export function hasRoom(folder: string, reserveBytes: number | undefined): boolean {
  const { freeBytes, totalBytes } = roomOf(folder)
  return freeBytes >= (reserveBytes ?? defaultReserve(totalBytes)) * ENOUGH
}

function defaultReserve(totalBytes: number): number {
  return Math.min(DEFAULT_RESERVE_BYTES, Math.floor(totalBytes * DEFAULT_RESERVE_PART))
}

function roomOf(folder: string): { freeBytes: number; totalBytes: number } {
  const { bavail, blocks, bsize } = statfsSync(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
