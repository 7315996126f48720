/** Every number of the session rules in one table (protocols/session/1 says what they are for). The config file changes those of `SellingRules`. */

/** What the operator decides; the terms state it to the client. */
export interface SellingRules {
  /** How often a session is reported and charged. */
  readonly intervalMs: number
  /** The exposure, as time at the highest rate. */
  readonly exposureMs: number
  /** How long a session that ran out of money is kept paused. */
  readonly pauseGraceMs: number
  /** How long reports and logs stay after the end. */
  readonly keptMs: number
  readonly quoteValidMs: number
}

export const SELLING_DEFAULTS: SellingRules = {
  intervalMs: 10_000,
  exposureMs: 60_000,
  pauseGraceMs: 600_000,
  keptMs: 86_400_000,
  quoteValidMs: 60_000,
}

/** Work stops so long before an order's notAfter, so that its last charge is voted in time. */
export const STOP_MARGIN_MS = 10_000
/** From the end of a lease until the domain stands still, at most; with MIN_LEASE_MS a pause comes 250 ms early. */
export const FREEZE_LATENCY_MS = 200
/** A lease shorter than this is not worth a renewal. */
export const MIN_LEASE_MS = 50
/** An acceptBy further ahead is refused. */
export const MAX_ACCEPT_AHEAD_MS = 60_000
/** Nothing is sold while the clocks of the validators' median and of this machine differ by more. */
export const MAX_SKEW_MS = 5_000
/** A domain that cannot be made so often ends its session at no cost. */
export const MAX_BOOT_FAILURES = 2
/** Percent of the money left at which the client is warned. */
export const WARN_AT_PERCENT = [20, 5] as const
/** A reading that failed is tried again after this time. */
export const READ_RETRY_MS = 1_000
/** How long the record of a session that never ran is kept: it has neither output nor reports worth more. */
export const REFUSED_KEPT_MS = 600_000
/** Orders that one session can have had. */
export const MAX_ORDERS = 64
