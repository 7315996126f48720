import assert from 'node:assert/strict'
import { chmodSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { checkNode } from '../../src/daemon/check/command.ts'
import type { Finding } from '../../src/daemon/check/findings.ts'
import { foundCorpFile, foundXisFile } from '../../src/daemon/found.ts'
import { initNode } from '../../src/daemon/init.ts'
import { makeKey, showKey } from '../../src/daemon/key.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildPrograms } from '../support/network.ts'

describe('a check without a start', function () {
  this.timeout(60_000)
  let folder: string
  let home: string

  before(buildPrograms)
  beforeEach(() => {
    folder = temporaryFolder()
    home = join(folder, 'node')
  })

  const file = (name: string): string => join(home, name)
  const at = (findings: readonly Finding[], level: Finding['level']): string[] =>
    findings.filter(finding => finding.level === level).map(({ what, code }) => (code === undefined ? what : `${what}: ${code}`))
  /** Changes the config file's text. */
  function change(from: string | RegExp, to: string): void {
    writeFileSync(file('xenod.yaml'), readFileSync(file('xenod.yaml'), 'utf8').replace(from, to))
  }

  /** A node of all that can be had at once, filled in. */
  async function prepare(roles: string[], port = 0): Promise<void> {
    const { peer } = await initNode({ home, name: 'node', listen: `/ip4/127.0.0.1/tcp/${port}`, roles })
    const registrar = await makeKey(file('registrar.key'))
    const corp = join(folder, 'corp.yaml')
    writeFileSync(
      corp,
      `{ name: Acme Pay, currency: ACM, validators: [${peer}], registrar: ${registrar.peer}, treasurer: ${peer}, treasuryCredit: 1 }`,
    )
    const { name } = foundCorpFile(corp, file('committee.bin'))
    writeFileSync(join(folder, 'xis.yaml'), `{ name: Index, founding: [${peer}], xenoCorps: [${name}] }`)
    foundXisFile(join(folder, 'xis.yaml'), file('xis.bin'))
    change(/name: FILL-IN$/gm, `name: ${name}`)
    change(/address: FILL-IN/g, `address: /ip4/127.0.0.1/tcp/4101/p2p/${peer}`)
    change(/FILL-IN/g, 'Somebody')
    change('capacity: {', 'prefix: xckt\n    drivers: [process]\n    contentStore: 1MiB\n    capacity: {')
    change('cpuMs: 1000, memory: 2GiB, disk: 10GiB', 'cpuMs: 100, memory: 16MiB, disk: 16MiB')
  }

  it('finds nothing wrong with a node that would start, and leaves nothing behind', async () => {
    await prepare(['validator', 'registrar', 'xis', 'xenoserver'])
    const before = readdirSync(home)
    const findings = await checkNode(home)
    assert.deepEqual(at(findings, 'mistake'), [])
    for (const what of ['config file', 'node key', 'validator document', 'registrar key', 'XIS document', 'listen', 'memory', 'driver process']) {
      assert.ok(at(findings, 'ok').includes(what), what)
    }
    assert.deepEqual(readdirSync(home), before)
  })

  it('tells every mistake of the config file with its line, and goes no further', async () => {
    await initNode({ home, name: 'node', listen: '/ip4/127.0.0.1/tcp/0', roles: ['xis', 'xenoserver'] })
    const findings = await checkNode(home)
    assert.deepEqual(at(findings, 'mistake'), ['config file: config-invalid'])
    assert.match(findings[0]?.says ?? '', /line \d+: roles.xis.corps.0.name/)
  })

  it('finds what was left to fill in where any text would do', async () => {
    await prepare(['xenoserver'])
    change('operator: Somebody', 'operator: FILL-IN # who')
    const [mistake] = (await checkNode(home)).filter(({ level }) => level === 'mistake')
    const line = readFileSync(file('xenod.yaml'), 'utf8')
      .split('\n')
      .findIndex(text => text.includes('FILL-IN #'))
    assert.equal(mistake?.says, `FILL-IN is left in line ${line + 1}`)
  })

  it('finds keys that others can read, keys of others, and documents that are none', async () => {
    await prepare(['validator', 'registrar', 'xis'])
    chmodSync(file('registrar.key'), 0o644)
    writeFileSync(file('xis.bin'), 'not a document')
    renameSync(file('node.key'), file('old.key'))
    await makeKey(file('node.key'))
    assert.deepEqual(at(await checkNode(home), 'mistake'), ['validator key', 'registrar key: key-unsafe', 'XIS document: founding-document-invalid'])
  })

  it('finds a port that is taken and an address that is not here', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(address !== null && typeof address === 'object')
    await prepare(['validator'], address.port)
    assert.deepEqual(at(await checkNode(home), 'mistake'), ['listen: cannot-listen'])
    await new Promise(resolve => server.close(resolve))
    assert.deepEqual(at(await checkNode(home), 'mistake'), [])
    change(/\/ip4\/127.0.0.1\/tcp\/\d+/, '/ip4/192.0.2.1/tcp/0')
    assert.deepEqual(at(await checkNode(home), 'mistake'), ['listen: cannot-listen'])
  })

  it('finds more for sale than there is, and too little left for the machine', async () => {
    await prepare(['xenoserver'])
    change('memory: 16MiB, disk: 16MiB', 'memory: 100000GiB, disk: 16MiB')
    assert.deepEqual(at(await checkNode(home), 'mistake'), ['memory: capacity-too-large'])
    change('memory: 100000GiB', 'memory: 16MiB')
    change('cpuMs: 100,', `cpuMs: ${navigator.hardwareConcurrency * 1_000},`)
    assert.deepEqual(
      (await checkNode(home)).filter(({ level, what }) => level === 'warning' && what === 'CPU').map(({ next }) => next),
      ['Lower `capacity`: leave 200 ms/s for the machine itself.'],
    )
  })
})

describe("a key that is no node's", () => {
  it('is made once, for its owner alone, and tells its PeerId again', async () => {
    const path = join(temporaryFolder(), 'treasury/treasurer.key')
    const made = await makeKey(path)
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.deepEqual(showKey(path), made)
    const before = readFileSync(path)
    await assert.rejects(makeKey(path), (error: unknown) => isXenoError(error, 'already-initialised'))
    assert.deepEqual(readFileSync(path), before)
  })
})
