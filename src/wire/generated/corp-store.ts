import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface AccountRecord {
  opened: boolean
  owner: Uint8Array<ArrayBuffer>
  ownerSeq: bigint
  next: bigint
  credits: bigint
  debits: bigint
  issued: bigint
  released: bigint
  minuteFrom: bigint
  minuteVotes: number
}

export namespace AccountRecord {
  let _codec: Codec<AccountRecord>

  export const codec = (): Codec<AccountRecord> => {
    if (_codec == null) {
      _codec = message<AccountRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.opened != null && obj.opened !== false)) {
          w.uint32(8)
          w.bool(obj.opened)
        }

        if ((obj.owner != null && obj.owner.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.owner)
        }

        if ((obj.ownerSeq != null && obj.ownerSeq !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.ownerSeq)
        }

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.next)
        }

        if ((obj.credits != null && obj.credits !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.credits)
        }

        if ((obj.debits != null && obj.debits !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.debits)
        }

        if ((obj.issued != null && obj.issued !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.issued)
        }

        if ((obj.released != null && obj.released !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.released)
        }

        if ((obj.minuteFrom != null && obj.minuteFrom !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.minuteFrom)
        }

        if ((obj.minuteVotes != null && obj.minuteVotes !== 0)) {
          w.uint32(80)
          w.uint32(obj.minuteVotes)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          opened: false,
          owner: uint8ArrayAlloc(0),
          ownerSeq: 0n,
          next: 0n,
          credits: 0n,
          debits: 0n,
          issued: 0n,
          released: 0n,
          minuteFrom: 0n,
          minuteVotes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.opened = reader.bool()
              break
            }
            case 2: {
              obj.owner = reader.bytes()
              break
            }
            case 3: {
              obj.ownerSeq = reader.uint64()
              break
            }
            case 4: {
              obj.next = reader.uint64()
              break
            }
            case 5: {
              obj.credits = reader.uint64()
              break
            }
            case 6: {
              obj.debits = reader.uint64()
              break
            }
            case 7: {
              obj.issued = reader.uint64()
              break
            }
            case 8: {
              obj.released = reader.uint64()
              break
            }
            case 9: {
              obj.minuteFrom = reader.uint64()
              break
            }
            case 10: {
              obj.minuteVotes = reader.uint32()
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
                field: `${prefix}.opened`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.owner`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ownerSeq`,
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
                field: `${prefix}.credits`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.debits`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.issued`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.released`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.minuteFrom`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.minuteVotes`,
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

  export interface AccountRecordOpenedFieldEvent {
    field: '$.opened'
    value: boolean
  }

  export interface AccountRecordOwnerFieldEvent {
    field: '$.owner'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccountRecordOwnerSeqFieldEvent {
    field: '$.ownerSeq'
    value: bigint
  }

  export interface AccountRecordNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export interface AccountRecordCreditsFieldEvent {
    field: '$.credits'
    value: bigint
  }

  export interface AccountRecordDebitsFieldEvent {
    field: '$.debits'
    value: bigint
  }

  export interface AccountRecordIssuedFieldEvent {
    field: '$.issued'
    value: bigint
  }

  export interface AccountRecordReleasedFieldEvent {
    field: '$.released'
    value: bigint
  }

  export interface AccountRecordMinuteFromFieldEvent {
    field: '$.minuteFrom'
    value: bigint
  }

  export interface AccountRecordMinuteVotesFieldEvent {
    field: '$.minuteVotes'
    value: number
  }

  export function encode (obj: Partial<AccountRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AccountRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountRecord>): AccountRecord {
    return decodeMessage(buf, AccountRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountRecord>): Generator<AccountRecordOpenedFieldEvent | AccountRecordOwnerFieldEvent | AccountRecordOwnerSeqFieldEvent | AccountRecordNextFieldEvent | AccountRecordCreditsFieldEvent | AccountRecordDebitsFieldEvent | AccountRecordIssuedFieldEvent | AccountRecordReleasedFieldEvent | AccountRecordMinuteFromFieldEvent | AccountRecordMinuteVotesFieldEvent> {
    return streamMessage(buf, AccountRecord.codec(), opts)
  }
}

export interface SlotRecord {
  votedId?: Uint8Array<ArrayBuffer>
  voted?: Uint8Array<ArrayBuffer>
  certifiedId?: Uint8Array<ArrayBuffer>
  position?: bigint
}

export namespace SlotRecord {
  let _codec: Codec<SlotRecord>

  export const codec = (): Codec<SlotRecord> => {
    if (_codec == null) {
      _codec = message<SlotRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.votedId != null) {
          w.uint32(10)
          w.bytes(obj.votedId)
        }

        if (obj.voted != null) {
          w.uint32(18)
          w.bytes(obj.voted)
        }

        if (obj.certifiedId != null) {
          w.uint32(26)
          w.bytes(obj.certifiedId)
        }

        if (obj.position != null) {
          w.uint32(32)
          writeUint64(w, obj.position)
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
              obj.votedId = reader.bytes()
              break
            }
            case 2: {
              obj.voted = reader.bytes()
              break
            }
            case 3: {
              obj.certifiedId = reader.bytes()
              break
            }
            case 4: {
              obj.position = reader.uint64()
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
                field: `${prefix}.votedId`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.voted`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.certifiedId`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.position`,
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

  export interface SlotRecordVotedIdFieldEvent {
    field: '$.votedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SlotRecordVotedFieldEvent {
    field: '$.voted'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SlotRecordCertifiedIdFieldEvent {
    field: '$.certifiedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SlotRecordPositionFieldEvent {
    field: '$.position'
    value: bigint
  }

  export function encode (obj: Partial<SlotRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SlotRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SlotRecord>): SlotRecord {
    return decodeMessage(buf, SlotRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SlotRecord>): Generator<SlotRecordVotedIdFieldEvent | SlotRecordVotedFieldEvent | SlotRecordCertifiedIdFieldEvent | SlotRecordPositionFieldEvent> {
    return streamMessage(buf, SlotRecord.codec(), opts)
  }
}

export interface OrderRecord {
  issue?: Uint8Array<ArrayBuffer>
  issuePosition?: bigint
  binding?: SlotRecord
  presentation?: PresentationRecord
  end?: SlotRecord
  endAt?: bigint
  maxVoted: bigint
  votedCharge?: Uint8Array<ArrayBuffer>
  votedChargeId?: Uint8Array<ArrayBuffer>
  income: bigint
  chargePosition?: bigint
  closeBound?: bigint
  votedClose?: Uint8Array<ArrayBuffer>
  release?: bigint
  releasePosition?: bigint
  frozen?: bigint
  acknowledged: bigint
}

export namespace OrderRecord {
  let _codec: Codec<OrderRecord>

  export const codec = (): Codec<OrderRecord> => {
    if (_codec == null) {
      _codec = message<OrderRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.issue != null) {
          w.uint32(10)
          w.bytes(obj.issue)
        }

        if (obj.issuePosition != null) {
          w.uint32(16)
          writeUint64(w, obj.issuePosition)
        }

        if (obj.binding != null) {
          w.uint32(26)
          SlotRecord.codec().encode(obj.binding, w)
        }

        if (obj.presentation != null) {
          w.uint32(34)
          PresentationRecord.codec().encode(obj.presentation, w)
        }

        if (obj.end != null) {
          w.uint32(42)
          SlotRecord.codec().encode(obj.end, w)
        }

        if (obj.endAt != null) {
          w.uint32(48)
          writeUint64(w, obj.endAt)
        }

        if ((obj.maxVoted != null && obj.maxVoted !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.maxVoted)
        }

        if (obj.votedCharge != null) {
          w.uint32(66)
          w.bytes(obj.votedCharge)
        }

        if (obj.votedChargeId != null) {
          w.uint32(74)
          w.bytes(obj.votedChargeId)
        }

        if ((obj.income != null && obj.income !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.income)
        }

        if (obj.chargePosition != null) {
          w.uint32(88)
          writeUint64(w, obj.chargePosition)
        }

        if (obj.closeBound != null) {
          w.uint32(96)
          writeUint64(w, obj.closeBound)
        }

        if (obj.votedClose != null) {
          w.uint32(106)
          w.bytes(obj.votedClose)
        }

        if (obj.release != null) {
          w.uint32(112)
          writeUint64(w, obj.release)
        }

        if (obj.releasePosition != null) {
          w.uint32(120)
          writeUint64(w, obj.releasePosition)
        }

        if (obj.frozen != null) {
          w.uint32(128)
          writeUint64(w, obj.frozen)
        }

        if ((obj.acknowledged != null && obj.acknowledged !== 0n)) {
          w.uint32(136)
          writeUint64(w, obj.acknowledged)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          maxVoted: 0n,
          income: 0n,
          acknowledged: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.issue = reader.bytes()
              break
            }
            case 2: {
              obj.issuePosition = reader.uint64()
              break
            }
            case 3: {
              obj.binding = SlotRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.binding
              })
              break
            }
            case 4: {
              obj.presentation = PresentationRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.presentation
              })
              break
            }
            case 5: {
              obj.end = SlotRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.end
              })
              break
            }
            case 6: {
              obj.endAt = reader.uint64()
              break
            }
            case 7: {
              obj.maxVoted = reader.uint64()
              break
            }
            case 8: {
              obj.votedCharge = reader.bytes()
              break
            }
            case 9: {
              obj.votedChargeId = reader.bytes()
              break
            }
            case 10: {
              obj.income = reader.uint64()
              break
            }
            case 11: {
              obj.chargePosition = reader.uint64()
              break
            }
            case 12: {
              obj.closeBound = reader.uint64()
              break
            }
            case 13: {
              obj.votedClose = reader.bytes()
              break
            }
            case 14: {
              obj.release = reader.uint64()
              break
            }
            case 15: {
              obj.releasePosition = reader.uint64()
              break
            }
            case 16: {
              obj.frozen = reader.uint64()
              break
            }
            case 17: {
              obj.acknowledged = reader.uint64()
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
                field: `${prefix}.issue`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.issuePosition`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield * SlotRecord.codec().stream(reader, reader.uint32(), `${prefix}.binding`, {
                limits: opts.limits?.binding
              })

              break
            }
            case 4: {
              yield * PresentationRecord.codec().stream(reader, reader.uint32(), `${prefix}.presentation`, {
                limits: opts.limits?.presentation
              })

              break
            }
            case 5: {
              yield * SlotRecord.codec().stream(reader, reader.uint32(), `${prefix}.end`, {
                limits: opts.limits?.end
              })

              break
            }
            case 6: {
              yield {
                field: `${prefix}.endAt`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.maxVoted`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.votedCharge`,
                value: reader.bytes()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.votedChargeId`,
                value: reader.bytes()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.income`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.chargePosition`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.closeBound`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.votedClose`,
                value: reader.bytes()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.release`,
                value: reader.uint64()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.releasePosition`,
                value: reader.uint64()
              }
              break
            }
            case 16: {
              yield {
                field: `${prefix}.frozen`,
                value: reader.uint64()
              }
              break
            }
            case 17: {
              yield {
                field: `${prefix}.acknowledged`,
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

  export interface OrderRecordIssueFieldEvent {
    field: '$.issue'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordIssuePositionFieldEvent {
    field: '$.issuePosition'
    value: bigint
  }

  export interface OrderRecordBindingVotedIdFieldEvent {
    field: '$.binding.votedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordBindingVotedFieldEvent {
    field: '$.binding.voted'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordBindingCertifiedIdFieldEvent {
    field: '$.binding.certifiedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordBindingPositionFieldEvent {
    field: '$.binding.position'
    value: bigint
  }

  export interface OrderRecordPresentationIdFieldEvent {
    field: '$.presentation.id'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordPresentationBodyFieldEvent {
    field: '$.presentation.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordPresentationBlocksFieldEvent {
    field: '$.presentation.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordEndVotedIdFieldEvent {
    field: '$.end.votedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordEndVotedFieldEvent {
    field: '$.end.voted'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordEndCertifiedIdFieldEvent {
    field: '$.end.certifiedId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordEndPositionFieldEvent {
    field: '$.end.position'
    value: bigint
  }

  export interface OrderRecordEndAtFieldEvent {
    field: '$.endAt'
    value: bigint
  }

  export interface OrderRecordMaxVotedFieldEvent {
    field: '$.maxVoted'
    value: bigint
  }

  export interface OrderRecordVotedChargeFieldEvent {
    field: '$.votedCharge'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordVotedChargeIdFieldEvent {
    field: '$.votedChargeId'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordIncomeFieldEvent {
    field: '$.income'
    value: bigint
  }

  export interface OrderRecordChargePositionFieldEvent {
    field: '$.chargePosition'
    value: bigint
  }

  export interface OrderRecordCloseBoundFieldEvent {
    field: '$.closeBound'
    value: bigint
  }

  export interface OrderRecordVotedCloseFieldEvent {
    field: '$.votedClose'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderRecordReleaseFieldEvent {
    field: '$.release'
    value: bigint
  }

  export interface OrderRecordReleasePositionFieldEvent {
    field: '$.releasePosition'
    value: bigint
  }

  export interface OrderRecordFrozenFieldEvent {
    field: '$.frozen'
    value: bigint
  }

  export interface OrderRecordAcknowledgedFieldEvent {
    field: '$.acknowledged'
    value: bigint
  }

  export function encode (obj: Partial<OrderRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRecord>): OrderRecord {
    return decodeMessage(buf, OrderRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRecord>): Generator<OrderRecordIssueFieldEvent | OrderRecordIssuePositionFieldEvent | OrderRecordBindingVotedIdFieldEvent | OrderRecordBindingVotedFieldEvent | OrderRecordBindingCertifiedIdFieldEvent | OrderRecordBindingPositionFieldEvent | OrderRecordPresentationIdFieldEvent | OrderRecordPresentationBodyFieldEvent | OrderRecordPresentationBlocksFieldEvent | OrderRecordEndVotedIdFieldEvent | OrderRecordEndVotedFieldEvent | OrderRecordEndCertifiedIdFieldEvent | OrderRecordEndPositionFieldEvent | OrderRecordEndAtFieldEvent | OrderRecordMaxVotedFieldEvent | OrderRecordVotedChargeFieldEvent | OrderRecordVotedChargeIdFieldEvent | OrderRecordIncomeFieldEvent | OrderRecordChargePositionFieldEvent | OrderRecordCloseBoundFieldEvent | OrderRecordVotedCloseFieldEvent | OrderRecordReleaseFieldEvent | OrderRecordReleasePositionFieldEvent | OrderRecordFrozenFieldEvent | OrderRecordAcknowledgedFieldEvent> {
    return streamMessage(buf, OrderRecord.codec(), opts)
  }
}

export interface PresentationRecord {
  id: Uint8Array<ArrayBuffer>
  body: Uint8Array<ArrayBuffer>
  blocks: Uint8Array<ArrayBuffer>[]
}

export namespace PresentationRecord {
  let _codec: Codec<PresentationRecord>

  export const codec = (): Codec<PresentationRecord> => {
    if (_codec == null) {
      _codec = message<PresentationRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.id != null && obj.id.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.id)
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.body)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(26)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          id: uint8ArrayAlloc(0),
          body: uint8ArrayAlloc(0),
          blocks: []
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
              obj.body = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(reader.bytes())
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
                field: `${prefix}.id`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.body`,
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

  export interface PresentationRecordIdFieldEvent {
    field: '$.id'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PresentationRecordBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PresentationRecordBlocksFieldEvent {
    field: '$.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<PresentationRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PresentationRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PresentationRecord>): PresentationRecord {
    return decodeMessage(buf, PresentationRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PresentationRecord>): Generator<PresentationRecordIdFieldEvent | PresentationRecordBodyFieldEvent | PresentationRecordBlocksFieldEvent> {
    return streamMessage(buf, PresentationRecord.codec(), opts)
  }
}

export interface EnrolmentRecord {
  body: Uint8Array<ArrayBuffer>
  position: bigint
  credit: bigint
}

export namespace EnrolmentRecord {
  let _codec: Codec<EnrolmentRecord>

  export const codec = (): Codec<EnrolmentRecord> => {
    if (_codec == null) {
      _codec = message<EnrolmentRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.body)
        }

        if ((obj.position != null && obj.position !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.position)
        }

        if ((obj.credit != null && obj.credit !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.credit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          body: uint8ArrayAlloc(0),
          position: 0n,
          credit: 0n
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
              obj.position = reader.uint64()
              break
            }
            case 3: {
              obj.credit = reader.uint64()
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
                field: `${prefix}.position`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.credit`,
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

  export interface EnrolmentRecordBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolmentRecordPositionFieldEvent {
    field: '$.position'
    value: bigint
  }

  export interface EnrolmentRecordCreditFieldEvent {
    field: '$.credit'
    value: bigint
  }

  export function encode (obj: Partial<EnrolmentRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EnrolmentRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentRecord>): EnrolmentRecord {
    return decodeMessage(buf, EnrolmentRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentRecord>): Generator<EnrolmentRecordBodyFieldEvent | EnrolmentRecordPositionFieldEvent | EnrolmentRecordCreditFieldEvent> {
    return streamMessage(buf, EnrolmentRecord.codec(), opts)
  }
}

export interface PeerRecord {
  registrations: Registration[]
}

export namespace PeerRecord {
  let _codec: Codec<PeerRecord>

  export const codec = (): Codec<PeerRecord> => {
    if (_codec == null) {
      _codec = message<PeerRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.registrations != null && obj.registrations.length > 0) {
          for (const value of obj.registrations) {
            w.uint32(10)
            Registration.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          registrations: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.registrations != null && obj.registrations.length === opts.limits.registrations) {
                throw new MaxLengthError('Decode error - repeated field "registrations" had too many elements')
              }

              obj.registrations.push(Registration.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.registrations$
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
          registrations: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.registrations != null && obj.registrations === opts.limits.registrations) {
                throw new MaxLengthError('Streaming decode error - repeated field "registrations" had too many elements')
              }

              for (const evt of Registration.codec().stream(reader, reader.uint32(), `${prefix}.registrations[]`, {
                limits: opts.limits?.registrations$
              })) {
                yield {
                  ...evt,
                  index: obj.registrations
                }
              }

              obj.registrations++

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

  export interface PeerRecordRegistrationsAccountFieldEvent {
    field: '$.registrations[].account'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PeerRecordRegistrationsPayoutAccountFieldEvent {
    field: '$.registrations[].payoutAccount'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<PeerRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PeerRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerRecord>): PeerRecord {
    return decodeMessage(buf, PeerRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PeerRecord>): Generator<PeerRecordRegistrationsAccountFieldEvent | PeerRecordRegistrationsPayoutAccountFieldEvent> {
    return streamMessage(buf, PeerRecord.codec(), opts)
  }
}

export interface Registration {
  account: Uint8Array<ArrayBuffer>
  payoutAccount: Uint8Array<ArrayBuffer>
}

export namespace Registration {
  let _codec: Codec<Registration>

  export const codec = (): Codec<Registration> => {
    if (_codec == null) {
      _codec = message<Registration>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.payoutAccount != null && obj.payoutAccount.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.payoutAccount)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          payoutAccount: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.account = reader.bytes()
              break
            }
            case 2: {
              obj.payoutAccount = reader.bytes()
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
                field: `${prefix}.account`,
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

  export interface RegistrationAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegistrationPayoutAccountFieldEvent {
    field: '$.payoutAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Registration>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Registration.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Registration>): Registration {
    return decodeMessage(buf, Registration.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Registration>): Generator<RegistrationAccountFieldEvent | RegistrationPayoutAccountFieldEvent> {
    return streamMessage(buf, Registration.codec(), opts)
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

export interface ComplaintsRecord {
  positions: bigint[]
}

export namespace ComplaintsRecord {
  let _codec: Codec<ComplaintsRecord>

  export const codec = (): Codec<ComplaintsRecord> => {
    if (_codec == null) {
      _codec = message<ComplaintsRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.positions != null && obj.positions.length > 0) {
          for (const value of obj.positions) {
            w.uint32(8)
            writeUint64(w, value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          positions: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.positions != null && obj.positions.length === opts.limits.positions) {
                throw new MaxLengthError('Decode error - repeated field "positions" had too many elements')
              }

              obj.positions.push(reader.uint64())
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
          positions: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.positions != null && obj.positions === opts.limits.positions) {
                throw new MaxLengthError('Streaming decode error - repeated field "positions" had too many elements')
              }

              yield {
                field: `${prefix}.positions[]`,
                index: obj.positions,
                value: reader.uint64()
              }

              obj.positions++

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

  export interface ComplaintsRecordPositionsFieldEvent {
    field: '$.positions[]'
    index: number
    value: bigint
  }

  export function encode (obj: Partial<ComplaintsRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ComplaintsRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsRecord>): ComplaintsRecord {
    return decodeMessage(buf, ComplaintsRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsRecord>): Generator<ComplaintsRecordPositionsFieldEvent> {
    return streamMessage(buf, ComplaintsRecord.codec(), opts)
  }
}

export interface PoolRecord {
  held: bigint
  members: bigint
  ratio?: number
  position?: bigint
}

export namespace PoolRecord {
  let _codec: Codec<PoolRecord>

  export const codec = (): Codec<PoolRecord> => {
    if (_codec == null) {
      _codec = message<PoolRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.held != null && obj.held !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.held)
        }

        if ((obj.members != null && obj.members !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.members)
        }

        if (obj.ratio != null) {
          w.uint32(24)
          w.uint32(obj.ratio)
        }

        if (obj.position != null) {
          w.uint32(32)
          writeUint64(w, obj.position)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          held: 0n,
          members: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.held = reader.uint64()
              break
            }
            case 2: {
              obj.members = reader.uint64()
              break
            }
            case 3: {
              obj.ratio = reader.uint32()
              break
            }
            case 4: {
              obj.position = reader.uint64()
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
                field: `${prefix}.held`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.members`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.ratio`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.position`,
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

  export interface PoolRecordHeldFieldEvent {
    field: '$.held'
    value: bigint
  }

  export interface PoolRecordMembersFieldEvent {
    field: '$.members'
    value: bigint
  }

  export interface PoolRecordRatioFieldEvent {
    field: '$.ratio'
    value: number
  }

  export interface PoolRecordPositionFieldEvent {
    field: '$.position'
    value: bigint
  }

  export function encode (obj: Partial<PoolRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PoolRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolRecord>): PoolRecord {
    return decodeMessage(buf, PoolRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolRecord>): Generator<PoolRecordHeldFieldEvent | PoolRecordMembersFieldEvent | PoolRecordRatioFieldEvent | PoolRecordPositionFieldEvent> {
    return streamMessage(buf, PoolRecord.codec(), opts)
  }
}

export interface HoldingRecord {
  amount: bigint
}

export namespace HoldingRecord {
  let _codec: Codec<HoldingRecord>

  export const codec = (): Codec<HoldingRecord> => {
    if (_codec == null) {
      _codec = message<HoldingRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.amount)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          amount: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.amount = reader.uint64()
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
                field: `${prefix}.amount`,
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

  export interface HoldingRecordAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export function encode (obj: Partial<HoldingRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HoldingRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HoldingRecord>): HoldingRecord {
    return decodeMessage(buf, HoldingRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HoldingRecord>): Generator<HoldingRecordAmountFieldEvent> {
    return streamMessage(buf, HoldingRecord.codec(), opts)
  }
}

export interface MemberRecord {
  account: Uint8Array<ArrayBuffer>
}

export namespace MemberRecord {
  let _codec: Codec<MemberRecord>

  export const codec = (): Codec<MemberRecord> => {
    if (_codec == null) {
      _codec = message<MemberRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.account = reader.bytes()
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
                field: `${prefix}.account`,
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

  export interface MemberRecordAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<MemberRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, MemberRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): MemberRecord {
    return decodeMessage(buf, MemberRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MemberRecord>): Generator<MemberRecordAccountFieldEvent> {
    return streamMessage(buf, MemberRecord.codec(), opts)
  }
}

export interface AuditorRecord {
  next: bigint
}

export namespace AuditorRecord {
  let _codec: Codec<AuditorRecord>

  export const codec = (): Codec<AuditorRecord> => {
    if (_codec == null) {
      _codec = message<AuditorRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.next)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          next: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.next = reader.uint64()
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
                field: `${prefix}.next`,
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

  export interface AuditorRecordNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export function encode (obj: Partial<AuditorRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AuditorRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditorRecord>): AuditorRecord {
    return decodeMessage(buf, AuditorRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditorRecord>): Generator<AuditorRecordNextFieldEvent> {
    return streamMessage(buf, AuditorRecord.codec(), opts)
  }
}

export interface UptimeRecord {
  since: bigint
  stamp: bigint
  outages: Outage[]
}

export namespace UptimeRecord {
  let _codec: Codec<UptimeRecord>

  export const codec = (): Codec<UptimeRecord> => {
    if (_codec == null) {
      _codec = message<UptimeRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.since != null && obj.since !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.since)
        }

        if ((obj.stamp != null && obj.stamp !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.stamp)
        }

        if (obj.outages != null && obj.outages.length > 0) {
          for (const value of obj.outages) {
            w.uint32(26)
            Outage.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          since: 0n,
          stamp: 0n,
          outages: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.since = reader.uint64()
              break
            }
            case 2: {
              obj.stamp = reader.uint64()
              break
            }
            case 3: {
              if (opts.limits?.outages != null && obj.outages.length === opts.limits.outages) {
                throw new MaxLengthError('Decode error - repeated field "outages" had too many elements')
              }

              obj.outages.push(Outage.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.outages$
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
          outages: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.since`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.stamp`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              if (opts.limits?.outages != null && obj.outages === opts.limits.outages) {
                throw new MaxLengthError('Streaming decode error - repeated field "outages" had too many elements')
              }

              for (const evt of Outage.codec().stream(reader, reader.uint32(), `${prefix}.outages[]`, {
                limits: opts.limits?.outages$
              })) {
                yield {
                  ...evt,
                  index: obj.outages
                }
              }

              obj.outages++

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

  export interface UptimeRecordSinceFieldEvent {
    field: '$.since'
    value: bigint
  }

  export interface UptimeRecordStampFieldEvent {
    field: '$.stamp'
    value: bigint
  }

  export interface UptimeRecordOutagesFromFieldEvent {
    field: '$.outages[].from'
    value: bigint
    index: number
  }

  export interface UptimeRecordOutagesToFieldEvent {
    field: '$.outages[].to'
    value: bigint
    index: number
  }

  export function encode (obj: Partial<UptimeRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, UptimeRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UptimeRecord>): UptimeRecord {
    return decodeMessage(buf, UptimeRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UptimeRecord>): Generator<UptimeRecordSinceFieldEvent | UptimeRecordStampFieldEvent | UptimeRecordOutagesFromFieldEvent | UptimeRecordOutagesToFieldEvent> {
    return streamMessage(buf, UptimeRecord.codec(), opts)
  }
}

export interface Outage {
  from: bigint
  to: bigint
}

export namespace Outage {
  let _codec: Codec<Outage>

  export const codec = (): Codec<Outage> => {
    if (_codec == null) {
      _codec = message<Outage>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.from)
        }

        if ((obj.to != null && obj.to !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.to)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          from: 0n,
          to: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.from = reader.uint64()
              break
            }
            case 2: {
              obj.to = reader.uint64()
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
                field: `${prefix}.from`,
                value: reader.uint64()
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

  export interface OutageFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export interface OutageToFieldEvent {
    field: '$.to'
    value: bigint
  }

  export function encode (obj: Partial<Outage>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Outage.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Outage>): Outage {
    return decodeMessage(buf, Outage.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Outage>): Generator<OutageFromFieldEvent | OutageToFieldEvent> {
    return streamMessage(buf, Outage.codec(), opts)
  }
}

export interface HeadRecord {
  head: bigint
}

export namespace HeadRecord {
  let _codec: Codec<HeadRecord>

  export const codec = (): Codec<HeadRecord> => {
    if (_codec == null) {
      _codec = message<HeadRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.head != null && obj.head !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.head)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          head: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.head = reader.uint64()
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

  export interface HeadRecordHeadFieldEvent {
    field: '$.head'
    value: bigint
  }

  export function encode (obj: Partial<HeadRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HeadRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeadRecord>): HeadRecord {
    return decodeMessage(buf, HeadRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeadRecord>): Generator<HeadRecordHeadFieldEvent> {
    return streamMessage(buf, HeadRecord.codec(), opts)
  }
}

export interface AmnesiaRecord {
  certificate: Uint8Array<ArrayBuffer>
}

export namespace AmnesiaRecord {
  let _codec: Codec<AmnesiaRecord>

  export const codec = (): Codec<AmnesiaRecord> => {
    if (_codec == null) {
      _codec = message<AmnesiaRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.certificate != null && obj.certificate.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.certificate)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificate: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.certificate = reader.bytes()
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
                field: `${prefix}.certificate`,
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

  export interface AmnesiaRecordCertificateFieldEvent {
    field: '$.certificate'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AmnesiaRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AmnesiaRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AmnesiaRecord>): AmnesiaRecord {
    return decodeMessage(buf, AmnesiaRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AmnesiaRecord>): Generator<AmnesiaRecordCertificateFieldEvent> {
    return streamMessage(buf, AmnesiaRecord.codec(), opts)
  }
}
