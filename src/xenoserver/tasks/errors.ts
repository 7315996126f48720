/** What tasks can be refused for. Drivers' own refusals (task-not-started, ...) pass as they are. */
import { defineErrors, ExitCode } from '../../types/errors.ts'

const { input, notFound, refused } = ExitCode

export const taskErrors = defineErrors({
  'task-kind-unknown': { says: 'this server has no task manager for tasks of the kind {kind}', next: 'Use one of: {kinds}.', exit: input },
  'task-extension-unknown': {
    says: 'this server does not know the element {element} of the task',
    next: 'Leave it out, or find a server that knows it.',
    exit: input,
  },
  'task-name-taken': { says: 'the session has a task {name} already', next: 'Choose another name, or none.', exit: refused },
  'too-many-tasks': { says: 'the session has had {count} tasks', next: 'Create another session.', exit: refused },
  'task-content-missing': {
    says: 'the content {digest} of the task is not here',
    next: 'Send it to this server first, then deploy again with the same key.',
    exit: notFound,
  },
})
