/** Times of what is signed again and again (cards, rolls, statements), of which the newest counts. */

/**
 * Newer than the last one, also when the clock was set back a little. But what was signed further ahead than others take
 * was signed by a clock that was wrong, and nobody has it: when that clock is right again, times begin anew.
 */
export function nextTime(last: number, now: number, maxAheadMs: number): number {
  return last - now > maxAheadMs ? now : Math.max(last + 1, now)
}
