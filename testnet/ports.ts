/**
 * Ports for nodes. They are taken from below the range that the kernel gives to outgoing connections, so that nobody is
 * given a node's port while it is down and about to start again.
 */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { testnetErrors } from './errors.ts'

const FIRST_PORT = 10_000
/** What Linux has unless told otherwise. */
const USUAL_FIRST_EPHEMERAL = 32_768

/** Free TCP ports of 127.0.0.1. @throws XenoError `no-free-ports` */
export async function freePorts(count: number): Promise<number[]> {
  const end = firstEphemeralPort()
  const held: Server[] = []
  try {
    const start = randomInt(FIRST_PORT, end)
    for (let i = 0; i < end - FIRST_PORT && held.length < count; i++) {
      const server = await listen(FIRST_PORT + ((start - FIRST_PORT + i) % (end - FIRST_PORT)))
      if (server !== undefined) held.push(server)
    }
    if (held.length < count) throw testnetErrors.error('no-free-ports', { count })
    return held.map(portOf)
  } finally {
    await Promise.all(held.map(server => new Promise(resolve => server.close(resolve))))
  }
}

function firstEphemeralPort(): number {
  try {
    const first = Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0])
    return first > FIRST_PORT + 1_000 ? first : USUAL_FIRST_EPHEMERAL
  } catch {
    // Not Linux.
    return USUAL_FIRST_EPHEMERAL
  }
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
