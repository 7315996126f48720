/**
 * What is to be run in a session (`Task`), as a value. XML form and bounds: protocols/documents/task.xsd, parse/task.ts, format/task.ts.
 * Each kind is one section of the document and one member of {@link TaskDocument}.
 */
import type { Bytes } from '../types/bytes.ts'
import type { Extension } from './extension.ts'

/** A blob that must be in the server's store before the task starts. */
export interface ContentReference {
  /** SHA-256 of the content. */
  readonly digest: Bytes
  readonly sizeBytes: number
}

/** A file that the task finds under its content folder, read-only. */
export interface ContentFile extends ContentReference {
  /** Relative; no empty, `.` or `..` parts, no backslash; at most 255 bytes; each path once. */
  readonly path: string
  /** Permission bits: 0o444, 0o555, 0o644, 0o755, ... at most 0o777. */
  readonly mode: number
}

export interface RestartRule {
  readonly when: 'never' | 'on-failure' | 'always'
  /** Restarts at most; undefined: as long as the session lasts. */
  readonly maxRestarts?: number
  /** Between an end and the next start. */
  readonly delayMs: number
}

export const NO_RESTART: RestartRule = { when: 'never', delayMs: 1_000 }

interface TaskBase {
  /** Unique in the session; `[a-z0-9][a-z0-9-]{0,63}`. Made by the server when absent. */
  readonly name?: string
  readonly content: readonly ContentFile[]
  readonly restart: RestartRule
  /** The task is ended after that time; a restart starts it anew. */
  readonly timeoutMs?: number
  readonly extensions: readonly Extension[]
}

/** A program, straight over the hypervisor. */
export interface CommandTask extends TaskBase {
  readonly kind: 'command'
  /** 1 to 1,024 strings; `argv[0]` is looked up in the environment's PATH, or is a path. Without NUL and other characters that XML lacks. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** An absolute path; the session's working folder when absent. */
  readonly cwd?: string
  /** Standard input; nothing when absent. */
  readonly input?: ContentReference
}

export type TaskDocument = CommandTask
