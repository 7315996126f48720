import assert from 'node:assert/strict'
import { toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { stopHosts } from '../../support/hosts.ts'
import { until } from '../../support/until.ts'
import { output, Stage, type StageClient, sh } from './stage.ts'
import { MACHINE, RULES } from './stage-server.ts'

describe('the life of a XenoServer', function () {
  this.timeout(60_000)
  let stage: Stage
  let alice: StageClient
  const soon = (): AbortSignal => AbortSignal.timeout(30_000)

  before(async function () {
    stage = await Stage.open(this)
    alice = await stage.client('alice')
  })

  after(async () => {
    await stage?.close()
    await stopHosts()
  })

  it('leaves sessions running when it stops, and takes them back', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('for i in 1 2 3 4; do echo $i; sleep 0.3; done'), soon())
    await stage.restart()
    assert.equal(await output(session, task), '1\n2\n3\n4\n')
    assert.deepEqual(
      (await session.show(soon())).tasks.map(({ state, exitCode }) => [state, exitCode]),
      [['exited', 0]],
    )
    await session.close(alice.corp, soon())
    await stage.isFree(MACHINE)
  })

  it('closes and settles them first where it is told to', async () => {
    await stage.restart({ closeOnStop: true })
    const session = await stage.session(alice)
    await session.deploy(sh('sleep 60'), soon())
    await stage.restart()
    const { state, reason } = await session.show(soon())
    assert.deepEqual([state, reason], ['kept', 'server-stopped'])
    const { settlements } = await session.close(alice.corp, soon())
    assert.ok(settlements.every(({ settled }) => settled))
  })

  it('settles a session whose domain has ended by itself', async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('sleep 60'), soon())
    await stage.rig.hypervisor.stop(toText(session.id))
    for await (const { value, reason } of session.events({ follow: true, signal: soon() })) if (value === 'kept' && reason === 'domain-lost') break
    const { settlements } = await session.close(alice.corp, soon())
    assert.ok(settlements.every(({ settled }) => settled))
    await stage.isFree(MACHINE)
  })

  it('settles what it last reported of a domain that ended while it was away', async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('while :; do :; done'), soon())
    for await (const { kind } of session.events({ follow: true, signal: soon() })) if (kind === 'report') break
    await stage.server.stop()
    await stage.rig.hypervisor.stop(toText(session.id))
    await new Promise(resolve => setTimeout(resolve, 500))
    await stage.startServer()
    const { view, bill } = await session.close(alice.corp, soon())
    assert.deepEqual([view?.state, view?.reason], ['kept', 'domain-lost'])
    assert.equal(bill, view?.bill)
    await stage.isFree(MACHINE)
  })

  it('forgets a session when its keeping is over, but not its order', async () => {
    await stage.restart({ rules: { ...RULES, keptMs: 300 } })
    const quote = await stage.quote(alice)
    const order = await stage.order(alice)
    const options = { corp: alice.corp, quote, order, addresses: stage.addresses, signal: soon() }
    const session = await alice.sessions.create(options)
    const { task } = await session.deploy(sh('echo short'), soon())
    await session.wait(task, soon())
    await session.close(alice.corp, soon())
    await until('the session is forgotten', () =>
      session.show(soon()).then(
        () => false,
        (error: unknown) => {
          assert.ok(isXenoError(error, 'not-found'))
          return true
        },
      ),
    )
    assert.deepEqual(
      (await stage.rig.hypervisor.list()).filter(({ id }) => id === toText(session.id)),
      [],
    )
    await assert.rejects(alice.sessions.create(options), error => isXenoError(error, 'order-used'))
    await stage.restart()
    await assert.rejects(session.show(soon()), error => isXenoError(error, 'not-found'))
  })
})
