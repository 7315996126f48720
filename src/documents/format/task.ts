/** A task as XML. Needs no parser, so that a client starts without one. */
import { toText } from '../../types/bytes.ts'
import { TASK } from '../kinds.ts'
import { formatXmlDuration } from '../lexical.ts'
import { type CommandTask, type ContentFile, type ContentReference, NO_RESTART, type RestartRule, type TaskDocument } from '../task.ts'
import { element, extensions, leaf, type Markup, writeXml } from './writer.ts'

/** @throws XenoError `document-unwritable`: an argument or variable that XML cannot hold. Values out of their bounds are written, and refused by whoever reads them. */
export function formatTask(task: TaskDocument): string {
  const children = [
    task.content.map(formatFile),
    formatRestart(task.restart),
    leaf('Timeout', task.timeoutMs === undefined ? undefined : formatXmlDuration(task.timeoutMs)),
    formatCommand(task),
    extensions(task.extensions, ''),
  ]
  return writeXml(TASK, element(TASK.root, children, { name: task.name }))
}

function formatFile(file: ContentFile): Markup {
  return element('Content', [], { ...blob(file), path: file.path, mode: file.mode.toString(8).padStart(4, '0') })
}

function blob({ digest, sizeBytes }: ContentReference): { digest: string; size: string } {
  return { digest: toText(digest), size: String(sizeBytes) }
}

function formatRestart({ when, maxRestarts, delayMs }: RestartRule): Markup | undefined {
  if (when === 'never' && maxRestarts === undefined && delayMs === NO_RESTART.delayMs) return undefined
  return element('Restart', [], { when, max: maxRestarts?.toString(), delay: formatXmlDuration(delayMs) })
}

function formatCommand(task: CommandTask): Markup {
  return element('Command', [
    task.argv.map(argument => leaf('Argument', argument)),
    Object.entries(task.env).map(([name, value]) => leaf('Variable', value, { name })),
    leaf('WorkingFolder', task.cwd),
    task.input === undefined ? undefined : element('Input', [], blob(task.input)),
    extensions(task.extensions, 'Command'),
  ])
}
