/** A node among peers that lie, on real connections. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import { type OpenStore, openStore } from '../../../src/node/store.ts'
import { bytes, concat } from '../../../src/types/bytes.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { xisProtocol } from '../../../src/wire/protocols.ts'
import { signRoll } from '../../../src/xis/core/roll.ts'
import { XisNode } from '../../../src/xis/node/service.ts'
import { introduce, startHost, stopHosts, testLogger } from '../../support/hosts.ts'
import { found, signer } from './support.ts'

describe('a node of the XIS', () => {
  let folder: string
  let opened: OpenStore
  let node: XisNode | undefined

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-xis-attack-'))
    opened = await openStore(folder)
  })
  afterEach(async () => {
    await node?.stop()
    node = undefined
    await stopHosts()
    await opened.close()
    rmSync(folder, { recursive: true })
  })

  async function makeNode(others: readonly Signer[] = [], contact?: { peer: Uint8Array; addresses: readonly string[] }) {
    const privateKey = await generateKeyPair('Ed25519')
    const host = await startHost({ privateKey })
    const self = createSigner(privateKey)
    const xis = found([self, ...others])
    node = new XisNode({
      xis,
      signer: self,
      crypto: nodeCrypto,
      clock: systemClock,
      logger: testLogger(),
      store: opened.store.sub('xis'),
      rpc: host.rpc,
      server: host.server,
      gossip: host.gossip,
      links: host,
      addresses: () => host.addresses(),
      operator: '',
      credential: new Uint8Array(0),
      contacts: contact === undefined ? [] : [{ peer: bytes(contact.peer), addresses: contact.addresses }],
      isEnrolled: async () => true,
    })
    return { node, host, xis }
  }

  it('starts, though a co-holder always has one zone more to compare', async function () {
    this.timeout(20_000)
    const key = await generateKeyPair('Ed25519')
    const liar = await startHost({ privateKey: key })
    let asked = 0
    liar.server.handle(xisProtocol.roll, async () => ({ rolls: [] }))
    liar.server.admit('xis-nodes', () => true)
    // It rations nobody.
    liar.server.handle({ ...xisProtocol.sync, perSecond: 1e6, burst: 1e6 }, async ({ from }) => {
      asked++
      return { zones: [], next: concat(from, Uint8Array.of(1)), notices: [] }
    })
    const { node: starting } = await makeNode([createSigner(key)], { peer: liar.id, addresses: liar.addresses() })
    const started = starting.start().then(() => true)
    assert.ok(await Promise.race([started, pause(8_000, false)]), `still asking after ${asked} answers`)
  })

  it('tells newcomers of its members, though some show large credentials', async function () {
    this.timeout(20_000)
    const { node: asked, host, xis } = await makeNode()
    await asked.start()
    const credential = bytes(new Uint8Array(16_000))
    const facts = { addresses: [], operator: '', credential, time: systemClock.now() }
    await asked.takeRolls(Array.from({ length: 150 }, (_, i) => signRoll(nodeCrypto, xis.name, signer(5_000 + i), facts).signed))
    const client = await startHost({ listen: [] })
    await introduce(client, host)
    const { rolls } = await client.rpc.call(host.id, xisProtocol.members, {})
    assert.ok(rolls.length > 0)
  })
})
