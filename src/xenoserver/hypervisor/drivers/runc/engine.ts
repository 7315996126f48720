/**
 * Domains as OCI containers of runc. The container's first process is catatonit, which does nothing but reap; every task is a process of
 * its own put into the container by `runc exec`, under a conmon. Neither depends on the daemon once it runs.
 *
 *     <work>/runc/            runc's own state           DOMAIN/bundle/config.json  what runc is told
 *     <work>/runc-exec        calls it for conmon
 *     DOMAIN/init.pid         the container's init       TASK/process.json          what `runc exec` is told
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { resolve } from 'node:path/posix'
import { guestTools } from '../../base-image.ts'
import { run } from '../../command.ts'
import type { Domain, DomainRecord } from '../../domain-store.ts'
import { hypervisorErrors } from '../../errors.ts'
import { ensureFolder } from '../../folders.ts'
import type { Parts } from '../../parts.ts'
import { type ProcessRef, processRef } from '../../processes.ts'
import { findProgram } from '../../programs.ts'
import { firstUserId } from '../../slots.ts'
import type { CheckedTask } from '../../spec.ts'
import type { Engine, EngineTraits, Launched } from '../engine.ts'
import { guestEnvironment } from '../guest.ts'
import { containerConfig, processConfig } from './config.ts'
import { startConmon } from './conmon.ts'

/** conmon gives its process nothing to read, so a shell of ours opens the file inside, with the guest's rights. */
const READ_FROM_FILE = ['/.xeno/busybox', 'sh', '-c', 'exec "$@" <"$0"']
/**
 * What conmon calls in runc's place: the task's output goes to pipes that root made, and a guest may not open them again by name
 * (`echo > /dev/stderr`) unless anyone may.
 */
const EXEC_SCRIPT = `#!/bin/sh
chmod 0666 /proc/self/fd/1 /proc/self/fd/2
exec RUNC "$@"
`
const PROGRAMS = ['runc', 'conmon'] as const

export class RuncEngine implements Engine {
  readonly name = 'runc'
  readonly traits: EngineTraits = {
    isolation: 'container',
    privateRoot: true,
    ownUser: true,
    sharedProcesses: true,
    networkNamespace: true,
    emptyNetwork: true,
    cleanEnd: true,
  }
  readonly #parts: Parts
  readonly #imagesPath: string
  readonly #root: string
  readonly #execPath: string
  readonly #programs = new Map<string, string>()
  readonly #openFiles = hardOpenFiles()
  #tools = ''

  constructor(parts: Parts, workPath: string) {
    this.#parts = parts
    this.#imagesPath = join(workPath, 'images')
    this.#root = join(workPath, 'runc')
    this.#execPath = join(workPath, 'runc-exec')
  }

