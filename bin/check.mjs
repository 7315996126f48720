// `npm run check`: types, format and lint, dead code, generated codecs. Runs all of them and fails if any does.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const CHECKS = [
  ['types', 'node_modules/typescript/bin/tsc'],
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['dead code', 'node_modules/knip/bin/knip.js'],
  ['generated codecs', 'protocols/generate.mjs', '--check'],
]

/** Runs one check; prints what it said in one piece when it failed. */
function runCheck([name, program, ...args]) {
  return new Promise(resolve => {
    const start = performance.now()
    const output = []
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', chunk => output.push(chunk))
    child.stderr.on('data', chunk => output.push(chunk))
    child.on('error', error => output.push(Buffer.from(`${error.message}\n`)))
    child.on('close', code => {
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
      resolve(code === 0)
    })
  })
}

const waiting = [...CHECKS]
const results = []
async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await runCheck(check))
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work))
process.exitCode = results.every(Boolean) ? 0 : 1
