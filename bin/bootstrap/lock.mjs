// One run at a time installs or builds in this checkout. The lock is a listening socket, so that it ends with its owner
// however that ends, and whoever waits is woken by the end of its connection.
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Longest name of an abstract socket after its zero byte; names are padded, because Node 20 pads them and later ones do not. */
const ABSTRACT_NAME_BYTES = 107

function socketPath(name) {
  if (process.platform === 'linux') return `\0${name.padEnd(ABSTRACT_NAME_BYTES, '-')}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`)
}

/** A server that listens, or undefined when another process does. */
function take(path) {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.on('error', () => socket.destroy()).resume())
    server.once('error', error => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(path, () => resolve(server))
  })
}

/** Settles when the owner of the lock has ended; a socket file that nobody listens on any more is removed. */
function ownerGone(path) {
  return new Promise(resolve => {
    const socket = connect(path)
    socket.on('error', error => {
      if (error.code === 'ECONNREFUSED' && existsSync(path)) rmSync(path, { force: true })
    })
    socket.on('close', resolve).resume()
  })
}

/** Runs `work` while no other process that names the same folder does; `onWait` is called when it has to wait. */
export async function withLock(folder, work, onWait) {
  const path = socketPath(`xenod-bootstrap-${createHash('sha256').update(folder).digest('hex')}`)
  let server = await take(path)
  if (server === undefined) onWait()
  while (server === undefined) {
    await ownerGone(path)
    server = await take(path)
  }
  const waiting = new Set()
  server.on('connection', socket => waiting.add(socket.on('close', () => waiting.delete(socket))))
  try {
    return await work()
  } finally {
    server.close()
    for (const socket of waiting) socket.destroy()
  }
}
