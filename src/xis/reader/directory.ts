/**
 * The members of an XIS as a client or an advertiser knows them: from what some nodes tell, checked. The founding nodes stand
 * in the document; others show themselves by rolls that they signed. A node that hides members or tells old rolls is made up
 * for by the others that are asked.
 */
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { isXenoError, unwrap } from '../../types/errors.ts'
import type { Clock, Crypto, Logger } from '../../types/ports.ts'
import type { MembersResponse, SignedBody, ZoneName } from '../../wire/generated/xis.ts'
import { xisProtocol } from '../../wire/protocols.ts'
import type { Contact, RpcClient } from '../../wire/rpc.ts'
import type { Xis } from '../core/document.ts'
import { xisErrors } from '../core/errors.ts'
import { heardWhen, Membership } from '../core/membership.ts'
import { type Parameters, parametersWith } from '../core/parameters.ts'
import { type Holders, holdersOf, type Member } from '../core/placement.ts'
import { verifyRoll } from '../core/roll.ts'

export interface DirectoryOptions {
  readonly xis: Xis
  readonly crypto: Crypto
  readonly clock: Clock
  readonly logger: Logger
  readonly rpc: RpcClient
  /** Nodes to start from: any members. */
  readonly contacts: readonly Contact[]
  /** Whether a node that is no founding node may be one; where it is absent, those that answer are believed. */
  isEnrolled?(peer: Bytes): Promise<boolean>
  readonly settings?: Partial<Parameters>
}

/** How many nodes are asked, so that one that lies does not shape the view. */
const ASKED = 3
const TIMEOUT_MS = 3_000

export class Directory {
  readonly #options: DirectoryOptions
  readonly #membership: Membership
  #refreshedAt: number | undefined
  #refreshing: Promise<void> | undefined

  constructor(options: DirectoryOptions) {
    this.#options = options
    this.#membership = new Membership(options.crypto, options.xis.founding, undefined, options.clock.now())
  }

  parameters(): Parameters {
    return parametersWith(this.#options.settings ?? {}, this.#membership.size)
  }

  members(): Member[] {
    return this.#membership.members(this.#options.clock.now(), this.parameters().lapseMs)
  }

  holders(zone: ZoneName): Holders {
    return holdersOf(this.#options.crypto, this.members(), zone, this.#options.xis.replicas)
  }

  /** Whether a roll of that node says that it lives now. */
  isAlive(node: Uint8Array): boolean {
    const { rollMs, silentRolls } = this.parameters()
    return this.#membership.isHeard(node, this.#options.clock.now(), silentRolls * rollMs)
  }

  /** Asks again when what is known is older than `maxAgeMs`. @throws XenoError `xis-no-nodes` when nobody ever answered */
  async refresh(maxAgeMs: number): Promise<void> {
    const { clock } = this.#options
    if (this.#refreshedAt !== undefined && clock.now() - this.#refreshedAt <= maxAgeMs) return
    this.#refreshing ??= this.#ask().finally(() => {
      this.#refreshing = undefined
    })
    await this.#refreshing
  }

  /** Takes rolls that a node sent beside an answer. */
  async take(rolls: readonly SignedBody[]): Promise<void> {
    const { crypto, xis, clock, rpc, logger } = this.#options
    for (const signed of rolls) {
      const roll = verifyRoll(crypto, xis.name, signed)
      if (!roll.ok || roll.value.time - clock.now() > this.parameters().maxAheadMs) continue
      const { node, addresses } = roll.value
      if (!(await this.#mayTakePart(node)) || !this.#membership.add(roll.value, heardWhen(roll.value, clock.now(), this.parameters().maxAheadMs)))
        continue
      try {
        await rpc.learn(node, addresses)
      } catch (error) {
        if (!isXenoError(error)) throw error
        logger.debug({ node, error }, 'a roll has an address that is none')
      }
    }
  }

  async #mayTakePart(node: Bytes): Promise<boolean> {
    if (this.#membership.isFounding(node) || this.#options.isEnrolled === undefined) return true
    return this.#options.isEnrolled(node)
  }

  /** Several at once; more as long as they fail. */
  async #ask(): Promise<void> {
    const { contacts, rpc, clock, xis } = this.#options
    for (const { peer, addresses } of contacts) await rpc.learn(peer, addresses)
    const waiting = this.#candidates()
    let answers = 0
    let last: unknown
    while (waiting.length > 0 && answers === 0) {
      const results = await Promise.allSettled(waiting.splice(0, ASKED).map(node => this.#askOne(node)))
      for (const result of results) {
        if (result.status === 'fulfilled') answers++
        else if (isXenoError(result.reason)) last = result.reason
        else throw result.reason
      }
    }
    if (answers > 0) this.#refreshedAt = clock.now()
    else if (this.#refreshedAt === undefined) {
      throw xisErrors.error('xis-no-nodes', { xis: xis.document.name, last: isXenoError(last) ? last.message : 'none is known' }, last)
    }
  }

  /** Contacts first: their addresses are known from the start. */
  #candidates(): Bytes[] {
    const { contacts, xis } = this.#options
    const known = [...contacts.map(contact => contact.peer), ...this.#membership.rolls().map(roll => roll.node), ...xis.founding]
    return [...new Map(known.map(node => [toText(node), node])).values()]
  }

  async #askOne(node: Bytes): Promise<void> {
    const { rpc, xis } = this.#options
    const response: MembersResponse = await rpc.call(node, xisProtocol.members, {}, { timeoutMs: TIMEOUT_MS })
    if (!equal(response.document, xis.bytes)) unwrap(xisErrors.refuse('xis-document-invalid', { field: 'name' }))
    await this.take(response.rolls)
  }
}
