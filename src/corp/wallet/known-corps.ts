/**
 * The XenoCorps that a wallet knows, in `corps.json` of its folder: their committee documents (exact bytes, checked
 * against their names each time) and where their validators were reached. Written whole, by rename.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromString } from 'uint8arrays/from-string'
import { toString as encodeText } from 'uint8arrays/to-string'
import { z } from 'zod'
import { bytes, equal, fromText, ID_BYTES, toText } from '../../types/bytes.ts'
import { parsePeer, peerText } from '../../types/peer-id.ts'
import type { Crypto } from '../../types/ports.ts'
import { MIB } from '../../types/units.ts'
import type { Contact } from '../../wire/rpc.ts'
import { type Committee, decodeGenesis } from '../core/committee.ts'
import { mergeHints } from '../quorum/join.ts'
import { walletFolderErrors } from './errors.ts'

const FILE = 'corps.json'
const MAX_FILE_BYTES = 4 * MIB

const peer = z.string().transform((text, context) => {
  const value = parsePeer(text)
  if (value !== undefined) return value
  context.addIssue({ code: 'custom', message: 'expected a PeerId' })
  return z.NEVER
})

const schema = z
  .array(
    z.strictObject({
      name: z.string().refine(text => fromText(text, ID_BYTES) !== undefined, 'expected a name in base32'),
      title: z.string().max(64),
      document: z.base64().transform(text => bytes(fromString(text, 'base64pad'))),
      nodes: z.array(z.strictObject({ peer, addresses: z.array(z.string().max(256)).max(64) })).max(256),
    }),
  )
  .max(256)

export interface KnownCorp {
  readonly committee: Committee
  readonly hints: readonly Contact[]
}

/** @throws XenoError `wallet-broken` */
export function readKnownCorps(folder: string, crypto: Crypto): KnownCorp[] {
  const path = join(folder, FILE)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return []
  const broken = (reason: string, cause?: unknown) => walletFolderErrors.error('wallet-broken', { what: FILE, folder, reason }, cause)
  if (stats.size > MAX_FILE_BYTES) throw broken('it is too large')
  const parsed = schema.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) throw broken(z.prettifyError(parsed.error))
  return parsed.data.map(({ name, document, nodes }) => {
    const committee = decodeGenesis(crypto, document, fromText(name, ID_BYTES))
    if (!committee.ok) throw broken(committee.refusal.code)
    return { committee: committee.value, hints: nodes }
  })
}

/** Adds a XenoCorp, or what is new of one that is known. */
export function rememberCorp(folder: string, crypto: Crypto, corp: KnownCorp): KnownCorp[] {
  const known = readKnownCorps(folder, crypto)
  const before = known.find(({ committee }) => equal(committee.name, corp.committee.name))
  const merged = { committee: corp.committee, hints: mergeHints(corp.hints, before?.hints ?? []) }
  const all = before === undefined ? [...known, merged] : known.map(each => (each === before ? merged : each))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(all.map(toJson), undefined, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.${process.pid}`, path)
  return all
}

function toJson({ committee, hints }: KnownCorp): z.input<typeof schema>[number] {
  return {
    name: toText(committee.name),
    title: committee.document.name,
    document: encodeText(committee.bytes, 'base64pad'),
    nodes: hints.map(({ peer: id, addresses }) => ({ peer: peerText(id), addresses: [...addresses] })),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The schema says what it should have been.
    return undefined
  }
}
