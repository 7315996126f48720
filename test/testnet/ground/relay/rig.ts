/** Two hosts as network namespaces with one line between them, for tests of the relay: made under names of their own, and gone afterwards. */
import { type ChildProcessByStdio, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { packageRoot } from '../../../../src/node/package-root.ts'
import { Relay } from '../../../../testnet/ground/relay/client.ts'
import type { DirectionStatistics, LineSpec } from '../../../../testnet/ground/relay/protocol.ts'
import { type LineSettings, PERFECT } from '../../../../testnet/ground/relay/settings.ts'

const TRAFFIC = join(packageRoot, 'test/testnet/ground/relay/traffic.ts')
const PORT = 4_000
const FLOOD_SECONDS = 4

export const LINE = 'a-b'
export const DEVICE = 'line0'
/** Of the host that is probed. */
export const FAR_ADDRESS = '10.99.0.2'
export const FAR_ADDRESS_6 = 'fd99::2'

const reportSchema = z.object({
  sent: z.number(),
  echoes: z.array(z.object({ sequence: z.number(), thereMs: z.number(), backMs: z.number() })),
})
type Report = z.infer<typeof reportSchema>
const sinkSchema = z.object({ bytes: z.number(), ms: z.number().positive() })

/** Traffic runs before all others, as the relay does: it tells of the relay and not of how busy the machine is. */
const STARTER = mayRunFirst() ? ['chrt', '--fifo', '1'] : []

function mayRunFirst(): boolean {
  return spawnSync('chrt', ['--fifo', '1', 'true']).status === 0
}

type Program = ChildProcessByStdio<Writable, Readable, null>

export function ip(...args: string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The devices of a namespace but for lo. */
export function devicesOf(namespace: string): string[] {
  const links = z.array(z.object({ ifname: z.string() })).parse(JSON.parse(ip('-n', namespace, '-json', 'link')))
  return links.map(({ ifname }) => ifname).filter(name => name !== 'lo')
}

/** The hosts are .1 and .2 of 10.99.0.0/24, and ::1 and ::2 of fd99::/64. */
export class Rig {
  readonly namespaces: readonly [string, string]
  #relay: Relay | undefined

  /** Makes the namespaces. @param name tells rigs of one process apart */
  constructor(name: string) {
    this.namespaces = [`xr${process.pid}${name}a`, `xr${process.pid}${name}b`]
    for (const namespace of this.namespaces) ip('netns', 'add', namespace)
  }

  line(settings: Partial<LineSettings> = {}, back: Partial<LineSettings> = settings): LineSpec {
    const [a, b] = this.namespaces
    return {
      name: LINE,
      ends: [
        { namespace: a, device: DEVICE },
        { namespace: b, device: DEVICE },
      ],
      settings: [
        { ...PERFECT, ...settings },
        { ...PERFECT, ...back },
      ],
    }
  }

  /** Starts the relay over the line, and gives its ends their addresses. @param family with 4 alone, the kernel says nothing by itself */
  async start(
    settings: Partial<LineSettings> = {},
    { back = settings, seed = 1, family = 46 }: { back?: Partial<LineSettings>; seed?: number; family?: 4 | 46 } = {},
  ): Promise<Relay> {
    if (family === 4) for (const namespace of this.namespaces) quieten(namespace)
    this.#relay = await Relay.start({ seed, lines: [this.line(settings, back)] })
    for (const [index, namespace] of this.namespaces.entries()) {
      ip('-n', namespace, 'addr', 'add', `10.99.0.${index + 1}/24`, 'dev', DEVICE)
      if (family !== 4) ip('-n', namespace, 'addr', 'add', `fd99::${index + 1}/64`, 'dev', DEVICE, 'nodad')
      ip('-n', namespace, 'link', 'set', DEVICE, 'up')
    }
    return this.#relay
  }

  /** Of the way there and the way back. */
  async statistics(): Promise<{ there: DirectionStatistics; back: DirectionStatistics; cpuMs: number }> {
    const { lines, cpuMs } = (await this.#relay?.statistics()) ?? {}
    const [there, back] = lines?.[0]?.directions ?? []
    if (there === undefined || back === undefined || cpuMs === undefined) throw new Error('the relay does not run')
    return { there, back, cpuMs }
  }

  /** Sends UDP packets from the first host to an echo on the second. */
  async probe(options: { count: number; perSecond?: number; bytes?: number; address?: string }): Promise<Report> {
    const { count, perSecond = 1_000, bytes = 100, address = FAR_ADDRESS } = options
    return await this.#withServer('echo', address, async () => {
      const probe = this.#run(this.namespaces[0], 'probe', address, PORT, count, perSecond, bytes)
      return reportSchema.parse(JSON.parse((await probe.stdout.toArray()).join('')))
    })
  }

  /** What one TCP connection from the first host to the second carries, in Mbit/s of its content. */
  async goodput(seconds = FLOOD_SECONDS): Promise<number> {
    const { bytes, ms } = await this.#withServer('sink', FAR_ADDRESS, async sink => {
      const flood = this.#run(this.namespaces[0], 'flood', FAR_ADDRESS, PORT, seconds)
      const report = sinkSchema.parse(JSON.parse((await sink.stdout.toArray()).join('')))
      await end(flood)
      return report
    })
    return (bytes * 8) / 1_000 / ms
  }

  /** Settles with what `use` gives, when the server on the second host has ended. */
  async #withServer<T>(verb: string, address: string, use: (server: Program) => Promise<T>): Promise<T> {
    const server = this.#run(this.namespaces[1], verb, address, PORT)
    try {
      await once(server.stdout, 'data')
      return await use(server)
    } finally {
      await end(server)
    }
  }

  #run(namespace: string, ...args: (string | number)[]): Program {
    const command = [...STARTER, process.execPath, TRAFFIC, ...args.map(String)]
    return spawn('nsenter', [`--net=/run/netns/${namespace}`, ...command], { stdio: ['pipe', 'pipe', 'inherit'] })
  }

  async stop(): Promise<void> {
    await this.#relay?.stop()
    for (const namespace of this.namespaces) {
      if (ip('netns', 'list').split(/\s/).includes(namespace)) ip('netns', 'delete', namespace)
    }
  }
}

async function end(program: Program): Promise<void> {
  program.kill()
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit')
}

/** Without IPv6 no router is asked for and no group joined: nothing crosses a line but what the test sends. */
function quieten(namespace: string): void {
  const command = 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'
  execFileSync('nsenter', [`--net=/run/netns/${namespace}`, 'sh', '-c', command])
}
