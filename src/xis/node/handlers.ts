/** What an XIS node answers to calls. */
import { commonErrors, unwrap } from '../../types/errors.ts'
import { KIB } from '../../types/units.ts'
import type { SignedBody, ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import { verifyCard, verifyHead } from '../core/card.ts'
import { toNumber } from '../core/keys.ts'
import { MAX_CARDS_A_REQUEST, MAX_XML_BYTES, MAX_ZONES_A_REQUEST } from '../core/limits.ts'
import { verifyStatement } from '../core/notice.ts'
import { decodeQuery } from '../core/query.ts'
import type { XisNode } from './service.ts'

const MAX_ROLLS_BYTES = 1_024 * KIB
/** A signature and the tags around it. */
const ROLL_OVERHEAD_BYTES = 128
const MAX_ROLLS_TAKEN = 16

export function serve(node: XisNode): void {
  const { server } = node.options
  serveCards(node)
  serveQuestions(node)
  serveWatching(node)
  server.handle(xisProtocol.members, async () => ({ document: node.options.xis.bytes, rolls: newestRolls(node) }))
  server.handle(xisProtocol.roll, async ({ rolls }) => {
    await node.takeRolls(rolls.slice(0, MAX_ROLLS_TAKEN))
    return { rolls: newestRolls(node) }
  })
  server.handle(xisProtocol.sync, async (request, { peer }) => unwrap(node.core.compare(peer, request, now(node))))
}

function serveCards(node: XisNode): void {
  const { server, crypto, xis } = node.options
  server.handle(xisProtocol.put, async ({ card, zones, xml }) => {
    if (card === undefined) throw commonErrors.error('malformed', { what: 'put request' })
    checkZones(zones)
    if (xml !== undefined && xml.length > MAX_XML_BYTES) throw commonErrors.error('too-large', { what: 'the XML advertisement', bytes: xml.length })
    const verified = unwrap(verifyCard(crypto, xis.name, card))
    await node.checkEnrolled(verified.head.server)
    return node.step({ type: 'put', card: verified, zones, xml })
  })
  server.handle(xisProtocol.refresh, async ({ head, zones }) => {
    if (head === undefined) throw commonErrors.error('malformed', { what: 'refresh request' })
    checkZones(zones)
    const verified = unwrap(verifyHead(crypto, xis.name, head))
    await node.checkEnrolled(verified.server)
    return node.step({ type: 'refresh', head: verified, zones })
  })
}

function serveQuestions(node: XisNode): void {
  const { server } = node.options
  server.handle(xisProtocol.get, async ({ query, brief }) => node.core.page(unwrap(decodeQuery(query)), brief, now(node)))
  server.handle(xisProtocol.cards, async ({ servers }) => {
    if (servers.length > MAX_CARDS_A_REQUEST) throw commonErrors.error('too-large', { what: 'the list of servers', entries: servers.length })
    return node.core.cards(servers)
  })
  server.handle(xisProtocol.advertisement, async request => node.core.advertisement(request.server))
}

function serveWatching(node: XisNode): void {
  const { server, crypto, xis } = node.options
  server.handle(xisProtocol.heartbeat, async (request, { peer }) => {
    const [incarnation, version] = [toNumber(request.incarnation), toNumber(request.version)]
    if (incarnation === undefined || version === undefined) throw commonErrors.error('malformed', { what: 'heartbeat request' })
    const head = request.head === undefined ? undefined : unwrap(verifyHead(crypto, xis.name, request.head))
    if (head !== undefined) await node.checkEnrolled(peer)
    const answer = await node.step({ type: 'beat', server: peer, incarnation, version, head })
    return { lacking: answer.lacking, intervalMs: Math.round(answer.intervalMs) }
  })
  server.handle(xisProtocol.statement, async ({ head, statement }) => {
    if (head === undefined || statement === undefined) throw commonErrors.error('malformed', { what: 'statement request' })
    const verified = unwrap(verifyStatement(crypto, xis.name, statement))
    await node.step({ type: 'statement', head: unwrap(verifyHead(crypto, xis.name, head)), statement: verified })
    return {}
  })
  server.handle(xisProtocol.notice, async ({ notice }) => {
    if (notice === undefined) throw commonErrors.error('malformed', { what: 'notice request' })
    await node.takeNotice(notice, true)
    return {}
  })
}

function checkZones(zones: readonly ZoneName[]): void {
  if (zones.length > MAX_ZONES_A_REQUEST) throw commonErrors.error('too-large', { what: 'the list of zones', entries: zones.length })
}

/** As many as fit an answer. */
function newestRolls(node: XisNode): SignedBody[] {
  let bytes = 0
  const rolls = node.core.rolls().map(roll => roll.signed)
  const end = rolls.findIndex(({ body }) => {
    bytes += body.length + ROLL_OVERHEAD_BYTES
    return bytes > MAX_ROLLS_BYTES
  })
  return end < 0 ? rolls : rolls.slice(0, end)
}

function now(node: XisNode): number {
  return node.options.clock.now()
}
