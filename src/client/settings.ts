/**
 * Whom a client asks: the services it was told of, in `services.yaml` of its home. Written whole, by rename. Payment
 * houses are the wallet's; a person may edit this file.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { clientErrors } from './errors.ts'

const MAX_SETTINGS_BYTES = 64 * 1024

const schema = z.strictObject({
  /** RDs to ask, first come first asked: multiaddrs ending in /p2p/PEERID. */
  rds: z.array(z.string().max(512)).max(32).default([]),
  /** XISs: the document (base64) and nodes to start from. */
  xis: z
    .array(z.strictObject({ document: z.base64(), nodes: z.array(z.string().max(512)).min(1).max(64) }))
    .max(16)
    .default([]),
})

export type Settings = z.infer<typeof schema>

/** @throws XenoError `settings-invalid` */
export function readSettings(home: string): Settings {
  const path = join(home, 'services.yaml')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return schema.parse({})
    throw clientErrors.error('settings-invalid', { path }, error)
  }
  const result = text.length > MAX_SETTINGS_BYTES ? undefined : schema.safeParse(tryParse(text) ?? {})
  if (result?.success !== true) {
    throw clientErrors.error('settings-invalid', { path, ...(result === undefined ? {} : { mistake: z.prettifyError(result.error) }) })
  }
  return result.data
}

function tryParse(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return 'no YAML'
  }
}

/** @throws XenoError `settings-refused` for what could not be read again */
export function writeSettings(home: string, settings: Settings): void {
  const text = stringify(settings)
  const { error } = schema.safeParse(settings)
  if (error !== undefined) throw clientErrors.error('settings-refused', { mistake: z.prettifyError(error) })
  if (text.length > MAX_SETTINGS_BYTES) throw clientErrors.error('settings-refused', { mistake: `more than ${MAX_SETTINGS_BYTES} bytes in all` })
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const path = join(home, 'services.yaml')
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
