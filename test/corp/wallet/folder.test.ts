import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatCorpAddress, parseCorpAddress } from '../../../src/corp/quorum/address.ts'
import { holderPath, ownerPath, seedKeyring } from '../../../src/corp/wallet/keys.ts'
import { signerFromSeed } from '../../../src/node/crypto.ts'
import { toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { peerText } from '../../../src/types/peer-id.ts'
import { stopHosts } from '../../support/hosts.ts'
import { Economy } from '../support/economy.ts'
import { someId } from '../support/members.ts'

const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code) || assert.fail(String(error))

describe("a wallet's folder", function () {
  this.timeout(30_000)
  let economy: Economy

  before(async () => {
    economy = await Economy.start(1)
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
  })

  it('remembers XenoCorps by their documents, for its owner only', async () => {
    const { folder, wallet } = await economy.walletOf('ann')
    const file = join(folder, 'corps.json')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const again = await economy.walletOf('ann', folder)
    const { committee } = again.wallet.corp()
    assert.deepEqual([again.wallet.corps().length, toText(committee.name)], [1, toText(economy.name)])
    assert.equal(toText(again.wallet.corp(committee.document.name).account), toText(wallet.corp(toText(committee.name)).account))
    assert.throws(() => wallet.corp('another'), rejectsWith('corp-unknown'))
  })

  it('says what is wrong with a file that was changed', async () => {
    const { folder } = await economy.walletOf('ben')
    const file = join(folder, 'corps.json')
    const text = readFileSync(file, 'utf8')
    for (const changed of ['{', '[]extra', text.replace('"document": "', '"document": "AAAA'), text.replace('"name": "', '"nome": "')]) {
      writeFileSync(file, changed)
      await assert.rejects(economy.walletOf('ben', folder), rejectsWith('wallet-broken'))
    }
    writeFileSync(file, text)
    await economy.walletOf('ben', folder)
  })

  it('takes no document that has not the name that was asked for', async () => {
    const { wallet } = await economy.walletOf('cat')
    const address = parseCorpAddress(economy.address)
    await assert.rejects(wallet.addCorp(formatCorpAddress({ ...address, name: someId('another XenoCorp') })), rejectsWith('committee-invalid'))
    for (const bad of ['', 'somewhere', economy.address.slice(0, -1), `${economy.address}/more`, economy.address.replace('12D3', '12E3')]) {
      await assert.rejects(wallet.addCorp(bad), rejectsWith('corp-address-malformed'))
    }
  })

  it('asks to register where there is no account', async () => {
    const { corp } = await economy.walletOf('dan')
    await assert.rejects(corp.transfer({ payee: corp.account, amount: 1n }), rejectsWith('account-missing'))
    assert.deepEqual([(await corp.view()).opened, await corp.orders()], [false, []])
  })
})

describe("a wallet's keys", () => {
  it('follow from its seed, in this version and all later ones', () => {
    const keyring = seedKeyring(new Uint8Array(32).fill(1), signerFromSeed)
    const [here, there] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(3)]
    const ids = [
      keyring.key(here, ownerPath(0)),
      keyring.key(here, ownerPath(1)),
      keyring.key(here, holderPath(1n)),
      keyring.key(there, ownerPath(0)),
    ].map(({ id }) => peerText(id))
    assert.deepEqual(ids, [
      '12D3KooWDiaCa7mUkxqKQ7x3FtGWAXZWrBKD63cmFHokYxZbyDUa',
      '12D3KooWEHceX7Dxcxfe4PGx1Y5qU9iGctpCfZdELBthPKchhQ8w',
      '12D3KooWJ9zWQcuEqYWsv5S7jEEPMFKLMtDXCmovNAJfA9zGJ3zd',
      '12D3KooWNyy7wS6xYw2vZutbJR1DM2qmd8A22fikwkuHmDXjFZ3P',
    ])
    assert.equal(toText(keyring.identitySeed), '5r26sz3b4y2kxxt6qerprrvv3tumx7wuel6lbaoyfzsz2mhtmuwq')
  })
})
