/**
 * Namespaces kept by name, so that they are there before a domain's first process and can be joined by path: a network namespace in
 * `/run/netns` (as ip-netns(8) does), and the user namespace that owns it in `/run/xeno/users`. A runtime must join the owner first, or it
 * has no right to join the network. Pinned by bind mounts; with the last process and the mount they are gone.
 */
import { existsSync, readdirSync } from 'node:fs'
import { run, script } from './command.ts'
import { ensureFolder } from './folders.ts'
import { isSystemError } from './processes.ts'
import { firstUserId, USER_IDS_PER_SLOT } from './slots.ts'

const NETWORKS = '/run/netns'
const USERS = '/run/xeno/users'

/** A sleeping process holds both until they are pinned; its user and group ids are mapped from outside. */
const PIN = `
touch "$1" "$2"
unshare --user --net sleep 60 &
holder=$!
own=$(readlink /proc/self/ns/user)
until other=$(readlink /proc/$holder/ns/net) && [ "$(readlink /proc/$holder/ns/user)" != "$own" ] && [ "$other" != "$(readlink /proc/self/ns/net)" ]; do
  sleep 0.002
done
echo "0 $3 $4" > /proc/$holder/uid_map
echo "0 $3 $4" > /proc/$holder/gid_map
mount --bind /proc/$holder/ns/user "$1"
mount --bind /proc/$holder/ns/net "$2"
kill $holder
`

export function networkNamespacePath(name: string): string {
  return `${NETWORKS}/${name}`
}

export function userNamespacePath(name: string): string {
  return `${USERS}/${name}`
}

/** Makes a network namespace under this name; with a slot, owned by a user namespace of the slot's ids under the same name. */
export async function makeNamespaces(name: string, slot: number | undefined): Promise<void> {
  if (slot === undefined) {
    await run('ip', ['netns', 'add', name])
  } else {
    ensureFolder(USERS, 0o755)
    await script(PIN, [userNamespacePath(name), networkNamespacePath(name), String(firstUserId(slot)), String(USER_IDS_PER_SLOT)])
  }
}

/** Lets go of both; harmless when there are none. */
export async function dropNamespaces(name: string): Promise<void> {
  if (listNamespaces().includes(name)) await run('ip', ['netns', 'delete', name])
  if (existsSync(userNamespacePath(name))) await script('umount "$1" 2>/dev/null || true; rm -f "$1"', [userNamespacePath(name)])
}

/** Names of the machine's network namespaces. */
export function listNamespaces(): string[] {
  try {
    return readdirSync(NETWORKS)
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return []
    throw error
  }
}
