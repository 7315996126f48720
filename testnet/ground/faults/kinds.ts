/** The kinds of faults that schedules are made of: each draws something to hurt, and says what that does and what heals it. */
import type { Fault } from './fault.ts'
import type { Terrain, TerrainHost } from './terrain.ts'

/** Chance, as kinds use it. */
export interface Draw {
  between(low: number, high: number): number
  /** Undefined of nothing. */
  one<T>(things: readonly T[]): T | undefined
}

/** One fault with its healing. */
export interface Wound {
  readonly fault: Fault
  /** Undefined: it heals by itself. */
  readonly heal: Fault | undefined
  /** What suffers one fault at a time: a link, a node, a host. */
  readonly target: string
  /** Nodes that do not take part until it is healed; those that a cut link sets apart are found from the links. */
  readonly stops: readonly string[]
  /** Nodes that may contradict afterwards what they said before. */
  readonly forgets: readonly string[]
  /** Nodes that have lost what a validator must remember: from then on they run, and vote no more. */
  readonly silences: readonly string[]
}

export interface FaultKind {
  readonly name: KindName
  readonly weight: number
  /** Undefined where there is nothing to hurt in this way. */
  draw(terrain: Terrain, draw: Draw): Wound | undefined
}

type KindName = 'cut' | 'slow' | 'lose' | 'pause' | 'kill' | 'restart' | 'wipe' | 'skew' | 'fill'
export type FaultWeights = Readonly<Record<KindName, number>>

const SKEWS_MS = [3_600_000, -3_600_000, 300_000, -300_000, 1_000, -1_000] as const
/** What validators and servers allow each other's clocks. */
const HARMLESS_SKEW_MS = 1_000

export const FAULT_KINDS: readonly FaultKind[] = [
  { name: 'cut', weight: 4, draw: (terrain, draw) => linkWound(terrain, draw, link => ({ verb: 'link cut', link })) },
  {
    name: 'slow',
    weight: 3,
    draw: (terrain, draw) =>
      linkWound(terrain, draw, link => ({
        verb: 'link slow',
        link,
        latencyMs: Math.round(draw.between(10, 200)),
        jitterMs: Math.round(draw.between(0, 50)),
        mbps: Math.round(draw.between(1, 20)),
      })),
  },
  {
    name: 'lose',
    weight: 3,
    draw: (terrain, draw) => linkWound(terrain, draw, link => ({ verb: 'link lose', link, part: Math.round(draw.between(1, 10)) / 100 })),
  },
  { name: 'pause', weight: 3, draw: (terrain, draw) => nodeWound(terrain, draw, 'node pause', 'node resume') },
  { name: 'kill', weight: 4, draw: (terrain, draw) => nodeWound(terrain, draw, 'node kill', 'node start') },
  { name: 'restart', weight: 2, draw: (terrain, draw) => nodeWound(terrain, draw, 'node restart', undefined) },
  {
    name: 'wipe',
    weight: 1,
    draw(terrain, draw) {
      const wound = nodeWound(terrain, draw, 'node wipe', 'node start')
      return wound && { ...wound, forgets: wound.stops, silences: wound.stops }
    },
  },
  {
    name: 'skew',
    weight: 1,
    draw(terrain, draw) {
      const [host, ms = 0] = [draw.one(terrain.hosts.filter(({ clock }) => clock)), draw.one(SKEWS_MS)]
      if (host === undefined) return undefined
      const hurt = Math.abs(ms) <= HARMLESS_SKEW_MS ? [] : nodesOn(terrain, host)
      const skew = (by: number): Fault => ({ verb: 'host skew', host: host.name, ms: by })
      return { fault: skew(ms), heal: skew(0), target: `host ${host.name}`, stops: hurt, forgets: hurt, silences: [] }
    },
  },
  {
    name: 'fill',
    weight: 1,
    draw(terrain, draw) {
      const host = draw.one(terrain.hosts.filter(({ disk }) => disk))
      if (host === undefined) return undefined
      const fault = (verb: 'host fill' | 'host free'): Fault => ({ verb, host: host.name })
      return {
        fault: fault('host fill'),
        heal: fault('host free'),
        target: `host ${host.name}`,
        stops: nodesOn(terrain, host),
        forgets: [],
        silences: [],
      }
    },
  },
]

function linkWound(terrain: Terrain, draw: Draw, toFault: (link: [string, string]) => Fault): Wound | undefined {
  const link = draw.one(terrain.links)
  if (link === undefined) return undefined
  const [a, b] = link
  return { fault: toFault([a, b]), heal: { verb: 'link restore', link: [a, b] }, target: `link ${a} ${b}`, stops: [], forgets: [], silences: [] }
}

function nodeWound(
  terrain: Terrain,
  draw: Draw,
  verb: 'node pause' | 'node kill' | 'node restart' | 'node wipe',
  heal: 'node resume' | 'node start' | undefined,
): Wound | undefined {
  const node = draw.one(terrain.nodes)?.name
  if (node === undefined) return undefined
  return {
    fault: { verb, node },
    heal: heal === undefined ? undefined : { verb: heal, node },
    target: `node ${node}`,
    stops: [node],
    forgets: [],
    silences: [],
  }
}

function nodesOn({ nodes }: Terrain, { name }: TerrainHost): string[] {
  return nodes.filter(({ host }) => host === name).map(node => node.name)
}
