import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface FindRequest {
  requirements: Uint8Array<ArrayBuffer>
  objective: string
  limit: number
  xenoCorp: Uint8Array<ArrayBuffer>
}

export namespace FindRequest {
  let _codec: Codec<FindRequest>

  export const codec = (): Codec<FindRequest> => {
    if (_codec == null) {
      _codec = message<FindRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.requirements != null && obj.requirements.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.requirements)
        }

        if ((obj.objective != null && obj.objective !== '')) {
          w.uint32(18)
          w.string(obj.objective)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(24)
          w.uint32(obj.limit)
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.xenoCorp)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          requirements: uint8ArrayAlloc(0),
          objective: '',
          limit: 0,
          xenoCorp: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.requirements = reader.bytes()
              break
            }
            case 2: {
              obj.objective = reader.string()
              break
            }
            case 3: {
              obj.limit = reader.uint32()
              break
            }
            case 4: {
              obj.xenoCorp = reader.bytes()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.requirements`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.objective`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.xenoCorp`,
                value: reader.bytes()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface FindRequestRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FindRequestObjectiveFieldEvent {
    field: '$.objective'
    value: string
  }

  export interface FindRequestLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export interface FindRequestXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<FindRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FindRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FindRequest>): FindRequest {
    return decodeMessage(buf, FindRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FindRequest>): Generator<FindRequestRequirementsFieldEvent | FindRequestObjectiveFieldEvent | FindRequestLimitFieldEvent | FindRequestXenoCorpFieldEvent> {
    return streamMessage(buf, FindRequest.codec(), opts)
  }
}

export interface FindResponse {
  suggestions: Suggestion[]
  others: Suggestion[]
  known: number
  time: bigint
}

export namespace FindResponse {
  let _codec: Codec<FindResponse>

  export const codec = (): Codec<FindResponse> => {
    if (_codec == null) {
      _codec = message<FindResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.suggestions != null && obj.suggestions.length > 0) {
          for (const value of obj.suggestions) {
            w.uint32(10)
            Suggestion.codec().encode(value, w)
          }
        }

        if (obj.others != null && obj.others.length > 0) {
          for (const value of obj.others) {
            w.uint32(18)
            Suggestion.codec().encode(value, w)
          }
        }

        if ((obj.known != null && obj.known !== 0)) {
          w.uint32(24)
          w.uint32(obj.known)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.time)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          suggestions: [],
          others: [],
          known: 0,
          time: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.suggestions != null && obj.suggestions.length === opts.limits.suggestions) {
                throw new MaxLengthError('Decode error - repeated field "suggestions" had too many elements')
              }

              obj.suggestions.push(Suggestion.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.suggestions$
              }))
              break
            }
            case 2: {
              if (opts.limits?.others != null && obj.others.length === opts.limits.others) {
                throw new MaxLengthError('Decode error - repeated field "others" had too many elements')
              }

              obj.others.push(Suggestion.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.others$
              }))
              break
            }
            case 3: {
              obj.known = reader.uint32()
              break
            }
            case 4: {
              obj.time = reader.uint64()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          suggestions: 0,
          others: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.suggestions != null && obj.suggestions === opts.limits.suggestions) {
                throw new MaxLengthError('Streaming decode error - repeated field "suggestions" had too many elements')
              }

              for (const evt of Suggestion.codec().stream(reader, reader.uint32(), `${prefix}.suggestions[]`, {
                limits: opts.limits?.suggestions$
              })) {
                yield {
                  ...evt,
                  index: obj.suggestions
                }
              }

              obj.suggestions++

              break
            }
            case 2: {
              if (opts.limits?.others != null && obj.others === opts.limits.others) {
                throw new MaxLengthError('Streaming decode error - repeated field "others" had too many elements')
              }

              for (const evt of Suggestion.codec().stream(reader, reader.uint32(), `${prefix}.others[]`, {
                limits: opts.limits?.others$
              })) {
                yield {
                  ...evt,
                  index: obj.others
                }
              }

              obj.others++

              break
            }
            case 3: {
              yield {
                field: `${prefix}.known`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface FindResponseSuggestionsServerFieldEvent {
    field: '$.suggestions[].server'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface FindResponseSuggestionsAddressesFieldEvent {
    field: '$.suggestions[].addresses[]'
    index: number
    value: string
  }

  export interface FindResponseSuggestionsEnvironmentFieldEvent {
    field: '$.suggestions[].environment'
    value: string
    index: number
  }

  export interface FindResponseSuggestionsCostFieldEvent {
    field: '$.suggestions[].cost'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsLoadPermilleFieldEvent {
    field: '$.suggestions[].loadPermille'
    value: number
    index: number
  }

  export interface FindResponseSuggestionsLocationFieldEvent {
    field: '$.suggestions[].location'
    value: string
    index: number
  }

  export interface FindResponseSuggestionsVersionFieldEvent {
    field: '$.suggestions[].version'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsSeenAtFieldEvent {
    field: '$.suggestions[].seenAt'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsStaleFieldEvent {
    field: '$.suggestions[].stale'
    value: boolean
    index: number
  }

  export interface FindResponseSuggestionsUnmetRequirementFieldEvent {
    field: '$.suggestions[].unmet[].requirement'
    value: string
    index: number
  }

  export interface FindResponseSuggestionsUnmetAskedFieldEvent {
    field: '$.suggestions[].unmet[].asked'
    value: string
    index: number
  }

  export interface FindResponseSuggestionsUnmetNearestFieldEvent {
    field: '$.suggestions[].unmet[].nearest'
    value: string
    index: number
  }

  export interface FindResponseSuggestionsPricesCpuCoreHourFieldEvent {
    field: '$.suggestions[].prices.cpuCoreHour'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsPricesMemoryGibHourFieldEvent {
    field: '$.suggestions[].prices.memoryGibHour'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsPricesDiskGibHourFieldEvent {
    field: '$.suggestions[].prices.diskGibHour'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsPricesNetworkGibFieldEvent {
    field: '$.suggestions[].prices.networkGib'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsPricesAddressHourFieldEvent {
    field: '$.suggestions[].prices.addressHour'
    value: bigint
    index: number
  }

  export interface FindResponseSuggestionsPricesSetupFieldEvent {
    field: '$.suggestions[].prices.setup'
    value: bigint
    index: number
  }

  export interface FindResponseOthersServerFieldEvent {
    field: '$.others[].server'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface FindResponseOthersAddressesFieldEvent {
    field: '$.others[].addresses[]'
    index: number
    value: string
  }

  export interface FindResponseOthersEnvironmentFieldEvent {
    field: '$.others[].environment'
    value: string
    index: number
  }

  export interface FindResponseOthersCostFieldEvent {
    field: '$.others[].cost'
    value: bigint
    index: number
  }

  export interface FindResponseOthersLoadPermilleFieldEvent {
    field: '$.others[].loadPermille'
    value: number
    index: number
  }

  export interface FindResponseOthersLocationFieldEvent {
    field: '$.others[].location'
    value: string
    index: number
  }

  export interface FindResponseOthersVersionFieldEvent {
    field: '$.others[].version'
    value: bigint
    index: number
  }

  export interface FindResponseOthersSeenAtFieldEvent {
    field: '$.others[].seenAt'
    value: bigint
    index: number
  }

  export interface FindResponseOthersStaleFieldEvent {
    field: '$.others[].stale'
    value: boolean
    index: number
  }

  export interface FindResponseOthersUnmetRequirementFieldEvent {
    field: '$.others[].unmet[].requirement'
    value: string
    index: number
  }

  export interface FindResponseOthersUnmetAskedFieldEvent {
    field: '$.others[].unmet[].asked'
    value: string
    index: number
  }

  export interface FindResponseOthersUnmetNearestFieldEvent {
    field: '$.others[].unmet[].nearest'
    value: string
    index: number
  }

  export interface FindResponseOthersPricesCpuCoreHourFieldEvent {
    field: '$.others[].prices.cpuCoreHour'
    value: bigint
    index: number
  }

  export interface FindResponseOthersPricesMemoryGibHourFieldEvent {
    field: '$.others[].prices.memoryGibHour'
    value: bigint
    index: number
  }

  export interface FindResponseOthersPricesDiskGibHourFieldEvent {
    field: '$.others[].prices.diskGibHour'
    value: bigint
    index: number
  }

  export interface FindResponseOthersPricesNetworkGibFieldEvent {
    field: '$.others[].prices.networkGib'
    value: bigint
    index: number
  }

  export interface FindResponseOthersPricesAddressHourFieldEvent {
    field: '$.others[].prices.addressHour'
    value: bigint
    index: number
  }

  export interface FindResponseOthersPricesSetupFieldEvent {
    field: '$.others[].prices.setup'
    value: bigint
    index: number
  }

  export interface FindResponseKnownFieldEvent {
    field: '$.known'
    value: number
  }

  export interface FindResponseTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export function encode (obj: Partial<FindResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FindResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FindResponse>): FindResponse {
    return decodeMessage(buf, FindResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FindResponse>): Generator<FindResponseSuggestionsServerFieldEvent | FindResponseSuggestionsAddressesFieldEvent | FindResponseSuggestionsEnvironmentFieldEvent | FindResponseSuggestionsCostFieldEvent | FindResponseSuggestionsLoadPermilleFieldEvent | FindResponseSuggestionsLocationFieldEvent | FindResponseSuggestionsVersionFieldEvent | FindResponseSuggestionsSeenAtFieldEvent | FindResponseSuggestionsStaleFieldEvent | FindResponseSuggestionsUnmetRequirementFieldEvent | FindResponseSuggestionsUnmetAskedFieldEvent | FindResponseSuggestionsUnmetNearestFieldEvent | FindResponseSuggestionsPricesCpuCoreHourFieldEvent | FindResponseSuggestionsPricesMemoryGibHourFieldEvent | FindResponseSuggestionsPricesDiskGibHourFieldEvent | FindResponseSuggestionsPricesNetworkGibFieldEvent | FindResponseSuggestionsPricesAddressHourFieldEvent | FindResponseSuggestionsPricesSetupFieldEvent | FindResponseOthersServerFieldEvent | FindResponseOthersAddressesFieldEvent | FindResponseOthersEnvironmentFieldEvent | FindResponseOthersCostFieldEvent | FindResponseOthersLoadPermilleFieldEvent | FindResponseOthersLocationFieldEvent | FindResponseOthersVersionFieldEvent | FindResponseOthersSeenAtFieldEvent | FindResponseOthersStaleFieldEvent | FindResponseOthersUnmetRequirementFieldEvent | FindResponseOthersUnmetAskedFieldEvent | FindResponseOthersUnmetNearestFieldEvent | FindResponseOthersPricesCpuCoreHourFieldEvent | FindResponseOthersPricesMemoryGibHourFieldEvent | FindResponseOthersPricesDiskGibHourFieldEvent | FindResponseOthersPricesNetworkGibFieldEvent | FindResponseOthersPricesAddressHourFieldEvent | FindResponseOthersPricesSetupFieldEvent | FindResponseKnownFieldEvent | FindResponseTimeFieldEvent> {
    return streamMessage(buf, FindResponse.codec(), opts)
  }
}

export interface Suggestion {
  server: Uint8Array<ArrayBuffer>
  addresses: string[]
  environment: string
  cost?: bigint
  loadPermille?: number
  location: string
  version: bigint
  seenAt: bigint
  stale: boolean
  unmet: UnmetRequirement[]
  prices?: AdvertisedPrices
}

export namespace Suggestion {
  let _codec: Codec<Suggestion>

  export const codec = (): Codec<Suggestion> => {
    if (_codec == null) {
      _codec = message<Suggestion>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(18)
            w.string(value)
          }
        }

        if ((obj.environment != null && obj.environment !== '')) {
          w.uint32(26)
          w.string(obj.environment)
        }

        if (obj.cost != null) {
          w.uint32(32)
          writeUint64(w, obj.cost)
        }

        if (obj.loadPermille != null) {
          w.uint32(40)
          w.uint32(obj.loadPermille)
        }

        if ((obj.location != null && obj.location !== '')) {
          w.uint32(50)
          w.string(obj.location)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.version)
        }

        if ((obj.seenAt != null && obj.seenAt !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.seenAt)
        }

        if ((obj.stale != null && obj.stale !== false)) {
          w.uint32(72)
          w.bool(obj.stale)
        }

        if (obj.unmet != null && obj.unmet.length > 0) {
          for (const value of obj.unmet) {
            w.uint32(82)
            UnmetRequirement.codec().encode(value, w)
          }
        }

        if (obj.prices != null) {
          w.uint32(90)
          AdvertisedPrices.codec().encode(obj.prices, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          addresses: [],
          environment: '',
          location: '',
          version: 0n,
          seenAt: 0n,
          stale: false,
          unmet: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.server = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
              break
            }
            case 3: {
              obj.environment = reader.string()
              break
            }
            case 4: {
              obj.cost = reader.uint64()
              break
            }
            case 5: {
              obj.loadPermille = reader.uint32()
              break
            }
            case 6: {
              obj.location = reader.string()
              break
            }
            case 7: {
              obj.version = reader.uint64()
              break
            }
            case 8: {
              obj.seenAt = reader.uint64()
              break
            }
            case 9: {
              obj.stale = reader.bool()
              break
            }
            case 10: {
              if (opts.limits?.unmet != null && obj.unmet.length === opts.limits.unmet) {
                throw new MaxLengthError('Decode error - repeated field "unmet" had too many elements')
              }

              obj.unmet.push(UnmetRequirement.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.unmet$
              }))
              break
            }
            case 11: {
              obj.prices = AdvertisedPrices.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.prices
              })
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const obj = {
          addresses: 0,
          unmet: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              if (opts.limits?.addresses != null && obj.addresses === opts.limits.addresses) {
                throw new MaxLengthError('Streaming decode error - repeated field "addresses" had too many elements')
              }

              yield {
                field: `${prefix}.addresses[]`,
                index: obj.addresses,
                value: reader.string()
              }

              obj.addresses++

              break
            }
            case 3: {
              yield {
                field: `${prefix}.environment`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.cost`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.loadPermille`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.location`,
                value: reader.string()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.seenAt`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.stale`,
                value: reader.bool()
              }
              break
            }
            case 10: {
              if (opts.limits?.unmet != null && obj.unmet === opts.limits.unmet) {
                throw new MaxLengthError('Streaming decode error - repeated field "unmet" had too many elements')
              }

              for (const evt of UnmetRequirement.codec().stream(reader, reader.uint32(), `${prefix}.unmet[]`, {
                limits: opts.limits?.unmet$
              })) {
                yield {
                  ...evt,
                  index: obj.unmet
                }
              }

              obj.unmet++

              break
            }
            case 11: {
              yield * AdvertisedPrices.codec().stream(reader, reader.uint32(), `${prefix}.prices`, {
                limits: opts.limits?.prices
              })

              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface SuggestionServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SuggestionAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface SuggestionEnvironmentFieldEvent {
    field: '$.environment'
    value: string
  }

  export interface SuggestionCostFieldEvent {
    field: '$.cost'
    value: bigint
  }

  export interface SuggestionLoadPermilleFieldEvent {
    field: '$.loadPermille'
    value: number
  }

  export interface SuggestionLocationFieldEvent {
    field: '$.location'
    value: string
  }

  export interface SuggestionVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface SuggestionSeenAtFieldEvent {
    field: '$.seenAt'
    value: bigint
  }

  export interface SuggestionStaleFieldEvent {
    field: '$.stale'
    value: boolean
  }

  export interface SuggestionUnmetRequirementFieldEvent {
    field: '$.unmet[].requirement'
    value: string
    index: number
  }

  export interface SuggestionUnmetAskedFieldEvent {
    field: '$.unmet[].asked'
    value: string
    index: number
  }

  export interface SuggestionUnmetNearestFieldEvent {
    field: '$.unmet[].nearest'
    value: string
    index: number
  }

  export interface SuggestionPricesCpuCoreHourFieldEvent {
    field: '$.prices.cpuCoreHour'
    value: bigint
  }

  export interface SuggestionPricesMemoryGibHourFieldEvent {
    field: '$.prices.memoryGibHour'
    value: bigint
  }

  export interface SuggestionPricesDiskGibHourFieldEvent {
    field: '$.prices.diskGibHour'
    value: bigint
  }

  export interface SuggestionPricesNetworkGibFieldEvent {
    field: '$.prices.networkGib'
    value: bigint
  }

  export interface SuggestionPricesAddressHourFieldEvent {
    field: '$.prices.addressHour'
    value: bigint
  }

  export interface SuggestionPricesSetupFieldEvent {
    field: '$.prices.setup'
    value: bigint
  }

  export function encode (obj: Partial<Suggestion>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Suggestion.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Suggestion>): Suggestion {
    return decodeMessage(buf, Suggestion.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Suggestion>): Generator<SuggestionServerFieldEvent | SuggestionAddressesFieldEvent | SuggestionEnvironmentFieldEvent | SuggestionCostFieldEvent | SuggestionLoadPermilleFieldEvent | SuggestionLocationFieldEvent | SuggestionVersionFieldEvent | SuggestionSeenAtFieldEvent | SuggestionStaleFieldEvent | SuggestionUnmetRequirementFieldEvent | SuggestionUnmetAskedFieldEvent | SuggestionUnmetNearestFieldEvent | SuggestionPricesCpuCoreHourFieldEvent | SuggestionPricesMemoryGibHourFieldEvent | SuggestionPricesDiskGibHourFieldEvent | SuggestionPricesNetworkGibFieldEvent | SuggestionPricesAddressHourFieldEvent | SuggestionPricesSetupFieldEvent> {
    return streamMessage(buf, Suggestion.codec(), opts)
  }
}

export interface AdvertisedPrices {
  cpuCoreHour: bigint
  memoryGibHour: bigint
  diskGibHour: bigint
  networkGib: bigint
  addressHour: bigint
  setup: bigint
}

export namespace AdvertisedPrices {
  let _codec: Codec<AdvertisedPrices>

  export const codec = (): Codec<AdvertisedPrices> => {
    if (_codec == null) {
      _codec = message<AdvertisedPrices>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.cpuCoreHour != null && obj.cpuCoreHour !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.cpuCoreHour)
        }

        if ((obj.memoryGibHour != null && obj.memoryGibHour !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.memoryGibHour)
        }

        if ((obj.diskGibHour != null && obj.diskGibHour !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.diskGibHour)
        }

        if ((obj.networkGib != null && obj.networkGib !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.networkGib)
        }

        if ((obj.addressHour != null && obj.addressHour !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.addressHour)
        }

        if ((obj.setup != null && obj.setup !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.setup)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cpuCoreHour: 0n,
          memoryGibHour: 0n,
          diskGibHour: 0n,
          networkGib: 0n,
          addressHour: 0n,
          setup: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.cpuCoreHour = reader.uint64()
              break
            }
            case 2: {
              obj.memoryGibHour = reader.uint64()
              break
            }
            case 3: {
              obj.diskGibHour = reader.uint64()
              break
            }
            case 4: {
              obj.networkGib = reader.uint64()
              break
            }
            case 5: {
              obj.addressHour = reader.uint64()
              break
            }
            case 6: {
              obj.setup = reader.uint64()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.cpuCoreHour`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.memoryGibHour`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.diskGibHour`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.networkGib`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.addressHour`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.setup`,
                value: reader.uint64()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface AdvertisedPricesCpuCoreHourFieldEvent {
    field: '$.cpuCoreHour'
    value: bigint
  }

  export interface AdvertisedPricesMemoryGibHourFieldEvent {
    field: '$.memoryGibHour'
    value: bigint
  }

  export interface AdvertisedPricesDiskGibHourFieldEvent {
    field: '$.diskGibHour'
    value: bigint
  }

  export interface AdvertisedPricesNetworkGibFieldEvent {
    field: '$.networkGib'
    value: bigint
  }

  export interface AdvertisedPricesAddressHourFieldEvent {
    field: '$.addressHour'
    value: bigint
  }

  export interface AdvertisedPricesSetupFieldEvent {
    field: '$.setup'
    value: bigint
  }

  export function encode (obj: Partial<AdvertisedPrices>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AdvertisedPrices.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisedPrices>): AdvertisedPrices {
    return decodeMessage(buf, AdvertisedPrices.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisedPrices>): Generator<AdvertisedPricesCpuCoreHourFieldEvent | AdvertisedPricesMemoryGibHourFieldEvent | AdvertisedPricesDiskGibHourFieldEvent | AdvertisedPricesNetworkGibFieldEvent | AdvertisedPricesAddressHourFieldEvent | AdvertisedPricesSetupFieldEvent> {
    return streamMessage(buf, AdvertisedPrices.codec(), opts)
  }
}

export interface UnmetRequirement {
  requirement: string
  asked: string
  nearest: string
}

export namespace UnmetRequirement {
  let _codec: Codec<UnmetRequirement>

  export const codec = (): Codec<UnmetRequirement> => {
    if (_codec == null) {
      _codec = message<UnmetRequirement>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.requirement != null && obj.requirement !== '')) {
          w.uint32(10)
          w.string(obj.requirement)
        }

        if ((obj.asked != null && obj.asked !== '')) {
          w.uint32(18)
          w.string(obj.asked)
        }

        if ((obj.nearest != null && obj.nearest !== '')) {
          w.uint32(26)
          w.string(obj.nearest)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          requirement: '',
          asked: '',
          nearest: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.requirement = reader.string()
              break
            }
            case 2: {
              obj.asked = reader.string()
              break
            }
            case 3: {
              obj.nearest = reader.string()
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }

        return obj
      }, function * (reader, length, prefix, opts = {}) {
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.requirement`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.asked`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.nearest`,
                value: reader.string()
              }
              break
            }
            default: {
              reader.skipType(tag & 7)
              break
            }
          }
        }
      })
    }

    return _codec
  }

  export interface UnmetRequirementRequirementFieldEvent {
    field: '$.requirement'
    value: string
  }

  export interface UnmetRequirementAskedFieldEvent {
    field: '$.asked'
    value: string
  }

  export interface UnmetRequirementNearestFieldEvent {
    field: '$.nearest'
    value: string
  }

  export function encode (obj: Partial<UnmetRequirement>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, UnmetRequirement.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UnmetRequirement>): UnmetRequirement {
    return decodeMessage(buf, UnmetRequirement.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UnmetRequirement>): Generator<UnmetRequirementRequirementFieldEvent | UnmetRequirementAskedFieldEvent | UnmetRequirementNearestFieldEvent> {
    return streamMessage(buf, UnmetRequirement.codec(), opts)
  }
}
