/**
 * One packet for what is written to a connection in one turn of the event loop. Noise and yamux write a frame in up to four
 * pieces, and each would be a packet of its own: TCP counts packets, not bytes, against a new connection's window, so some
 * twenty of a few bytes make the twenty-first wait for a round trip.
 */
import { Socket } from 'node:net'
import type { MessageStream } from '@libp2p/interface'

/** Only for connections over TCP; others stay as they are. */
export function gatherWrites(connection: MessageStream): void {
  const socket = 'socket' in connection ? connection.socket : undefined
  if (!(socket instanceof Socket)) return
  const send = connection.send.bind(connection)
  let isGathering = false
  connection.send = data => {
    if (!isGathering) {
      isGathering = true
      socket.cork()
      afterThisTurn(() => {
        isGathering = false
        socket.uncork()
      })
    }
    return send(data)
  }
}

/** After the callback that runs now and the promises that it settles, before any other event. */
function afterThisTurn(run: () => void): void {
  queueMicrotask(() => process.nextTick(run))
}
