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
import { CommitteeDocument } from '../../wire/generated/corp.ts'
import { ledgerErrors } from './errors.ts'
import { isKey } from './keys.ts'
import { MAX_VALIDATORS } from './limits.ts'
import { decodePolicy, type Policy } from './policies/policy.ts'
import { type Quorum, quorumOf } from './quorum.ts'

export const MAX_COMMITTEE_BYTES = 16 * KIB
const MAX_AUDITORS = 16
/** With credit lines beside, all that an account can be credited stays within 64 bits. */
const MAX_TREASURY_CREDIT = MAX_MONEY / 2n

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

/** The genesis document's exact bytes and the name that they give the XenoCorp. */
export function encodeGenesis(crypto: Crypto, document: CommitteeDocument): { bytes: Bytes; name: Bytes } {
  const bytes = encode(CommitteeDocument, document)
  return { bytes, name: selfDigest(crypto, 'corp/committee', bytes) }
}

/**
 * Decodes and checks a genesis committee document (epoch 0). With `name` the document must be that XenoCorp's.
 * Refuses with `too-large`, `malformed`, `policy-unknown` or `committee-invalid` (its fact `field` says where).
 */
export function decodeGenesis(crypto: Crypto, bytes: Bytes, name?: Uint8Array): Result<Committee> {
  if (bytes.length > MAX_COMMITTEE_BYTES) return commonErrors.refuse('too-large', { what: 'the committee document', bytes: bytes.length })
  const document = decodeCanonical(CommitteeDocument, bytes, MAX_COMMITTEE_BYTES)
  if (document?.policy === undefined) return commonErrors.refuse('malformed', { what: 'committee document' })
  const field = brokenBound(document)
  if (field !== undefined) return ledgerErrors.refuse('committee-invalid', { field })
  const policy = decodePolicy(document.policy)
  if (!policy.ok) return policy
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
    policy: policy.value,
    treasury: accountId(crypto, document.treasurer),
  })
}

/** The validator's place in the committee, undefined for others. */
export function validatorIndex(committee: Committee, key: Uint8Array): number | undefined {
  const index = committee.validators.findIndex(validator => equal(validator, key))
  return index < 0 ? undefined : index
}

function brokenBound(document: CommitteeDocument): string | undefined {
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
    treasuryCredit: document.treasuryCredit <= MAX_TREASURY_CREDIT,
    auditors: auditors.length <= MAX_AUDITORS && auditors.every(isKey) && distinct(auditors),
  }
  return Object.entries(checks).find(([, holds]) => !holds)?.[0]
}

function distinct(keys: readonly Bytes[]): boolean {
  return new Set(keys.map(toText)).size === keys.length
}
