/** Refusals on the wire: the code, what it says, the facts and the next step. */
import { type Facts, XenoError } from '../types/errors.ts'
import type { WireError } from './generated/envelope.ts'

/** Facts as text, which is how they travel. */
export function wireFacts(facts: Facts): { name: string; value: string }[] {
  return Object.entries(facts).map(([name, value]) => ({ name, value: String(value) }))
}

export function toWireError(error: XenoError): WireError {
  return {
    code: error.code,
    message: error.message,
    next: error.next,
    facts: wireFacts(error.facts),
  }
}

const MAX_TEXT = 4_096

/** The other side's refusal as an error of ours; its words are cut to a bound and made printable. */
export function fromWireError(error: WireError): XenoError {
  const facts: Facts = Object.fromEntries(error.facts.slice(0, 64).map(fact => [printable(fact.name), printable(fact.value)]))
  return new XenoError(printable(error.code), facts, { next: printable(error.next) })
}

function printable(text: string): string {
  return text.slice(0, MAX_TEXT).replaceAll(/\p{Cc}/gu, ' ')
}
