/** What the vectors of `/xeno/xis/1` say, made from fixed keys. `npx tsx test/xis/vectors.ts` writes them anew. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeCrypto } from '../../src/node/crypto.ts'
import { packageRoot } from '../../src/node/package-root.ts'
import { utf8 } from '../../src/types/bytes.ts'
import { encode } from '../../src/wire/canonical.ts'
import { SignedBody, SignedHead, StatementKind, ValueType } from '../../src/wire/generated/xis.ts'
import { AdvertiserRecord, CardRecord, EvidenceRecord, FloorRecord } from '../../src/wire/generated/xis-store.ts'
import { joinNotice, signStatement } from '../../src/xis/core/notice.ts'
import { encodeValue, rangeBetween } from '../../src/xis/core/ordered.ts'
import { holdersOf, memberOf, wholeZone, zonePosition } from '../../src/xis/core/placement.ts'
import { encodeQuery, entryKey } from '../../src/xis/core/query.ts'
import { signRoll } from '../../src/xis/core/roll.ts'
import { cardOf, decimalToken, signerOf, stringToken, xisOf } from './support/cards.ts'

export const VECTORS_PATH = join(packageRoot, 'protocols/xis/1/vectors.json')
export const STORE_VECTORS_PATH = join(packageRoot, 'stores/xis/1/vectors.json')
const TIME = 1_800_000_000_000

function hex(value: Uint8Array): string {
  return Buffer.from(value).toString('hex')
}

export function makeVectors() {
  const founding = [1, 2, 3, 4].map(signerOf)
  const xis = xisOf(founding)
  const server = signerOf(100)
  const watchers = founding.slice(0, 3)
  const xml = utf8('<XenoServerAdvertisement/>')
  const tokens = [stringToken('Environment[linux]/EnvType', 'Linux'), decimalToken('Environment[linux]/QoS/CPUsmps', 150)]
  const facts = {
    version: TIME,
    incarnation: TIME - 1,
    watchers: watchers.map(({ id }) => id),
    xmlDigest: nodeCrypto.sha256(xml),
    xmlBytes: xml.length,
  }
  const card = cardOf(xis, server, tokens, facts)
  const members = founding.map(({ id }) => memberOf(nodeCrypto, id, ''))
  const roll = signRoll(nodeCrypto, xis.name, watchers[0] ?? server, {
    time: TIME,
    addresses: ['/ip4/192.0.2.1/tcp/4101'],
    operator: 'one',
    credential: new Uint8Array(0),
  })
  const statements = watchers
    .slice(0, 2)
    .map(by => signStatement(nodeCrypto, xis.name, by, { kind: StatementKind.GONE, server: server.id, incarnation: TIME - 1, time: TIME + 10_000 }))
  const cpu = encodeValue(ValueType.DECIMAL, '150') ?? new Uint8Array(0)
  const range = rangeBetween(ValueType.DECIMAL, '100', '200') ?? { gte: new Uint8Array(0), lt: new Uint8Array(0) }
  const value = (type: ValueType, text: string) => ({ type, text, bytes: hex(encodeValue(type, text) ?? new Uint8Array(0)) })
  return {
    document: { bytes: hex(xis.bytes), name: hex(xis.name) },
    values: [
      ...['0', '-0.05', '-12', '0.001', '1', '9.5', '10', '150'].map(text => value(ValueType.DECIMAL, text)),
      ...['6.1-rc2', '6.1', '6.1.0', '6.1-amd64', '6.1.1', '6.10'].map(text => value(ValueType.VERSION, text)),
      ...['', 'Linux', 'é'].map(text => value(ValueType.STRING, text)),
      value(ValueType.PRESENCE, ''),
    ],
    card: {
      server: hex(server.id),
      head: hex(encode(SignedHead, card.head.signed)),
      tokens: hex(card.tokensBytes),
      bytes: hex(card.bytes),
      key: hex(entryKey(nodeCrypto, cpu, server.id)),
    },
    placement: {
      token: 'CPUsmps',
      position: hex(zonePosition(nodeCrypto, wholeZone('CPUsmps'))),
      holders: holdersOf(nodeCrypto, members, wholeZone('CPUsmps'), 3).nodes.map(hex),
    },
    query: { text: 'CPUsmps 100..200', bytes: hex(encodeQuery({ name: 'CPUsmps', range, filter: [] }, new Uint8Array(0), 10)) },
    roll: { node: hex(roll.node), bytes: hex(encode(SignedBody, roll.signed)) },
    obituary: { bytes: hex(joinNotice(card.head, statements)?.bytes ?? new Uint8Array(0)) },
  }
}

/** Of the records on disk, each by its name. */
export function makeStoreVectors() {
  const xis = xisOf([signerOf(1)])
  const card = cardOf(xis, signerOf(100), [decimalToken('Environment[linux]/QoS/CPUsmps', 150)], { version: TIME })
  const xml = utf8('<XenoServerAdvertisement/>')
  const zones = [{ zone: wholeZone('CPUsmps') }, { zone: wholeZone('EnvType'), until: BigInt(TIME + 3_600_000) }]
  return {
    card: hex(encode(CardRecord, { card: card.bytes, zones })),
    floor: hex(encode(FloorRecord, { version: BigInt(TIME), incarnation: 1n, until: BigInt(TIME + 86_400_000) })),
    evidence: hex(encode(EvidenceRecord, { first: card.bytes, second: card.bytes })),
    advertiser: hex(encode(AdvertiserRecord, { version: BigInt(TIME), incarnation: 1n, card: card.bytes, xml })),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(VECTORS_PATH, `${JSON.stringify(makeVectors(), null, 2)}\n`)
  writeFileSync(STORE_VECTORS_PATH, `${JSON.stringify(makeStoreVectors(), null, 2)}\n`)
}
