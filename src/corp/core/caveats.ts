/**
 * Caveats: restrictions that an order carries from its issue and from every block by which it was handed on. All must
 * hold; repeats intersect, so a block can only narrow. An unknown name or a malformed value refuses the order everywhere.
 */
import { type Bytes, toText, utf8 } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import { MAX_MONEY, type Money } from '../../types/money.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { type BindBody, type Caveat, CaveatKeys, CaveatNumber, CaveatTexts } from '../../wire/generated/corp.ts'
import { ledgerErrors } from './errors.ts'
import { isId, isKey } from './keys.ts'
import { MAX_BLOCKS, MAX_CAVEAT_BYTES, MAX_CAVEATS_A_BLOCK, MAX_TEXT, MAX_TIME_MS } from './limits.ts'

/** What the caveats together allow; an absent entry allows everything. Keys and ids in text form (`toText`). */
export interface Restrictions {
  /** PeerIds to which the order may be presented. */
  readonly servers?: ReadonlySet<string>
  readonly controllers?: ReadonlySet<string>
  /** Digests of session terms. */
  readonly terms?: ReadonlySet<string>
  readonly environment?: ReadonlySet<string>
  readonly purpose?: ReadonlySet<string>
  /** Largest limit of a presentation, in micro-units. */
  readonly limit?: Money
  /** Largest rate of a presentation, in micro-units per hour. */
  readonly rate?: Money
  /** The order's time ends here, in ms, if its notAfter is later. */
  readonly before?: number
  /** Charges stay within the last acknowledged bill and this allowance, in micro-units. */
  readonly acked?: Money
}

/** What a presentation says that caveats speak of. */
export type PresentationFacts = Pick<BindBody, 'server' | 'limit' | 'rate' | 'terms' | 'controllers' | 'environment' | 'purpose'>

/** Caveats to be written, by name. */
export interface CaveatWishes {
  readonly servers?: readonly Uint8Array[]
  readonly controllers?: readonly Uint8Array[]
  readonly terms?: readonly Uint8Array[]
  readonly environment?: readonly string[]
  readonly purpose?: readonly string[]
  readonly limit?: Money
  readonly rate?: Money
  readonly before?: number
  readonly acked?: Money
}

type KeyName = 'servers' | 'controllers' | 'terms'
type TextName = 'environment' | 'purpose'
type NumberName = 'limit' | 'rate' | 'before' | 'acked'

const MAX_VALUES = 64

/** How each caveat's value is read; the one list of names. */
const READERS: Readonly<Record<keyof Restrictions, (value: Bytes) => Restrictions | undefined>> = {
  servers: value => readKeys('servers', value, isKey),
  controllers: value => readKeys('controllers', value, isKey),
  terms: value => readKeys('terms', value, isId),
  environment: value => readTexts('environment', value),
  purpose: value => readTexts('purpose', value),
  limit: value => readNumber(value, MAX_MONEY, limit => ({ limit })),
  rate: value => readNumber(value, MAX_MONEY, rate => ({ rate })),
  before: value => readNumber(value, MAX_TIME_MS, before => ({ before: Number(before) })),
  acked: value => readNumber(value, MAX_MONEY, acked => ({ acked })),
}

/**
 * What the caveats of an issue and its blocks, in order, allow together.
 * Refuses with `caveats-too-many`, `caveat-unknown`, `caveat-malformed`.
 */
export function readCaveats(blocks: readonly (readonly Caveat[])[]): Result<Restrictions> {
  // The issue's own caveats are the first element and not one of the blocks.
  if (blocks.length > MAX_BLOCKS + 1) return ledgerErrors.refuse('caveats-too-many', { limit: `${MAX_BLOCKS} blocks` })
  if (blocks.some(block => block.length > MAX_CAVEATS_A_BLOCK))
    return ledgerErrors.refuse('caveats-too-many', { limit: `${MAX_CAVEATS_A_BLOCK} a block` })
  let bytes = 0
  let allowed: Restrictions = {}
  for (const caveat of blocks.flat()) {
    bytes += utf8(caveat.name).length + caveat.value.length
    if (bytes > MAX_CAVEAT_BYTES) return ledgerErrors.refuse('caveats-too-many', { limit: `${MAX_CAVEAT_BYTES} bytes` })
    if (!isName(caveat.name)) return ledgerErrors.refuse('caveat-unknown', { name: caveat.name.slice(0, MAX_TEXT) })
    const read = READERS[caveat.name](caveat.value)
    if (read === undefined) return ledgerErrors.refuse('caveat-malformed', { name: caveat.name })
    allowed = narrow(allowed, read)
  }
  return ok(allowed)
}

