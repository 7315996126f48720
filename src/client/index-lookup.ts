/** Looking things up in the XISs that a client was told of, without an RD. */

import { systemClock } from '../node/clock.ts'
import { nodeCrypto } from '../node/crypto.ts'
import { parseBootstrap } from '../node/host.ts'
import { type Bytes, bytes } from '../types/bytes.ts'
import { unwrap } from '../types/errors.ts'
import type { Logger } from '../types/ports.ts'
import type { RpcClient } from '../wire/rpc.ts'
import { decodeXisDocument, type Xis } from '../xis/core/document.ts'
import { parseRange } from '../xis/reader/range.ts'
import { type IndexedServer, XisReader } from '../xis/reader/reader.ts'
import { clientErrors } from './errors.ts'
import type { Settings } from './settings.ts'

export interface LookupRequest {
  /** A token's name or any end of its path. */
  readonly token: string
  /** `100-150` as the paper writes it, or what range.ts of the XIS reads; absent: presence alone. */
  readonly range?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface LookupEntry {
  readonly place: number
  readonly server: Bytes
  /** The values that this server has under the token. */
  readonly value: string
  readonly state: string
  readonly version: number
}

export interface LookupResult {
  readonly entries: readonly LookupEntry[]
  readonly total: { readonly low: number; readonly high: number }
  readonly cursor: string | undefined
}

/** @throws XenoError `xis-document-invalid`, `too-large`, `malformed` */
export function decodeXis(document: Bytes): Xis {
  return unwrap(decodeXisDocument(nodeCrypto, document))
}

/** In the XIS that was added last. @throws XenoError `no-xis`, `xis-range-invalid`, `xis-query-invalid`, `xis-no-nodes` */
export async function lookUp(rpc: RpcClient, logger: Logger, settings: Settings, request: LookupRequest): Promise<LookupResult> {
  const { reader } = openReader(rpc, logger, settings)
  const { token, range, limit, after } = request
  const page = await reader.lookup({
    token,
    limit,
    ...(range === undefined ? {} : { range: parseRange(range.replace(/^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/, '$1..$2')) }),
    ...(after === undefined ? {} : { cursor: after }),
  })
  return { entries: page.entries.map(entry => toEntry(entry, token)), total: page.total, cursor: page.cursor }
}

/** A reader of the XIS that was added last, with the XIS's name. @throws XenoError `no-xis` */
export function openReader(rpc: RpcClient, logger: Logger, settings: Settings): { reader: XisReader; name: Bytes } {
  const [known] = settings.xis
  if (known === undefined) throw clientErrors.error('no-xis')
  const xis = decodeXis(bytes(Uint8Array.from(Buffer.from(known.document, 'base64'))))
  const contacts = known.nodes.map(parseBootstrap).map(({ peer, address }) => ({ peer, addresses: [address] }))
  return { reader: new XisReader({ xis, crypto: nodeCrypto, clock: systemClock, logger, rpc, contacts }), name: xis.name }
}

function toEntry({ place, server, tokens, state, version }: IndexedServer, token: string): LookupEntry {
  const values = tokens.filter(({ path }) => path === token || path.endsWith(`/${token}`)).map(({ value }) => value)
  return { place, server, value: [...new Set(values)].join(', '), state, version }
}
