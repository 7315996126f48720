// `npm run archive`: what a machine needs to run xenod and xeno, in one file: the built programs, the pinned Node, the one
// native module, the systemd units, the operator's guide. Unpacked anywhere it runs as it is, without npm, on this kind of machine.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `xenod-${version}`
const platform = `${process.platform}-${process.arch}`

const PROGRAMS = ['xenod', 'xeno', 'keeper', 'monitor'].map(program => `dist/${program}.mjs`)
const NATIVE = 'node_modules/classic-level'
const FILES = [
  ...['bin/xenod', 'bin/xeno', 'bin/launch.sh', 'bin/system-packages.json'],
  ...['package.json', 'LICENSE', 'README.md', 'docs/operate.md', 'docs/hypervisor.md', 'docs/policies.md', 'docs/systemd', 'protocols/documents'],
  ...['package.json', 'LICENSE', 'binding.js', `prebuilds/${platform}`].map(file => `${NATIVE}/${file}`),
  'node_modules/node-gyp-build',
  'node_modules/node/bin/node',
]

/** A program and all the chunks that it may load, now or later. */
function withChunks(program, found = new Set()) {
  if (found.has(program)) return found
  found.add(program)
  for (const [, chunk] of readFileSync(join(root, program), 'utf8').matchAll(/["'](\.\/(?:chunks\/)?[\w.-]+-[A-Z0-9]{8}\.mjs)["']/g)) {
    withChunks(join(dirname(program), chunk), found)
  }
  return found
}

/** Always the same bytes for the same files, so that two who build one version can compare. */
function pack(folder, out) {
  const order = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '--mode=u=rwX,go=rX']
  const { status, error } = spawnSync('tar', ['--create', `--file=${out}`, '--use-compress-program=gzip -n', ...order, name], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error !== undefined || status !== 0) throw new Error(`tar failed: ${error?.message ?? `exit code ${status}`}`)
}

const out = resolve(process.argv[2] ?? `${name}-${platform}.tar.gz`)
const folder = mkdtempSync(join(tmpdir(), 'xenod-archive-'))
try {
  for (const file of new Set([...FILES, ...PROGRAMS.flatMap(program => [...withChunks(program)])])) {
    const target = join(folder, name, file)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(realpathSync(join(root, file)), target, { recursive: true })
  }
  pack(folder, out)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${createHash('sha256').update(readFileSync(out)).digest('hex')}  ${out}`)
