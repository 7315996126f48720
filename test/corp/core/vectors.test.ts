/**
 * The vectors of the ledger: the name that a genesis document gives, operations with what decoding makes of them, and
 * certificates with what verifying does. Bytes are hex. `REWRITE=1` writes them anew from the cases below.
 */

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { encodeFreezeStatement, freezeLeaf, signBatch, voteLeaf } from '../../../src/corp/core/batch.ts'
import { type Bodies, encodeBody } from '../../../src/corp/core/bodies.ts'
import { writeCaveats } from '../../../src/corp/core/caveats.ts'
import { buildCertificate, buildFreezeCertificate, verifyCertificate } from '../../../src/corp/core/certificate.ts'
import { type Committee, decodeGenesis } from '../../../src/corp/core/committee.ts'
import { bodyId, type Kind } from '../../../src/corp/core/ids.ts'
import { decodeOperation, makeOperation, makeSigned, signBody, statementId, wrapOperation } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { packageRoot } from '../../../src/node/package-root.ts'
import { type Bytes, bytes, compareBytes, concat, EMPTY } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, type SignedBody } from '../../../src/wire/generated/corp.ts'
import { foundCorp, member, someId, validatorMembers } from '../support/members.ts'
import { reported } from '../support/statements.ts'

const FILE = join(packageRoot, 'protocols/corp/1/vectors.json')

const schema = z.strictObject({
  committee: z.strictObject({ document: z.string(), name: z.string(), treasury: z.string(), quorum: z.number() }),
  /** `id` and `kind` of one that decodes, else the code of the refusal. */
  operations: z.array(
    z.strictObject({ name: z.string(), bytes: z.string(), kind: z.string().optional(), id: z.string().optional(), code: z.string().optional() }),
  ),
  /** What it certifies: the operation's id; or the order and the amount, decimal, of a freeze. Else the code of the refusal. */
  certificates: z.array(
    z.strictObject({
      ...{ name: z.string(), bytes: z.string(), signers: z.array(z.number()).optional(), code: z.string().optional() },
      ...{ operation: z.string().optional(), order: z.string().optional(), amount: z.string().optional() },
    }),
  ),
})
type Vectors = z.infer<typeof schema>

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')
const fromHex = (text: string): Bytes => bytes(Uint8Array.from(Buffer.from(text, 'hex')))

if (process.env.REWRITE !== undefined) writeFileSync(FILE, `${JSON.stringify(makeVectors(), undefined, 2)}\n`)
const vectors = schema.parse(JSON.parse(readFileSync(FILE, 'utf8')))

describe('the vectors of the ledger', () => {
  const committee = unwrap(decodeGenesis(nodeCrypto, fromHex(vectors.committee.document)))

  it('the name of a XenoCorp', () => assert.deepEqual(describeCommittee(committee), vectors.committee))
  for (const { name, bytes: encoded, ...expected } of vectors.operations) {
    it(name, () => assert.deepEqual(describeOperation(committee, fromHex(encoded)), expected))
  }
  for (const { name, bytes: encoded, ...expected } of vectors.certificates) {
    it(name, () => assert.deepEqual(describeCertificate(committee, fromHex(encoded)), expected))
  }
})

function describeCommittee(committee: Committee): Vectors['committee'] {
  return { document: hex(committee.bytes), name: hex(committee.name), treasury: hex(committee.treasury), quorum: committee.quorum.q }
}

function describeOperation(committee: Committee, encoded: Bytes) {
  const decoded = decodeOperation(nodeCrypto, committee.name, encoded)
  return decoded.ok ? { kind: decoded.value.kind, id: hex(decoded.value.id) } : { code: decoded.refusal.code }
}

function describeCertificate(committee: Committee, encoded: Bytes) {
  const verified = verifyCertificate(nodeCrypto, committee, encoded)
  if (!verified.ok) return { code: verified.refusal.code }
  const { signers } = verified.value
  if (verified.value.type === 'operation') return { signers: [...signers], operation: hex(verified.value.operation.id) }
  return { signers: [...signers], order: hex(verified.value.order), amount: String(verified.value.amount) }
}

