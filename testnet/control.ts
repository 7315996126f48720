/**
 * The door to a local network that runs in another process: a unix socket in its folder, one JSON line each way. It is
 * also what tells that the network runs: whoever listens there holds the folder.
 */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { isXenoError, XenoError } from '../src/types/errors.ts'
import { testnetErrors } from './errors.ts'
import { faultSchema } from './ground/faults/fault.ts'
import { encodeLine } from './ground/relay/protocol.ts'
import { lineSettingsSchema } from './ground/relay/settings.ts'
import { parseJson } from './node-process.ts'

export const CONTROL_SOCKET = 'control.sock'
const MAX_LINE_BYTES = 64 * 1024

export const LINK_ACTIONS = ['cut', 'heal', 'slow', 'lose', 'restore'] as const

const requestSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('status') }),
  z.strictObject({ verb: z.literal('down') }),
  z.strictObject({ verb: z.literal('fault'), fault: faultSchema }),
  z.strictObject({
    verb: z.literal('link'),
    action: z.enum(LINK_ACTIONS),
    /** Two places that are linked directly. */
    ends: z.tuple([z.string().max(64), z.string().max(64)]),
    /** Only what this end sends. */
    from: z.string().max(64).optional(),
    /** For `slow` and `lose`. */
    to: lineSettingsSchema.partial().optional(),
  }),
])
export type ControlRequest = z.infer<typeof requestSchema>

const nodeStatus = z.object({
  name: z.string(),
  state: z.string(),
  pid: z.number().optional(),
  host: z.string().optional(),
  address: z.string(),
  log: z.string(),
})

const statusSchema = z.object({
  nodes: z.array(nodeStatus),
  /** Of a network of many hosts; each from its first end to the second, and back. */
  links: z.array(z.object({ ends: z.tuple([z.string(), z.string()]), settings: z.tuple([lineSettingsSchema, lineSettingsSchema]) })),
})
export type NetworkStatus = z.infer<typeof statusSchema>

const answerSchema = z.union([
  z.object({ error: z.object({ code: z.string(), message: z.string(), next: z.string() }) }),
  z.object({ status: statusSchema }),
])

/** Paths of sockets have at most 107 bytes: the shorter of the two ways to write it. */
function socketPath(folder: string): string {
  const path = join(folder, CONTROL_SOCKET)
  const near = relative(process.cwd(), path)
  return near.length < path.length ? near : path
}

/** Answers until it is closed. @throws XenoError `testnet-running` when another process does */
export async function openControl(folder: string, handle: (request: ControlRequest) => Promise<NetworkStatus>): Promise<{ close(): Promise<void> }> {
  const path = socketPath(folder)
  if (await isListening(path)) throw testnetErrors.error('testnet-running', { folder })
  rmSync(path, { force: true })
  const sockets = new Set<Socket>()
  const answering = new Set<Promise<void>>()
  const server: Server = createServer(socket => {
    sockets.add(socket.on('close', () => sockets.delete(socket)))
    socket.on('error', () => socket.destroy())
    createInterface({ input: socket }).on('line', line => {
      const answered: Promise<void> = answer(line, handle).then(text => {
        socket.end(text)
        answering.delete(answered)
      })
      answering.add(answered)
    })
  })
  server.listen(path)
  await once(server, 'listening')
  return {
    async close() {
      const closed = once(server, 'close')
      server.close()
      await Promise.all(answering)
      for (const socket of sockets) socket.destroySoon()
      await closed
    },
  }
}

async function answer(line: string, handle: (request: ControlRequest) => Promise<NetworkStatus>): Promise<string> {
  try {
    const request = requestSchema.safeParse(line.length > MAX_LINE_BYTES ? undefined : parseJson(line))
    if (!request.success) throw new Error(z.prettifyError(request.error))
    return encodeLine({ status: await handle(request.data) })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `${JSON.stringify({ error: isXenoError(error) ? { code: error.code, message, next: error.next } : { code: 'internal', message, next: '' } })}\n`
  }
}

function isListening(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

/** What the network's process answers; undefined when it ended before it did. @throws XenoError `testnet-not-running`, and what it refuses with */
export async function askControl(folder: string, request: ControlRequest): Promise<NetworkStatus | undefined> {
  const socket = connect(socketPath(folder))
  try {
    await once(socket, 'connect')
  } catch (error) {
    throw testnetErrors.error('testnet-not-running', { folder }, error)
  }
  socket.on('error', () => socket.destroy())
  socket.write(encodeLine(request))
  for await (const line of createInterface({ input: socket })) {
    const parsed = answerSchema.parse(parseJson(line))
    if ('status' in parsed) return parsed.status
    throw new XenoError(parsed.error.code, {}, { says: parsed.error.message, next: parsed.error.next })
  }
  return undefined
}
