/** What a client can find wrong with a server, and a server's signed refusals as errors. */
import { type Bytes, toText } from '../../types/bytes.ts'
import { defineErrors, ExitCode, type Facts, XenoError } from '../../types/errors.ts'
import type { Unmet } from '../../xenoserver/core/matching.ts'

const { integrity, unavailable, refused, notFound } = ExitCode

export const sessionClientErrors = defineErrors({
  'quote-wrong': {
    says: 'the quote of the server is not what was asked for: {why}',
    next: 'Choose another server; the signed quote is evidence.',
    exit: integrity,
  },
  'refusal-wrong': {
    says: 'the refusal of the server is not for this request, or not signed by it',
    next: 'Choose another server.',
    exit: integrity,
  },
  'answer-wrong': {
    says: 'the answer of the server contradicts itself: {why}',
    next: 'Close the session, and choose another server.',
    exit: integrity,
  },
  'bill-wrong': {
    says: 'the bill of the server does not follow from its reports and terms: {why}',
    next: 'Keep the reports: they are signed, and evidence for a complaint.',
    exit: integrity,
  },
  'session-not-started': {
    says: 'the session did not start: {reason}',
    next: 'Its order is closed at nothing; issue another and choose another server.',
    exit: unavailable,
  },
  'presentation-unanswered': {
    says: 'the server did not answer the presentation in time',
    next: 'The order is being cancelled or ended; its money comes back.',
    exit: unavailable,
  },
  'order-left-open': {
    says: 'no session was made: {why}; and its order {order} could not be taken back yet: {cancelling}',
    next: 'Run `xeno account recover` when the validators can be reached; the money comes back then.',
    exit: unavailable,
  },
  'session-unknown-here': { says: 'no session {session} is in this wallet', next: 'List your sessions.', exit: notFound },
  'session-ended': { says: 'the session is {state}', next: 'Create another session.', exit: refused },
})

/** What came to nothing, and why its order is not back yet. */
export function leftOpen(order: Bytes, failure: unknown, cancelling: XenoError): XenoError {
  const why = failure instanceof Error ? failure.message : String(failure)
  return sessionClientErrors.error('order-left-open', { why, order: toText(order), cancelling: cancelling.message }, failure)
}

/** A signed refusal; `unmet` names each requirement that the server cannot meet, and the nearest that it can. */
export class RefusedByServer extends XenoError {
  readonly unmet: readonly Unmet[]

  constructor(code: string, facts: Facts, options: { says: string; next: string; unmet: readonly Unmet[] }) {
    super(code, facts, { says: escapeBraces(options.says), next: options.next })
    this.unmet = options.unmet
  }
}

/** The server's words are shown as they are, not taken for a template. */
function escapeBraces(text: string): string {
  return text.replaceAll(/[{}]/g, '')
}
