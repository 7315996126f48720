import assert from 'node:assert/strict'
import { contradictionOf } from '../../../src/corp/core/contradiction.ts'
import type { EnvironmentOffer } from '../../../src/documents/advertisement.ts'
import { formatStatus } from '../../../src/documents/format/status.ts'
import { xenoCorpSection } from '../../../src/documents/sections.ts'
import type { Status } from '../../../src/documents/status.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, utf8 } from '../../../src/types/bytes.ts'
import { formatMoney } from '../../../src/types/money.ts'
import type { Prices } from '../../../src/types/prices.ts'
import type { Statement } from '../../../src/wire/generated/corp.ts'
import { cardOf, decimalToken, stringToken, xisOf } from '../../xis/support/cards.ts'
import { member, someId } from '../support/members.ts'
import { advertisedBy, reported, statusOf } from '../support/statements.ts'

const T0 = 1_800_000_000_000
const corp = someId('corp')
const server = member('server')
const xis = xisOf([member('xis')])
const PRICES: Prices = { cpuCoreHour: 1_000_000n, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 10n }

const price = (name: string, amount: bigint) => ({ ...decimalToken(`${xenoCorpSection(corp)}/Prices/${name}`, 0), value: formatMoney(amount) })
const tokensFor = (prices: Prices) => [
  price('CoreHour', prices.cpuCoreHour),
  price('MemoryGiBHour', prices.memoryGibHour),
  price('DiskGiBHour', prices.diskGibHour),
  price('NetworkGiB', prices.networkGib),
  price('AddressHour', prices.addressHour),
  price('Setup', prices.setup),
]
const card = (version: number, prices = PRICES, incarnation = 1) => cardOf(xis, server, tokensFor(prices), { version, incarnation })
const shares = { cpuMsps: 1_000, networkBps: 0, memoryBytes: 0, diskBytes: 0, pids: 1, addresses: 0 }
const ENVIRONMENT: EnvironmentOffer = {
  ...{ name: 'linux', envType: 'Linux', envKernel: '6.1', images: [], driver: 'runc', isolation: 'container', guarantees: [], largest: shares },
}
const status = (time: number, prices = PRICES, of = server, offered: Bytes = corp): Statement => {
  const value: Status = {
    ...{
      server: of.id,
      time,
      addresses: ['/ip4/127.0.0.1/tcp/1'],
      capacity: shares,
      free: shares,
      sessions: 0,
      environments: [ENVIRONMENT],
      extensions: [],
    },
    xenoCorps: [{ xenoCorp: offered, name: 'Pay', currency: 'XEN', prices }],
    machine: { architecture: 'x86_64', cores: 1 },
    load: { server: 0, network: 0, averageCpu: 0, clients: 0, availableBps: 0 },
  }
  return statusOf(corp, of, utf8(formatStatus(value)))
}
const judge = (first: Statement, second: Statement): string => {
  const found = contradictionOf(nodeCrypto, corp, server.id, first, second)
  const turned = contradictionOf(nodeCrypto, corp, server.id, second, first)
  assert.equal(found.ok, turned.ok, 'the order of the two must not matter')
  return found.ok ? found.value : found.refusal.code
}

describe('contradictions', () => {
  it('two reports of one session with one number', () => {
    assert.equal(judge(reported(corp, server, { number: 3, bill: 1n }), reported(corp, server, { number: 3, bill: 2n })), 'two-reports')
    assert.equal(judge(reported(corp, server, { number: 3 }), reported(corp, server, { number: 4 })), 'no-contradiction')
    assert.equal(judge(reported(corp, server, { number: 3 }), reported(corp, server, { number: 3 })), 'no-contradiction')
    assert.equal(judge(reported(corp, server, { number: 3 }), reported(corp, server, { number: 3, session: someId('another') })), 'no-contradiction')
  })

  it('two advertisements of one version', () => {
    const dearer = card(T0, { ...PRICES, setup: 11n })
    assert.equal(judge(advertisedBy(xis.name, card(T0)), advertisedBy(xis.name, dearer)), 'two-advertisements')
    assert.equal(judge(advertisedBy(xis.name, card(T0)), advertisedBy(xis.name, card(T0 + 1, { ...PRICES, setup: 11n }))), 'no-contradiction')
    assert.equal(judge(advertisedBy(xis.name, card(T0)), advertisedBy(xis.name, card(T0))), 'no-contradiction')
  })

  it('a status that asks more than was advertised before and after it', () => {
    const span = advertisedBy(xis.name, card(T0), card(T0 + 60_000))
    const dearer = { ...PRICES, cpuCoreHour: 1_000_001n }
    assert.equal(judge(span, status(T0 + 30_000, dearer)), 'price-above-advertised')
    assert.equal(judge(span, status(T0 + 30_000)), 'no-contradiction')
    assert.equal(judge(span, status(T0 + 30_000, { ...PRICES, cpuCoreHour: 1n })), 'no-contradiction')
    assert.equal(judge(span, status(T0 + 60_001, dearer)), 'no-contradiction', 'after the last advertisement it may have risen')
    assert.equal(judge(span, status(T0 - 1, dearer)), 'no-contradiction')
    assert.equal(judge(advertisedBy(xis.name, card(T0)), status(T0 + 1, dearer)), 'no-contradiction', 'one advertisement proves one moment')
    assert.equal(judge(span, status(T0 + 30_000, dearer, server, someId('another corp'))), 'no-contradiction')
  })

  it('takes nothing that the server has not signed', () => {
    const good = reported(corp, server, { number: 3, bill: 1n })
    assert.equal(judge(good, reported(corp, member('another'), { number: 3, bill: 2n })), 'statement-unsigned')
    assert.equal(judge(good, reported(someId('another corp'), server, { number: 3, bill: 2n })), 'statement-unsigned')
    assert.equal(judge(good, { ...good, body: good.body.subarray(1) }), 'statement-unsigned')
    assert.equal(judge(good, { ...good, realm: xis.name }), 'statement-unsigned', 'one statement has one form')
    const dearer = { ...PRICES, setup: 11n }
    assert.equal(judge(good, advertisedBy(xis.name, card(T0), card(T0 + 1, dearer))), 'statement-unsigned', 'a later head over other tokens')
    assert.equal(judge(good, advertisedBy(xis.name, card(T0), card(T0 + 1, PRICES, 2))), 'statement-unsigned', 'a later head of another start')
    assert.equal(judge(good, advertisedBy(someId('another xis'), card(T0))), 'statement-unsigned')
    assert.equal(judge(good, statusOf(corp, server, utf8('<XenoServerStatus/>'))), 'statement-unsigned')
  })

  it('reads no prices from a card that names none', () => {
    const nameless = (version: number) => cardOf(xis, server, [stringToken('Server', 'x')], { version })
    const span = advertisedBy(xis.name, nameless(T0), nameless(T0 + 9))
    assert.equal(judge(span, status(T0 + 5, { ...PRICES, setup: 99n })), 'no-contradiction')
  })
})
