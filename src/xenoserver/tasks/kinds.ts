/** The registry of kinds: which task manager takes which documents. */
import type { TaskDocument } from '../../documents/task.ts'
import { commandTasks } from './command.ts'
import { taskErrors } from './errors.ts'
import type { TaskManager } from './task-manager.ts'

const MANAGERS: { readonly [Kind in TaskDocument['kind']]: TaskManager<Extract<TaskDocument, { kind: Kind }>> } = {
  command: commandTasks,
}

export const TASK_KINDS: readonly string[] = Object.keys(MANAGERS)

/** @throws XenoError `task-kind-unknown`, `task-extension-unknown` */
export function managerFor(document: TaskDocument): TaskManager {
  const manager = Object.values(MANAGERS).find(({ kind }) => kind === document.kind)
  if (manager === undefined) throw taskErrors.error('task-kind-unknown', { kind: document.kind, kinds: TASK_KINDS.join(', ') })
  const [extension] = document.extensions
  if (extension !== undefined)
    throw taskErrors.error('task-extension-unknown', { element: `{${extension.element.namespace}}${extension.element.name}` })
  return manager
}
