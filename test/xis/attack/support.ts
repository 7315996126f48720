/** An XIS of real keys and its nodes' cores, for tests that attack them: cards, rolls and statements made in one line. */
import { nodeCrypto, signerFromSeed } from '../../../src/node/crypto.ts'
import { type Bytes, bytes, EMPTY, toText } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer, StoreWrite } from '../../../src/types/ports.ts'
import { type SignedHead, StatementKind, type Token, ValueType, type ZoneName } from '../../../src/wire/generated/xis.ts'
import { encodeTokens, type Head, type HeadFacts, joinCard, signHead, type VerifiedCard, verifyCard, verifyHead } from '../../../src/xis/core/card.ts'
import { decodeXisDocument, encodeXisDocument, type Xis } from '../../../src/xis/core/document.ts'
import { NodeCore } from '../../../src/xis/core/node.ts'
import { joinNotice, type Kind, type Statement, signStatement, type VerifiedNotice } from '../../../src/xis/core/notice.ts'
import { ANY_VALUE, type OrderedRange } from '../../../src/xis/core/ordered.ts'
import type { Parameters } from '../../../src/xis/core/parameters.ts'
import { wholeZone } from '../../../src/xis/core/placement.ts'
import { decodeQuery, encodeQuery, type NamedRange, type PageQuestion } from '../../../src/xis/core/query.ts'
import { signRoll } from '../../../src/xis/core/roll.ts'

export const START = 1_800_000_000_000
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function signer(seed: number): Signer {
  const text = new Uint8Array(32)
  new DataView(text.buffer).setUint32(0, seed)
  return signerFromSeed(text)
}

/** The signers of the founding nodes. */
export function nodes(count: number): Signer[] {
  return Array.from({ length: count }, (_, i) => signer(1_000 + i))
}

export function found(founding: readonly Signer[]): Xis {
  const document = {
    name: 'Attacked',
    nonce: bytes(new Uint8Array(16).fill(7)),
    founding: founding.map(({ id }) => id),
    replicas: 8,
    zoneEntries: 256,
    xenoCorps: [],
  }
  return unwrap(decodeXisDocument(nodeCrypto, encodeXisDocument(nodeCrypto, document).bytes))
}

export function startCore(xis: Xis, self: Signer, settings: Partial<Parameters> = {}, now = START): NodeCore {
  const core = new NodeCore({ crypto: nodeCrypto, signer: self, xis, settings, now })
  core.loaded()
  return core
}

/** A core with these records on disk. */
export function restartCore(xis: Xis, self: Signer, records: ReadonlyMap<string, readonly [Bytes, Bytes]>, now: number): NodeCore {
  const core = new NodeCore({ crypto: nodeCrypto, signer: self, xis, settings: {}, now })
  for (const [key, value] of records.values()) core.load(key, value)
  core.loaded()
  return core
}

/** What a store holds after these writes. */
export function applyWrites(records: Map<string, readonly [Bytes, Bytes]>, writes: readonly StoreWrite[]): void {
  for (const write of writes) {
    if (write.type === 'put') records.set(toText(write.key), [bytes(write.key), bytes(write.value)])
    else records.delete(toText(write.key))
  }
}

export function decimal(path: string, value: string | number): Token {
  return { path, type: ValueType.DECIMAL, value: String(value) }
}

export function text(path: string, value: string): Token {
  return { path, type: ValueType.STRING, value }
}

const CPU = [decimal('Environment[linux]/QoS/CPUsmps', 100)]

export interface CardFacts extends Partial<HeadFacts> {
  readonly tokens?: readonly Token[]
}

/** A card of that server at START, with a lease of an hour, unless said otherwise. */
export function card(xis: Xis, server: Signer, facts: CardFacts = {}): VerifiedCard {
  const { tokens = CPU, version = START, ...rest } = facts
  const tokensBytes = unwrap(encodeTokens(tokens))
  const all = { version, incarnation: START, notAfter: version + HOUR, watchers: [], xmlDigest: bytes(new Uint8Array(32)), xmlBytes: 1 }
  const head: SignedHead = signHead(nodeCrypto, xis.name, server, { ...all, operator: '', xenoCorp: EMPTY, ...rest }, tokensBytes)
  return unwrap(verifyCard(nodeCrypto, xis.name, joinCard(head, tokensBytes)))
}

/** The same head, as one that came by itself. */
export function reread(xis: Xis, { head }: VerifiedCard): Head {
  return unwrap(verifyHead(nodeCrypto, xis.name, head.signed))
}

export const CPU_ZONE = wholeZone('CPUsmps')

export function put(core: NodeCore, one: VerifiedCard, now: number, zones: readonly ZoneName[] = [CPU_ZONE]) {
  return core.step({ type: 'put', card: one, zones, xml: undefined }, now)
}

export function statement(xis: Xis, by: Signer, about: VerifiedCard, kind: Kind, time: number): Statement {
  return signStatement(nodeCrypto, xis.name, by, { kind, server: about.head.server, incarnation: about.head.incarnation, time })
}

/** What these signers say of the server, by the head of that card. */
export function notice(xis: Xis, about: VerifiedCard, kind: Kind, signers: readonly Signer[], time: number): VerifiedNotice {
  const joined = joinNotice(
    about.head,
    signers.map(by => statement(xis, by, about, kind, time)),
  )
  if (joined === undefined) throw new Error('these are not enough')
  return joined
}

export function leave(xis: Xis, server: Signer, about: VerifiedCard, time: number): VerifiedNotice {
  return notice(xis, about, StatementKind.LEFT, [server], time)
}

/** The node's roll at that time, as it reaches another. */
export function roll(xis: Xis, node: Signer, time: number) {
  return signRoll(nodeCrypto, xis.name, node, { time, addresses: [], operator: '', credential: EMPTY })
}

export function sayRolls(core: NodeCore, xis: Xis, signers: readonly Signer[], now: number): void {
  for (const node of signers) core.step({ type: 'roll', roll: roll(xis, node, now) }, now)
}

export function question(name: string, range: OrderedRange = ANY_VALUE, filter: readonly NamedRange[] = [], limit = 100): PageQuestion {
  return unwrap(decodeQuery(encodeQuery({ name, range, filter }, EMPTY, limit)))
}

export const FAR_MS = 3_650 * DAY
