/**
 * The keeper: a process of its own beside each daemon, which freezes a domain when the time that is paid for runs out, also when the
 * daemon is dead (protocols/session/1, Paid-until lease). It knows nothing of money. `keeper SOCKET STATE`; one line on standard error for what
 * goes wrong. It outlives the daemon. Told to die (SIGTERM) it freezes all domains first: nothing runs that no one keeps. With nothing to
 * keep and nobody connected it ends after a while; the daemon starts another when it needs one.
 */
import { chmodSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { closeInherited } from '../inherited.ts'
import { Leases } from './leases.ts'
import { decodeRequest, KEEPER_PROTOCOL, type KeeperAnswer, type KeeperRequest, MAX_REQUEST_BYTES } from './protocol.ts'

const [socketPath, statePath] = process.argv.slice(2)
if (socketPath === undefined || statePath === undefined) throw new Error('usage: keeper SOCKET STATE')

/** How often it asks itself whether anyone needs it. */
const IDLE_CHECK_MS = 10_000

closeInherited()
let connected = 0
let socketInode: number | undefined
const leases = new Leases(statePath, {
  log: says => process.stderr.write(`${new Date().toISOString()} ${says}\n`),
  beforeFreeze: endWhenReplaced,
})

function answer(request: KeeperRequest): KeeperAnswer {
  switch (request.verb) {
    case 'set':
      return { ok: true, lease: leases.set(request.domain, request.paidUntil, request.target) }
    case 'check': {
      const lease = leases.check(request.domain)
      return { ok: true, ...(lease === undefined ? {} : { lease }) }
    }
    case 'drop':
      leases.drop(request.domain)
      return { ok: true }
    case 'list':
      return { ok: true, leases: leases.list() }
    case 'ping':
      return { ok: true, protocol: KEEPER_PROTOCOL, pid: process.pid }
    case 'end':
      return { ok: true }
  }
}

/** Answers the whole lines in `text`, after what they change is on disk; returns the unfinished rest. */
function serve(socket: Socket, text: string): string {
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  let ending = false
  const answers = lines.map(line => {
    try {
      const request = decodeRequest(line)
      ending ||= request.verb === 'end'
      return answer(request)
    } catch (error) {
      return { ok: false, problem: error instanceof Error ? error.message : String(error) }
    }
  })
  leases.save()
  if (answers.length > 0) socket.write(answers.map(each => `${JSON.stringify(each)}\n`).join(''), () => ending && process.exit(0))
  return rest
}

const server = createServer(socket => {
  connected += 1
  socket.on('close', () => {
    connected -= 1
  })
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => {
    rest = serve(socket, rest + text)
    if (rest.length > MAX_REQUEST_BYTES) socket.destroy()
  })
  // A daemon that is killed may leave a broken pipe behind; it will come again.
  socket.on('error', () => socket.destroy())
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    leases.freezeAll()
    leases.save()
    process.exit(0)
  })
}
process.on('SIGHUP', () => undefined)

/** Another keeper listens at this place, because the folder was made anew or the socket was lost: the leases are that one's now. */
function endWhenReplaced(): void {
  const there = statSync(socketPath ?? '', { throwIfNoEntry: false })?.ino
  if (socketInode !== undefined && there !== undefined && there !== socketInode) process.exit(0)
}

function endWhenUseless(): void {
  endWhenReplaced()
  if (connected > 0 || !leases.isEmpty) return
  // Closing takes the socket's file away, so that nobody comes in between.
  server.close(() => process.exit(0))
}

leases.load()
leases.save()
setInterval(endWhenUseless, IDLE_CHECK_MS)
const other = connect(socketPath)
other.on('connect', () => process.exit(0))
other.on('error', () => {
  // Nobody answers there: what is left of a keeper that was killed.
  rmSync(socketPath, { force: true })
  server.listen(socketPath, () => {
    chmodSync(socketPath, 0o600)
    socketInode = statSync(socketPath).ino
  })
})
