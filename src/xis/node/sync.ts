/** Pulls from a co-holder what this node should hold and lacks: cards, advertisements, obituaries. */
import { type Bytes, compareBytes, EMPTY, toText } from '../../types/bytes.ts'
import { isXenoError, unwrap } from '../../types/errors.ts'
import { Outcome, type ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { type VerifiedCard, verifyCard } from '../core/card.ts'
import { MAX_CARDS_A_REQUEST } from '../core/limits.ts'
import type { XisNode } from './service.ts'

const PEER_TIMEOUT_MS = 6_000
const MAX_ROUNDS = 256

/** @throws XenoError when the peer cannot be asked, or is too slow */
export async function syncWith(node: XisNode, peer: Bytes): Promise<void> {
  const { rpc, clock } = node.options
  // Whoever is slow, or never comes to an end, holds up no more than this round.
  const signal = AbortSignal.any([node.background.signal, AbortSignal.timeout(PEER_TIMEOUT_MS)])
  for (let [from, round] = [EMPTY, 0]; round < MAX_ROUNDS; round++) {
    const response = await rpc.call(peer, xisProtocol.sync, node.core.summarise(from, clock.now()), { signal })
    for (const notice of response.notices) await attempt(node, peer, () => node.takeNotice(notice, false))
    const lacking = node.core.lacking(response, clock.now())
    for (let at = 0; at < lacking.length; at += MAX_CARDS_A_REQUEST) await pull(node, peer, lacking.slice(at, at + MAX_CARDS_A_REQUEST), signal)
    if (compareBytes(response.next, from) <= 0) return
    from = response.next
  }
}

interface Lacking {
  readonly server: Bytes
  readonly zones: readonly ZoneName[]
}

async function pull(node: XisNode, peer: Bytes, lacking: readonly Lacking[], signal: AbortSignal): Promise<void> {
  const { rpc, crypto, xis } = node.options
  const zonesOf = new Map(lacking.map(({ server, zones }) => [toText(server), zones]))
  const { cards } = await rpc.call(peer, xisProtocol.cards, { servers: lacking.map(({ server }) => server) }, { signal })
  for (const card of cards) {
    await attempt(node, peer, async () => {
      const verified = unwrap(verifyCard(crypto, xis.name, card))
      await adopt(node, peer, verified, zonesOf.get(toText(verified.head.server)) ?? [], signal)
    })
  }
}

async function adopt(node: XisNode, peer: Bytes, card: VerifiedCard, zones: readonly ZoneName[], signal: AbortSignal): Promise<void> {
  const { server } = card.head
  await node.checkEnrolled(server)
  const { outcomes } = await node.step({ type: 'put', card, zones, xml: undefined })
  const lacking = zones.filter((_, index) => outcomes[index]?.outcome === Outcome.LACKING)
  if (lacking.length === 0) return
  const { xml } = await node.options.rpc.call(peer, xisProtocol.advertisement, { server }, { signal })
  if (xml !== undefined) await node.step({ type: 'put', card, zones: lacking, xml })
}

/** What one peer gives that breaks the rules, or that is over by now, does not keep the rest from being taken. */
async function attempt(node: XisNode, peer: Bytes, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isXenoError(error) || error.code === 'unavailable' || error.code === 'timeout') throw error
    node.options.logger.debug({ peer, error }, 'a co-holder sent what cannot be taken')
  }
}
