import assert from 'node:assert/strict'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { stopHosts } from '../../support/hosts.ts'
import { describe as describeOutcome, Economy } from '../support/economy.ts'
import { LIES, type Lie, startLiar } from '../support/liar.ts'
import { member } from '../support/members.ts'

/** A whole session's money with f validators that lie or are silent: nobody gains, nobody is held up for long. */
async function paySession(economy: Economy, name: string): Promise<void> {
  const client = await economy.client(name, 1_000n)
  const server = await economy.server('one')
  const before = (await client.corp.quorum.account(server.account)).balance
  assert.equal((await client.corp.view()).balance, 1_000n)
  const order = await client.corp.issue({ cap: 600n, notAfter: systemClock.now() + 60_000 })
  const presented = await client.corp.present(order.id, server.terms(order))
  assert.equal(describeOutcome(await server.bind(presented)), 'certified')
  assert.equal((await client.corp.settle(order.id)).phase, 'bound')
  await server.charge(presented, 250n)
  await server.close(presented, 250n)
  const { settled, paid, refunded } = await client.corp.settle(order.id)
  assert.deepEqual([settled, paid, refunded], [true, 250n, 350n])
  assert.equal((await client.corp.view()).balance, 750n)
  assert.equal((await client.corp.quorum.account(server.account)).balance - before, 250n)
}

describe('the quorum client among liars', function () {
  this.timeout(60_000)

  for (const [n, lies] of [
    ...LIES.map(lie => [4, [lie]] as const),
    [7, ['votes for something else', 'is silent']] as const,
    [7, ['refuses', 'shows a forged conflict']] as const,
  ]) {
    it(`of ${n}: a validator that ${lies.join(', and one that ')}`, async () => {
      const economy = await Economy.start(n)
      try {
        await startAll(economy, lies)
        await paySession(economy, 'alice')
      } finally {
        await economy.stop()
        await stopHosts()
      }
    })
  }

  it('of 4: refuses in the words and numbers of the honest', async () => {
    const economy = await Economy.start(4)
    try {
      await startAll(economy, ['refuses'])
      const { quorum } = economy.treasurer.corp
      const { treasury, name } = economy.running.corp.committee
      const { balance } = await quorum.account(treasury)
      const body = { account: treasury, seq: 1n, payee: treasury, amount: 2n * balance, memo: '' }
      const outcome = await quorum.certify(makeOperation(nodeCrypto, name, 'transfer', body, [member('treasurer')]).bytes)
      assert.ok(outcome.kind === 'refused')
      assert.deepEqual(outcome.refusal, { code: 'balance-too-low', facts: { balance, needed: 2n * balance } })
    } finally {
      await economy.stop()
      await stopHosts()
    }
  })
})

async function startAll(economy: Economy, lies: readonly Lie[]): Promise<void> {
  // From the end: the first validator is the wallets' way in.
  for (const [place, lie] of lies.entries()) await startLiar(economy.running, economy.running.corp.validators.length - 1 - place, lie)
}
