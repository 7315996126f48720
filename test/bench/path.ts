/**
 * The whole path of a paid session on a local network of 4 validators, one server and one RD, beside bare `runc run` with
 * the same disk and network (path/bare-runc.ts).
 *
 * Each turn takes one of each, so that what else the machine does meets all: a run by the SDK, in one process as a
 * program of its own would do it; bare runc; and `bin/xeno run` as a process of its own, from its start to its first byte.
 * Steps count from the beginning of the run. "Bound" is when the server has the binding certificate on disk, as its event
 * says; it stamps events in whole milliseconds, by the clock that we read too.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { XenoClient } from '../../src/client/client.ts'
import type { RunRequest } from '../../src/client/types.ts'
import { packageRoot } from '../../src/node/package-root.ts'
import { toText } from '../../src/types/bytes.ts'
import { parseMoney } from '../../src/types/money.ts'
import { MEGABIT, MIB } from '../../src/types/units.ts'
import { openCgroups } from '../../src/xenoserver/hypervisor/cgroups.ts'
import { type Homes, prepareHomes } from '../../testnet/homes.ts'
import { openNetwork } from '../../testnet/network.ts'
import { type Bench, type BenchContext, below, latencyRows, type Row, row, timesPeer, within } from './harness.ts'
import { BareRunc } from './path/bare-runc.ts'

const SAMPLES = 30
/** The first of each meet cold caches and connections that are not there yet. */
const WARM_UP = 3
/** A server makes a new link some time after one was taken; nobody should be measured beside that. */
const QUIET_MS = 500

const COMMAND = ['sh', '-c', 'echo hello'] as const
const CPU_MSPS = 300
const BUDGET = '0.50'
const TOP_UP = parseMoney('100') ?? 0n
/** What a session has that asks for nothing else. */
const SHARE = { memoryBytes: 64 * MIB, diskBytes: 64 * MIB, networkBps: 5 * MEGABIT, pids: 64 } as const

const BUSY_MSPS = 150
const BUSY_MS = 10_000
/** Before the busy loop is measured: its shell starts, and the quota's first periods pass. */
const BUSY_SETTLE_MS = 1_000

/** Milliseconds from the beginning of a run, but for `issue` and `bind`, which are durations. */
interface Sample {
  readonly issued: number
  readonly bound: number
  readonly ready: number
  readonly firstByte: number
  readonly settled: number
  /** From the server found to the order's certificate in the wallet. */
  readonly issue: number
  /** From the presentation being made to the binding certificate on the server's disk. */
  readonly bind: number
  /** From the task's end to the close applied by a quorum and the refund seen. */
  readonly close: number
}

interface Samples {
  readonly sdk: Sample[]
  readonly bare: number[]
  readonly cli: number[]
}

