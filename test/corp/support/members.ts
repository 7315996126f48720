/** A XenoCorp's members for tests: keys from names, a committee, certificates signed by as many validators as wanted. */

import { signBatch, voteLeaf } from '../../../src/corp/core/batch.ts'
import { buildCertificate } from '../../../src/corp/core/certificate.ts'
import { type Committee, decodeGenesis, encodeGenesis } from '../../../src/corp/core/committee.ts'
import { decodeOperation, type Operation } from '../../../src/corp/core/operation.ts'
import { encodePolicy } from '../../../src/corp/core/policies/policy.ts'
import { nodeCrypto, signerFromSeed } from '../../../src/node/crypto.ts'
import { type Bytes, bytes, EMPTY, utf8 } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { changedPolicy, type PolicyChanges } from './policy.ts'

/** The same name gives the same key. */
export function member(name: string): Signer {
  return signerFromSeed(nodeCrypto.sha256(utf8(`test member ${name}`)))
}

export interface TestCorp {
  readonly committee: Committee
  readonly validators: readonly Signer[]
  readonly registrar: Signer
  readonly treasurer: Signer
}

export interface FoundOptions {
  readonly policy?: PolicyChanges
  readonly treasuryCredit?: bigint
  readonly nonce?: string
  readonly auditors?: readonly Bytes[]
  readonly title?: string
  readonly currency?: string
}

/** @param validators their signers; their number is n */
export function foundCorp(validators: readonly Signer[], options: FoundOptions = {}): TestCorp {
  const [registrar, treasurer] = [member('registrar'), member('treasurer')]
  const document = encodeGenesis(nodeCrypto, {
    name: options.title ?? 'Test XenoCorp',
    nonce: nodeCrypto.sha256(utf8(options.nonce ?? 'nonce')),
    currency: options.currency ?? 'XEN',
    epoch: 0n,
    previous: EMPTY,
    validators: validators.map(validator => validator.id),
    registrar: registrar.id,
    treasurer: treasurer.id,
    treasuryCredit: options.treasuryCredit ?? 1_000_000_000_000n,
    auditors: [...(options.auditors ?? [member('auditor').id])],
    policy: encodePolicy(changedPolicy(options.policy)),
  })
  return { committee: unwrap(decodeGenesis(nodeCrypto, document.bytes)), validators, registrar, treasurer }
}

export function validatorMembers(n: number): Signer[] {
  return Array.from({ length: n }, (_, index) => member(`validator ${index}`))
}

/** The operation's certificate, by the first q validators or those at the places given. */
export function certify(corp: TestCorp, operation: Bytes, places?: readonly number[]): Bytes {
  const { committee } = corp
  const decoded = decode(corp, operation)
  const leaf = voteLeaf(nodeCrypto, committee.name, committee.epoch, decoded.kind, decoded.id)
  const chosen = places ?? corp.validators.map((_, index) => index).slice(0, committee.quorum.q)
  const votes = chosen.flatMap(index => {
    const signer = corp.validators[index]
    return signer === undefined ? [] : signBatch(nodeCrypto, committee.name, signer, index, [leaf])
  })
  return buildCertificate(committee, operation, votes)
}

export function decode(corp: TestCorp, operation: Bytes): Operation {
  return unwrap(decodeOperation(nodeCrypto, corp.committee.name, operation))
}

/** 32 bytes that stand for some id. */
export function someId(name: string): Bytes {
  return bytes(nodeCrypto.sha256(utf8(`test id ${name}`)))
}
