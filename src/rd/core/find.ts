/**
 * The match: which of the known servers meet the requirements, in the objective's order, and for those nearly chosen, why
 * not (protocols/rd/1). Judged by the advertisement alone; a quote has the last word.
 */

import type { EnvironmentOffer } from '../../documents/advertisement.ts'
import { type Requirements, resourcesAsked } from '../../documents/requirements.ts'
import { type Bytes, compareBytes, equal, toText } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Money } from '../../types/money.ts'
import { costOf, type Prices } from '../../types/prices.ts'
import { match, type Unmet } from '../../xenoserver/core/matching.ts'
import { rdErrors } from './errors.ts'
import type { Listing, Market } from './market.ts'
import { type Candidate, DEFAULT_OBJECTIVE, inOrder, OBJECTIVES } from './objective.ts'

export const MAX_SUGGESTIONS = 100
export const DEFAULT_SUGGESTIONS = 10
/** Servers that do not fit, told at most. */
const MAX_OTHERS = 5
/** What is planned where the requirements say nothing of it. */
export const DEFAULT_DURATION_MS = 3_600_000

export interface Question {
  readonly requirements: Requirements
  readonly xenoCorp: Bytes
  /** '' takes the default. */
  readonly objective: string
  /** 0 takes the default. */
  readonly limit: number
}

export interface Suggestion extends Candidate {
  readonly listing: Listing
  readonly environment: string
  /** In the currency of the XenoCorp that was asked for. */
  readonly prices: Prices | undefined
  /** Empty where it fits. */
  readonly unmet: readonly Unmet[]
}

export interface Found {
  readonly suggestions: readonly Suggestion[]
  readonly others: readonly Suggestion[]
}

/** Refuses with `objective-unknown`, `limit-out-of-range`. */
export function find(market: Market, question: Question): Result<Found> {
  const objective = OBJECTIVES.get(question.objective === '' ? DEFAULT_OBJECTIVE : question.objective)
  if (objective === undefined) {
    return rdErrors.refuse('objective-unknown', { objective: question.objective.slice(0, 64), objectives: [...OBJECTIVES.keys()].join(', ') })
  }
  if (question.limit > MAX_SUGGESTIONS) return rdErrors.refuse('limit-out-of-range', { limit: question.limit, most: MAX_SUGGESTIONS })
  const judged = Array.from(market.all(), listing => bestOf(listing, question))
  const fitting = judged.filter(suggestion => suggestion.unmet.length === 0)
  const others = judged.filter(suggestion => suggestion.unmet.length > 0)
  others.sort((a, b) => a.unmet.length - b.unmet.length || compareBytes(a.server, b.server))
  return ok({ suggestions: inOrder(fitting, objective).slice(0, question.limit || DEFAULT_SUGGESTIONS), others: others.slice(0, MAX_OTHERS) })
}

/** A server's environment that fits, else the one that fails in the fewest requirements. */
function bestOf(listing: Listing, question: Question): Suggestion {
  const { advertisement, server, stale } = listing
  const offer = advertisement.xenoCorps.find(each => equal(each.xenoCorp, question.xenoCorp))
  const cost = offer?.prices === undefined ? undefined : expectedCost(question.requirements, offer.prices)
  const judged = advertisement.environments.map(environment => ({
    environment: environment.name,
    unmet: unmetBy(environment, question.requirements, offer?.prices, cost),
  }))
  const best = judged.reduce((a, b) => (b.unmet.length < a.unmet.length ? b : a))
  const foreign: Unmet[] =
    offer === undefined
      ? [
          {
            requirement: 'XenoCorp',
            asked: toText(question.xenoCorp),
            nearest: advertisement.xenoCorps.map(each => toText(each.xenoCorp)).join(', '),
          },
        ]
      : []
  return {
    listing,
    server,
    stale,
    cost,
    prices: offer?.prices,
    load: advertisement.load?.server,
    environment: best.environment,
    unmet: [...foreign, ...best.unmet],
  }
}

const NO_PRICES: Prices = { cpuCoreHour: 0n, memoryGibHour: 0n, diskGibHour: 0n, networkGib: 0n, addressHour: 0n, setup: 0n }

function unmetBy(environment: EnvironmentOffer, requirements: Requirements, prices: Prices | undefined, cost: Money | undefined): readonly Unmet[] {
  const { largest } = environment
  const matched = match(requirements, {
    environments: [
      {
        ...environment,
        egress: environment.guarantees.includes('egress'),
        diskRate: environment.guarantees.includes('diskRate'),
        cpuPeakMsps: Math.max(largest.cpuMsps, resourcesAsked(requirements).cpuPeakMsps),
      },
    ],
    free: { ...largest },
    prices: prices ?? NO_PRICES,
    leastLimit: () => (requirements.constraints.durationMs === undefined ? 0n : (cost ?? 0n)),
  })
  return matched.ok ? [] : matched.unmet
}

function expectedCost(requirements: Requirements, prices: Prices): Money {
  return costOf(resourcesAsked(requirements), prices, requirements.constraints.durationMs ?? DEFAULT_DURATION_MS)
}
