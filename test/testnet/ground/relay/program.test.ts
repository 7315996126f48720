/** `node dist/relay.mjs` as whoever starts it meets it: what it says to wrong requests, and where something is missing. */
import assert from 'node:assert/strict'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { packageRoot } from '../../../../src/node/package-root.ts'
import { Relay } from '../../../../testnet/ground/relay/client.ts'
import { answerSchema, encodeLine, MAX_LINE_BYTES, type RelayAnswer } from '../../../../testnet/ground/relay/protocol.ts'
import { temporaryFolder } from '../../../support/folders.ts'
import { requireTun } from './require-tun.ts'
import { DEVICE, devicesOf, LINE, Rig } from './rig.ts'

const PROGRAM = join(packageRoot, 'dist/relay.mjs')

/** The program with its control in hand. */
class Program {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #answers: AsyncIterator<string>
  readonly ended: Promise<unknown>

  constructor(command: readonly [string, ...string[]] = [process.execPath, PROGRAM]) {
    const [program, ...args] = command
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child.stdin.on('error', () => undefined)
    const lines: Interface = createInterface({ input: this.#child.stdout })
    this.#answers = lines[Symbol.asyncIterator]()
    this.ended = once(this.#child, 'exit').then(([code]) => code)
  }

  async answer(): Promise<RelayAnswer> {
    const { value } = await this.#answers.next()
    return answerSchema.parse(JSON.parse(String(value)))
  }

  async ask(text: string): Promise<RelayAnswer> {
    this.#child.stdin.write(text)
    return await this.answer()
  }

  end(): void {
    this.#child.stdin.end()
  }
}

function codeOf(answer: RelayAnswer): string | undefined {
  return 'error' in answer ? answer.error.code : undefined
}

describe('the program of the relay', function () {
  this.timeout(120_000)
  let rig: Rig
  before(requireTun)
  beforeEach(() => {
    rig = new Rig('p')
  })
  afterEach(async () => await rig.stop())

  const open = (lines = [rig.line()], id = 0): string => encodeLine({ id, verb: 'open', seed: 1, lines })

  it('answers wrong requests with what is wrong, and serves on', async () => {
    const program = new Program()
    assert.deepEqual(await program.ask(open()), { id: 0, value: null })
    const set = { id: 5, verb: 'set', line: LINE, directions: [0], change: { loss: 0.5 } }
    for (const [request, id, says] of [
      ['what\n', null, /JSON/],
      ['{"id":3}\n', 3, /verb/],
      ['{"id":-3,"verb":"statistics"}\n', null, /id/],
      [encodeLine({ ...set, change: { loss: 2 } }), 5, /loss/],
      [encodeLine({ ...set, change: { latency: 2 } }), 5, /latency/],
      [encodeLine({ ...set, directions: [2] }), 5, /directions/],
      [`"${'x'.repeat(MAX_LINE_BYTES)}"\n`, null, /longer than/],
      [open(), 0, /open already/],
    ] as const) {
      const answer = await program.ask(request)
      assert.ok('error' in answer, request.slice(0, 100))
      assert.deepEqual([answer.id, answer.error.code], [id, 'relay-bad-request'])
      assert.match(String(answer.error.facts['reason']), says)
    }
    assert.equal(codeOf(await program.ask(encodeLine({ ...set, line: 'a-c' }))), 'relay-no-line')
    assert.deepEqual(await program.ask(encodeLine(set)), { id: 5, value: null })
    program.end()
    assert.equal(await program.ended, 0)
  })

  it('refuses names that are there twice, and names that are none', async () => {
    const program = new Program()
    const line = rig.line()
    const [a, b] = line.ends
    for (const [lines, says] of [
      [[line, line], /line a-b is there twice/],
      [[{ ...line, ends: [a, a] as const }], /is there twice/],
      [[{ ...line, ends: [a, { ...b, device: 'longer-than-15-characters' }] as const }], /device/],
      [[{ ...line, ends: [a, { ...b, namespace: '../../proc/1/ns/net' }] as const }], /namespace/],
    ] as const) {
      const answer = await program.ask(encodeLine({ id: 1, verb: 'open', seed: 1, lines }))
      assert.ok('error' in answer)
      assert.match(String(answer.error.facts['reason']), says)
    }
    program.end()
    assert.equal(await program.ended, 0)
  })

  it('ends when its input does, and its devices with it', async () => {
    const program = new Program()
    await program.ask(open())
    assert.deepEqual(rig.namespaces.flatMap(devicesOf), [DEVICE, DEVICE])
    program.end()
    assert.equal(await program.ended, 0)
    assert.deepEqual(rig.namespaces.flatMap(devicesOf), [])
  })

  it('names a namespace that is not there, and a device that is taken', async () => {
    const line = rig.line()
    const elsewhere = { ...line, ends: [line.ends[0], { namespace: 'xr-nowhere', device: DEVICE }] as const }
    await assert.rejects(Relay.start({ seed: 1, lines: [{ ...elsewhere, ends: [...elsewhere.ends] }] }), {
      code: 'relay-no-namespace',
      message: 'there is no network namespace xr-nowhere (ENOENT)',
    })
    await rig.start()
    await assert.rejects(Relay.start({ seed: 1, lines: [line] }), { code: 'relay-device-taken' })
  })

  it('says what it may not do, and what is missing', async () => {
    const alone = join(temporaryFolder(), 'relay.mjs')
    copyFileSync(PROGRAM, alone)
    const without = (capability: string) => ['setpriv', `--bounding-set=-${capability}`, process.execPath, PROGRAM] as const
    const hidden = 'mount -t tmpfs none /dev/net && exec "$@"'
    for (const [command, code] of [
      [without('sys_admin'), 'relay-not-allowed'],
      [without('net_admin'), 'relay-not-allowed'],
      [['unshare', '--mount', 'sh', '-c', hidden, 'sh', process.execPath, PROGRAM], 'relay-no-tun'],
    ] as const) {
      const program = new Program([...command])
      assert.equal(codeOf(await program.ask(open())), code)
      program.end()
      await program.ended
    }
    const program = new Program([process.execPath, alone])
    assert.deepEqual([codeOf(await program.answer()), await program.ended], ['relay-no-koffi', 1])
  })

  it('works without the right to run before others', async () => {
    const program = new Program(['setpriv', '--bounding-set=-sys_nice', process.execPath, PROGRAM])
    assert.deepEqual(await program.ask(open()), { id: 0, value: null })
    program.end()
    assert.equal(await program.ended, 0)
  })
})
