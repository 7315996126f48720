/** The XenoCorp of the simulated session: the cores of four real validators, any of which may be down for a while. */
import { buildCertificate } from '../../../src/corp/core/certificate.ts'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { Draft as LedgerDraft } from '../../../src/corp/core/state.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY } from '../../../src/types/bytes.ts'
import type { Money } from '../../../src/types/money.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind, type Vote } from '../../../src/wire/generated/corp.ts'
import type { OrderRecord } from '../../../src/wire/generated/corp-store.ts'
import { decode, foundCorp, member, someId, type TestCorp, validatorMembers } from '../../corp/support/members.ts'
import { TestValidator } from '../../corp/support/validators.ts'
import type { Random } from '../../support/random.ts'

export class SimulatedCorp {
  readonly #corp: TestCorp
  readonly #validators: TestValidator[]
  readonly #up: boolean[]
  readonly #certificates: Bytes[] = []
  readonly #hearOfEnd: (order: Bytes) => void

  /** @param hearOfEnd told of the End that comes with every answer to the server about an ended order */
  constructor(now: number, hearOfEnd: (order: Bytes) => void) {
    this.#hearOfEnd = hearOfEnd
    this.#corp = foundCorp(validatorMembers(4), { policy: { graceMs: 60_000n, minOrderMs: 0n } })
    this.#validators = this.#corp.validators.map((signer, index) => new TestValidator(this.#corp.committee, signer, index, now))
    this.#up = this.#validators.map(() => true)
    this.#enrol()
  }

  get name(): Bytes {
    return this.#corp.committee.name
  }

  set now(now: number) {
    for (const validator of this.#validators) validator.now = now
  }

  /** @throws where it is not certified: for what a healthy committee certifies */
  settle(operation: Bytes): void {
    if (!this.certify(operation)) throw new Error('a healthy committee certifies this')
  }

  /** Proposes to all that are up; a quorum's certificate is applied by all that are up, and by the others when they rise. */
  certify(operation: Bytes): boolean {
    const votes: Vote[] = []
    for (const [index, validator] of this.#validators.entries()) {
      if (this.#up[index] !== true) continue
      const reply = validator.propose(operation)
      if (reply.type === 'vote') votes.push(reply.vote)
      if ((reply.type === 'vote' || reply.type === 'refused') && reply.end !== undefined) this.#tellOfEnd(reply.end)
    }
    if (votes.length < this.#corp.committee.quorum.q) return false
    const certificate = buildCertificate(this.#corp.committee, operation, votes)
    this.#certificates.push(certificate)
    for (const [index, validator] of this.#validators.entries()) if (this.#up[index] === true) validator.apply(certificate)
    return true
  }

  raiseAll(): void {
    for (let index = 0; index < this.#up.length; index++) this.#raise(index)
  }

  /** Acts while all are up; then those that were down are down again. */
  whileUp(act: () => void): void {
    const down = this.#up.map((up, index) => (up ? -1 : index)).filter(index => index >= 0)
    for (const index of down) this.#raise(index)
    act()
    for (const index of down) this.#up[index] = false
  }

  /** All that are up write their time; with a chance `down`, they go down, and half of those that are down come back. */
  stamp(random: Random, down: number | undefined): void {
    for (const [index, validator] of this.#validators.entries()) {
      if (this.#up[index] === true) validator.step({ type: 'stamp' })
      if (down === undefined) continue
      if (this.#up[index] !== true && random.chance(0.5)) this.#raise(index)
      else if (random.chance(down)) this.#up[index] = false
    }
  }

  /** The largest certified charge that any of them knows. */
  income(order: Bytes): Money {
    return this.#records(order).reduce((most, { income }) => (income > most ? income : most), 0n)
  }

  /** The smallest release that any of them knows. */
  release(order: Bytes): Money | undefined {
    const releases = this.#records(order).flatMap(({ release }) => (release === undefined ? [] : [release]))
    return releases.length === 0 ? undefined : releases.reduce((least, release) => (release < least ? release : least))
  }

  #records(order: Bytes): OrderRecord[] {
    return this.#validators.map(validator => new LedgerDraft(validator.records, this.#corp.committee).order(order))
  }

  #tellOfEnd(end: Bytes): void {
    const operation = decode(this.#corp, end)
    if (operation.kind === 'end') this.#hearOfEnd(operation.body.order)
  }

  #raise(index: number): void {
    if (this.#up[index] === true) return
    this.#up[index] = true
    for (const certificate of this.#certificates) this.#validators[index]?.apply(certificate)
    this.#validators[index]?.step({ type: 'start' })
  }

  #enrol(): void {
    const { registrar, treasurer } = this.#corp
    const name = this.#corp.committee.name
    const [client, server] = [member('client'), member('server')]
    for (const [who, kind] of [
      [client, EnrolmentKind.CLIENT],
      [server, EnrolmentKind.SERVER],
    ] as const) {
      const account = accountId(nodeCrypto, who.id)
      const registration = {
        peer: who.id,
        payoutAccount: account,
        injectionNode: EMPTY,
        architecture: '',
        cpu: '',
        memoryBytes: 0n,
        connectivity: '',
        operator: '',
      }
      const body = {
        account,
        owner: who.id,
        kind,
        serial: 1n,
        revoked: false,
        commitment: someId('c'),
        ...(kind === EnrolmentKind.SERVER ? { server: registration } : {}),
      }
      this.settle(makeOperation(nodeCrypto, name, 'enrol', body, [registrar]).bytes)
      this.settle(makeOperation(nodeCrypto, name, 'open', { owner: who.id }, [who]).bytes)
    }
    const fund = { account: accountId(nodeCrypto, treasurer.id), seq: 1n, payee: accountId(nodeCrypto, client.id), amount: 1_000_000_000n, memo: '' }
    this.settle(makeOperation(nodeCrypto, name, 'transfer', fund, [treasurer]).bytes)
  }
}
