/**
 * Domains without a container runtime: each task is a sandbox of its own, started by a monitor (monitor/main.ts) that outlives the daemon.
 * What tasks of one domain share is its cgroup, network, files and limits; they do not see each other's processes. How the sandbox is
 * made is a recipe: bwrap.ts, process.ts.
 *
 * As root a task goes through three doors before its sandbox: it joins the cgroup, then the namespaces, then becomes the domain's own user.
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLEAN_ENVIRONMENT } from '../../command.ts'
import type { Domain } from '../../domain-store.ts'
import type { DriverName } from '../../driver.ts'
import { hypervisorErrors } from '../../errors.ts'
import type { Launch } from '../../monitor/launch.ts'
import type { Parts } from '../../parts.ts'
import { groupsPath } from '../../process-control.ts'
import { type ProcessRef, processRef } from '../../processes.ts'
import type { CheckedTask } from '../../spec.ts'
import { firstWord } from '../answers.ts'
import type { Engine, EngineTraits, Launched } from '../engine.ts'

/** How one kind of sandbox is made. */
export interface Recipe {
  readonly name: DriverName
  readonly traits: EngineTraits
  /** Finds its programs. @throws what is missing */
  open(): Promise<{ version: string }>
  /** The command that makes the sandbox and starts the task in it, with its environment. */
  command(domain: Domain, task: CheckedTask): { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> }
  /** How many generations below that command the task is. */
  readonly depth: number
}

/** `sh -c JOIN FILES... -- COMMAND...`: joins the cgroups, and only then becomes the command. */
const JOIN = 'while [ "$1" != -- ]; do echo $$ > "$1"; shift; done; shift; exec "$@"'

export class SandboxEngine implements Engine {
  readonly name: DriverName
  readonly traits: EngineTraits
  readonly #recipe: Recipe
  readonly #parts: Parts
  readonly #monitorPath: string

  constructor(recipe: Recipe, parts: Parts, monitorPath: string) {
    this.name = recipe.name
    this.traits = recipe.traits
    this.#recipe = recipe
    this.#parts = parts
    this.#monitorPath = monitorPath
  }

  open(): Promise<{ version: string }> {
    return this.#recipe.open()
  }

  /** There is no init: a domain of this kind is its limits and its files. */
  async create(): Promise<undefined> {
    return undefined
  }

  async start(): Promise<void> {
    return undefined
  }

  async launch(domain: Domain, task: CheckedTask): Promise<Launched> {
    const { tasks } = domain
    const { argv, env } = this.#recipe.command(domain, task)
    const [command = '', ...args] = [...this.#joinCgroup(domain), ...argv]
    const launch: Launch = {
      command,
      args,
      env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
      logPath: tasks.logPath(task.name),
      logMaxBytes: task.logMaxBytes,
      exitFolder: tasks.exitFolder(task.name),
      groupsPath: groupsPath(domain.folder),
      depth: this.#recipe.depth,
    }
    const launchPath = join(tasks.folder(task.name), 'launch.json')
    writeFileSync(launchPath, JSON.stringify(launch), { mode: 0o600 })
    return await this.#monitor(task.name, launchPath)
  }

  async #monitor(task: string, launchPath: string): Promise<Launched> {
    const complaints = openSync(`${launchPath}.log`, 'a', 0o600)
    const child = spawn(process.execPath, [this.#monitorPath, launchPath], {
      cwd: '/',
      env: CLEAN_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', complaints],
    })
    closeSync(complaints)
    try {
      const answer = await firstWord(child, 1)
      if (answer.data < 0) throw hypervisorErrors.error('task-not-started', { task, problem: (answer.message ?? '').slice(0, 500) })
      child.unref()
      return { process: refOrGone(answer.data), monitor: refOrGone(child.pid ?? 0) }
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
  }

  #joinCgroup(domain: Domain): string[] {
    const { cgroups } = this.#parts
    return cgroups === undefined ? [] : ['/bin/sh', '-c', JOIN, 'sh', ...cgroups.joinPaths(domain.id), '--']
  }

  async remove(): Promise<void> {
    return undefined
  }

  async sweep(): Promise<string[]> {
    return []
  }
}

/** A process that was over before anyone could look is a reference that is alive no more. */
function refOrGone(pid: number): ProcessRef {
  return processRef(pid) ?? { pid: Math.max(1, pid), startTicks: 0 }
}
