/**
 * Certificates on their way in: decoded, looked up (most are known already), verified a few at a time so that others get
 * the event loop, and given to the ledger.
 */
import type { Bytes } from '../../types/bytes.ts'
import { commonErrors, isXenoError, ok, type Refusal, type Result } from '../../types/errors.ts'
import type { Crypto, Logger, Store } from '../../types/ports.ts'
import { decodeCertificate, type VerifiedCertificate, verifyDecoded } from '../core/certificate.ts'
import type { Committee } from '../core/committee.ts'
import { addsNothing } from '../core/known.ts'
import type { GroupCommit, Reply } from './group-commit.ts'

/** Of one request. */
export const MAX_CERTIFICATES = 256
/** After so long others get the event loop, in ms. */
const SLICE_MS = 8

export interface IntakeOptions {
  readonly committee: Committee
  readonly crypto: Crypto
  readonly store: Store
  readonly commit: GroupCommit
  readonly logger: Logger
}

export class Intake {
  readonly #options: IntakeOptions

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  /** Verifies certificates that came with a request, in their order; those that would change nothing are left out. */
  async verifyAll(certificates: readonly Bytes[]): Promise<Result<VerifiedCertificate[]>> {
    if (certificates.length > MAX_CERTIFICATES) return commonErrors.refuse('too-large', { what: 'the list of certificates', most: MAX_CERTIFICATES })
    const verified: VerifiedCertificate[] = []
    for await (const result of this.#verifyEach(certificates)) {
      if (!result.ok) return result
      if (result.value !== undefined) verified.push(result.value)
    }
    return ok(verified)
  }

  /**
   * Verifies and applies each certificate for itself; gives for each why it was refused, if it was.
   * @throws XenoError `validator-stopped`, `validator-store-failed`
   */
  async applyEach(certificates: readonly Bytes[]): Promise<(Refusal | undefined)[]> {
    const outcomes: Promise<Refusal | undefined>[] = []
    for await (const result of this.#verifyEach(certificates.slice(0, MAX_CERTIFICATES))) {
      outcomes.push(result.ok ? this.#apply(result.value) : Promise.resolve(result.refusal))
    }
    const tooMany = certificates.slice(MAX_CERTIFICATES).map(() => commonErrors.refuse('too-large', { what: 'the list of certificates' }).refusal)
    return [...(await Promise.all(outcomes)), ...tooMany]
  }

  async #apply(certificate: VerifiedCertificate | undefined): Promise<Refusal | undefined> {
    if (certificate === undefined) return undefined
    try {
      return this.heed(await this.#options.commit.submit({ type: 'apply', certificate }))
    } catch (error) {
      if (isXenoError(error, 'validator-busy')) return { code: error.code, facts: error.facts }
      throw error
    }
  }

  /** A valid certificate that the ledger cannot take means that more than f validators lie: the operator must know. */
  heed(reply: Reply): Refusal | undefined {
    if (reply.type !== 'refused') return undefined
    if (reply.refusal.code === 'certified-twice') this.#options.logger.error({ ...reply.refusal.facts }, 'a slot has two valid certificates')
    return reply.refusal
  }

  /** One after the other, so that the event loop is not held for long; undefined for one that would change nothing. */
  async *#verifyEach(certificates: readonly Bytes[]): AsyncGenerator<Result<VerifiedCertificate | undefined>> {
    let sliceEnd = performance.now() + SLICE_MS
    for (const certificate of certificates) {
      if (performance.now() > sliceEnd) {
        await nextTurn()
        sliceEnd = performance.now() + SLICE_MS
      }
      yield this.#verify(certificate)
    }
  }

  #verify(bytes: Bytes): Result<VerifiedCertificate | undefined> {
    const { crypto, committee, store } = this.#options
    const decoded = decodeCertificate(crypto, committee, bytes)
    if (!decoded.ok) return decoded
    return addsNothing(store, crypto, committee, decoded.value) ? ok(undefined) : verifyDecoded(crypto, committee, decoded.value)
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
