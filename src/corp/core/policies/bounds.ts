/** Bounds that several choices share. */
export const HOUR_MS = 3_600_000n
export const DAY_MS = 24n * HOUR_MS
export const MAX_PPM = 1_000_000n
/** A thousand units. */
export const MAX_FLAT_FEE = 1_000_000_000n