/** The cases. Signatures of Ed25519 are deterministic, so the same cases give the same bytes. */
function makeVectors(): Vectors {
  const corp = foundCorp(validatorMembers(4))
  const { committee, registrar, treasurer } = corp
  const [alice, bob, server] = ['alice', 'bob', 'server'].map(member)
  assert.ok(alice !== undefined && bob !== undefined && server !== undefined)
  const account = (owner: Signer): Bytes => accountId(nodeCrypto, owner.id)
  const make = <K extends Kind>(kind: K, body: Bodies[K], signers: Signer[], beside = {}) =>
    makeOperation(nodeCrypto, committee.name, kind, body, signers, beside)

  const enrol = { account: account(alice), owner: alice.id, kind: EnrolmentKind.CLIENT, serial: 1n, revoked: false, commitment: someId('commitment') }
  const transfer = make('transfer', { account: committee.treasury, seq: 1n, payee: account(alice), amount: 5_000_000n, memo: 'top-up' }, [treasurer])
  const issueBody: Bodies['issue'] = {
    ...{ account: account(alice), seq: 1n, cap: 2_000_000n, notAfter: 1_800_000_600_000n, holder: alice.id },
    caveats: writeCaveats({ servers: [server.id], limit: 1_500_000n, before: 1_800_000_500_000 }),
  }
  const issue = make('issue', issueBody, [alice])
  const blockBody = { order: issue.id, previous: issue.id, caveats: writeCaveats({ purpose: ['batch'] }), nextHolder: bob.id }
  const block = makeSigned(nodeCrypto, committee.name, 'block', blockBody, alice)
  const bindBody: Bodies['bind'] = {
    ...{ order: issue.id, block: bodyId(nodeCrypto, committee.name, 'block', block.body), server: server.id, payoutAccount: account(server) },
    ...{
      terms: someId('terms'),
      limit: 1_500_000n,
      rate: 3_600_000n,
      setup: 1_000n,
      step: 80_000n,
      from: 1_800_000_000_000n,
      acceptBy: 1_800_000_030_000n,
    },
    ...{ controllers: [bob.id], environment: 'linux', purpose: 'batch', nonce: someId('nonce').subarray(0, 16), k: 0 },
  }
  const presentation = signBody(nodeCrypto, committee.name, 'bind', encodeBody('bind', bindBody), bob)
  const bindId = bodyId(nodeCrypto, committee.name, 'bind', presentation.body)
  const acceptance = makeSigned(nodeCrypto, committee.name, 'acceptance', { bind: bindId }, server)
  const bind = (blocks: SignedBody[]): Bytes => wrapOperation('bind', presentation.body, [presentation.signature], { acceptance, blocks })
  const reportBody: Bodies['report'] = {
    ...{ session: bindId, number: 1, previous: EMPTY, terms: someId('terms'), from: 1_800_000_000_000n, to: 1_800_000_010_000n, cpuMs: 1_500n },
    ...{ memoryByteSeconds: 671_088_640n, diskByteSeconds: 0n, networkInBytes: 300n, networkOutBytes: 200n, domainIncarnation: 1 },
    ...{ tasks: ['echo'], annex: EMPTY, bill: 11_000n, meteredMs: 10_000n },
  }
  const report = makeSigned(nodeCrypto, committee.name, 'report', reportBody, server)
  const reportId = bodyId(nodeCrypto, committee.name, 'report', report.body)
  const charge = make('charge', { order: issue.id, bind: bindId, amount: 11_000n, report: reportId }, [server], { report })

  const words = [1n, 2n]
    .map(bill => reported(committee.name, server, { session: bindId, number: 1, bill }))
    .sort((a, b) => compareBytes(statementId(nodeCrypto, committee.name, a), statementId(nodeCrypto, committee.name, b)))
  const [first, second] = words.map(word => statementId(nodeCrypto, committee.name, word))
  assert.ok(first !== undefined && second !== undefined)
  const complaint = { account: account(alice), server: server.id, first, second }
  const complain = make('complain', complaint, [alice], { statements: words })

  const operations: [name: string, encoded: Bytes][] = [
    ['enrol: a client', make('enrol', enrol, [registrar]).bytes],
    ['open', make('open', { owner: alice.id }, [alice]).bytes],
    ['transfer: a top-up from the treasury', transfer.bytes],
    [
      'transfer: the same, signed by nobody: the same id',
      wrapOperation('transfer', bodyOf(transfer.bytes), [{ key: treasurer.id, signature: new Uint8Array(64) }]),
    ],
    ['rotate', make('rotate', { account: account(alice), seq: 2n, newOwner: bob.id }, [alice, bob]).bytes],
    ['issue: with caveats', issue.bytes],
    ['issue: with a payee', make('issue', { ...issueBody, payee: server.id, payeeAccount: account(server) }, [alice]).bytes],
    ['issue: with an unknown caveat', make('issue', { ...issueBody, caveats: [{ name: 'colour', value: EMPTY }] }, [alice]).bytes],
    ['bind: by the key it was handed on to', bind([block])],
    ['bind: without the block that it names', bind([])],
    ['cancel', make('cancel', { order: issue.id }, [alice]).bytes],
    ['charge: with its report', charge.bytes],
    [
      'charge: with a report of another digest',
      make('charge', { order: issue.id, bind: bindId, amount: 11_000n, report: someId('other') }, [server], { report }).bytes,
    ],
    ['close', make('close', { order: issue.id, bind: bindId, amount: 11_000n, report: reportId }, [server]).bytes],
    ['end', make('end', { order: issue.id, bind: bindId }, [alice]).bytes],
    ['complain: two reports with one number', complain.bytes],
    ['complain: without its statements', wrapOperation('complain', bodyOf(complain.bytes), signaturesOf(complain.bytes))],
    ['audit', make('audit', { auditor: member('auditor').id, seq: 1n, order: issue.id, reason: 'case 12' }, [member('auditor')]).bytes],
    [
      'settle: a pool that bears a loss',
      make('settle', { period: 2n, ratio: 900_000, losses: [{ account: account(alice), amount: 5n, reference: 'chargeback 7' }] }, [treasurer]).bytes,
    ],
    ['settle: what is kept is for nothing', make('settle', { period: 2n, ratio: 900_000, losses: [] }, [treasurer]).bytes],
    ['enrol: a client with a credit line and a name', make('enrol', { ...enrol, credit: 7_000_000n, identity: 'Alice' }, [registrar]).bytes],
    ['an operation with a field that is not in the protocol', concat(transfer.bytes, Uint8Array.of(0xf8, 0x01, 0x01))],
    [
      "a transfer at sequence number 0, which is the open's",
      make('transfer', { account: account(alice), seq: 0n, payee: account(bob), amount: 1n, memo: '' }, [alice]).bytes,
    ],
  ]

  /** Votes for an operation; validator i signs it together with i others. */
  const votesFor = (kind: Kind, id: Bytes) =>
    corp.validators.flatMap((signer, index) => {
      const others = Array.from({ length: index }, (_, other) => voteLeaf(nodeCrypto, committee.name, 0n, 'open', someId(`other ${other}`)))
      return signBatch(nodeCrypto, committee.name, signer, index, [...others, voteLeaf(nodeCrypto, committee.name, 0n, kind, id)]).slice(-1)
    })
  const binding = buildCertificate(committee, bind([block]), votesFor('bind', bindId))
  const transferVotes = votesFor('transfer', transfer.id)
  const freezeVotes = [0n, 11_000n, 11_000n, 0n].flatMap((amount, index) => {
    const statement = encodeFreezeStatement(0n, issue.id, amount)
    const signer = corp.validators[index] ?? assert.fail()
    const proof = amount === 0n ? {} : { charge: wrapOperation('charge', bodyOf(charge.bytes), signaturesOf(charge.bytes)), binding }
    return signBatch(nodeCrypto, committee.name, signer, index, [freezeLeaf(nodeCrypto, committee.name, statement)]).map(vote => ({
      statement,
      vote,
      ...proof,
    }))
  })
  const certificates: [name: string, encoded: Bytes][] = [
    ['of a transfer, three votes of batches of one, two and three', buildCertificate(committee, transfer.bytes, transferVotes)],
    ['of a transfer, two votes', buildCertificate(committee, transfer.bytes, transferVotes.slice(0, 2))],
    [
      'of a transfer, with one validator twice',
      buildCertificate(committee, transfer.bytes, [...transferVotes.slice(0, 2), ...transferVotes.slice(0, 1)]),
    ],
    ['of an issue, with votes for a transfer', buildCertificate(committee, issue.bytes, transferVotes)],
    ["of a freeze: 0, 0 and 11,000, which the server's charge proves", buildFreezeCertificate(committee, freezeVotes)],
    [
      'of a freeze: the same without its proof',
      buildFreezeCertificate(
        committee,
        freezeVotes.map(({ statement, vote }) => ({ statement, vote })),
      ),
    ],
  ]
  return {
    committee: describeCommittee(committee),
    operations: operations.map(([name, encoded]) => ({ name, bytes: hex(encoded), ...describeOperation(committee, encoded) })),
    certificates: certificates.map(([name, encoded]) => ({ name, bytes: hex(encoded), ...describeCertificate(committee, encoded) })),
  }

  function bodyOf(operation: Bytes): Bytes {
    return unwrap(decodeOperation(nodeCrypto, committee.name, operation)).bodyBytes
  }

  function signaturesOf(operation: Bytes) {
    return unwrap(decodeOperation(nodeCrypto, committee.name, operation)).signatures
  }
}
