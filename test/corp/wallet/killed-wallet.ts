/**
 * A wallet's command that kills itself, for tests of recovery: `killed-wallet.ts FOLDER NAME ADDRESS MOMENT COUNT`.
 * It issues an order, presents it and cancels it, saying each step; the process ends by SIGKILL before or after (MOMENT)
 * its COUNT-th write to the store.
 */
import { randomBytes } from 'node:crypto'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { Wallet } from '../../../src/corp/wallet/wallet.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { createHost } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { bytes } from '../../../src/types/bytes.ts'
import type { Store } from '../../../src/types/ports.ts'
import { testLogger } from '../../support/hosts.ts'
import { keyringOf } from '../support/economy.ts'
import { member, someId } from '../support/members.ts'

const [folder = '', name = '', address = '', moment = '', count = ''] = process.argv.slice(2)
let writes = 0

function deadly(store: Store): Store {
  return {
    get: key => store.get(key),
    range: options => store.range(options),
    sub: part => deadly(store.sub(part)),
    async batch(batch, options) {
      const isLast = ++writes === Number(count)
      if (isLast && moment === 'before') await die()
      await store.batch(batch, options)
      if (isLast && moment === 'after') await die()
    },
  }
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL')
  return Promise.withResolvers<never>().promise
}

const host = await createHost({
  ...{ privateKey: await generateKeyPair('Ed25519'), listen: [], bootstrap: [], network: 'one-host', overlay: false },
  ...{ clock: systemClock, logger: testLogger() },
})
const wallet = await Wallet.open({
  ...{ folder, keyring: keyringOf(name), rpc: host.rpc, crypto: nodeCrypto, clock: systemClock, logger: testLogger() },
  openStore: async path => {
    const opened = await openStore(path)
    return { store: deadly(opened.store), close: () => opened.close() }
  },
  random: size => bytes(randomBytes(size)),
})
const corp = await wallet.addCorp(address)
const order = await corp.issue({ cap: 100n, notAfter: systemClock.now() + 60_000 })
const money = { limit: 100n, rate: 100n, setup: 0n, step: 0n }
const times = { from: systemClock.now() - 1_000, acceptBy: systemClock.now() + 1_000 }
const who = { server: member('server one').id, payoutAccount: someId('payout'), terms: someId('terms'), controllers: [member('controller').id] }
await corp.present(order.id, { ...who, ...money, ...times, environment: 'test', purpose: '' })
const { settled } = await corp.cancel(order.id)
await wallet.close()
await host.stop()
process.exitCode = settled ? 0 : 1
