/** A task from files of this machine to its deployment: its content travels first, by digest. */
import { type BlobSource, fileSource } from '../content/source.ts'
import { putBlob } from '../content/transfer.ts'
import { type ContentFile, type ContentReference, NO_RESTART, type TaskDocument } from '../documents/task.ts'
import type { Bytes } from '../types/bytes.ts'
import type { TaskView } from '../wire/generated/session.ts'
import type { RawDialer } from '../wire/rpc.ts'
import type { LiveSession } from './session/live-session.ts'
import type { TaskRequest } from './types.ts'

/** A task as it is sent, and the content that it names. */
export interface PreparedTask {
  readonly document: TaskDocument
  readonly sources: readonly BlobSource[]
}

/** Fewer than a server allows one client. */
const TRANSFERS_AT_ONCE = 4

/** Ships what the task needs and the server lacks, then deploys it. */
export async function deploy(rpc: RawDialer, live: LiveSession, request: TaskRequest, signal: AbortSignal): Promise<TaskView> {
  const { document, sources } = await prepareTask(request)
  await ship(rpc, live.session.server, sources, signal)
  return live.deploy(document, signal)
}

/** Reads the task's files. @throws system errors */
export async function prepareTask(request: TaskRequest): Promise<PreparedTask> {
  const sources = new Map<string, BlobSource>()
  const document = await taskDocument(request, sources)
  return { document, sources: [...sources.values()] }
}

/** Settles when the server has all of it. */
export async function ship(rpc: RawDialer, server: Bytes, sources: readonly BlobSource[], signal: AbortSignal): Promise<void> {
  const waiting = [...sources]
  const lane = async (): Promise<void> => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) await putBlob(rpc, server, source, { signal })
  }
  await Promise.all(Array.from({ length: TRANSFERS_AT_ONCE }, lane))
}

async function taskDocument(request: TaskRequest, sources: Map<string, BlobSource>): Promise<TaskDocument> {
  const content: ContentFile[] = []
  for (const { source, path, executable } of request.files)
    content.push({ ...(await reference(source, sources)), path, mode: executable ? 0o555 : 0o444 })
  const { name, argv, env, cwd, restart, timeoutMs, input } = request
  return {
    kind: 'command',
    argv,
    env,
    content,
    restart: { ...NO_RESTART, when: restart },
    extensions: [],
    ...(name === undefined ? {} : { name }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(input === undefined ? {} : { input: await reference(input, sources) }),
  }
}

async function reference(path: string, sources: Map<string, BlobSource>): Promise<ContentReference> {
  const source = sources.get(path) ?? (await fileSource(path))
  sources.set(path, source)
  return { digest: source.digest, sizeBytes: source.sizeBytes }
}
