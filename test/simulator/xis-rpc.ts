/** How the real reader calls the simulator's nodes: by messages as they travel, which may be lost. */
import { type Bytes, bytes, equal } from '../../src/types/bytes.ts'
import { commonErrors, unwrap } from '../../src/types/errors.ts'
import { decodeLoose, encode } from '../../src/wire/canonical.ts'
import { digest } from '../../src/wire/digest.ts'
import {
  AdvertisementRequest,
  AdvertisementResponse,
  CardsRequest,
  CardsResponse,
  GetRequest,
  GetResponse,
  MembersResponse,
  PageBody,
} from '../../src/wire/generated/xis.ts'
import { xisProtocol } from '../../src/wire/protocols.ts'
import type { CallMethod, RpcClient } from '../../src/wire/rpc.ts'
import { decodeQuery } from '../../src/xis/core/query.ts'
import { simCrypto } from './sim-crypto.ts'
import type { SimNode } from './xis-nodes.ts'
import type { XisWorld } from './xis-world.ts'

export class SimRpc implements RpcClient {
  readonly #world: XisWorld

  constructor(world: XisWorld) {
    this.#world = world
  }

  async call<Request, Response>(peer: Uint8Array, method: CallMethod<Request, Response>, request: Request): Promise<Response> {
    const node = this.#world.nodes.find(({ signer }) => equal(signer.id, peer))
    if (node?.isUp !== true || this.#world.isLost()) throw commonErrors.error('unavailable', { what: 'a simulated node' })
    const response = decodeLoose(method.response, this.#answer(node, method.name, encode(method.request, request)), method.maxResponseBytes)
    if (response === undefined) throw commonErrors.error('malformed', { what: method.name })
    return response
  }

  stream(): never {
    throw new Error('the index has no streams')
  }

  async learn(): Promise<void> {
    // Every node of the simulator can be reached by its name.
  }

  #answer(node: SimNode, method: string, body: Bytes): Bytes {
    const { core } = node
    switch (method) {
      case xisProtocol.members.name:
        return encode(MembersResponse, { document: this.#world.xis.bytes, rolls: core.rolls().map(roll => roll.signed) })
      case xisProtocol.get.name:
        return this.#page(node, bytes(GetRequest.decode(body).query), GetRequest.decode(body).brief)
      case xisProtocol.cards.name:
        return encode(CardsResponse, node.hides ? { cards: [], gone: [] } : core.cards(CardsRequest.decode(body).servers))
      case xisProtocol.advertisement.name:
        return encode(AdvertisementResponse, node.hides ? {} : core.advertisement(AdvertisementRequest.decode(body).server))
      default:
        throw new Error(`readers do not call ${method}`)
    }
  }

  #page(node: SimNode, query: Bytes, brief: boolean): Bytes {
    const { now } = this.#world.events
    if (!node.hides) return encode(GetResponse, node.core.page(unwrap(decodeQuery(query)), brief, now))
    const facts = { node: node.signer.id, time: BigInt(now), query: simCrypto.sha256(query) }
    const page = encode(PageBody, { ...facts, entries: [], more: false, total: 0n, before: 0n, cuts: [] })
    return encode(GetResponse, { page, signature: node.signer.sign(digest(simCrypto, 'xis/page', this.#world.xis.name, page)) })
  }
}
