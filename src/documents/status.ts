/**
 * What a XenoServer answers to a status query (`XenoServerStatus`), as a value: signed and with its time, so that it can be
 * held against an advertisement. XML form: protocols/documents/status.xsd, parse/status.ts, format/status.ts.
 */
import type { Bytes } from '../types/bytes.ts'
import type { EnvironmentOffer, LargestSession, Load, Location, Machine, XenoCorpOffer } from './advertisement.ts'
import type { Extension } from './extension.ts'

export interface Status {
  readonly server: Bytes
  /** By the server's clock, ms since 1970. In XML an xs:dateTime in UTC. */
  readonly time: number
  readonly addresses: readonly string[]
  /** With spot prices: those at which a session would be quoted now. */
  readonly xenoCorps: readonly XenoCorpOffer[]
  /** All that is for sale, sold or not, and what of it is free. */
  readonly capacity: LargestSession
  readonly free: LargestSession
  readonly sessions: number
  /** With the largest session that each could get now. */
  readonly environments: readonly EnvironmentOffer[]
  readonly machine: Machine
  readonly load: Load
  readonly location?: Location
  readonly extensions: readonly Extension[]
}
