/**
 * Orders with caveats of the XenoCorp, of the client and of those it was handed on to: the wallet before it signs, the
 * server before it accepts and the validators before they bind refuse the same presentations, and no caveat widens.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CaveatWishes, writeCaveats } from '../../../src/corp/core/caveats.ts'
import { bodyId } from '../../../src/corp/core/ids.ts'
import { decodeOperation, makeOperation, makeSigned, wrapOperation } from '../../../src/corp/core/operation.ts'
import { decodeBlocks } from '../../../src/corp/core/presentation.ts'
import { newWalletOrder, type PresentationTerms, present } from '../../../src/corp/core/wallet-order.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY } from '../../../src/types/bytes.ts'
import { type Result, unwrap } from '../../../src/types/errors.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { type Caveat, EnrolmentKind, SignedBody } from '../../../src/wire/generated/corp.ts'
import { admit } from '../../../src/xenoserver/core/admission.ts'
import { stepFor } from '../../../src/xenoserver/core/terms.ts'
import { holds } from '../../support/properties.ts'
import { makeTerms, T0 } from '../../xenoserver/core/support.ts'
import { certify, foundCorp, member, someId, validatorMembers } from '../support/members.ts'
import { TestValidator } from '../support/validators.ts'

const endorsed = writeCaveats({ limit: 900_000n })
const corp = foundCorp(validatorMembers(4), { policy: { endorsement: { name: 'caveats', caveats: endorsed }, minOrderMs: 0n } })
const { committee } = corp
const { name } = committee
const [alice, server, other] = [member('alice'), member('server'), member('other server')]
const holders = [alice, member('first delegate'), member('second delegate')]
const account = accountId(nodeCrypto, alice.id)
const payoutAccount = accountId(nodeCrypto, server.id)
const terms = makeTerms({ server: server.id, payoutAccount, environment: 'linux' })
const termsId = someId('terms')

/** The last of the validators: certificates in this test have the others' votes. */
function someone(): TestValidator {
  const signer = validatorMembers(4).at(-1) ?? assert.fail()
  const validator = new TestValidator(committee, signer, 3, T0)
  const specification = { architecture: '', cpu: '', memoryBytes: 0n, connectivity: '', operator: '' }
  const registration = { peer: server.id, payoutAccount, injectionNode: EMPTY, ...specification }
  const enrol = { serial: 1n, revoked: false, commitment: EMPTY }
  const beginning = [
    makeOperation(nodeCrypto, name, 'enrol', { ...enrol, account, owner: alice.id, kind: EnrolmentKind.CLIENT }, [corp.registrar]),
    makeOperation(
      nodeCrypto,
      name,
      'enrol',
      { ...enrol, account: payoutAccount, owner: server.id, kind: EnrolmentKind.SERVER, server: registration },
      [corp.registrar],
    ),
    makeOperation(nodeCrypto, name, 'open', { owner: alice.id }, [alice]),
    makeOperation(nodeCrypto, name, 'transfer', { account: committee.treasury, seq: 1n, payee: account, amount: 10n ** 9n, memo: '' }, [
      corp.treasurer,
    ]),
  ]
  for (const { bytes } of beginning) validator.apply(certify(corp, bytes))
  return validator
}

const wishes: fc.Arbitrary<CaveatWishes> = fc.record(
  {
    servers: fc.constantFrom([server.id], [other.id], [server.id, other.id]),
    controllers: fc.constantFrom([alice.id], [other.id], [alice.id, other.id]),
    terms: fc.constantFrom([termsId], [someId('other terms')]),
    environment: fc.constantFrom(['linux'], ['windows'], ['linux', 'windows']),
    purpose: fc.constantFrom(['batch'], ['web'], ['batch', 'web']),
    limit: fc.constantFrom(500_000n, 600_000n, 2_000_000n),
    rate: fc.constantFrom(terms.maxRate, terms.maxRate - 1n, terms.maxRate * 2n),
    before: fc.constantFrom(T0 + 300_000, T0 + 1),
  },
  { requiredKeys: [] },
)
const chains = fc.array(wishes, { minLength: 1, maxLength: 3 })

