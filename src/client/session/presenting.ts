/** Presenting an order of the wallet to a server, for its terms: the first of a session, or a further one. */
import { restrictionsOf } from '../../corp/core/presentation.ts'
import type { PresentationTerms } from '../../corp/core/wallet-order.ts'
import type { WalletCorp } from '../../corp/wallet/corp.ts'
import type { Bytes } from '../../types/bytes.ts'
import { unwrap } from '../../types/errors.ts'
import { type Money, minMoney } from '../../types/money.ts'
import type { Quoted } from '../../xenoserver/core/quote.ts'
import { stepFor } from '../../xenoserver/core/terms.ts'
import type { SessionContext } from './context.ts'
import type { ClientOrder } from './journal.ts'

const ACCEPT_AHEAD_MS = 30_000
/** R1 counts from here: a little before now, for a server whose clock is behind. */
const FROM_BEHIND_MS = 5_000

export interface Presenting extends Pick<PresentationTerms, 'purpose' | 'topUp'> {
  readonly order: Bytes
  readonly server: Bytes
  readonly quoted: Quoted
  /** The most of the order that the session may spend; all that its caveats allow when absent. */
  readonly limit?: Money | undefined
  /** Keys that control the session; the dialling one when absent. */
  readonly controllers?: readonly Bytes[] | undefined
}

/**
 * Has the wallet sign the order's one presentation; what comes back is what is to be journalled, then sent.
 * @throws XenoError `order-not-here`, `order-presented` and other refusals of the wallet
 */
export async function presentOrder(context: SessionContext, corp: WalletCorp, presenting: Presenting): Promise<ClientOrder> {
  const { clock, identity, acceptAheadMs = ACCEPT_AHEAD_MS } = context
  const { order, server, controllers, topUp } = presenting
  const { terms, termsId } = presenting.quoted
  const known = await corp.order(order)
  const { cap } = known.issue.body
  // What the order's caveats leave open is the wallet's to refuse; what they decide is said for those who do not.
  const allowed = unwrap(restrictionsOf(known.issue.body, known.blocks))
  const limit = presenting.limit ?? minMoney(cap, allowed.limit ?? cap)
  const [onlyPurpose = ''] = allowed.purpose ?? []
  const purpose = presenting.purpose === '' ? onlyPurpose : presenting.purpose
  const acceptBy = clock.now() + acceptAheadMs
  const made = await corp.present(order, {
    server,
    payoutAccount: terms.payoutAccount,
    terms: termsId,
    limit,
    rate: terms.maxRate,
    setup: topUp === undefined ? terms.prices.setup : 0n,
    step: stepFor(terms),
    from: clock.now() - FROM_BEHIND_MS,
    acceptBy,
    controllers: controllers ?? [identity],
    environment: terms.environment,
    purpose,
    ...(topUp === undefined ? {} : { topUp }),
  })
  const { bindId: bind, certificate: issue, blocks, presentation } = made
  return { order, cap, bind, acceptBy, issue, blocks, presentation, state: 'presented' }
}
