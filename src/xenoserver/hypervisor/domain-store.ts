/**
 * A domain on disk: `DOMAINS/<id>/` with `domain.json` (what it is and how far it got), its file system, placed files and tasks. The record
 * is written before what it speaks of is made, so that after a crash of this process whatever there is can be found and taken away. It is not
 * synced: after a crash of the machine nothing of what it speaks of is there, and a torn record counts as broken.
 *
 *     making -> created -> started -> stopping -> stopped
 */
import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DRIVER_NAMES, type Resources, type Usage } from './driver.ts'
import { ensureFolder } from './folders.ts'
import { readRecord, writeRecord } from './records.ts'
import { Tasks } from './tasks.ts'

const whole = z.number().int().nonnegative()

const resourcesSchema = z.strictObject({
  cpuMs: whole,
  cpuPeakMs: whole.optional(),
  memoryBytes: whole,
  diskBytes: whole,
  diskBps: whole.optional(),
  uplinkBps: whole,
  downlinkBps: whole,
  pids: whole,
}) satisfies z.ZodType<Resources>

const usageSchema = z.strictObject({
  at: whole,
  cpuMs: whole,
  throttledMs: whole,
  memoryBytes: whole,
  memoryPeakBytes: whole,
  oomKills: whole,
  diskBytes: whole,
  networkInBytes: whole,
  networkOutBytes: whole,
  pids: whole,
}) satisfies z.ZodType<Usage>

const recordSchema = z.strictObject({
  version: z.literal(1),
  driver: z.enum(DRIVER_NAMES),
  bootId: z.string(),
  phase: z.enum(['making', 'created', 'started', 'stopping', 'stopped']),
  rootPath: z.string(),
  resources: resourcesSchema,
  createdAt: whole,
  /** Its place among the machine's slots, once it has one. */
  slot: whole.optional(),
  /** Has a link to the router. */
  connected: z.boolean(),
  /** Has a way out. */
  letOut: z.boolean(),
  /** The counters when it started: what it took to make it is the server's. */
  base: z.strictObject({ cpuNs: whole, throttledNs: whole }),
  /** The process that everything else in it depends on, where the driver has one. */
  init: z.strictObject({ pid: whole, startTicks: whole }).optional(),
  /** The last counters, when it is stopped. */
  usage: usageSchema.optional(),
})
export type DomainRecord = z.output<typeof recordSchema>

/** A domain of this process: its folder, and its record as it is on disk. */
export class Domain {
  readonly id: string
  readonly folder: string
  readonly tasks: Tasks
  #record: DomainRecord

  constructor(folder: string, id: string, record: DomainRecord) {
    this.id = id
    this.folder = folder
    this.tasks = new Tasks(join(folder, 'tasks'), id)
    this.#record = record
  }

  get record(): DomainRecord {
    return this.#record
  }

  /** Changes the record, on disk first. */
  update(change: Partial<DomainRecord>): void {
    const record = { ...this.#record, ...change }
    writeRecord(join(this.folder, 'domain.json'), record, { sync: false })
    this.#record = record
  }

  get contentPath(): string {
    return join(this.folder, 'content')
  }
}

export class DomainStore {
  readonly #folder: string
  readonly #domains = new Map<string, Domain>()

  constructor(folder: string) {
    this.#folder = folder
    ensureFolder(folder, 0o711)
  }

  get(id: string): Domain | undefined {
    return this.#domains.get(id)
  }

  all(): Domain[] {
    return [...this.#domains.values()]
  }

  /** Makes the folder and writes the first record. */
  add(id: string, record: DomainRecord): Domain {
    const folder = join(this.#folder, id)
    ensureFolder(folder, 0o711)
    ensureFolder(join(folder, 'tasks'), 0o700)
    ensureFolder(join(folder, 'content'), 0o755)
    const domain = new Domain(folder, id, record)
    domain.update({})
    this.#domains.set(id, domain)
    return domain
  }

  /** Reads what an earlier process left: domains, and folders whose record is missing or broken. */
  load(): { domains: Domain[]; broken: { id: string; folder: string; reason: string }[] } {
    const broken: { id: string; folder: string; reason: string }[] = []
    for (const id of readdirSync(this.#folder)) {
      const folder = join(this.#folder, id)
      try {
        const record = readRecord(join(folder, 'domain.json'), recordSchema)
        if (record === undefined) broken.push({ id, folder, reason: 'it has no record' })
        else this.#domains.set(id, new Domain(folder, id, record))
      } catch (error) {
        broken.push({ id, folder, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    return { domains: this.all(), broken }
  }

  async remove(id: string): Promise<void> {
    const folder = join(this.#folder, id)
    if (existsSync(folder)) await rm(folder, { recursive: true, force: true })
    this.#domains.delete(id)
  }
}
