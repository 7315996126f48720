/**
 * The sandbox of bubblewrap: namespaces of its own for processes, mounts, users, IPC and names, no capability, the domain's root as `/`.
 * As root it joins the domain's network and becomes the domain's own user first; otherwise it runs as the daemon's user, with a network of
 * nothing but loopback. There is no system-call filter.
 */
import { join } from 'node:path'
import { resolve } from 'node:path/posix'
import { GUEST_USER_ID, guestTools } from '../../base-image.ts'
import { run } from '../../command.ts'
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

export class BwrapRecipe implements Recipe {
  readonly name = 'bwrap'
  /** The command, then bubblewrap's own init inside, then the task. */
  readonly depth = 2
  readonly #parts: Parts
  readonly #imagesPath: string
  #bwrap = ''
  #tools = ''

  constructor(parts: Parts, imagesPath: string) {
    this.#parts = parts
    this.#imagesPath = imagesPath
  }

  get traits(): EngineTraits {
    return {
      isolation: 'sandbox',
      privateRoot: true,
      ownUser: this.#parts.slots !== undefined,
      sharedProcesses: false,
      networkNamespace: true,
      emptyNetwork: true,
      cleanEnd: true,
    }
  }

  async open(): Promise<{ version: string }> {
    this.#bwrap = findProgram('bwrap')
    this.#tools = await guestTools(this.#imagesPath, ['busybox'])
    return { version: (await run(this.#bwrap, ['--version'])).stdout.trim() }
  }

  command(domain: Domain, task: CheckedTask): { argv: string[]; env: Record<string, string> } {
    const input = task.stdinPath === undefined ? '' : resolve('/content', task.stdinPath)
    const argv = [
      ...this.#enter(domain),
      this.#bwrap,
      ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
      ...['--uid', String(GUEST_USER_ID), '--gid', String(GUEST_USER_ID), '--cap-drop', 'ALL', '--hostname', domain.id],
      ...(this.#link(domain) === undefined ? ['--unshare-net'] : []),
      // Its end is the end of all that runs in it, also when the monitor is killed.
      '--die-with-parent',
      ...this.#root(domain),
      ...['--proc', '/proc', '--dev', '/dev', '--ro-bind', domain.contentPath, '/content', '--ro-bind', this.#tools, '/.xeno'],
      ...['--chdir', task.cwd ?? '/work', '--', '/.xeno/busybox', 'sh', '-c', STARTER, input, ...task.argv],
    ]
    return { argv, env: guestEnvironment(task.env, { work: '/work', content: '/content' }) }
  }

  /** The overlay where there is one; else the image itself, read-only, with a folder of the host's disk for `/work`. */
  #root({ folder, record }: Domain): string[] {
    if (this.#parts.storage !== 'shared') return ['--bind', join(folder, 'root'), '/']
    return ['--ro-bind', record.rootPath, '/', '--bind', workPath(folder), '/work', '--tmpfs', '/tmp']
  }

  #link({ record }: Domain): { network: string; user: string | undefined } | undefined {
    const { networks } = this.#parts
    if (!record.connected || record.slot === undefined || networks === undefined) return undefined
    return { network: networks.path(record.slot), user: networks.userPath(record.slot) }
  }

  /** Into the domain's namespaces, as far as they are there, and from root to the domain's user. */
  #enter(domain: Domain): string[] {
    const { slot } = domain.record
    if (slot === undefined) return []
    const link = this.#link(domain)
    const inside = link?.user !== undefined
    const id = String(inside ? GUEST_USER_ID : firstUserId(slot) + GUEST_USER_ID)
    return [
      ...(link === undefined ? [] : ['nsenter', `--net=${link.network}`, ...(link.user === undefined ? [] : [`--user=${link.user}`])]),
      ...['setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--no-new-privs'],
    ]
  }
}
