/** A hypervisor of its own for a test: own folder, own prefix, one driver; with what tests say often in few words. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type {
  DomainSpec,
  DriverName,
  Hypervisor,
  HypervisorOptions,
  LogEntry,
  Resources,
  TaskInfo,
  TaskSpec,
} from '../../../src/xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../../src/xenoserver/hypervisor/hypervisor.ts'
import { programs } from './programs.ts'
import { SMALL } from './resources.ts'

export { SMALL }

export interface Outcome {
  readonly info: TaskInfo
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

let rigs = 0

export class Rig {
  readonly hypervisor: Hypervisor
  readonly options: HypervisorOptions
  #names = 0

  private constructor(options: HypervisorOptions) {
    this.options = options
    this.hypervisor = createHypervisor(options)
  }

  /** @throws no-driver, with the reasons, when the driver does not work here */
  static async open(driver: DriverName): Promise<Rig> {
    const paths = await programs()
    const workPath = mkdtempSync(join(tmpdir(), 'xeno-hv-'))
    chmodSync(workPath, 0o711)
    rigs += 1
    const prefix = `t${((process.pid * 7 + rigs) % 46_656).toString(36)}`
    const rig = new Rig({ workPath, prefix, drivers: [driver], readyNetworks: 1, keeperPath: paths.keeper, monitorPath: paths.monitor })
    await rig.hypervisor.open()
    return rig
  }

  /** Another hypervisor over the same folder and prefix, as a daemon that starts again has. */
  async again(options: Partial<HypervisorOptions> = {}): Promise<Rig> {
    const rig = new Rig({ ...this.options, ...options })
    rig.#names = this.#names + 1000
    await rig.hypervisor.open()
    return rig
  }

  name(kind: string): string {
    this.#names += 1
    return `${kind}-${this.#names}`
  }

  /** A running domain; resources as {@link SMALL} but for these. */
  async domain(resources: Partial<Resources> = {}, rest: Partial<DomainSpec> = {}): Promise<string> {
    const id = this.name('domain')
    await this.hypervisor.create({ id, resources: { ...SMALL, ...resources }, ...rest })
    await this.hypervisor.start(id)
    return id
  }

  /** Runs a shell script as a task to its end. */
  async sh(domain: string, script: string, rest: Partial<TaskSpec> = {}): Promise<Outcome> {
    return await this.run(domain, { argv: ['sh', '-c', script], ...rest })
  }

  async run(domain: string, spec: Omit<TaskSpec, 'name'>): Promise<Outcome> {
    return await this.finish(domain, await this.begin(domain, spec))
  }

  /** Starts a task; returns its name. */
  async begin(domain: string, spec: Omit<TaskSpec, 'name'>): Promise<string> {
    const { name } = await this.hypervisor.exec(domain, { name: this.name('task'), ...spec })
    return name
  }

  async finish(domain: string, task: string): Promise<Outcome> {
    const info = await this.hypervisor.wait(domain, task)
    const out = { stdout: '', stderr: '' }
    for await (const entry of this.hypervisor.logs(domain, task)) out[entry.stream] += Buffer.from(entry.bytes).toString()
    return { info, code: info.exitCode, ...out }
  }

  /** Settles with the entry when the task has written this line. */
  async line(domain: string, task: string, line: string): Promise<LogEntry> {
    for await (const entry of this.hypervisor.logs(domain, task, { follow: true })) {
      if (Buffer.from(entry.bytes).toString() === `${line}\n`) return entry
    }
    throw new Error(`the task ended without saying ${line}`)
  }

  /** The host's id of a task's process, from the driver's own record. */
  processId(driver: DriverName, domain: string, task: string): number {
    const record: unknown = JSON.parse(readFileSync(join(this.options.workPath, 'domains', driver, domain, 'tasks', task, 'task.json'), 'utf8'))
    return z.object({ process: z.object({ pid: z.number() }) }).parse(record).process.pid
  }

  async close(): Promise<void> {
    await this.hypervisor.dispose()
    rmSync(this.options.workPath, { recursive: true, force: true })
  }
}
