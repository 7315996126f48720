/**
 * The operator's guide, pasted: the blocks of docs/operate.md that say where they run, in their order, each into the one
 * shell of its machine. Five machines with systemd and a desk, on hosts of their own, joined by lines of 1 ms.
 *
 * What is not as the page has it: 192.0.2.N are the machines' addresses here; a line NAME=value that a block prints is set
 * in the shells of all the others, as the page asks; and `scp` copies into the machines' files, for want of a daemon there.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/node/package-root.ts'
import { Ground } from '../../testnet/ground/ground.ts'
import { PERFECT } from '../../testnet/ground/relay/settings.ts'
import { Plan } from '../../testnet/ground/topology/plan.ts'
import type { Topology } from '../../testnet/ground/topology/topology.ts'
import { skip } from '../skips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { Machine, removeLeftMachines, whyNoMachines } from '../support/machines.ts'
import { buildPrograms } from '../support/network.ts'
import { Shell } from '../support/shell.ts'

const MACHINES = ['m1', 'm2', 'm3', 'm4', 'm5'] as const
const DESK = 'desk'
const LATENCY_MS = 1

interface Block {
  readonly line: number
  readonly places: readonly string[]
  readonly text: string
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```sh ([a-z0-9 ]+)\n(.*?)^```$/gms)].map(({ index, 1: places = '', 2: text = '' }) => ({
    line: page.slice(0, index).split('\n').length,
    places: places.split(' '),
    text,
  }))
}

function topology(): Topology {
  const line = { ...PERFECT, latencyMs: LATENCY_MS }
  const host = { nodes: [], clients: 0, disk: undefined, hasSkewableClock: false }
  return {
    says: 'five machines and a desk',
    policy: undefined,
    servers: {},
    rds: {},
    hosts: [...MACHINES, DESK].map(name => ({ name, ...host })),
    routers: [{ name: 'net', masquerades: [], forwards: [] }],
    links: [...MACHINES, DESK].map(name => ({ ends: [name, 'net'], families: [4, 6], settings: [line, line] })),
  }
}

const SCP = `#!/bin/sh
# scp FILE... root@ADDRESS:[PATH]
for last; do :; done
where=\${last#root@}
path=\${where#*:}
case $path in /*) ;; *) path=/root/$path ;; esac
while [ $# -gt 1 ]; do cp "$1" "MACHINES/\${where%%:*}$path"; shift; done
`

describe("the operator's guide", function () {
  this.timeout(1_200_000)
  const page = readFileSync(join(packageRoot, 'docs/operate.md'), 'utf8')
  const folder = temporaryFolder()
  const machines = new Map<string, Machine>()
  const said = new Map<string, string>()
  const known = new Map<string, string>()
  let ground: Ground
  const shells = new Map<string, Shell>()

  const addressOf = (machine: string): string => ground.plan.devices(machine)[0]?.addresses[4] ?? assert.fail(machine)
  const saidBy = (place: string): string => said.get(place) ?? ''

  before(async function () {
    const why = await whyNoMachines()
    if (why !== undefined) skip(this, 'machines', why)
    await removeLeftMachines()
    await buildPrograms()
    ground = new Ground({ folder, outside: undefined, plan: new Plan(topology()), seed: 1 })
    await ground.open()
    mkdirSync(join(folder, 'machines'))
    const booted = await Promise.all(
      MACHINES.map(name => Machine.boot({ name, namespace: ground.namespace(name), folder: join(folder, 'machines') })),
    )
    for (const machine of booted) {
      machines.set(machine.name, machine)
      shells.set(machine.name, machine.openShell())
      symlinkSync(machine.root, join(folder, 'machines', addressOf(machine.name)))
    }
    shells.set(DESK, openDesk())
  })
  after(async () => {
    shells.get(DESK)?.end()
    await Promise.all([...machines.values()].map(machine => machine.stop()))
    await ground?.close()
  })

  function openDesk(): Shell {
    const host = ground.host(DESK)
    const tools = join(folder, 'tools')
    mkdirSync(tools)
    writeFileSync(join(tools, 'scp'), SCP.replace('MACHINES', join(folder, 'machines')), { mode: 0o755 })
    symlinkSync(packageRoot, join(host.folder, 'xenod'))
    const { argv, env, cwd } = host.launch(['bash'])
    const path = `${tools}:${process.env['PATH'] ?? ''}`
    return new Shell(argv, { folder: host.folder, seenAs: host.folder, cwd, env: { ...process.env, ...env, XENO_HOME: undefined, PATH: path } })
  }

  async function paste(place: string, { line, text }: Block): Promise<void> {
    const shell = shells.get(place) ?? assert.fail(`there is no ${place}`)
    const set = [...known].map(([name, value]) => `${name}='${value}'\n`).join('')
    const here = MACHINES.reduce((all, name, i) => all.replaceAll(`192.0.2.${i + 1}`, addressOf(name)), text)
    const { code, output } = await shell.paste(set + here)
    said.set(place, `${saidBy(place)}${output}`)
    assert.equal(code, 0, `line ${line}, on ${place}:\n${text}\nsaid:\n${output}`)
    for (const [, name = '', value = ''] of output.matchAll(/^([A-Z][A-Z0-9]*)=(\S+)$/gm)) known.set(name, value)
  }

  /** The parts of the page with blocks, by their headings. */
  const parts = page.split(/^## /m).flatMap(part => {
    const at = page.indexOf(part)
    const blocks = blocksOf(page).filter(({ line }) => {
      const first = page.slice(0, at).split('\n').length
      return line >= first && line < first + part.split('\n').length
    })
    return blocks.length === 0 ? [] : [{ title: part.split('\n')[0] ?? '', blocks }]
  })

  /** What must have been printed at the end of a part, where exit codes do not say it all. */
  const EXPECTED: Readonly<Record<string, readonly (readonly [place: string, says: RegExp])[]>> = {
    'The first client': [[DESK, /^hello from Linux$/m]],
    Watch: [['m5', /nothing is wrong/]],
    Upgrade: [[DESK, /^line 40$/m]],
    Restore: [
      [DESK, /^restored$/m],
      ['m4', /\[memory-lost\](.|\n)*^exit code 1$/m],
      [DESK, /^three of four go on$/m],
    ],
  }

  let failed = false
  for (const { title, blocks } of parts) {
    it(title.toLowerCase(), async () => {
      // Each part stands on those before it.
      assert.ok(!failed, 'an earlier part failed')
      failed = true
      for (const block of blocks) await Promise.all(block.places.map(place => paste(place, block)))
      for (const [place, says] of EXPECTED[title] ?? []) assert.match(saidBy(place), says)
      failed = false
    })
  }

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return
    for (const [name, machine] of machines) {
      const { output } = await machine.openShell().paste('journalctl --no-pager -o cat -n 40 -u xenod -u xenod-server || true')
      console.log(`--- ${name}\n${output}`)
    }
  })

  it('has nothing left of a server that was removed', async () => {
    const shell = machines.get('m3')?.openShell() ?? assert.fail()
    const { output } = await shell.paste('find /sys/fs/cgroup -type d -name "xeno-*"; ip netns list; pgrep -fc "[k]eeper.mjs" || true')
    assert.equal(output.trim(), '0')
  })
})
