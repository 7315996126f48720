/**
 * What a monitor is told of its task, in a file that the daemon writes: the command that makes the sandbox and in it the task. The last step
 * of that command, inside, is {@link STARTER}: a shell that says whether the program is there, and becomes it.
 */
import { parseObject, textField, textsField, wholeField } from '../plain-json.ts'

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  /** `NAME=value`. */
  readonly env: readonly string[]
  readonly logPath: string
  readonly logMaxBytes: number
  readonly exitFolder: string
  /** process-groups.ts */
  readonly groupsPath: string
  /** How many generations below the command the task's own process is. */
  readonly depth: number
}

/** The descriptor on which the starter says {@link STARTED}, or what is wrong. */
export const STARTED_FD = 9
export const STARTED = 'started'

/** For `sh -c STARTER FILE ARGV...`: FILE is what the task reads from, or nothing. */
export const STARTER = `
found=
case "$1" in
  */*) [ -f "$1" ] && [ -x "$1" ] && found=yes ;;
  *) command -v -- "$1" > /dev/null 2>&1 && found=yes ;;
esac
if [ -z "$found" ]; then echo "there is no program $1 in the domain" >&${STARTED_FD}; exit 127; fi
if [ -n "$0" ] && ! [ -r "$0" ]; then echo "there is no file $0 to read in the domain" >&${STARTED_FD}; exit 127; fi
echo ${STARTED} >&${STARTED_FD}
exec ${STARTED_FD}>&-
if [ -n "$0" ]; then exec < "$0"; fi
exec "$@"
`

/** @throws Error that names the bad field */
export function decodeLaunch(text: string): Launch {
  const fields = parseObject(text)
  return {
    command: textField(fields, 'command'),
    args: textsField(fields, 'args'),
    env: textsField(fields, 'env'),
    logPath: textField(fields, 'logPath'),
    logMaxBytes: wholeField(fields, 'logMaxBytes'),
    exitFolder: textField(fields, 'exitFolder'),
    groupsPath: textField(fields, 'groupsPath'),
    depth: wholeField(fields, 'depth'),
  }
}
