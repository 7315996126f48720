import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface WalletAccount {
  account: Uint8Array<ArrayBuffer>
  ownerIndex: number
  opened: boolean
  next: bigint
  pending?: Uint8Array<ArrayBuffer>
  credits: bigint
  debits: bigint
  certificates: Uint8Array<ArrayBuffer>[]
  enrolment?: Uint8Array<ArrayBuffer>
  rotations: Uint8Array<ArrayBuffer>[]
  cancelAfter?: bigint
  line: bigint
}

export namespace WalletAccount {
  let _codec: Codec<WalletAccount>

  export const codec = (): Codec<WalletAccount> => {
    if (_codec == null) {
      _codec = message<WalletAccount>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.ownerIndex != null && obj.ownerIndex !== 0)) {
          w.uint32(16)
          w.uint32(obj.ownerIndex)
        }

        if ((obj.opened != null && obj.opened !== false)) {
          w.uint32(24)
          w.bool(obj.opened)
        }

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.next)
        }

        if (obj.pending != null) {
          w.uint32(42)
          w.bytes(obj.pending)
        }

        if ((obj.credits != null && obj.credits !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.credits)
        }

        if ((obj.debits != null && obj.debits !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.debits)
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(66)
            w.bytes(value)
          }
        }

        if (obj.enrolment != null) {
          w.uint32(74)
          w.bytes(obj.enrolment)
        }

        if (obj.rotations != null && obj.rotations.length > 0) {
          for (const value of obj.rotations) {
            w.uint32(82)
            w.bytes(value)
          }
        }

        if (obj.cancelAfter != null) {
          w.uint32(88)
          writeUint64(w, obj.cancelAfter)
        }

        if ((obj.line != null && obj.line !== 0n)) {
          w.uint32(96)
          writeUint64(w, obj.line)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          ownerIndex: 0,
          opened: false,
          next: 0n,
          credits: 0n,
          debits: 0n,
          certificates: [],
          rotations: [],
          line: 0n
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
              obj.ownerIndex = reader.uint32()
              break
            }
            case 3: {
              obj.opened = reader.bool()
              break
            }
            case 4: {
              obj.next = reader.uint64()
              break
            }
            case 5: {
              obj.pending = reader.bytes()
              break
            }
            case 6: {
              obj.credits = reader.uint64()
              break
            }
            case 7: {
              obj.debits = reader.uint64()
              break
            }
            case 8: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
              break
            }
            case 9: {
              obj.enrolment = reader.bytes()
              break
            }
            case 10: {
              if (opts.limits?.rotations != null && obj.rotations.length === opts.limits.rotations) {
                throw new MaxLengthError('Decode error - repeated field "rotations" had too many elements')
              }

              obj.rotations.push(reader.bytes())
              break
            }
            case 11: {
              obj.cancelAfter = reader.uint64()
              break
            }
            case 12: {
              obj.line = reader.uint64()
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
          certificates: 0,
          rotations: 0
        }

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
                field: `${prefix}.ownerIndex`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.opened`,
                value: reader.bool()
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
                field: `${prefix}.pending`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.credits`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.debits`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              if (opts.limits?.certificates != null && obj.certificates === opts.limits.certificates) {
                throw new MaxLengthError('Streaming decode error - repeated field "certificates" had too many elements')
              }

              yield {
                field: `${prefix}.certificates[]`,
                index: obj.certificates,
                value: reader.bytes()
              }

              obj.certificates++

              break
            }
            case 9: {
              yield {
                field: `${prefix}.enrolment`,
                value: reader.bytes()
              }
              break
            }
            case 10: {
              if (opts.limits?.rotations != null && obj.rotations === opts.limits.rotations) {
                throw new MaxLengthError('Streaming decode error - repeated field "rotations" had too many elements')
              }

              yield {
                field: `${prefix}.rotations[]`,
                index: obj.rotations,
                value: reader.bytes()
              }

              obj.rotations++

              break
            }
            case 11: {
              yield {
                field: `${prefix}.cancelAfter`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.line`,
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

  export interface WalletAccountAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletAccountOwnerIndexFieldEvent {
    field: '$.ownerIndex'
    value: number
  }

  export interface WalletAccountOpenedFieldEvent {
    field: '$.opened'
    value: boolean
  }

  export interface WalletAccountNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export interface WalletAccountPendingFieldEvent {
    field: '$.pending'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletAccountCreditsFieldEvent {
    field: '$.credits'
    value: bigint
  }

  export interface WalletAccountDebitsFieldEvent {
    field: '$.debits'
    value: bigint
  }

  export interface WalletAccountCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletAccountEnrolmentFieldEvent {
    field: '$.enrolment'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletAccountRotationsFieldEvent {
    field: '$.rotations[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletAccountCancelAfterFieldEvent {
    field: '$.cancelAfter'
    value: bigint
  }

  export interface WalletAccountLineFieldEvent {
    field: '$.line'
    value: bigint
  }

  export function encode (obj: Partial<WalletAccount>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WalletAccount.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalletAccount>): WalletAccount {
    return decodeMessage(buf, WalletAccount.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalletAccount>): Generator<WalletAccountAccountFieldEvent | WalletAccountOwnerIndexFieldEvent | WalletAccountOpenedFieldEvent | WalletAccountNextFieldEvent | WalletAccountPendingFieldEvent | WalletAccountCreditsFieldEvent | WalletAccountDebitsFieldEvent | WalletAccountCertificatesFieldEvent | WalletAccountEnrolmentFieldEvent | WalletAccountRotationsFieldEvent | WalletAccountCancelAfterFieldEvent | WalletAccountLineFieldEvent> {
    return streamMessage(buf, WalletAccount.codec(), opts)
  }
}

export interface WalletOrder {
  issue: Uint8Array<ArrayBuffer>
  certificate: Uint8Array<ArrayBuffer>
  holderKey: string
  blocks: Uint8Array<ArrayBuffer>[]
  presentation?: Uint8Array<ArrayBuffer>
  cancel?: Uint8Array<ArrayBuffer>
  end?: Uint8Array<ArrayBuffer>
  binding?: Uint8Array<ArrayBuffer>
  endCertificate?: Uint8Array<ArrayBuffer>
  income: bigint
  charge?: Uint8Array<ArrayBuffer>
  release?: bigint
  releasedBy: string
  releaseCertificate?: Uint8Array<ArrayBuffer>
  refunded: boolean
  cancelAfter?: bigint
}

export namespace WalletOrder {
  let _codec: Codec<WalletOrder>

  export const codec = (): Codec<WalletOrder> => {
    if (_codec == null) {
      _codec = message<WalletOrder>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.issue != null && obj.issue.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.issue)
        }

        if ((obj.certificate != null && obj.certificate.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.certificate)
        }

        if ((obj.holderKey != null && obj.holderKey !== '')) {
          w.uint32(26)
          w.string(obj.holderKey)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(34)
            w.bytes(value)
          }
        }

        if (obj.presentation != null) {
          w.uint32(42)
          w.bytes(obj.presentation)
        }

        if (obj.cancel != null) {
          w.uint32(50)
          w.bytes(obj.cancel)
        }

        if (obj.end != null) {
          w.uint32(58)
          w.bytes(obj.end)
        }

        if (obj.binding != null) {
          w.uint32(66)
          w.bytes(obj.binding)
        }

        if (obj.endCertificate != null) {
          w.uint32(74)
          w.bytes(obj.endCertificate)
        }

        if ((obj.income != null && obj.income !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.income)
        }

        if (obj.charge != null) {
          w.uint32(90)
          w.bytes(obj.charge)
        }

        if (obj.release != null) {
          w.uint32(96)
          writeUint64(w, obj.release)
        }

        if ((obj.releasedBy != null && obj.releasedBy !== '')) {
          w.uint32(106)
          w.string(obj.releasedBy)
        }

        if (obj.releaseCertificate != null) {
          w.uint32(114)
          w.bytes(obj.releaseCertificate)
        }

        if ((obj.refunded != null && obj.refunded !== false)) {
          w.uint32(120)
          w.bool(obj.refunded)
        }

        if (obj.cancelAfter != null) {
          w.uint32(128)
          writeUint64(w, obj.cancelAfter)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          issue: uint8ArrayAlloc(0),
          certificate: uint8ArrayAlloc(0),
          holderKey: '',
          blocks: [],
          income: 0n,
          releasedBy: '',
          refunded: false
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
              obj.certificate = reader.bytes()
              break
            }
            case 3: {
              obj.holderKey = reader.string()
              break
            }
            case 4: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(reader.bytes())
              break
            }
            case 5: {
              obj.presentation = reader.bytes()
              break
            }
            case 6: {
              obj.cancel = reader.bytes()
              break
            }
            case 7: {
              obj.end = reader.bytes()
              break
            }
            case 8: {
              obj.binding = reader.bytes()
              break
            }
            case 9: {
              obj.endCertificate = reader.bytes()
              break
            }
            case 10: {
              obj.income = reader.uint64()
              break
            }
            case 11: {
              obj.charge = reader.bytes()
              break
            }
            case 12: {
              obj.release = reader.uint64()
              break
            }
            case 13: {
              obj.releasedBy = reader.string()
              break
            }
            case 14: {
              obj.releaseCertificate = reader.bytes()
              break
            }
            case 15: {
              obj.refunded = reader.bool()
              break
            }
            case 16: {
              obj.cancelAfter = reader.uint64()
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
                field: `${prefix}.issue`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.certificate`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.holderKey`,
                value: reader.string()
              }
              break
            }
            case 4: {
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
            case 5: {
              yield {
                field: `${prefix}.presentation`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.cancel`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.end`,
                value: reader.bytes()
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
                field: `${prefix}.endCertificate`,
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
                field: `${prefix}.charge`,
                value: reader.bytes()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.release`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.releasedBy`,
                value: reader.string()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.releaseCertificate`,
                value: reader.bytes()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.refunded`,
                value: reader.bool()
              }
              break
            }
            case 16: {
              yield {
                field: `${prefix}.cancelAfter`,
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

  export interface WalletOrderIssueFieldEvent {
    field: '$.issue'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderCertificateFieldEvent {
    field: '$.certificate'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderHolderKeyFieldEvent {
    field: '$.holderKey'
    value: string
  }

  export interface WalletOrderBlocksFieldEvent {
    field: '$.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderPresentationFieldEvent {
    field: '$.presentation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderCancelFieldEvent {
    field: '$.cancel'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderEndFieldEvent {
    field: '$.end'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderBindingFieldEvent {
    field: '$.binding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderEndCertificateFieldEvent {
    field: '$.endCertificate'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderIncomeFieldEvent {
    field: '$.income'
    value: bigint
  }

  export interface WalletOrderChargeFieldEvent {
    field: '$.charge'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderReleaseFieldEvent {
    field: '$.release'
    value: bigint
  }

  export interface WalletOrderReleasedByFieldEvent {
    field: '$.releasedBy'
    value: string
  }

  export interface WalletOrderReleaseCertificateFieldEvent {
    field: '$.releaseCertificate'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WalletOrderRefundedFieldEvent {
    field: '$.refunded'
    value: boolean
  }

  export interface WalletOrderCancelAfterFieldEvent {
    field: '$.cancelAfter'
    value: bigint
  }

  export function encode (obj: Partial<WalletOrder>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WalletOrder.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalletOrder>): WalletOrder {
    return decodeMessage(buf, WalletOrder.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WalletOrder>): Generator<WalletOrderIssueFieldEvent | WalletOrderCertificateFieldEvent | WalletOrderHolderKeyFieldEvent | WalletOrderBlocksFieldEvent | WalletOrderPresentationFieldEvent | WalletOrderCancelFieldEvent | WalletOrderEndFieldEvent | WalletOrderBindingFieldEvent | WalletOrderEndCertificateFieldEvent | WalletOrderIncomeFieldEvent | WalletOrderChargeFieldEvent | WalletOrderReleaseFieldEvent | WalletOrderReleasedByFieldEvent | WalletOrderReleaseCertificateFieldEvent | WalletOrderRefundedFieldEvent | WalletOrderCancelAfterFieldEvent> {
    return streamMessage(buf, WalletOrder.codec(), opts)
  }
}

export interface ClientSessionRecord {
  server: Uint8Array<ArrayBuffer>
  addresses: string[]
  xenoCorp: Uint8Array<ArrayBuffer>
  state: string
  terms: Uint8Array<ArrayBuffer>
  termsSignature: Uint8Array<ArrayBuffer>
  requirements: Uint8Array<ArrayBuffer>
  orders: ClientOrderRecord[]
  createdAt: bigint
}

export namespace ClientSessionRecord {
  let _codec: Codec<ClientSessionRecord>

  export const codec = (): Codec<ClientSessionRecord> => {
    if (_codec == null) {
      _codec = message<ClientSessionRecord>((obj, w, opts = {}) => {
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

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.xenoCorp)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(34)
          w.string(obj.state)
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

        if (obj.orders != null && obj.orders.length > 0) {
          for (const value of obj.orders) {
            w.uint32(66)
            ClientOrderRecord.codec().encode(value, w)
          }
        }

        if ((obj.createdAt != null && obj.createdAt !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.createdAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          addresses: [],
          xenoCorp: uint8ArrayAlloc(0),
          state: '',
          terms: uint8ArrayAlloc(0),
          termsSignature: uint8ArrayAlloc(0),
          requirements: uint8ArrayAlloc(0),
          orders: [],
          createdAt: 0n
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
              obj.xenoCorp = reader.bytes()
              break
            }
            case 4: {
              obj.state = reader.string()
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
              if (opts.limits?.orders != null && obj.orders.length === opts.limits.orders) {
                throw new MaxLengthError('Decode error - repeated field "orders" had too many elements')
              }

              obj.orders.push(ClientOrderRecord.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.orders$
              }))
              break
            }
            case 9: {
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
          addresses: 0,
          orders: 0
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
                field: `${prefix}.xenoCorp`,
                value: reader.bytes()
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
              if (opts.limits?.orders != null && obj.orders === opts.limits.orders) {
                throw new MaxLengthError('Streaming decode error - repeated field "orders" had too many elements')
              }

              for (const evt of ClientOrderRecord.codec().stream(reader, reader.uint32(), `${prefix}.orders[]`, {
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
            case 9: {
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

  export interface ClientSessionRecordServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface ClientSessionRecordXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordStateFieldEvent {
    field: '$.state'
    value: string
  }

  export interface ClientSessionRecordTermsFieldEvent {
    field: '$.terms'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordTermsSignatureFieldEvent {
    field: '$.termsSignature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordRequirementsFieldEvent {
    field: '$.requirements'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordOrdersOrderFieldEvent {
    field: '$.orders[].order'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ClientSessionRecordOrdersCapFieldEvent {
    field: '$.orders[].cap'
    value: bigint
    index: number
  }

  export interface ClientSessionRecordOrdersBindFieldEvent {
    field: '$.orders[].bind'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ClientSessionRecordOrdersAcceptByFieldEvent {
    field: '$.orders[].acceptBy'
    value: bigint
    index: number
  }

  export interface ClientSessionRecordOrdersIssueFieldEvent {
    field: '$.orders[].issue'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ClientSessionRecordOrdersBlocksFieldEvent {
    field: '$.orders[].blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientSessionRecordOrdersPresentationFieldEvent {
    field: '$.orders[].presentation'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ClientSessionRecordOrdersStateFieldEvent {
    field: '$.orders[].state'
    value: string
    index: number
  }

  export interface ClientSessionRecordCreatedAtFieldEvent {
    field: '$.createdAt'
    value: bigint
  }

  export function encode (obj: Partial<ClientSessionRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ClientSessionRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientSessionRecord>): ClientSessionRecord {
    return decodeMessage(buf, ClientSessionRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientSessionRecord>): Generator<ClientSessionRecordServerFieldEvent | ClientSessionRecordAddressesFieldEvent | ClientSessionRecordXenoCorpFieldEvent | ClientSessionRecordStateFieldEvent | ClientSessionRecordTermsFieldEvent | ClientSessionRecordTermsSignatureFieldEvent | ClientSessionRecordRequirementsFieldEvent | ClientSessionRecordOrdersOrderFieldEvent | ClientSessionRecordOrdersCapFieldEvent | ClientSessionRecordOrdersBindFieldEvent | ClientSessionRecordOrdersAcceptByFieldEvent | ClientSessionRecordOrdersIssueFieldEvent | ClientSessionRecordOrdersBlocksFieldEvent | ClientSessionRecordOrdersPresentationFieldEvent | ClientSessionRecordOrdersStateFieldEvent | ClientSessionRecordCreatedAtFieldEvent> {
    return streamMessage(buf, ClientSessionRecord.codec(), opts)
  }
}

export interface ClientOrderRecord {
  order: Uint8Array<ArrayBuffer>
  cap: bigint
  bind: Uint8Array<ArrayBuffer>
  acceptBy: bigint
  issue: Uint8Array<ArrayBuffer>
  blocks: Uint8Array<ArrayBuffer>[]
  presentation: Uint8Array<ArrayBuffer>
  state: string
}

export namespace ClientOrderRecord {
  let _codec: Codec<ClientOrderRecord>

  export const codec = (): Codec<ClientOrderRecord> => {
    if (_codec == null) {
      _codec = message<ClientOrderRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if ((obj.cap != null && obj.cap !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.cap)
        }

        if ((obj.bind != null && obj.bind.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.bind)
        }

        if ((obj.acceptBy != null && obj.acceptBy !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.acceptBy)
        }

        if ((obj.issue != null && obj.issue.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.issue)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(50)
            w.bytes(value)
          }
        }

        if ((obj.presentation != null && obj.presentation.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.presentation)
        }

        if ((obj.state != null && obj.state !== '')) {
          w.uint32(66)
          w.string(obj.state)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          cap: 0n,
          bind: uint8ArrayAlloc(0),
          acceptBy: 0n,
          issue: uint8ArrayAlloc(0),
          blocks: [],
          presentation: uint8ArrayAlloc(0),
          state: ''
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
              obj.cap = reader.uint64()
              break
            }
            case 3: {
              obj.bind = reader.bytes()
              break
            }
            case 4: {
              obj.acceptBy = reader.uint64()
              break
            }
            case 5: {
              obj.issue = reader.bytes()
              break
            }
            case 6: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(reader.bytes())
              break
            }
            case 7: {
              obj.presentation = reader.bytes()
              break
            }
            case 8: {
              obj.state = reader.string()
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
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.cap`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.bind`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.acceptBy`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.issue`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
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
            case 7: {
              yield {
                field: `${prefix}.presentation`,
                value: reader.bytes()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.state`,
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

  export interface ClientOrderRecordOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientOrderRecordCapFieldEvent {
    field: '$.cap'
    value: bigint
  }

  export interface ClientOrderRecordBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientOrderRecordAcceptByFieldEvent {
    field: '$.acceptBy'
    value: bigint
  }

  export interface ClientOrderRecordIssueFieldEvent {
    field: '$.issue'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientOrderRecordBlocksFieldEvent {
    field: '$.blocks[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientOrderRecordPresentationFieldEvent {
    field: '$.presentation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientOrderRecordStateFieldEvent {
    field: '$.state'
    value: string
  }

  export function encode (obj: Partial<ClientOrderRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ClientOrderRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientOrderRecord>): ClientOrderRecord {
    return decodeMessage(buf, ClientOrderRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientOrderRecord>): Generator<ClientOrderRecordOrderFieldEvent | ClientOrderRecordCapFieldEvent | ClientOrderRecordBindFieldEvent | ClientOrderRecordAcceptByFieldEvent | ClientOrderRecordIssueFieldEvent | ClientOrderRecordBlocksFieldEvent | ClientOrderRecordPresentationFieldEvent | ClientOrderRecordStateFieldEvent> {
    return streamMessage(buf, ClientOrderRecord.codec(), opts)
  }
}
