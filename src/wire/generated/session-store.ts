import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface AgreementRecord {
  xenoCorp: Uint8Array<ArrayBuffer>
  account: Uint8Array<ArrayBuffer>
  controllers: Uint8Array<ArrayBuffer>[]
  purpose: string
  terms: Uint8Array<ArrayBuffer>
  termsSignature: Uint8Array<ArrayBuffer>
  requirements: Uint8Array<ArrayBuffer>
  createdAt: bigint
}

export namespace AgreementRecord {
  let _codec: Codec<AgreementRecord>

  export const codec = (): Codec<AgreementRecord> => {
    if (_codec == null) {
      _codec = message<AgreementRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.xenoCorp)
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.account)
        }

        if (obj.controllers != null && obj.controllers.length > 0) {
          for (const value of obj.controllers) {
            w.uint32(26)
            w.bytes(value)
          }
        }

        if ((obj.purpose != null && obj.purpose !== '')) {
          w.uint32(34)
          w.string(obj.purpose)
        }

        if ((obj.terms != null && obj.terms.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.terms)
        }

        if ((obj.termsSignature != null && obj.termsSignature.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.termsSignature)
        }

        if ((obj.requirements != null && obj.requirements.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.requirements)
        }

        if ((obj.createdAt != null && obj.createdAt !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.createdAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          xenoCorp: uint8ArrayAlloc(0),
          account: uint8ArrayAlloc(0),
          controllers: [],
          purpose: '',
          terms: uint8ArrayAlloc(0),
          termsSignature: uint8ArrayAlloc(0),
          requirements: uint8ArrayAlloc(0),
          createdAt: 0n
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
              obj.account = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.controllers != null && obj.controllers.length === opts.limits.controllers) {
                throw new MaxLengthError('Decode error - repeated field "controllers" had too many elements')
              }

              obj.controllers.push(reader.bytes())
              break
            }
            case 4: {
              obj.purpose = reader.string()
              break
            }
            case 5: {
              obj.terms = reader.bytes()
              break
            }
            case 6: {
              obj.termsSignature = reader.bytes()
              break
            }
            case 7: {
              obj.requirements = reader.bytes()
              break
            }
            case 8: {
              obj.createdAt = reader.uint64()
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
          controllers: 0
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
              yield {
                field: `${prefix}.account`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
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
            case 4: {
              yield {
                field: `${prefix}.purpose`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.terms`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.termsSignature`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.requirements`,
                value: reader.bytes()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.createdAt`,
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

  export interface AgreementRecordXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordControllersFieldEvent {
    field: '$.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordPurposeFieldEvent {
    field: '$.purpose'
    value: string
  }

  export interface AgreementRecordTermsFieldEvent {
    field: '$.terms'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordTermsSignatureFieldEvent {
    field: '$.termsSignature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AgreementRecordCreatedAtFieldEvent {
    field: '$.createdAt'
    value: bigint
  }

  export function encode (obj: Partial<AgreementRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AgreementRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AgreementRecord>): AgreementRecord {
    return decodeMessage(buf, AgreementRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AgreementRecord>): Generator<AgreementRecordXenoCorpFieldEvent | AgreementRecordAccountFieldEvent | AgreementRecordControllersFieldEvent | AgreementRecordPurposeFieldEvent | AgreementRecordTermsFieldEvent | AgreementRecordTermsSignatureFieldEvent | AgreementRecordRequirementsFieldEvent | AgreementRecordCreatedAtFieldEvent> {
    return streamMessage(buf, AgreementRecord.codec(), opts)
  }
}

export interface SessionRecord {
  state: string
  reason: string
  abandoned: boolean
  domain: string
  incarnation: number
  bootFailures: number
  orders: OrderRecord[]
  startedAt?: bigint
  meter?: MeterRecord
  segmentFrom?: CountersRecord
  segmentSettled: bigint
  coveredUntil: bigint
  leaseUntil: bigint
  reports: number
  lastReport?: LastReportRecord
  acked: bigint
  warnedAt: number
  graceUntil?: bigint
  keptUntil?: bigint
  retryAt: bigint
  events: number
}

export namespace SessionRecord {
  let _codec: Codec<SessionRecord>

  export const codec = (): Codec<SessionRecord> => {
    if (_codec == null) {
      _codec = message<SessionRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(10)
          w.string(obj.state)
        }

        if ((obj.reason != null && obj.reason !== '')) {
          w.uint32(18)
          w.string(obj.reason)
        }

        if ((obj.abandoned != null && obj.abandoned !== false)) {
          w.uint32(24)
          w.bool(obj.abandoned)
        }

        if ((obj.domain != null && obj.domain !== '')) {
          w.uint32(34)
          w.string(obj.domain)
        }

        if ((obj.incarnation != null && obj.incarnation !== 0)) {
          w.uint32(40)
          w.uint32(obj.incarnation)
        }

        if ((obj.bootFailures != null && obj.bootFailures !== 0)) {
          w.uint32(48)
          w.uint32(obj.bootFailures)
        }

        if (obj.orders != null && obj.orders.length > 0) {
          for (const value of obj.orders) {
            w.uint32(58)
            OrderRecord.codec().encode(value, w)
          }
        }

        if (obj.startedAt != null) {
          w.uint32(64)
          writeUint64(w, obj.startedAt)
        }

        if (obj.meter != null) {
          w.uint32(74)
          MeterRecord.codec().encode(obj.meter, w)
        }

        if (obj.segmentFrom != null) {
          w.uint32(82)
          CountersRecord.codec().encode(obj.segmentFrom, w)
        }

        if ((obj.segmentSettled != null && obj.segmentSettled !== 0n)) {
          w.uint32(88)
          writeUint64(w, obj.segmentSettled)
        }

        if ((obj.coveredUntil != null && obj.coveredUntil !== 0n)) {
          w.uint32(96)
          writeUint64(w, obj.coveredUntil)
        }

        if ((obj.leaseUntil != null && obj.leaseUntil !== 0n)) {
          w.uint32(104)
          writeUint64(w, obj.leaseUntil)
        }

        if ((obj.reports != null && obj.reports !== 0)) {
          w.uint32(112)
          w.uint32(obj.reports)
        }

        if (obj.lastReport != null) {
          w.uint32(122)
          LastReportRecord.codec().encode(obj.lastReport, w)
        }

        if ((obj.acked != null && obj.acked !== 0n)) {
          w.uint32(128)
          writeUint64(w, obj.acked)
        }

        if ((obj.warnedAt != null && obj.warnedAt !== 0)) {
          w.uint32(136)
          w.uint32(obj.warnedAt)
        }

        if (obj.graceUntil != null) {
          w.uint32(144)
          writeUint64(w, obj.graceUntil)
        }

        if (obj.keptUntil != null) {
          w.uint32(152)
          writeUint64(w, obj.keptUntil)
        }

        if ((obj.retryAt != null && obj.retryAt !== 0n)) {
          w.uint32(160)
          writeUint64(w, obj.retryAt)
        }

        if ((obj.events != null && obj.events !== 0)) {
          w.uint32(168)
          w.uint32(obj.events)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          state: '',
          reason: '',
          abandoned: false,
          domain: '',
          incarnation: 0,
          bootFailures: 0,
          orders: [],
          segmentSettled: 0n,
          coveredUntil: 0n,
          leaseUntil: 0n,
          reports: 0,
          acked: 0n,
          warnedAt: 0,
          retryAt: 0n,
          events: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.state = reader.string()
              break
            }
            case 2: {
              obj.reason = reader.string()
              break
            }
            case 3: {
              obj.abandoned = reader.bool()
              break
            }
            case 4: {
              obj.domain = reader.string()
              break
            }
            case 5: {
              obj.incarnation = reader.uint32()
              break
            }
            case 6: {
              obj.bootFailures = reader.uint32()
              break
            }
            case 7: {
              if (opts.limits?.orders != null && obj.orders.length === opts.limits.orders) {
                throw new MaxLengthError('Decode error - repeated field "orders" had too many elements')
              }

              obj.orders.push(OrderRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.orders$
              }))
              break
            }
            case 8: {
              obj.startedAt = reader.uint64()
              break
            }
            case 9: {
              obj.meter = MeterRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.meter
              })
              break
            }
            case 10: {
              obj.segmentFrom = CountersRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.segmentFrom
              })
              break
            }
            case 11: {
              obj.segmentSettled = reader.uint64()
              break
            }
            case 12: {
              obj.coveredUntil = reader.uint64()
              break
            }
            case 13: {
              obj.leaseUntil = reader.uint64()
              break
            }
            case 14: {
              obj.reports = reader.uint32()
              break
            }
            case 15: {
              obj.lastReport = LastReportRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.lastReport
              })
              break
            }
            case 16: {
              obj.acked = reader.uint64()
              break
            }
            case 17: {
              obj.warnedAt = reader.uint32()
              break
            }
            case 18: {
              obj.graceUntil = reader.uint64()
              break
            }
            case 19: {
              obj.keptUntil = reader.uint64()
              break
            }
            case 20: {
              obj.retryAt = reader.uint64()
              break
            }
            case 21: {
              obj.events = reader.uint32()
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
          orders: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.state`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.reason`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.abandoned`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.domain`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.bootFailures`,
                value: reader.uint32()
              }
              break
            }
            case 7: {
              if (opts.limits?.orders != null && obj.orders === opts.limits.orders) {
                throw new MaxLengthError('Streaming decode error - repeated field "orders" had too many elements')
              }

              for (const evt of OrderRecord.codec().stream(reader, reader.uint32(), `${prefix}.orders[]`, {
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
            case 8: {
              yield {
                field: `${prefix}.startedAt`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield * MeterRecord.codec().stream(reader, reader.uint32(), `${prefix}.meter`, {
                limits: opts.limits?.meter
              })

              break
            }
            case 10: {
              yield * CountersRecord.codec().stream(reader, reader.uint32(), `${prefix}.segmentFrom`, {
                limits: opts.limits?.segmentFrom
              })

              break
            }
            case 11: {
              yield {
                field: `${prefix}.segmentSettled`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.coveredUntil`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.leaseUntil`,
                value: reader.uint64()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.reports`,
                value: reader.uint32()
              }
              break
            }
            case 15: {
              yield * LastReportRecord.codec().stream(reader, reader.uint32(), `${prefix}.lastReport`, {
                limits: opts.limits?.lastReport
              })

              break
            }
            case 16: {
              yield {
                field: `${prefix}.acked`,
                value: reader.uint64()
              }
              break
            }
            case 17: {
              yield {
                field: `${prefix}.warnedAt`,
                value: reader.uint32()
              }
              break
            }
            case 18: {
              yield {
                field: `${prefix}.graceUntil`,
                value: reader.uint64()
              }
              break
            }
            case 19: {
              yield {
                field: `${prefix}.keptUntil`,
                value: reader.uint64()
              }
              break
            }
            case 20: {
              yield {
                field: `${prefix}.retryAt`,
                value: reader.uint64()
              }
              break
            }
            case 21: {
              yield {
                field: `${prefix}.events`,
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

  export interface SessionRecordStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface SessionRecordReasonFieldEvent {
    field: '$.reason'
    value: string
  }

  export interface SessionRecordAbandonedFieldEvent {
    field: '$.abandoned'
    value: boolean
  }

  export interface SessionRecordDomainFieldEvent {
    field: '$.domain'
    value: string
  }

  export interface SessionRecordIncarnationFieldEvent {
    field: '$.incarnation'
    value: number
  }

  export interface SessionRecordBootFailuresFieldEvent {
    field: '$.bootFailures'
    value: number
  }

  export interface SessionRecordOrdersOrderFieldEvent {
    field: '$.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionRecordOrdersBindFieldEvent {
    field: '$.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SessionRecordOrdersLimitFieldEvent {
    field: '$.orders[].limit'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersSetupFieldEvent {
    field: '$.orders[].setup'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersRateFieldEvent {
    field: '$.orders[].rate'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersFromFieldEvent {
    field: '$.orders[].from'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersAcceptByFieldEvent {
    field: '$.orders[].acceptBy'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersNotAfterFieldEvent {
    field: '$.orders[].notAfter'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersAckAllowanceFieldEvent {
    field: '$.orders[].ackAllowance'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersPayeeFieldEvent {
    field: '$.orders[].payee'
    value: boolean
    index: number
  }

  export interface SessionRecordOrdersStateFieldEvent {
    field: '$.orders[].state'
    value: string
    index: number
  }

  export interface SessionRecordOrdersFixedFieldEvent {
    field: '$.orders[].fixed'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersChargedFieldEvent {
    field: '$.orders[].charged'
    value: bigint
    index: number
  }

  export interface SessionRecordOrdersCertifiedFieldEvent {
    field: '$.orders[].certified'
    value: bigint
    index: number
  }

  export interface SessionRecordStartedAtFieldEvent {
    field: '$.startedAt'
    value: bigint
  }

  export interface SessionRecordMeterAtFieldEvent {
    field: '$.meter.at'
    value: bigint
  }

  export interface SessionRecordMeterMeteredMsFieldEvent {
    field: '$.meter.meteredMs'
    value: bigint
  }

  export interface SessionRecordMeterMemoryByteMsFieldEvent {
    field: '$.meter.memoryByteMs'
    value: string
  }

  export interface SessionRecordMeterDiskByteMsFieldEvent {
    field: '$.meter.diskByteMs'
    value: string
  }

  export interface SessionRecordMeterCpuAllowedUsFieldEvent {
    field: '$.meter.cpuAllowedUs'
    value: string
  }

  export interface SessionRecordMeterNetworkAllowedMillibitsFieldEvent {
    field: '$.meter.networkAllowedMillibits'
    value: string
  }

  export interface SessionRecordMeterBaseCpuMsFieldEvent {
    field: '$.meter.base.cpuMs'
    value: bigint
  }

  export interface SessionRecordMeterBaseNetworkInBytesFieldEvent {
    field: '$.meter.base.networkInBytes'
    value: bigint
  }

  export interface SessionRecordMeterBaseNetworkOutBytesFieldEvent {
    field: '$.meter.base.networkOutBytes'
    value: bigint
  }

  export interface SessionRecordMeterOriginCpuMsFieldEvent {
    field: '$.meter.origin.cpuMs'
    value: bigint
  }

  export interface SessionRecordMeterOriginNetworkInBytesFieldEvent {
    field: '$.meter.origin.networkInBytes'
    value: bigint
  }

  export interface SessionRecordMeterOriginNetworkOutBytesFieldEvent {
    field: '$.meter.origin.networkOutBytes'
    value: bigint
  }

  export interface SessionRecordMeterKernelCpuMsFieldEvent {
    field: '$.meter.kernel.cpuMs'
    value: bigint
  }

  export interface SessionRecordMeterKernelNetworkInBytesFieldEvent {
    field: '$.meter.kernel.networkInBytes'
    value: bigint
  }

  export interface SessionRecordMeterKernelNetworkOutBytesFieldEvent {
    field: '$.meter.kernel.networkOutBytes'
    value: bigint
  }

  export interface SessionRecordSegmentFromCpuMsFieldEvent {
    field: '$.segmentFrom.cpuMs'
    value: bigint
  }

  export interface SessionRecordSegmentFromMemoryByteSecondsFieldEvent {
    field: '$.segmentFrom.memoryByteSeconds'
    value: bigint
  }

  export interface SessionRecordSegmentFromDiskByteSecondsFieldEvent {
    field: '$.segmentFrom.diskByteSeconds'
    value: bigint
  }

  export interface SessionRecordSegmentFromNetworkInBytesFieldEvent {
    field: '$.segmentFrom.networkInBytes'
    value: bigint
  }

  export interface SessionRecordSegmentFromNetworkOutBytesFieldEvent {
    field: '$.segmentFrom.networkOutBytes'
    value: bigint
  }

  export interface SessionRecordSegmentFromMeteredMsFieldEvent {
    field: '$.segmentFrom.meteredMs'
    value: bigint
  }

  export interface SessionRecordSegmentSettledFieldEvent {
    field: '$.segmentSettled'
    value: bigint
  }

  export interface SessionRecordCoveredUntilFieldEvent {
    field: '$.coveredUntil'
    value: bigint
  }

  export interface SessionRecordLeaseUntilFieldEvent {
    field: '$.leaseUntil'
    value: bigint
  }

  export interface SessionRecordReportsFieldEvent {
    field: '$.reports'
    value: number
  }

  export interface SessionRecordLastReportIdFieldEvent {
    field: '$.lastReport.id'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SessionRecordLastReportToFieldEvent {
    field: '$.lastReport.to'
    value: bigint
  }

  export interface SessionRecordLastReportBillFieldEvent {
    field: '$.lastReport.bill'
    value: bigint
  }

  export interface SessionRecordAckedFieldEvent {
    field: '$.acked'
    value: bigint
  }

  export interface SessionRecordWarnedAtFieldEvent {
    field: '$.warnedAt'
    value: number
  }

  export interface SessionRecordGraceUntilFieldEvent {
    field: '$.graceUntil'
    value: bigint
  }

  export interface SessionRecordKeptUntilFieldEvent {
    field: '$.keptUntil'
    value: bigint
  }

  export interface SessionRecordRetryAtFieldEvent {
    field: '$.retryAt'
    value: bigint
  }

  export interface SessionRecordEventsFieldEvent {
    field: '$.events'
    value: number
  }

  export function encode (obj: Partial<SessionRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SessionRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionRecord>): SessionRecord {
    return decodeMessage(buf, SessionRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SessionRecord>): Generator<SessionRecordStateFieldEvent | SessionRecordReasonFieldEvent | SessionRecordAbandonedFieldEvent | SessionRecordDomainFieldEvent | SessionRecordIncarnationFieldEvent | SessionRecordBootFailuresFieldEvent | SessionRecordOrdersOrderFieldEvent | SessionRecordOrdersBindFieldEvent | SessionRecordOrdersLimitFieldEvent | SessionRecordOrdersSetupFieldEvent | SessionRecordOrdersRateFieldEvent | SessionRecordOrdersFromFieldEvent | SessionRecordOrdersAcceptByFieldEvent | SessionRecordOrdersNotAfterFieldEvent | SessionRecordOrdersAckAllowanceFieldEvent | SessionRecordOrdersPayeeFieldEvent | SessionRecordOrdersStateFieldEvent | SessionRecordOrdersFixedFieldEvent | SessionRecordOrdersChargedFieldEvent | SessionRecordOrdersCertifiedFieldEvent | SessionRecordStartedAtFieldEvent | SessionRecordMeterAtFieldEvent | SessionRecordMeterMeteredMsFieldEvent | SessionRecordMeterMemoryByteMsFieldEvent | SessionRecordMeterDiskByteMsFieldEvent | SessionRecordMeterCpuAllowedUsFieldEvent | SessionRecordMeterNetworkAllowedMillibitsFieldEvent | SessionRecordMeterBaseCpuMsFieldEvent | SessionRecordMeterBaseNetworkInBytesFieldEvent | SessionRecordMeterBaseNetworkOutBytesFieldEvent | SessionRecordMeterOriginCpuMsFieldEvent | SessionRecordMeterOriginNetworkInBytesFieldEvent | SessionRecordMeterOriginNetworkOutBytesFieldEvent | SessionRecordMeterKernelCpuMsFieldEvent | SessionRecordMeterKernelNetworkInBytesFieldEvent | SessionRecordMeterKernelNetworkOutBytesFieldEvent | SessionRecordSegmentFromCpuMsFieldEvent | SessionRecordSegmentFromMemoryByteSecondsFieldEvent | SessionRecordSegmentFromDiskByteSecondsFieldEvent | SessionRecordSegmentFromNetworkInBytesFieldEvent | SessionRecordSegmentFromNetworkOutBytesFieldEvent | SessionRecordSegmentFromMeteredMsFieldEvent | SessionRecordSegmentSettledFieldEvent | SessionRecordCoveredUntilFieldEvent | SessionRecordLeaseUntilFieldEvent | SessionRecordReportsFieldEvent | SessionRecordLastReportIdFieldEvent | SessionRecordLastReportToFieldEvent | SessionRecordLastReportBillFieldEvent | SessionRecordAckedFieldEvent | SessionRecordWarnedAtFieldEvent | SessionRecordGraceUntilFieldEvent | SessionRecordKeptUntilFieldEvent | SessionRecordRetryAtFieldEvent | SessionRecordEventsFieldEvent> {
    return streamMessage(buf, SessionRecord.codec(), opts)
  }
}

export interface OrderRecord {
  order: Uint8Array<ArrayBuffer>
  bind: Uint8Array<ArrayBuffer>
  limit: bigint
  setup: bigint
  rate: bigint
  from: bigint
  acceptBy: bigint
  notAfter: bigint
  ackAllowance?: bigint
  payee: boolean
  state: string
  fixed?: bigint
  charged: bigint
  certified: bigint
}

export namespace OrderRecord {
  let _codec: Codec<OrderRecord>

  export const codec = (): Codec<OrderRecord> => {
    if (_codec == null) {
      _codec = message<OrderRecord>((obj, w, opts = {}) => {
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

        if ((obj.setup != null && obj.setup !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.setup)
        }

        if ((obj.rate != null && obj.rate !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.rate)
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.from)
        }

        if ((obj.acceptBy != null && obj.acceptBy !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.acceptBy)
        }

        if ((obj.notAfter != null && obj.notAfter !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.notAfter)
        }

        if (obj.ackAllowance != null) {
          w.uint32(72)
          writeUint64(w, obj.ackAllowance)
        }

        if ((obj.payee != null && obj.payee !== false)) {
          w.uint32(80)
          w.bool(obj.payee)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(90)
          w.string(obj.state)
        }

        if (obj.fixed != null) {
          w.uint32(96)
          writeUint64(w, obj.fixed)
        }

        if ((obj.charged != null && obj.charged !== 0n)) {
          w.uint32(104)
          writeUint64(w, obj.charged)
        }

        if ((obj.certified != null && obj.certified !== 0n)) {
          w.uint32(112)
          writeUint64(w, obj.certified)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          bind: uint8ArrayAlloc(0),
          limit: 0n,
          setup: 0n,
          rate: 0n,
          from: 0n,
          acceptBy: 0n,
          notAfter: 0n,
          payee: false,
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
              obj.setup = reader.uint64()
              break
            }
            case 5: {
              obj.rate = reader.uint64()
              break
            }
            case 6: {
              obj.from = reader.uint64()
              break
            }
            case 7: {
              obj.acceptBy = reader.uint64()
              break
            }
            case 8: {
              obj.notAfter = reader.uint64()
              break
            }
            case 9: {
              obj.ackAllowance = reader.uint64()
              break
            }
            case 10: {
              obj.payee = reader.bool()
              break
            }
            case 11: {
              obj.state = reader.string()
              break
            }
            case 12: {
              obj.fixed = reader.uint64()
              break
            }
            case 13: {
              obj.charged = reader.uint64()
              break
            }
            case 14: {
              obj.certified = reader.uint64()
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
                field: `${prefix}.setup`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.rate`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.acceptBy`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.notAfter`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.ackAllowance`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.payee`,
                value: reader.bool()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.state`,
                value: reader.string()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.fixed`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.charged`,
                value: reader.uint64()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.certified`,
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

  export interface OrderRecordOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordLimitFieldEvent {
    field: '$.limit'
    value: bigint
  }

  export interface OrderRecordSetupFieldEvent {
    field: '$.setup'
    value: bigint
  }

  export interface OrderRecordRateFieldEvent {
    field: '$.rate'
    value: bigint
  }

  export interface OrderRecordFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export interface OrderRecordAcceptByFieldEvent {
    field: '$.acceptBy'
    value: bigint
  }

  export interface OrderRecordNotAfterFieldEvent {
    field: '$.notAfter'
    value: bigint
  }

  export interface OrderRecordAckAllowanceFieldEvent {
    field: '$.ackAllowance'
    value: bigint
  }

  export interface OrderRecordPayeeFieldEvent {
    field: '$.payee'
    value: boolean
  }

  export interface OrderRecordStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface OrderRecordFixedFieldEvent {
    field: '$.fixed'
    value: bigint
  }

  export interface OrderRecordChargedFieldEvent {
    field: '$.charged'
    value: bigint
  }

  export interface OrderRecordCertifiedFieldEvent {
    field: '$.certified'
    value: bigint
  }

  export function encode (obj: Partial<OrderRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRecord>): OrderRecord {
    return decodeMessage(buf, OrderRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRecord>): Generator<OrderRecordOrderFieldEvent | OrderRecordBindFieldEvent | OrderRecordLimitFieldEvent | OrderRecordSetupFieldEvent | OrderRecordRateFieldEvent | OrderRecordFromFieldEvent | OrderRecordAcceptByFieldEvent | OrderRecordNotAfterFieldEvent | OrderRecordAckAllowanceFieldEvent | OrderRecordPayeeFieldEvent | OrderRecordStateFieldEvent | OrderRecordFixedFieldEvent | OrderRecordChargedFieldEvent | OrderRecordCertifiedFieldEvent> {
    return streamMessage(buf, OrderRecord.codec(), opts)
  }
}

export interface MeterRecord {
  at: bigint
  meteredMs: bigint
  memoryByteMs: string
  diskByteMs: string
  cpuAllowedUs: string
  networkAllowedMillibits: string
  base?: KernelRecord
  origin?: KernelRecord
  kernel?: KernelRecord
}

export namespace MeterRecord {
  let _codec: Codec<MeterRecord>

  export const codec = (): Codec<MeterRecord> => {
    if (_codec == null) {
      _codec = message<MeterRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.at != null && obj.at !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.at)
        }

        if ((obj.meteredMs != null && obj.meteredMs !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.meteredMs)
        }

        if ((obj.memoryByteMs != null && obj.memoryByteMs !== '')) {
          w.uint32(26)
          w.string(obj.memoryByteMs)
        }

        if ((obj.diskByteMs != null && obj.diskByteMs !== '')) {
          w.uint32(34)
          w.string(obj.diskByteMs)
        }

        if ((obj.cpuAllowedUs != null && obj.cpuAllowedUs !== '')) {
          w.uint32(42)
          w.string(obj.cpuAllowedUs)
        }

        if ((obj.networkAllowedMillibits != null && obj.networkAllowedMillibits !== '')) {
          w.uint32(50)
          w.string(obj.networkAllowedMillibits)
        }

        if (obj.base != null) {
          w.uint32(58)
          KernelRecord.codec().encode(obj.base, w)
        }

        if (obj.origin != null) {
          w.uint32(66)
          KernelRecord.codec().encode(obj.origin, w)
        }

        if (obj.kernel != null) {
          w.uint32(74)
          KernelRecord.codec().encode(obj.kernel, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          at: 0n,
          meteredMs: 0n,
          memoryByteMs: '',
          diskByteMs: '',
          cpuAllowedUs: '',
          networkAllowedMillibits: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.at = reader.uint64()
              break
            }
            case 2: {
              obj.meteredMs = reader.uint64()
              break
            }
            case 3: {
              obj.memoryByteMs = reader.string()
              break
            }
            case 4: {
              obj.diskByteMs = reader.string()
              break
            }
            case 5: {
              obj.cpuAllowedUs = reader.string()
              break
            }
            case 6: {
              obj.networkAllowedMillibits = reader.string()
              break
            }
            case 7: {
              obj.base = KernelRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.base
              })
              break
            }
            case 8: {
              obj.origin = KernelRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.origin
              })
              break
            }
            case 9: {
              obj.kernel = KernelRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.kernel
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
              yield {
                field: `${prefix}.at`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.meteredMs`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.memoryByteMs`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.diskByteMs`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.cpuAllowedUs`,
                value: reader.string()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.networkAllowedMillibits`,
                value: reader.string()
              }
              break
            }
            case 7: {
              yield * KernelRecord.codec().stream(reader, reader.uint32(), `${prefix}.base`, {
                limits: opts.limits?.base
              })

              break
            }
            case 8: {
              yield * KernelRecord.codec().stream(reader, reader.uint32(), `${prefix}.origin`, {
                limits: opts.limits?.origin
              })

              break
            }
            case 9: {
              yield * KernelRecord.codec().stream(reader, reader.uint32(), `${prefix}.kernel`, {
                limits: opts.limits?.kernel
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

  export interface MeterRecordAtFieldEvent {
    field: '$.at'
    value: bigint
  }

  export interface MeterRecordMeteredMsFieldEvent {
    field: '$.meteredMs'
    value: bigint
  }

  export interface MeterRecordMemoryByteMsFieldEvent {
    field: '$.memoryByteMs'
    value: string
  }

  export interface MeterRecordDiskByteMsFieldEvent {
    field: '$.diskByteMs'
    value: string
  }

  export interface MeterRecordCpuAllowedUsFieldEvent {
    field: '$.cpuAllowedUs'
    value: string
  }

  export interface MeterRecordNetworkAllowedMillibitsFieldEvent {
    field: '$.networkAllowedMillibits'
    value: string
  }

  export interface MeterRecordBaseCpuMsFieldEvent {
    field: '$.base.cpuMs'
    value: bigint
  }

  export interface MeterRecordBaseNetworkInBytesFieldEvent {
    field: '$.base.networkInBytes'
    value: bigint
  }

  export interface MeterRecordBaseNetworkOutBytesFieldEvent {
    field: '$.base.networkOutBytes'
    value: bigint
  }

  export interface MeterRecordOriginCpuMsFieldEvent {
    field: '$.origin.cpuMs'
    value: bigint
  }

  export interface MeterRecordOriginNetworkInBytesFieldEvent {
    field: '$.origin.networkInBytes'
    value: bigint
  }

  export interface MeterRecordOriginNetworkOutBytesFieldEvent {
    field: '$.origin.networkOutBytes'
    value: bigint
  }

  export interface MeterRecordKernelCpuMsFieldEvent {
    field: '$.kernel.cpuMs'
    value: bigint
  }

  export interface MeterRecordKernelNetworkInBytesFieldEvent {
    field: '$.kernel.networkInBytes'
    value: bigint
  }

  export interface MeterRecordKernelNetworkOutBytesFieldEvent {
    field: '$.kernel.networkOutBytes'
    value: bigint
  }

  export function encode (obj: Partial<MeterRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, MeterRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MeterRecord>): MeterRecord {
    return decodeMessage(buf, MeterRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MeterRecord>): Generator<MeterRecordAtFieldEvent | MeterRecordMeteredMsFieldEvent | MeterRecordMemoryByteMsFieldEvent | MeterRecordDiskByteMsFieldEvent | MeterRecordCpuAllowedUsFieldEvent | MeterRecordNetworkAllowedMillibitsFieldEvent | MeterRecordBaseCpuMsFieldEvent | MeterRecordBaseNetworkInBytesFieldEvent | MeterRecordBaseNetworkOutBytesFieldEvent | MeterRecordOriginCpuMsFieldEvent | MeterRecordOriginNetworkInBytesFieldEvent | MeterRecordOriginNetworkOutBytesFieldEvent | MeterRecordKernelCpuMsFieldEvent | MeterRecordKernelNetworkInBytesFieldEvent | MeterRecordKernelNetworkOutBytesFieldEvent> {
    return streamMessage(buf, MeterRecord.codec(), opts)
  }
}

export interface KernelRecord {
  cpuMs: bigint
  networkInBytes: bigint
  networkOutBytes: bigint
}

export namespace KernelRecord {
  let _codec: Codec<KernelRecord>

  export const codec = (): Codec<KernelRecord> => {
    if (_codec == null) {
      _codec = message<KernelRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.cpuMs != null && obj.cpuMs !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.cpuMs)
        }

        if ((obj.networkInBytes != null && obj.networkInBytes !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.networkInBytes)
        }

        if ((obj.networkOutBytes != null && obj.networkOutBytes !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.networkOutBytes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cpuMs: 0n,
          networkInBytes: 0n,
          networkOutBytes: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.cpuMs = reader.uint64()
              break
            }
            case 2: {
              obj.networkInBytes = reader.uint64()
              break
            }
            case 3: {
              obj.networkOutBytes = reader.uint64()
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
                field: `${prefix}.cpuMs`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.networkInBytes`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.networkOutBytes`,
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

  export interface KernelRecordCpuMsFieldEvent {
    field: '$.cpuMs'
    value: bigint
  }

  export interface KernelRecordNetworkInBytesFieldEvent {
    field: '$.networkInBytes'
    value: bigint
  }

  export interface KernelRecordNetworkOutBytesFieldEvent {
    field: '$.networkOutBytes'
    value: bigint
  }

  export function encode (obj: Partial<KernelRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, KernelRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KernelRecord>): KernelRecord {
    return decodeMessage(buf, KernelRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KernelRecord>): Generator<KernelRecordCpuMsFieldEvent | KernelRecordNetworkInBytesFieldEvent | KernelRecordNetworkOutBytesFieldEvent> {
    return streamMessage(buf, KernelRecord.codec(), opts)
  }
}

export interface CountersRecord {
  cpuMs: bigint
  memoryByteSeconds: bigint
  diskByteSeconds: bigint
  networkInBytes: bigint
  networkOutBytes: bigint
  meteredMs: bigint
}

export namespace CountersRecord {
  let _codec: Codec<CountersRecord>

  export const codec = (): Codec<CountersRecord> => {
    if (_codec == null) {
      _codec = message<CountersRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.cpuMs != null && obj.cpuMs !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.cpuMs)
        }

        if ((obj.memoryByteSeconds != null && obj.memoryByteSeconds !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.memoryByteSeconds)
        }

        if ((obj.diskByteSeconds != null && obj.diskByteSeconds !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.diskByteSeconds)
        }

        if ((obj.networkInBytes != null && obj.networkInBytes !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.networkInBytes)
        }

        if ((obj.networkOutBytes != null && obj.networkOutBytes !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.networkOutBytes)
        }

        if ((obj.meteredMs != null && obj.meteredMs !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.meteredMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cpuMs: 0n,
          memoryByteSeconds: 0n,
          diskByteSeconds: 0n,
          networkInBytes: 0n,
          networkOutBytes: 0n,
          meteredMs: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.cpuMs = reader.uint64()
              break
            }
            case 2: {
              obj.memoryByteSeconds = reader.uint64()
              break
            }
            case 3: {
              obj.diskByteSeconds = reader.uint64()
              break
            }
            case 4: {
              obj.networkInBytes = reader.uint64()
              break
            }
            case 5: {
              obj.networkOutBytes = reader.uint64()
              break
            }
            case 6: {
              obj.meteredMs = reader.uint64()
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
                field: `${prefix}.cpuMs`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.memoryByteSeconds`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.diskByteSeconds`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.networkInBytes`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.networkOutBytes`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.meteredMs`,
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

  export interface CountersRecordCpuMsFieldEvent {
    field: '$.cpuMs'
    value: bigint
  }

  export interface CountersRecordMemoryByteSecondsFieldEvent {
    field: '$.memoryByteSeconds'
    value: bigint
  }

  export interface CountersRecordDiskByteSecondsFieldEvent {
    field: '$.diskByteSeconds'
    value: bigint
  }

  export interface CountersRecordNetworkInBytesFieldEvent {
    field: '$.networkInBytes'
    value: bigint
  }

  export interface CountersRecordNetworkOutBytesFieldEvent {
    field: '$.networkOutBytes'
    value: bigint
  }

  export interface CountersRecordMeteredMsFieldEvent {
    field: '$.meteredMs'
    value: bigint
  }

  export function encode (obj: Partial<CountersRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CountersRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CountersRecord>): CountersRecord {
    return decodeMessage(buf, CountersRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CountersRecord>): Generator<CountersRecordCpuMsFieldEvent | CountersRecordMemoryByteSecondsFieldEvent | CountersRecordDiskByteSecondsFieldEvent | CountersRecordNetworkInBytesFieldEvent | CountersRecordNetworkOutBytesFieldEvent | CountersRecordMeteredMsFieldEvent> {
    return streamMessage(buf, CountersRecord.codec(), opts)
  }
}

export interface LastReportRecord {
  id: Uint8Array<ArrayBuffer>
  to: bigint
  bill: bigint
}

export namespace LastReportRecord {
  let _codec: Codec<LastReportRecord>

  export const codec = (): Codec<LastReportRecord> => {
    if (_codec == null) {
      _codec = message<LastReportRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.id)
        }

        if ((obj.to != null && obj.to !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.to)
        }

        if ((obj.bill != null && obj.bill !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.bill)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: uint8ArrayAlloc(0),
          to: 0n,
          bill: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.id = reader.bytes()
              break
            }
            case 2: {
              obj.to = reader.uint64()
              break
            }
            case 3: {
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
                field: `${prefix}.id`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.to`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
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

  export interface LastReportRecordIdFieldEvent {
    field: '$.id'
    value: Uint8Array<ArrayBuffer>
  }

  export interface LastReportRecordToFieldEvent {
    field: '$.to'
    value: bigint
  }

  export interface LastReportRecordBillFieldEvent {
    field: '$.bill'
    value: bigint
  }

  export function encode (obj: Partial<LastReportRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, LastReportRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LastReportRecord>): LastReportRecord {
    return decodeMessage(buf, LastReportRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LastReportRecord>): Generator<LastReportRecordIdFieldEvent | LastReportRecordToFieldEvent | LastReportRecordBillFieldEvent> {
    return streamMessage(buf, LastReportRecord.codec(), opts)
  }
}

export interface OrderUseRecord {
  session: Uint8Array<ArrayBuffer>
  bind: Uint8Array<ArrayBuffer>
  until: bigint
}

export namespace OrderUseRecord {
  let _codec: Codec<OrderUseRecord>

  export const codec = (): Codec<OrderUseRecord> => {
    if (_codec == null) {
      _codec = message<OrderUseRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.bind != null && obj.bind.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.bind)
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
          session: uint8ArrayAlloc(0),
          bind: uint8ArrayAlloc(0),
          until: 0n
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
              obj.bind = reader.bytes()
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
                field: `${prefix}.session`,
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

  export interface OrderUseRecordSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderUseRecordBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderUseRecordUntilFieldEvent {
    field: '$.until'
    value: bigint
  }

  export function encode (obj: Partial<OrderUseRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderUseRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderUseRecord>): OrderUseRecord {
    return decodeMessage(buf, OrderUseRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderUseRecord>): Generator<OrderUseRecordSessionFieldEvent | OrderUseRecordBindFieldEvent | OrderUseRecordUntilFieldEvent> {
    return streamMessage(buf, OrderUseRecord.codec(), opts)
  }
}

export interface TaskRecord {
  task: number
  name: string
  kind: string
  document: Uint8Array<ArrayBuffer>
  state: string
  exitCode?: number
  failure?: string
  runs: number
  startedAt: bigint
  endedAt: bigint
}

export namespace TaskRecord {
  let _codec: Codec<TaskRecord>

  export const codec = (): Codec<TaskRecord> => {
    if (_codec == null) {
      _codec = message<TaskRecord>((obj, w, opts = {}) => {
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

        if ((obj.document != null && obj.document.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.document)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(42)
          w.string(obj.state)
        }

        if (obj.exitCode != null) {
          w.uint32(48)
          w.int32(obj.exitCode)
        }

        if (obj.failure != null) {
          w.uint32(58)
          w.string(obj.failure)
        }

        if ((obj.runs != null && obj.runs !== 0)) {
          w.uint32(64)
          w.uint32(obj.runs)
        }

        if ((obj.startedAt != null && obj.startedAt !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.startedAt)
        }

        if ((obj.endedAt != null && obj.endedAt !== 0n)) {
          w.uint32(80)
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
          document: uint8ArrayAlloc(0),
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
              obj.document = reader.bytes()
              break
            }
            case 5: {
              obj.state = reader.string()
              break
            }
            case 6: {
              obj.exitCode = reader.int32()
              break
            }
            case 7: {
              obj.failure = reader.string()
              break
            }
            case 8: {
              obj.runs = reader.uint32()
              break
            }
            case 9: {
              obj.startedAt = reader.uint64()
              break
            }
            case 10: {
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
                field: `${prefix}.document`,
                value: reader.bytes()
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
                field: `${prefix}.exitCode`,
                value: reader.int32()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.failure`,
                value: reader.string()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.runs`,
                value: reader.uint32()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.startedAt`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
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

  export interface TaskRecordTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export interface TaskRecordNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface TaskRecordKindFieldEvent {
    field: '$.kind'
    value: string
  }

  export interface TaskRecordDocumentFieldEvent {
    field: '$.document'
    value: Uint8Array<ArrayBuffer>
  }

  export interface TaskRecordStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface TaskRecordExitCodeFieldEvent {
    field: '$.exitCode'
    value: number
  }

  export interface TaskRecordFailureFieldEvent {
    field: '$.failure'
    value: string
  }

  export interface TaskRecordRunsFieldEvent {
    field: '$.runs'
    value: number
  }

  export interface TaskRecordStartedAtFieldEvent {
    field: '$.startedAt'
    value: bigint
  }

  export interface TaskRecordEndedAtFieldEvent {
    field: '$.endedAt'
    value: bigint
  }

  export function encode (obj: Partial<TaskRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TaskRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TaskRecord>): TaskRecord {
    return decodeMessage(buf, TaskRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TaskRecord>): Generator<TaskRecordTaskFieldEvent | TaskRecordNameFieldEvent | TaskRecordKindFieldEvent | TaskRecordDocumentFieldEvent | TaskRecordStateFieldEvent | TaskRecordExitCodeFieldEvent | TaskRecordFailureFieldEvent | TaskRecordRunsFieldEvent | TaskRecordStartedAtFieldEvent | TaskRecordEndedAtFieldEvent> {
    return streamMessage(buf, TaskRecord.codec(), opts)
  }
}

export interface RequestRecord {
  digest: Uint8Array<ArrayBuffer>
  task: number
}

export namespace RequestRecord {
  let _codec: Codec<RequestRecord>

  export const codec = (): Codec<RequestRecord> => {
    if (_codec == null) {
      _codec = message<RequestRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.digest != null && obj.digest.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.digest)
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
          digest: uint8ArrayAlloc(0),
          task: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.digest = reader.bytes()
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
                field: `${prefix}.digest`,
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

  export interface RequestRecordDigestFieldEvent {
    field: '$.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RequestRecordTaskFieldEvent {
    field: '$.task'
    value: number
  }

  export function encode (obj: Partial<RequestRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RequestRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RequestRecord>): RequestRecord {
    return decodeMessage(buf, RequestRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RequestRecord>): Generator<RequestRecordDigestFieldEvent | RequestRecordTaskFieldEvent> {
    return streamMessage(buf, RequestRecord.codec(), opts)
  }
}
