import assert from 'node:assert/strict'
import { bytesSource } from '../../../src/content/source.ts'
import { putBlob } from '../../../src/content/transfer.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { utf8 } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { sessionProtocol } from '../../../src/wire/protocols.ts'
import { stopHosts } from '../../support/hosts.ts'
import { ask, output, Stage, type StageClient, sh } from './stage.ts'
import { MACHINE } from './stage-server.ts'

describe('a XenoServer over its real hypervisor', function () {
  this.timeout(60_000)
  let stage: Stage
  let alice: StageClient
  const soon = (): AbortSignal => AbortSignal.timeout(30_000)

  before(async function () {
    stage = await Stage.open(this)
    alice = await stage.client('alice')
  })

  after(async () => {
    await stage.close()
    await stopHosts()
  })

  afterEach(() => stage.isFree(MACHINE))

  it('runs a task from quote to close, and the money adds up to the last micro-unit', async () => {
    const before = await alice.corp.view()
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('echo hello; echo oops >&2; exit 3'), soon())
    assert.equal(await output(session, task), 'hello\noops\n')
    const ended = await session.wait(task, soon())
    assert.deepEqual([ended.state, ended.exitCode, ended.runs], ['exited', 3, 1])
    const { view, bill, settlements } = await session.close(alice.corp, soon())
    assert.deepEqual([view?.state, view?.reason, view?.bill, view?.certified], ['kept', 'closed', bill, bill])
    assert.deepEqual(
      settlements.map(({ settled, paid, refunded }) => ({ settled, paid, refunded })),
      [{ settled: true, paid: bill, refunded: 1_000_000n - bill }],
    )
    const after = await alice.corp.view()
    assert.equal(before.credits - before.debits - (after.credits - after.debits), bill)
    assert.ok(bill >= 500n, 'set-up is charged')
  })

  it('keeps output and reports after the end', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('seq 1 1000'), soon())
    await session.wait(task, soon())
    await session.close(alice.corp, soon())
    const lines = (await output(session, task)).split('\n')
    assert.deepEqual([lines.length, lines[0], lines[999]], [1_001, '1', '1000'])
    assert.ok((await session.checkBill(soon())) > 0n)
  })

  it('goes on with output where a reader left off', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('echo one; echo two; sleep 0.2; echo three'), soon())
    const pieces: string[] = []
    for await (const { data, next } of session.logs(task, { follow: true, signal: soon() })) pieces.push(`${next}:${Buffer.from(data)}`)
    assert.equal(pieces.map(piece => piece.replace(/^\d+:/, '')).join(''), 'one\ntwo\nthree\n')
    let rest = ''
    for await (const { data } of session.logs(task, { since: 6n, follow: false, signal: soon() })) rest += Buffer.from(data).toString()
    assert.equal(rest, 'o\nthree\n')
    await session.close(alice.corp, soon())
  })

  it('starts a task once for one key, and refuses the key for another', async () => {
    const session = await stage.session(alice)
    const key = session.newKey()
    const [one, two] = await Promise.all([session.deploy(sh('echo once'), soon(), key), session.deploy(sh('echo once'), soon(), key)])
    assert.deepEqual([one.task, two.task], [1, 1])
    assert.equal((await session.deploy(sh('echo once'), soon(), key)).task, 1)
    await assert.rejects(session.deploy(sh('echo twice'), soon(), key), error => isXenoError(error, 'key-reused'))
    assert.equal((await session.show(soon())).tasks.length, 1)
    await session.close(alice.corp, soon())
  })

  it('is `not-found` to all but its controllers', async () => {
    const session = await stage.session(alice)
    const mallory = await stage.client('mallory')
    const theirs = await mallory.sessions.attach(session.id).catch((error: unknown) => error)
    assert.ok(isXenoError(theirs, 'session-unknown-here'))
    const server = stage.serverId
    const calls = [
      mallory.host.rpc.call(server, sessionProtocol.show, { session: session.id }),
      mallory.host.rpc.call(server, sessionProtocol.close, { session: session.id, waitMs: 0 }),
      mallory.host.rpc.call(server, sessionProtocol.deploy, { session: session.id, key: session.newKey(), task: new Uint8Array(0) }),
      mallory.host.rpc.call(server, sessionProtocol.reports, { session: session.id, from: 1 }),
    ]
    for (const call of calls) await assert.rejects(call, error => isXenoError(error, 'not-found'))
    assert.equal((await session.show(soon())).state, 'running')
    assert.deepEqual((await mallory.host.rpc.call(server, sessionProtocol.list, {})).sessions, [])
    await session.close(alice.corp, soon())
  })

  it('restarts tasks by their rule, ends those that take too long, passes signals on', async () => {
    const session = await stage.session(alice)
    const restarted = await session.deploy(sh('echo run; exit 1', { restart: { when: 'on-failure', maxRestarts: 2, delayMs: 20 } }), soon())
    const slow = await session.deploy(sh('sleep 60', { timeoutMs: 200 }), soon())
    const waiting = await session.deploy(sh('trap "echo bye; exit 7" USR1; echo ready; while :; do sleep 0.05; done'), soon())
    for await (const { data } of session.logs(waiting.task, { follow: true, signal: soon() }))
      if (Buffer.from(data).toString().includes('ready')) break
    await session.signal(waiting.task, 'USR1', soon())
    const ends = await Promise.all([restarted, slow, waiting].map(({ task }) => session.wait(task, soon())))
    assert.deepEqual(
      ends.map(({ state, exitCode, runs }) => [state, exitCode, runs]),
      [
        ['exited', 1, 3],
        ['exited', 143, 1],
        ['exited', 7, 1],
      ],
    )
    assert.equal(await output(session, restarted.task), 'run\nrun\nrun\n')
    await session.close(alice.corp, soon())
  })

  it('says what cannot be started, and goes on', async () => {
    const session = await stage.session(alice)
    const failed = await session.deploy({ ...sh(''), argv: ['no-such-program'] }, soon())
    assert.equal(failed.state, 'failed')
    assert.match(failed.failure ?? '', /no-such-program/)
    const { task } = await session.deploy(sh('echo still here', { name: 'second' }), soon())
    assert.equal(await output(session, task), 'still here\n')
    await assert.rejects(session.deploy(sh('true', { name: 'second' }), soon()), error => isXenoError(error, 'task-name-taken'))
    await session.close(alice.corp, soon())
  })

  it('runs content that its client has sent, and only what has the digest', async () => {
    const session = await stage.session(alice)
    const [input, program] = [utf8('3\n1\n2\n'), utf8('#!/bin/sh\nsort\n')]
    const file = { digest: nodeCrypto.sha256(program), sizeBytes: program.length, path: 'bin/sorted', mode: 0o555 }
    const stdin = { digest: nodeCrypto.sha256(input), sizeBytes: input.length }
    const task = sh('"$XENO_CONTENT/bin/sorted"', { content: [file], input: stdin })
    const key = session.newKey()
    await assert.rejects(session.deploy(task, soon(), key), error => isXenoError(error, 'task-content-missing'))
    for (const content of [input, program]) await putBlob(alice.host.rpc, stage.serverId, bytesSource(content))
    await assert.rejects(session.deploy({ ...task, input: { ...stdin, sizeBytes: 5 } }, soon(), session.newKey()), error =>
      isXenoError(error, 'task-content-missing'),
    )
    const { task: number } = await session.deploy(task, soon(), key)
    assert.equal(await output(session, number), '1\n2\n3\n')
    await session.close(alice.corp, soon())
    const stranger = await stage.client('stranger')
    await assert.rejects(putBlob(stranger.host.rpc, stage.serverId, bytesSource(utf8('unwanted'))), error => isXenoError(error, 'content-not-wanted'))
  })

  it('stops with its session what still runs', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('sleep 60'), soon())
    const ended = session.wait(task, soon())
    await session.close(alice.corp, soon())
    assert.equal((await ended).state, 'stopped')
  })

  it('tells its events in order, none left out', async () => {
    const session = await stage.session(alice)
    const { task } = await session.deploy(sh('true'), soon())
    await session.wait(task, soon())
    await session.close(alice.corp, soon())
    const events: string[] = []
    let number = 0
    for await (const event of session.events({ follow: false, signal: soon() })) {
      assert.equal(event.number, ++number)
      if (event.kind !== 'report') events.push(`${event.kind} ${event.value}${event.reason === '' ? '' : ` (${event.reason})`}`)
    }
    assert.deepEqual(events, [
      'state binding',
      'order bound',
      'state running',
      'task placing',
      'task running',
      'task exited',
      'state stopping (closed)',
      'state charged (closed)',
      'order closed',
      'state kept (closed)',
    ])
  })

  it("pauses and resumes at the client's word; nothing runs meanwhile", async () => {
    const session = await stage.session(alice)
    await session.deploy(sh('while :; do :; done'), soon())
    const paused = await session.pause(soon())
    assert.deepEqual([paused.state, paused.reason], ['paused', 'client'])
    await assert.rejects(session.deploy(sh('true'), soon()), error => isXenoError(error, 'session-state'))
    const domain = (await stage.rig.hypervisor.list()).find(({ state }) => state === 'paused')
    assert.ok(domain !== undefined)
    const { cpuMs } = await stage.rig.hypervisor.usage(domain.id)
    await new Promise(resolve => setTimeout(resolve, 300))
    assert.equal((await stage.rig.hypervisor.usage(domain.id)).cpuMs, cpuMs)
    assert.equal((await session.resume(soon())).state, 'running')
    await session.close(alice.corp, soon())
  })

  it('is paused when its money is spent, warns before, and goes on with a further order', async () => {
    const session = await stage.session(alice, { cap: 1_100n })
    const { task } = await session.deploy(sh('while :; do :; done'), soon())
    const seen: string[] = []
    for await (const { kind, value, reason } of session.events({ follow: true, signal: soon() })) {
      if (kind === 'warning' || kind === 'state') seen.push(`${value}${reason === '' ? '' : ` ${reason}`}`)
      if (value === 'paused') break
    }
    // So short a session is paused, a quarter of a second early, before 5 % are reached.
    assert.deepEqual(seen, ['binding', 'running', '20 money', 'paused money'])
    const further = await stage.order(alice, 500_000n)
    const extended = await session.extend(alice.corp, further, soon())
    assert.deepEqual(
      extended.orders.map(({ state }) => state),
      ['bound', 'bound'],
    )
    for await (const { kind, value } of session.events({ since: 5, follow: true, signal: soon() })) if (kind === 'state' && value === 'running') break
    assert.equal((await session.show(soon())).tasks.find(each => each.task === task)?.state, 'running')
    const { bill, settlements } = await session.close(alice.corp, soon())
    assert.equal(settlements.length, 2)
    assert.ok(settlements.every(({ settled }) => settled))
    assert.equal(
      settlements.reduce((sum, { paid }) => sum + paid, 0n),
      bill,
    )
    assert.ok(bill <= 501_100n)
  })

  it('gives the last share to one of two; the other learns so, and its money comes back', async () => {
    const bob = await stage.client('bob')
    const most = ask({ cpuMsps: 1_500 })
    const [first, second] = await Promise.all([stage.quote(alice, most), stage.quote(bob, most)])
    const [one, two] = [await stage.order(alice), await stage.order(bob)]
    const results = await Promise.allSettled([
      alice.sessions.create({ corp: alice.corp, quote: first, order: one, signal: soon() }),
      bob.sessions.create({ corp: bob.corp, quote: second, order: two, signal: soon() }),
    ])
    const [won, lost] = [results.find(({ status }) => status === 'fulfilled'), results.find(({ status }) => status === 'rejected')]
    assert.ok(won?.status === 'fulfilled' && lost?.status === 'rejected')
    assert.equal(isXenoError(lost.reason) && lost.reason.code, 'no-capacity')
    const loser = lost === results[1] ? bob : alice
    assert.equal((await loser.corp.settle(lost === results[1] ? two : one)).settled, true)
    await assert.rejects(stage.quote(bob, most), error => isXenoError(error, 'unmet-requirements'))
    await won.value.close(won === results[0] ? alice.corp : bob.corp, soon())
    await stage.isFree(MACHINE)
    assert.equal((await stage.quote(bob, most)).terms.resources.cpuMsps, 1_500)
  })

  it('says its status, signed, to clients of its XenoCorps', async () => {
    const session = await stage.session(alice)
    const status = await alice.sessions.status({ corp: alice.corp, server: stage.serverId, signal: soon() })
    assert.equal(status.capacity.cpuMsps - status.free.cpuMsps, 200)
    assert.equal(status.sessions, 1)
    assert.deepEqual(
      status.environments.map(({ envType, driver }) => [envType, driver]),
      [['Linux', 'runc']],
    )
    assert.deepEqual(status.xenoCorps[0]?.xenoCorp, stage.economy.name)
    await session.close(alice.corp, soon())
  })
})
