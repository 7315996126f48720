/**
 * UDP traffic of ours inside a namespace, as a program that Node runs as it stands:
 *
 *     traffic.ts echo ADDRESS PORT                          sends everything back, with the time at which it came
 *     traffic.ts probe ADDRESS PORT COUNT PER_SECOND BYTES  sends packets to an echo, and prints what came back as JSON
 *
 * Both sides read one clock, CLOCK_MONOTONIC, so that each way is timed by itself.
 */
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** Sequence number, time of sending, time at the echo. */
const HEADER_BYTES = 4 + 8 + 8
/** How long after the last packet came nothing more is waited for. */
const QUIET_MS = 700

interface Echo {
  readonly sequence: number
  readonly thereMs: number
  readonly backMs: number
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

function open(address: string): Socket {
  return createSocket({ type: address.includes(':') ? 'udp6' : 'udp4', recvBufferSize: 4_000_000 })
}

async function echo(address: string, port: number): Promise<void> {
  const socket = open(address)
  socket.on('message', (packet, from) => {
    packet.writeDoubleLE(nowMs(), 12)
    socket.send(packet, from.port, from.address)
  })
  socket.bind(port, address)
  await once(socket, 'listening')
  process.stdout.write('ready\n')
  // Whoever started it ends it by closing its input.
  process.stdin.resume().on('end', () => process.exit(0))
}

async function probe(address: string, port: number, count: number, perSecond: number, bytes: number): Promise<void> {
  const socket = open(address)
  const echoes: Echo[] = []
  let heardAt = nowMs()
  socket.on('message', packet => {
    heardAt = nowMs()
    const [sentAt, echoedAt] = [packet.readDoubleLE(4), packet.readDoubleLE(12)]
    echoes.push({ sequence: packet.readUInt32LE(0), thereMs: echoedAt - sentAt, backMs: heardAt - echoedAt })
  })
  const packet = (sequence: number): Buffer => {
    const made = Buffer.alloc(Math.max(HEADER_BYTES, bytes))
    made.writeUInt32LE(sequence, 0)
    made.writeDoubleLE(nowMs(), 4)
    return made
  }
  const begin = nowMs()
  for (let sequence = 0; sequence < count; ) {
    for (; sequence < Math.min(count, 1 + ((nowMs() - begin) * perSecond) / 1_000); sequence++) socket.send(packet(sequence), port, address)
    await pause(1)
  }
  heardAt = Math.max(heardAt, nowMs())
  while (echoes.length < count && nowMs() - heardAt < QUIET_MS) await pause(10)
  process.stdout.write(JSON.stringify({ sent: count, echoes }))
  socket.close()
}

const [verb, address = '', port, ...numbers] = process.argv.slice(2)
const [count = 1, perSecond = 1_000, bytes = HEADER_BYTES] = numbers.map(Number)
if (verb === 'echo') await echo(address, Number(port))
else await probe(address, Number(port), count, perSecond, bytes)
