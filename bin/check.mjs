// `npm run check`: types, format and lint, dead code, generated codecs. Runs all and fails if any failed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const CHECKS = {
  types: ['node_modules/typescript/bin/tsc', []],
  'format and lint': ['node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  'dead code': ['node_modules/knip/bin/knip.js', []],
  'generated codecs': ['protocols/generate.mjs', ['--check']],
}
const failed = Object.entries(CHECKS).filter(([name, [program, args]]) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  return status !== 0
})
process.exit(failed.length === 0 ? 0 : 1)
