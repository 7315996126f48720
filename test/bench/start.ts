/** How long both programs take from Enter to their first line, beside a Node that does nothing. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'
import { type Bench, below, latencyRows } from './harness.ts'

const SAMPLES = 30
/** The first starts after a build fill the cache of compiled code. */
const WARM_UP = 3

/** Milliseconds from the start of a process to its first byte of output; settles when it has ended. */
async function firstByteMs(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let first: number | undefined
  child.stdout.on('data', () => {
    first ??= performance.now() - start
  })
  await new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()))
  if (first === undefined) throw new Error(`${command} ${args.join(' ')} printed nothing`)
  return first
}

export const bench: Bench = {
  name: 'start',
  says: 'from Enter to the first line of output, beside a Node that does nothing',
  async run({ signal }) {
    const commands = {
      node: [process.execPath, '-p', '0'],
      xeno: [join(packageRoot, 'bin/xeno'), '--version'],
      xenod: [join(packageRoot, 'bin/xenod'), '--version'],
    } as const
    const samples = { node: [] as number[], xeno: [] as number[], xenod: [] as number[] }
    for (let i = -WARM_UP; i < SAMPLES; i++) {
      // One of each in turn, so that what else the machine does meets all of them.
      for (const name of ['node', 'xeno', 'xenod'] as const) {
        signal.throwIfAborted()
        const [command, ...args] = commands[name]
        const took = await firstByteMs(command, args)
        if (i >= 0) samples[name].push(took)
      }
    }
    return [
      ...latencyRows('xeno --version', samples.xeno, { peerMs: samples.node, target: below(100, 'ms') }),
      ...latencyRows('xenod --version', samples.xenod, { peerMs: samples.node, target: below(150, 'ms') }),
    ]
  },
}
