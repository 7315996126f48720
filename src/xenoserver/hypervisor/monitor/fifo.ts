/**
 * A pipe for a task's output. What Node calls a pipe is a socket, which programs cannot open again by name (`echo > /dev/stderr` fails), so this
 * is a FIFO, whose name is gone once both ends are open. Any user may write to it: the task runs as another than its monitor.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'

export class Fifo {
  /** To be handed to a child. */
  readonly writeFd: number
  /** Settles when nobody can write any more. */
  readonly ended: Promise<void>
  readonly #reader: Socket

  constructor(path: string) {
    execFileSync('mkfifo', [path])
    chmodSync(path, 0o666)
    const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    this.writeFd = openSync(path, constants.O_WRONLY)
    rmSync(path)
    this.#reader = new Socket({ fd: readFd, readable: true, writable: false })
    this.ended = new Promise(resolve => this.#reader.on('close', () => resolve()))
  }

  /** Call once the child has its end: this lets go of the monitor's own. */
  listen(receive: (piece: Buffer) => void): void {
    closeSync(this.writeFd)
    this.#reader.on('data', receive)
    this.#reader.on('error', () => this.#reader.destroy())
  }
}
