/** Bounds of everything the ledger decodes; protocols/corp/1/README.md repeats them. */
import { KIB } from '../../types/units.ts'

export { MAX_OPERATION_BYTES as MAX_CERTIFICATE_BYTES } from '../../wire/protocols.ts'

/** An operation with all that stands beside it. A certificate adds at most 14 KiB of votes, a freeze certificate also its proofs. */
export const MAX_ENVELOPE_BYTES = 32 * KIB
/** Operations that carry no usage report. */
export const MAX_PLAIN_ENVELOPE_BYTES = 16 * KIB
export const MAX_BODY_BYTES = 8 * KIB
export const MAX_REPORT_BYTES = 24 * KIB

export const MAX_VALIDATORS = 31
/** Of the Merkle tree of one batch of votes: 65,536 votes. */
export const MAX_BATCH_DEPTH = 16

export const MAX_BLOCKS = 4
export const MAX_CAVEATS_A_BLOCK = 16
/** Names and values of all caveats from the issue to the last block. */
export const MAX_CAVEAT_BYTES = 4 * KIB

/** Of one settlement; what does not fit is summed up. */
export const MAX_LOSSES = 64
/** Parts per million. */
export const WHOLE_RATIO = 1_000_000
/** Complaints about one server that a validator votes for: what more would say is on the record. */
export const MAX_COMPLAINTS = 256

export const MAX_TEXT = 256
export const MAX_CONTROLLERS = 16
/** The last moment that a Date can name, in ms. */
export const MAX_TIME_MS = 8_640_000_000_000_000n