  async open(): Promise<{ version: string }> {
    const { cgroups, networks, storage } = this.#parts
    if (cgroups === undefined || networks === undefined || storage === 'shared') throw hypervisorErrors.error('parts-missing', { driver: 'runc' })
    for (const name of PROGRAMS) this.#programs.set(name, findProgram(name))
    ensureFolder(this.#root, 0o700)
    writeFileSync(this.#execPath, EXEC_SCRIPT.replace('RUNC', this.#program('runc')), { mode: 0o700 })
    this.#tools = await guestTools(this.#imagesPath, ['init', 'busybox'])
    const said = await Promise.all(PROGRAMS.map(name => run(this.#program(name), ['--version'])))
    return { version: said.map(({ stdout }) => stdout.split('\n')[0] ?? '').join(', ') }
  }

  async create(domain: Domain): Promise<ProcessRef> {
    const { record, id, folder } = domain
    const bundle = join(folder, 'bundle')
    ensureFolder(bundle, 0o700)
    const config = containerConfig({
      hostname: id,
      rootPath: join(folder, 'root'),
      contentPath: domain.contentPath,
      toolsPath: this.#tools,
      cgroupPath: this.#parts.cgroups?.ociPath(id) ?? '',
      ...this.#namespaces(record),
      memoryBytes: record.resources.memoryBytes,
      ...this.#container(domain),
    })
    writeFileSync(join(bundle, 'config.json'), JSON.stringify(config), { mode: 0o600 })
    await this.#runc(domain, ['create', '--bundle', bundle, '--pid-file', join(folder, 'init.pid'), id])
    const init = processFromFile(join(folder, 'init.pid'))
    if (init === undefined)
      throw hypervisorErrors.error('driver-failed', { driver: 'runc', action: 'create a domain', problem: 'its init has ended' })
    return init
  }

  async start(domain: Domain): Promise<void> {
    await this.#runc(domain, ['start', domain.id])
  }

  async launch(domain: Domain, task: CheckedTask): Promise<Launched> {
    const { tasks, id } = domain
    const folder = tasks.folder(task.name)
    const argv = task.stdinPath === undefined ? task.argv : [...READ_FROM_FILE, resolve('/content', task.stdinPath), ...task.argv]
    const process = processConfig(
      { argv, env: guestEnvironment(task.env, { work: '/work', content: '/content' }), cwd: task.cwd ?? '/work' },
      this.#container(domain),
    )
    writeFileSync(join(folder, 'process.json'), JSON.stringify(process), { mode: 0o600 })
    const pid = await startConmon({
      conmon: this.#program('conmon'),
      runtime: this.#execPath,
      runcRoot: this.#root,
      container: id,
      task: task.name,
      folder,
      exitFolder: tasks.exitFolder(task.name),
      logPath: tasks.logPath(task.name),
      logMaxBytes: task.logMaxBytes,
    })
    // A task may be over before anyone could look: then a reference that is alive no more says so.
    const gone: ProcessRef = { pid, startTicks: 0 }
    return { process: processRef(pid) ?? gone, monitor: processFromFile(join(folder, 'monitor.pid')) ?? gone }
  }

  async remove(domain: Domain): Promise<void> {
    await this.#delete(domain.id)
  }

  async sweep(known: ReadonlySet<string>): Promise<string[]> {
    if (!existsSync(this.#root)) return []
    const unknown = readdirSync(this.#root).filter(id => !known.has(id))
    for (const id of unknown) await this.#delete(id)
    return unknown
  }

  async #delete(id: string): Promise<void> {
    const state = join(this.#root, id)
    if (!existsSync(state)) return
    const runc = this.#programs.get('runc')
    if (runc !== undefined) await run(runc, ['--root', this.#root, 'delete', '--force', id], { expect: [0, 1] })
    // A state that runc cannot read, or runs no more to read, stays in the way of a later domain of this id.
    await rm(state, { recursive: true, force: true })
  }

  /** Those of its link, made beforehand; new ones for a domain without a network. */
  #namespaces({ connected, slot }: DomainRecord): { networkPath: string | undefined; userPath: string | undefined } {
    const networks = this.#parts.networks
    if (!connected || slot === undefined || networks === undefined) return { networkPath: undefined, userPath: undefined }
    return { networkPath: networks.path(slot), userPath: networks.userPath(slot) }
  }

  #container(domain: Domain): { firstUserId: number; userNamespace: boolean; openFiles: number } {
    if (domain.record.slot === undefined) throw new Error(`the domain ${domain.id} has no slot`)
    return { firstUserId: firstUserId(domain.record.slot), userNamespace: this.#parts.userNamespaces, openFiles: this.#openFiles }
  }

  /** The container's processes inherit what runc has open, so it gets no pipes; what it says goes into a file. */
  async #runc(domain: Domain, args: readonly string[]): Promise<void> {
    const log = join(domain.folder, 'runc.log')
    const [action = ''] = args
    try {
      await run(this.#program('runc'), ['--root', this.#root, '--log', log, ...args], { silent: true })
    } catch (error) {
      const said = existsSync(log) ? readFileSync(log, 'utf8').trim().slice(-600) : ''
      throw hypervisorErrors.error('driver-failed', { driver: 'runc', action: `${action} a domain`, problem: said }, error)
    }
  }

  #program(name: (typeof PROGRAMS)[number]): string {
    const path = this.#programs.get(name)
    if (path === undefined) throw new Error('the driver is not open')
    return path
  }
}

function processFromFile(path: string): ProcessRef | undefined {
  const pid = Number(readFileSync(path, 'utf8').trim())
  if (!Number.isInteger(pid) || pid <= 0) throw new Error(`${path} holds no process id`)
  return processRef(pid)
}

/** The limit that this process may hand on but not raise. */
function hardOpenFiles(): number {
  const line = /^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))
  return Math.min(65_536, Number(line?.[1] ?? 1024))
}
