/**
 * How long fifty hosts take to come up and go down, part by part, and what they hold of the machine's memory: each process
 * with its share of what it shares (PSS), so that the sum is what the network takes. Best run when nothing else runs.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { networkNamespacePath } from '../../src/xenoserver/hypervisor/namespaces.ts'
import { isSystemError } from '../../src/xenoserver/hypervisor/processes.ts'
import type { Ground } from '../../testnet/ground/ground.ts'
import { prepareHomes } from '../../testnet/homes.ts'
import { openGround } from '../../testnet/network.ts'
import { type Bench, below, type Row, row } from './harness.ts'

const TOPOLOGY = 'fifty-hosts'
const MS_PER_S = 1_000
const KIB_PER_GIB = 1024 * 1024
const UP_WITHIN_S = 60
const MEMORY_WITHIN_GIB = 8

export const bench: Bench = {
  name: 'ground',
  says: 'fifty hosts on this machine: how long they take to come up, and how much memory',
  async run({ log, signal }) {
    const folder = mkdtempSync(join(tmpdir(), 'xeno-bench-'))
    // Guests pass through to where their domains are.
    chmodSync(folder, 0o711)
    try {
      const begin = performance.now()
      const network = await openGround({ folder: join(folder, 'network'), topology: TOPOLOGY })
      const opened = performance.now()
      const readyAt = new Map<string, number>()
      try {
        await network.start(({ node, what }) => {
          signal.throwIfAborted()
          if (what !== 'ready') return
          readyAt.set(node, performance.now())
          log(`${node} ready after ${seconds(performance.now() - begin)} s`)
        })
        const up = performance.now()
        const { ground } = network
        if (ground === undefined) throw new Error('the topology has hosts')
        const last = (kind: string): number => Math.max(...[...readyAt].filter(([name]) => name.startsWith(kind)).map(([, at]) => at))
        await prepareHomes(network)
        const told = performance.now()
        const { processes, kib } = memoryOf(ground)
        const { cpuMs } = await ground.relay.statistics()
        const rows = [
          part('founded: keys, documents, config files', opened - begin, 1),
          part('hosts, routers, links', last('hosts') - opened, ground.plan.places.length),
          part('validators', last('validator') - last('hosts'), count(ground, 'validator')),
          part('servers with their index nodes', last('server') - last('validator'), count(ground, 'server')),
          part('match-makers', last('rd') - last('server'), count(ground, 'rd')),
          row('all of it up', 's', seconds(up - begin), 1, { target: below(UP_WITHIN_S, 's') }),
          row('memory of all processes (PSS)', 'GiB', kib / KIB_PER_GIB, processes, { target: below(MEMORY_WITHIN_GIB, 'GiB') }),
          row('CPU of the relay meanwhile', 'ms', cpuMs, 1),
          part("clients' homes told of the network, afterwards", told - up, ground.plan.clients.length),
        ]
        const stopping = performance.now()
        await network.stop()
        return [...rows, part('gone again, in order', performance.now() - stopping, 1)]
      } finally {
        await network.stop()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function part(measure: string, ms: number, n: number): Row {
  return row(measure, 's', seconds(ms), n)
}

function seconds(ms: number): number {
  return Number((ms / MS_PER_S).toFixed(2))
}

function count({ plan }: Ground, wanted: string): number {
  return plan.nodes.filter(({ kind }) => kind === wanted).length
}

/** Of all that runs in the namespaces of the hosts, and of the relay. */
function memoryOf(ground: Ground): { readonly processes: number; readonly kib: number } {
  const inodes = new Set(ground.plan.places.map(({ name }) => statSync(networkNamespacePath(ground.namespace(name))).ino))
  const shares = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => shareOf(pid, inodes, Number(pid) === ground.relay.pid) ?? [])
  return { processes: shares.length, kib: shares.reduce((sum, kib) => sum + kib, 0) }
}

/** A process's PSS in KiB; undefined for one that is elsewhere, or gone. */
function shareOf(pid: string, inodes: ReadonlySet<number>, always: boolean): number | undefined {
  try {
    if (!always && !inodes.has(statSync(`/proc/${pid}/ns/net`).ino)) return undefined
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined
    throw error
  }
}
