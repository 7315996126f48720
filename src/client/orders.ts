/** What a client does with orders beside its wallet: finding a payee's account, reading bundles, telling caveats. */
import type { Restrictions } from '../corp/core/caveats.ts'
import type { WalletCorp } from '../corp/wallet/corp.ts'
import { type Bytes, fromText } from '../types/bytes.ts'
import { commonErrors } from '../types/errors.ts'
import { formatMoney } from '../types/money.ts'
import { peerText } from '../types/peer-id.ts'
import { decodeLoose } from '../wire/canonical.ts'
import { OrderBundle } from '../wire/generated/corp.ts'
import { clientErrors } from './errors.ts'

const MAX_BUNDLE_BYTES = 128 * 1024

/** The server's payout account, for an order that is born bound to it. @throws XenoError `server-not-payable` */
export async function payeeOf(corp: WalletCorp, server: Bytes): Promise<{ server: Bytes; account: Bytes }> {
  const enrolments = await corp.quorum.enrolments(server)
  const registered = enrolments.find(({ body }) => !body.revoked && body.server !== undefined)?.body.server
  if (registered === undefined) throw clientErrors.error('server-not-payable', { server: peerText(server) })
  return { server, account: registered.payoutAccount }
}

/** The XenoCorp of an order that was handed on. @throws XenoError `malformed` */
export function bundleCorp(bundle: Bytes): Bytes {
  const decoded = decodeLoose(OrderBundle, bundle, MAX_BUNDLE_BYTES)
  if (decoded === undefined) throw commonErrors.error('malformed', { what: 'order bundle' })
  return decoded.xenoCorp
}

/** What the caveats together allow, a line each. */
export function caveatLines(allowed: Restrictions): string[] {
  const peers = (texts: ReadonlySet<string>): string => [...texts].map(text => peerText(fromText(text) ?? new Uint8Array(0))).join(', ')
  const list = (texts: ReadonlySet<string>): string => [...texts].join(', ')
  const { servers, controllers, terms, environment, purpose, limit, rate, before, acked } = allowed
  return [
    ...(servers === undefined ? [] : [`servers: ${peers(servers)}`]),
    ...(controllers === undefined ? [] : [`controllers: ${peers(controllers)}`]),
    ...(terms === undefined ? [] : [`terms: ${list(terms)}`]),
    ...(environment === undefined ? [] : [`environment: ${list(environment)}`]),
    ...(purpose === undefined ? [] : [`purpose: ${list(purpose)}`]),
    ...(limit === undefined ? [] : [`limit: ${formatMoney(limit)}`]),
    ...(rate === undefined ? [] : [`rate: ${formatMoney(rate)} an hour`]),
    ...(before === undefined ? [] : [`before: ${new Date(before).toISOString()}`]),
    ...(acked === undefined ? [] : [`charged at most ${formatMoney(acked)} ahead of acknowledgements`]),
  ]
}