/** What both allow. */
export function narrow(a: Restrictions, b: Restrictions): Restrictions {
  const narrowed: { -readonly [Name in keyof Restrictions]: Restrictions[Name] } = { ...a }
  for (const name of ['servers', 'controllers', 'terms', 'environment', 'purpose'] as const) {
    const [ours, theirs] = [a[name], b[name]]
    if (theirs !== undefined) narrowed[name] = ours === undefined ? theirs : new Set([...ours].filter(value => theirs.has(value)))
  }
  for (const name of ['limit', 'rate', 'acked'] as const) {
    const [ours, theirs] = [a[name], b[name]]
    if (theirs !== undefined && (ours === undefined || theirs < ours)) narrowed[name] = theirs
  }
  if (b.before !== undefined) narrowed.before = Math.min(a.before ?? Number.POSITIVE_INFINITY, b.before)
  return narrowed
}

/**
 * Whether a presentation keeps to the caveats that speak of it; `before` and `acked` are checked against time and
 * charges elsewhere. Refuses with `caveat-refused`, naming the first caveat that does not hold.
 */
export function checkPresentation(allowed: Restrictions, facts: PresentationFacts): Result<void> {
  const holds: Readonly<Record<Exclude<keyof Restrictions, 'before' | 'acked'>, boolean>> = {
    servers: allowed.servers?.has(toText(facts.server)) ?? true,
    controllers: facts.controllers.every(controller => allowed.controllers?.has(toText(controller)) ?? true),
    terms: allowed.terms?.has(toText(facts.terms)) ?? true,
    environment: allowed.environment?.has(facts.environment) ?? true,
    purpose: allowed.purpose?.has(facts.purpose) ?? true,
    limit: allowed.limit === undefined || facts.limit <= allowed.limit,
    rate: allowed.rate === undefined || facts.rate <= allowed.rate,
  }
  const broken = Object.entries(holds).find(([, held]) => !held)
  return broken === undefined ? ok(undefined) : ledgerErrors.refuse('caveat-refused', { name: broken[0] })
}

/** An order's effective end in ms: its notAfter, narrowed by the caveat `before`. */
export function effectiveNotAfter(notAfter: bigint, allowed: Restrictions): number {
  return Math.min(Number(notAfter), allowed.before ?? Number.POSITIVE_INFINITY)
}

/** The caveats as an issue or a block carries them. */
export function writeCaveats(wishes: CaveatWishes): Caveat[] {
  const caveats: Caveat[] = []
  for (const name of ['servers', 'controllers', 'terms'] as const) {
    const keys = wishes[name]
    if (keys !== undefined) caveats.push({ name, value: encode(CaveatKeys, { keys: keys.map(key => Uint8Array.from(key)) }) })
  }
  for (const name of ['environment', 'purpose'] as const) {
    const texts = wishes[name]
    if (texts !== undefined) caveats.push({ name, value: encode(CaveatTexts, { texts: [...texts] }) })
  }
  for (const name of ['limit', 'rate', 'before', 'acked'] as const satisfies readonly NumberName[]) {
    const number = wishes[name]
    if (number !== undefined) caveats.push({ name, value: encode(CaveatNumber, { number: BigInt(number) }) })
  }
  return caveats
}

function isName(name: string): name is keyof Restrictions {
  return Object.hasOwn(READERS, name)
}

function readKeys(name: KeyName, value: Bytes, isWellFormed: (key: Bytes) => boolean): Restrictions | undefined {
  const keys = decodeCanonical(CaveatKeys, value, MAX_CAVEAT_BYTES)?.keys
  if (keys === undefined || keys.length === 0 || keys.length > MAX_VALUES || !keys.every(isWellFormed)) return undefined
  return { [name]: new Set(keys.map(toText)) }
}

function readTexts(name: TextName, value: Bytes): Restrictions | undefined {
  const texts = decodeCanonical(CaveatTexts, value, MAX_CAVEAT_BYTES)?.texts
  if (texts === undefined || texts.length === 0 || texts.length > MAX_VALUES || texts.some(text => text.length > MAX_TEXT)) return undefined
  return { [name]: new Set(texts) }
}

function readNumber(value: Bytes, most: bigint, restrict: (number: bigint) => Restrictions): Restrictions | undefined {
  const number = decodeCanonical(CaveatNumber, value, MAX_CAVEAT_BYTES)?.number
  return number === undefined || number > most ? undefined : restrict(number)
}
