/**
 * The config file of a node: one YAML document.
 * Paths in it are relative to the file's folder. `docs/operate.md` explains each setting to operators.
 */
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { LOG_LEVELS } from '../node/log.ts'
import { address, amount, duration, name32, parseYaml, path, peer, peerAddress, readYaml, size } from './yaml-file.ts'

const corpReference = z.strictObject({
  name: name32,
  /** Any of its validators. */
  address: peerAddress,
})

const particulars = z.record(z.string().min(1).max(64), z.string().max(1_024))

const prices = z.strictObject({
  coreHour: amount,
  memoryGibHour: amount,
  diskGibHour: amount,
  networkGib: amount,
  addressHour: amount,
  setup: amount,
})

const xenoserver = z.strictObject({
  corps: z.array(corpReference).min(1).max(16),
  /** Where to register, if not with a validator that serves the registrar. */
  registrar: peerAddress.optional(),
  /** Who runs it, as the XenoCorp's registration asks (name, address, bank or card). */
  owner: particulars,
  operator: z.string().min(1).max(128),
  location: z
    .strictObject({
      name: z.string().min(1).max(128),
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
    })
    .optional(),
  connectivity: z.string().max(256).default('unspecified'),
  /** What this daemon may sell; what is left of the machine is Domain0's. */
  capacity: z.strictObject({
    cpuMs: z.number().int().min(10).max(1_000_000),
    memory: size,
    disk: size,
    netMbps: z.number().min(1).max(1_000_000),
    pids: z.number().int().min(16).max(1_000_000).default(4_096),
    addresses: z.number().int().min(0).max(65_536).default(0),
  }),
  prices,
  /** At most 5 characters: several daemons on one machine tell their cgroups, namespaces and interfaces apart by it. */
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,4}$/)
    .default('xeno'),
  /** `process` keeps guests from little of the machine, so it must be asked for. */
  drivers: z
    .array(z.enum(['runc', 'bwrap', 'process']))
    .min(1)
    .default(['runc', 'bwrap']),
  /** Where domains live: on a disk, in a folder that all users may pass through, since guests are users of their own. */
  work: path.default('hypervisor'),
  reportInterval: duration.default(10_000),
  exposure: duration.default(60_000),
  pauseGrace: duration.default(600_000),
  keepData: duration.default(86_400_000),
  /** At a stop of the node, closes and settles its sessions and takes all of them off the machine; else they run on. */
  closeOnStop: z.boolean().default(false),
  contentStore: size.default(10 * 1024 ** 3),
  xis: path,
  injectionNode: peer.optional(),
  advertiseEvery: duration.default(300_000),
})

const rolesSchema = z
  .strictObject({
    validator: z.strictObject({ committee: path, peers: z.array(peerAddress).max(64).default([]) }).optional(),
    registrar: z
      .strictObject({
        committee: path,
        key: path,
        peers: z.array(peerAddress).max(64).default([]),
        invites: z.array(peer).max(10_000).default([]),
        /** The credit line of every new client, where the policy gives credit. */
        credit: amount.optional(),
        /** Servers that need no injection node: the XIS's founding nodes. */
        founding: z.array(peer).max(256).default([]),
      })
      .optional(),
    xis: z
      .strictObject({ document: path, corps: z.array(corpReference).min(1).max(16), nodes: z.array(peerAddress).max(256).default([]) })
      .optional(),
    xenoserver: xenoserver.optional(),
    rd: z.strictObject({ xis: path, nodes: z.array(peerAddress).min(1).max(256), refreshEvery: duration.default(30_000) }).optional(),
  })
  .refine(roles => Object.values(roles).some(role => role !== undefined), 'name at least one role')

const nodeName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'a name of lower-case letters, digits, dots and dashes')

const configSchema = z.strictObject({
  name: nodeName,
  network: z.enum(['public', 'one-host']).default('public'),
  listen: z.array(address).min(1).max(32),
  announce: z.array(address).max(32).default([]),
  bootstrap: z.array(peerAddress).max(64).default([]),
  /** Below so much room on the disk of the node's folder no new work is taken. */
  diskReserve: size.optional(),
  log: z.strictObject({ level: z.enum(LOG_LEVELS).default('info') }).prefault({}),
  roles: rolesSchema,
})

/** What `xenod init` writes into a new file as it was given. */
export const initSchema = z.object({ name: nodeName, listen: address })

export type Config = z.infer<typeof configSchema>
/** A config file's content, before defaults and units are applied. */
export type ConfigFile = z.input<typeof configSchema>
export type Roles = Config['roles']
export type XenoServerConfig = NonNullable<Roles['xenoserver']>

/** @throws XenoError `config-missing`, `config-unreadable`, `config-invalid` (with every mistake) */
export function readConfig(file: string): Config {
  return readYaml(file, configSchema)
}

/** As {@link readConfig}, of text already read; `file` names it in mistakes. */
export function parseConfig(text: string, file: string): Config {
  return parseYaml(text, file, configSchema)
}

/** A path of the config file as an absolute one. */
export function configPath(file: string, relative: string): string {
  return resolve(dirname(file), relative)
}
