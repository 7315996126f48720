import assert from 'node:assert/strict'
import type { LiveSession } from '../../../src/client/session/live-session.ts'
import { toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { sessionProtocol } from '../../../src/wire/protocols.ts'
import { stopHosts } from '../../support/hosts.ts'
import { output, Stage, type StageClient, sh } from './stage.ts'

/** kill -9 of the server's process in each state of a session: nothing is lost, nothing is charged that was not used. */
describe('a XenoServer that is killed', function () {
  this.timeout(90_000)
  let stage: Stage
  let alice: StageClient
  const soon = (): AbortSignal => AbortSignal.timeout(40_000)

  before(async function () {
    stage = await Stage.openProcess(this)
    alice = await stage.client('alice')
  })

  after(async () => {
    await stage.close()
    await stopHosts()
  })

  async function killAndStart(): Promise<void> {
    await stage.process.kill()
    await stage.process.start()
  }

  async function reaches(session: LiveSession, state: string): Promise<void> {
    for await (const event of session.events({ follow: true, signal: soon() })) if (event.kind === 'state' && event.value === state) return
    throw new Error(`the session never became ${state}`)
  }

  /** paid = bill, and paid + refunded = cap, whatever happened before. */
  async function settles(session: LiveSession): Promise<bigint> {
    const { view, bill, settlements } = await session.close(alice.corp, soon())
    assert.equal(view?.state, 'kept')
    assert.deepEqual(
      settlements.map(({ settled, paid, cap, refunded }) => [settled, paid, cap - refunded]),
      [[true, bill, bill]],
    )
    return bill
  }

  it('while a session runs: its tasks run on, and output, exit codes and meters are taken back', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('for i in 1 2 3 4 5 6; do echo $i; sleep 0.3; done; exit 5'), soon())
    const text = output(session, task, soon())
    const code = session.wait(task, soon())
    await reaches(session, 'running')
    await killAndStart()
    assert.equal(await text, '1\n2\n3\n4\n5\n6\n', 'the reader was connected anew and nothing is missing or twice')
    assert.equal((await code).exitCode, 5)
    const second = await session.deploy(sh('echo after'), soon())
    assert.equal(await output(session, second.task), 'after\n')
    assert.ok((await settles(session)) > 500n)
  })

  it('while a session is being bound: the same presentation is bound, and the session runs', async () => {
    const quote = await stage.quote(alice)
    const order = await stage.order(alice)
    await stage.economy.running.stopValidator(0)
    const created = alice.sessions.create({ corp: alice.corp, quote, order, addresses: stage.addresses, signal: soon() })
    await until(async () => (await states()).includes('binding'))
    await killAndStart()
    assert.ok((await states()).includes('binding'))
    await stage.economy.running.startValidator(0)
    const session = await created
    const { task } = await session.deploy(sh('echo bound'), soon())
    assert.equal(await output(session, task), 'bound\n')
    await settles(session)
  })

  it('while a session is paused: it stays so, and resumes', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('sleep 0.5; echo awake'), soon())
    await session.pause(soon())
    await killAndStart()
    const { state, reason } = await session.show(soon())
    assert.deepEqual([state, reason], ['paused', 'client'])
    await session.resume(soon())
    assert.equal(await output(session, task), 'awake\n')
    await settles(session)
  })

  it('while a session is held for want of certificates: it resumes by itself when there are some', async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('while :; do :; done'), soon())
    await stage.economy.running.stopValidator(0)
    await until(async () => (await states()).includes('held'))
    await killAndStart()
    assert.ok((await states()).includes('held'))
    await stage.economy.running.startValidator(0)
    await until(async () => (await states()).includes('running'))
    await settles(session)
  })

  it('while the last charge is under way: it is repeated with the same bytes, and the session closed', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('echo last'), soon())
    await session.wait(task, soon())
    await stage.economy.running.stopValidator(0)
    await alice.host.rpc.call(stage.serverId, sessionProtocol.close, { session: session.id, waitMs: 0 })
    await until(async () => (await states()).includes('charged'))
    const { bill } = await session.show(soon())
    await killAndStart()
    await stage.economy.running.startValidator(0)
    assert.equal(await settles(session), bill)
  })

  it('after the end: output and reports are still there', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('echo kept'), soon())
    await session.wait(task, soon())
    await settles(session)
    await killAndStart()
    assert.equal(await output(session, task), 'kept\n')
    assert.ok((await session.checkBill(soon())) > 0n)
    assert.equal((await session.show(soon())).tasks[0]?.state, 'exited')
  })

  it('and does not come back: the keeper freezes the domain when what may be owed is used up', async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('while :; do :; done'), soon())
    await stage.process.kill()
    const rig = await stage.rig.again()
    const domain = toText(session.id)
    await until(async () => (await rig.hypervisor.get(domain))?.state === 'paused')
    const { cpuMs } = await rig.hypervisor.usage(domain)
    await rig.hypervisor.close()
    await stage.process.start()
    await until(async () => (await states()).includes('running'))
    const bill = await settles(session)
    const mostMs = Number((session.terms.exposure * 3_600_000n) / session.terms.maxRate)
    assert.ok(cpuMs <= (mostMs * 200) / 1_000 + 100, `${cpuMs} ms of CPU within ${mostMs} ms`)
    assert.ok(bill <= 1_000_000n)
  })

  /** Of sessions that have not ended, as their controller sees them. */
  async function states(): Promise<string[]> {
    try {
      const { sessions } = await alice.host.rpc.call(stage.serverId, sessionProtocol.list, {})
      return sessions.map(({ state }) => state).filter(state => state !== 'kept')
    } catch (error) {
      // The connection broke with the server's process.
      if (isXenoError(error, 'unavailable')) return []
      throw error
    }
  }
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 30_000
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error('it did not come to pass in 30 s')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
