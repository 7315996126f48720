import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../../src/node/host.ts'
import { openStore } from '../../src/node/store.ts'
import { toUtf8, utf8 } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { startHost, stopHosts } from '../support/hosts.ts'

describe('the overlay', () => {
  after(stopHosts)

  it('carries gossip to every node, and only what its receivers accept', async function () {
    this.timeout(30_000)
    const first = await startHost({ overlay: true })
    const others = await Promise.all([1, 2, 3].map(() => startHost({ overlay: true, bootstrap: first.addresses() })))
    await Promise.all(others.map(host => host.joinOverlay()))
    const hosts: Host[] = [first, ...others]
    const heard = hosts.map(() => new Set<string>())
    const { promise: everywhere, resolve } = Promise.withResolvers<void>()
    hosts.forEach((host, i) => {
      host.gossip?.subscribe('news', message => {
        const text = toUtf8(message)
        if (text.startsWith('bad')) return 'reject'
        heard[i]?.add(text)
        if (heard.every(set => set.size > 0)) resolve()
        return 'accept'
      })
    })
    // A mesh takes its time to form, and whoever was not in it then never hears a message of before: each is a new one.
    let count = 0
    const repeat = setInterval(() => {
      count++
      void Promise.all([first.gossip?.publish('news', utf8(`bad ${count}`)), first.gossip?.publish('news', utf8(`hello ${count}`))]).catch(() =>
        clearInterval(repeat),
      )
    }, 100)
    await everywhere
    clearInterval(repeat)
    assert.ok(heard.every(set => [...set].every(text => text.startsWith('hello'))))
  })

  it('lets several parts of a node listen to one topic, and passes on what none rejects and one accepts', async () => {
    const host = await startHost({ overlay: true })
    const heard: string[] = []
    const listen = (name: string, verdict: 'accept' | 'ignore' | 'reject') =>
      host.gossip?.subscribe('parts', message => {
        heard.push(`${name} ${toUtf8(message)}`)
        return verdict
      })
    const leaveFirst = listen('first', 'accept')
    const leaveSecond = listen('second', 'ignore')
    await host.gossip?.publish('parts', utf8('one'))
    leaveFirst?.()
    leaveFirst?.()
    await host.gossip?.publish('parts', utf8('two'))
    leaveSecond?.()
    await host.gossip?.publish('parts', utf8('three'))
    assert.deepEqual(heard, ['first one', 'second one', 'second two'])
  })

  it('takes it for no failure that a message was heard before in the same words', async () => {
    const host = await startHost({ overlay: true })
    const heard: string[] = []
    host.gossip?.subscribe('again', message => {
      heard.push(toUtf8(message))
      return 'accept'
    })
    await host.gossip?.publish('again', utf8('the same'))
    await host.gossip?.publish('again', utf8('the same'))
    assert.deepEqual([...new Set(heard)], ['the same'])
  })

  it('says when a peer is gone', async () => {
    const [a, b] = [await startHost({ overlay: true }), await startHost({ overlay: true })]
    const { promise: gone, resolve } = Promise.withResolvers<Uint8Array>()
    a.onDisconnect(resolve)
    const c = await startHost({ bootstrap: a.addresses() })
    await c.joinOverlay()
    await c.stop()
    assert.deepEqual(await gone, c.id)
    assert.notDeepEqual(b.id, c.id)
  })

  it('refuses an address that is in use, with a code', async () => {
    const host = await startHost()
    const taken = host.addresses()[0]?.split('/p2p/')[0] ?? ''
    await assert.rejects(startHost({ listen: [taken] }), (error: unknown) => isXenoError(error, 'port-in-use'))
  })
})

describe('the store', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keeps parts apart and in order, and is there after a restart', async () => {
    const opened = await openStore(folder)
    const [a, ab] = [opened.store.sub('a'), opened.store.sub('ab')]
    await a.batch(
      [2, 1, 255].map(byte => ({ type: 'put' as const, key: Uint8Array.of(byte), value: utf8(`a${byte}`) })),
      { sync: true },
    )
    await ab.batch([{ type: 'put', key: Uint8Array.of(1), value: utf8('ab1') }], { sync: true })
    await opened.close()
    const again = await openStore(folder)
    const list = async (options: Parameters<typeof a.range>[0]): Promise<string[]> => {
      const found: string[] = []
      for await (const [key, value] of again.store.sub('a').range(options)) found.push(`${key[0]}=${toUtf8(value)}`)
      return found
    }
    assert.deepEqual(await list({}), ['1=a1', '2=a2', '255=a255'])
    assert.deepEqual(await list({ gte: Uint8Array.of(2), lt: Uint8Array.of(255) }), ['2=a2'])
    assert.deepEqual(await list({ reverse: true, limit: 1 }), ['255=a255'])
    assert.equal(toUtf8(again.store.sub('ab').get(Uint8Array.of(1)) ?? utf8('')), 'ab1')
    assert.equal(again.store.sub('b').get(Uint8Array.of(1)), undefined)
    await again.close()
  })

  it('is open in one place only', async () => {
    const opened = await openStore(folder)
    await assert.rejects(openStore(folder), (error: unknown) => isXenoError(error, 'store-locked'))
    await opened.close()
  })
})
