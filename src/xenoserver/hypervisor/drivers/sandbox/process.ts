/**
 * No sandbox: a task is a plain process of the host. As root it has limits, a network and a user of its own, and sees the host's files as any
 * user does; otherwise it runs as the daemon's user, with nothing between it and that user's files. For machines of one's own.
 */
import { resolve } from 'node:path/posix'
import { GUEST_USER_ID } from '../../base-image.ts'
import type { Domain } from '../../domain-store.ts'
import { STARTER } from '../../monitor/launch.ts'
import type { Parts } from '../../parts.ts'
import { findProgram } from '../../programs.ts'
import { firstUserId } from '../../slots.ts'
import type { CheckedTask } from '../../spec.ts'
import { workPath } from '../../storage.ts'
import type { EngineTraits } from '../engine.ts'
import { guestEnvironment } from '../guest.ts'
import type { Recipe } from './engine.ts'

/** `sh -c LOOPBACK COMMAND...`, in a new network namespace. */
const LOOPBACK = 'ip link set lo up && exec "$0" "$@"'
/** `sh -c CHDIR FOLDER COMMAND...` */
const CHDIR = 'cd "$0" && exec "$@"'

export class ProcessRecipe implements Recipe {
  readonly name = 'process'
  readonly depth = 0
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get traits(): EngineTraits {
    return {
      isolation: 'process',
      privateRoot: false,
      ownUser: this.#parts.slots !== undefined,
      sharedProcesses: true,
      networkNamespace: true,
      emptyNetwork: this.#parts.slots !== undefined,
      cleanEnd: false,
    }
  }

  async open(): Promise<{ version: string }> {
    if (this.#parts.slots !== undefined) for (const program of ['nsenter', 'unshare', 'setpriv', 'ip']) findProgram(program)
    return { version: '' }
  }

  command(domain: Domain, task: CheckedTask): { argv: string[]; env: Record<string, string> } {
    const [work, content] = [workPath(domain.folder), domain.contentPath]
    const input = task.stdinPath === undefined ? '' : resolve(content, task.stdinPath)
    const argv = [...this.#enter(domain), '/bin/sh', '-c', CHDIR, task.cwd ?? work, '/bin/sh', '-c', STARTER, input, ...task.argv]
    return { argv, env: guestEnvironment(task.env, { work, content }) }
  }

  #enter({ record }: Domain): string[] {
    const { networks } = this.#parts
    const { slot, connected } = record
    if (slot === undefined) return []
    const id = String(firstUserId(slot) + GUEST_USER_ID)
    return [
      ...(connected && networks !== undefined ? ['nsenter', `--net=${networks.path(slot)}`] : ['unshare', '--net', '/bin/sh', '-c', LOOPBACK]),
      ...['setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'],
    ]
  }
}
