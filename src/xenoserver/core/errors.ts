/** Every refusal of a XenoServer: what it looked at, and what would make it pass. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

const { input, integrity, money, refused, notFound, noMatch, unavailable } = ExitCode

export const coreErrors = defineErrors({
  // What can be had.
  'unmet-requirements': {
    says: 'this server cannot meet {count} of the requirements',
    next: 'Ask for the nearest values that the answer names, or find another server with `xeno find`.',
    exit: noMatch,
  },
  'no-capacity': {
    says: 'not enough {dimension} is free: {asked} asked, {free} free',
    next: 'Ask for less, wait, or choose another server.',
    exit: noMatch,
  },
  'too-much-unbound': {
    says: 'this account holds unbound reservations up to their bound in {dimension}',
    next: 'Wait until the other sessions are bound, 10 s at most.',
    exit: refused,
  },
  'sale-paused': { says: 'this server sells nothing just now: {why}', next: 'Choose another server, or try again later.', exit: unavailable },

  // Quotes and presentations.
  'foreign-xenocorp': {
    says: 'this server is not registered with the XenoCorp {xenoCorp}',
    next: 'Use an order of a XenoCorp that its advertisement names.',
    exit: refused,
  },
  'client-unknown': {
    says: 'no proof of an enrolled client came with the request: {why}',
    next: 'Register with the XenoCorp, and show the enrolment or an order.',
    exit: refused,
  },
  'quote-not-ours': {
    says: 'the quote is not one that this server signed',
    next: 'Ask this server for a quote, and present that one.',
    exit: integrity,
  },
  'quote-expired': { says: 'the quote was valid until {validUntil}', next: 'Ask for another quote.', exit: refused },
  'quote-for-other': {
    says: 'the quote was made for another key',
    next: 'Create the session over a connection of the key that asked for the quote.',
    exit: refused,
  },
  'requirements-differ': { says: 'the requirements are not those of the quote', next: 'Send the exact document that was quoted.', exit: integrity },
  'presentation-differs': {
    says: "the presentation's {field} does not fit: {wanted} wanted",
    next: 'Present the order with the values of the quote.',
    exit: input,
  },
  'other-server': {
    says: 'the order is presented to another server',
    next: 'Take it to the server that the presentation names; an order serves one server only.',
    exit: refused,
  },
  'from-ahead': {
    says: "the presentation begins {aheadMs} ms after this server's clock",
    next: 'Set the clock of your machine, and present anew.',
    exit: refused,
  },
  'accept-window': {
    says: 'the time to accept, {leftMs} ms from now, is not within 0 and {maxMs} ms',
    next: 'Present with an acceptBy of about 30 s ahead.',
    exit: refused,
  },
  'limit-too-low': {
    says: 'the limit {limit} is below {least}: set-up, rent for the grace of a pause, and one interval of work',
    next: 'Issue a larger order, or ask for less.',
    exit: money,
  },
  'order-ends-too-soon': {
    says: 'the order ends too soon: work would stop at {stopsAt}',
    next: 'Issue an order with a later end, at least 2 minutes ahead.',
    exit: refused,
  },
  'order-used': {
    says: 'the order has been presented here before',
    next: 'Cancel it and issue another; an order serves one session.',
    exit: refused,
  },
  'too-many-orders': { says: 'the session has had {count} orders', next: 'Close it and create another session.', exit: refused },
  'order-not-bound': { says: 'the order was not bound: {why}', next: 'Cancel the order and issue another.', exit: refused },

  // Sessions.
  'not-found': { says: 'there is no {what} of yours here', next: 'Check the id, and dial with the key of a controller.', exit: notFound },
  'session-state': {
    says: 'the session is {state}: it cannot {action}',
    next: 'See `xeno session show`; extend a paused session with a further order.',
    exit: refused,
  },
  'session-reservation': {
    says: 'the share reserved for the session was given up before it was bound',
    next: 'Present another order.',
    exit: unavailable,
  },
  'key-reused': {
    says: 'the key of this request was used with other bytes',
    next: 'Use a fresh key for each request; repeat a request with its exact bytes.',
    exit: input,
  },
  'content-not-wanted': {
    says: 'this server has no session of yours that could use the content',
    next: 'Ask for a quote or create a session first, with the same key.',
    exit: refused,
  },
  'ack-refused': {
    says: 'the acknowledgement does not fit: {why}',
    next: 'Acknowledge the latest report of this session, signed by a controller.',
    exit: integrity,
  },
})

export type SessionCode = (typeof coreErrors.codes)[number]
