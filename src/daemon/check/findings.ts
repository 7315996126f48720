/** What a check says: of one thing, whether it is well, and if not what to do. */
import { isXenoError } from '../../types/errors.ts'

export interface Finding {
  /** `warning`: the node would start, and lacks something; `mistake`: it would not start, or not be what it should. */
  readonly level: 'ok' | 'warning' | 'mistake'
  /** What was looked at, in a word or two. */
  readonly what: string
  readonly says: string
  readonly next?: string
  /** Of a mistake that is an error of the programs, its stable code. */
  readonly code?: string
}

/** An error of the programs as a mistake. @throws what is no such error */
export function mistakeOf(what: string, error: unknown): Finding {
  if (!isXenoError(error)) throw error
  return { level: 'mistake', what, says: error.message, next: error.next, code: error.code }
}

/** What `look` returns in words, or the error that it throws as a mistake. */
export async function lookAt(what: string, look: () => string | Promise<string>): Promise<Finding> {
  try {
    return { level: 'ok', what, says: await look() }
  } catch (error) {
    return mistakeOf(what, error)
  }
}
