/** The client's side of an RD: asks, and checks what it answers for shape. What an RD suggests is checked again by the quote. */

import { formatRequirements } from '../documents/format/requirements.ts'
import type { Requirements } from '../documents/requirements.ts'
import { type Bytes, utf8 } from '../types/bytes.ts'
import type { FindResponse } from '../wire/generated/rd.ts'
import { rdProtocol } from '../wire/protocols.ts'
import type { RpcClient, RpcOptions } from '../wire/rpc.ts'

export interface FindQuestion {
  readonly requirements: Requirements
  readonly xenoCorp: Bytes
  readonly objective?: string
  readonly limit?: number
}

/** @throws XenoError: the RD's refusal (of the requirements, the objective, the limit), `unavailable`, `timeout` */
export function askRd(rpc: RpcClient, rd: Bytes, question: FindQuestion, options: RpcOptions = {}): Promise<FindResponse> {
  const { requirements, xenoCorp, objective = '', limit = 0 } = question
  return rpc.call(rd, rdProtocol.find, { requirements: utf8(formatRequirements(requirements)), objective, limit, xenoCorp }, options)
}
