/** Tasks of the kind `command`: a program, straight over the hypervisor, with its content placed beside it. */
import type { CommandTask, ContentReference } from '../../documents/task.ts'
import { toText } from '../../types/bytes.ts'
import type { PlacedFile } from '../hypervisor/driver.ts'
import { taskErrors } from './errors.ts'
import type { ContentPort, TaskManager } from './task-manager.ts'

const EXECUTE_BITS = 0o111

export const commandTasks: TaskManager<CommandTask> = {
  kind: 'command',

  async check({ content }, document) {
    for (const reference of references(document)) await pathOf(content, reference)
  },

  async start({ domains, content }, domain, name, document) {
    const { argv, env, cwd, input } = document
    const files = await Promise.all(
      document.content.map(async file => placed(await pathOf(content, file), file.path, (file.mode & EXECUTE_BITS) !== 0)),
    )
    const stdinPath = input === undefined ? undefined : `.input/${name}`
    if (input !== undefined && stdinPath !== undefined) files.push(placed(await pathOf(content, input), stdinPath, false))
    return domains.exec(domain, { name, argv, env, files, ...(cwd === undefined ? {} : { cwd }), ...(stdinPath === undefined ? {} : { stdinPath }) })
  },
}

function references({ content, input }: CommandTask): ContentReference[] {
  return input === undefined ? [...content] : [...content, input]
}

function placed(hostPath: string, name: string, executable: boolean): PlacedFile {
  return { hostPath, name, executable }
}

async function pathOf(content: ContentPort, reference: ContentReference): Promise<string> {
  const path = await content.locate(reference)
  if (path === undefined) throw taskErrors.error('task-content-missing', { digest: toText(reference.digest), bytes: reference.sizeBytes })
  return path
}
