/** What goes wrong, from the command line: the exit code, the error's code, what it says, and that it cost nothing. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalNetwork } from '../../testnet/network.ts'
import { openNetwork } from '../../testnet/network.ts'
import { money, type Xeno } from '../support/cli.ts'
import { temporaryFolder } from '../support/folders.ts'
import { type AccountJson, Market, useMarket } from '../support/market.ts'
import { until } from '../support/until.ts'

const SMALL = ['--cpu', '150', '--memory', '64MiB'] as const
const TRUE = ['--', 'true'] as const
/** As an id is written. */
const UNKNOWN = 'a'.repeat(52)
const TOP_UP = '2'

describe('xeno in trouble', function () {
  this.timeout(30_000)
  const market = useMarket({ servers: 2 })
  const files = temporaryFolder()
  let xeno: Xeno

  before(async function () {
    this.timeout(60_000)
    xeno = await market().client('client', TOP_UP)
    await until('servers are found', async () => {
      const { suggestions } = await xeno.ok<{ suggestions: unknown[] }>('find', ...SMALL)
      return suggestions.length === 2
    })
  })

  /** Fails with this exit code and this error, and says what to do next. */
  async function refuses(exit: number, code: string, ...args: readonly string[]) {
    const failure = await xeno.fails(...args)
    assert.deepEqual([failure.exit, failure.code], [exit, code], failure.message)
    assert.notEqual(failure.next, '', 'it says what to do next')
    return failure
  }

  function file(name: string, text: string): string {
    const path = join(files, name)
    writeFileSync(path, text)
    return path
  }

  describe('with what it asks for', () => {
    it('says of requirements that nobody meets what is nearest', async () => {
      const { message } = await refuses(68, 'no-match', 'run', '--cpu', '150', '--memory', '900GiB', '--budget', '0.5', ...TRUE)
      assert.match(message, /Memory\w* \d+ \(nearest: \d+\)/)
      interface Others {
        readonly suggestions: readonly unknown[]
        readonly others: readonly { readonly unmet: readonly { readonly requirement: string; readonly nearest: string }[] }[]
      }
      const { code, json: found } = await xeno.json<Others>('find', '--type', 'Plan9', ...SMALL)
      assert.equal(code, 68)
      assert.equal(found.suggestions.length, 0)
      assert.equal(found.others.length, 2)
      assert.ok(found.others.every(({ unmet }) => unmet.some(({ requirement }) => requirement.includes('EnvType'))))
    })

    it('names line and element of a requirements document that is not valid', async () => {
      const path = file(
        'invalid.xml',
        '<EnvironmentalRequirements>\n  <Basic>\n    <EnvName>x</EnvName>\n    <EnvType>Linux</EnvType>\n    <EnvKernel>6.1</EnvKernel>\n  </Basic>\n' +
          '  <QoS>\n    <CPUsmps>plenty</CPUsmps>\n  </QoS>\n</EnvironmentalRequirements>\n',
      )
      const { message, facts } = await refuses(65, 'document-invalid', 'find', '--requirements', path)
      assert.match(message, /line 8, \S*CPUsmps/)
      assert.equal(facts['line'], 8)
    })

    it('names the line of one that is not well-formed', async () => {
      const path = file('malformed.xml', '<EnvironmentalRequirements>\n  <Basic>\n</EnvironmentalRequirements>\n')
      const { facts } = await refuses(65, 'document-malformed', 'run', '--requirements', path, '--budget', '0.5', ...TRUE)
      assert.equal(facts['line'], 3)
    })

    it('takes no document type, and no document above its limit', async () => {
      const doctype = file('doctype.xml', '<!DOCTYPE x [<!ENTITY a "b">]>\n<EnvironmentalRequirements/>\n')
      await refuses(65, 'document-doctype', 'find', '--requirements', doctype)
      await refuses(65, 'file-unreadable', 'find', '--requirements', file('large.xml', ' '.repeat(100_000)))
    })

    it('refuses options that mean nothing', async () => {
      for (const args of [['find', '--cpu', 'much'], ['order', 'issue', '1.0000001'], ['order', 'show', 'this'], ['dance']]) {
        const { code, stdout } = await xeno.plain(...args)
        assert.deepEqual([code, stdout], [64, ''])
      }
    })

    it('refuses a file that is not there', async () => {
      await refuses(65, 'file-unreadable', 'run', ...SMALL, '--budget', '0.5', '--input', join(files, 'nothing'), ...TRUE)
    })
  })

  describe('with names', () => {
    it('knows no such order', async () => {
      await refuses(66, 'order-not-here', 'order', 'show', UNKNOWN)
      await refuses(66, 'order-not-here', 'order', 'cancel', UNKNOWN)
    })

    it('knows no such session', async () => {
      for (const verb of ['show', 'close', 'logs']) await refuses(66, 'session-unknown-here', 'session', verb, UNKNOWN)
    })

    it('finds nothing under a token that no server has, and refuses a range that is none', async () => {
      const { entries } = await xeno.ok<{ entries: unknown[] }>('lookup', 'NoSuchThing')
      assert.deepEqual(entries, [])
      await refuses(64, 'xis-range-invalid', 'lookup', 'CPUsmps', '..')
    })

    it('knows no such XenoCorp', async () => {
      await refuses(66, 'corp-unknown', 'account', 'show', '--corp', 'nobody')
      await refuses(66, 'corp-unknown', 'run', '--corp', 'nobody', ...SMALL, '--budget', '0.5', ...TRUE)
      await refuses(78, 'committee-invalid', 'corp', 'add', market().network.about.corp.replace(/[^/]+$/, UNKNOWN))
    })
  })

  describe('with money', () => {
    it('sets no more aside than there is', async () => {
      const { facts } = await refuses(72, 'balance-too-low', 'order', 'issue', '3')
      assert.equal(facts['balance'], '2000000')
      await refuses(72, 'balance-too-low', 'run', ...SMALL, '--budget', '3', ...TRUE)
      await refuses(72, 'balance-too-low', 'session', 'create', ...SMALL, '--budget', '3')
    })

    it('needs an account', async () => {
      const stranger = await market().stranger('stranger')
      const { exit, code, next } = await stranger.fails('run', ...SMALL, '--budget', '0.5', ...TRUE)
      assert.deepEqual([exit, code], [66, 'account-missing'])
      assert.match(next, /xeno register/)
    })
  })

  describe('with a server', () => {
    it('is refused by one that cannot meet the requirements', async () => {
      const args = ['run', '--server', market().address('server-1'), '--cpu', '150', '--memory', '900GiB', '--budget', '0.5', ...TRUE]
      await refuses(68, 'unmet-requirements', ...args)
    })

    it('cannot reach one that is not there', async () => {
      const nobody = market()
        .address('server-1')
        .replace(/tcp\/\d+/, 'tcp/1')
      await refuses(69, 'unavailable', 'server', 'status', nobody)
    })

    it('passes on why a program cannot start', async () => {
      const { message } = await refuses(77, 'task-failed', 'run', ...SMALL, '--budget', '0.5', '--', '/no/such/program')
      assert.match(message, /\/no\/such\/program/)
    })
  })

  describe('with a XenoCorp of its own', () => {
    let other: LocalNetwork
    let house: Market

    before(async function () {
      this.timeout(60_000)
      other = await openNetwork({ folder: temporaryFolder(), validators: 1, servers: 0 })
      await other.start()
      house = await Market.open(other)
    })
    after(async () => {
      await house.close()
      await other.stop()
    })

    it('is refused by a server that is not registered there, and has its money back', async () => {
      const foreign = await house.client('foreign', '1')
      const args = ['run', '--server', market().address('server-1'), ...SMALL, '--budget', '0.5', ...TRUE]
      const { exit, code } = await foreign.fails(...args)
      assert.deepEqual([exit, code], [77, 'foreign-xenocorp'])
      assert.equal((await foreign.ok<AccountJson>('account', 'show')).balance, '1')
      await house.observer.moneyAddsUp()
    })
  })

  describe('at the end', () => {
    it('has paid for nothing but what ran', async () => {
      const orders = await xeno.ok<{ state: string; cap: string; charged: string; refunded: string }[]>('order', 'list')
      for (const { cap, charged, refunded } of orders) assert.equal(money(charged) + money(refunded), money(cap))
      const { balance } = await xeno.ok<AccountJson>('account', 'show')
      assert.equal(money(balance) + (await market().observer.money()).earned, money(TOP_UP))
      await market().observer.moneyAddsUp()
      interface StatusJson {
        readonly sessions: number
        readonly capacity: unknown
        readonly free: unknown
      }
      for (const server of ['server-1', 'server-2']) {
        const { sessions, capacity, free } = await xeno.ok<StatusJson>('server', 'status', market().address(server))
        assert.deepEqual([sessions, free], [0, capacity])
      }
    })
  })
})
