/** The README's five minutes, pasted: its blocks marked `tour`, in their order, in one shell. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'
import { prepareHomes } from '../../testnet/homes.ts'
import { useNetwork } from '../support/network.ts'

const TOUR_NETWORK = '.testnet/net'

function tour(): string {
  const blocks = [...readFileSync(join(packageRoot, 'README.md'), 'utf8').matchAll(/^```sh tour\n(.*?)^```$/gms)].map(([, block]) => block)
  assert.ok(blocks.length >= 4, 'the README has its tour')
  return blocks.join('\n')
}

/** Runs it as a person would paste it, and stops at the first line that fails. */
function paste(script: string): Promise<{ code: number | null; output: string }> {
  const shell = spawn('bash', ['-e', '-o', 'pipefail', '-s'], { cwd: packageRoot, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  shell.stdin.end(script)
  return new Promise((resolve, reject) => shell.on('error', reject).on('close', code => resolve({ code, output })))
}

describe("the README's tour", function () {
  this.timeout(120_000)
  const network = useNetwork({ validators: 4, servers: 4, rds: 1 })

  it('works as it is pasted', async () => {
    await prepareHomes(network())
    const { code, output } = await paste(tour().replaceAll(TOUR_NETWORK, network().folder))
    assert.equal(code, 0, output)
    for (const said of ['hello from Linux', 'no server fits: exit code 68', "the task's own exit code: 7", 'line 3', 'came back']) {
      assert.ok(output.includes(said), `'${said}' is not in:\n${output}`)
    }
  })
})
