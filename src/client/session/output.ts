/** What comes of a task that is followed. */
import type { Bytes } from '../../types/bytes.ts'
import { type LogChunk, LogStream, type TaskView } from '../../wire/generated/session.ts'

export interface OutputPiece {
  readonly stream: 'stdout' | 'stderr'
  readonly data: Bytes
  /** Ms since 1970. */
  readonly time: number
  /** Where to go on. */
  readonly next: bigint
  /** The log is full: what comes afterwards was dropped. */
  readonly cut: boolean
}

export type RunMoment = { readonly task: TaskView; readonly output?: never } | { readonly output: OutputPiece; readonly task?: never }

export function toPiece({ stream, data, time, next, cut }: LogChunk): OutputPiece {
  return { stream: stream === LogStream.STDERR ? 'stderr' : 'stdout', data, time: Number(time), next, cut }
}
