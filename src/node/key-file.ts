/** A key on disk (a node's, a wallet's): libp2p's protobuf of an Ed25519 private key, mode 0600; written once, never overwritten. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateKeyPair, privateKeyFromProtobuf, privateKeyToProtobuf } from '@libp2p/crypto/keys'
import type { Ed25519PrivateKey } from '@libp2p/interface'
import { nodeErrors } from './errors.ts'

const MAX_KEY_BYTES = 256

/** @throws XenoError `already-initialised` when the file exists, `file-unwritable` */
export async function createKey(path: string): Promise<Ed25519PrivateKey> {
  const key = await generateKeyPair('Ed25519')
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let fd: number
  try {
    fd = openSync(path, 'wx', 0o600)
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw nodeErrors.error(exists ? 'already-initialised' : 'file-unwritable', { path }, error)
  }
  try {
    writeSync(fd, privateKeyToProtobuf(key))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  chmodSync(path, 0o600)
  syncFolder(dirname(path))
  return key
}

/** A new file is on disk only when its name is, too. */
function syncFolder(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** @throws XenoError `key-missing`, `key-unsafe`, `key-invalid` */
export function readKey(path: string): Ed25519PrivateKey {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw nodeErrors.error('key-missing', { path })
  if ((stats.mode & 0o077) !== 0) throw nodeErrors.error('key-unsafe', { path, mode: (stats.mode & 0o777).toString(8) })
  if (stats.size > MAX_KEY_BYTES) throw nodeErrors.error('key-invalid', { path })
  let key: ReturnType<typeof privateKeyFromProtobuf>
  try {
    key = privateKeyFromProtobuf(readFileSync(path))
  } catch (error) {
    throw nodeErrors.error('key-invalid', { path }, error)
  }
  if (key.type !== 'Ed25519') throw nodeErrors.error('key-invalid', { path })
  return key
}
