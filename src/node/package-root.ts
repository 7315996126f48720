/** The folder of this package, whether the code runs from its sources or from a bundle in dist/. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const packageRoot = find(import.meta.dirname)

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the programs must stay inside their package: no package.json above them')
  return find(parent)
}
