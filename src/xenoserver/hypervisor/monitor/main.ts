/**
 * The monitor of one task, for drivers without conmon: starts it, keeps its log (task-log.ts), and writes its exit code, whatever becomes of
 * the daemon. `monitor LAUNCH` with a file that the daemon wrote (launch.ts). Says once on standard output how the start went:
 * `{"data": pid}`, or a negative number and a message; then nobody listens any more.
 *
 *     starting -> running (the starter said so) -> ended: exit code written
 *              -> failed (it said what is wrong, or the sandbox ended first): no exit code
 */
import { spawn } from 'node:child_process'
import { appendFileSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { closeInherited } from '../inherited.ts'
import { processRef, readProcFile } from '../processes.ts'
import { Fifo } from './fifo.ts'
import { decodeLaunch, STARTED, STARTED_FD } from './launch.ts'
import { TaskLogWriter } from './log-writer.ts'

/** How long what the task left behind may keep its output open before the monitor stops listening. */
const DRAIN_MS = 100
const MAX_WORDS = 1_000

closeInherited()
const [launchPath] = process.argv.slice(2)
if (launchPath === undefined) throw new Error('usage: monitor LAUNCH')
const launch = decodeLaunch(readFileSync(launchPath, 'utf8'))

process.stdout.on('error', () => undefined)
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGPIPE'] as const) process.on(signal, () => undefined)

const logFile = openSync(launch.logPath, 'a', 0o600)
const log = new TaskLogWriter(
  launch.logMaxBytes,
  record => writeSync(logFile, record),
  () => new Date(),
)

const outputs = { stdout: new Fifo(join(launch.exitFolder, '.stdout')), stderr: new Fifo(join(launch.exitFolder, '.stderr')) }
const unused = Array.from({ length: STARTED_FD - 3 }, () => 'ignore' as const)
const child = spawn(launch.command, launch.args, {
  cwd: '/',
  env: Object.fromEntries(launch.env.map(variable => variable.split(/=(.*)/s, 2))),
  detached: true,
  stdio: ['ignore', outputs.stdout.writeFd, outputs.stderr.writeFd, ...unused, 'pipe'],
})
const leader = child.pid === undefined ? undefined : processRef(child.pid)
if (leader !== undefined) appendFileSync(launch.groupsPath, `${leader.pid} ${leader.startTicks}\n`, { mode: 0o600 })

let state: 'starting' | 'running' | 'failed' = 'starting'
let words = ''
let complaint = ''

function started(pid: number): void {
  state = 'running'
  process.stdout.write(`${JSON.stringify({ data: taskProcess(pid) })}\n`)
}

function failed(message: string): void {
  if (state !== 'starting') return
  state = 'failed'
  process.stdout.write(`${JSON.stringify({ data: -1, message: message.trim() })}\n`)
}

/** The task's own process is below those that made its sandbox. */
function taskProcess(pid: number): number {
  let found = pid
  for (let depth = 0; depth < launch.depth; depth += 1) {
    const first = Number(readProcFile(`/proc/${found}/task/${found}/children`)?.split(' ')[0])
    if (!(first > 0)) break
    found = first
  }
  return found
}

function ended(code: number): void {
  if (state !== 'running') {
    failed(words || complaint || `it ended with code ${code}`)
    process.exit(0)
  }
  const beside = join(launch.exitFolder, '.new')
  writeFileSync(beside, String(code))
  renameSync(beside, join(launch.exitFolder, 'code'))
  process.exit(0)
}

child.on('error', error => failed(error.message))
const pipes: readonly unknown[] = child.stdio
const starter = pipes[STARTED_FD]
if (starter instanceof Readable)
  starter.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(0, MAX_WORDS)
    if (words === `${STARTED}\n` && child.pid !== undefined) started(child.pid)
  })
outputs.stdout.listen(piece => log.write('stdout', piece))
outputs.stderr.listen(piece => {
  if (state === 'starting') complaint = (complaint + piece.toString()).slice(0, MAX_WORDS)
  log.write('stderr', piece)
})
child.on('exit', (code, signal) => {
  const result = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  const timer = setTimeout(() => ended(result), DRAIN_MS)
  void Promise.all([outputs.stdout.ended, outputs.stderr.ended]).then(() => {
    clearTimeout(timer)
    ended(result)
  })
})
