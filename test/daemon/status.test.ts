import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { healthOf, readStatus } from '../../src/daemon/status/command.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { useNetwork } from '../support/network.ts'
import { until } from '../support/until.ts'

describe('what a node says of itself', function () {
  this.timeout(90_000)
  const network = useNetwork({ validators: 4, servers: 1, rds: 1 })
  const home = (node: string): string => network().node(node).folder
  const codes = async (node: string): Promise<string[]> => (await readStatus(home(node))).problems.map(({ code }) => code)

  it('is that nothing is wrong, once everything has found everything', async () => {
    for (const node of ['validator-1', 'validator-2', 'server-1', 'rd-1']) {
      await until(`${node} is well`, async () => healthOf(await readStatus(home(node))) === 0, 30_000)
    }
  })

  it('has what an operator of each role looks at', async () => {
    const [validator, server, rd] = await Promise.all(['validator-1', 'server-1', 'rd-1'].map(async node => (await readStatus(home(node))).roles))
    const others = validator?.['validator']?.facts['validators']
    assert.ok(Array.isArray(others))
    assert.deepEqual(
      others.map(({ behind, failure }) => ({ behind, failure })),
      Array.from({ length: 3 }, () => ({ behind: 0, failure: null })),
    )
    assert.deepEqual([validator?.['registrar']?.state, server?.['xis']?.facts['members'], rd?.['rd']?.facts['servers']], ['running', 1, 1])
    const { sessions, cpuMs, freeCpuMs, advertised } = server?.['xenoserver']?.facts ?? {}
    assert.deepEqual([sessions, freeCpuMs], [0, cpuMs])
    assert.ok(typeof advertised === 'string' && Date.parse(advertised) <= Date.now())
  })

  it('is for nobody but its owner', () => {
    assert.equal(statSync(join(home('validator-1'), 'xenod.sock')).mode & 0o777, 0o600)
  })

  it('names a fellow validator that cannot be read, and forgets it when it is back', async () => {
    await network().node('validator-4').stop()
    await until('it is missed', async () => (await codes('validator-2')).includes('validators-unread'), 30_000)
    assert.equal(healthOf(await readStatus(home('validator-2'))), 1)
    await network().node('validator-4').start()
    await until('it is back', async () => (await codes('validator-2')).length === 0, 30_000)
  })

  it('is asked while the node waits for its XenoCorp, and says for which', async () => {
    const [server, validator] = [network().node('server-1'), network().node('validator-1')]
    await server.stop()
    await validator.stop()
    const started = server.start()
    const socket = join(server.folder, 'xenod.sock')
    await until('it waits', async () => existsSync(socket) && (await codes('server-1')).includes('corp-out-of-reach'), 30_000)
    const status = await readStatus(server.folder)
    assert.deepEqual([status.state, status.roles['xenoserver']?.state, healthOf(status)], ['starting', 'starting', 75])
    await validator.start()
    await started
    await until('it is well', async () => healthOf(await readStatus(server.folder)) === 0, 30_000)
  })

  it('is nothing when no node runs there, also where a killed one left its socket', async () => {
    await network().node('rd-1').kill()
    assert.ok(existsSync(join(home('rd-1'), 'xenod.sock')))
    await assert.rejects(readStatus(home('rd-1')), (error: unknown) => isXenoError(error, 'not-running'))
    await network().node('rd-1').start()
    assert.equal((await readStatus(home('rd-1'))).state, 'ready')
  })
})
