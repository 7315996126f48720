// Generates the codecs of every protocols/<name>/<major>/messages.proto into src/wire/generated/<name>.ts, and of every
// stores/<name>/<major>/messages.proto into <name>-store.ts beside it; with --check it only says whether they are up to
// date. Run by `npm run codecs`.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'src/wire/generated')
const check = process.argv.includes('--check')
const stale = []

// The runtime's own way of writing 64 bits loses values; src/wire/uint64.ts says which.
function mend(code) {
  const mended = code.replaceAll('w.uint64(', 'writeUint64(w, ')
  return mended === code ? code : `import { writeUint64 } from '../uint64.ts'\n${mended}`
}

/** What is sent, then what is kept on disk. */
const sources = [
  ...readdirSync(join(root, 'protocols')).map(name => ({ name, source: join(root, 'protocols', name, '1/messages.proto') })),
  ...readdirSync(join(root, 'stores')).map(name => ({ name: `${name}-store`, source: join(root, 'stores', name, '1/messages.proto') })),
]

mkdirSync(out, { recursive: true })
for (const { name, source } of sources) {
  if (!existsSync(source)) continue
  const scratch = mkdtempSync(join(tmpdir(), 'xeno-codecs-'))
  execFileSync(process.execPath, [join(root, 'node_modules/protons/dist/bin/protons.js'), '--output', scratch, source], { stdio: 'inherit' })
  const made = mend(readFileSync(join(scratch, 'messages.ts'), 'utf8'))
  rmSync(scratch, { recursive: true })
  const target = join(out, `${name}.ts`)
  if (existsSync(target) && readFileSync(target, 'utf8') === made) continue
  if (check) stale.push(name)
  else writeFileSync(target, made)
}
if (stale.length > 0) {
  console.error(`stale codecs: ${stale.join(', ')}; run npm run codecs`)
  process.exit(1)
}
