/** A task from XML. */
import type { Result } from '../../types/errors.ts'
import type { DocumentCode } from '../errors.ts'
import { TASK } from '../kinds.ts'
import { type CommandTask, type ContentFile, type ContentReference, NO_RESTART, type RestartRule, type TaskDocument } from '../task.ts'
import type { TreeElement } from '../tree.ts'
import { parseDocument } from './document.ts'
import { all, attribute, duration, extensionsOf, find, id, Mistake, need, oneOf, text, token, wholeOf } from './section.ts'

const MAX_PATH_BYTES = 255

export function parseTask(input: Uint8Array | string): Result<TaskDocument, DocumentCode> {
  return parseDocument(TASK, input, root => {
    const name = root.attributes.get('name')
    const timeout = find(root, 'Timeout')
    const command = need(root, 'Command')
    return {
      kind: 'command',
      ...(name === undefined ? {} : { name: token(name) }),
      content: all(root, 'Content').map(contentFile),
      restart: restart(find(root, 'Restart')),
      ...(timeout === undefined ? {} : { timeoutMs: duration(timeout, text(timeout)) }),
      ...commandOf(command),
      extensions: [...extensionsOf(command, 'Command'), ...extensionsOf(root, '')],
    }
  })
}

function commandOf(section: TreeElement): Pick<CommandTask, 'argv' | 'env' | 'cwd' | 'input'> {
  const cwd = find(section, 'WorkingFolder')
  const input = find(section, 'Input')
  const argv = all(section, 'Argument').map(argument => argument.text)
  if (argv[0] === '') throw new Mistake(section, 'the first argument names the program and is not empty')
  return {
    argv,
    env: Object.fromEntries(all(section, 'Variable').map(variable => [attribute(variable, 'name'), variable.text])),
    ...(cwd === undefined ? {} : { cwd: cwd.text }),
    ...(input === undefined ? {} : { input: reference(input) }),
  }
}

function contentFile(element: TreeElement): ContentFile {
  const path = element.attributes.get('path') ?? ''
  const parts = path.split('/')
  if (parts.some(part => part === '' || part === '.' || part === '..') || path.includes('\\') || Buffer.byteLength(path) > MAX_PATH_BYTES) {
    throw new Mistake(element, 'the path is relative, without empty, `.` or `..` parts and backslashes, and has at most 255 bytes')
  }
  return { ...reference(element), path, mode: Number.parseInt(token(element.attributes.get('mode') ?? '0644'), 8) }
}

function reference(element: TreeElement): ContentReference {
  return { digest: id(element, attribute(element, 'digest')), sizeBytes: wholeOf(element, attribute(element, 'size')) }
}

function restart(element: TreeElement | undefined): RestartRule {
  if (element === undefined) return NO_RESTART
  const max = element.attributes.get('max')
  const delay = element.attributes.get('delay')
  return {
    when: oneOf(element, ['never', 'on-failure', 'always'], attribute(element, 'when')),
    ...(max === undefined ? {} : { maxRestarts: wholeOf(element, token(max)) }),
    delayMs: delay === undefined ? NO_RESTART.delayMs : duration(element, token(delay)),
  }
}
