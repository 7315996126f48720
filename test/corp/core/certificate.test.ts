import assert from 'node:assert/strict'
import { encodeFreezeStatement, freezeLeaf, signBatch, voteLeaf } from '../../../src/corp/core/batch.ts'
import { encodeBody } from '../../../src/corp/core/bodies.ts'
import {
  buildCertificate,
  buildFreezeCertificate,
  verifyCertificate,
  verifyFreezeVote,
  verifyOperationVote,
} from '../../../src/corp/core/certificate.ts'
import { makeOperation, makeSigned, signBody, wrapOperation } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, concat, EMPTY } from '../../../src/types/bytes.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { type BindBody, Certificate, type FreezeVote, type IssueBody, type Vote } from '../../../src/wire/generated/corp.ts'
import { certify, decode, foundCorp, member, someId, validatorMembers } from '../support/members.ts'

describe('certificates', () => {
  const corp = foundCorp(validatorMembers(4))
  const { committee } = corp
  const transfer = makeOperation(
    nodeCrypto,
    committee.name,
    'transfer',
    { account: committee.treasury, seq: 1n, payee: someId('payee'), amount: 5n, memo: '' },
    [corp.treasurer],
  ).bytes
  const operation = decode(corp, transfer)

  /** Each validator's vote, some of them in larger batches. */
  const votes: Vote[] = corp.validators.flatMap((signer, index) => {
    const leaf = voteLeaf(nodeCrypto, committee.name, committee.epoch, operation.kind, operation.id)
    const others = Array.from({ length: index }, (_, other) =>
      voteLeaf(nodeCrypto, committee.name, committee.epoch, 'open', someId(`other ${other}`)),
    )
    return signBatch(nodeCrypto, committee.name, signer, index, [...others, leaf]).slice(-1)
  })
  const vote = (index: number): Vote => votes[index] ?? assert.fail()
  const codeOf = (bytes: Bytes): string => {
    const verified = verifyCertificate(nodeCrypto, committee, bytes)
    return verified.ok ? 'ok' : verified.refusal.code
  }
  const withVotes = (...chosen: Vote[]): Bytes => encode(Certificate, { epoch: 0n, operation: transfer, votes: chosen, freezes: [] })

  it('count q distinct validators of the committee', () => {
    assert.equal(codeOf(withVotes(vote(0), vote(1), vote(2))), 'ok')
    assert.equal(codeOf(withVotes(vote(3), vote(1), vote(0), vote(2))), 'ok')
    assert.equal(codeOf(withVotes(vote(0), vote(1))), 'no-quorum')
    assert.equal(codeOf(withVotes(vote(0), vote(1), vote(1))), 'same-signer')
    assert.equal(codeOf(withVotes(vote(0), vote(1), { ...vote(2), validator: 4 })), 'bad-vote')
    assert.equal(codeOf(withVotes(vote(0), vote(1), { ...vote(2), validator: 3 })), 'bad-vote')
    assert.equal(codeOf(withVotes(vote(0), vote(1), { ...vote(2), signature: vote(3).signature })), 'bad-vote')
    assert.ok(corp.validators.every((_, index) => verifyOperationVote(nodeCrypto, committee, operation, vote(index))))
  })

  it('are of one epoch, canonical, and either of an operation or of statements', () => {
    assert.equal(codeOf(encode(Certificate, { epoch: 1n, operation: transfer, votes: votes.slice(0, 3), freezes: [] })), 'foreign-epoch')
    assert.equal(codeOf(concat(withVotes(vote(0), vote(1), vote(2)), Uint8Array.of(0xf8, 0x01, 0x01))), 'malformed')
    assert.equal(codeOf(encode(Certificate, { epoch: 0n, votes: [], freezes: [] })), 'malformed')
    assert.equal(codeOf(encode(Certificate, { epoch: 0n, votes, freezes: [] })), 'malformed')
    assert.equal(codeOf(new Uint8Array(64 * 1024 + 1)), 'too-large')
    assert.equal(codeOf(EMPTY), 'malformed')
  })

  it('are built of a quorum, and hold for a re-signed copy of the operation too', () => {
    const built = buildCertificate(committee, transfer, votes)
    assert.equal(Certificate.decode(built).votes.length, committee.quorum.q)
    assert.equal(codeOf(built), 'ok')
    // A vote covers the body, not its signature: a copy with another signature has the same id and the same certificate.
    const resigned = wrapOperation('transfer', operation.bodyBytes, [{ key: corp.treasurer.id, signature: new Uint8Array(64) }])
    assert.deepEqual(decode(corp, resigned).id, operation.id)
    assert.equal(codeOf(buildCertificate(committee, resigned, votes)), 'ok')
  })

  describe('of a freeze', () => {
    const [alice, server] = [member('alice'), member('server')]
    const issue: IssueBody = { account: someId('account'), seq: 1n, cap: 100n, notAfter: 9_000n, holder: alice.id, caveats: [] }
    const order = makeOperation(nodeCrypto, committee.name, 'issue', issue, [alice])
    const payeeIssue: IssueBody = { ...issue, payee: server.id, payeeAccount: someId('payout') }
    const payeeOrder = makeOperation(nodeCrypto, committee.name, 'issue', payeeIssue, [alice])
    const bindBody: BindBody = {
      ...{ order: order.id, block: order.id, server: server.id, payoutAccount: someId('payout'), terms: someId('terms') },
      ...{ limit: 100n, rate: 1n, setup: 0n, step: 0n, from: 0n, acceptBy: 1n },
      ...{ controllers: [alice.id], environment: '', purpose: '', nonce: someId('nonce'), k: 0 },
    }
    const presentation = signBody(nodeCrypto, committee.name, 'bind', encodeBody('bind', bindBody), alice)
    const bindId = decode(corp, wrapBind()).id
    const binding = certify(corp, wrapBind())

    function wrapBind(): Bytes {
      const id = nodeCrypto.sha256(new TextEncoder().encode('xeno/corp/bind/1'), Uint8Array.of(0), committee.name, presentation.body)
      const acceptance = makeSigned(nodeCrypto, committee.name, 'acceptance', { bind: id }, server)
      return wrapOperation('bind', presentation.body, [presentation.signature], { acceptance })
    }
    const charge = (amount: bigint, of: Bytes = order.id, by = server): Bytes =>
      makeOperation(nodeCrypto, committee.name, 'charge', { order: of, bind: bindId, amount, report: someId('report') }, [by]).bytes

    const freeze = (index: number, amount: bigint, proof: Partial<FreezeVote> = {}, of: Bytes = order.id): FreezeVote => {
      const signer = corp.validators[index] ?? assert.fail()
      const statement = encodeFreezeStatement(0n, of, amount)
      const [signed] = signBatch(nodeCrypto, committee.name, signer, index, [freezeLeaf(nodeCrypto, committee.name, statement)])
      return { statement, vote: signed, ...proof }
    }
    const proven = (index: number, amount: bigint): FreezeVote => freeze(index, amount, { charge: charge(amount), binding })
    const why = (...freezes: FreezeVote[]): string => {
      const verified = verifyCertificate(nodeCrypto, committee, encode(Certificate, { epoch: 0n, votes: [], freezes }))
      return verified.ok ? 'ok' : String(verified.refusal.facts.why ?? verified.refusal.code)
    }

    it('gives the largest amount stated, with the proof of that one', () => {
      const bytes = buildFreezeCertificate(committee, [proven(0, 30n), freeze(1, 0n), proven(2, 70n), proven(3, 20n)])
      const verified = verifyCertificate(nodeCrypto, committee, bytes)
      assert.ok(verified.ok && verified.value.type === 'freeze')
      // The smallest quorum is best for the client: 0, 20, 30.
      assert.equal(verified.value.amount, 30n)
      assert.equal(Certificate.decode(bytes).freezes.filter(({ charge }) => charge !== undefined).length, 1)
      assert.equal(why(freeze(0, 0n), freeze(1, 0n), freeze(2, 0n)), 'ok')
    })

    it("takes no amount on a validator's word", () => {
      const [zero, one] = [freeze(0, 0n), freeze(1, 0n)]
      assert.equal(why(zero, one, freeze(2, 50n)), 'there is no charge with its binding')
      assert.equal(why(zero, one, freeze(2, 50n, { charge: charge(49n), binding })), 'the charge is smaller')
      assert.equal(why(zero, one, freeze(2, 50n, { charge: charge(50n, someId('another order')), binding })), 'it is no charge of this order')
      assert.equal(
        why(zero, one, freeze(2, 50n, { charge: charge(50n, order.id, member('liar')), binding })),
        "the charge is not by the order's server",
      )
      assert.equal(
        why(zero, one, freeze(2, 50n, { charge: charge(50n), binding: certify(corp, transfer) })),
        "the charge is not by the order's server",
      )
      assert.equal(why(zero, one, freeze(2, 50n, { charge: charge(50n), binding: wrapBind() })), "the charge is not by the order's server")
      const forged = wrapOperation('charge', decode(corp, charge(50n)).bodyBytes, [{ key: server.id, signature: new Uint8Array(64) }])
      assert.equal(why(zero, one, freeze(2, 50n, { charge: forged, binding })), "the charge's signature does not verify")
      assert.equal(why(zero, one, freeze(2, 50n, { charge: charge(50n), binding })), 'ok')
    })

    it("takes a certified charge as its proof, and a payee order's issue for its binding", () => {
      const [zero, one] = [freeze(0, 0n), freeze(1, 0n)]
      assert.equal(why(zero, one, freeze(2, 50n, { certificate: certify(corp, charge(50n)) })), 'ok')
      assert.equal(why(zero, one, freeze(2, 50n, { certificate: certify(corp, charge(49n)) })), 'the certified charge is smaller')
      assert.equal(why(zero, one, freeze(2, 50n, { certificate: certify(corp, transfer) })), 'it is no certificate of a charge of this order')
      assert.equal(why(zero, one, freeze(2, 50n, { certificate: charge(50n) })), 'it is no certificate of a charge of this order')
      const of = payeeOrder.id
      const issued = encodeBody('issue', payeeIssue)
      const payee = [freeze(0, 0n, {}, of), freeze(1, 0n, {}, of)]
      assert.equal(why(...payee, freeze(2, 50n, { charge: charge(50n, of), binding: issued }, of)), 'ok')
      assert.equal(
        why(...payee, freeze(2, 50n, { charge: charge(50n, of), binding: encodeBody('issue', issue) }, of)),
        "the charge is not by the order's server",
      )
    })

    it('is of one order, and counts signers as others do', () => {
      assert.equal(why(freeze(0, 0n), freeze(1, 0n), freeze(2, 0n, {}, someId('another order'))), 'malformed')
      assert.equal(why(freeze(0, 0n), freeze(1, 0n), freeze(1, 0n)), 'same-signer')
      assert.equal(why(freeze(0, 0n), freeze(1, 0n)), 'no-quorum')
      assert.equal(why(freeze(0, 0n), freeze(1, 0n), { ...freeze(2, 0n), vote: vote(2) }), 'its signature does not cover this statement')
    })

    it('is checked vote by vote by whoever collects them', () => {
      assert.deepEqual(verifyFreezeVote(nodeCrypto, committee, order.id, proven(0, 30n)), { ok: true, value: 30n })
      for (const bad of [freeze(0, 30n), freeze(0, 0n, {}, someId('another')), { ...freeze(0, 0n), vote: vote(0) }]) {
        assert.equal(verifyFreezeVote(nodeCrypto, committee, order.id, bad).ok, false)
      }
    })
  })
})
