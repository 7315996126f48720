import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeGenesis } from '../../src/corp/core/committee.ts'
import { foundCorpFile, foundXisFile } from '../../src/daemon/found.ts'
import { nodeCrypto, signerFromSeed } from '../../src/node/crypto.ts'
import { bytes, toText } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { peerText } from '../../src/types/peer-id.ts'
import { decodeXisDocument } from '../../src/xis/core/document.ts'

const [A, B, C] = [1, 2, 3].map(seed => peerText(signerFromSeed(new Uint8Array(32).fill(seed)).id))
const CORP = `
name: Acme Pay
currency: ACM
validators: [${A}]
registrar: ${B}
treasurer: ${C}
treasuryCredit: 1000.5
policy: { enrolment: invite, grace: 5m }
`

describe('founding', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-found-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('makes a committee document that its name proves', () => {
    const made = foundCorpFile(file('corp.yaml', CORP), join(folder, 'committee.bin'))
    const decoded = decodeGenesis(nodeCrypto, bytes(Uint8Array.from(readFileSync(made.document))))
    assert.ok(decoded.ok)
    assert.equal(toText(decoded.value.name), made.name)
    assert.equal(decoded.value.document.treasuryCredit, 1_000_500_000n)
    assert.equal(decoded.value.policy.timing.graceMs, 300_000n)
  })

  it('writes no document over another, and takes no file with mistakes', () => {
    const founding = file('corp.yaml', CORP)
    foundCorpFile(founding, join(folder, 'committee.bin'))
    assert.throws(
      () => foundCorpFile(founding, join(folder, 'committee.bin')),
      (error: unknown) => isXenoError(error, 'already-initialised'),
    )
    assert.throws(
      () => foundCorpFile(file('bad.yaml', CORP.replace('currency: ACM', 'colour: red')), join(folder, 'other.bin')),
      (error: unknown) => isXenoError(error, 'config-invalid') && error.facts['count'] === 2,
    )
  })

  it('says when a document cannot be written', () => {
    const founding = file('corp.yaml', CORP)
    assert.throws(
      () => foundCorpFile(founding, join(folder, 'no/such/folder.bin')),
      (error: unknown) => isXenoError(error, 'file-unwritable'),
    )
  })

  it("makes an XIS's document", () => {
    const { name: corp } = foundCorpFile(file('corp.yaml', CORP), join(folder, 'committee.bin'))
    const made = foundXisFile(file('xis.yaml', `name: Acme Index\nfounding: [${A}, ${B}]\nxenoCorps: [${corp}]\n`), join(folder, 'xis.bin'))
    const decoded = decodeXisDocument(nodeCrypto, bytes(Uint8Array.from(readFileSync(made.document))))
    assert.ok(decoded.ok)
    assert.equal(toText(decoded.value.name), made.name)
    assert.equal(decoded.value.founding.length, 2)
  })
})
