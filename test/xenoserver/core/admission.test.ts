import assert from 'node:assert/strict'
import { type CaveatWishes, writeCaveats } from '../../../src/corp/core/caveats.ts'
import { makeOperation, makeSigned } from '../../../src/corp/core/operation.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY } from '../../../src/types/bytes.ts'
import type { Result } from '../../../src/types/errors.ts'
import { unwrap } from '../../../src/types/errors.ts'
import type { Signer } from '../../../src/types/ports.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { type BindBody, type Caveat, type IssueBody, SignedBody } from '../../../src/wire/generated/corp.ts'
import { type Agreement, admit, type Presented, type Server } from '../../../src/xenoserver/core/admission.ts'
import { newSession } from '../../../src/xenoserver/core/session.ts'
import { stepFor } from '../../../src/xenoserver/core/terms.ts'
import { certify, foundCorp, member, someId, validatorMembers } from '../../corp/support/members.ts'
import { makeTerms, T0 } from './support.ts'

const corp = foundCorp(validatorMembers(4))
const { name } = corp.committee
const [client, other, host] = [member('client'), member('other'), member('server')]
const server: Server = { crypto: nodeCrypto, committee: corp.committee, peer: host.id, payoutAccount: someId('payout') }
const terms = makeTerms()
const agreement: Agreement = { terms, termsId: someId('terms'), session: undefined }

interface Changes {
  issue?: Partial<IssueBody>
  caveats?: CaveatWishes
  bind?: Partial<BindBody>
  holder?: Signer
  signer?: Signer
  blocks?: { caveats: CaveatWishes | Caveat[]; by: Signer; next: Signer }[]
}

function present(changes: Changes = {}): Presented & { order: Bytes } {
  const body: IssueBody = {
    account: accountId(nodeCrypto, client.id),
    seq: 1n,
    cap: 1_000_000n,
    notAfter: BigInt(T0 + 600_000),
    holder: client.id,
    caveats: writeCaveats(changes.caveats ?? {}),
    ...changes.issue,
  }
  const issue = makeOperation(nodeCrypto, name, 'issue', body, [client])
  const blocks: Bytes[] = []
  let last = issue.id
  for (const { caveats, by, next } of changes.blocks ?? []) {
    const signed = makeSigned(
      nodeCrypto,
      name,
      'block',
      { order: issue.id, previous: last, caveats: Array.isArray(caveats) ? caveats : writeCaveats(caveats), nextHolder: next.id },
      by,
    )
    last = nodeCrypto.sha256(new TextEncoder().encode('xeno/corp/block/1'), new Uint8Array(1), name, signed.body)
    blocks.push(encode(SignedBody, signed))
  }
  const bind: BindBody = {
    order: issue.id,
    block: last,
    server: host.id,
    payoutAccount: server.payoutAccount,
    terms: agreement.termsId,
    limit: 900_000n,
    rate: terms.maxRate,
    setup: terms.prices.setup,
    step: stepFor(terms),
    from: BigInt(T0 - 1_000),
    acceptBy: BigInt(T0 + 30_000),
    controllers: [client.id],
    environment: terms.environment,
    purpose: 'a test',
    nonce: someId('nonce'),
    k: 0,
    ...changes.bind,
  }
  const presentation = makeSigned(nodeCrypto, name, 'bind', bind, changes.signer ?? client)
  return { order: certify(corp, issue.bytes), blocks, presentation: encode(SignedBody, presentation) }
}

function refusal(result: Result<unknown>): string {
  if (result.ok) return 'ok'
  const { code, facts } = result.refusal
  return facts.field === undefined ? code : `${code} ${String(facts.field)}`
}

function admitted(changes: Changes = {}, at = T0, from: Agreement = agreement): string {
  return refusal(admit(server, present(changes), from, at))
}

