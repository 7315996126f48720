/** What the parts of a simulated index share: its nodes, servers, time, chance and network. */
import { toText } from '../../src/types/bytes.ts'
import type { Xis } from '../../src/xis/core/document.ts'
import { type Parameters, parametersFor } from '../../src/xis/core/parameters.ts'
import type { Member } from '../../src/xis/core/placement.ts'
import { xisOf } from '../xis/support/cards.ts'
import { Events, Network } from './events.ts'
import { Random } from './random.ts'
import { simCrypto, simSigner } from './sim-crypto.ts'
import { SimNode } from './xis-nodes.ts'
import { SimServer } from './xis-servers.ts'

/** The table's, but that nodes are given up within a run. */
export const SETTINGS: Partial<Parameters> = { lapseMs: 80_000 }
export const LOSS = 0.05

export interface Profile {
  readonly nodes: number
  /** Of them, those that the document does not name. */
  readonly joining: number
  readonly servers: number
  /** Part of the nodes that acknowledge everything and show nothing. */
  readonly hiding: number
}

export class XisWorld {
  readonly random: Random
  readonly events = new Events()
  readonly network: Network
  readonly xis: Xis
  readonly nodes: SimNode[]
  readonly servers: SimServer[]
  readonly violations: string[] = []

  constructor(seed: number, profile: Profile) {
    this.random = new Random(seed)
    this.network = new Network(this.events, this.random, { lossRate: LOSS, duplicateRate: 0.02, minDelayMs: 5, maxDelayMs: 500 })
    const signers = Array.from({ length: profile.nodes }, (_, index) => simSigner(`node ${index}`))
    this.xis = xisOf(signers.slice(0, profile.nodes - profile.joining), simCrypto)
    const hiding = new Set(this.random.shuffle(signers).slice(0, Math.round(profile.nodes * profile.hiding)))
    this.nodes = signers.map(signer => new SimNode(this, signer, hiding.has(signer)))
    this.servers = Array.from({ length: profile.servers }, (_, index) => new SimServer(this, simSigner(`server ${index}`)))
  }

  violate(what: string): void {
    this.violations.push(what)
  }

  /** Whether a call, or its answer, does not arrive. */
  isLost(): boolean {
    return this.random.chance(LOSS / 2)
  }

  named(ids: readonly Uint8Array[]): SimNode[] {
    const wanted = new Set(ids.map(toText))
    return this.nodes.filter(node => wanted.has(toText(node.signer.id)))
  }

  /** As some node knows them, which may be out of date. */
  membersSeen(): readonly Member[] {
    const up = this.nodes.filter(node => node.isUp)
    return this.random.pick(up).core.members(this.events.now)
  }

  get rollMs(): number {
    return parametersFor(this.nodes.length).rollMs
  }
}
