/**
 * One XenoCorp as a server deals with it: the registration, what it must look at before it sells (the skew of the clocks),
 * its own credentials, and the proof that a caller is that XenoCorp's client.
 */
import { verifyOperationCertificate } from '../../corp/core/certificate.ts'
import { verifyClientProof } from '../../corp/core/client-proof.ts'
import { reportEveryMs } from '../../corp/core/policies/annotation.ts'
import { mustShowName } from '../../corp/core/policies/privacy.ts'
import type { Bytes } from '../../types/bytes.ts'
import { isXenoError, type Refusal } from '../../types/errors.ts'
import type { Clock, Crypto, Logger, Signer } from '../../types/ports.ts'
import type { Server } from '../core/admission.ts'
import { MAX_SKEW_MS } from '../core/defaults.ts'
import { coreErrors } from '../core/errors.ts'
import type { Registration } from './ports.ts'

/** How old a measured skew, and a copy of the credentials, may be. */
const SKEW_FRESH_MS = 60_000
/** Until it is looked at again whether the clocks have come together. */
const BAD_SKEW_FRESH_MS = 5_000
const CREDENTIALS_FRESH_MS = 600_000

export interface CorpDeskOptions {
  readonly registration: Registration
  readonly signer: Signer
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
}

export class CorpDesk {
  readonly registration: Registration
  /** What admission needs to know of this server. */
  readonly server: Server
  readonly #options: CorpDeskOptions
  #skewMs = 0
  #skewAt = Number.NEGATIVE_INFINITY
  #credentials: readonly Bytes[] = []
  #credentialsAt = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | undefined

  constructor(options: CorpDeskOptions) {
    const { registration, signer, crypto } = options
    this.#options = options
    this.registration = registration
    this.server = { crypto, committee: registration.corp.committee, peer: signer.id, payoutAccount: registration.payoutAccount }
  }

  /** The longest time that a report may cover, by this XenoCorp's policy. */
  get reportEveryMs(): number {
    return reportEveryMs(this.server.committee.policy.annotation) ?? Number.POSITIVE_INFINITY
  }

  get name(): Bytes {
    return this.server.committee.name
  }

  /** Why nothing is sold for this XenoCorp just now. The skew is measured in the background, so that no quote waits for it. */
  refusal(): Refusal | undefined {
    this.refresh()
    return Math.abs(this.#skewMs) <= MAX_SKEW_MS
      ? undefined
      : coreErrors.refuse('sale-paused', { why: `the clocks of the XenoCorp and this server differ by ${this.#skewMs} ms` }).refusal
  }

  /** Certificates of this server's enrolment; none before the XenoCorp has answered once. */
  credentials(): readonly Bytes[] {
    this.refresh()
    return this.#credentials
  }

  /** Looks at the clocks and the credentials again where they are old. */
  refresh(): void {
    const now = this.#options.clock.now()
    const skewFreshMs = Math.abs(this.#skewMs) <= MAX_SKEW_MS ? SKEW_FRESH_MS : BAD_SKEW_FRESH_MS
    // What lies in the future was measured by a clock that has been set back since.
    const isFresh = isWithin(now - this.#skewAt, skewFreshMs) && isWithin(now - this.#credentialsAt, CREDENTIALS_FRESH_MS)
    if (isFresh || this.#looking !== undefined) return
    this.#looking = this.#look()
      .catch((error: unknown) => {
        const { logger } = this.#options
        if (isXenoError(error)) logger.warn({ error }, 'the XenoCorp could not be asked for its time')
        else logger.error({ error }, 'asking the XenoCorp for its time failed')
      })
      .finally(() => {
        this.#looking = undefined
      })
  }

  /** Settles when nothing is being asked any more. */
  async settled(): Promise<void> {
    await this.#looking
  }

  /**
   * That the caller is a client of this XenoCorp: by a proof for this very connection; or by an order that has not ended,
   * where it need not tell its name.
   * @throws XenoError `client-unknown`
   */
  checkClient(proof: Bytes, peer: Bytes): void {
    const { crypto, clock, logger } = this.#options
    const { committee } = this.server
    const now = clock.now()
    const proven = verifyClientProof(crypto, committee, proof, { peer, server: this.server.peer, now })
    if (proven.ok) {
      const { account, identity } = proven.value
      if (identity !== undefined) logger.debug({ account, identity }, 'a client asks')
      return
    }
    if (mustShowName(committee.policy.privacy)) throw coreErrors.error('client-unknown', { why: proven.refusal.code })
    const order = verifyOperationCertificate(crypto, committee, proof)
    if (order.ok && order.value.operation.kind === 'issue' && Number(order.value.operation.body.notAfter) > now) return
    throw coreErrors.error('client-unknown', { why: proven.refusal.code })
  }

  async #look(): Promise<void> {
    const { clock } = this.#options
    const { corp, payoutAccount } = this.registration
    const askedAt = clock.now()
    const { time } = await corp.account(payoutAccount)
    this.#skewMs = Math.round(time - (askedAt + clock.now()) / 2)
    this.#skewAt = clock.now()
    if (isWithin(clock.now() - this.#credentialsAt, CREDENTIALS_FRESH_MS)) return
    const enrolments = await corp.enrolments(this.server.peer)
    this.#credentials = enrolments.map(({ certificate }) => certificate)
    this.#credentialsAt = clock.now()
  }
}

function isWithin(ageMs: number, freshMs: number): boolean {
  return ageMs >= 0 && ageMs < freshMs
}
