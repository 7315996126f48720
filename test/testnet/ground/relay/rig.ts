/** Two hosts as network namespaces with a line between them, for tests of the relay: made under names of their own, and gone afterwards. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../../../src/node/package-root.ts'
import { Relay } from '../../../../testnet/ground/relay/client.ts'
import type { LineSpec } from '../../../../testnet/ground/relay/protocol.ts'
import { type LineSettings, PERFECT } from '../../../../testnet/ground/relay/settings.ts'

const TRAFFIC = join(packageRoot, 'test/testnet/ground/relay/traffic.ts')
const DEVICE = 'line0'
const PORT = 4_000

const reportSchema = z.object({
  sent: z.number(),
  echoes: z.array(z.object({ sequence: z.number(), thereMs: z.number(), backMs: z.number() })),
})
export type Report = z.infer<typeof reportSchema>

export function ip(...args: string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The devices of a namespace but for lo. */
export function devicesOf(namespace: string): string[] {
  const links = z.array(z.object({ ifname: z.string() })).parse(JSON.parse(ip('-n', namespace, '-json', 'link')))
  return links.map(({ ifname }) => ifname).filter(name => name !== 'lo')
}

/** One pair of hosts, .1 and .2 of both 10.99.0.0/24 and fd99::/64. */
export class Rig {
  readonly namespaces: readonly [string, string]
  readonly name: string
  relay: Relay | undefined

  constructor(name: string) {
    this.name = `xr${process.pid}${name}`
    this.namespaces = [`${this.name}a`, `${this.name}b`]
  }

  line(settings: Partial<LineSettings>, back: Partial<LineSettings> = settings): LineSpec {
    const [a, b] = this.namespaces
    return {
      name: 'a-b',
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

  makeNamespaces(): void {
    for (const namespace of this.namespaces) ip('netns', 'add', namespace)
  }

  /** Starts the relay over the line, and gives its ends their addresses. */
  async start(settings: Partial<LineSettings>, { back = settings, seed = 1 }: { back?: Partial<LineSettings>; seed?: number } = {}): Promise<Relay> {
    this.relay = await Relay.start({ seed, lines: [this.line(settings, back)] })
    for (const [index, namespace] of this.namespaces.entries()) {
      ip('-n', namespace, 'addr', 'add', `10.99.0.${index + 1}/24`, 'dev', DEVICE)
      ip('-n', namespace, 'addr', 'add', `fd99::${index + 1}/64`, 'dev', DEVICE, 'nodad')
      ip('-n', namespace, 'link', 'set', DEVICE, 'up')
    }
    return this.relay
  }

  /** Sends packets from the first host to an echo on the second. */
  async probe({
    count,
    perSecond = 1_000,
    bytes = 100,
    address = '10.99.0.2',
  }: {
    count: number
    perSecond?: number
    bytes?: number
    address?: string
  }): Promise<Report> {
    const echo = this.#run(this.namespaces[1], 'echo', address, String(PORT))
    try {
      await once(echo.stdout, 'data')
      const probe = this.#run(this.namespaces[0], 'probe', address, String(PORT), String(count), String(perSecond), String(bytes))
      probe.stdin.end()
      const output = (await probe.stdout.toArray()).join('')
      return reportSchema.parse(JSON.parse(output))
    } finally {
      echo.stdin.end()
      if (echo.exitCode === null) await once(echo, 'exit')
    }
  }

  #run(namespace: string, ...args: string[]) {
    return spawn('nsenter', [`--net=/run/netns/${namespace}`, process.execPath, TRAFFIC, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  }

  async stop(): Promise<void> {
    await this.relay?.stop()
    for (const namespace of this.namespaces) {
      if (ip('netns', 'list').split(/\s/).includes(namespace)) ip('netns', 'delete', namespace)
    }
  }
}
