/**
 * A task deployed and followed in one request: a client that asks for it beside `create` waits for no answer in between.
 * The same key with the same task is the same request, as for a deploy; output goes on where the request says.
 */
import { commonErrors } from '../../types/errors.ts'
import type { RunEvent, RunRequest } from '../../wire/generated/session.ts'
import type { CallContext } from '../../wire/rpc.ts'
import type { SessionControl } from './control.ts'
import type { SessionStreams } from './streams.ts'

/** The task once it runs or has failed to, its output from `since` on, and the task at its end. @throws XenoError as deploy does */
export async function* runTask(
  control: SessionControl,
  streams: SessionStreams,
  { session, key, task: document, since }: RunRequest,
  context: CallContext,
): AsyncGenerator<RunEvent> {
  const { task } = await control.deploy({ session, key, task: document }, context)
  if (task === undefined) throw commonErrors.error('internal', { what: 'deploy' })
  yield { task }
  for await (const output of streams.logs({ session, task: task.task, since, follow: true }, context)) yield { output }
  let last = task
  for await (const view of streams.wait({ session, task: task.task }, context)) last = view
  yield { task: last }
}
