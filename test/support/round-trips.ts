/**
 * How many round trips something takes, whatever else it takes: its time over slow lines without its time over quick ones,
 * in round trips of the slow ones; of several tries each, the middle one. What the machine does beside the waiting is in
 * both, and so cancels out; what it does while it waits comes off, so a little less than the whole number is usual.
 */
export function countRoundTrips(slowMs: readonly number[], quickMs: readonly number[], rttMs: number): number {
  return (middle(slowMs) - middle(quickMs)) / rttMs
}

/** The lower of the two in the middle where their number is even. */
function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}
