/** What a local network is founded with: keys, the XenoCorp's committee document, the XIS's document. All in its folder. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { type CorpFounding, foundCorp } from '../src/daemon/found.ts'
import { nodeCrypto } from '../src/node/crypto.ts'
import { createKey } from '../src/node/key-file.ts'
import { peerBytes } from '../src/node/peers.ts'
import { type Bytes, bytes } from '../src/types/bytes.ts'
import { DEFAULT_REPLICAS, DEFAULT_ZONE_ENTRIES, encodeXisDocument } from '../src/xis/core/document.ts'

export const COMMITTEE_FILE = 'committee.bin'
export const XIS_FILE = 'xis.bin'
export const REGISTRAR_KEY_FILE = 'registrar.key'
/** The home of the treasury's wallet. */
export const TREASURY_FOLDER = 'treasury'
export const TREASURER_KEY_FILE = join(TREASURY_FOLDER, 'treasurer.key')

export const CORP_TITLE = 'Testnet Pay'
export const CURRENCY = 'XCU'
const XIS_TITLE = 'Testnet XIS'
/** A million units: enough for every wish at a testnet. */
export const TREASURY_CREDIT = 1_000_000_000_000n

/** So many servers found the XIS; in a larger network the others are injected by one of them, as newcomers are everywhere. */
export const FOUNDING_SERVERS = 8

/** One machine has one clock, and what is tried on a testnet must not wait for ten minutes. */
const POLICY: CorpFounding['policy'] = { enrolment: 'open', grace: 90_000, skew: 2_000, minOrder: 60_000 }

/** Guests pass through to where their domains are; every file that is not theirs is its owner's alone. */
export const PASSABLE = 0o711

/** Makes `node.key` in a node's folder; the node's PeerId. */
export async function foundNode(folder: string): Promise<Bytes> {
  mkdirSync(folder, { recursive: true, mode: PASSABLE })
  return await foundKey(join(folder, 'node.key'))
}

async function foundKey(path: string): Promise<Bytes> {
  return peerBytes(peerIdFromPrivateKey(await createKey(path)))
}

export interface Founding {
  readonly validators: readonly Bytes[]
  /** The first of the servers. */
  readonly xisNodes: readonly Bytes[]
  readonly policy?: Partial<CorpFounding['policy']> | undefined
}

/** Writes both documents and the keys that they name; their names. @throws XenoError `committee-invalid` */
export async function foundServices(folder: string, { validators, xisNodes, policy }: Founding): Promise<{ corp: Bytes; xis: Bytes | undefined }> {
  const registrar = await foundKey(join(folder, REGISTRAR_KEY_FILE))
  const treasurer = await foundKey(join(folder, TREASURER_KEY_FILE))
  const corp = foundCorp({
    name: CORP_TITLE,
    currency: CURRENCY,
    validators: [...validators],
    registrar,
    treasurer,
    treasuryCredit: TREASURY_CREDIT,
    auditors: [],
    policy: { ...POLICY, ...policy },
  })
  writeFileSync(join(folder, COMMITTEE_FILE), corp.bytes)
  if (xisNodes.length === 0) return { corp: corp.name, xis: undefined }
  const xis = encodeXisDocument(nodeCrypto, {
    name: XIS_TITLE,
    nonce: bytes(randomBytes(32)),
    founding: [...xisNodes],
    replicas: DEFAULT_REPLICAS,
    zoneEntries: DEFAULT_ZONE_ENTRIES,
    xenoCorps: [corp.name],
  })
  writeFileSync(join(folder, XIS_FILE), xis.bytes)
  return { corp: corp.name, xis: xis.name }
}
