/**
 * Which process listens on a TCP port of this machine, as far as /proc tells: the socket's inode stands in /proc/net/tcp
 * and tcp6, and each process links to the inodes of its sockets. Another user's processes are seen by root alone.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const LISTEN = '0A'
const [LOCAL, STATE, INODE] = [1, 3, 9]

/** `nginx (pid 812)`; undefined where /proc does not tell. */
export function portHolder(port: number): string | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file => listeningInodes(file, port)))
  if (inodes.size === 0) return undefined
  const pid = read(() => readdirSync('/proc'))
    ?.filter(name => /^\d+$/.test(name))
    .find(name => socketsOf(name).some(inode => inodes.has(inode)))
  if (pid === undefined) return undefined
  const name = read(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  return `${name ?? 'a process'} (pid ${pid})`
}

function listeningInodes(file: string, port: number): string[] {
  const lines = read(() => readFileSync(file, 'utf8').split('\n').slice(1)) ?? []
  return lines.flatMap(line => {
    const columns = line.trim().split(/\s+/)
    const localPort = Number.parseInt(columns[LOCAL]?.split(':')[1] ?? '', 16)
    const inode = columns[INODE]
    return columns[STATE] === LISTEN && localPort === port && inode !== undefined ? [inode] : []
  })
}

function socketsOf(pid: string): string[] {
  const folder = `/proc/${pid}/fd`
  const links = read(() => readdirSync(folder)) ?? []
  return links.flatMap(fd => /^socket:\[(\d+)\]$/.exec(read(() => readlinkSync(`${folder}/${fd}`)) ?? '')?.[1] ?? [])
}

/** Processes end, and descriptors close, while they are looked at; others' may not be looked at. */
function read<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
