/**
 * Traces: the ledger's rules as scripts that a person can read. A file has tests, each begun by `# what it shows`; a test
 * has blocks: commands, a line `----`, and what they print. `REWRITE=1` writes what they print now (read the difference!).
 *
 *   world [n=4] [key=value of the policy]  a XenoCorp with the clients alice (1000 micro-units) and bob (0), and the servers
 *                                          srv and rival; `world bare` has validators only
 *   do NAME [KIND key=value ...]           propose at all, certify, apply at all
 *   propose NAME [KIND key=value ...]      ask for votes; `at=0,1` asks these only; KIND is given the first time
 *   certify NAME [at=...] [votes=0,1,2]    make the certificate of the votes collected, apply it
 *   apply NAME at=...                      the same certificate again, or elsewhere; `freeze:o1` is a freeze's
 *   freeze ORDER [at=...]                  ask for the final word
 *   release ORDER [from=...] [at=...]      make the freeze certificate, apply it
 *   time +SECONDS [at=...]                 clocks go on; stamps are written every 10 s by those that are up
 *   down | up V                            a validator stops, starts
 *   balance NAME, order NAME               what the validators hold
 *
 * Times are seconds from the start; amounts are micro-units; rates micro-units a second.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { isXenoError } from '../../../src/types/errors.ts'
import { TraceWorld } from './trace-world.ts'

interface Block {
  readonly commands: string[]
  readonly output: string[]
}

interface Script {
  readonly title: string
  readonly blocks: Block[]
}

/** Declares one test for each script of a file. */
export function traceTests(path: string): void {
  const scripts = parse(readFileSync(path, 'utf8'))
  for (const script of scripts) {
    it(script.title, () => {
      const world = new TraceWorld()
      for (const block of script.blocks) {
        const printed = block.commands.flatMap(command => print(world, command))
        if (process.env['REWRITE'] !== undefined) block.output.splice(0, block.output.length, ...printed)
        assert.deepEqual(printed, block.output, `after ${block.commands.at(-1)}`)
      }
    })
  }
  if (process.env['REWRITE'] !== undefined) after(() => writeFileSync(path, format(scripts)))
}

function print(world: TraceWorld, command: string): string[] {
  try {
    return world.run(command)
  } catch (error) {
    if (isXenoError(error)) return [`refused by every validator: ${error.code}`]
    throw error
  }
}

function parse(text: string): Script[] {
  const scripts: Script[] = []
  let block: Block | undefined
  let printing = false
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) scripts.push({ title: line.slice(2), blocks: [] })
    if (line === '' || line.startsWith('# ')) {
      block = undefined
      printing = false
    } else if (line === '----') printing = true
    else {
      if (block === undefined) {
        block = { commands: [], output: [] }
        scripts.at(-1)?.blocks.push(block)
      }
      if (printing) block.output.push(line)
      else block.commands.push(line)
    }
  }
  return scripts
}

function format(scripts: readonly Script[]): string {
  const tests = scripts.map(({ title, blocks }) => [
    `# ${title}`,
    ...blocks.map(({ commands, output }) => [...commands, '----', ...output].join('\n')),
  ])
  return `${tests.map(([title, first, ...rest]) => [`${title}\n${first}`, ...rest].join('\n\n')).join('\n\n\n')}\n`
}
