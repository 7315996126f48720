/**
 * How many round trips something takes, whatever else it takes: its least time over slow lines without its least time over
 * quick ones, in round trips of the slow ones. What the machine does beside the waiting is in both, and so cancels out.
 */
export function countRoundTrips(slowMs: readonly number[], quickMs: readonly number[], rttMs: number): number {
  return Math.round((Math.min(...slowMs) - Math.min(...quickMs)) / rttMs)
}
