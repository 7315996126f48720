/**
 * `xenod status`: asks the node that runs in a folder, and prints what it says.
 *
 * Exit codes: 0 it is ready and nothing is wrong; 1 it is ready and something is wrong; 75 it is still starting (or stops);
 * 69 no node answers.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askLine } from '../../node/local-socket.ts'
import { commonErrors, ExitCode, isXenoError } from '../../types/errors.ts'
import { formatBytes } from '../../types/units.ts'
import { statusErrors } from './errors.ts'
import { type NodeStatus, type Row, statusSchema } from './report.ts'
import { STATUS_QUESTION, STATUS_SOCKET } from './reporter.ts'

const HAS_PROBLEMS = 1
const AGAIN_MS = 250

/** @throws XenoError `not-running`, `malformed` */
export async function readStatus(home: string): Promise<NodeStatus> {
  const socket = join(home, STATUS_SOCKET)
  const answer = await askLine(socket, STATUS_QUESTION)
  if (answer === undefined) throw statusErrors.error('not-running', { socket })
  const parsed = statusSchema.safeParse(parseJson(answer))
  if (!parsed.success) throw commonErrors.error('malformed', { what: `answer of the node at ${socket}` }, parsed.error)
  return parsed.data
}

export interface StatusOptions {
  readonly json: boolean
  /** How long to ask again until all is well; 0: once. */
  readonly waitMs: number
}

/** Prints it; the exit code. @throws XenoError `not-running`, `malformed` */
export async function printStatus(home: string, { json, waitMs }: StatusOptions): Promise<number> {
  const status = await lastStatus(home, Date.now() + waitMs)
  console.log(json ? JSON.stringify(status, undefined, 2) : statusText(status))
  return healthOf(status)
}

/** The first that is well, or what there is at the end. */
async function lastStatus(home: string, end: number): Promise<NodeStatus> {
  for (;;) {
    const isLast = Date.now() >= end
    try {
      const status = await readStatus(home)
      if (isLast || healthOf(status) === ExitCode.ok) return status
    } catch (error) {
      if (isLast || !isXenoError(error, 'not-running')) throw error
    }
    await pause(AGAIN_MS)
  }
}

export function healthOf({ state, problems }: NodeStatus): number {
  if (state !== 'ready') return ExitCode.timeout
  return problems.length === 0 ? ExitCode.ok : HAS_PROBLEMS
}

function statusText(status: NodeStatus): string {
  const { name, state, version, startedAt, peer, pid, addresses, connected, disk, roles, problems } = status
  const lines = [
    `${name}  ${state}  xenod ${version}, process ${pid}, since ${startedAt}`,
    `  peer             ${peer}`,
    ...addresses.map((address, index) => `  ${(index === 0 ? 'addresses' : '').padEnd(15)}  ${address}`),
    `  connected        ${connected}`,
    `  disk             ${formatBytes(disk.freeBytes)} of ${formatBytes(disk.totalBytes)} free`,
  ]
  for (const [role, { state: roleState, facts }] of Object.entries(roles)) {
    lines.push(`${role}  ${roleState}`)
    for (const [fact, value] of Object.entries(facts)) {
      if (Array.isArray(value)) lines.push(`  ${fact}`, ...value.map(row => `    ${rowText(row)}`))
      else lines.push(`  ${fact.padEnd(15)}  ${typeof value === 'number' && fact.endsWith('Bytes') ? formatBytes(value) : (value ?? '-')}`)
    }
  }
  lines.push(problems.length === 0 ? 'nothing is wrong' : 'problems')
  for (const { code, message, next } of problems) lines.push(`  ${message} [${code}]`, `    ${next}`)
  return lines.join('\n')
}

function rowText(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => `${name} ${value ?? '-'}`)
    .join('  ')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
