/**
 * One question and one answer, a line each, over a unix socket that only its owner may use. Who asks with more than a line of
 * bounded length, or takes too long, is cut off.
 */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { relative } from 'node:path'

const MAX_QUESTION_BYTES = 4 * 1024
const MAX_ANSWER_BYTES = 1024 * 1024
const MAX_CONNECTIONS = 16
const PATIENCE_MS = 10_000

/** Paths of sockets have at most 107 bytes: the shorter of the two ways to write it. */
function shorter(path: string): string {
  const near = relative(process.cwd(), path)
  return near !== '' && near.length < path.length ? near : path
}

/**
 * Answers until it is closed. The caller knows that no other process answers there, and what a dead one left is replaced.
 * @param answer of one line, without its end, another; it never rejects
 */
export async function serveLines(path: string, answer: (question: string) => Promise<string>): Promise<{ close(): Promise<void> }> {
  rmSync(path, { force: true })
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket.on('close', () => sockets.delete(socket)))
    socket.on('error', () => socket.destroy()).setTimeout(PATIENCE_MS, () => socket.destroy())
    void readLine(socket, MAX_QUESTION_BYTES).then(async question => {
      if (question === undefined) socket.destroy()
      else socket.end(`${await answer(question)}\n`)
    })
  })
  server.maxConnections = MAX_CONNECTIONS
  const listening = once(server, 'listening')
  // It is bound before listen() returns: under the mask there is no moment at which others could connect.
  const mask = process.umask(0o177)
  server.listen(shorter(path))
  process.umask(mask)
  await listening
  return {
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The answer; undefined when nobody listens there, or nothing whole came in time. */
export async function askLine(path: string, question: string): Promise<string | undefined> {
  const socket = createConnection(shorter(path))
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.write(`${question}\n`)
  const answer = await readLine(socket, MAX_ANSWER_BYTES)
  socket.destroy()
  return answer
}

/** Undefined when the stream ends, or the limit is passed, before a line has ended. */
function readLine(socket: Socket, maxBytes: number): Promise<string | undefined> {
  return new Promise(resolve => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('close', () => resolve(undefined))
    socket.on('data', (chunk: string) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end !== -1) resolve(text.slice(0, end))
      else if (text.length > maxBytes) socket.destroy()
    })
  })
}
