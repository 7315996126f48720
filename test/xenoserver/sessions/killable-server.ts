/** server-process.ts as a child that is killed and started again: bundled once, since a process that is killed is no place for a loader. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { z } from 'zod'
import { packageRoot } from '../../../src/node/package-root.ts'
import type { ServerProcessConfig } from './server-process.ts'

const readyLine = z.object({ ready: z.literal(true), addresses: z.array(z.string()) })

let built: Promise<string> | undefined

/** Beside the packages, which stay outside of the bundle. */
function program(): Promise<string> {
  built ??= (async () => {
    const folder = join(packageRoot, 'node_modules/.cache', `xeno-server-process-${process.pid}`)
    mkdirSync(folder, { recursive: true })
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    const outfile = join(folder, 'server.mjs')
    await build({
      entryPoints: [join(packageRoot, 'test/xenoserver/sessions/server-process.ts')],
      outfile,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    })
    return outfile
  })()
  return built
}

export class KillableServer {
  readonly #config: ServerProcessConfig
  readonly #path: string
  #child: ChildProcess | undefined
  #listen: string[]

  constructor(config: ServerProcessConfig) {
    this.#config = config
    this.#path = join(config.folder, 'server.json')
    this.#listen = config.listen
  }

  /** Settles when it serves; with its addresses, which stay. */
  async start(): Promise<string[]> {
    writeFileSync(this.#path, JSON.stringify({ ...this.#config, listen: this.#listen }))
    const child = spawn(process.execPath, [await program(), this.#path], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    const ended = once(child, 'exit').then(() => {
      throw new Error('the server ended before it served')
    })
    const lines = createInterface({ input: child.stdout })
    const [line] = await Promise.race([once(lines, 'line'), ended])
    ended.catch(() => undefined)
    const { addresses } = readyLine.parse(JSON.parse(String(line)))
    this.#listen = addresses.map(address => address.split('/p2p/')[0] ?? address)
    return addresses
  }

  /** SIGKILL, at this moment. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
