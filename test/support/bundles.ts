/** The benchmarks and soaks that were built, by name: test/bench/path.ts is dist/bench/path.mjs. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/node/package-root.ts'

export type BundleKind = 'bench' | 'soak'

const SUFFIX = /\.mjs$/

export function bundleNames(kind: BundleKind): string[] {
  const folder = join(packageRoot, 'dist', kind)
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.filter(file => SUFFIX.test(file)).map(file => file.replace(SUFFIX, ''))
}

/** The module; the caller checks what it exports. */
export async function loadBundle(kind: BundleKind, name: string): Promise<unknown> {
  return await import(pathToFileURL(join(packageRoot, 'dist', kind, `${name}.mjs`)).href)
}
