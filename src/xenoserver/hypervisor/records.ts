/** Small JSON files that are whole at any time: written beside and renamed over; read against a schema with a size limit. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { isSystemError } from './processes.ts'

const MAX_RECORD_BYTES = 1024 * 1024

/** Replaces the record. It survives this process; with `sync` it is on disk when this returns and survives the machine's crash too. */
export function writeRecord(path: string, value: unknown, options: { readonly sync: boolean }): void {
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(value))
    if (options.sync) fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
  if (options.sync) syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** The record; undefined when there is none. @throws when it is not what the schema says */
export function readRecord<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
  try {
    if (statSync(path).size > MAX_RECORD_BYTES) throw new Error(`${path} is larger than ${MAX_RECORD_BYTES} bytes`)
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}
