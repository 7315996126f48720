/** What the observer and its program say to each other: JSON lines. First the surroundings, then a look a line, each answered by its id. */
import { z } from 'zod'

/** Of what is missing an answer names the first so many; `more` counts the others. */
export const MAX_MISSING = 50

const nodeName = z.string().min(1).max(64)
const path = z.string().min(1).max(4_096)

const nodeSchema = z.strictObject({
  name: nodeName,
  kind: z.enum(['validator', 'server', 'rd']),
  peer: z.string().max(128),
  /** Multiaddrs without /p2p/PEERID. */
  addresses: z.array(z.string().max(256)).max(16),
  /** Of a server: what its cgroups and namespaces are called by, and where its domains live. */
  domains: z.strictObject({ prefix: z.string().max(64), work: path }).optional(),
})
export type ObservedNode = z.infer<typeof nodeSchema>

export const surroundingsSchema = z.strictObject({
  /** The folder of the observer's own wallet: a server shows its status to clients only. */
  home: path,
  /** MULTIADDR/p2p/PEERID/NAME. */
  corp: z.string().max(512),
  /** Path of the XIS's document; absent where there are no servers. */
  xisDocument: path.optional(),
  nodes: z.array(nodeSchema).max(256),
})
export type Surroundings = z.infer<typeof surroundingsSchema>

export const LOOKS = ['money', 'partitions', 'index', 'convergence'] as const
export type Look = (typeof LOOKS)[number]

export const requestSchema = z.strictObject({
  id: z.int(),
  look: z.enum(LOOKS),
  /** Names of the nodes that run. */
  alive: z.array(nodeName).max(256),
  /** money: whether every order must be over. */
  settled: z.boolean(),
})
export type LookRequest = z.infer<typeof requestSchema>

const foundSchema = z.strictObject({
  missing: z.array(z.string()).max(MAX_MISSING),
  more: z.int(),
  /** What was counted, amounts in micro-units. */
  facts: z.record(z.string(), z.string()),
})
export type Found = z.infer<typeof foundSchema>

export const answerSchema = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ id: z.int(), found: foundSchema }),
  z.strictObject({ id: z.int(), defect: z.string() }),
])
export type Answer = z.infer<typeof answerSchema>
