/** The options by which commands say what is to be run. Content is named by digest; the SDK ships it. */
import { statSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { TaskRequest } from '../client/types.ts'
import { cliErrors } from './errors.ts'
import { durationArgument, listOf, pairArgument } from './parse.ts'

export interface TaskOptions {
  readonly input?: string
  readonly file?: readonly ShippedFile[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly restart: 'never' | 'on-failure' | 'always'
  readonly timeout?: number
}

interface ShippedFile {
  readonly source: string
  readonly path: string
}

export function addTaskOptions(command: Command): Command {
  return command
    .option('--input <file>', 'ship this file as the standard input')
    .option('--file <file[=path]>', 'ship this file; it stands under /content by its own name or by path; again for more', listOf(fileArgument))
    .option('--env <name=value>', 'an environment variable; again for more', pairArgument)
    .option('--cwd <folder>', 'where the program starts')
    .addOption(new Option('--restart <when>', 'start it again when it ends').choices(['never', 'on-failure', 'always']).default('never'))
    .option('--timeout <time>', 'end it after this', durationArgument)
}

function fileArgument(text: string): ShippedFile {
  const [source = '', path = source.split('/').at(-1) ?? ''] = text.split('=')
  if (source === '' || path === '') throw new InvalidArgumentError('Expected FILE or FILE=PATH.')
  return { source, path }
}

/** @throws XenoError `file-unreadable` */
export function taskOf(argv: readonly string[], options: TaskOptions): TaskRequest {
  const files = (options.file ?? []).map(({ source, path }) => ({ source: checked(source), path, executable: (statSync(source).mode & 0o111) !== 0 }))
  return {
    argv,
    env: options.env ?? {},
    files,
    restart: options.restart,
    ...(options.input === undefined ? {} : { input: checked(options.input) }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout }),
  }
}

function checked(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw cliErrors.error('file-unreadable', { path })
  return path
}
