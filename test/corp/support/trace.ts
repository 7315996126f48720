/**
 * Traces: the ledger's rules as scripts that a person can read. A file has tests, each begun by `# what it shows`; a test
 * has commands, each followed by the indented lines that it prints. `REWRITE=1` writes what they print now (read the
 * difference!).
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
 *   copy V, restore V                      keeps a copy of what a validator holds; puts it back (nothing, without a copy), and starts it
 *   balance NAME, order NAME               what the validators hold
 *   pool PERIOD                            what a pool holds; periods count from the one in which the trace begins
 *   complaints SERVER, audits AUDITOR      what is on record; evidence ACCOUNT/SEQ, ORDER or validator/PLACE
 *
 * Times are seconds from the start; amounts are micro-units; rates micro-units a second.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { isXenoError } from '../../../src/types/errors.ts'
import { TraceWorld } from './trace-world.ts'

interface Line {
  readonly command: string
  output: string[]
}

interface Script {
  readonly title: string
  readonly lines: Line[]
}

/** Declares one test for each script of a file. */
export function traceTests(path: string): void {
  const rewrite = process.env.REWRITE !== undefined
  const scripts = parse(readFileSync(path, 'utf8'))
  for (const { title, lines } of scripts) {
    it(title, () => {
      const world = new TraceWorld()
      for (const line of lines) {
        const printed = print(world, line.command)
        if (rewrite) line.output = printed
        assert.deepEqual(printed, line.output, line.command)
      }
    })
  }
  if (rewrite) after(() => writeFileSync(path, format(scripts)))
}

/** What the command prints; what no validator would even decode is a refusal by all. */
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
  for (const line of text.split('\n')) {
    const script = scripts.at(-1)
    if (line.startsWith('# ')) scripts.push({ title: line.slice(2), lines: [] })
    else if (line.startsWith('  ')) script?.lines.at(-1)?.output.push(line.slice(2))
    else if (line !== '') script?.lines.push({ command: line, output: [] })
  }
  return scripts
}

function format(scripts: readonly Script[]): string {
  return scripts
    .map(({ title, lines }) =>
      [`# ${title}`, ...lines.flatMap(({ command, output }) => [command, ...output.map(printed => `  ${printed}`)]), ''].join('\n'),
    )
    .join('\n')
}
