import assert from 'node:assert/strict'
import { parseConfig } from '../../src/daemon/config.ts'
import { isXenoError } from '../../src/types/errors.ts'

const PEER = '12D3KooWHHzSeKaY8xuZVzkLbKFfvNgPPeKhFBGrMbNzbm5akpqu'
const GOOD = `
name: node-1
listen: [/ip4/127.0.0.1/tcp/4101]
bootstrap: [/ip4/127.0.0.1/tcp/4102/p2p/${PEER}]
roles:
  validator:
    committee: committee.bin
`

describe('the config file', () => {
  it('is read with its defaults', () => {
    const config = parseConfig(GOOD, 'xenod.yaml')
    assert.equal(config.log.level, 'info')
    assert.equal(config.network, 'public')
    assert.deepEqual(config.roles.validator, { committee: 'committee.bin', peers: [] })
  })

  it('reports every mistake at once, each with its line', () => {
    const text = `
name: Node One
listen: [/ip9/127.0.0.1/tcp/4101]
colour: blue
roles:
  xis:
    document: xis.bin
    corps:
      - name: short
        address: /ip4/127.0.0.1/tcp/1
`
    assert.throws(
      () => parseConfig(text, 'xenod.yaml'),
      (error: unknown) => {
        assert.ok(isXenoError(error, 'config-invalid'))
        assert.equal(error.facts.count, 5)
        for (const line of [
          'line 2: name',
          'line 3: listen.0',
          'line 4: colour: no such setting',
          'line 9: roles.xis.corps.0.name',
          'line 10: roles.xis.corps.0.address',
        ]) {
          assert.ok(error.message.includes(line), `${line} is not in: ${error.message}`)
        }
        return true
      },
    )
  })

  it('refuses a file that is no YAML, has a key twice, or names no role', () => {
    for (const text of ['name: [', `${GOOD}\nname: again\n`, `${GOOD.slice(0, GOOD.indexOf('roles:'))}roles: {}`]) {
      assert.throws(
        () => parseConfig(text, 'xenod.yaml'),
        (error: unknown) => isXenoError(error, 'config-invalid'),
      )
    }
  })
})