describe('the admission of a presented order', () => {
  it('gives what a session needs to know of it', () => {
    const { order, issue, presentation } = unwrap(admit(server, present({ caveats: { before: T0 + 300_000, acked: 5n } }), agreement, T0))
    assert.deepEqual(order.order, issue.id)
    assert.deepEqual(order.bind, presentation.id)
    assert.deepEqual([order.limit, order.notAfter, order.ackAllowance, order.payee], [900_000n, T0 + 300_000, 5n, false])
  })

  it('refuses a presentation that differs from the terms in any field', () => {
    const changes: Partial<BindBody>[] = [
      { payoutAccount: someId('theirs') },
      { terms: someId('cheaper terms') },
      { rate: terms.maxRate - 1n },
      { setup: 0n },
      { step: stepFor(terms) - 1n },
      { environment: 'other' },
      { k: 1, session: someId('s'), previousBind: someId('b') },
      { limit: 1_000_001n },
    ]
    assert.deepEqual(
      changes.map(bind => admitted({ bind })),
      ['payoutAccount', 'terms', 'rate', 'setup', 'step', 'environment', 'session', 'limit'].map(field => `presentation-differs ${field}`),
    )
  })

  it('refuses an order for another server, by its presentation, its payee or its caveats', () => {
    assert.equal(admitted({ bind: { server: other.id } }), 'other-server')
    assert.equal(admitted({ issue: { payee: other.id, payeeAccount: someId('theirs') } }), 'other-server')
    assert.equal(admitted({ caveats: { servers: [other.id] } }), 'caveat-refused')
    assert.equal(admitted({ issue: { payee: host.id, payeeAccount: server.payoutAccount } }), 'ok')
  })

  it('holds every caveat, of the issue and of the blocks', () => {
    const next = { by: client, next: other }
    assert.equal(admitted({ caveats: { rate: terms.maxRate - 1n } }), 'caveat-refused')
    assert.equal(admitted({ caveats: { environment: ['windows'] } }), 'caveat-refused')
    assert.equal(admitted({ blocks: [{ caveats: { limit: 900_000n }, ...next }], signer: other }), 'ok')
    assert.equal(admitted({ blocks: [{ caveats: { limit: 899_999n }, ...next }], signer: other }), 'caveat-refused')
    assert.equal(admitted({ blocks: [{ caveats: [{ name: 'colour', value: EMPTY }], ...next }], signer: other }), 'caveat-unknown')
  })

  it('refuses whoever does not hold the order', () => {
    assert.equal(admitted({ signer: other }), 'bad-signature')
    assert.equal(admitted({ blocks: [{ caveats: {}, by: client, next: other }] }), 'bad-signature')
    assert.equal(admitted({ blocks: [{ caveats: {}, by: other, next: client }] }), 'chain-broken')
  })

  it('refuses orders that are not certified, or by another XenoCorp', () => {
    const foreign = foundCorp(validatorMembers(4), { nonce: 'another' })
    const uncertified = { ...present(), order: certify(corp, present().order.length > 0 ? issueBytes() : EMPTY, [0, 1]) }
    assert.equal(refusal(admit(server, uncertified, agreement, T0)), 'no-quorum')
    assert.equal(refusal(admit({ ...server, committee: foreign.committee }, present(), agreement, T0)), 'bad-vote')
    assert.equal(refusal(admit(server, { ...present(), order: certify(corp, openBytes()) }, agreement, T0)), 'malformed')
  })

  it('looks at the clock', () => {
    assert.equal(admitted({ bind: { from: BigInt(T0 + 1) } }), 'from-ahead')
    assert.equal(admitted({ bind: { acceptBy: BigInt(T0) } }), 'accept-window')
    assert.equal(admitted({ bind: { acceptBy: BigInt(T0 + 60_001) } }), 'accept-window')
    assert.equal(admitted({ issue: { notAfter: BigInt(T0 + 19_999) } }), 'order-ends-too-soon')
    assert.equal(admitted({ caveats: { before: T0 + 19_999 } }), 'order-ends-too-soon')
    assert.equal(admitted({ bind: { limit: 310_999n } }), 'limit-too-low')
  })

  it('takes a further order only as the next of its session', () => {
    const first = unwrap(admit(server, present(), agreement, T0))
    const session = newSession(
      { xenoCorp: name, account: someId('a'), controllers: [client.id], purpose: '', terms, termsId: agreement.termsId, order: first.order },
      T0,
    )
    const further = { ...agreement, session }
    const bind = { setup: 0n, k: 1, session: session.id, previousBind: session.id, limit: 5n }
    assert.equal(admitted({ bind }, T0, further), 'ok')
    assert.equal(admitted({ bind: { ...bind, k: 2 } }, T0, further), 'presentation-differs k')
    assert.equal(admitted({ bind: { ...bind, previousBind: someId('none') } }, T0, further), 'presentation-differs previousBind')
    assert.equal(admitted({ bind: { ...bind, session: someId('another') } }, T0, further), 'presentation-differs session')
    assert.equal(admitted({ bind: { ...bind, setup: 1n } }, T0, further), 'presentation-differs setup')
    assert.equal(admitted({}, T0, further), 'presentation-differs setup')
  })

  it('refuses bytes that are not the canonical form', () => {
    for (const changes of [{ presentation: EMPTY }, { blocks: [EMPTY] }, { presentation: Uint8Array.of(0xff) }]) {
      assert.match(refusal(admit(server, { ...present(), ...changes }, agreement, T0)), /^(malformed|chain-broken)/)
    }
  })
})

function issueBytes(): Bytes {
  const body = { account: accountId(nodeCrypto, client.id), seq: 1n, cap: 1n, notAfter: 1n, holder: client.id, caveats: [] }
  return makeOperation(nodeCrypto, name, 'issue', body, [client]).bytes
}

function openBytes(): Bytes {
  return makeOperation(nodeCrypto, name, 'open', { owner: client.id }, [client]).bytes
}
