/**
 * Two XenoCorps with the same validators, members, registrar and treasurer, and the same things done in both: only their
 * documents differ. Whatever was signed for the one is refused by the other, each kind of message with a code.
 */
import assert from 'node:assert/strict'
import type { Bodies } from '../../../src/corp/core/bodies.ts'
import {
  buildCertificate,
  buildFreezeCertificate,
  verifyCertificate,
  verifyFreezeVote,
  verifyOperationVote,
} from '../../../src/corp/core/certificate.ts'
import { makeClientProof, verifyClientProof } from '../../../src/corp/core/client-proof.ts'
import { decodeGenesis } from '../../../src/corp/core/committee.ts'
import { contradictionOf } from '../../../src/corp/core/contradiction.ts'
import { bodyId, type Kind } from '../../../src/corp/core/ids.ts'
import { encodeVoted, verifyLie } from '../../../src/corp/core/lies.ts'
import { decodeOperation, makeOperation, makeSigned, statementId, wrapOperation } from '../../../src/corp/core/operation.ts'
import { decodePresentation, decodeSigned, isSignedBy, verifyChain } from '../../../src/corp/core/presentation.ts'
import { checkAdmission, decodeRegistration, decodeRevocation, makeInvite, makeRevocation } from '../../../src/corp/core/registration.ts'
import { mergeEnrolments } from '../../../src/corp/quorum/enrolments.ts'
import { registerRequest } from '../../../src/corp/quorum/register.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, compareBytes, EMPTY } from '../../../src/types/bytes.ts'
import { type Result, unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, type FreezeVote, type Vote } from '../../../src/wire/generated/corp.ts'
import { readQuote } from '../../../src/xenoserver/core/quote.ts'
import { encodeTerms, termsId } from '../../../src/xenoserver/core/terms.ts'
import { makeTerms } from '../../xenoserver/core/support.ts'
import { foundCorp, member, someId, type TestCorp, validatorMembers } from '../support/members.ts'
import { reported } from '../support/statements.ts'
import { TestValidator } from '../support/validators.ts'

const NOW = 1_000_000_000_000
const MEMBERS = validatorMembers(4)
const [alice, bob, server] = [member('alice'), member('bob'), member('server')]
const [auditor, treasurer, registrar] = [member('auditor'), member('treasurer'), member('registrar')]
const account = (name: 'alice' | 'server'): Bytes => accountId(nodeCrypto, member(name).id)

/** One XenoCorp in which a client has paid a server, and everything that was said on the way. */
class Dealings {
  readonly corp: TestCorp
  readonly validators: TestValidator[]
  readonly operations = new Map<string, Bytes>()
  readonly certificates = new Map<string, Bytes>()
  vote: Vote | undefined
  freeze: FreezeVote | undefined

  constructor(corp: TestCorp) {
    this.corp = corp
    this.validators = MEMBERS.map((signer, index) => new TestValidator(corp.committee, signer, index, NOW))
  }

  get name(): Bytes {
    return this.corp.committee.name
  }

  /** A validator that has heard of all that was done before this, and whose votes are in no certificate. */
  before(kind: string): TestValidator {
    const last = MEMBERS.length - 1
    const validator = new TestValidator(this.corp.committee, MEMBERS[last] ?? assert.fail(), last, NOW + 86_400_000)
    for (const [earlier, certificate] of this.certificates) {
      if (earlier === kind) break
      validator.apply(certificate)
    }
    return validator
  }

  do(kind: string, operation: Bytes): Bytes {
    const votes = this.validators.flatMap(validator => {
      const reply = validator.propose(operation)
      assert.ok(reply.type === 'vote', `${kind}: ${reply.type === 'refused' ? reply.refusal.code : reply.type}`)
      return [reply.vote]
    })
    this.vote ??= votes[0]
    const certificate = buildCertificate(this.corp.committee, operation, votes)
    for (const validator of this.validators) assert.equal(validator.apply(certificate).type, 'applied')
    this.operations.set(kind, operation)
    this.certificates.set(kind, certificate)
    return certificate
  }
}

