/** Mounts below a folder, and taking them away. */
import { readFileSync } from 'node:fs'
import { script } from './command.ts'

/** Mount points at or below `folder`, the youngest first: the order in which they can be unmounted. */
export function mountsBelow(folder: string): string[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap(line => line.split(' ')[4] ?? [])
    .map(unescapeOctal)
    .filter(path => path === folder || path.startsWith(`${folder}/`))
    .reverse()
}

/** mountinfo writes blanks and backslashes in octal. */
function unescapeOctal(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}

/**
 * Unmounts everything at or below `folder`. What something outside still holds open is detached: it vanishes from the tree at once, and for good when
 * the last holder ends.
 */
export async function unmountBelow(folder: string): Promise<void> {
  const mounts = mountsBelow(folder)
  if (mounts.length > 0) await script('for point; do umount "$point" 2>/dev/null || umount --lazy "$point"; done', mounts)
}
