/** Commands that a page of the documentation shows, to be pasted into one shell. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'

/** The page's blocks marked `tour`, in their order; there are at least so many. */
export function tourOf(page: string, least: number): string {
  const blocks = [...readFileSync(join(packageRoot, page), 'utf8').matchAll(/^```sh tour\n(.*?)^```$/gms)].map(([, block]) => block)
  assert.ok(blocks.length >= least, `${page} has its tour`)
  return blocks.join('\n')
}

/** Runs it as a person would paste it, and stops at the first line that fails. */
export function paste(script: string, env: NodeJS.ProcessEnv = process.env): Promise<{ code: number | null; output: string }> {
  const shell = spawn('bash', ['-e', '-o', 'pipefail', '-s'], { cwd: packageRoot, env, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  shell.stdin.end(script)
  return new Promise((resolve, reject) => shell.on('error', reject).on('close', code => resolve({ code, output })))
}
