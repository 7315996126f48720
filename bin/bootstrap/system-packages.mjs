// The system's packages that scripts use, named in bin/system-packages.json with a reason each.
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { run } from './run.mjs'
import { say } from './say.mjs'

const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin', '/usr/bin', '/bin']
const ELF_HEADER_BYTES = 64
const MAX_PROGRAM_HEADERS_BYTES = 4096
const PT_INTERP = 3

function pathOf(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS]
  return folders.map(folder => join(folder, command)).find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether a 64-bit little-endian ELF program names no interpreter, and so runs where there are no libraries. */
function isStatic(path) {
  const fd = openSync(path)
  try {
    const header = Buffer.alloc(ELF_HEADER_BYTES)
    if (readSync(fd, header, 0, ELF_HEADER_BYTES, 0) < ELF_HEADER_BYTES || header.readUInt32BE(0) !== 0x7f454c46) return false
    const [offset, size, count] = [Number(header.readBigUInt64LE(32)), header.readUInt16LE(54), header.readUInt16LE(56)]
    const headers = Buffer.alloc(Math.min(size * count, MAX_PROGRAM_HEADERS_BYTES))
    readSync(fd, headers, 0, headers.length, offset)
    for (let at = 0; at + 4 <= headers.length; at += size) if (headers.readUInt32LE(at) === PT_INTERP) return false
    return count > 0
  } finally {
    closeSync(fd)
  }
}

function isThere({ command, mustBeStatic }) {
  const path = pathOf(command)
  return path !== undefined && (mustBeStatic !== true || isStatic(path))
}

/** What a script uses and this machine lacks: [name, { command, for, reason }] each. */
export function missingSystemPackages(root, script) {
  const packages = JSON.parse(readFileSync(join(root, 'bin/system-packages.json'), 'utf8'))
  return Object.entries(packages).filter(([, entry]) => entry.for.includes(script) && !isThere(entry))
}

/** Installs what is missing where we may (root on Debian), else says the line that does. Never ends the script. */
export async function offerSystemPackages(script, missing, yes) {
  const names = missing.map(([name]) => name)
  const line = `apt-get install --no-install-recommends ${names.join(' ')}`
  say(`npm ${['start', 'test'].includes(script) ? '' : 'run '}${script} uses system packages that this machine lacks:`)
  for (const [name, { reason }] of missing) say(`  ${name.padEnd(16)} ${reason}`)
  if (!existsSync('/etc/debian_version')) return say(`going on with what works without them; these are their names in Debian: ${names.join(' ')}`)
  if (process.getuid?.() !== 0) return say(`going on with what works without them; to have them, type: sudo ${line}`)
  if (!yes && process.stdin.isTTY && process.stderr.isTTY && !(await confirm(`Install them now (${line})? [Y/n] `))) {
    return say('going on with what works without them')
  }
  say(`installing them: ${line}`)
  if (!(await aptInstall(names))) say(`they could not be installed; going on with what works without them`)
}

async function confirm(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return !/^\s*n/i.test(await terminal.question(question))
  } finally {
    terminal.close()
  }
}

async function aptInstall(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (args, errors) => run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], { stdio: ['ignore', 'ignore', errors], env })
  const install = ['install', '-y', '--no-install-recommends', ...names]
  // The package lists of a new machine are empty or old; what the first try has to say about that is of no use.
  if ((await apt(install, 'ignore')) === 0) return true
  return (await apt(['update'], 'inherit')) === 0 && (await apt(install, 'inherit')) === 0
}
