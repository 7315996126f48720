/** `testnet exec`: a program on a host, at this terminal. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { askControl } from './control.ts'
import { groundErrors } from './ground/errors.ts'
import { knownNetwork } from './network.ts'

/** Its exit code; 128 and more after a signal. @throws XenoError `testnet-not-running`, `no-hosts`, `no-such-host` */
export async function runExec(folder: string, host: string, argv: readonly string[]): Promise<number> {
  await askControl(folder, { verb: 'status' })
  const ground = knownNetwork(folder)?.ground
  if (ground === undefined) throw groundErrors.error('no-hosts', { what: 'hosts' })
  const { command, args, options } = ground.host(host).spawnable(argv)
  const child = spawn(command, args, { ...options, stdio: 'inherit' })
  // Ctrl-C reaches the program by itself: it decides what to do.
  process.on('SIGINT', () => undefined)
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}
