/** A slow line on loopback: whatever passes is held back for a while, each way. Connecting to it takes no time. */
import { once } from 'node:events'
import net from 'node:net'

export interface SlowLine {
  /** Multiaddr of its near end. */
  readonly address: string
  close(): void
}

/** @param to port on 127.0.0.1 of its far end. @param latencyMs one way */
export async function slowLine(to: number, latencyMs: number): Promise<SlowLine> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer({ noDelay: true }, near => {
    const far = net.connect({ port: to, host: '127.0.0.1', noDelay: true })
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', chunk => setTimeout(() => into.write(chunk), latencyMs))
      from.on('close', () => setTimeout(() => into.destroy(), latencyMs))
      from.on('error', () => from.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('a TCP server has a port')
  return {
    address: `/ip4/127.0.0.1/tcp/${at.port}`,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
