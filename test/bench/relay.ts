/**
 * How exactly the relay of the test ground keeps to what a line is set to: UDP packets to an echo and TCP connections
 * between two network namespaces, by programs of our own that run before all others, as the relay does.
 */
import { Rig } from '../testnet/ground/relay/rig.ts'
import { atLeast, type Bench, type BenchContext, below, percentile, type Row, row, within } from './harness.ts'

const LATENCY_MS = 20
const COUNT = 10_000
/** Packets a second, and how many of them. */
const RATES = [
  [1_000, COUNT],
  [10_000, 4 * COUNT],
] as const
const EXACT_MS = 1
const LOSS = 0.05
/** Three standard deviations of what chance gives for so many packets, in percent of the loss. */
const LOSS_WITHIN_PERCENT = 3 * Math.sqrt((1 - LOSS) / (LOSS * COUNT)) * 100
const LINE_MBPS = [10, 100] as const
const FLOOD_SECONDS = 6
/** Of IP packets of 1,500 bytes, TCP with its timestamps carries 1,448: that is all that a line of the rate can give. */
const CONTENT = 1_448 / 1_500

export const bench: Bench = {
  name: 'relay',
  says: 'delay, rate and loss of a line of the test ground, against what it is set to',
  async run(context) {
    const rows: Row[] = []
    for (const [perSecond, count] of RATES) rows.push(...(await onLine(context, rig => delayRows(rig, perSecond, count))))
    rows.push(await onLine(context, lossRow))
    for (const mbps of LINE_MBPS) rows.push(await onLine(context, rig => goodputRow(rig, mbps)))
    return rows
  },
}

async function onLine<T>({ log, signal }: BenchContext, measure: (rig: Rig) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  log('a new line')
  const rig = new Rig('bench')
  try {
    return await measure(rig)
  } finally {
    await rig.stop()
  }
}

async function delayRows(rig: Rig, perSecond: number, count: number): Promise<Row[]> {
  await rig.start({ latencyMs: LATENCY_MS }, { family: 4 })
  const before = await rig.statistics()
  const { echoes } = await rig.probe({ count, perSecond })
  const { there, back, cpuMs } = await rig.statistics()
  const at = `at ${perSecond} packets/s each way over ${LATENCY_MS} ms`
  const ways = echoes.flatMap(({ thereMs, backMs }) => [thereMs - LATENCY_MS, backMs - LATENCY_MS])
  const trips = echoes.map(({ thereMs, backMs }) => thereMs + backMs - 2 * LATENCY_MS)
  const exact = (ways.filter(error => Math.abs(error) <= EXACT_MS).length / (2 * count)) * 100
  const promised = perSecond === 1_000
  return [
    ...errorRows(`one way too late, ${at}`, ways, promised ? below(EXACT_MS, 'ms') : undefined),
    ...errorRows(`round trip too late, ${at}`, trips),
    row(`one way within ${EXACT_MS} ms, ${at}`, '%', exact, 2 * count, { target: promised ? atLeast(99, '%') : undefined }),
    row(`came back, ${at}`, '%', (echoes.length / count) * 100, count),
    row(`processor time a packet, ${at}`, 'us', ((cpuMs - before.cpuMs) * 1_000) / (there.packets + back.packets), there.packets + back.packets),
  ]
}

function errorRows(measure: string, errorsMs: readonly number[], target?: ReturnType<typeof below>): Row[] {
  return ([0.5, 0.95, 0.99] as const).map(fraction =>
    row(`${measure}, ${fraction === 0.5 ? 'median' : `p${fraction * 100}`}`, 'ms', percentile(errorsMs, fraction), errorsMs.length, { target }),
  )
}

async function lossRow(rig: Rig): Promise<Row> {
  await rig.start({ loss: LOSS }, { back: {}, family: 4 })
  const { echoes } = await rig.probe({ count: COUNT })
  const lost = ((COUNT - echoes.length) / COUNT) * 100
  return row(`lost of packets, set to ${LOSS * 100} %`, '%', lost, COUNT, { target: within(Math.round(LOSS_WITHIN_PERCENT), LOSS * 100) })
}

async function goodputRow(rig: Rig, mbps: number): Promise<Row> {
  await rig.start({ mbps, latencyMs: LATENCY_MS, queueMs: 100 }, { family: 4 })
  const goodput = await rig.goodput(FLOOD_SECONDS)
  return row(`TCP content over ${mbps} Mbit/s and ${LATENCY_MS} ms`, 'Mbit/s', goodput, 1, {
    target: within(5, Math.round(mbps * CONTENT * 10) / 10),
  })
}
