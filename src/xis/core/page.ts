/** Signed pages: what one holder answers to a question, and what a reader takes from it after checking. */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto } from '../../types/ports.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { digest } from '../../wire/digest.ts'
import { type Entry, type GetResponse, PageBody } from '../../wire/generated/xis.ts'
import { joinCard } from './card.ts'
import type { Env } from './env.ts'
import { xisErrors } from './errors.ts'
import { isStale } from './holding.ts'
import { MAX_CARD_BYTES, MAX_PAGE } from './limits.ts'
import type { PageQuestion } from './query.ts'

export const MAX_PAGE_BYTES = (MAX_PAGE + 2) * (MAX_CARD_BYTES + 128)

export function answerPage(env: Env, question: PageQuestion, brief: boolean): GetResponse {
  const zone = question.query.zone === undefined ? undefined : env.state.zone(question.query.zone)
  const page = zone?.page(question) ?? { cards: [], more: false, total: 0, before: 0 }
  const entries = page.cards.map((card): Entry => {
    const held = env.state.card(card.head.server)
    const stale = held !== undefined && isStale(env, held)
    const entry = { server: card.head.server, version: BigInt(card.head.version), stale }
    return brief ? entry : { ...entry, card: joinCard(card.head.signed, card.tokensBytes) }
  })
  const body = encode(PageBody, {
    node: env.self,
    time: BigInt(env.now),
    query: env.crypto.sha256(question.bytes),
    entries,
    more: page.more,
    total: BigInt(page.total),
    before: BigInt(page.before),
    cuts: [...(zone?.cuts ?? [])],
  })
  return { page: body, signature: env.signer.sign(pageDigest(env.crypto, env.state.xis.name, body)) }
}

/** The page, if `node` signed it in answer to that question. Refuses with `xis-card-malformed`, `xis-card-forged`. */
export function verifyPage(crypto: Crypto, realm: Bytes, node: Bytes, question: Bytes, response: GetResponse): Result<PageBody> {
  const page = decodeCanonical(PageBody, response.page, MAX_PAGE_BYTES)
  if (page === undefined || page.entries.length > MAX_PAGE) return xisErrors.refuse('xis-card-malformed', { field: 'page' })
  if (!equal(page.node, node) || !equal(page.query, crypto.sha256(question)))
    return xisErrors.refuse('xis-card-malformed', { field: 'page', node: toText(node) })
  return crypto.verify(node, pageDigest(crypto, realm, response.page), response.signature)
    ? ok(page)
    : xisErrors.refuse('xis-card-forged', { field: 'page' })
}

function pageDigest(crypto: Crypto, realm: Bytes, page: Uint8Array): Bytes {
  return digest(crypto, 'xis/page', realm, page)
}
