/**
 * Starts a task in a running container with a conmon of its own, which keeps the log, waits, and writes the exit code, whatever becomes of
 * the daemon (conmon 2, `--exec`). Answers come over a pipe as one JSON line: `{"data": pid}`, or a negative number and a message.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { CLEAN_ENVIRONMENT } from '../../command.ts'
import { hypervisorErrors } from '../../errors.ts'
import { firstWord } from '../answers.ts'

const SYNC_FD = 3

export interface ConmonRequest {
  readonly conmon: string
  /** What it calls as the OCI runtime. */
  readonly runtime: string
  readonly runcRoot: string
  readonly container: string
  readonly task: string
  /** The task's folder; `process.json` is in it. */
  readonly folder: string
  readonly exitFolder: string
  readonly logPath: string
  readonly logMaxBytes: number
}

/** Starts it; returns the task's process id once its program runs. @throws task-not-started, driver-failed */
export async function startConmon(request: ConmonRequest): Promise<number> {
  const child = spawn(request.conmon, conmonArguments(request), {
    cwd: request.folder,
    env: { ...CLEAN_ENVIRONMENT, _OCI_SYNCPIPE: String(SYNC_FD) },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const answer = await firstWord(child, SYNC_FD).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw hypervisorErrors.error('driver-failed', { driver: 'conmon', action: 'start a task', problem: String(error) }, error)
  })
  if (answer.data > 0) return answer.data
  throw hypervisorErrors.error('task-not-started', { task: request.task, problem: explain(answer.message ?? '') })
}

function conmonArguments(request: ConmonRequest): string[] {
  return [
    ['--api-version', '1'],
    ['--exec', '--exec-process-spec', join(request.folder, 'process.json')],
    ['--cid', request.container, '--cuuid', request.task, '--bundle', request.folder],
    ['--runtime', request.runtime, '--runtime-arg', '--root', '--runtime-arg', request.runcRoot],
    ['--conmon-pidfile', join(request.folder, 'monitor.pid'), '--container-pidfile', join(request.folder, 'process.pid')],
    ['--exit-dir', request.exitFolder, '--socket-dir-path', request.folder],
    // The global maximum stops the log; the plain one would begin it anew and lose the beginning.
    ['--log-path', `k8s-file:${request.logPath}`, '--log-global-size-max', String(request.logMaxBytes)],
  ].flat()
}

/** runc wraps what it says in log lines of its own: `... level=error msg="exec failed: ..."`. */
function explain(message: string): string {
  const said = /msg="((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message
  return said.replaceAll('\\"', '"').trim().slice(0, 500) || 'conmon gave no reason'
}
