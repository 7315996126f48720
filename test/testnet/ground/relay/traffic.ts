/**
 * Traffic of ours inside a namespace, as a program that Node runs as it stands:
 *
 *     traffic.ts echo ADDRESS PORT                          sends UDP packets back, with the time at which they came
 *     traffic.ts probe ADDRESS PORT COUNT PER_SECOND BYTES  sends UDP packets to an echo, and prints what came back as JSON
 *     traffic.ts sink ADDRESS PORT                          reads one TCP connection to its end, and prints how fast it was as JSON
 *     traffic.ts flood ADDRESS PORT SECONDS                 writes to a sink as fast as it can
 *
 * Each ends with its input too, so that none outlives who started it. Both sides read one clock, CLOCK_MONOTONIC, so that each way is timed by itself.
 */
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Sequence number, time of sending, time at the echo. */
const HEADER_BYTES = 4 + 8 + 8
/** How long after the last packet came nothing more is waited for. */
const QUIET_MS = 700
/** What TCP takes to find the rate of the line is not measured. */
const WARM_UP_MS = 1_000

interface Echo {
  readonly sequence: number
  readonly thereMs: number
  readonly backMs: number
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Settles when it is written. */
function print(report: unknown): Promise<void> {
  return new Promise(resolve => process.stdout.write(`${JSON.stringify(report)}\n`, () => resolve()))
}

function openSocket(address: string): Socket {
  return createSocket({ type: address.includes(':') ? 'udp6' : 'udp4', recvBufferSize: 4_000_000 })
}

async function echo(address: string, port: number): Promise<void> {
  const socket = openSocket(address)
  socket.on('message', (packet, from) => {
    packet.writeDoubleLE(nowMs(), 12)
    socket.send(packet, from.port, from.address)
  })
  socket.bind(port, address)
  await once(socket, 'listening')
  await print('ready')
}

async function probe(address: string, port: number, count: number, perSecond: number, bytes: number): Promise<void> {
  const socket = openSocket(address)
  const echoes: Echo[] = []
  let heardAt = nowMs()
  socket.on('message', packet => {
    heardAt = nowMs()
    const [sentAt, echoedAt] = [packet.readDoubleLE(4), packet.readDoubleLE(12)]
    echoes.push({ sequence: packet.readUInt32LE(0), thereMs: echoedAt - sentAt, backMs: heardAt - echoedAt })
  })
  const begin = nowMs()
  for (let sequence = 0; sequence < count; ) {
    const dueNow = Math.min(count, 1 + ((nowMs() - begin) * perSecond) / 1_000)
    for (; sequence < dueNow; sequence++) socket.send(makePacket(sequence, bytes), port, address)
    await pause(1)
  }
  heardAt = Math.max(heardAt, nowMs())
  while (echoes.length < count && nowMs() - heardAt < QUIET_MS) await pause(10)
  await print({ sent: count, echoes })
  process.exit(0)
}

function makePacket(sequence: number, bytes: number): Buffer {
  const packet = Buffer.alloc(Math.max(HEADER_BYTES, bytes))
  packet.writeUInt32LE(sequence, 0)
  packet.writeDoubleLE(nowMs(), 4)
  return packet
}

async function sink(address: string, port: number): Promise<void> {
  const server = createServer(socket => {
    let [countFrom, until, bytes] = [0, 0, 0]
    socket.on('data', data => {
      until = nowMs()
      if (countFrom === 0) countFrom = until + WARM_UP_MS
      if (until > countFrom) bytes += data.length
    })
    socket.on('end', () => {
      void print({ bytes, ms: until - countFrom }).then(() => process.exit(0))
    })
  })
  server.listen(port, address)
  await once(server, 'listening')
  await print('ready')
}

async function flood(address: string, port: number, seconds: number): Promise<void> {
  const socket = connect(port, address)
  await once(socket, 'connect')
  const piece = Buffer.alloc(64 * 1024)
  for (const end = nowMs() + seconds * 1_000; nowMs() < end; ) {
    if (!socket.write(piece)) await once(socket, 'drain')
  }
  socket.end()
  await once(socket, 'close')
  process.exit(0)
}

const [verb, address = '', portText, ...numbers] = process.argv.slice(2)
const port = Number(portText)
const [first = 1, perSecond = 1_000, bytes = HEADER_BYTES] = numbers.map(Number)
process.stdin.resume().on('end', () => process.exit(0))
if (verb === 'echo') await echo(address, port)
else if (verb === 'probe') await probe(address, port, first, perSecond, bytes)
else if (verb === 'sink') await sink(address, port)
else if (verb === 'flood') await flood(address, port, first)
else throw new Error('usage: traffic.ts echo|probe|sink|flood ADDRESS PORT [NUMBER...]')
