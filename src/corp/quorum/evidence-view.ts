/**
 * What validators show as evidence, checked by who asks: a pair against a validator proves itself; a pair against a writer
 * proves that one key signed both, and whose key that was is for the caller to look up.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical } from '../../wire/canonical.ts'
import { type Evidence, VotedOperation } from '../../wire/generated/corp.ts'
import type { Committee } from '../core/committee.ts'
import { verifyLie } from '../core/lies.ts'
import { MAX_CERTIFICATE_BYTES } from '../core/limits.ts'
import { decodeOperation, type Operation } from '../core/operation.ts'
import { isRival } from './rivals.ts'

export interface Equivocation {
  /** Whose lie it is: a validator's place in the committee, or the key that signed both operations. */
  readonly by: { readonly validator: number } | { readonly writer: Bytes }
  readonly first: Operation
  readonly second: Operation
}

/** Those that check, each once. */
export function mergeEvidence(crypto: Crypto, committee: Committee, answers: readonly (readonly Evidence[])[]): Equivocation[] {
  const found = new Map<string, Equivocation>()
  for (const evidence of answers.flat()) {
    const checked = evidence.validator === undefined ? readWriters(crypto, committee, evidence) : readLie(crypto, committee, evidence)
    if (checked !== undefined) found.set([toText(checked.first.id), toText(checked.second.id)].sort().join(' ') + nameOf(checked), checked)
  }
  return [...found.values()]
}

function nameOf({ by }: Equivocation): string {
  return 'validator' in by ? ` ${by.validator}` : ` ${toText(by.writer)}`
}

function readLie(crypto: Crypto, committee: Committee, { first, second }: Evidence): Equivocation | undefined {
  const lie = verifyLie(crypto, committee, first, second)
  const [one, other] = [first, second].map(voted => decodeCanonical(VotedOperation, voted, MAX_CERTIFICATE_BYTES)?.operation)
  if (!lie.ok || one === undefined || other === undefined) return undefined
  return pair(crypto, committee, { validator: lie.value.validator }, one, other)
}

function readWriters(crypto: Crypto, committee: Committee, { first, second }: Evidence): Equivocation | undefined {
  const one = decodeOperation(crypto, committee.name, first)
  if (!one.ok || !isRival(crypto, committee.name, one.value, second)) return undefined
  const [signature] = one.value.signatures
  if (signature === undefined || !crypto.verify(signature.key, one.value.id, signature.signature)) return undefined
  const found = pair(crypto, committee, { writer: signature.key }, first, second)
  return found !== undefined && equal(found.second.signatures[0]?.key ?? new Uint8Array(0), signature.key) ? found : undefined
}

function pair(crypto: Crypto, committee: Committee, by: Equivocation['by'], first: Bytes, second: Bytes): Equivocation | undefined {
  const [one, other] = [first, second].map(operation => decodeOperation(crypto, committee.name, operation))
  return one?.ok === true && other?.ok === true ? { by, first: one.value, second: other.value } : undefined
}
