import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface CardRecord {
  card: Uint8Array<ArrayBuffer>
  zones: HeldZone[]
  notice?: Uint8Array<ArrayBuffer>
}

export namespace CardRecord {
  let _codec: Codec<CardRecord>

  export const codec = (): Codec<CardRecord> => {
    if (_codec == null) {
      _codec = message<CardRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.card != null && obj.card.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.card)
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(18)
            HeldZone.codec().encode(value, w)
          }
        }

        if (obj.notice != null) {
          w.uint32(26)
          w.bytes(obj.notice)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          card: uint8ArrayAlloc(0),
          zones: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.card = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(HeldZone.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
              }))
              break
            }
            case 3: {
              obj.notice = reader.bytes()
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
          zones: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.card`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of HeldZone.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
                limits: opts.limits?.zones$
              })) {
                yield {
                  ...evt,
                  index: obj.zones
                }
              }

              obj.zones++

              break
            }
            case 3: {
              yield {
                field: `${prefix}.notice`,
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

  export interface CardRecordCardFieldEvent {
    field: '$.card'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CardRecordZonesZoneTokenFieldEvent {
    field: '$.zones[].zone.token'
    value: string
    index: number
  }

  export interface CardRecordZonesZonePrefixFieldEvent {
    field: '$.zones[].zone.prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardRecordZonesZoneBitsFieldEvent {
    field: '$.zones[].zone.bits'
    value: number
    index: number
  }

  export interface CardRecordZonesUntilFieldEvent {
    field: '$.zones[].until'
    value: bigint
    index: number
  }

  export interface CardRecordNoticeFieldEvent {
    field: '$.notice'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CardRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CardRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardRecord>): CardRecord {
    return decodeMessage(buf, CardRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardRecord>): Generator<CardRecordCardFieldEvent | CardRecordZonesZoneTokenFieldEvent | CardRecordZonesZonePrefixFieldEvent | CardRecordZonesZoneBitsFieldEvent | CardRecordZonesUntilFieldEvent | CardRecordNoticeFieldEvent> {
    return streamMessage(buf, CardRecord.codec(), opts)
  }
}

export interface ZoneKey {
  token: string
  prefix: Uint8Array<ArrayBuffer>
  bits: number
}

export namespace ZoneKey {
  let _codec: Codec<ZoneKey>

  export const codec = (): Codec<ZoneKey> => {
    if (_codec == null) {
      _codec = message<ZoneKey>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.token != null && obj.token !== '')) {
          w.uint32(10)
          w.string(obj.token)
        }

        if ((obj.prefix != null && obj.prefix.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.prefix)
        }

        if ((obj.bits != null && obj.bits !== 0)) {
          w.uint32(24)
          w.uint32(obj.bits)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          token: '',
          prefix: uint8ArrayAlloc(0),
          bits: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.token = reader.string()
              break
            }
            case 2: {
              obj.prefix = reader.bytes()
              break
            }
            case 3: {
              obj.bits = reader.uint32()
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
                field: `${prefix}.token`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.prefix`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.bits`,
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

  export interface ZoneKeyTokenFieldEvent {
    field: '$.token'
    value: string
  }

  export interface ZoneKeyPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneKeyBitsFieldEvent {
    field: '$.bits'
    value: number
  }

  export function encode (obj: Partial<ZoneKey>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneKey.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneKey>): ZoneKey {
    return decodeMessage(buf, ZoneKey.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneKey>): Generator<ZoneKeyTokenFieldEvent | ZoneKeyPrefixFieldEvent | ZoneKeyBitsFieldEvent> {
    return streamMessage(buf, ZoneKey.codec(), opts)
  }
}

export interface HeldZone {
  zone?: ZoneKey
  until?: bigint
}

export namespace HeldZone {
  let _codec: Codec<HeldZone>

  export const codec = (): Codec<HeldZone> => {
    if (_codec == null) {
      _codec = message<HeldZone>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zone != null) {
          w.uint32(10)
          ZoneKey.codec().encode(obj.zone, w)
        }

        if (obj.until != null) {
          w.uint32(16)
          writeUint64(w, obj.until)
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
              obj.zone = ZoneKey.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zone
              })
              break
            }
            case 2: {
              obj.until = reader.uint64()
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
              yield * ZoneKey.codec().stream(reader, reader.uint32(), `${prefix}.zone`, {
                limits: opts.limits?.zone
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.until`,
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

  export interface HeldZoneZoneTokenFieldEvent {
    field: '$.zone.token'
    value: string
  }

  export interface HeldZoneZonePrefixFieldEvent {
    field: '$.zone.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeldZoneZoneBitsFieldEvent {
    field: '$.zone.bits'
    value: number
  }

  export interface HeldZoneUntilFieldEvent {
    field: '$.until'
    value: bigint
  }

  export function encode (obj: Partial<HeldZone>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HeldZone.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeldZone>): HeldZone {
    return decodeMessage(buf, HeldZone.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeldZone>): Generator<HeldZoneZoneTokenFieldEvent | HeldZoneZonePrefixFieldEvent | HeldZoneZoneBitsFieldEvent | HeldZoneUntilFieldEvent> {
    return streamMessage(buf, HeldZone.codec(), opts)
  }
}

export interface ZoneRecord {
  zone?: ZoneKey
  cuts: CutRecord[]
}

export namespace ZoneRecord {
  let _codec: Codec<ZoneRecord>

  export const codec = (): Codec<ZoneRecord> => {
    if (_codec == null) {
      _codec = message<ZoneRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zone != null) {
          w.uint32(10)
          ZoneKey.codec().encode(obj.zone, w)
        }

        if (obj.cuts != null && obj.cuts.length > 0) {
          for (const value of obj.cuts) {
            w.uint32(18)
            CutRecord.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cuts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.zone = ZoneKey.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zone
              })
              break
            }
            case 2: {
              if (opts.limits?.cuts != null && obj.cuts.length === opts.limits.cuts) {
                throw new MaxLengthError('Decode error - repeated field "cuts" had too many elements')
              }

              obj.cuts.push(CutRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cuts$
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
          cuts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * ZoneKey.codec().stream(reader, reader.uint32(), `${prefix}.zone`, {
                limits: opts.limits?.zone
              })

              break
            }
            case 2: {
              if (opts.limits?.cuts != null && obj.cuts === opts.limits.cuts) {
                throw new MaxLengthError('Streaming decode error - repeated field "cuts" had too many elements')
              }

              for (const evt of CutRecord.codec().stream(reader, reader.uint32(), `${prefix}.cuts[]`, {
                limits: opts.limits?.cuts$
              })) {
                yield {
                  ...evt,
                  index: obj.cuts
                }
              }

              obj.cuts++

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

  export interface ZoneRecordZoneTokenFieldEvent {
    field: '$.zone.token'
    value: string
  }

  export interface ZoneRecordZonePrefixFieldEvent {
    field: '$.zone.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneRecordZoneBitsFieldEvent {
    field: '$.zone.bits'
    value: number
  }

  export interface ZoneRecordCutsPrefixFieldEvent {
    field: '$.cuts[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ZoneRecordCutsBitsFieldEvent {
    field: '$.cuts[].bits'
    value: number
    index: number
  }

  export interface ZoneRecordCutsCountFieldEvent {
    field: '$.cuts[].count'
    value: bigint
    index: number
  }

  export interface ZoneRecordCutsDrainingFieldEvent {
    field: '$.cuts[].draining'
    value: boolean
    index: number
  }

  export function encode (obj: Partial<ZoneRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneRecord>): ZoneRecord {
    return decodeMessage(buf, ZoneRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneRecord>): Generator<ZoneRecordZoneTokenFieldEvent | ZoneRecordZonePrefixFieldEvent | ZoneRecordZoneBitsFieldEvent | ZoneRecordCutsPrefixFieldEvent | ZoneRecordCutsBitsFieldEvent | ZoneRecordCutsCountFieldEvent | ZoneRecordCutsDrainingFieldEvent> {
    return streamMessage(buf, ZoneRecord.codec(), opts)
  }
}

export interface CutRecord {
  prefix: Uint8Array<ArrayBuffer>
  bits: number
  count: bigint
  draining: boolean
}

export namespace CutRecord {
  let _codec: Codec<CutRecord>

  export const codec = (): Codec<CutRecord> => {
    if (_codec == null) {
      _codec = message<CutRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.prefix != null && obj.prefix.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.prefix)
        }

        if ((obj.bits != null && obj.bits !== 0)) {
          w.uint32(16)
          w.uint32(obj.bits)
        }

        if ((obj.count != null && obj.count !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.count)
        }

        if ((obj.draining != null && obj.draining !== false)) {
          w.uint32(32)
          w.bool(obj.draining)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          prefix: uint8ArrayAlloc(0),
          bits: 0,
          count: 0n,
          draining: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.prefix = reader.bytes()
              break
            }
            case 2: {
              obj.bits = reader.uint32()
              break
            }
            case 3: {
              obj.count = reader.uint64()
              break
            }
            case 4: {
              obj.draining = reader.bool()
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
                field: `${prefix}.prefix`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.bits`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.count`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.draining`,
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

  export interface CutRecordPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CutRecordBitsFieldEvent {
    field: '$.bits'
    value: number
  }

  export interface CutRecordCountFieldEvent {
    field: '$.count'
    value: bigint
  }

  export interface CutRecordDrainingFieldEvent {
    field: '$.draining'
    value: boolean
  }

  export function encode (obj: Partial<CutRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CutRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CutRecord>): CutRecord {
    return decodeMessage(buf, CutRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CutRecord>): Generator<CutRecordPrefixFieldEvent | CutRecordBitsFieldEvent | CutRecordCountFieldEvent | CutRecordDrainingFieldEvent> {
    return streamMessage(buf, CutRecord.codec(), opts)
  }
}

export interface GoneRecord {
  notice: Uint8Array<ArrayBuffer>
  until: bigint
}

export namespace GoneRecord {
  let _codec: Codec<GoneRecord>

  export const codec = (): Codec<GoneRecord> => {
    if (_codec == null) {
      _codec = message<GoneRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.notice != null && obj.notice.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.notice)
        }

        if ((obj.until != null && obj.until !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.until)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          notice: uint8ArrayAlloc(0),
          until: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.notice = reader.bytes()
              break
            }
            case 2: {
              obj.until = reader.uint64()
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
                field: `${prefix}.notice`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.until`,
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

  export interface GoneRecordNoticeFieldEvent {
    field: '$.notice'
    value: Uint8Array<ArrayBuffer>
  }

  export interface GoneRecordUntilFieldEvent {
    field: '$.until'
    value: bigint
  }

  export function encode (obj: Partial<GoneRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, GoneRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GoneRecord>): GoneRecord {
    return decodeMessage(buf, GoneRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GoneRecord>): Generator<GoneRecordNoticeFieldEvent | GoneRecordUntilFieldEvent> {
    return streamMessage(buf, GoneRecord.codec(), opts)
  }
}

export interface RollRecord {
  roll: Uint8Array<ArrayBuffer>
}

export namespace RollRecord {
  let _codec: Codec<RollRecord>

  export const codec = (): Codec<RollRecord> => {
    if (_codec == null) {
      _codec = message<RollRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.roll != null && obj.roll.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.roll)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          roll: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.roll = reader.bytes()
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
                field: `${prefix}.roll`,
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

  export interface RollRecordRollFieldEvent {
    field: '$.roll'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RollRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RollRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollRecord>): RollRecord {
    return decodeMessage(buf, RollRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollRecord>): Generator<RollRecordRollFieldEvent> {
    return streamMessage(buf, RollRecord.codec(), opts)
  }
}

export interface WatchRecord {
  head: Uint8Array<ArrayBuffer>
}

export namespace WatchRecord {
  let _codec: Codec<WatchRecord>

  export const codec = (): Codec<WatchRecord> => {
    if (_codec == null) {
      _codec = message<WatchRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.head != null && obj.head.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.head)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          head: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.head = reader.bytes()
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
                field: `${prefix}.head`,
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

  export interface WatchRecordHeadFieldEvent {
    field: '$.head'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<WatchRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WatchRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WatchRecord>): WatchRecord {
    return decodeMessage(buf, WatchRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WatchRecord>): Generator<WatchRecordHeadFieldEvent> {
    return streamMessage(buf, WatchRecord.codec(), opts)
  }
}

export interface FloorRecord {
  version: bigint
  incarnation: bigint
  until: bigint
}

export namespace FloorRecord {
  let _codec: Codec<FloorRecord>

  export const codec = (): Codec<FloorRecord> => {
    if (_codec == null) {
      _codec = message<FloorRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.version)
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.incarnation)
        }

        if ((obj.until != null && obj.until !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.until)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          version: 0n,
          incarnation: 0n,
          until: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.version = reader.uint64()
              break
            }
            case 2: {
              obj.incarnation = reader.uint64()
              break
            }
            case 3: {
              obj.until = reader.uint64()
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
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.until`,
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

  export interface FloorRecordVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface FloorRecordIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export interface FloorRecordUntilFieldEvent {
    field: '$.until'
    value: bigint
  }

  export function encode (obj: Partial<FloorRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FloorRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FloorRecord>): FloorRecord {
    return decodeMessage(buf, FloorRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FloorRecord>): Generator<FloorRecordVersionFieldEvent | FloorRecordIncarnationFieldEvent | FloorRecordUntilFieldEvent> {
    return streamMessage(buf, FloorRecord.codec(), opts)
  }
}

export interface EvidenceRecord {
  first: Uint8Array<ArrayBuffer>
  second: Uint8Array<ArrayBuffer>
}

export namespace EvidenceRecord {
  let _codec: Codec<EvidenceRecord>

  export const codec = (): Codec<EvidenceRecord> => {
    if (_codec == null) {
      _codec = message<EvidenceRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.first != null && obj.first.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.first)
        }

        if ((obj.second != null && obj.second.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.second)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          first: uint8ArrayAlloc(0),
          second: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.first = reader.bytes()
              break
            }
            case 2: {
              obj.second = reader.bytes()
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
                field: `${prefix}.first`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.second`,
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

  export interface EvidenceRecordFirstFieldEvent {
    field: '$.first'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EvidenceRecordSecondFieldEvent {
    field: '$.second'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EvidenceRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EvidenceRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceRecord>): EvidenceRecord {
    return decodeMessage(buf, EvidenceRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceRecord>): Generator<EvidenceRecordFirstFieldEvent | EvidenceRecordSecondFieldEvent> {
    return streamMessage(buf, EvidenceRecord.codec(), opts)
  }
}

export interface AdvertiserRecord {
  version: bigint
  incarnation: bigint
  card: Uint8Array<ArrayBuffer>
  xml: Uint8Array<ArrayBuffer>
}

export namespace AdvertiserRecord {
  let _codec: Codec<AdvertiserRecord>

  export const codec = (): Codec<AdvertiserRecord> => {
    if (_codec == null) {
      _codec = message<AdvertiserRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.version)
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.incarnation)
        }

        if ((obj.card != null && obj.card.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.card)
        }

        if ((obj.xml != null && obj.xml.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.xml)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          version: 0n,
          incarnation: 0n,
          card: uint8ArrayAlloc(0),
          xml: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.version = reader.uint64()
              break
            }
            case 2: {
              obj.incarnation = reader.uint64()
              break
            }
            case 3: {
              obj.card = reader.bytes()
              break
            }
            case 4: {
              obj.xml = reader.bytes()
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
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.card`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.xml`,
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

  export interface AdvertiserRecordVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface AdvertiserRecordIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export interface AdvertiserRecordCardFieldEvent {
    field: '$.card'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertiserRecordXmlFieldEvent {
    field: '$.xml'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AdvertiserRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AdvertiserRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertiserRecord>): AdvertiserRecord {
    return decodeMessage(buf, AdvertiserRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertiserRecord>): Generator<AdvertiserRecordVersionFieldEvent | AdvertiserRecordIncarnationFieldEvent | AdvertiserRecordCardFieldEvent | AdvertiserRecordXmlFieldEvent> {
    return streamMessage(buf, AdvertiserRecord.codec(), opts)
  }
}
