/** Topology files as people write them, checked as a whole: every mistake is told with its line. */
import { z } from 'zod'
import { parseYaml, readText } from '../../../src/daemon/yaml-file.ts'
import { type LineSettings, PERFECT } from '../relay/settings.ts'
import { mistakesOf } from './mistakes.ts'
import { namesOf, pairsOf } from './ranges.ts'
import { type LinkEntry, type TopologyFile, topologyFile } from './schema.ts'
import { type Family, FIRST_PORT, type Forward, type LinkSpec, type Mistake, type Topology } from './topology.ts'

interface FileMistake {
  readonly path: readonly (string | number)[]
  readonly says: string
}

const BOTH: readonly Family[] = [4, 6]

const schema = topologyFile.transform((file, context): Topology => {
  const mistakes: FileMistake[] = []
  const topology = expand(file, mistakes)
  if (mistakes.length === 0) mistakes.push(...mistakesOf(topology).map(({ path, says }) => ({ path: pathInFile(file, path), says })))
  for (const { path, says } of mistakes) context.addIssue({ code: 'custom', path: [...path], message: says })
  return mistakes.length === 0 ? topology : z.NEVER
})

/** @throws XenoError `config-missing`, `config-unreadable`, `config-invalid` (with every mistake and its line) */
export function readTopology(file: string): { readonly topology: Topology; readonly text: string } {
  const text = readText(file)
  return { topology: parseTopology(text, file), text }
}

/** As {@link readTopology}, of text already read. */
export function parseTopology(text: string, file: string): Topology {
  return parseYaml(text, file, schema)
}

function expand(file: TopologyFile, mistakes: FileMistake[]): Topology {
  const named = <Entry>(section: 'hosts' | 'routers', entries: Readonly<Record<string, Entry>>) =>
    Object.entries(entries).flatMap(([key, entry]) => {
      const names = namesOf(key)
      if (names === undefined) {
        mistakes.push({ path: [section, key], says: 'expected a name of at most 12 lower-case letters, digits and dashes, or several such as v1..4' })
      }
      return (names ?? []).map(name => ({ name, entry }))
    })
  return {
    says: file.says,
    policy: file.policy,
    servers: file.servers,
    rds: file.rds,
    hosts: named('hosts', file.hosts).map(({ name, entry: { clock, disk, ...rest } }) => ({
      name,
      ...rest,
      disk,
      hasSkewableClock: clock !== undefined,
    })),
    routers: named('routers', file.routers).map(({ name, entry }) => ({
      name,
      masquerades: entry.masquerades.flatMap(text => namesOf(text) ?? [text]),
      forwards: Object.entries(entry.forward).map(([port, to]) => forwardOf(Number(port), to)),
    })),
    links: file.links.flatMap((entry, i) => expandLink(entry, i, mistakes)),
  }
}

function forwardOf(port: number, text: string): Forward {
  const [to = '', toPort] = text.split(':')
  return { port, to, toPort: toPort === undefined ? FIRST_PORT : Number(toPort) }
}

function expandLink(entry: LinkEntry, index: number, mistakes: FileMistake[]): LinkSpec[] {
  const [one, other] = entry.between.map(namesOf)
  const pairs = one === undefined || other === undefined ? undefined : pairsOf(one, other)
  if (pairs === undefined) {
    mistakes.push({ path: ['links', index, 'between'], says: 'expected two names; where both are several, as many on either side' })
    return []
  }
  const settings = [settingsOf({ ...entry, ...entry.there }), settingsOf({ ...entry, ...entry.back })] as const
  return pairs.map(ends => ({ ends, families: entry.ip === undefined ? BOTH : [entry.ip], settings }))
}

function settingsOf({ latency, jitter, loss, bandwidth, queue }: NonNullable<LinkEntry['there']>): LineSettings {
  return {
    ...PERFECT,
    ...(latency === undefined ? {} : { latencyMs: latency }),
    ...(jitter === undefined ? {} : { jitterMs: jitter }),
    ...(loss === undefined ? {} : { loss }),
    ...(bandwidth === undefined ? {} : { mbps: bandwidth }),
    ...(queue === undefined ? {} : { queueMs: queue }),
  }
}

/** Mistakes are told with the names of single places; the file may name them as one of several. */
function pathInFile(file: TopologyFile, [section, ...rest]: Mistake['path']): FileMistake['path'] {
  if (section === 'links') {
    const [one, other] = rest
    const isMeant = ({ between }: LinkEntry): boolean => {
      const [first, second] = between.map(text => namesOf(text) ?? [])
      return pairsOf(first ?? [], second ?? [])?.some(pair => pair[0] === one && pair[1] === other) === true
    }
    return [section, file.links.findLastIndex(isMeant), 'between']
  }
  const [name, ...below] = rest
  const key = Object.keys(file[section]).findLast(each => each === name || namesOf(each)?.includes(name ?? ''))
  return key === undefined ? [section] : [section, key, ...below]
}
