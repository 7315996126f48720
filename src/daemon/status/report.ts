/**
 * What a running node says of itself to its operator: `xenod status`. Each role reports its own facts and what is wrong with
 * it; a node is well when it is ready and nobody has a problem.
 */
import { z } from 'zod'

const fact = z.union([z.string().max(4_096), z.number(), z.boolean(), z.null()])
const row = z.record(z.string().max(64), fact)

const problemSchema = z.strictObject({
  /** Stable, as of every error (docs/operate.md lists what each means). */
  code: z.string().max(64),
  message: z.string().max(4_096),
  next: z.string().max(4_096),
})

const roleSchema = z.strictObject({
  state: z.enum(['waiting', 'starting', 'running']),
  /** Amounts and 64-bit counts are decimal strings; times are ISO 8601. A list is of rows of a table. */
  facts: z.record(z.string().max(64), z.union([fact, z.array(row).max(1_000)])),
})

export const statusSchema = z.strictObject({
  name: z.string().max(64),
  peer: z.string().max(128),
  version: z.string().max(64),
  pid: z.int(),
  state: z.enum(['starting', 'ready', 'stopping']),
  startedAt: z.iso.datetime(),
  addresses: z.array(z.string().max(512)).max(64),
  /** Nodes that it is connected to now. */
  connected: z.int(),
  /** The file system that the node's folder is on. */
  disk: z.strictObject({ freeBytes: z.number(), totalBytes: z.number() }),
  roles: z.record(z.string().max(64), roleSchema),
  problems: z.array(problemSchema).max(1_000),
})

export type NodeStatus = z.infer<typeof statusSchema>
export type Problem = z.infer<typeof problemSchema>
export type Row = z.infer<typeof row>
type RoleFacts = z.infer<typeof roleSchema>['facts']

/** Of one role: cheap to make, for it may be asked every few seconds. */
export interface RoleReport {
  readonly facts: RoleFacts
  readonly problems: readonly Problem[]
}