export const bench: Bench = {
  name: 'path',
  says: 'a paid session from the order to the settlement, beside bare runc with the same disk and network',
  async run(context) {
    const folder = mkdtempSync(join(tmpdir(), 'xeno-bench-'))
    // Guests pass through to where their domains are.
    chmodSync(folder, 0o711)
    const tag = (process.pid % 36 ** 4).toString(36)
    const prefix = `a${tag}`
    const network = await openNetwork({ folder: join(folder, 'network'), servers: 1, server: () => ({ prefix }) })
    try {
      await network.start()
      const homes = await prepareHomes(network)
      const bare = await BareRunc.open({ prefix: `b${tag}`, argv: COMMAND, ...SHARE })
      try {
        context.version('runc', await bare.version())
        return await withClient(homes, context, client => measure(context, client, bare, homes, prefix))
      } finally {
        await bare.close()
      }
    } finally {
      await network.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type MeasuredClient = Pick<XenoClient, 'run' | 'events' | 'createSession' | 'deployTask' | 'closeSession'> & { issuedAt(): number }

/** A registered client with money, that tells when its last order was certified. */
async function withClient<T>(homes: Homes, { signal }: BenchContext, use: (client: MeasuredClient) => Promise<T>): Promise<T> {
  let issuedAt = Number.NaN
  const progress = (text: string): void => {
    if (text === 'issue certified') issuedAt = performance.now()
  }
  const [client, treasury] = [await XenoClient.open({ home: homes.client, progress }), await XenoClient.open({ home: homes.treasury })]
  try {
    const { account } = await client.register({ particulars: { name: 'Bench Client' }, signal })
    await treasury.transfer({ payee: account, amount: TOP_UP, memo: 'bench', signal })
    return await use(Object.assign(client, { issuedAt: () => issuedAt }))
  } finally {
    await client.close()
    await treasury.close()
  }
}

async function measure(context: BenchContext, client: MeasuredClient, bare: BareRunc, homes: Homes, prefix: string): Promise<Row[]> {
  const samples: Samples = { sdk: [], bare: [], cli: [] }
  for (let turn = 1 - WARM_UP; turn <= SAMPLES; turn++) {
    const sdk = await quietly(context, () => runBySdk(client, context.signal))
    const runc = await quietly(context, () => bare.firstByteMs())
    const cli = await quietly(context, () => runByCli(homes.client))
    if (turn < 1) continue
    samples.sdk.push(sdk)
    samples.bare.push(runc)
    samples.cli.push(cli)
    if (turn % 10 === 0) context.log(`${turn} of ${SAMPLES}`)
  }
  return [...pathRows(samples), await busyRow(context, client, prefix)]
}

async function quietly<T>({ signal }: BenchContext, work: () => Promise<T>): Promise<T> {
  await sleep(QUIET_MS, undefined, { signal })
  return await work()
}

function pathRows({ sdk, bare, cli }: Samples): Row[] {
  const of = (pick: (sample: Sample) => number): number[] => sdk.map(pick)
  return [
    ...latencyRows(
      'order issued',
      of(({ issued }) => issued),
    ),
    ...latencyRows(
      'bound',
      of(({ bound }) => bound),
    ),
    ...latencyRows(
      'session ready; peer: bare runc to its first byte',
      of(({ ready }) => ready),
      { peerMs: bare, target: timesPeer(2) },
    ),
    ...latencyRows(
      'first output byte; peer: the same',
      of(({ firstByte }) => firstByte),
      { peerMs: bare },
    ),
    ...latencyRows(
      'close applied',
      of(({ settled }) => settled),
    ),
    ...latencyRows(
      'closing alone, from the end of the task',
      of(({ close }) => close),
    ),
    ...latencyRows(
      'issuing alone, from the server found to the certificate',
      of(({ issue }) => issue),
    ),
    ...latencyRows(
      'binding alone, from the terms to the certificate on the server',
      of(({ bind }) => bind),
    ),
    ...latencyRows(
      'payment: issuing + binding',
      of(({ issue, bind }) => issue + bind),
      { target: below(50, 'ms') },
    ),
    ...latencyRows('xeno run from Enter to first byte; peer: bare runc', cli, { peerMs: bare, target: below(500, 'ms') }),
  ]
}

async function runBySdk(client: MeasuredClient, signal: AbortSignal): Promise<Sample> {
  const request: RunRequest = {
    requirements: requirements(CPU_MSPS),
    task: { argv: COMMAND, env: {}, files: [], restart: 'never' },
    keep: false,
    signal,
    onOutput: () => undefined,
  }
  const start = performance.now()
  const result = await client.run(request)
  if (result.exitCode !== 0) throw new Error(`the task ended with ${result.exitCode}`)
  const at = (name: string): number => {
    const step = result.steps.find(each => each.name === name)
    if (step === undefined) throw new Error(`the run has no step ${name}`)
    return step.ms
  }
  const boundEvent = (await client.events(result.session, signal)).find(({ kind, value }) => kind === 'order' && value === 'bound')
  if (boundEvent === undefined) throw new Error('the server tells of no binding')
  const issued = client.issuedAt() - start
  const bound = boundEvent.time - performance.timeOrigin - start
  return {
    issued,
    bound,
    ready: at('session ready'),
    firstByte: at('first byte'),
    settled: at('settled'),
    issue: issued - at('server found'),
    bind: bound - at('terms agreed, order issued'),
    close: at('settled') - at('task ended'),
  }
}

/** From the start of the process to its first byte of output; settles when it has ended. */
async function runByCli(home: string): Promise<number> {
  const args = ['run', '--cpu', String(CPU_MSPS), '--memory', '64MiB', '--net', '5', '--budget', BUDGET, '--', ...COMMAND]
  const start = performance.now()
  const child = spawn(join(packageRoot, 'bin/xeno'), args, { env: { ...process.env, XENO_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] })
  let first: number | undefined
  let said = ''
  child.stdout.on('data', () => {
    first ??= performance.now() - start
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0 || first === undefined) throw new Error(`xeno run ended with ${code}: ${said.slice(-2_000)}`)
  return first
}

/** What a loop that never rests gets of the processors, by the kernel's own account. */
async function busyRow(context: BenchContext, client: MeasuredClient, prefix: string): Promise<Row> {
  const { signal } = context
  context.log(`a busy loop for ${BUSY_MS / 1_000} s`)
  const { session } = await client.createSession({ requirements: requirements(BUSY_MSPS), signal })
  try {
    await client.deployTask(session, { argv: ['sh', '-c', 'while :; do :; done'], env: {}, files: [], restart: 'never' }, signal)
    await sleep(BUSY_SETTLE_MS, undefined, { signal })
    const cgroups = await openCgroups(prefix)
    const read = () => ({ at: performance.now(), cpuMs: cgroups.counters(toText(session)).cpuNs / 1e6 })
    const before = read()
    await sleep(BUSY_MS, undefined, { signal })
    const after = read()
    const rate = ((after.cpuMs - before.cpuMs) / (after.at - before.at)) * 1_000
    return row(`a busy loop at ${BUSY_MSPS} ms/s over ${BUSY_MS / 1_000} s`, 'ms/s', rate, 1, { target: within(5, BUSY_MSPS) })
  } finally {
    await client.closeSession(session, AbortSignal.timeout(60_000))
  }
}

function requirements(cpuMsps: number): RunRequest['requirements'] {
  const { memoryBytes, diskBytes, networkBps } = SHARE
  return {
    basic: { envName: 'path', envType: 'Linux', envKernel: { version: '0', match: 'minimum' } },
    network: { envIPAddresses: 0, ports: [], egress: [] },
    qos: { cpuMsps, memoryBytes, diskBytes, networkBps },
    constraints: { maxCost: parseMoney(BUDGET) ?? 0n },
    extensions: [],
  }
}
