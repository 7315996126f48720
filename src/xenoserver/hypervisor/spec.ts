/** Bounds of what a domain or a task may be asked to be; the same for every driver (driver.ts says units and meanings). */
import { normalize } from 'node:path/posix'
import { z } from 'zod'
import { KIB, MIB } from '../../types/units.ts'
import { type DomainSpec, DRIVER_NAMES, type Guarantees, type HypervisorOptions, type Manifest, type Resources, type TaskSpec } from './driver.ts'
import { hypervisorErrors } from './errors.ts'

const MAX_ARGUMENTS = 1024
const MAX_ARGUMENT_BYTES = 128 * KIB
const MAX_PLACED_FILES = 1024
const MAX_RATE_BPS = 100_000_000_000
const DEFAULT_LOG_BYTES = 16 * MIB

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9 and -, and not begin with -')
const count = z.number().int()
const rate = count
  .min(0)
  .max(MAX_RATE_BPS)
  .refine(bps => bps === 0 || bps >= 8_000, 'must be 0 or at least 8000 bit/s')
/** Mount options are lists with commas and colons. */
const hostPath = z
  .string()
  .regex(/^\/[^\s,:\\]*$/, 'must be an absolute path without blanks, commas, colons and backslashes')
  .refine(path => normalize(path) === path, 'must be a normal path')
const text = z.string().refine(value => !value.includes('\0'), 'must not hold a zero byte')
const guestPath = text
  .refine(path => path.startsWith('/') && path.length <= 4096, 'must be an absolute path')
  .refine(path => !/^\/(proc|sys|dev)(\/|$)/.test(normalize(path)), {
    message: 'must not lie in /proc, /sys or /dev',
  })

const resourcesSchema = z
  .strictObject({
    cpuMs: count.min(1).max(1_024_000),
    cpuPeakMs: count.min(1).max(1_024_000).optional(),
    memoryBytes: count.min(8 * MIB),
    diskBytes: count.min(MIB),
    diskBps: count.min(64 * KIB).optional(),
    uplinkBps: rate,
    downlinkBps: rate,
    pids: count.min(8).max(4_000_000),
  })
  .refine(({ cpuMs, cpuPeakMs = cpuMs }) => cpuPeakMs >= cpuMs, { path: ['cpuPeakMs'], message: 'must not be below cpuMs' })
  .refine(({ uplinkBps, downlinkBps }) => (uplinkBps === 0) === (downlinkBps === 0), {
    path: ['downlinkBps'],
    message: 'must be 0 exactly when uplinkBps is',
  })

const fileSchema = z.strictObject({
  hostPath: text.refine(path => path.startsWith('/'), 'must be an absolute path'),
  name: z
    .string()
    .max(255)
    .refine(
      path => path !== '' && path.split('/').every(part => !['', '.', '..'].includes(part)) && !path.includes('\0'),
      'must be a relative path without . and ..',
    ),
  executable: z.boolean().optional(),
})
const filesSchema = z.array(fileSchema).max(MAX_PLACED_FILES)

const port = count.min(1).max(65_535)
const egressSchema = z
  .strictObject({
    cidr: z.cidrv4(),
    protocol: z.enum(['tcp', 'udp']).optional(),
    ports: z
      .tuple([port, port])
      .refine(([from, to]) => from <= to, 'must be a range from low to high')
      .optional(),
  })
  .refine(({ protocol, ports }) => ports === undefined || protocol !== undefined, { path: ['protocol'], message: 'is needed beside ports' })

const guarantees = z.enum([
  'cpuQuota',
  'memoryLimit',
  'pidsLimit',
  'diskLimit',
  'diskKind',
  'diskRate',
  'networkNamespace',
  'networkShaping',
  'networkMeter',
  'egress',
  'privateRoot',
  'ownUser',
  'freezer',
  'cleanEnd',
]) satisfies z.ZodType<keyof Guarantees>

const domainSchema = z.strictObject({
  id: name.refine(id => !id.startsWith('probe-'), 'must not begin with probe-'),
  resources: resourcesSchema,
  rootPath: hostPath.optional(),
  egress: z.array(egressSchema).max(64).optional(),
  needs: z.array(guarantees).optional(),
  files: filesSchema.optional(),
})

const taskSchema = z.strictObject({
  name,
  argv: z
    .array(text)
    .min(1)
    .max(MAX_ARGUMENTS)
    .refine(([program]) => program !== '', 'must begin with a program')
    .refine(argv => totalBytes(argv) <= MAX_ARGUMENT_BYTES, `must be at most ${MAX_ARGUMENT_BYTES} bytes together`),
  env: z
    .record(z.string().regex(/^(?!XENO_)[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'must be a variable name, and not begin with XENO_'), text)
    .refine(env => totalBytes(Object.entries(env).flat()) <= MAX_ARGUMENT_BYTES, `must be at most ${MAX_ARGUMENT_BYTES} bytes together`)
    .default({}),
  cwd: guestPath.optional(),
  stdinPath: text.min(1).max(4096).optional(),
  files: filesSchema.optional(),
  logMaxBytes: count
    .min(4 * KIB)
    .max(1024 * MIB)
    .default(DEFAULT_LOG_BYTES),
})

const driverName = z.enum(DRIVER_NAMES)
/** A socket's path has at most 107 bytes (unix(7)); the keeper's is `<workPath>/keeper.sock`. */
const MAX_WORK_PATH_BYTES = 95

const optionsSchema = z.strictObject({
  workPath: hostPath.refine(path => Buffer.byteLength(path) <= MAX_WORK_PATH_BYTES, `must be at most ${MAX_WORK_PATH_BYTES} bytes long`),
  prefix: z.string().regex(/^[a-z0-9]{1,6}$/, 'must be 1 to 6 of a-z and 0-9'),
  drivers: z.array(driverName).min(1).optional(),
  readyNetworks: count.min(0).max(64).optional(),
  keeperPath: text,
  monitorPath: text,
})

/** A task with its defaults. */
export type CheckedTask = z.output<typeof taskSchema>

function totalBytes(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 1, 0)
}

/** @throws spec-invalid */
export function checkOptions(options: HypervisorOptions): void {
  check(optionsSchema, options)
}

/** @throws spec-invalid, naming every wrong field */
export function checkTask(task: TaskSpec): CheckedTask {
  return check(taskSchema, task)
}

/** @throws spec-invalid */
export function checkResources(resources: Resources): void {
  check(resourcesSchema, resources)
}

/** Checks a domain's spec by itself, then against what the driver guarantees. @throws spec-invalid, not-guaranteed */
export function checkDomain(spec: DomainSpec, manifest: Manifest): void {
  check(domainSchema, spec)
  const needs = new Set<keyof Guarantees>(spec.needs)
  if (spec.egress !== undefined && spec.egress.length > 0) needs.add('egress')
  if (spec.resources.diskBps !== undefined) needs.add('diskRate')
  for (const guarantee of needs) {
    if (manifest.guarantees[guarantee] === false) throw hypervisorErrors.error('not-guaranteed', { driver: manifest.driver, guarantee })
  }
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problem = result.error.issues.map(issue => `${issue.path.join('.') || 'it'} ${issue.message}`).join('; ')
  throw hypervisorErrors.error('spec-invalid', { problem: problem.slice(0, 1000) })
}
