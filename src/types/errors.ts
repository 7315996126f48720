/**
 * Errors with a stable code, the facts, and what to do next. Codes are the promise; messages are not.
 * Each module lists its codes once, with {@link defineErrors}; cores return a {@link Refusal} as data, edges throw it
 * as a {@link XenoError}; the wire carries code, message, facts and next step.
 */

/** Exit codes of the command line; numbers follow sysexits.h where it has one, so that they rarely meet a task's own. */
export const ExitCode = {
  ok: 0,
  usage: 64,
  input: 65,
  notFound: 66,
  noMatch: 68,
  unavailable: 69,
  internal: 70,
  money: 72,
  timeout: 75,
  integrity: 76,
  refused: 77,
  config: 78,
} as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

export type Fact = string | number | bigint | boolean
export type Facts = Readonly<Record<string, Fact>>

/** Why a request was not granted, as data: which rule refused it and the facts it looked at. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly facts: Facts
}

export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

interface ErrorRow {
  readonly says: string
  readonly next: string
  readonly exit: ExitCode
}

const rows = new Map<string, ErrorRow>()

export class XenoError extends Error {
  override readonly name = 'XenoError'
  readonly code: string
  readonly facts: Facts
  readonly next: string
  readonly exit: ExitCode

  constructor(code: string, facts: Facts = {}, options: { cause?: unknown; says?: string; next?: string } = {}) {
    const row = rows.get(code)
    super(describe(options.says ?? row?.says ?? code, facts), options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.facts = facts
    this.next = options.next ?? row?.next ?? ''
    this.exit = row?.exit ?? ExitCode.internal
  }
}

function describe(says: string, facts: Facts): string {
  const used = new Set<string>()
  const text = says.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name]
    if (fact === undefined) return whole
    used.add(name)
    return String(fact)
  })
  const rest = Object.entries(facts).filter(([name]) => !used.has(name))
  return rest.length === 0 ? text : `${text} (${rest.map(([name, fact]) => `${name}: ${String(fact)}`).join(', ')})`
}

/** A module's own error codes: makes refusals (data) and errors (thrown) of these codes and no others. */
export interface ErrorFamily<Code extends string> {
  refuse(code: Code, facts?: Facts): { readonly ok: false; readonly refusal: Refusal<Code> }
  error(code: Code, facts?: Facts, cause?: unknown): XenoError
  readonly codes: readonly Code[]
}

/**
 * Declares the codes of one module. `says` may name facts in braces: `'the cap {cap} is above the balance {balance}'`.
 * @throws when a code is declared twice, with other words
 */
export function defineErrors<Code extends string>(table: Readonly<Record<Code, ErrorRow>>): ErrorFamily<Code> {
  const codes = Object.keys(table) as Code[]
  for (const code of codes) {
    const known = rows.get(code)
    if (known !== undefined && known !== table[code]) throw new Error(`error code ${code} is declared twice`)
    rows.set(code, table[code])
  }
  return {
    codes,
    refuse: (code, facts = {}) => ({ ok: false, refusal: { code, facts } }),
    error: (code, facts = {}, cause) => new XenoError(code, facts, { cause }),
  }
}

/** A refusal as something to throw. */
export function refusalError(refusal: Refusal): XenoError {
  return new XenoError(refusal.code, refusal.facts)
}

/** The value, at an edge where a refusal is to be thrown. @throws XenoError the refusal */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw refusalError(result.refusal)
  return result.value
}

export function isXenoError(error: unknown, code?: string): error is XenoError {
  return error instanceof XenoError && (code === undefined || error.code === code)
}

export const commonErrors = defineErrors({
  malformed: { says: 'malformed {what}', next: "Send the canonical encoding that the protocol's README describes.", exit: ExitCode.input },
  'too-large': { says: '{what} is larger than its limit', next: 'Send less, or split it.', exit: ExitCode.input },
  'bad-signature': {
    says: 'the signature on {what} does not verify',
    next: 'Sign the exact bytes with the key that they name.',
    exit: ExitCode.integrity,
  },
  unavailable: {
    says: '{what} cannot be reached',
    next: 'Check that it runs and that its address is right, then try again.',
    exit: ExitCode.unavailable,
  },
  timeout: { says: '{what} did not answer in time', next: 'Try again; the request is safe to repeat.', exit: ExitCode.timeout },
  internal: { says: 'an unexpected failure in {what}', next: 'This is a defect: report it with the log of the node.', exit: ExitCode.internal },
})
