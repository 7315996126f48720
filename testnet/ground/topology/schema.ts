/** What a topology file may say (docs/testnet.md describes it to people), before names of several are told apart and defaults are applied. */
import { z } from 'zod'
import { corpPolicy } from '../../../src/daemon/founding-policy.ts'
import { duration, parsed, size } from '../../../src/daemon/yaml-file.ts'
import { EXPECTED, parseMbps, parseMilliseconds, parsePart } from './units.ts'

const milliseconds = parsed(parseMilliseconds, EXPECTED.milliseconds)

/** Of one direction. */
const line = {
  latency: milliseconds.optional(),
  jitter: milliseconds.optional(),
  loss: parsed(parsePart, EXPECTED.part).optional(),
  bandwidth: parsed(parseMbps, EXPECTED.mbps).optional(),
  queue: milliseconds.optional(),
}

const linkSchema = z.strictObject({
  between: z.tuple([z.string().max(64), z.string().max(64)], { error: 'expected two names' }),
  ...line,
  /** From the first to the second, where it differs from the way back. */
  there: z.strictObject(line).optional(),
  back: z.strictObject(line).optional(),
  /** The only family of addresses on it; both when it is left out. */
  ip: z.literal([4, 6]).optional(),
})

const hostSchema = z.strictObject({
  nodes: z
    .array(z.enum(['validator', 'server', 'rd']))
    .max(16)
    .default([]),
  /** How many clients have their homes there. */
  clients: z.int().min(0).max(16).default(0),
  /** The size of its disk; without one its files are on the disk of the machine. */
  disk: size.refine(bytes => bytes >= 16 * 1024 ** 2, 'expected at least 16MiB').optional(),
  /** Whether its clock can be set wrong. */
  clock: z.literal('skewable').optional(),
})

const port = z.string().regex(/^[1-9]\d{0,4}$/, 'expected a port')

const routerSchema = z.strictObject({
  /** Neighbours whose addresses nobody outside sees: what they send goes out under the router's own address. */
  masquerades: z.array(z.string().max(64)).max(100).default([]),
  /** Port of the router's outer addresses -> a host behind it, `HOST` or `HOST:PORT`. */
  forward: z.record(port, z.string().max(64)).default({}),
})

/** Times of all XenoServers and RDs; docs/operate.md says what each does. */
const serversSchema = z
  .strictObject({ reportInterval: duration, exposure: duration, pauseGrace: duration, keepData: duration, advertiseEvery: duration })
  .partial()

/** An entry with nothing to say may be left empty. */
function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(value => value ?? {}, schema)
}

export const topologyFile = z.strictObject({
  /** One line for those who choose among topologies. */
  says: z.string().min(1).max(200),
  policy: corpPolicy.optional(),
  servers: serversSchema.default({}),
  rds: z.strictObject({ refreshEvery: duration }).partial().default({}),
  hosts: z.record(z.string(), orEmpty(hostSchema)),
  routers: z.record(z.string(), orEmpty(routerSchema)).default({}),
  links: z.array(linkSchema).max(200).default([]),
})

export type TopologyFile = z.output<typeof topologyFile>
export type LinkEntry = TopologyFile['links'][number]
