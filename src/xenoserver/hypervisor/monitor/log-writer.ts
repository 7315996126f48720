/** Writes a task's log in the form that task-log.ts reads, up to a size: what comes later is dropped. */
import type { LogStream } from '../driver.ts'

const PIECE_BYTES = 8 * 1024
const NEWLINE = 0x0a

export class TaskLogWriter {
  readonly #append: (record: Uint8Array) => void
  readonly #maxBytes: number
  readonly #now: () => Date
  #bytes = 0

  constructor(maxBytes: number, append: (record: Uint8Array) => void, now: () => Date) {
    this.#maxBytes = maxBytes
    this.#append = append
    this.#now = now
  }

  /** A piece of output as it came: whole lines become records, and so does an unfinished end. */
  write(stream: LogStream, piece: Uint8Array): void {
    const time = this.#now().toISOString()
    for (let start = 0; start < piece.length; ) {
      const newline = piece.indexOf(NEWLINE, start)
      const end = Math.min(newline === -1 ? piece.length : newline, start + PIECE_BYTES)
      const whole = end === newline
      this.#record(`${time} ${stream} ${whole ? 'F' : 'P'} `, piece.subarray(start, end))
      start = whole ? end + 1 : end
    }
  }

  #record(header: string, text: Uint8Array): void {
    if (this.#bytes >= this.#maxBytes) return
    const record = Buffer.concat([Buffer.from(header), text, Buffer.of(NEWLINE)])
    this.#bytes += record.length
    this.#append(record)
  }
}
