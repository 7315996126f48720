/** What the sessions of a XenoServer ask of others; the daemon hands it in. */
import type { Committee } from '../../corp/core/committee.ts'
import type { EndOperation } from '../../corp/core/operation.ts'
import type { Bytes } from '../../types/bytes.ts'
import type { Refusal } from '../../types/errors.ts'

export interface CertifyOptions {
  readonly signal?: AbortSignal | undefined
  readonly deadlineMs?: number | undefined
  /** Certificates that the validators are likely to lack. */
  readonly certificates?: readonly Bytes[]
  /** Further certificates, for a validator that says it lacks something. */
  readonly older?: () => readonly Bytes[]
}

export type CertifyOutcome = { readonly ends: readonly Bytes[] } & (
  | { readonly kind: 'certified'; readonly certificate: Bytes }
  | { readonly kind: 'conflict' | 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unavailable' }
)

/** What the validators of a XenoCorp say of an order, as far as this server looks at it. */
export interface OrderFacts {
  readonly binding: { readonly operation: { readonly id: Bytes }; readonly certificate: Bytes } | undefined
  readonly end: { readonly operation: EndOperation } | undefined
  /** ms since 1970, the median of the validators' clocks. */
  readonly time: number
}

/** A quorum of one XenoCorp's validators. Every request is safe to repeat. */
export interface XenoCorpPort {
  readonly committee: Committee
  /** Proposes an operation's exact bytes until a quorum has voted or refused. `ends` come with the answers, unverified. */
  certify(operation: Bytes, options?: CertifyOptions): Promise<CertifyOutcome>
  /** Hands certificates to all validators, in the background. */
  deliver(certificates: readonly Bytes[]): void
  /** @throws XenoError `quorum-unavailable` */
  order(order: Bytes, options?: { readonly signal?: AbortSignal }): Promise<OrderFacts>
  /** `time` is the median of the validators' clocks. @throws XenoError `quorum-unavailable` */
  account(account: Bytes, options?: { readonly signal?: AbortSignal }): Promise<{ readonly time: number }>
  /** Certificates of the newest enrolments of a server. @throws XenoError `quorum-unavailable` */
  enrolments(server: Bytes, options?: { readonly signal?: AbortSignal }): Promise<readonly { readonly certificate: Bytes }[]>
}

/** A XenoCorp with which this server is registered. */
export interface Registration {
  readonly corp: XenoCorpPort
  readonly payoutAccount: Bytes
}
