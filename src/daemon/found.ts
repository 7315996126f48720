/**
 * `xenod found`: makes the documents that found a XenoCorp or an XIS. Their names are the hashes of their bytes, so they
 * are written once and copied to every node as they are.
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { decodeGenesis, encodeGenesis } from '../corp/core/committee.ts'
import { encodePolicy } from '../corp/core/policies/policy.ts'
import { nodeCrypto } from '../node/crypto.ts'
import { nodeErrors } from '../node/errors.ts'
import { type Bytes, bytes, EMPTY, toText } from '../types/bytes.ts'
import { refusalError } from '../types/errors.ts'
import type { CommitteeDocument } from '../wire/generated/corp.ts'
import { DEFAULT_REPLICAS, DEFAULT_ZONE_ENTRIES, decodeXisDocument, encodeXisDocument } from '../xis/core/document.ts'
import { MAX_FOUNDING, MAX_REPLICAS, MAX_ZONE_ENTRIES } from '../xis/core/limits.ts'
import { corpPolicy, policyOf } from './founding-policy.ts'
import { amount, name32, peer, readYaml } from './yaml-file.ts'

const corpFounding = z.strictObject({
  name: z.string().min(1).max(64),
  currency: z.string().min(1).max(12),
  validators: z.array(peer).min(1).max(64),
  registrar: peer,
  treasurer: peer,
  treasuryCredit: amount,
  /** Keys with which auditors sign their requests. */
  auditors: z.array(peer).max(16).default([]),
  policy: corpPolicy.prefault({}),
})

export type CorpFounding = z.infer<typeof corpFounding>

/** The genesis committee document's bytes and the XenoCorp's name. @throws XenoError `committee-invalid` */
export function foundCorp(founding: CorpFounding, nonce: Bytes = bytes(randomBytes(32))): { bytes: Bytes; name: Bytes } {
  const { policy, ...rest } = founding
  const document: CommitteeDocument = {
    ...rest,
    nonce,
    epoch: 0n,
    previous: EMPTY,
    policy: encodePolicy(policyOf(policy)),
  }
  const genesis = encodeGenesis(nodeCrypto, document)
  const decoded = decodeGenesis(nodeCrypto, genesis.bytes)
  if (!decoded.ok) throw refusalError(decoded.refusal)
  return genesis
}

/** Reads a founding file and writes the committee document. @throws XenoError; `already-initialised` when `out` exists, `file-unwritable` */
export function foundCorpFile(file: string, out: string): { document: string; name: string } {
  const { bytes: document, name } = foundCorp(readYaml(file, corpFounding))
  writeNew(out, document)
  return { document: out, name: toText(name) }
}

const xisFounding = z.strictObject({
  name: z.string().min(1).max(64),
  founding: z.array(peer).min(1).max(MAX_FOUNDING),
  replicas: z.number().int().min(1).max(MAX_REPLICAS).default(DEFAULT_REPLICAS),
  zoneEntries: z.number().int().min(16).max(MAX_ZONE_ENTRIES).default(DEFAULT_ZONE_ENTRIES),
  xenoCorps: z.array(name32).max(64),
})

/** Reads a founding file and writes the XIS's document. @throws XenoError; `already-initialised` when `out` exists */
export function foundXisFile(file: string, out: string): { document: string; name: string } {
  const { bytes: document, name } = encodeXisDocument(nodeCrypto, { ...readYaml(file, xisFounding), nonce: bytes(randomBytes(32)) })
  const decoded = decodeXisDocument(nodeCrypto, document)
  if (!decoded.ok) throw refusalError(decoded.refusal)
  writeNew(out, document)
  return { document: out, name: toText(name) }
}

function writeNew(path: string, content: Bytes): void {
  try {
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw nodeErrors.error(exists ? 'already-initialised' : 'file-unwritable', { path }, error)
  }
}