function deal(corp: TestCorp): Dealings {
  const made = new Dealings(corp)
  const { name, treasury } = corp.committee
  const make = <K extends Kind>(kind: K, body: Bodies[K], signers: Signer[], beside = {}) =>
    makeOperation(nodeCrypto, name, kind, body, signers, beside)
  const specification = { architecture: '', cpu: '', memoryBytes: 0n, connectivity: '', operator: '' }
  const registration = { peer: server.id, payoutAccount: account('server'), injectionNode: EMPTY, ...specification }
  const enrol = { serial: 1n, revoked: false, commitment: EMPTY }
  made.do('enrol', make('enrol', { ...enrol, account: account('alice'), owner: alice.id, kind: EnrolmentKind.CLIENT }, [registrar]).bytes)
  made.do(
    'enrol a server',
    make('enrol', { ...enrol, account: account('server'), owner: server.id, kind: EnrolmentKind.SERVER, server: registration }, [registrar]).bytes,
  )
  made.do('open', make('open', { owner: alice.id }, [alice]).bytes)
  made.do('transfer', make('transfer', { account: treasury, seq: 1n, payee: account('alice'), amount: 1_000n, memo: '' }, [treasurer]).bytes)
  const issueBody = { account: account('alice'), seq: 1n, cap: 500n, notAfter: BigInt(NOW + 600_000), holder: alice.id, caveats: [] }
  const issue = make('issue', issueBody, [alice])
  made.do('issue', issue.bytes)
  const second = make('issue', { ...issueBody, seq: 2n, cap: 100n }, [alice])
  made.do('issue another', second.bytes)
  made.do('cancel', make('cancel', { order: second.id }, [alice]).bytes)
  made.do('rotate', make('rotate', { account: account('alice'), seq: 3n, newOwner: bob.id }, [alice, bob]).bytes)
  const presentation = makeSigned(nodeCrypto, name, 'bind', bindBody(issue.id), alice)
  const bind = bodyId(nodeCrypto, name, 'bind', presentation.body)
  const acceptance = makeSigned(nodeCrypto, name, 'acceptance', { bind }, server)
  made.do('bind', wrapOperation('bind', presentation.body, [presentation.signature], { acceptance }))
  const report = reported(name, server, { session: bind, number: 1, bill: 100n })
  const reportId = bodyId(nodeCrypto, name, 'report', report.body)
  const beside = { report: { body: report.body, signature: { key: server.id, signature: report.signature } } }
  made.do('charge', make('charge', { order: issue.id, bind, amount: 100n, report: reportId }, [server], beside).bytes)
  made.do('close', make('close', { order: issue.id, bind, amount: 100n, report: reportId }, [server], beside).bytes)
  made.do('end', make('end', { order: issue.id }, [alice]).bytes)
  made.do('complain', complaintOf(name).bytes)
  made.do('audit', make('audit', { auditor: auditor.id, seq: 1n, order: issue.id, reason: 'case' }, [auditor]).bytes)
  for (const validator of made.validators) validator.now = NOW + 86_400_000
  made.do('settle', make('settle', { period: 1n, ratio: 1_000_000, losses: [] }, [treasurer]).bytes)
  for (const validator of made.validators) {
    for (let stamps = 0; stamps < 100; stamps += 1) {
      validator.now += 10_000
      validator.step({ type: 'stamp' })
    }
  }
  const frozen = made.validators.map(validator => validator.freeze(issue.id))
  const words = frozen.flatMap(reply => (reply.type === 'freeze' ? [reply.freeze] : []))
  assert.equal(words.length, 4)
  made.freeze = words[0]
  made.certificates.set('freeze', buildFreezeCertificate(corp.committee, words))
  return made
}

function bindBody(order: Bytes) {
  return {
    ...{ order, block: order, server: server.id, payoutAccount: account('server'), terms: someId('terms'), limit: 500n, rate: 3_600_000n },
    ...{ setup: 100n, step: 0n, from: BigInt(NOW), acceptBy: BigInt(NOW + 30_000), controllers: [alice.id], environment: '', purpose: '' },
    ...{ nonce: someId('nonce').subarray(0, 16), k: 0 },
  }
}

