import { writeUint64 } from '../uint64.ts'
/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, enumeration, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface Signed {
  body: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export namespace Signed {
  let _codec: Codec<Signed>

  export const codec = (): Codec<Signed> => {
    if (_codec == null) {
      _codec = message<Signed>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.body)
        }

        if ((obj.signature != null && obj.signature.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.signature)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          body: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.body = reader.bytes()
              break
            }
            case 2: {
              obj.signature = reader.bytes()
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
                field: `${prefix}.body`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.signature`,
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

  export interface SignedBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignedSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Signed>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Signed.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signed>): Signed {
    return decodeMessage(buf, Signed.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signed>): Generator<SignedBodyFieldEvent | SignedSignatureFieldEvent> {
    return streamMessage(buf, Signed.codec(), opts)
  }
}

export interface Resources {
  cpuMsps: number
  cpuPeakMsps: number
  memoryBytes: bigint
  diskBytes: bigint
  networkBps: bigint
  addresses: number
  pids: number
  diskBps: bigint
}

export namespace Resources {
  let _codec: Codec<Resources>

  export const codec = (): Codec<Resources> => {
    if (_codec == null) {
      _codec = message<Resources>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.cpuMsps != null && obj.cpuMsps !== 0)) {
          w.uint32(8)
          w.uint32(obj.cpuMsps)
        }

        if ((obj.cpuPeakMsps != null && obj.cpuPeakMsps !== 0)) {
          w.uint32(16)
          w.uint32(obj.cpuPeakMsps)
        }

        if ((obj.memoryBytes != null && obj.memoryBytes !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.memoryBytes)
        }

        if ((obj.diskBytes != null && obj.diskBytes !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.diskBytes)
        }

        if ((obj.networkBps != null && obj.networkBps !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.networkBps)
        }

        if ((obj.addresses != null && obj.addresses !== 0)) {
          w.uint32(48)
          w.uint32(obj.addresses)
        }

        if ((obj.pids != null && obj.pids !== 0)) {
          w.uint32(56)
          w.uint32(obj.pids)
        }

        if ((obj.diskBps != null && obj.diskBps !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.diskBps)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cpuMsps: 0,
          cpuPeakMsps: 0,
          memoryBytes: 0n,
          diskBytes: 0n,
          networkBps: 0n,
          addresses: 0,
          pids: 0,
          diskBps: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.cpuMsps = reader.uint32()
              break
            }
            case 2: {
              obj.cpuPeakMsps = reader.uint32()
              break
            }
            case 3: {
              obj.memoryBytes = reader.uint64()
              break
            }
            case 4: {
              obj.diskBytes = reader.uint64()
              break
            }
            case 5: {
              obj.networkBps = reader.uint64()
              break
            }
            case 6: {
              obj.addresses = reader.uint32()
              break
            }
            case 7: {
              obj.pids = reader.uint32()
              break
            }
            case 8: {
              obj.diskBps = reader.uint64()
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
                field: `${prefix}.cpuMsps`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.cpuPeakMsps`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.memoryBytes`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.diskBytes`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.networkBps`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.addresses`,
                value: reader.uint32()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.pids`,
                value: reader.uint32()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.diskBps`,
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

  export interface ResourcesCpuMspsFieldEvent {
    field: '$.cpuMsps'
    value: number
  }

  export interface ResourcesCpuPeakMspsFieldEvent {
    field: '$.cpuPeakMsps'
    value: number
  }

  export interface ResourcesMemoryBytesFieldEvent {
    field: '$.memoryBytes'
    value: bigint
  }

  export interface ResourcesDiskBytesFieldEvent {
    field: '$.diskBytes'
    value: bigint
  }

  export interface ResourcesNetworkBpsFieldEvent {
    field: '$.networkBps'
    value: bigint
  }

  export interface ResourcesAddressesFieldEvent {
    field: '$.addresses'
    value: number
  }

  export interface ResourcesPidsFieldEvent {
    field: '$.pids'
    value: number
  }

  export interface ResourcesDiskBpsFieldEvent {
    field: '$.diskBps'
    value: bigint
  }

  export function encode (obj: Partial<Resources>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Resources.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Resources>): Resources {
    return decodeMessage(buf, Resources.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Resources>): Generator<ResourcesCpuMspsFieldEvent | ResourcesCpuPeakMspsFieldEvent | ResourcesMemoryBytesFieldEvent | ResourcesDiskBytesFieldEvent | ResourcesNetworkBpsFieldEvent | ResourcesAddressesFieldEvent | ResourcesPidsFieldEvent | ResourcesDiskBpsFieldEvent> {
    return streamMessage(buf, Resources.codec(), opts)
  }
}

export interface Prices {
  cpuCoreHour: bigint
  memoryGibHour: bigint
  diskGibHour: bigint
  networkGib: bigint
  addressHour: bigint
  setup: bigint
}

export namespace Prices {
  let _codec: Codec<Prices>

  export const codec = (): Codec<Prices> => {
    if (_codec == null) {
      _codec = message<Prices>((obj, w, opts = {}) => {
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

  export interface PricesCpuCoreHourFieldEvent {
    field: '$.cpuCoreHour'
    value: bigint
  }

  export interface PricesMemoryGibHourFieldEvent {
    field: '$.memoryGibHour'
    value: bigint
  }

  export interface PricesDiskGibHourFieldEvent {
    field: '$.diskGibHour'
    value: bigint
  }

  export interface PricesNetworkGibFieldEvent {
    field: '$.networkGib'
    value: bigint
  }

  export interface PricesAddressHourFieldEvent {
    field: '$.addressHour'
    value: bigint
  }

  export interface PricesSetupFieldEvent {
    field: '$.setup'
    value: bigint
  }

  export function encode (obj: Partial<Prices>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Prices.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Prices>): Prices {
    return decodeMessage(buf, Prices.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Prices>): Generator<PricesCpuCoreHourFieldEvent | PricesMemoryGibHourFieldEvent | PricesDiskGibHourFieldEvent | PricesNetworkGibFieldEvent | PricesAddressHourFieldEvent | PricesSetupFieldEvent> {
    return streamMessage(buf, Prices.codec(), opts)
  }
}

export interface SessionTerms {
  server: Uint8Array<ArrayBuffer>
  payoutAccount: Uint8Array<ArrayBuffer>
  forKey: Uint8Array<ArrayBuffer>
  nonce: Uint8Array<ArrayBuffer>
  requirements: Uint8Array<ArrayBuffer>
  environment: string
  resources?: Resources
  prices?: Prices
  maxRate: bigint
  rent: bigint
  exposure: bigint
  intervalMs: number
  pauseGraceMs: number
  keptMs: number
  validUntil: bigint
  replaces?: Uint8Array<ArrayBuffer>
}

export namespace SessionTerms {
  let _codec: Codec<SessionTerms>

  export const codec = (): Codec<SessionTerms> => {
    if (_codec == null) {
      _codec = message<SessionTerms>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if ((obj.payoutAccount != null && obj.payoutAccount.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.payoutAccount)
        }

        if ((obj.forKey != null && obj.forKey.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.forKey)
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.nonce)
        }

        if ((obj.requirements != null && obj.requirements.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.requirements)
        }

        if ((obj.environment != null && obj.environment !== '')) {
          w.uint32(50)
          w.string(obj.environment)
        }

        if (obj.resources != null) {
          w.uint32(58)
          Resources.codec().encode(obj.resources, w)
        }

        if (obj.prices != null) {
          w.uint32(66)
          Prices.codec().encode(obj.prices, w)
        }

        if ((obj.maxRate != null && obj.maxRate !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.maxRate)
        }

        if ((obj.rent != null && obj.rent !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.rent)
        }

        if ((obj.exposure != null && obj.exposure !== 0n)) {
          w.uint32(88)
          writeUint64(w, obj.exposure)
        }

        if ((obj.intervalMs != null && obj.intervalMs !== 0)) {
          w.uint32(96)
          w.uint32(obj.intervalMs)
        }

        if ((obj.pauseGraceMs != null && obj.pauseGraceMs !== 0)) {
          w.uint32(104)
          w.uint32(obj.pauseGraceMs)
        }

        if ((obj.keptMs != null && obj.keptMs !== 0)) {
          w.uint32(112)
          w.uint32(obj.keptMs)
        }

        if ((obj.validUntil != null && obj.validUntil !== 0n)) {
          w.uint32(120)
          writeUint64(w, obj.validUntil)
        }

        if (obj.replaces != null) {
          w.uint32(130)
          w.bytes(obj.replaces)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          payoutAccount: uint8ArrayAlloc(0),
          forKey: uint8ArrayAlloc(0),
          nonce: uint8ArrayAlloc(0),
          requirements: uint8ArrayAlloc(0),
          environment: '',
          maxRate: 0n,
          rent: 0n,
          exposure: 0n,
          intervalMs: 0,
          pauseGraceMs: 0,
          keptMs: 0,
          validUntil: 0n
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
              obj.payoutAccount = reader.bytes()
              break
            }
            case 3: {
              obj.forKey = reader.bytes()
              break
            }
            case 4: {
              obj.nonce = reader.bytes()
              break
            }
            case 5: {
              obj.requirements = reader.bytes()
              break
            }
            case 6: {
              obj.environment = reader.string()
              break
            }
            case 7: {
              obj.resources = Resources.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.resources
              })
              break
            }
            case 8: {
              obj.prices = Prices.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.prices
              })
              break
            }
            case 9: {
              obj.maxRate = reader.uint64()
              break
            }
            case 10: {
              obj.rent = reader.uint64()
              break
            }
            case 11: {
              obj.exposure = reader.uint64()
              break
            }
            case 12: {
              obj.intervalMs = reader.uint32()
              break
            }
            case 13: {
              obj.pauseGraceMs = reader.uint32()
              break
            }
            case 14: {
              obj.keptMs = reader.uint32()
              break
            }
            case 15: {
              obj.validUntil = reader.uint64()
              break
            }
            case 16: {
              obj.replaces = reader.bytes()
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
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.payoutAccount`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.forKey`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.nonce`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.requirements`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.environment`,
                value: reader.string()
              }
              break
            }
            case 7: {
              yield * Resources.codec().stream(reader, reader.uint32(), `${prefix}.resources`, {
                limits: opts.limits?.resources
              })

              break
            }
            case 8: {
              yield * Prices.codec().stream(reader, reader.uint32(), `${prefix}.prices`, {
                limits: opts.limits?.prices
              })

              break
            }
            case 9: {
              yield {
                field: `${prefix}.maxRate`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.rent`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.exposure`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.intervalMs`,
                value: reader.uint32()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.pauseGraceMs`,
                value: reader.uint32()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.keptMs`,
                value: reader.uint32()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.validUntil`,
                value: reader.uint64()
              }
              break
            }
            case 16: {
              yield {
                field: `${prefix}.replaces`,
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

  export interface SessionTermsServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionTermsPayoutAccountFieldEvent {
    field: '$.payoutAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionTermsForKeyFieldEvent {
    field: '$.forKey'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionTermsNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionTermsRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionTermsEnvironmentFieldEvent {
    field: '$.environment'
    value: string
  }

  export interface SessionTermsResourcesCpuMspsFieldEvent {
    field: '$.resources.cpuMsps'
    value: number
  }

  export interface SessionTermsResourcesCpuPeakMspsFieldEvent {
    field: '$.resources.cpuPeakMsps'
    value: number
  }

  export interface SessionTermsResourcesMemoryBytesFieldEvent {
    field: '$.resources.memoryBytes'
    value: bigint
  }

  export interface SessionTermsResourcesDiskBytesFieldEvent {
    field: '$.resources.diskBytes'
    value: bigint
  }

  export interface SessionTermsResourcesNetworkBpsFieldEvent {
    field: '$.resources.networkBps'
    value: bigint
  }

  export interface SessionTermsResourcesAddressesFieldEvent {
    field: '$.resources.addresses'
    value: number
  }

  export interface SessionTermsResourcesPidsFieldEvent {
    field: '$.resources.pids'
    value: number
  }

  export interface SessionTermsResourcesDiskBpsFieldEvent {
    field: '$.resources.diskBps'
    value: bigint
  }

  export interface SessionTermsPricesCpuCoreHourFieldEvent {
    field: '$.prices.cpuCoreHour'
    value: bigint
  }

  export interface SessionTermsPricesMemoryGibHourFieldEvent {
    field: '$.prices.memoryGibHour'
    value: bigint
  }

  export interface SessionTermsPricesDiskGibHourFieldEvent {
    field: '$.prices.diskGibHour'
    value: bigint
  }

  export interface SessionTermsPricesNetworkGibFieldEvent {
    field: '$.prices.networkGib'
    value: bigint
  }

  export interface SessionTermsPricesAddressHourFieldEvent {
    field: '$.prices.addressHour'
    value: bigint
  }

  export interface SessionTermsPricesSetupFieldEvent {
    field: '$.prices.setup'
    value: bigint
  }

  export interface SessionTermsMaxRateFieldEvent {
    field: '$.maxRate'
    value: bigint
  }

  export interface SessionTermsRentFieldEvent {
    field: '$.rent'
    value: bigint
  }

  export interface SessionTermsExposureFieldEvent {
    field: '$.exposure'
    value: bigint
  }

  export interface SessionTermsIntervalMsFieldEvent {
    field: '$.intervalMs'
    value: number
  }

  export interface SessionTermsPauseGraceMsFieldEvent {
    field: '$.pauseGraceMs'
    value: number
  }

  export interface SessionTermsKeptMsFieldEvent {
    field: '$.keptMs'
    value: number
  }

  export interface SessionTermsValidUntilFieldEvent {
    field: '$.validUntil'
    value: bigint
  }

  export interface SessionTermsReplacesFieldEvent {
    field: '$.replaces'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SessionTerms>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionTerms.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionTerms>): SessionTerms {
    return decodeMessage(buf, SessionTerms.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionTerms>): Generator<SessionTermsServerFieldEvent | SessionTermsPayoutAccountFieldEvent | SessionTermsForKeyFieldEvent | SessionTermsNonceFieldEvent | SessionTermsRequirementsFieldEvent | SessionTermsEnvironmentFieldEvent | SessionTermsResourcesCpuMspsFieldEvent | SessionTermsResourcesCpuPeakMspsFieldEvent | SessionTermsResourcesMemoryBytesFieldEvent | SessionTermsResourcesDiskBytesFieldEvent | SessionTermsResourcesNetworkBpsFieldEvent | SessionTermsResourcesAddressesFieldEvent | SessionTermsResourcesPidsFieldEvent | SessionTermsResourcesDiskBpsFieldEvent | SessionTermsPricesCpuCoreHourFieldEvent | SessionTermsPricesMemoryGibHourFieldEvent | SessionTermsPricesDiskGibHourFieldEvent | SessionTermsPricesNetworkGibFieldEvent | SessionTermsPricesAddressHourFieldEvent | SessionTermsPricesSetupFieldEvent | SessionTermsMaxRateFieldEvent | SessionTermsRentFieldEvent | SessionTermsExposureFieldEvent | SessionTermsIntervalMsFieldEvent | SessionTermsPauseGraceMsFieldEvent | SessionTermsKeptMsFieldEvent | SessionTermsValidUntilFieldEvent | SessionTermsReplacesFieldEvent> {
    return streamMessage(buf, SessionTerms.codec(), opts)
  }
}

export interface Unmet {
  requirement: string
  asked: string
  nearest: string
}

export namespace Unmet {
  let _codec: Codec<Unmet>

  export const codec = (): Codec<Unmet> => {
    if (_codec == null) {
      _codec = message<Unmet>((obj, w, opts = {}) => {
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

  export interface UnmetRequirementFieldEvent {
    field: '$.requirement'
    value: string
  }

  export interface UnmetAskedFieldEvent {
    field: '$.asked'
    value: string
  }

  export interface UnmetNearestFieldEvent {
    field: '$.nearest'
    value: string
  }

  export function encode (obj: Partial<Unmet>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Unmet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Unmet>): Unmet {
    return decodeMessage(buf, Unmet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Unmet>): Generator<UnmetRequirementFieldEvent | UnmetAskedFieldEvent | UnmetNearestFieldEvent> {
    return streamMessage(buf, Unmet.codec(), opts)
  }
}

export interface Fact {
  name: string
  value: string
}

export namespace Fact {
  let _codec: Codec<Fact>

  export const codec = (): Codec<Fact> => {
    if (_codec == null) {
      _codec = message<Fact>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.value != null && obj.value !== '')) {
          w.uint32(18)
          w.string(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          value: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.name = reader.string()
              break
            }
            case 2: {
              obj.value = reader.string()
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
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.value`,
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

  export interface FactNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface FactValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<Fact>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Fact.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fact>): Fact {
    return decodeMessage(buf, Fact.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Fact>): Generator<FactNameFieldEvent | FactValueFieldEvent> {
    return streamMessage(buf, Fact.codec(), opts)
  }
}

export interface Refusal {
  subject: Uint8Array<ArrayBuffer>
  code: string
  message: string
  next: string
  facts: Fact[]
  unmet: Unmet[]
  time: bigint
}

export namespace Refusal {
  let _codec: Codec<Refusal>

  export const codec = (): Codec<Refusal> => {
    if (_codec == null) {
      _codec = message<Refusal>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.subject != null && obj.subject.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.subject)
        }

        if ((obj.code != null && obj.code !== '')) {
          w.uint32(18)
          w.string(obj.code)
        }

        if ((obj.message != null && obj.message !== '')) {
          w.uint32(26)
          w.string(obj.message)
        }

        if ((obj.next != null && obj.next !== '')) {
          w.uint32(34)
          w.string(obj.next)
        }

        if (obj.facts != null && obj.facts.length > 0) {
          for (const value of obj.facts) {
            w.uint32(42)
            Fact.codec().encode(value, w)
          }
        }

        if (obj.unmet != null && obj.unmet.length > 0) {
          for (const value of obj.unmet) {
            w.uint32(50)
            Unmet.codec().encode(value, w)
          }
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.time)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          subject: uint8ArrayAlloc(0),
          code: '',
          message: '',
          next: '',
          facts: [],
          unmet: [],
          time: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.subject = reader.bytes()
              break
            }
            case 2: {
              obj.code = reader.string()
              break
            }
            case 3: {
              obj.message = reader.string()
              break
            }
            case 4: {
              obj.next = reader.string()
              break
            }
            case 5: {
              if (opts.limits?.facts != null && obj.facts.length === opts.limits.facts) {
                throw new MaxLengthError('Decode error - repeated field "facts" had too many elements')
              }

              obj.facts.push(Fact.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.facts$
              }))
              break
            }
            case 6: {
              if (opts.limits?.unmet != null && obj.unmet.length === opts.limits.unmet) {
                throw new MaxLengthError('Decode error - repeated field "unmet" had too many elements')
              }

              obj.unmet.push(Unmet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.unmet$
              }))
              break
            }
            case 7: {
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
          facts: 0,
          unmet: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.subject`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.code`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.message`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.next`,
                value: reader.string()
              }
              break
            }
            case 5: {
              if (opts.limits?.facts != null && obj.facts === opts.limits.facts) {
                throw new MaxLengthError('Streaming decode error - repeated field "facts" had too many elements')
              }

              for (const evt of Fact.codec().stream(reader, reader.uint32(), `${prefix}.facts[]`, {
                limits: opts.limits?.facts$
              })) {
                yield {
                  ...evt,
                  index: obj.facts
                }
              }

              obj.facts++

              break
            }
            case 6: {
              if (opts.limits?.unmet != null && obj.unmet === opts.limits.unmet) {
                throw new MaxLengthError('Streaming decode error - repeated field "unmet" had too many elements')
              }

              for (const evt of Unmet.codec().stream(reader, reader.uint32(), `${prefix}.unmet[]`, {
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
            case 7: {
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

  export interface RefusalSubjectFieldEvent {
    field: '$.subject'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RefusalCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface RefusalMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface RefusalNextFieldEvent {
    field: '$.next'
    value: string
  }

  export interface RefusalFactsNameFieldEvent {
    field: '$.facts[].name'
    value: string
    index: number
  }

  export interface RefusalFactsValueFieldEvent {
    field: '$.facts[].value'
    value: string
    index: number
  }

  export interface RefusalUnmetRequirementFieldEvent {
    field: '$.unmet[].requirement'
    value: string
    index: number
  }

  export interface RefusalUnmetAskedFieldEvent {
    field: '$.unmet[].asked'
    value: string
    index: number
  }

  export interface RefusalUnmetNearestFieldEvent {
    field: '$.unmet[].nearest'
    value: string
    index: number
  }

  export interface RefusalTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export function encode (obj: Partial<Refusal>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Refusal.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refusal>): Refusal {
    return decodeMessage(buf, Refusal.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refusal>): Generator<RefusalSubjectFieldEvent | RefusalCodeFieldEvent | RefusalMessageFieldEvent | RefusalNextFieldEvent | RefusalFactsNameFieldEvent | RefusalFactsValueFieldEvent | RefusalUnmetRequirementFieldEvent | RefusalUnmetAskedFieldEvent | RefusalUnmetNearestFieldEvent | RefusalTimeFieldEvent> {
    return streamMessage(buf, Refusal.codec(), opts)
  }
}

export interface StatusRequest {
  xenoCorp: Uint8Array<ArrayBuffer>
  proof: Uint8Array<ArrayBuffer>
}

export namespace StatusRequest {
  let _codec: Codec<StatusRequest>

  export const codec = (): Codec<StatusRequest> => {
    if (_codec == null) {
      _codec = message<StatusRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.xenoCorp)
        }

        if ((obj.proof != null && obj.proof.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.proof)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          xenoCorp: uint8ArrayAlloc(0),
          proof: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.xenoCorp = reader.bytes()
              break
            }
            case 2: {
              obj.proof = reader.bytes()
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
                field: `${prefix}.xenoCorp`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.proof`,
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

  export interface StatusRequestXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatusRequestProofFieldEvent {
    field: '$.proof'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<StatusRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StatusRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatusRequest>): StatusRequest {
    return decodeMessage(buf, StatusRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatusRequest>): Generator<StatusRequestXenoCorpFieldEvent | StatusRequestProofFieldEvent> {
    return streamMessage(buf, StatusRequest.codec(), opts)
  }
}

export interface StatusResponse {
  status?: Signed
  credentials: Uint8Array<ArrayBuffer>[]
}

export namespace StatusResponse {
  let _codec: Codec<StatusResponse>

  export const codec = (): Codec<StatusResponse> => {
    if (_codec == null) {
      _codec = message<StatusResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.status != null) {
          w.uint32(10)
          Signed.codec().encode(obj.status, w)
        }

        if (obj.credentials != null && obj.credentials.length > 0) {
          for (const value of obj.credentials) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          credentials: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.status = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.status
              })
              break
            }
            case 2: {
              if (opts.limits?.credentials != null && obj.credentials.length === opts.limits.credentials) {
                throw new MaxLengthError('Decode error - repeated field "credentials" had too many elements')
              }

              obj.credentials.push(reader.bytes())
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
          credentials: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.status`, {
                limits: opts.limits?.status
              })

              break
            }
            case 2: {
              if (opts.limits?.credentials != null && obj.credentials === opts.limits.credentials) {
                throw new MaxLengthError('Streaming decode error - repeated field "credentials" had too many elements')
              }

              yield {
                field: `${prefix}.credentials[]`,
                index: obj.credentials,
                value: reader.bytes()
              }

              obj.credentials++

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

  export interface StatusResponseStatusBodyFieldEvent {
    field: '$.status.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatusResponseStatusSignatureFieldEvent {
    field: '$.status.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatusResponseCredentialsFieldEvent {
    field: '$.credentials[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<StatusResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StatusResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatusResponse>): StatusResponse {
    return decodeMessage(buf, StatusResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatusResponse>): Generator<StatusResponseStatusBodyFieldEvent | StatusResponseStatusSignatureFieldEvent | StatusResponseCredentialsFieldEvent> {
    return streamMessage(buf, StatusResponse.codec(), opts)
  }
}

export interface QuoteRequest {
  xenoCorp: Uint8Array<ArrayBuffer>
  nonce: Uint8Array<ArrayBuffer>
  requirements: Uint8Array<ArrayBuffer>
  proof: Uint8Array<ArrayBuffer>
  replaces?: Uint8Array<ArrayBuffer>
}

export namespace QuoteRequest {
  let _codec: Codec<QuoteRequest>

  export const codec = (): Codec<QuoteRequest> => {
    if (_codec == null) {
      _codec = message<QuoteRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.xenoCorp)
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.nonce)
        }

        if ((obj.requirements != null && obj.requirements.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.requirements)
        }

        if ((obj.proof != null && obj.proof.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.proof)
        }

        if (obj.replaces != null) {
          w.uint32(42)
          w.bytes(obj.replaces)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          xenoCorp: uint8ArrayAlloc(0),
          nonce: uint8ArrayAlloc(0),
          requirements: uint8ArrayAlloc(0),
          proof: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.xenoCorp = reader.bytes()
              break
            }
            case 2: {
              obj.nonce = reader.bytes()
              break
            }
            case 3: {
              obj.requirements = reader.bytes()
              break
            }
            case 4: {
              obj.proof = reader.bytes()
              break
            }
            case 5: {
              obj.replaces = reader.bytes()
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
                field: `${prefix}.xenoCorp`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.nonce`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.requirements`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.proof`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.replaces`,
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

  export interface QuoteRequestXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteRequestNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteRequestRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteRequestProofFieldEvent {
    field: '$.proof'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteRequestReplacesFieldEvent {
    field: '$.replaces'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<QuoteRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, QuoteRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QuoteRequest>): QuoteRequest {
    return decodeMessage(buf, QuoteRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QuoteRequest>): Generator<QuoteRequestXenoCorpFieldEvent | QuoteRequestNonceFieldEvent | QuoteRequestRequirementsFieldEvent | QuoteRequestProofFieldEvent | QuoteRequestReplacesFieldEvent> {
    return streamMessage(buf, QuoteRequest.codec(), opts)
  }
}

export interface QuoteResponse {
  quote?: Signed
  refusal?: Signed
}

export namespace QuoteResponse {
  let _codec: Codec<QuoteResponse>

  export const codec = (): Codec<QuoteResponse> => {
    if (_codec == null) {
      _codec = message<QuoteResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.quote != null) {
          w.uint32(10)
          Signed.codec().encode(obj.quote, w)
        }

        if (obj.refusal != null) {
          w.uint32(18)
          Signed.codec().encode(obj.refusal, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.quote = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.quote
              })
              break
            }
            case 2: {
              obj.refusal = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.refusal
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.quote`, {
                limits: opts.limits?.quote
              })

              break
            }
            case 2: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
                limits: opts.limits?.refusal
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

  export interface QuoteResponseQuoteBodyFieldEvent {
    field: '$.quote.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteResponseQuoteSignatureFieldEvent {
    field: '$.quote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteResponseRefusalBodyFieldEvent {
    field: '$.refusal.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QuoteResponseRefusalSignatureFieldEvent {
    field: '$.refusal.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<QuoteResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, QuoteResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QuoteResponse>): QuoteResponse {
    return decodeMessage(buf, QuoteResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<QuoteResponse>): Generator<QuoteResponseQuoteBodyFieldEvent | QuoteResponseQuoteSignatureFieldEvent | QuoteResponseRefusalBodyFieldEvent | QuoteResponseRefusalSignatureFieldEvent> {
    return streamMessage(buf, QuoteResponse.codec(), opts)
  }
}

export interface CreateRequest {
  xenoCorp: Uint8Array<ArrayBuffer>
  quote?: Signed
  requirements: Uint8Array<ArrayBuffer>
  order: Uint8Array<ArrayBuffer>
  blocks: Uint8Array<ArrayBuffer>[]
  presentation: Uint8Array<ArrayBuffer>
}

export namespace CreateRequest {
  let _codec: Codec<CreateRequest>

  export const codec = (): Codec<CreateRequest> => {
    if (_codec == null) {
      _codec = message<CreateRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.xenoCorp)
        }

        if (obj.quote != null) {
          w.uint32(18)
          Signed.codec().encode(obj.quote, w)
        }

        if ((obj.requirements != null && obj.requirements.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.requirements)
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.order)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(42)
            w.bytes(value)
          }
        }

        if ((obj.presentation != null && obj.presentation.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.presentation)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          xenoCorp: uint8ArrayAlloc(0),
          requirements: uint8ArrayAlloc(0),
          order: uint8ArrayAlloc(0),
          blocks: [],
          presentation: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.xenoCorp = reader.bytes()
              break
            }
            case 2: {
              obj.quote = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.quote
              })
              break
            }
            case 3: {
              obj.requirements = reader.bytes()
              break
            }
            case 4: {
              obj.order = reader.bytes()
              break
            }
            case 5: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(reader.bytes())
              break
            }
            case 6: {
              obj.presentation = reader.bytes()
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
          blocks: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.xenoCorp`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.quote`, {
                limits: opts.limits?.quote
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.requirements`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              if (opts.limits?.blocks != null && obj.blocks === opts.limits.blocks) {
                throw new MaxLengthError('Streaming decode error - repeated field "blocks" had too many elements')
              }

              yield {
                field: `${prefix}.blocks[]`,
                index: obj.blocks,
                value: reader.bytes()
              }

              obj.blocks++

              break
            }
            case 6: {
              yield {
                field: `${prefix}.presentation`,
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

  export interface CreateRequestXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestQuoteBodyFieldEvent {
    field: '$.quote.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestQuoteSignatureFieldEvent {
    field: '$.quote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestBlocksFieldEvent {
    field: '$.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateRequestPresentationFieldEvent {
    field: '$.presentation'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CreateRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CreateRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateRequest>): CreateRequest {
    return decodeMessage(buf, CreateRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateRequest>): Generator<CreateRequestXenoCorpFieldEvent | CreateRequestQuoteBodyFieldEvent | CreateRequestQuoteSignatureFieldEvent | CreateRequestRequirementsFieldEvent | CreateRequestOrderFieldEvent | CreateRequestBlocksFieldEvent | CreateRequestPresentationFieldEvent> {
    return streamMessage(buf, CreateRequest.codec(), opts)
  }
}

export interface CreateResponse {
  session?: SessionView
  refusal?: Signed
}

export namespace CreateResponse {
  let _codec: Codec<CreateResponse>

  export const codec = (): Codec<CreateResponse> => {
    if (_codec == null) {
      _codec = message<CreateResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.session != null) {
          w.uint32(10)
          SessionView.codec().encode(obj.session, w)
        }

        if (obj.refusal != null) {
          w.uint32(18)
          Signed.codec().encode(obj.refusal, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = SessionView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.session
              })
              break
            }
            case 2: {
              obj.refusal = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.refusal
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * SessionView.codec().stream(reader, reader.uint32(), `${prefix}.session`, {
                limits: opts.limits?.session
              })

              break
            }
            case 2: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
                limits: opts.limits?.refusal
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

  export interface CreateResponseSessionSessionFieldEvent {
    field: '$.session.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseSessionStateFieldEvent {
    field: '$.session.state'
    value: string
  }

  export interface CreateResponseSessionReasonFieldEvent {
    field: '$.session.reason'
    value: string
  }

  export interface CreateResponseSessionTermsBodyFieldEvent {
    field: '$.session.terms.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseSessionTermsSignatureFieldEvent {
    field: '$.session.terms.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseSessionOrdersOrderFieldEvent {
    field: '$.session.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CreateResponseSessionOrdersBindFieldEvent {
    field: '$.session.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CreateResponseSessionOrdersLimitFieldEvent {
    field: '$.session.orders[].limit'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionOrdersNotAfterFieldEvent {
    field: '$.session.orders[].notAfter'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionOrdersStateFieldEvent {
    field: '$.session.orders[].state'
    value: string
    index: number
  }

  export interface CreateResponseSessionOrdersChargedFieldEvent {
    field: '$.session.orders[].charged'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionOrdersCertifiedFieldEvent {
    field: '$.session.orders[].certified'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionOrdersBindingFieldEvent {
    field: '$.session.orders[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CreateResponseSessionOrdersCloseFieldEvent {
    field: '$.session.orders[].close'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CreateResponseSessionOrdersChargeFieldEvent {
    field: '$.session.orders[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CreateResponseSessionControllersFieldEvent {
    field: '$.session.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseSessionEnvironmentFieldEvent {
    field: '$.session.environment'
    value: string
  }

  export interface CreateResponseSessionPurposeFieldEvent {
    field: '$.session.purpose'
    value: string
  }

  export interface CreateResponseSessionCreatedAtFieldEvent {
    field: '$.session.createdAt'
    value: bigint
  }

  export interface CreateResponseSessionStartedAtFieldEvent {
    field: '$.session.startedAt'
    value: bigint
  }

  export interface CreateResponseSessionBillFieldEvent {
    field: '$.session.bill'
    value: bigint
  }

  export interface CreateResponseSessionCertifiedFieldEvent {
    field: '$.session.certified'
    value: bigint
  }

  export interface CreateResponseSessionReportsFieldEvent {
    field: '$.session.reports'
    value: number
  }

  export interface CreateResponseSessionPaidUntilFieldEvent {
    field: '$.session.paidUntil'
    value: bigint
  }

  export interface CreateResponseSessionStopsAtFieldEvent {
    field: '$.session.stopsAt'
    value: bigint
  }

  export interface CreateResponseSessionGraceUntilFieldEvent {
    field: '$.session.graceUntil'
    value: bigint
  }

  export interface CreateResponseSessionTasksTaskFieldEvent {
    field: '$.session.tasks[].task'
    value: number
    index: number
  }

  export interface CreateResponseSessionTasksNameFieldEvent {
    field: '$.session.tasks[].name'
    value: string
    index: number
  }

  export interface CreateResponseSessionTasksKindFieldEvent {
    field: '$.session.tasks[].kind'
    value: string
    index: number
  }

  export interface CreateResponseSessionTasksStateFieldEvent {
    field: '$.session.tasks[].state'
    value: string
    index: number
  }

  export interface CreateResponseSessionTasksExitCodeFieldEvent {
    field: '$.session.tasks[].exitCode'
    value: number
    index: number
  }

  export interface CreateResponseSessionTasksFailureFieldEvent {
    field: '$.session.tasks[].failure'
    value: string
    index: number
  }

  export interface CreateResponseSessionTasksRunsFieldEvent {
    field: '$.session.tasks[].runs'
    value: number
    index: number
  }

  export interface CreateResponseSessionTasksStartedAtFieldEvent {
    field: '$.session.tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionTasksEndedAtFieldEvent {
    field: '$.session.tasks[].endedAt'
    value: bigint
    index: number
  }

  export interface CreateResponseSessionTimeFieldEvent {
    field: '$.session.time'
    value: bigint
  }

  export interface CreateResponseSessionXenoCorpFieldEvent {
    field: '$.session.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseRefusalBodyFieldEvent {
    field: '$.refusal.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CreateResponseRefusalSignatureFieldEvent {
    field: '$.refusal.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CreateResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CreateResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateResponse>): CreateResponse {
    return decodeMessage(buf, CreateResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreateResponse>): Generator<CreateResponseSessionSessionFieldEvent | CreateResponseSessionStateFieldEvent | CreateResponseSessionReasonFieldEvent | CreateResponseSessionTermsBodyFieldEvent | CreateResponseSessionTermsSignatureFieldEvent | CreateResponseSessionOrdersOrderFieldEvent | CreateResponseSessionOrdersBindFieldEvent | CreateResponseSessionOrdersLimitFieldEvent | CreateResponseSessionOrdersNotAfterFieldEvent | CreateResponseSessionOrdersStateFieldEvent | CreateResponseSessionOrdersChargedFieldEvent | CreateResponseSessionOrdersCertifiedFieldEvent | CreateResponseSessionOrdersBindingFieldEvent | CreateResponseSessionOrdersCloseFieldEvent | CreateResponseSessionOrdersChargeFieldEvent | CreateResponseSessionControllersFieldEvent | CreateResponseSessionEnvironmentFieldEvent | CreateResponseSessionPurposeFieldEvent | CreateResponseSessionCreatedAtFieldEvent | CreateResponseSessionStartedAtFieldEvent | CreateResponseSessionBillFieldEvent | CreateResponseSessionCertifiedFieldEvent | CreateResponseSessionReportsFieldEvent | CreateResponseSessionPaidUntilFieldEvent | CreateResponseSessionStopsAtFieldEvent | CreateResponseSessionGraceUntilFieldEvent | CreateResponseSessionTasksTaskFieldEvent | CreateResponseSessionTasksNameFieldEvent | CreateResponseSessionTasksKindFieldEvent | CreateResponseSessionTasksStateFieldEvent | CreateResponseSessionTasksExitCodeFieldEvent | CreateResponseSessionTasksFailureFieldEvent | CreateResponseSessionTasksRunsFieldEvent | CreateResponseSessionTasksStartedAtFieldEvent | CreateResponseSessionTasksEndedAtFieldEvent | CreateResponseSessionTimeFieldEvent | CreateResponseSessionXenoCorpFieldEvent | CreateResponseRefusalBodyFieldEvent | CreateResponseRefusalSignatureFieldEvent> {
    return streamMessage(buf, CreateResponse.codec(), opts)
  }
}

export interface ExtendRequest {
  session: Uint8Array<ArrayBuffer>
  order: Uint8Array<ArrayBuffer>
  blocks: Uint8Array<ArrayBuffer>[]
  presentation: Uint8Array<ArrayBuffer>
}

export namespace ExtendRequest {
  let _codec: Codec<ExtendRequest>

  export const codec = (): Codec<ExtendRequest> => {
    if (_codec == null) {
      _codec = message<ExtendRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.order)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(26)
            w.bytes(value)
          }
        }

        if ((obj.presentation != null && obj.presentation.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.presentation)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          order: uint8ArrayAlloc(0),
          blocks: [],
          presentation: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.order = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(reader.bytes())
              break
            }
            case 4: {
              obj.presentation = reader.bytes()
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
          blocks: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.blocks != null && obj.blocks === opts.limits.blocks) {
                throw new MaxLengthError('Streaming decode error - repeated field "blocks" had too many elements')
              }

              yield {
                field: `${prefix}.blocks[]`,
                index: obj.blocks,
                value: reader.bytes()
              }

              obj.blocks++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.presentation`,
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

  export interface ExtendRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ExtendRequestOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ExtendRequestBlocksFieldEvent {
    field: '$.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ExtendRequestPresentationFieldEvent {
    field: '$.presentation'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ExtendRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ExtendRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ExtendRequest>): ExtendRequest {
    return decodeMessage(buf, ExtendRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ExtendRequest>): Generator<ExtendRequestSessionFieldEvent | ExtendRequestOrderFieldEvent | ExtendRequestBlocksFieldEvent | ExtendRequestPresentationFieldEvent> {
    return streamMessage(buf, ExtendRequest.codec(), opts)
  }
}

export interface OrderView {
  order: Uint8Array<ArrayBuffer>
  bind: Uint8Array<ArrayBuffer>
  limit: bigint
  notAfter: bigint
  state: string
  charged: bigint
  certified: bigint
  binding?: Uint8Array<ArrayBuffer>
  close?: Uint8Array<ArrayBuffer>
  charge?: Uint8Array<ArrayBuffer>
}

export namespace OrderView {
  let _codec: Codec<OrderView>

  export const codec = (): Codec<OrderView> => {
    if (_codec == null) {
      _codec = message<OrderView>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if ((obj.bind != null && obj.bind.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.bind)
        }

        if ((obj.limit != null && obj.limit !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.limit)
        }

        if ((obj.notAfter != null && obj.notAfter !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.notAfter)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(42)
          w.string(obj.state)
        }

        if ((obj.charged != null && obj.charged !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.charged)
        }

        if ((obj.certified != null && obj.certified !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.certified)
        }

        if (obj.binding != null) {
          w.uint32(66)
          w.bytes(obj.binding)
        }

        if (obj.close != null) {
          w.uint32(74)
          w.bytes(obj.close)
        }

        if (obj.charge != null) {
          w.uint32(82)
          w.bytes(obj.charge)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          bind: uint8ArrayAlloc(0),
          limit: 0n,
          notAfter: 0n,
          state: '',
          charged: 0n,
          certified: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.order = reader.bytes()
              break
            }
            case 2: {
              obj.bind = reader.bytes()
              break
            }
            case 3: {
              obj.limit = reader.uint64()
              break
            }
            case 4: {
              obj.notAfter = reader.uint64()
              break
            }
            case 5: {
              obj.state = reader.string()
              break
            }
            case 6: {
              obj.charged = reader.uint64()
              break
            }
            case 7: {
              obj.certified = reader.uint64()
              break
            }
            case 8: {
              obj.binding = reader.bytes()
              break
            }
            case 9: {
              obj.close = reader.bytes()
              break
            }
            case 10: {
              obj.charge = reader.bytes()
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
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.bind`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.limit`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.notAfter`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.state`,
                value: reader.string()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.charged`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.certified`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.binding`,
                value: reader.bytes()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.close`,
                value: reader.bytes()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.charge`,
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

  export interface OrderViewOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderViewBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderViewLimitFieldEvent {
    field: '$.limit'
    value: bigint
  }

  export interface OrderViewNotAfterFieldEvent {
    field: '$.notAfter'
    value: bigint
  }

  export interface OrderViewStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface OrderViewChargedFieldEvent {
    field: '$.charged'
    value: bigint
  }

  export interface OrderViewCertifiedFieldEvent {
    field: '$.certified'
    value: bigint
  }

  export interface OrderViewBindingFieldEvent {
    field: '$.binding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderViewCloseFieldEvent {
    field: '$.close'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderViewChargeFieldEvent {
    field: '$.charge'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<OrderView>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderView.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderView>): OrderView {
    return decodeMessage(buf, OrderView.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderView>): Generator<OrderViewOrderFieldEvent | OrderViewBindFieldEvent | OrderViewLimitFieldEvent | OrderViewNotAfterFieldEvent | OrderViewStateFieldEvent | OrderViewChargedFieldEvent | OrderViewCertifiedFieldEvent | OrderViewBindingFieldEvent | OrderViewCloseFieldEvent | OrderViewChargeFieldEvent> {
    return streamMessage(buf, OrderView.codec(), opts)
  }
}

export interface SessionView {
  session: Uint8Array<ArrayBuffer>
  state: string
  reason: string
  terms?: Signed
  orders: OrderView[]
  controllers: Uint8Array<ArrayBuffer>[]
  environment: string
  purpose: string
  createdAt: bigint
  startedAt: bigint
  bill: bigint
  certified: bigint
  reports: number
  paidUntil: bigint
  stopsAt: bigint
  graceUntil: bigint
  tasks: TaskView[]
  time: bigint
  xenoCorp: Uint8Array<ArrayBuffer>
}

export namespace SessionView {
  let _codec: Codec<SessionView>

  export const codec = (): Codec<SessionView> => {
    if (_codec == null) {
      _codec = message<SessionView>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(18)
          w.string(obj.state)
        }

        if ((obj.reason != null && obj.reason !== '')) {
          w.uint32(26)
          w.string(obj.reason)
        }

        if (obj.terms != null) {
          w.uint32(34)
          Signed.codec().encode(obj.terms, w)
        }

        if (obj.orders != null && obj.orders.length > 0) {
          for (const value of obj.orders) {
            w.uint32(42)
            OrderView.codec().encode(value, w)
          }
        }

        if (obj.controllers != null && obj.controllers.length > 0) {
          for (const value of obj.controllers) {
            w.uint32(50)
            w.bytes(value)
          }
        }

        if ((obj.environment != null && obj.environment !== '')) {
          w.uint32(58)
          w.string(obj.environment)
        }

        if ((obj.purpose != null && obj.purpose !== '')) {
          w.uint32(66)
          w.string(obj.purpose)
        }

        if ((obj.createdAt != null && obj.createdAt !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.createdAt)
        }

        if ((obj.startedAt != null && obj.startedAt !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.startedAt)
        }

        if ((obj.bill != null && obj.bill !== 0n)) {
          w.uint32(88)
          writeUint64(w, obj.bill)
        }

        if ((obj.certified != null && obj.certified !== 0n)) {
          w.uint32(96)
          writeUint64(w, obj.certified)
        }

        if ((obj.reports != null && obj.reports !== 0)) {
          w.uint32(104)
          w.uint32(obj.reports)
        }

        if ((obj.paidUntil != null && obj.paidUntil !== 0n)) {
          w.uint32(112)
          writeUint64(w, obj.paidUntil)
        }

        if ((obj.stopsAt != null && obj.stopsAt !== 0n)) {
          w.uint32(120)
          writeUint64(w, obj.stopsAt)
        }

        if ((obj.graceUntil != null && obj.graceUntil !== 0n)) {
          w.uint32(128)
          writeUint64(w, obj.graceUntil)
        }

        if (obj.tasks != null && obj.tasks.length > 0) {
          for (const value of obj.tasks) {
            w.uint32(138)
            TaskView.codec().encode(value, w)
          }
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(144)
          writeUint64(w, obj.time)
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(154)
          w.bytes(obj.xenoCorp)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          state: '',
          reason: '',
          orders: [],
          controllers: [],
          environment: '',
          purpose: '',
          createdAt: 0n,
          startedAt: 0n,
          bill: 0n,
          certified: 0n,
          reports: 0,
          paidUntil: 0n,
          stopsAt: 0n,
          graceUntil: 0n,
          tasks: [],
          time: 0n,
          xenoCorp: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.state = reader.string()
              break
            }
            case 3: {
              obj.reason = reader.string()
              break
            }
            case 4: {
              obj.terms = Signed.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.terms
              })
              break
            }
            case 5: {
              if (opts.limits?.orders != null && obj.orders.length === opts.limits.orders) {
                throw new MaxLengthError('Decode error - repeated field "orders" had too many elements')
              }

              obj.orders.push(OrderView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.orders$
              }))
              break
            }
            case 6: {
              if (opts.limits?.controllers != null && obj.controllers.length === opts.limits.controllers) {
                throw new MaxLengthError('Decode error - repeated field "controllers" had too many elements')
              }

              obj.controllers.push(reader.bytes())
              break
            }
            case 7: {
              obj.environment = reader.string()
              break
            }
            case 8: {
              obj.purpose = reader.string()
              break
            }
            case 9: {
              obj.createdAt = reader.uint64()
              break
            }
            case 10: {
              obj.startedAt = reader.uint64()
              break
            }
            case 11: {
              obj.bill = reader.uint64()
              break
            }
            case 12: {
              obj.certified = reader.uint64()
              break
            }
            case 13: {
              obj.reports = reader.uint32()
              break
            }
            case 14: {
              obj.paidUntil = reader.uint64()
              break
            }
            case 15: {
              obj.stopsAt = reader.uint64()
              break
            }
            case 16: {
              obj.graceUntil = reader.uint64()
              break
            }
            case 17: {
              if (opts.limits?.tasks != null && obj.tasks.length === opts.limits.tasks) {
                throw new MaxLengthError('Decode error - repeated field "tasks" had too many elements')
              }

              obj.tasks.push(TaskView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.tasks$
              }))
              break
            }
            case 18: {
              obj.time = reader.uint64()
              break
            }
            case 19: {
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
        const obj = {
          orders: 0,
          controllers: 0,
          tasks: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.state`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.reason`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield * Signed.codec().stream(reader, reader.uint32(), `${prefix}.terms`, {
                limits: opts.limits?.terms
              })

              break
            }
            case 5: {
              if (opts.limits?.orders != null && obj.orders === opts.limits.orders) {
                throw new MaxLengthError('Streaming decode error - repeated field "orders" had too many elements')
              }

              for (const evt of OrderView.codec().stream(reader, reader.uint32(), `${prefix}.orders[]`, {
                limits: opts.limits?.orders$
              })) {
                yield {
                  ...evt,
                  index: obj.orders
                }
              }

              obj.orders++

              break
            }
            case 6: {
              if (opts.limits?.controllers != null && obj.controllers === opts.limits.controllers) {
                throw new MaxLengthError('Streaming decode error - repeated field "controllers" had too many elements')
              }

              yield {
                field: `${prefix}.controllers[]`,
                index: obj.controllers,
                value: reader.bytes()
              }

              obj.controllers++

              break
            }
            case 7: {
              yield {
                field: `${prefix}.environment`,
                value: reader.string()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.purpose`,
                value: reader.string()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.createdAt`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.startedAt`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.bill`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.certified`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.reports`,
                value: reader.uint32()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.paidUntil`,
                value: reader.uint64()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.stopsAt`,
                value: reader.uint64()
              }
              break
            }
            case 16: {
              yield {
                field: `${prefix}.graceUntil`,
                value: reader.uint64()
              }
              break
            }
            case 17: {
              if (opts.limits?.tasks != null && obj.tasks === opts.limits.tasks) {
                throw new MaxLengthError('Streaming decode error - repeated field "tasks" had too many elements')
              }

              for (const evt of TaskView.codec().stream(reader, reader.uint32(), `${prefix}.tasks[]`, {
                limits: opts.limits?.tasks$
              })) {
                yield {
                  ...evt,
                  index: obj.tasks
                }
              }

              obj.tasks++

              break
            }
            case 18: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            case 19: {
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

  export interface SessionViewSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionViewStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface SessionViewReasonFieldEvent {
    field: '$.reason'
    value: string
  }

  export interface SessionViewTermsBodyFieldEvent {
    field: '$.terms.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionViewTermsSignatureFieldEvent {
    field: '$.terms.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionViewOrdersOrderFieldEvent {
    field: '$.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionViewOrdersBindFieldEvent {
    field: '$.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionViewOrdersLimitFieldEvent {
    field: '$.orders[].limit'
    value: bigint
    index: number
  }

  export interface SessionViewOrdersNotAfterFieldEvent {
    field: '$.orders[].notAfter'
    value: bigint
    index: number
  }

  export interface SessionViewOrdersStateFieldEvent {
    field: '$.orders[].state'
    value: string
    index: number
  }

  export interface SessionViewOrdersChargedFieldEvent {
    field: '$.orders[].charged'
    value: bigint
    index: number
  }

  export interface SessionViewOrdersCertifiedFieldEvent {
    field: '$.orders[].certified'
    value: bigint
    index: number
  }

  export interface SessionViewOrdersBindingFieldEvent {
    field: '$.orders[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionViewOrdersCloseFieldEvent {
    field: '$.orders[].close'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionViewOrdersChargeFieldEvent {
    field: '$.orders[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionViewControllersFieldEvent {
    field: '$.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionViewEnvironmentFieldEvent {
    field: '$.environment'
    value: string
  }

  export interface SessionViewPurposeFieldEvent {
    field: '$.purpose'
    value: string
  }

  export interface SessionViewCreatedAtFieldEvent {
    field: '$.createdAt'
    value: bigint
  }

  export interface SessionViewStartedAtFieldEvent {
    field: '$.startedAt'
    value: bigint
  }

  export interface SessionViewBillFieldEvent {
    field: '$.bill'
    value: bigint
  }

  export interface SessionViewCertifiedFieldEvent {
    field: '$.certified'
    value: bigint
  }

  export interface SessionViewReportsFieldEvent {
    field: '$.reports'
    value: number
  }

  export interface SessionViewPaidUntilFieldEvent {
    field: '$.paidUntil'
    value: bigint
  }

  export interface SessionViewStopsAtFieldEvent {
    field: '$.stopsAt'
    value: bigint
  }

  export interface SessionViewGraceUntilFieldEvent {
    field: '$.graceUntil'
    value: bigint
  }

  export interface SessionViewTasksTaskFieldEvent {
    field: '$.tasks[].task'
    value: number
    index: number
  }

  export interface SessionViewTasksNameFieldEvent {
    field: '$.tasks[].name'
    value: string
    index: number
  }

  export interface SessionViewTasksKindFieldEvent {
    field: '$.tasks[].kind'
    value: string
    index: number
  }

  export interface SessionViewTasksStateFieldEvent {
    field: '$.tasks[].state'
    value: string
    index: number
  }

  export interface SessionViewTasksExitCodeFieldEvent {
    field: '$.tasks[].exitCode'
    value: number
    index: number
  }

  export interface SessionViewTasksFailureFieldEvent {
    field: '$.tasks[].failure'
    value: string
    index: number
  }

  export interface SessionViewTasksRunsFieldEvent {
    field: '$.tasks[].runs'
    value: number
    index: number
  }

  export interface SessionViewTasksStartedAtFieldEvent {
    field: '$.tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface SessionViewTasksEndedAtFieldEvent {
    field: '$.tasks[].endedAt'
    value: bigint
    index: number
  }

  export interface SessionViewTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface SessionViewXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SessionView>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionView.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionView>): SessionView {
    return decodeMessage(buf, SessionView.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionView>): Generator<SessionViewSessionFieldEvent | SessionViewStateFieldEvent | SessionViewReasonFieldEvent | SessionViewTermsBodyFieldEvent | SessionViewTermsSignatureFieldEvent | SessionViewOrdersOrderFieldEvent | SessionViewOrdersBindFieldEvent | SessionViewOrdersLimitFieldEvent | SessionViewOrdersNotAfterFieldEvent | SessionViewOrdersStateFieldEvent | SessionViewOrdersChargedFieldEvent | SessionViewOrdersCertifiedFieldEvent | SessionViewOrdersBindingFieldEvent | SessionViewOrdersCloseFieldEvent | SessionViewOrdersChargeFieldEvent | SessionViewControllersFieldEvent | SessionViewEnvironmentFieldEvent | SessionViewPurposeFieldEvent | SessionViewCreatedAtFieldEvent | SessionViewStartedAtFieldEvent | SessionViewBillFieldEvent | SessionViewCertifiedFieldEvent | SessionViewReportsFieldEvent | SessionViewPaidUntilFieldEvent | SessionViewStopsAtFieldEvent | SessionViewGraceUntilFieldEvent | SessionViewTasksTaskFieldEvent | SessionViewTasksNameFieldEvent | SessionViewTasksKindFieldEvent | SessionViewTasksStateFieldEvent | SessionViewTasksExitCodeFieldEvent | SessionViewTasksFailureFieldEvent | SessionViewTasksRunsFieldEvent | SessionViewTasksStartedAtFieldEvent | SessionViewTasksEndedAtFieldEvent | SessionViewTimeFieldEvent | SessionViewXenoCorpFieldEvent> {
    return streamMessage(buf, SessionView.codec(), opts)
  }
}

export interface SessionRequest {
  session: Uint8Array<ArrayBuffer>
}

export namespace SessionRequest {
  let _codec: Codec<SessionRequest>

  export const codec = (): Codec<SessionRequest> => {
    if (_codec == null) {
      _codec = message<SessionRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
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
                field: `${prefix}.session`,
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

  export interface SessionRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SessionRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionRequest>): SessionRequest {
    return decodeMessage(buf, SessionRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionRequest>): Generator<SessionRequestSessionFieldEvent> {
    return streamMessage(buf, SessionRequest.codec(), opts)
  }
}

export interface SessionResponse {
  session?: SessionView
}

export namespace SessionResponse {
  let _codec: Codec<SessionResponse>

  export const codec = (): Codec<SessionResponse> => {
    if (_codec == null) {
      _codec = message<SessionResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.session != null) {
          w.uint32(10)
          SessionView.codec().encode(obj.session, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = SessionView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.session
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * SessionView.codec().stream(reader, reader.uint32(), `${prefix}.session`, {
                limits: opts.limits?.session
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

  export interface SessionResponseSessionSessionFieldEvent {
    field: '$.session.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionResponseSessionStateFieldEvent {
    field: '$.session.state'
    value: string
  }

  export interface SessionResponseSessionReasonFieldEvent {
    field: '$.session.reason'
    value: string
  }

  export interface SessionResponseSessionTermsBodyFieldEvent {
    field: '$.session.terms.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionResponseSessionTermsSignatureFieldEvent {
    field: '$.session.terms.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionResponseSessionOrdersOrderFieldEvent {
    field: '$.session.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionResponseSessionOrdersBindFieldEvent {
    field: '$.session.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionResponseSessionOrdersLimitFieldEvent {
    field: '$.session.orders[].limit'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionOrdersNotAfterFieldEvent {
    field: '$.session.orders[].notAfter'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionOrdersStateFieldEvent {
    field: '$.session.orders[].state'
    value: string
    index: number
  }

  export interface SessionResponseSessionOrdersChargedFieldEvent {
    field: '$.session.orders[].charged'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionOrdersCertifiedFieldEvent {
    field: '$.session.orders[].certified'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionOrdersBindingFieldEvent {
    field: '$.session.orders[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionResponseSessionOrdersCloseFieldEvent {
    field: '$.session.orders[].close'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionResponseSessionOrdersChargeFieldEvent {
    field: '$.session.orders[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionResponseSessionControllersFieldEvent {
    field: '$.session.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionResponseSessionEnvironmentFieldEvent {
    field: '$.session.environment'
    value: string
  }

  export interface SessionResponseSessionPurposeFieldEvent {
    field: '$.session.purpose'
    value: string
  }

  export interface SessionResponseSessionCreatedAtFieldEvent {
    field: '$.session.createdAt'
    value: bigint
  }

  export interface SessionResponseSessionStartedAtFieldEvent {
    field: '$.session.startedAt'
    value: bigint
  }

  export interface SessionResponseSessionBillFieldEvent {
    field: '$.session.bill'
    value: bigint
  }

  export interface SessionResponseSessionCertifiedFieldEvent {
    field: '$.session.certified'
    value: bigint
  }

  export interface SessionResponseSessionReportsFieldEvent {
    field: '$.session.reports'
    value: number
  }

  export interface SessionResponseSessionPaidUntilFieldEvent {
    field: '$.session.paidUntil'
    value: bigint
  }

  export interface SessionResponseSessionStopsAtFieldEvent {
    field: '$.session.stopsAt'
    value: bigint
  }

  export interface SessionResponseSessionGraceUntilFieldEvent {
    field: '$.session.graceUntil'
    value: bigint
  }

  export interface SessionResponseSessionTasksTaskFieldEvent {
    field: '$.session.tasks[].task'
    value: number
    index: number
  }

  export interface SessionResponseSessionTasksNameFieldEvent {
    field: '$.session.tasks[].name'
    value: string
    index: number
  }

  export interface SessionResponseSessionTasksKindFieldEvent {
    field: '$.session.tasks[].kind'
    value: string
    index: number
  }

  export interface SessionResponseSessionTasksStateFieldEvent {
    field: '$.session.tasks[].state'
    value: string
    index: number
  }

  export interface SessionResponseSessionTasksExitCodeFieldEvent {
    field: '$.session.tasks[].exitCode'
    value: number
    index: number
  }

  export interface SessionResponseSessionTasksFailureFieldEvent {
    field: '$.session.tasks[].failure'
    value: string
    index: number
  }

  export interface SessionResponseSessionTasksRunsFieldEvent {
    field: '$.session.tasks[].runs'
    value: number
    index: number
  }

  export interface SessionResponseSessionTasksStartedAtFieldEvent {
    field: '$.session.tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionTasksEndedAtFieldEvent {
    field: '$.session.tasks[].endedAt'
    value: bigint
    index: number
  }

  export interface SessionResponseSessionTimeFieldEvent {
    field: '$.session.time'
    value: bigint
  }

  export interface SessionResponseSessionXenoCorpFieldEvent {
    field: '$.session.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SessionResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionResponse>): SessionResponse {
    return decodeMessage(buf, SessionResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionResponse>): Generator<SessionResponseSessionSessionFieldEvent | SessionResponseSessionStateFieldEvent | SessionResponseSessionReasonFieldEvent | SessionResponseSessionTermsBodyFieldEvent | SessionResponseSessionTermsSignatureFieldEvent | SessionResponseSessionOrdersOrderFieldEvent | SessionResponseSessionOrdersBindFieldEvent | SessionResponseSessionOrdersLimitFieldEvent | SessionResponseSessionOrdersNotAfterFieldEvent | SessionResponseSessionOrdersStateFieldEvent | SessionResponseSessionOrdersChargedFieldEvent | SessionResponseSessionOrdersCertifiedFieldEvent | SessionResponseSessionOrdersBindingFieldEvent | SessionResponseSessionOrdersCloseFieldEvent | SessionResponseSessionOrdersChargeFieldEvent | SessionResponseSessionControllersFieldEvent | SessionResponseSessionEnvironmentFieldEvent | SessionResponseSessionPurposeFieldEvent | SessionResponseSessionCreatedAtFieldEvent | SessionResponseSessionStartedAtFieldEvent | SessionResponseSessionBillFieldEvent | SessionResponseSessionCertifiedFieldEvent | SessionResponseSessionReportsFieldEvent | SessionResponseSessionPaidUntilFieldEvent | SessionResponseSessionStopsAtFieldEvent | SessionResponseSessionGraceUntilFieldEvent | SessionResponseSessionTasksTaskFieldEvent | SessionResponseSessionTasksNameFieldEvent | SessionResponseSessionTasksKindFieldEvent | SessionResponseSessionTasksStateFieldEvent | SessionResponseSessionTasksExitCodeFieldEvent | SessionResponseSessionTasksFailureFieldEvent | SessionResponseSessionTasksRunsFieldEvent | SessionResponseSessionTasksStartedAtFieldEvent | SessionResponseSessionTasksEndedAtFieldEvent | SessionResponseSessionTimeFieldEvent | SessionResponseSessionXenoCorpFieldEvent> {
    return streamMessage(buf, SessionResponse.codec(), opts)
  }
}

export interface ListRequest {
  after?: Uint8Array<ArrayBuffer>
}

export namespace ListRequest {
  let _codec: Codec<ListRequest>

  export const codec = (): Codec<ListRequest> => {
    if (_codec == null) {
      _codec = message<ListRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.after != null) {
          w.uint32(10)
          w.bytes(obj.after)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.after = reader.bytes()
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
                field: `${prefix}.after`,
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

  export interface ListRequestAfterFieldEvent {
    field: '$.after'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ListRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ListRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListRequest>): ListRequest {
    return decodeMessage(buf, ListRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListRequest>): Generator<ListRequestAfterFieldEvent> {
    return streamMessage(buf, ListRequest.codec(), opts)
  }
}

export interface ListResponse {
  sessions: SessionView[]
  more: boolean
}

export namespace ListResponse {
  let _codec: Codec<ListResponse>

  export const codec = (): Codec<ListResponse> => {
    if (_codec == null) {
      _codec = message<ListResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.sessions != null && obj.sessions.length > 0) {
          for (const value of obj.sessions) {
            w.uint32(10)
            SessionView.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          sessions: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.sessions != null && obj.sessions.length === opts.limits.sessions) {
                throw new MaxLengthError('Decode error - repeated field "sessions" had too many elements')
              }

              obj.sessions.push(SessionView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.sessions$
              }))
              break
            }
            case 2: {
              obj.more = reader.bool()
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
          sessions: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.sessions != null && obj.sessions === opts.limits.sessions) {
                throw new MaxLengthError('Streaming decode error - repeated field "sessions" had too many elements')
              }

              for (const evt of SessionView.codec().stream(reader, reader.uint32(), `${prefix}.sessions[]`, {
                limits: opts.limits?.sessions$
              })) {
                yield {
                  ...evt,
                  index: obj.sessions
                }
              }

              obj.sessions++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
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

  export interface ListResponseSessionsSessionFieldEvent {
    field: '$.sessions[].session'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsStateFieldEvent {
    field: '$.sessions[].state'
    value: string
    index: number
  }

  export interface ListResponseSessionsReasonFieldEvent {
    field: '$.sessions[].reason'
    value: string
    index: number
  }

  export interface ListResponseSessionsTermsBodyFieldEvent {
    field: '$.sessions[].terms.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsTermsSignatureFieldEvent {
    field: '$.sessions[].terms.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsOrdersOrderFieldEvent {
    field: '$.sessions[].orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsOrdersBindFieldEvent {
    field: '$.sessions[].orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsOrdersLimitFieldEvent {
    field: '$.sessions[].orders[].limit'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsOrdersNotAfterFieldEvent {
    field: '$.sessions[].orders[].notAfter'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsOrdersStateFieldEvent {
    field: '$.sessions[].orders[].state'
    value: string
    index: number
  }

  export interface ListResponseSessionsOrdersChargedFieldEvent {
    field: '$.sessions[].orders[].charged'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsOrdersCertifiedFieldEvent {
    field: '$.sessions[].orders[].certified'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsOrdersBindingFieldEvent {
    field: '$.sessions[].orders[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsOrdersCloseFieldEvent {
    field: '$.sessions[].orders[].close'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsOrdersChargeFieldEvent {
    field: '$.sessions[].orders[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseSessionsControllersFieldEvent {
    field: '$.sessions[].controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ListResponseSessionsEnvironmentFieldEvent {
    field: '$.sessions[].environment'
    value: string
    index: number
  }

  export interface ListResponseSessionsPurposeFieldEvent {
    field: '$.sessions[].purpose'
    value: string
    index: number
  }

  export interface ListResponseSessionsCreatedAtFieldEvent {
    field: '$.sessions[].createdAt'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsStartedAtFieldEvent {
    field: '$.sessions[].startedAt'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsBillFieldEvent {
    field: '$.sessions[].bill'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsCertifiedFieldEvent {
    field: '$.sessions[].certified'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsReportsFieldEvent {
    field: '$.sessions[].reports'
    value: number
    index: number
  }

  export interface ListResponseSessionsPaidUntilFieldEvent {
    field: '$.sessions[].paidUntil'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsStopsAtFieldEvent {
    field: '$.sessions[].stopsAt'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsGraceUntilFieldEvent {
    field: '$.sessions[].graceUntil'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsTasksTaskFieldEvent {
    field: '$.sessions[].tasks[].task'
    value: number
    index: number
  }

  export interface ListResponseSessionsTasksNameFieldEvent {
    field: '$.sessions[].tasks[].name'
    value: string
    index: number
  }

  export interface ListResponseSessionsTasksKindFieldEvent {
    field: '$.sessions[].tasks[].kind'
    value: string
    index: number
  }

  export interface ListResponseSessionsTasksStateFieldEvent {
    field: '$.sessions[].tasks[].state'
    value: string
    index: number
  }

  export interface ListResponseSessionsTasksExitCodeFieldEvent {
    field: '$.sessions[].tasks[].exitCode'
    value: number
    index: number
  }

  export interface ListResponseSessionsTasksFailureFieldEvent {
    field: '$.sessions[].tasks[].failure'
    value: string
    index: number
  }

  export interface ListResponseSessionsTasksRunsFieldEvent {
    field: '$.sessions[].tasks[].runs'
    value: number
    index: number
  }

  export interface ListResponseSessionsTasksStartedAtFieldEvent {
    field: '$.sessions[].tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsTasksEndedAtFieldEvent {
    field: '$.sessions[].tasks[].endedAt'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsTimeFieldEvent {
    field: '$.sessions[].time'
    value: bigint
    index: number
  }

  export interface ListResponseSessionsXenoCorpFieldEvent {
    field: '$.sessions[].xenoCorp'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ListResponseMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<ListResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ListResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListResponse>): ListResponse {
    return decodeMessage(buf, ListResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ListResponse>): Generator<ListResponseSessionsSessionFieldEvent | ListResponseSessionsStateFieldEvent | ListResponseSessionsReasonFieldEvent | ListResponseSessionsTermsBodyFieldEvent | ListResponseSessionsTermsSignatureFieldEvent | ListResponseSessionsOrdersOrderFieldEvent | ListResponseSessionsOrdersBindFieldEvent | ListResponseSessionsOrdersLimitFieldEvent | ListResponseSessionsOrdersNotAfterFieldEvent | ListResponseSessionsOrdersStateFieldEvent | ListResponseSessionsOrdersChargedFieldEvent | ListResponseSessionsOrdersCertifiedFieldEvent | ListResponseSessionsOrdersBindingFieldEvent | ListResponseSessionsOrdersCloseFieldEvent | ListResponseSessionsOrdersChargeFieldEvent | ListResponseSessionsControllersFieldEvent | ListResponseSessionsEnvironmentFieldEvent | ListResponseSessionsPurposeFieldEvent | ListResponseSessionsCreatedAtFieldEvent | ListResponseSessionsStartedAtFieldEvent | ListResponseSessionsBillFieldEvent | ListResponseSessionsCertifiedFieldEvent | ListResponseSessionsReportsFieldEvent | ListResponseSessionsPaidUntilFieldEvent | ListResponseSessionsStopsAtFieldEvent | ListResponseSessionsGraceUntilFieldEvent | ListResponseSessionsTasksTaskFieldEvent | ListResponseSessionsTasksNameFieldEvent | ListResponseSessionsTasksKindFieldEvent | ListResponseSessionsTasksStateFieldEvent | ListResponseSessionsTasksExitCodeFieldEvent | ListResponseSessionsTasksFailureFieldEvent | ListResponseSessionsTasksRunsFieldEvent | ListResponseSessionsTasksStartedAtFieldEvent | ListResponseSessionsTasksEndedAtFieldEvent | ListResponseSessionsTimeFieldEvent | ListResponseSessionsXenoCorpFieldEvent | ListResponseMoreFieldEvent> {
    return streamMessage(buf, ListResponse.codec(), opts)
  }
}

export interface DeployRequest {
  session: Uint8Array<ArrayBuffer>
  key: Uint8Array<ArrayBuffer>
  task: Uint8Array<ArrayBuffer>
}

export namespace DeployRequest {
  let _codec: Codec<DeployRequest>

  export const codec = (): Codec<DeployRequest> => {
    if (_codec == null) {
      _codec = message<DeployRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.task != null && obj.task.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.task)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          key: uint8ArrayAlloc(0),
          task: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.task = reader.bytes()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.task`,
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

  export interface DeployRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface DeployRequestKeyFieldEvent {
    field: '$.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface DeployRequestTaskFieldEvent {
    field: '$.task'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<DeployRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, DeployRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeployRequest>): DeployRequest {
    return decodeMessage(buf, DeployRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeployRequest>): Generator<DeployRequestSessionFieldEvent | DeployRequestKeyFieldEvent | DeployRequestTaskFieldEvent> {
    return streamMessage(buf, DeployRequest.codec(), opts)
  }
}

export interface DeployResponse {
  task?: TaskView
}

export namespace DeployResponse {
  let _codec: Codec<DeployResponse>

  export const codec = (): Codec<DeployResponse> => {
    if (_codec == null) {
      _codec = message<DeployResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.task != null) {
          w.uint32(10)
          TaskView.codec().encode(obj.task, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.task = TaskView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.task
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * TaskView.codec().stream(reader, reader.uint32(), `${prefix}.task`, {
                limits: opts.limits?.task
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

  export interface DeployResponseTaskTaskFieldEvent {
    field: '$.task.task'
    value: number
  }

  export interface DeployResponseTaskNameFieldEvent {
    field: '$.task.name'
    value: string
  }

  export interface DeployResponseTaskKindFieldEvent {
    field: '$.task.kind'
    value: string
  }

  export interface DeployResponseTaskStateFieldEvent {
    field: '$.task.state'
    value: string
  }

  export interface DeployResponseTaskExitCodeFieldEvent {
    field: '$.task.exitCode'
    value: number
  }

  export interface DeployResponseTaskFailureFieldEvent {
    field: '$.task.failure'
    value: string
  }

  export interface DeployResponseTaskRunsFieldEvent {
    field: '$.task.runs'
    value: number
  }

  export interface DeployResponseTaskStartedAtFieldEvent {
    field: '$.task.startedAt'
    value: bigint
  }

  export interface DeployResponseTaskEndedAtFieldEvent {
    field: '$.task.endedAt'
    value: bigint
  }

  export function encode (obj: Partial<DeployResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, DeployResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeployResponse>): DeployResponse {
    return decodeMessage(buf, DeployResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<DeployResponse>): Generator<DeployResponseTaskTaskFieldEvent | DeployResponseTaskNameFieldEvent | DeployResponseTaskKindFieldEvent | DeployResponseTaskStateFieldEvent | DeployResponseTaskExitCodeFieldEvent | DeployResponseTaskFailureFieldEvent | DeployResponseTaskRunsFieldEvent | DeployResponseTaskStartedAtFieldEvent | DeployResponseTaskEndedAtFieldEvent> {
    return streamMessage(buf, DeployResponse.codec(), opts)
  }
}

export interface TaskView {
  task: number
  name: string
  kind: string
  state: string
  exitCode?: number
  failure?: string
  runs: number
  startedAt: bigint
  endedAt: bigint
}

export namespace TaskView {
  let _codec: Codec<TaskView>

  export const codec = (): Codec<TaskView> => {
    if (_codec == null) {
      _codec = message<TaskView>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.task != null && obj.task !== 0)) {
          w.uint32(8)
          w.uint32(obj.task)
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(18)
          w.string(obj.name)
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(26)
          w.string(obj.kind)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(34)
          w.string(obj.state)
        }

        if (obj.exitCode != null) {
          w.uint32(40)
          w.int32(obj.exitCode)
        }

        if (obj.failure != null) {
          w.uint32(50)
          w.string(obj.failure)
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(56)
          w.uint32(obj.runs)
        }

        if ((obj.startedAt != null && obj.startedAt !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.startedAt)
        }

        if ((obj.endedAt != null && obj.endedAt !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.endedAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          task: 0,
          name: '',
          kind: '',
          state: '',
          runs: 0,
          startedAt: 0n,
          endedAt: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.task = reader.uint32()
              break
            }
            case 2: {
              obj.name = reader.string()
              break
            }
            case 3: {
              obj.kind = reader.string()
              break
            }
            case 4: {
              obj.state = reader.string()
              break
            }
            case 5: {
              obj.exitCode = reader.int32()
              break
            }
            case 6: {
              obj.failure = reader.string()
              break
            }
            case 7: {
              obj.runs = reader.uint32()
              break
            }
            case 8: {
              obj.startedAt = reader.uint64()
              break
            }
            case 9: {
              obj.endedAt = reader.uint64()
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
                field: `${prefix}.task`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.name`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.state`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.exitCode`,
                value: reader.int32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.failure`,
                value: reader.string()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.runs`,
                value: reader.uint32()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.startedAt`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.endedAt`,
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

  export interface TaskViewTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export interface TaskViewNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface TaskViewKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface TaskViewStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface TaskViewExitCodeFieldEvent {
    field: '$.exitCode'
    value: number
  }

  export interface TaskViewFailureFieldEvent {
    field: '$.failure'
    value: string
  }

  export interface TaskViewRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export interface TaskViewStartedAtFieldEvent {
    field: '$.startedAt'
    value: bigint
  }

  export interface TaskViewEndedAtFieldEvent {
    field: '$.endedAt'
    value: bigint
  }

  export function encode (obj: Partial<TaskView>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TaskView.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TaskView>): TaskView {
    return decodeMessage(buf, TaskView.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TaskView>): Generator<TaskViewTaskFieldEvent | TaskViewNameFieldEvent | TaskViewKindFieldEvent | TaskViewStateFieldEvent | TaskViewExitCodeFieldEvent | TaskViewFailureFieldEvent | TaskViewRunsFieldEvent | TaskViewStartedAtFieldEvent | TaskViewEndedAtFieldEvent> {
    return streamMessage(buf, TaskView.codec(), opts)
  }
}

export interface TasksRequest {
  session: Uint8Array<ArrayBuffer>
}

export namespace TasksRequest {
  let _codec: Codec<TasksRequest>

  export const codec = (): Codec<TasksRequest> => {
    if (_codec == null) {
      _codec = message<TasksRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
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
                field: `${prefix}.session`,
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

  export interface TasksRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<TasksRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TasksRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TasksRequest>): TasksRequest {
    return decodeMessage(buf, TasksRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TasksRequest>): Generator<TasksRequestSessionFieldEvent> {
    return streamMessage(buf, TasksRequest.codec(), opts)
  }
}

export interface TasksResponse {
  tasks: TaskView[]
}

export namespace TasksResponse {
  let _codec: Codec<TasksResponse>

  export const codec = (): Codec<TasksResponse> => {
    if (_codec == null) {
      _codec = message<TasksResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.tasks != null && obj.tasks.length > 0) {
          for (const value of obj.tasks) {
            w.uint32(10)
            TaskView.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          tasks: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.tasks != null && obj.tasks.length === opts.limits.tasks) {
                throw new MaxLengthError('Decode error - repeated field "tasks" had too many elements')
              }

              obj.tasks.push(TaskView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.tasks$
              }))
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
          tasks: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.tasks != null && obj.tasks === opts.limits.tasks) {
                throw new MaxLengthError('Streaming decode error - repeated field "tasks" had too many elements')
              }

              for (const evt of TaskView.codec().stream(reader, reader.uint32(), `${prefix}.tasks[]`, {
                limits: opts.limits?.tasks$
              })) {
                yield {
                  ...evt,
                  index: obj.tasks
                }
              }

              obj.tasks++

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

  export interface TasksResponseTasksTaskFieldEvent {
    field: '$.tasks[].task'
    value: number
    index: number
  }

  export interface TasksResponseTasksNameFieldEvent {
    field: '$.tasks[].name'
    value: string
    index: number
  }

  export interface TasksResponseTasksKindFieldEvent {
    field: '$.tasks[].kind'
    value: string
    index: number
  }

  export interface TasksResponseTasksStateFieldEvent {
    field: '$.tasks[].state'
    value: string
    index: number
  }

  export interface TasksResponseTasksExitCodeFieldEvent {
    field: '$.tasks[].exitCode'
    value: number
    index: number
  }

  export interface TasksResponseTasksFailureFieldEvent {
    field: '$.tasks[].failure'
    value: string
    index: number
  }

  export interface TasksResponseTasksRunsFieldEvent {
    field: '$.tasks[].runs'
    value: number
    index: number
  }

  export interface TasksResponseTasksStartedAtFieldEvent {
    field: '$.tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface TasksResponseTasksEndedAtFieldEvent {
    field: '$.tasks[].endedAt'
    value: bigint
    index: number
  }

  export function encode (obj: Partial<TasksResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TasksResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TasksResponse>): TasksResponse {
    return decodeMessage(buf, TasksResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TasksResponse>): Generator<TasksResponseTasksTaskFieldEvent | TasksResponseTasksNameFieldEvent | TasksResponseTasksKindFieldEvent | TasksResponseTasksStateFieldEvent | TasksResponseTasksExitCodeFieldEvent | TasksResponseTasksFailureFieldEvent | TasksResponseTasksRunsFieldEvent | TasksResponseTasksStartedAtFieldEvent | TasksResponseTasksEndedAtFieldEvent> {
    return streamMessage(buf, TasksResponse.codec(), opts)
  }
}

export interface RunRequest {
  session: Uint8Array<ArrayBuffer>
  key: Uint8Array<ArrayBuffer>
  task: Uint8Array<ArrayBuffer>
  since: bigint
}

export namespace RunRequest {
  let _codec: Codec<RunRequest>

  export const codec = (): Codec<RunRequest> => {
    if (_codec == null) {
      _codec = message<RunRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.task != null && obj.task.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.task)
        }

        if ((obj.since != null && obj.since !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.since)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          key: uint8ArrayAlloc(0),
          task: uint8ArrayAlloc(0),
          since: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.task = reader.bytes()
              break
            }
            case 4: {
              obj.since = reader.uint64()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.task`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.since`,
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

  export interface RunRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RunRequestKeyFieldEvent {
    field: '$.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RunRequestTaskFieldEvent {
    field: '$.task'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RunRequestSinceFieldEvent {
    field: '$.since'
    value: bigint
  }

  export function encode (obj: Partial<RunRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RunRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RunRequest>): RunRequest {
    return decodeMessage(buf, RunRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RunRequest>): Generator<RunRequestSessionFieldEvent | RunRequestKeyFieldEvent | RunRequestTaskFieldEvent | RunRequestSinceFieldEvent> {
    return streamMessage(buf, RunRequest.codec(), opts)
  }
}

export interface RunEvent {
  task?: TaskView
  output?: LogChunk
}

export namespace RunEvent {
  let _codec: Codec<RunEvent>

  export const codec = (): Codec<RunEvent> => {
    if (_codec == null) {
      _codec = message<RunEvent>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.task != null) {
          w.uint32(10)
          TaskView.codec().encode(obj.task, w)
        }

        if (obj.output != null) {
          w.uint32(18)
          LogChunk.codec().encode(obj.output, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.task = TaskView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.task
              })
              break
            }
            case 2: {
              obj.output = LogChunk.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.output
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
        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * TaskView.codec().stream(reader, reader.uint32(), `${prefix}.task`, {
                limits: opts.limits?.task
              })

              break
            }
            case 2: {
              yield * LogChunk.codec().stream(reader, reader.uint32(), `${prefix}.output`, {
                limits: opts.limits?.output
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

  export interface RunEventTaskTaskFieldEvent {
    field: '$.task.task'
    value: number
  }

  export interface RunEventTaskNameFieldEvent {
    field: '$.task.name'
    value: string
  }

  export interface RunEventTaskKindFieldEvent {
    field: '$.task.kind'
    value: string
  }

  export interface RunEventTaskStateFieldEvent {
    field: '$.task.state'
    value: string
  }

  export interface RunEventTaskExitCodeFieldEvent {
    field: '$.task.exitCode'
    value: number
  }

  export interface RunEventTaskFailureFieldEvent {
    field: '$.task.failure'
    value: string
  }

  export interface RunEventTaskRunsFieldEvent {
    field: '$.task.runs'
    value: number
  }

  export interface RunEventTaskStartedAtFieldEvent {
    field: '$.task.startedAt'
    value: bigint
  }

  export interface RunEventTaskEndedAtFieldEvent {
    field: '$.task.endedAt'
    value: bigint
  }

  export interface RunEventOutputStreamFieldEvent {
    field: '$.output.stream'
    value: LogStream
  }

  export interface RunEventOutputDataFieldEvent {
    field: '$.output.data'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RunEventOutputTimeFieldEvent {
    field: '$.output.time'
    value: bigint
  }

  export interface RunEventOutputNextFieldEvent {
    field: '$.output.next'
    value: bigint
  }

  export interface RunEventOutputCutFieldEvent {
    field: '$.output.cut'
    value: boolean
  }

  export function encode (obj: Partial<RunEvent>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RunEvent.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RunEvent>): RunEvent {
    return decodeMessage(buf, RunEvent.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RunEvent>): Generator<RunEventTaskTaskFieldEvent | RunEventTaskNameFieldEvent | RunEventTaskKindFieldEvent | RunEventTaskStateFieldEvent | RunEventTaskExitCodeFieldEvent | RunEventTaskFailureFieldEvent | RunEventTaskRunsFieldEvent | RunEventTaskStartedAtFieldEvent | RunEventTaskEndedAtFieldEvent | RunEventOutputStreamFieldEvent | RunEventOutputDataFieldEvent | RunEventOutputTimeFieldEvent | RunEventOutputNextFieldEvent | RunEventOutputCutFieldEvent> {
    return streamMessage(buf, RunEvent.codec(), opts)
  }
}

export interface WaitRequest {
  session: Uint8Array<ArrayBuffer>
  task: number
}

export namespace WaitRequest {
  let _codec: Codec<WaitRequest>

  export const codec = (): Codec<WaitRequest> => {
    if (_codec == null) {
      _codec = message<WaitRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.task != null && obj.task !== 0)) {
          w.uint32(16)
          w.uint32(obj.task)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          task: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.task = reader.uint32()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.task`,
                value: reader.uint32()
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

  export interface WaitRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WaitRequestTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export function encode (obj: Partial<WaitRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WaitRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WaitRequest>): WaitRequest {
    return decodeMessage(buf, WaitRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WaitRequest>): Generator<WaitRequestSessionFieldEvent | WaitRequestTaskFieldEvent> {
    return streamMessage(buf, WaitRequest.codec(), opts)
  }
}

export interface LogsRequest {
  session: Uint8Array<ArrayBuffer>
  task: number
  since: bigint
  follow: boolean
}

export namespace LogsRequest {
  let _codec: Codec<LogsRequest>

  export const codec = (): Codec<LogsRequest> => {
    if (_codec == null) {
      _codec = message<LogsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.task != null && obj.task !== 0)) {
          w.uint32(16)
          w.uint32(obj.task)
        }

        if ((obj.since != null && obj.since !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.since)
        }

        if ((obj.follow != null && obj.follow !== false)) {
          w.uint32(32)
          w.bool(obj.follow)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          task: 0,
          since: 0n,
          follow: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.task = reader.uint32()
              break
            }
            case 3: {
              obj.since = reader.uint64()
              break
            }
            case 4: {
              obj.follow = reader.bool()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.task`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.since`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.follow`,
                value: reader.bool()
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

  export interface LogsRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface LogsRequestTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export interface LogsRequestSinceFieldEvent {
    field: '$.since'
    value: bigint
  }

  export interface LogsRequestFollowFieldEvent {
    field: '$.follow'
    value: boolean
  }

  export function encode (obj: Partial<LogsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, LogsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogsRequest>): LogsRequest {
    return decodeMessage(buf, LogsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogsRequest>): Generator<LogsRequestSessionFieldEvent | LogsRequestTaskFieldEvent | LogsRequestSinceFieldEvent | LogsRequestFollowFieldEvent> {
    return streamMessage(buf, LogsRequest.codec(), opts)
  }
}

export enum LogStream {
  STDOUT = 'STDOUT',
  STDERR = 'STDERR'
}

enum __LogStreamValues {
  STDOUT = 0,
  STDERR = 1
}

export namespace LogStream {
  export const codec = (): Codec<LogStream> => {
    return enumeration<LogStream>(__LogStreamValues)
  }
}

export interface LogChunk {
  stream: LogStream
  data: Uint8Array<ArrayBuffer>
  time: bigint
  next: bigint
  cut: boolean
}

export namespace LogChunk {
  let _codec: Codec<LogChunk>

  export const codec = (): Codec<LogChunk> => {
    if (_codec == null) {
      _codec = message<LogChunk>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.stream != null && __LogStreamValues[obj.stream] !== 0) {
          w.uint32(8)
          LogStream.codec().encode(obj.stream, w)
        }

        if ((obj.data != null && obj.data.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.data)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.time)
        }

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.next)
        }

        if ((obj.cut != null && obj.cut !== false)) {
          w.uint32(40)
          w.bool(obj.cut)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          stream: LogStream.STDOUT,
          data: uint8ArrayAlloc(0),
          time: 0n,
          next: 0n,
          cut: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.stream = LogStream.codec().decode(reader)
              break
            }
            case 2: {
              obj.data = reader.bytes()
              break
            }
            case 3: {
              obj.time = reader.uint64()
              break
            }
            case 4: {
              obj.next = reader.uint64()
              break
            }
            case 5: {
              obj.cut = reader.bool()
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
                field: `${prefix}.stream`,
                value: LogStream.codec().decode(reader)
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.data`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.next`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.cut`,
                value: reader.bool()
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

  export interface LogChunkStreamFieldEvent {
    field: '$.stream'
    value: LogStream
  }

  export interface LogChunkDataFieldEvent {
    field: '$.data'
    value: Uint8Array<ArrayBuffer>
  }

  export interface LogChunkTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface LogChunkNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export interface LogChunkCutFieldEvent {
    field: '$.cut'
    value: boolean
  }

  export function encode (obj: Partial<LogChunk>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, LogChunk.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogChunk>): LogChunk {
    return decodeMessage(buf, LogChunk.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogChunk>): Generator<LogChunkStreamFieldEvent | LogChunkDataFieldEvent | LogChunkTimeFieldEvent | LogChunkNextFieldEvent | LogChunkCutFieldEvent> {
    return streamMessage(buf, LogChunk.codec(), opts)
  }
}

export interface EventsRequest {
  session: Uint8Array<ArrayBuffer>
  since: number
  follow: boolean
}

export namespace EventsRequest {
  let _codec: Codec<EventsRequest>

  export const codec = (): Codec<EventsRequest> => {
    if (_codec == null) {
      _codec = message<EventsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.since != null && obj.since !== 0)) {
          w.uint32(16)
          w.uint32(obj.since)
        }

        if ((obj.follow != null && obj.follow !== false)) {
          w.uint32(24)
          w.bool(obj.follow)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          since: 0,
          follow: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.since = reader.uint32()
              break
            }
            case 3: {
              obj.follow = reader.bool()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.since`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.follow`,
                value: reader.bool()
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

  export interface EventsRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EventsRequestSinceFieldEvent {
    field: '$.since'
    value: number
  }

  export interface EventsRequestFollowFieldEvent {
    field: '$.follow'
    value: boolean
  }

  export function encode (obj: Partial<EventsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EventsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventsRequest>): EventsRequest {
    return decodeMessage(buf, EventsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EventsRequest>): Generator<EventsRequestSessionFieldEvent | EventsRequestSinceFieldEvent | EventsRequestFollowFieldEvent> {
    return streamMessage(buf, EventsRequest.codec(), opts)
  }
}

export interface SessionEvent {
  number: number
  time: bigint
  kind: string
  value: string
  reason: string
  subject: number
  bill: bigint
}

export namespace SessionEvent {
  let _codec: Codec<SessionEvent>

  export const codec = (): Codec<SessionEvent> => {
    if (_codec == null) {
      _codec = message<SessionEvent>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.number != null && obj.number !== 0)) {
          w.uint32(8)
          w.uint32(obj.number)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.time)
        }

        if ((obj.kind != null && obj.kind !== '')) {
          w.uint32(26)
          w.string(obj.kind)
        }

        if ((obj.value != null && obj.value !== '')) {
          w.uint32(34)
          w.string(obj.value)
        }

        if ((obj.reason != null && obj.reason !== '')) {
          w.uint32(42)
          w.string(obj.reason)
        }

        if ((obj.subject != null && obj.subject !== 0)) {
          w.uint32(48)
          w.uint32(obj.subject)
        }

        if ((obj.bill != null && obj.bill !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.bill)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          number: 0,
          time: 0n,
          kind: '',
          value: '',
          reason: '',
          subject: 0,
          bill: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.number = reader.uint32()
              break
            }
            case 2: {
              obj.time = reader.uint64()
              break
            }
            case 3: {
              obj.kind = reader.string()
              break
            }
            case 4: {
              obj.value = reader.string()
              break
            }
            case 5: {
              obj.reason = reader.string()
              break
            }
            case 6: {
              obj.subject = reader.uint32()
              break
            }
            case 7: {
              obj.bill = reader.uint64()
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
                field: `${prefix}.number`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.kind`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.value`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.reason`,
                value: reader.string()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.subject`,
                value: reader.uint32()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.bill`,
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

  export interface SessionEventNumberFieldEvent {
    field: '$.number'
    value: number
  }

  export interface SessionEventTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface SessionEventKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface SessionEventValueFieldEvent {
    field: '$.value'
    value: string
  }

  export interface SessionEventReasonFieldEvent {
    field: '$.reason'
    value: string
  }

  export interface SessionEventSubjectFieldEvent {
    field: '$.subject'
    value: number
  }

  export interface SessionEventBillFieldEvent {
    field: '$.bill'
    value: bigint
  }

  export function encode (obj: Partial<SessionEvent>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionEvent.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionEvent>): SessionEvent {
    return decodeMessage(buf, SessionEvent.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionEvent>): Generator<SessionEventNumberFieldEvent | SessionEventTimeFieldEvent | SessionEventKindFieldEvent | SessionEventValueFieldEvent | SessionEventReasonFieldEvent | SessionEventSubjectFieldEvent | SessionEventBillFieldEvent> {
    return streamMessage(buf, SessionEvent.codec(), opts)
  }
}

export interface ReportsRequest {
  session: Uint8Array<ArrayBuffer>
  from: number
}

export namespace ReportsRequest {
  let _codec: Codec<ReportsRequest>

  export const codec = (): Codec<ReportsRequest> => {
    if (_codec == null) {
      _codec = message<ReportsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.from != null && obj.from !== 0)) {
          w.uint32(16)
          w.uint32(obj.from)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          from: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.uint32()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint32()
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

  export interface ReportsRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ReportsRequestFromFieldEvent {
    field: '$.from'
    value: number
  }

  export function encode (obj: Partial<ReportsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ReportsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReportsRequest>): ReportsRequest {
    return decodeMessage(buf, ReportsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReportsRequest>): Generator<ReportsRequestSessionFieldEvent | ReportsRequestFromFieldEvent> {
    return streamMessage(buf, ReportsRequest.codec(), opts)
  }
}

export interface ReportsResponse {
  reports: Uint8Array<ArrayBuffer>[]
  more: boolean
}

export namespace ReportsResponse {
  let _codec: Codec<ReportsResponse>

  export const codec = (): Codec<ReportsResponse> => {
    if (_codec == null) {
      _codec = message<ReportsResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.reports != null && obj.reports.length > 0) {
          for (const value of obj.reports) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(16)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reports: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.reports != null && obj.reports.length === opts.limits.reports) {
                throw new MaxLengthError('Decode error - repeated field "reports" had too many elements')
              }

              obj.reports.push(reader.bytes())
              break
            }
            case 2: {
              obj.more = reader.bool()
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
          reports: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.reports != null && obj.reports === opts.limits.reports) {
                throw new MaxLengthError('Streaming decode error - repeated field "reports" had too many elements')
              }

              yield {
                field: `${prefix}.reports[]`,
                index: obj.reports,
                value: reader.bytes()
              }

              obj.reports++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
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

  export interface ReportsResponseReportsFieldEvent {
    field: '$.reports[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ReportsResponseMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<ReportsResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ReportsResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReportsResponse>): ReportsResponse {
    return decodeMessage(buf, ReportsResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ReportsResponse>): Generator<ReportsResponseReportsFieldEvent | ReportsResponseMoreFieldEvent> {
    return streamMessage(buf, ReportsResponse.codec(), opts)
  }
}

export interface AcknowledgeRequest {
  session: Uint8Array<ArrayBuffer>
  ack: Uint8Array<ArrayBuffer>
}

export namespace AcknowledgeRequest {
  let _codec: Codec<AcknowledgeRequest>

  export const codec = (): Codec<AcknowledgeRequest> => {
    if (_codec == null) {
      _codec = message<AcknowledgeRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.ack != null && obj.ack.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.ack)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          ack: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.ack = reader.bytes()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.ack`,
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

  export interface AcknowledgeRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AcknowledgeRequestAckFieldEvent {
    field: '$.ack'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AcknowledgeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AcknowledgeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcknowledgeRequest>): AcknowledgeRequest {
    return decodeMessage(buf, AcknowledgeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcknowledgeRequest>): Generator<AcknowledgeRequestSessionFieldEvent | AcknowledgeRequestAckFieldEvent> {
    return streamMessage(buf, AcknowledgeRequest.codec(), opts)
  }
}

export interface AcknowledgeResponse {}

export namespace AcknowledgeResponse {
  let _codec: Codec<AcknowledgeResponse>

  export const codec = (): Codec<AcknowledgeResponse> => {
    if (_codec == null) {
      _codec = message<AcknowledgeResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
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

  export function encode (obj: Partial<AcknowledgeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AcknowledgeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcknowledgeResponse>): AcknowledgeResponse {
    return decodeMessage(buf, AcknowledgeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcknowledgeResponse>): Generator<{}> {
    return streamMessage(buf, AcknowledgeResponse.codec(), opts)
  }
}

export interface SignalRequest {
  session: Uint8Array<ArrayBuffer>
  key: Uint8Array<ArrayBuffer>
  task: number
  signal: string
}

export namespace SignalRequest {
  let _codec: Codec<SignalRequest>

  export const codec = (): Codec<SignalRequest> => {
    if (_codec == null) {
      _codec = message<SignalRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.key)
        }

        if ((obj.task != null && obj.task !== 0)) {
          w.uint32(24)
          w.uint32(obj.task)
        }

        if ((obj.signal != null && obj.signal !== '')) {
          w.uint32(34)
          w.string(obj.signal)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          key: uint8ArrayAlloc(0),
          task: 0,
          signal: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.key = reader.bytes()
              break
            }
            case 3: {
              obj.task = reader.uint32()
              break
            }
            case 4: {
              obj.signal = reader.string()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.key`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.task`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.signal`,
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

  export interface SignalRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignalRequestKeyFieldEvent {
    field: '$.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignalRequestTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export interface SignalRequestSignalFieldEvent {
    field: '$.signal'
    value: string
  }

  export function encode (obj: Partial<SignalRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SignalRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignalRequest>): SignalRequest {
    return decodeMessage(buf, SignalRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignalRequest>): Generator<SignalRequestSessionFieldEvent | SignalRequestKeyFieldEvent | SignalRequestTaskFieldEvent | SignalRequestSignalFieldEvent> {
    return streamMessage(buf, SignalRequest.codec(), opts)
  }
}

export interface SignalResponse {}

export namespace SignalResponse {
  let _codec: Codec<SignalResponse>

  export const codec = (): Codec<SignalResponse> => {
    if (_codec == null) {
      _codec = message<SignalResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {}

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
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

  export function encode (obj: Partial<SignalResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SignalResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignalResponse>): SignalResponse {
    return decodeMessage(buf, SignalResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignalResponse>): Generator<{}> {
    return streamMessage(buf, SignalResponse.codec(), opts)
  }
}

export interface CloseRequest {
  session: Uint8Array<ArrayBuffer>
  waitMs: number
  reportsFrom?: number
}

export namespace CloseRequest {
  let _codec: Codec<CloseRequest>

  export const codec = (): Codec<CloseRequest> => {
    if (_codec == null) {
      _codec = message<CloseRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.waitMs != null && obj.waitMs !== 0)) {
          w.uint32(16)
          w.uint32(obj.waitMs)
        }

        if (obj.reportsFrom != null) {
          w.uint32(24)
          w.uint32(obj.reportsFrom)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          waitMs: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = reader.bytes()
              break
            }
            case 2: {
              obj.waitMs = reader.uint32()
              break
            }
            case 3: {
              obj.reportsFrom = reader.uint32()
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.waitMs`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.reportsFrom`,
                value: reader.uint32()
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

  export interface CloseRequestSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseRequestWaitMsFieldEvent {
    field: '$.waitMs'
    value: number
  }

  export interface CloseRequestReportsFromFieldEvent {
    field: '$.reportsFrom'
    value: number
  }

  export function encode (obj: Partial<CloseRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CloseRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseRequest>): CloseRequest {
    return decodeMessage(buf, CloseRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseRequest>): Generator<CloseRequestSessionFieldEvent | CloseRequestWaitMsFieldEvent | CloseRequestReportsFromFieldEvent> {
    return streamMessage(buf, CloseRequest.codec(), opts)
  }
}

export interface CloseResponse {
  session?: SessionView
  reports: Uint8Array<ArrayBuffer>[]
  more: boolean
}

export namespace CloseResponse {
  let _codec: Codec<CloseResponse>

  export const codec = (): Codec<CloseResponse> => {
    if (_codec == null) {
      _codec = message<CloseResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.session != null) {
          w.uint32(10)
          SessionView.codec().encode(obj.session, w)
        }

        if (obj.reports != null && obj.reports.length > 0) {
          for (const value of obj.reports) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(24)
          w.bool(obj.more)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          reports: [],
          more: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.session = SessionView.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.session
              })
              break
            }
            case 2: {
              if (opts.limits?.reports != null && obj.reports.length === opts.limits.reports) {
                throw new MaxLengthError('Decode error - repeated field "reports" had too many elements')
              }

              obj.reports.push(reader.bytes())
              break
            }
            case 3: {
              obj.more = reader.bool()
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
          reports: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * SessionView.codec().stream(reader, reader.uint32(), `${prefix}.session`, {
                limits: opts.limits?.session
              })

              break
            }
            case 2: {
              if (opts.limits?.reports != null && obj.reports === opts.limits.reports) {
                throw new MaxLengthError('Streaming decode error - repeated field "reports" had too many elements')
              }

              yield {
                field: `${prefix}.reports[]`,
                index: obj.reports,
                value: reader.bytes()
              }

              obj.reports++

              break
            }
            case 3: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
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

  export interface CloseResponseSessionSessionFieldEvent {
    field: '$.session.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseSessionStateFieldEvent {
    field: '$.session.state'
    value: string
  }

  export interface CloseResponseSessionReasonFieldEvent {
    field: '$.session.reason'
    value: string
  }

  export interface CloseResponseSessionTermsBodyFieldEvent {
    field: '$.session.terms.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseSessionTermsSignatureFieldEvent {
    field: '$.session.terms.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseSessionOrdersOrderFieldEvent {
    field: '$.session.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CloseResponseSessionOrdersBindFieldEvent {
    field: '$.session.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CloseResponseSessionOrdersLimitFieldEvent {
    field: '$.session.orders[].limit'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionOrdersNotAfterFieldEvent {
    field: '$.session.orders[].notAfter'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionOrdersStateFieldEvent {
    field: '$.session.orders[].state'
    value: string
    index: number
  }

  export interface CloseResponseSessionOrdersChargedFieldEvent {
    field: '$.session.orders[].charged'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionOrdersCertifiedFieldEvent {
    field: '$.session.orders[].certified'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionOrdersBindingFieldEvent {
    field: '$.session.orders[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CloseResponseSessionOrdersCloseFieldEvent {
    field: '$.session.orders[].close'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CloseResponseSessionOrdersChargeFieldEvent {
    field: '$.session.orders[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CloseResponseSessionControllersFieldEvent {
    field: '$.session.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseSessionEnvironmentFieldEvent {
    field: '$.session.environment'
    value: string
  }

  export interface CloseResponseSessionPurposeFieldEvent {
    field: '$.session.purpose'
    value: string
  }

  export interface CloseResponseSessionCreatedAtFieldEvent {
    field: '$.session.createdAt'
    value: bigint
  }

  export interface CloseResponseSessionStartedAtFieldEvent {
    field: '$.session.startedAt'
    value: bigint
  }

  export interface CloseResponseSessionBillFieldEvent {
    field: '$.session.bill'
    value: bigint
  }

  export interface CloseResponseSessionCertifiedFieldEvent {
    field: '$.session.certified'
    value: bigint
  }

  export interface CloseResponseSessionReportsFieldEvent {
    field: '$.session.reports'
    value: number
  }

  export interface CloseResponseSessionPaidUntilFieldEvent {
    field: '$.session.paidUntil'
    value: bigint
  }

  export interface CloseResponseSessionStopsAtFieldEvent {
    field: '$.session.stopsAt'
    value: bigint
  }

  export interface CloseResponseSessionGraceUntilFieldEvent {
    field: '$.session.graceUntil'
    value: bigint
  }

  export interface CloseResponseSessionTasksTaskFieldEvent {
    field: '$.session.tasks[].task'
    value: number
    index: number
  }

  export interface CloseResponseSessionTasksNameFieldEvent {
    field: '$.session.tasks[].name'
    value: string
    index: number
  }

  export interface CloseResponseSessionTasksKindFieldEvent {
    field: '$.session.tasks[].kind'
    value: string
    index: number
  }

  export interface CloseResponseSessionTasksStateFieldEvent {
    field: '$.session.tasks[].state'
    value: string
    index: number
  }

  export interface CloseResponseSessionTasksExitCodeFieldEvent {
    field: '$.session.tasks[].exitCode'
    value: number
    index: number
  }

  export interface CloseResponseSessionTasksFailureFieldEvent {
    field: '$.session.tasks[].failure'
    value: string
    index: number
  }

  export interface CloseResponseSessionTasksRunsFieldEvent {
    field: '$.session.tasks[].runs'
    value: number
    index: number
  }

  export interface CloseResponseSessionTasksStartedAtFieldEvent {
    field: '$.session.tasks[].startedAt'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionTasksEndedAtFieldEvent {
    field: '$.session.tasks[].endedAt'
    value: bigint
    index: number
  }

  export interface CloseResponseSessionTimeFieldEvent {
    field: '$.session.time'
    value: bigint
  }

  export interface CloseResponseSessionXenoCorpFieldEvent {
    field: '$.session.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseReportsFieldEvent {
    field: '$.reports[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseResponseMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export function encode (obj: Partial<CloseResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CloseResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseResponse>): CloseResponse {
    return decodeMessage(buf, CloseResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseResponse>): Generator<CloseResponseSessionSessionFieldEvent | CloseResponseSessionStateFieldEvent | CloseResponseSessionReasonFieldEvent | CloseResponseSessionTermsBodyFieldEvent | CloseResponseSessionTermsSignatureFieldEvent | CloseResponseSessionOrdersOrderFieldEvent | CloseResponseSessionOrdersBindFieldEvent | CloseResponseSessionOrdersLimitFieldEvent | CloseResponseSessionOrdersNotAfterFieldEvent | CloseResponseSessionOrdersStateFieldEvent | CloseResponseSessionOrdersChargedFieldEvent | CloseResponseSessionOrdersCertifiedFieldEvent | CloseResponseSessionOrdersBindingFieldEvent | CloseResponseSessionOrdersCloseFieldEvent | CloseResponseSessionOrdersChargeFieldEvent | CloseResponseSessionControllersFieldEvent | CloseResponseSessionEnvironmentFieldEvent | CloseResponseSessionPurposeFieldEvent | CloseResponseSessionCreatedAtFieldEvent | CloseResponseSessionStartedAtFieldEvent | CloseResponseSessionBillFieldEvent | CloseResponseSessionCertifiedFieldEvent | CloseResponseSessionReportsFieldEvent | CloseResponseSessionPaidUntilFieldEvent | CloseResponseSessionStopsAtFieldEvent | CloseResponseSessionGraceUntilFieldEvent | CloseResponseSessionTasksTaskFieldEvent | CloseResponseSessionTasksNameFieldEvent | CloseResponseSessionTasksKindFieldEvent | CloseResponseSessionTasksStateFieldEvent | CloseResponseSessionTasksExitCodeFieldEvent | CloseResponseSessionTasksFailureFieldEvent | CloseResponseSessionTasksRunsFieldEvent | CloseResponseSessionTasksStartedAtFieldEvent | CloseResponseSessionTasksEndedAtFieldEvent | CloseResponseSessionTimeFieldEvent | CloseResponseSessionXenoCorpFieldEvent | CloseResponseReportsFieldEvent | CloseResponseMoreFieldEvent> {
    return streamMessage(buf, CloseResponse.codec(), opts)
  }
}
