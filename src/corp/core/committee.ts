/**
 * The committee document: who the validators are and by which policy they vote. The XenoCorp's name is the hash of its
 * genesis document, so whoever has the name can check the document, and whoever has the document every certificate.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import { MAX_MONEY } from '../../types/money.ts'
import type { Crypto } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { accountId, selfDigest } from '../../wire/digest.ts'
import { CommitteeDocument, EnrolmentPolicy, type Policy, ValidationPolicy } from '../../wire/generated/corp.ts'
import { ledgerErrors } from './errors.ts'
import { isKey } from './keys.ts'
import { MAX_VALIDATORS } from './limits.ts'
import { type Quorum, quorumOf } from './quorum.ts'

export const MAX_COMMITTEE_BYTES = 16 * KIB
const MAX_AUDITORS = 16
const DAY_MS = 86_400_000n

export interface Committee {
  /** The XenoCorp's name: the hash of its genesis document, 32 bytes. */
  readonly name: Bytes
  readonly document: CommitteeDocument
  /** The document's exact bytes. */
  readonly bytes: Bytes
  readonly epoch: bigint
  /** PeerIds; a vote names its validator by the place in this list. */
  readonly validators: readonly Bytes[]
  readonly quorum: Quorum
  readonly policy: Policy
  /** The account of the treasurer's key: opened and credited by the genesis document. */
  readonly treasury: Bytes
}

/** The policy of a public XenoCorp; `xeno corp` and tests start from it. Times in ms, amounts in micro-units. */
export const DEFAULT_POLICY: Policy = {
  validation: ValidationPolicy.REMOTE,
  enrolment: EnrolmentPolicy.OPEN_ENROLMENT,
  transferFee: 0n,
  incomeFeePpm: 0,
  graceMs: 600_000n,
  skewMs: 10_000n,
  minOrderMs: 120_000n,
  maxOrderMs: 31n * DAY_MS,
  maxPayeeOrderMs: 3_600_000n,
  maxAcceptAheadMs: 60_000n,
  maxCap: MAX_MONEY,
  reports: true,
}

/** Smallest and largest value of each number in the policy. */
const POLICY_BOUNDS: Readonly<Record<Exclude<keyof Policy, 'validation' | 'enrolment' | 'reports'>, readonly [least: bigint, most: bigint]>> = {
  transferFee: [0n, 1_000_000_000n],
  incomeFeePpm: [0n, 1_000_000n],
  graceMs: [1_000n, DAY_MS],
  skewMs: [0n, 60_000n],
  minOrderMs: [0n, DAY_MS],
  maxOrderMs: [1_000n, 366n * DAY_MS],
  maxPayeeOrderMs: [1_000n, DAY_MS],
  maxAcceptAheadMs: [1_000n, 3_600_000n],
  maxCap: [1n, MAX_MONEY],
}

/** The genesis document's exact bytes and the name that they give the XenoCorp. */
export function encodeGenesis(crypto: Crypto, document: CommitteeDocument): { bytes: Bytes; name: Bytes } {
  const bytes = encode(CommitteeDocument, document)
  return { bytes, name: selfDigest(crypto, 'corp/committee', bytes) }
}

/**
 * Decodes and checks a genesis committee document (epoch 0). With `name` the document must be that XenoCorp's.
 * Refuses with `too-large`, `malformed` or `committee-invalid` (its fact `field` says where).
 */
export function decodeGenesis(crypto: Crypto, bytes: Bytes, name?: Uint8Array): Result<Committee> {
  if (bytes.length > MAX_COMMITTEE_BYTES) return commonErrors.refuse('too-large', { what: 'the committee document', bytes: bytes.length })
  const document = decodeCanonical(CommitteeDocument, bytes, MAX_COMMITTEE_BYTES)
  const policy = document?.policy
  if (document === undefined || policy === undefined) return commonErrors.refuse('malformed', { what: 'committee document' })
  const field = brokenBound(document, policy)
  if (field !== undefined) return ledgerErrors.refuse('committee-invalid', { field })
  const own = selfDigest(crypto, 'corp/committee', bytes)
  if (name !== undefined && !equal(name, own))
    return ledgerErrors.refuse('committee-invalid', { field: 'name', wanted: toText(name), found: toText(own) })
  return ok({
    name: own,
    document,
    bytes,
    epoch: document.epoch,
    validators: document.validators,
    quorum: quorumOf(document.validators.length),
    policy,
    treasury: accountId(crypto, document.treasurer),
  })
}

/** The validator's place in the committee, undefined for others. */
export function validatorIndex(committee: Committee, key: Uint8Array): number | undefined {
  const index = committee.validators.findIndex(validator => equal(validator, key))
  return index < 0 ? undefined : index
}

function brokenBound(document: CommitteeDocument, policy: Policy): string | undefined {
  const { validators, auditors } = document
  const checks: Readonly<Record<string, boolean>> = {
    name: /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(document.name),
    nonce: document.nonce.length >= 16 && document.nonce.length <= 64,
    currency: /^[A-Za-z][A-Za-z0-9]{0,11}$/.test(document.currency),
    epoch: document.epoch === 0n,
    previous: document.previous.length === 0,
    validators: validators.length >= 1 && validators.length <= MAX_VALIDATORS && validators.every(isKey) && distinct(validators),
    registrar: isKey(document.registrar),
    treasurer: isKey(document.treasurer),
    treasuryCredit: document.treasuryCredit <= MAX_MONEY,
    auditors: auditors.length <= MAX_AUDITORS && auditors.every(isKey) && distinct(auditors),
  }
  const broken = Object.entries(checks).find(([, holds]) => !holds)?.[0]
  return broken ?? brokenPolicy(policy)
}

function brokenPolicy(policy: Policy): string | undefined {
  for (const [name, [least, most]] of Object.entries(POLICY_BOUNDS) as [keyof typeof POLICY_BOUNDS, readonly [bigint, bigint]][]) {
    const value = BigInt(policy[name])
    if (value < least || value > most) return `policy.${name}`
  }
  if (policy.minOrderMs > policy.maxOrderMs) return 'policy.minOrderMs'
  if (policy.maxPayeeOrderMs > policy.maxOrderMs) return 'policy.maxPayeeOrderMs'
  return undefined
}

function distinct(keys: readonly Bytes[]): boolean {
  return new Set(keys.map(toText)).size === keys.length
}