function complaintOf(corp: Bytes) {
  const words = [1n, 2n]
    .map(bill => reported(corp, server, { number: 9, bill }))
    .sort((a, b) => compareBytes(statementId(nodeCrypto, corp, a), statementId(nodeCrypto, corp, b)))
  const [first, second] = words.map(word => statementId(nodeCrypto, corp, word))
  const body = { account: account('alice'), server: server.id, first: first ?? EMPTY, second: second ?? EMPTY }
  return makeOperation(nodeCrypto, corp, 'complain', body, [bob], { statements: words })
}

const codeOf = (result: Result<unknown>): string => (result.ok ? 'taken' : result.refusal.code)

describe('what was signed for one XenoCorp is refused by another', () => {
  const pool = { payout: { name: 'pool' as const, heldPpm: 100_000, periodMs: 1_000n } }
  const ours = deal(foundCorp(MEMBERS, { nonce: 'one', policy: pool, currency: 'ONE' }))
  const theirs = deal(foundCorp(MEMBERS, { nonce: 'other', policy: pool, currency: 'TWO' }))
  const { committee } = theirs.corp

  it('has the same members and sums in both', () => {
    assert.deepEqual([...ours.operations.keys()], [...theirs.operations.keys()])
    assert.ok(compareBytes(ours.name, theirs.name) !== 0)
  })

  for (const [kind, operation] of ours.operations) {
    it(`${kind}: the operation, and its certificate`, () => {
      const decoded = decodeOperation(nodeCrypto, theirs.name, operation)
      const code = decoded.ok ? answerOf(theirs.before(kind).propose(operation)) : decoded.refusal.code
      assert.match(code ?? '', /^(bad-signature|order-unknown|malformed|chain-broken|report-mismatch|not-bound|bound-elsewhere)$/)
      const certificate = ours.certificates.get(kind) ?? assert.fail()
      assert.match(codeOf(verifyCertificate(nodeCrypto, committee, certificate)), /^(bad-vote|malformed|chain-broken|report-mismatch)$/)
    })
  }

  function answerOf(reply: ReturnType<TestValidator['propose']>): string {
    return reply.type === 'refused' ? reply.refusal.code : reply.type
  }

  it('votes, freeze statements and their certificate', () => {
    const { vote, freeze } = ours
    assert.ok(vote !== undefined && freeze !== undefined)
    const enrolled = unwrap(decodeOperation(nodeCrypto, theirs.name, theirs.operations.get('enrol') ?? EMPTY))
    assert.equal(verifyOperationVote(nodeCrypto, committee, enrolled, vote), false)
    const issued = unwrap(decodeOperation(nodeCrypto, ours.name, ours.operations.get('issue') ?? EMPTY))
    assert.equal(codeOf(verifyFreezeVote(nodeCrypto, ours.corp.committee, issued.id, freeze)), 'taken')
    assert.equal(codeOf(verifyFreezeVote(nodeCrypto, committee, issued.id, freeze)), 'bad-vote')
    assert.equal(codeOf(verifyCertificate(nodeCrypto, committee, ours.certificates.get('freeze') ?? EMPTY)), 'bad-vote')
  })

  it('presentations, caveat blocks and acknowledgements', () => {
    const issue = unwrap(decodeOperation(nodeCrypto, ours.name, ours.operations.get('issue') ?? EMPTY))
    assert.ok(issue.kind === 'issue')
    const signed = makeSigned(nodeCrypto, ours.name, 'bind', bindBody(issue.id), alice)
    const presented = unwrap(decodePresentation(nodeCrypto, theirs.name, signed, []))
    assert.equal(isSignedBy(nodeCrypto, alice.id, presented), false)
    const block = makeSigned(nodeCrypto, ours.name, 'block', { order: issue.id, previous: issue.id, caveats: [], nextHolder: bob.id }, alice)
    const handed = unwrap(decodeSigned(nodeCrypto, theirs.name, 'block', block))
    assert.equal(codeOf(verifyChain(nodeCrypto, issue, [handed])), 'chain-broken')
    const ack = makeSigned(nodeCrypto, ours.name, 'ack', { session: someId('s'), number: 1, report: someId('r'), bill: 1n }, alice)
    assert.equal(isSignedBy(nodeCrypto, alice.id, unwrap(decodeSigned(nodeCrypto, theirs.name, 'ack', ack))), false)
  })

  it('proofs of clients, and enrolments', () => {
    const enrolment = ours.certificates.get('enrol') ?? EMPTY
    const credential = { account: account('alice'), enrolment, rotations: [] }
    const facts = { peer: bob.id, server: server.id }
    const proof = makeClientProof(nodeCrypto, ours.name, credential, alice, facts, NOW + 1_000)
    assert.equal(codeOf(verifyClientProof(nodeCrypto, ours.corp.committee, proof, { ...facts, now: NOW })), 'taken')
    assert.equal(codeOf(verifyClientProof(nodeCrypto, committee, proof, { ...facts, now: NOW })), 'bad-vote')
    assert.deepEqual(mergeEnrolments(nodeCrypto, committee, account('alice'), [enrolment]), [])
  })

  it('registrations, invites and revocations', () => {
    const owner = member('newcomer')
    const request = registerRequest(nodeCrypto, ours.name, { owner, kind: EnrolmentKind.CLIENT, particulars: { name: 'newcomer' } })
    assert.equal(codeOf(decodeRegistration(nodeCrypto, ours.name, request)), 'taken')
    assert.equal(codeOf(decodeRegistration(nodeCrypto, theirs.name, request)), 'bad-signature')
    const invited = foundCorp(MEMBERS, { nonce: 'invited', policy: { enrolment: { name: 'invite' } } })
    const registration = registerRequest(nodeCrypto, invited.committee.name, { owner, kind: EnrolmentKind.CLIENT, particulars: {} })
    const decoded = unwrap(decodeRegistration(nodeCrypto, invited.committee.name, registration))
    const invite = (corp: Bytes) => makeInvite(nodeCrypto, corp, registrar, owner.id, EnrolmentKind.CLIENT, NOW + 1_000)
    const rules = { required: [], invited: [], now: NOW }
    assert.equal(codeOf(checkAdmission(nodeCrypto, invited.committee, decoded, invite(invited.committee.name), rules)), 'taken')
    assert.equal(codeOf(checkAdmission(nodeCrypto, invited.committee, decoded, invite(ours.name), rules)), 'invite-invalid')
    const revocation = makeRevocation(nodeCrypto, ours.name, registrar, { account: account('alice'), kind: EnrolmentKind.CLIENT, serial: 1n })
    assert.equal(codeOf(decodeRevocation(nodeCrypto, committee, revocation)), 'bad-signature')
  })

  it('quotes, statements of complaints, and evidence', () => {
    const body = encodeTerms(makeTerms({ server: server.id }))
    const quote = { body, signature: server.sign(termsId(nodeCrypto, ours.name, body)) }
    assert.equal(codeOf(readQuote(nodeCrypto, ours.name, server.id, quote)), 'taken')
    assert.equal(codeOf(readQuote(nodeCrypto, theirs.name, server.id, quote)), 'quote-not-ours')
    const words = [1n, 2n].map(bill => reported(ours.name, server, { number: 3, bill }))
    const [first, second] = words
    assert.ok(first !== undefined && second !== undefined)
    assert.equal(codeOf(contradictionOf(nodeCrypto, ours.name, server.id, first, second)), 'taken')
    assert.equal(codeOf(contradictionOf(nodeCrypto, theirs.name, server.id, first, second)), 'statement-unsigned')
    const voted = encodeVoted(ours.operations.get('enrol') ?? EMPTY, ours.vote ?? assert.fail())
    assert.equal(codeOf(verifyLie(nodeCrypto, committee, voted, voted)), 'no-equivocation')
  })

  it('the committee document', () => {
    assert.equal(codeOf(decodeGenesis(nodeCrypto, ours.corp.committee.bytes, theirs.name)), 'committee-invalid')
  })
})
