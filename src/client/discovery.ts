/** Finding servers: RDs are asked in the order in which they were added last; the first that answers has the word. */

import type { Requirements } from '../documents/requirements.ts'
import { learnAddress } from '../node/addresses.ts'
import { askRd } from '../rd/finder.ts'
import type { Bytes } from '../types/bytes.ts'
import type { XenoError } from '../types/errors.ts'
import type { Suggestion } from '../wire/generated/rd.ts'
import type { RpcClient } from '../wire/rpc.ts'
import { clientErrors } from './errors.ts'
import { isSilence } from './session/repeat.ts'
import type { FoundServer } from './types.ts'

export interface FindRequest {
  readonly requirements: Requirements
  readonly xenoCorp: Bytes
  readonly limit?: number
}

export interface Found {
  readonly suggestions: readonly FoundServer[]
  readonly others: readonly FoundServer[]
}

/** @throws XenoError `no-rd`; the refusal or the failure of the last RD asked */
export async function findServers(rpc: RpcClient, rds: readonly string[], request: FindRequest): Promise<Found> {
  let failure: unknown = clientErrors.error('no-rd')
  for (const address of rds) {
    try {
      const { suggestions, others } = await askRd(rpc, await learnAddress(rpc, address), request)
      return { suggestions: suggestions.map(foundServer), others: others.map(foundServer) }
    } catch (error) {
      if (!isSilence(error)) throw error
      failure = error
    }
  }
  throw failure
}

/** What nobody offers, as an error that says of each server what it lacks. */
export function noMatch(others: readonly FoundServer[]): XenoError {
  const nearest = others.map(other =>
    other.unmet.map(({ requirement, asked, nearest }) => `${requirement} ${asked} (nearest: ${nearest || 'none'})`).join('; '),
  )
  return clientErrors.error('no-match', { servers: others.length, ...(nearest[0] === undefined ? {} : { nearest: nearest[0] }) })
}

function foundServer(suggestion: Suggestion): FoundServer {
  const { server, addresses, environment, cost, prices, loadPermille, location, unmet } = suggestion
  return {
    server,
    addresses,
    environment,
    cost,
    prices,
    load: loadPermille === undefined ? undefined : loadPermille / 1_000,
    location: location === '' ? undefined : location,
    unmet,
  }
}
