/** Real nodes on loopback for tests: made in one line, stopped by `stopHosts` in an after hook. */
import { generateKeyPair } from '@libp2p/crypto/keys'
import { systemClock } from '../../src/node/clock.ts'
import { createHost, type Host, type HostOptions } from '../../src/node/host.ts'
import { createLogger } from '../../src/node/log.ts'

const started: Host[] = []

/** A node listening on a free port of 127.0.0.1 (`listen: []` for a client). */
export async function startHost(options: Partial<HostOptions> = {}): Promise<Host> {
  const host = await createHost({
    privateKey: options.privateKey ?? (await generateKeyPair('Ed25519')),
    listen: ['/ip4/127.0.0.1/tcp/0'],
    bootstrap: [],
    network: 'one-host',
    overlay: false,
    clock: systemClock,
    logger: testLogger(),
    ...options,
  })
  started.push(host)
  return host
}

/** Quiet unless TEST_LOG names a level. */
export function testLogger() {
  const level = process.env.TEST_LOG
  return createLogger({ level: level === 'debug' || level === 'info' || level === 'warn' ? level : 'error', name: 'test', fd: 2 })
}

/** Lets `from` dial `to`. */
export async function introduce(from: Host, to: Host): Promise<void> {
  await from.rpc.learn(to.id, to.addresses())
}

export async function stopHosts(): Promise<void> {
  await Promise.all(started.splice(0).map(host => host.stop()))
}