/** What each of the three says of a presentation of an order with these caveats: of the issue, then of each block. */
function ask(validator: TestValidator, chain: readonly CaveatWishes[], limit: bigint): { wallet: string; server: string; validator: string } {
  const [own = {}, ...handed] = chain
  const notAfter = BigInt(T0 + 600_000)
  const issueBody = { account, seq: 1n, cap: 1_000_000n, notAfter, holder: alice.id, caveats: [...endorsed, ...writeCaveats(own)] }
  const issue = makeOperation(nodeCrypto, name, 'issue', issueBody, [alice])
  const signedBlocks = blocksOf(issue.id, handed.map(writeCaveats))
  const holder = holders[handed.length] ?? assert.fail()
  const certificate = certify(corp, issue.bytes)
  const decoded = unwrap(decodeOperation(nodeCrypto, name, issue.bytes))
  assert.ok(decoded.kind === 'issue')
  const blocks = unwrap(decodeBlocks(nodeCrypto, name, issue.id, signedBlocks))
  const order = { ...newWalletOrder(decoded, certificate, 'holder', undefined), blocks }
  const wanted: PresentationTerms = {
    ...{ server: server.id, payoutAccount, terms: termsId, limit, rate: terms.maxRate, setup: terms.prices.setup, step: stepFor(terms) },
    ...{ from: T0 - 1_000, acceptBy: T0 + 30_000, controllers: [alice.id], environment: 'linux', purpose: 'batch' },
  }
  const nonce = someId('nonce').subarray(0, 16)
  const signed = present(nodeCrypto, committee, order, holder, wanted, nonce, T0)
  // What the wallet would not sign, somebody may sign all the same.
  const body = {
    ...wanted,
    order: issue.id,
    block: blocks.at(-1)?.id ?? issue.id,
    from: BigInt(wanted.from),
    acceptBy: BigInt(wanted.acceptBy),
    nonce,
    k: 0,
  }
  const presentation = makeSigned(nodeCrypto, name, 'bind', { ...body, controllers: [...wanted.controllers] }, holder)
  const presented = {
    order: certificate,
    blocks: signedBlocks.map(block => encode(SignedBody, block)),
    presentation: encode(SignedBody, presentation),
  }
  const admitted = admit({ crypto: nodeCrypto, committee, peer: server.id, payoutAccount }, presented, { terms, termsId, session: undefined }, T0)
  validator.apply(certificate)
  const bind = bodyId(nodeCrypto, name, 'bind', presentation.body)
  const acceptance = makeSigned(nodeCrypto, name, 'acceptance', { bind }, server)
  const reply = validator.propose(wrapOperation('bind', presentation.body, [presentation.signature], { acceptance, blocks: signedBlocks }))
  const code = (result: Result<unknown>): string => (result.ok ? 'taken' : result.refusal.code)
  return { wallet: code(signed), server: code(admitted), validator: reply.type === 'refused' ? reply.refusal.code : 'taken' }
}

function blocksOf(order: Bytes, handed: readonly Caveat[][]) {
  let previous = order
  return handed.map((caveats, index) => {
    const [by, next] = [holders[index], holders[index + 1]]
    assert.ok(by !== undefined && next !== undefined)
    const block = makeSigned(nodeCrypto, name, 'block', { order, previous, caveats, nextHolder: next.id }, by)
    previous = bodyId(nodeCrypto, name, 'block', block.body)
    return block
  })
}

/** Each has its own words for time: an order that ends too soon is refused by all. */
const isRefused = (code: string): boolean => code !== 'taken'

describe('orders with caveats', function () {
  this.timeout(60_000)

  it('are refused by wallet, server and validators alike', () => {
    holds(
      fc.property(chains, fc.constantFrom(450_000n, 550_000n, 950_000n), (chain, limit) => {
        const { wallet, server: byServer, validator } = ask(someone(), chain, limit)
        const ends = chain.some(({ before }) => before === T0 + 1)
        // A minute is left or not: the server wants time to work in, the others only that it is not over.
        if (!ends) assert.deepEqual([isRefused(wallet), isRefused(byServer)], [isRefused(validator), isRefused(validator)])
        assert.ok(!isRefused(validator) || isRefused(wallet), `the wallet signs what validators refuse: ${validator}`)
        assert.ok(!isRefused(validator) || isRefused(byServer), `the server takes what validators refuse: ${validator}`)
      }),
      60,
    )
  })

  it('are only narrowed by a further block', () => {
    holds(
      fc.property(fc.array(wishes, { minLength: 1, maxLength: 2 }), wishes, (chain, more) => {
        const before = ask(someone(), chain, 450_000n)
        const after = ask(someone(), [...chain, more], 450_000n)
        assert.ok(!isRefused(after.validator) ? !isRefused(before.validator) : true, 'a block has widened the order')
        assert.ok(!isRefused(after.server) ? !isRefused(before.server) : true)
      }),
      40,
    )
  })

  it("are bounded by the XenoCorp's own caveats, whatever the client says", () => {
    for (const chain of [[{}], [{ limit: 2_000_000n }], [{ limit: 2_000_000n }, { limit: 1_000_000n }]]) {
      assert.deepEqual(ask(someone(), chain, 900_001n), { wallet: 'caveat-refused', server: 'caveat-refused', validator: 'caveat-refused' })
      assert.deepEqual(ask(someone(), chain, 900_000n), { wallet: 'taken', server: 'taken', validator: 'taken' })
    }
  })
})
