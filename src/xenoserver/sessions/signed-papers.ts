/**
 * Reports and claims (charges, closes) of a step, signed: their exact bytes are on disk with the step's record before
 * anything is sent. A claim that is on disk already goes out again with the same bytes.
 */
import { decodeOperation, makeOperation, signBody } from '../../corp/core/operation.ts'
import type { Annotation } from '../../corp/core/policies/annotation.ts'
import { toSignedBody } from '../../corp/core/presentation.ts'
import { equal } from '../../types/bytes.ts'
import type { Crypto, Signer, StoreWrite } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { SignedBody, type Operation as WireOperation } from '../../wire/generated/corp.ts'
import type { Effect } from '../core/draft.ts'
import type { Session, SessionOrder } from '../core/session.ts'
import type { SessionStore } from './session-store.ts'

const MAX_SIGNED_BYTES = 64 * 1024

export interface PaperContext {
  readonly store: SessionStore
  readonly crypto: Crypto
  readonly signer: Signer
  /** Whether reports go to the validators at all. */
  readonly annotation: Annotation
}

type Claim = Extract<Effect, { type: 'charge' | 'close-order' }>

/** @param session as it will be after the step */
export function papersOf(context: PaperContext, session: Session, effects: readonly Effect[]): StoreWrite[] {
  const { store, crypto, signer } = context
  const writes: StoreWrite[] = []
  let report: SignedBody | undefined
  for (const effect of effects) {
    if (effect.type === 'report') {
      report = signBody(crypto, session.xenoCorp, 'report', effect.body, signer)
      writes.push(store.putReport(session.id, effect.number, encode(SignedBody, report)))
    }
    if (effect.type === 'charge' || effect.type === 'close-order') writes.push(...claimOf(context, session, effect, report))
  }
  return writes
}

/** @param report the one that this step makes, if it makes one */
function claimOf(context: PaperContext, session: Session, effect: Claim, report: SignedBody | undefined): StoreWrite[] {
  const { store, crypto, signer } = context
  const order = session.orders.find(candidate => equal(candidate.bind, effect.bind))
  const kind = effect.type === 'charge' ? 'charge' : 'close'
  if (order === undefined || isOnDisk(context, session, order, kind, effect.amount)) return []
  const body = { order: effect.order, bind: effect.bind, amount: effect.amount, report: effect.report }
  const beside = {
    ...(kind === 'charge' ? besideCharge(context, session, order) : {}),
    ...(context.annotation.name === 'none' ? {} : { report: report ?? lastReport(context, session) }),
  }
  return [store.putPaper(session.id, order.k, kind, makeOperation(crypto, session.xenoCorp, kind, body, [signer], beside).bytes)]
}

function isOnDisk({ store, crypto }: PaperContext, session: Session, order: SessionOrder, kind: 'charge' | 'close', amount: bigint): boolean {
  const bytes = store.paper(session.id, order.k, kind)
  const claim = bytes === undefined ? undefined : decodeOperation(crypto, session.xenoCorp, bytes)
  return claim?.ok === true && (claim.value.kind === 'charge' || claim.value.kind === 'close') && claim.value.body.amount === amount
}

function lastReport({ store }: PaperContext, session: Session): SignedBody | undefined {
  const bytes = store.report(session.id, session.reports)
  return bytes === undefined ? undefined : decodeCanonical(SignedBody, bytes, MAX_SIGNED_BYTES)
}

/** The client's acknowledgement where the order asks for one; the presentation where no binding was certified. */
function besideCharge({ store, crypto }: PaperContext, session: Session, order: SessionOrder): Partial<WireOperation> {
  const ackBytes = order.ackAllowance === undefined ? undefined : store.paper(session.id, 0, 'ack')
  const ack = ackBytes === undefined ? undefined : decodeCanonical(SignedBody, ackBytes, MAX_SIGNED_BYTES)
  const bindBytes = order.payee ? store.paper(session.id, order.k, 'bind') : undefined
  const bind = bindBytes === undefined ? undefined : decodeOperation(crypto, session.xenoCorp, bindBytes)
  const presented = bind?.ok === true && bind.value.kind === 'bind' ? bind.value.presentation : undefined
  return {
    ...(ack === undefined ? {} : { ack }),
    ...(presented === undefined ? {} : { presentation: toSignedBody(presented), blocks: presented.blocks.map(toSignedBody) }),
  }
}
