/**
 * Reads the log of a task: conmon's k8s-file format, which the monitor of the other drivers writes too. One record a line:
 *
 *     2026-01-31T12:00:00.123456789+00:00 stdout F text of a whole line
 *     2026-01-31T12:00:00.123456789+00:00 stderr P a piece of a longer line
 *
 * The file only grows, so an offset in it stays good. It is read in pieces of bounded size, and followed by inotify, not by polling.
 */
import { watch } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Bytes, concat, EMPTY, bytes as ownBytes } from '../../types/bytes.ts'
import type { LogEntry } from './driver.ts'
import { hypervisorErrors } from './errors.ts'

const READ_BYTES = 64 * 1024
/** conmon cuts lines at 8 KiB; this leaves room. */
const MAX_RECORD_BYTES = 64 * 1024
const NEWLINE = 0x0a
const HEADER = /^(\S{20,40}) (stdout|stderr) ([FP]) $/

/** Takes the file's bytes in any pieces, gives its entries. An unfinished record waits for its end. */
export class LogParser {
  #rest: Bytes = EMPTY

  push(piece: Uint8Array): LogEntry[] {
    const all = this.#rest.length === 0 ? ownBytes(piece) : concat(this.#rest, piece)
    const entries: LogEntry[] = []
    let start = 0
    for (let end = all.indexOf(NEWLINE); end !== -1; end = all.indexOf(NEWLINE, start)) {
      entries.push(parseRecord(all.subarray(start, end + 1)))
      start = end + 1
    }
    this.#rest = all.slice(start)
    if (this.#rest.length > MAX_RECORD_BYTES) throw hypervisorErrors.error('log-broken', { problem: 'a record is too long' })
    return entries
  }
}

function parseRecord(record: Bytes): LogEntry {
  // Header fields have no blanks: the text begins after the third.
  let textStart = 0
  for (let blanks = 0; blanks < 3; blanks += 1) textStart = record.indexOf(0x20, textStart) + 1
  const header = HEADER.exec(new TextDecoder().decode(record.subarray(0, textStart)))
  const [, time = '', stream, kind] = header ?? []
  const at = Date.parse(time)
  if ((stream !== 'stdout' && stream !== 'stderr') || Number.isNaN(at))
    throw hypervisorErrors.error('log-broken', { problem: 'a record is malformed' })
  const partial = kind === 'P'
  return { at, stream, partial, bytes: record.subarray(textStart, partial ? -1 : undefined) }
}

export interface LogReadOptions {
  /** Go on until this settles, and then to the end. Without it, stop at the end of what is there. */
  readonly until?: Promise<unknown>
  /** Stops the reading; not an error. */
  readonly signal?: AbortSignal
}

/** A log's entries from the beginning. @throws log-broken */
export async function* readTaskLog(path: string, options: LogReadOptions = {}): AsyncGenerator<LogEntry> {
  const file = await open(path, 'r')
  const changes = options.until === undefined ? undefined : new Changes(path, options.until, options.signal)
  const parser = new LogParser()
  const buffer = new Uint8Array(READ_BYTES)
  let offset = 0
  try {
    while (options.signal?.aborted !== true) {
      // Asked before reading: what is written between the two is seen by the next round.
      const seen = changes?.seen()
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset)
      offset += bytesRead
      yield* parser.push(buffer.slice(0, bytesRead))
      if (bytesRead > 0) continue
      if (changes === undefined || seen === undefined || seen.ended) return
      await changes.after(seen.count)
    }
  } finally {
    changes?.close()
    await file.close()
  }
}

/** Counts a file's changes, so that none is missed between a look and the wait for the next. */
class Changes {
  readonly #watcher: ReturnType<typeof watch>
  #count = 0
  #ended = false
  #wake: () => void = () => undefined

  constructor(path: string, ended: Promise<unknown>, signal: AbortSignal | undefined) {
    this.#watcher = watch(path, { persistent: false }, () => this.#bump())
    this.#watcher.on('error', () => this.#bump())
    const end = (): void => {
      this.#ended = true
      this.#bump()
    }
    ended.then(end, end)
    signal?.addEventListener('abort', () => this.#bump(), { once: true })
  }

  #bump(): void {
    this.#count += 1
    this.#wake()
  }

  seen(): { count: number; ended: boolean } {
    return { count: this.#count, ended: this.#ended }
  }

  after(count: number): Promise<void> {
    if (this.#count > count) return Promise.resolve()
    return new Promise(resolve => {
      this.#wake = resolve
    })
  }

  close(): void {
    this.#watcher.close()
  }
}
