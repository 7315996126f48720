/**
 * The peer of a paid session: `runc run` of one command by hand. The same base image under an overlay on an ext4 of the
 * same size, and the same shaped link (veth, ifb, tbf both ways) in namespaces of its own, all made from nothing for each
 * run, the disk beside the network, and removed after it. No daemon, no order, no monitor, no log; no quota of CPU either,
 * since a XenoServer lifts it too while it makes a domain.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { baseImage, GUEST_USER_ID, guestTools } from '../../../src/xenoserver/hypervisor/base-image.ts'
import { CLEAN_ENVIRONMENT, run } from '../../../src/xenoserver/hypervisor/command.ts'
import { containerConfig, processConfig } from '../../../src/xenoserver/hypervisor/drivers/runc/config.ts'
import { ensureFolder } from '../../../src/xenoserver/hypervisor/folders.ts'
import { Networks } from '../../../src/xenoserver/hypervisor/network.ts'
import { findProgram } from '../../../src/xenoserver/hypervisor/programs.ts'
import { firstUserId, Slots } from '../../../src/xenoserver/hypervisor/slots.ts'
import { makeStorage, removeStorage } from '../../../src/xenoserver/hypervisor/storage.ts'

const OPEN_FILES = 1_024
/** Guests' users pass through to where their root is. */
const PASSABLE = 0o711

export interface BareRuncOptions {
  /** 1 to 6 of a-z and 0-9; no other network on the machine has it. */
  readonly prefix: string
  readonly argv: readonly string[]
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly networkBps: number
  readonly pids: number
}

const configSchema = z.looseObject({ linux: z.looseObject({ resources: z.looseObject({}) }) })

export class BareRunc {
  readonly #options: BareRuncOptions
  readonly #folder = mkdtempSync(join(tmpdir(), 'xeno-bare-runc-'))
  readonly #networks: Networks
  #runc = ''
  #rootPath = ''
  #toolsPath = ''
  #runs = 0

  private constructor(options: BareRuncOptions) {
    this.#options = options
    this.#networks = new Networks(options.prefix, new Slots(options.prefix), { ready: 0, owned: true })
  }

  static async open(options: BareRuncOptions): Promise<BareRunc> {
    const bare = new BareRunc(options)
    try {
      await bare.#prepare()
    } catch (error) {
      await bare.close()
      throw error
    }
    return bare
  }

  async #prepare(): Promise<void> {
    chmodSync(this.#folder, PASSABLE)
    const images = join(this.#folder, 'images')
    this.#runc = findProgram('runc')
    this.#rootPath = await baseImage(images)
    this.#toolsPath = await guestTools(images, ['busybox'])
    await this.#networks.open()
  }

  /** `runc version 1.1.5` without its first words. */
  async version(): Promise<string> {
    const { stdout } = await run(this.#runc, ['--version'])
    return stdout.split('\n')[0]?.replace('runc version ', '') ?? ''
  }

  /** Milliseconds from nothing to the first byte of the command's output; settles when all of it is gone again. */
  async firstByteMs(): Promise<number> {
    this.#runs += 1
    const id = `xeno-${this.#options.prefix}-${this.#runs}`
    const folder = join(this.#folder, id)
    const start = performance.now()
    const slot = await this.#networks.take()
    try {
      ensureFolder(folder, PASSABLE)
      await this.#furnish(folder, slot)
      this.#configure(folder, id, slot)
      return (await this.#firstByteAt(folder, id)) - start
    } finally {
      await removeStorage(folder)
      rmSync(folder, { recursive: true, force: true })
      await this.#networks.release(slot)
    }
  }

  async #furnish(folder: string, slot: number): Promise<void> {
    const { diskBytes, networkBps } = this.#options
    await Promise.all([
      makeStorage('disk', { folder, rootPath: this.#rootPath, bytes: diskBytes, userId: firstUserId(slot) + GUEST_USER_ID }),
      this.#networks.shape(slot, { uplinkBps: networkBps, downlinkBps: networkBps }),
    ])
  }

  #configure(folder: string, id: string, slot: number): void {
    const { argv, memoryBytes, pids } = this.#options
    const user = { firstUserId: firstUserId(slot), userNamespace: true, openFiles: OPEN_FILES }
    const content = join(folder, 'content')
    ensureFolder(content, 0o755)
    const container = configSchema.parse(
      containerConfig({
        hostname: id,
        rootPath: join(folder, 'root'),
        contentPath: content,
        toolsPath: this.#toolsPath,
        cgroupPath: `/${id}`,
        networkPath: this.#networks.path(slot),
        userPath: this.#networks.userPath(slot),
        memoryBytes,
        ...user,
      }),
    )
    const resources = { ...container.linux.resources, memory: { limit: memoryBytes }, pids: { limit: pids } }
    const process = processConfig({ argv, env: { PATH: '/bin' }, cwd: '/work' }, user)
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...container, process, linux: { ...container.linux, resources } }))
  }

  /** When the first byte came, as performance.now() has it; settles at the command's end. */
  async #firstByteAt(folder: string, id: string): Promise<number> {
    const args = ['--root', join(this.#folder, 'runc'), 'run', '--bundle', folder, id]
    const child = spawn(this.#runc, args, { env: CLEAN_ENVIRONMENT, stdio: ['ignore', 'pipe', 'inherit'] })
    let first: number | undefined
    child.stdout.on('data', () => {
      first ??= performance.now()
    })
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
    if (code !== 0 || first === undefined) throw new Error(`runc run ended with ${code}, ${first === undefined ? 'without' : 'after'} output`)
    return first
  }

  async close(): Promise<void> {
    await this.#networks.removeAll()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
