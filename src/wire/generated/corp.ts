import { writeUint64 } from '../uint64.ts'
/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, enumeration, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export enum OperationKind {
  UNKNOWN_OPERATION = 'UNKNOWN_OPERATION',
  ENROL = 'ENROL',
  OPEN = 'OPEN',
  TRANSFER = 'TRANSFER',
  ROTATE = 'ROTATE',
  ISSUE = 'ISSUE',
  BIND = 'BIND',
  CANCEL = 'CANCEL',
  CHARGE = 'CHARGE',
  CLOSE = 'CLOSE',
  END = 'END',
  COMPLAIN = 'COMPLAIN',
  AUDIT = 'AUDIT',
  SETTLE = 'SETTLE'
}

enum __OperationKindValues {
  UNKNOWN_OPERATION = 0,
  ENROL = 1,
  OPEN = 2,
  TRANSFER = 3,
  ROTATE = 4,
  ISSUE = 5,
  BIND = 6,
  CANCEL = 7,
  CHARGE = 8,
  CLOSE = 9,
  END = 10,
  COMPLAIN = 11,
  AUDIT = 12,
  SETTLE = 13
}

export namespace OperationKind {
  export const codec = (): Codec<OperationKind> => {
    return enumeration<OperationKind>(__OperationKindValues)
  }
}

export interface Signature {
  key: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export namespace Signature {
  let _codec: Codec<Signature>

  export const codec = (): Codec<Signature> => {
    if (_codec == null) {
      _codec = message<Signature>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.key != null && obj.key.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.key)
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
          key: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.key = reader.bytes()
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
                field: `${prefix}.key`,
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

  export interface SignatureKeyFieldEvent {
    field: '$.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignatureSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Signature>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Signature.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signature>): Signature {
    return decodeMessage(buf, Signature.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Signature>): Generator<SignatureKeyFieldEvent | SignatureSignatureFieldEvent> {
    return streamMessage(buf, Signature.codec(), opts)
  }
}

export interface Operation {
  kind: OperationKind
  body: Uint8Array<ArrayBuffer>
  signatures: Signature[]
  acceptance?: SignedBody
  blocks: SignedBody[]
  report?: SignedBody
  presentation?: SignedBody
  ack?: SignedBody
  statements: Statement[]
}

export namespace Operation {
  let _codec: Codec<Operation>

  export const codec = (): Codec<Operation> => {
    if (_codec == null) {
      _codec = message<Operation>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.kind != null && __OperationKindValues[obj.kind] !== 0) {
          w.uint32(8)
          OperationKind.codec().encode(obj.kind, w)
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.body)
        }

        if (obj.signatures != null && obj.signatures.length > 0) {
          for (const value of obj.signatures) {
            w.uint32(26)
            Signature.codec().encode(value, w)
          }
        }

        if (obj.acceptance != null) {
          w.uint32(34)
          SignedBody.codec().encode(obj.acceptance, w)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(42)
            SignedBody.codec().encode(value, w)
          }
        }

        if (obj.report != null) {
          w.uint32(50)
          SignedBody.codec().encode(obj.report, w)
        }

        if (obj.presentation != null) {
          w.uint32(58)
          SignedBody.codec().encode(obj.presentation, w)
        }

        if (obj.ack != null) {
          w.uint32(66)
          SignedBody.codec().encode(obj.ack, w)
        }

        if (obj.statements != null && obj.statements.length > 0) {
          for (const value of obj.statements) {
            w.uint32(74)
            Statement.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: OperationKind.UNKNOWN_OPERATION,
          body: uint8ArrayAlloc(0),
          signatures: [],
          blocks: [],
          statements: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.kind = OperationKind.codec().decode(reader)
              break
            }
            case 2: {
              obj.body = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.signatures != null && obj.signatures.length === opts.limits.signatures) {
                throw new MaxLengthError('Decode error - repeated field "signatures" had too many elements')
              }

              obj.signatures.push(Signature.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.signatures$
              }))
              break
            }
            case 4: {
              obj.acceptance = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.acceptance
              })
              break
            }
            case 5: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.blocks$
              }))
              break
            }
            case 6: {
              obj.report = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.report
              })
              break
            }
            case 7: {
              obj.presentation = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.presentation
              })
              break
            }
            case 8: {
              obj.ack = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.ack
              })
              break
            }
            case 9: {
              if (opts.limits?.statements != null && obj.statements.length === opts.limits.statements) {
                throw new MaxLengthError('Decode error - repeated field "statements" had too many elements')
              }

              obj.statements.push(Statement.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.statements$
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
          signatures: 0,
          blocks: 0,
          statements: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.kind`,
                value: OperationKind.codec().decode(reader)
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
              if (opts.limits?.signatures != null && obj.signatures === opts.limits.signatures) {
                throw new MaxLengthError('Streaming decode error - repeated field "signatures" had too many elements')
              }

              for (const evt of Signature.codec().stream(reader, reader.uint32(), `${prefix}.signatures[]`, {
                limits: opts.limits?.signatures$
              })) {
                yield {
                  ...evt,
                  index: obj.signatures
                }
              }

              obj.signatures++

              break
            }
            case 4: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.acceptance`, {
                limits: opts.limits?.acceptance
              })

              break
            }
            case 5: {
              if (opts.limits?.blocks != null && obj.blocks === opts.limits.blocks) {
                throw new MaxLengthError('Streaming decode error - repeated field "blocks" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.blocks[]`, {
                limits: opts.limits?.blocks$
              })) {
                yield {
                  ...evt,
                  index: obj.blocks
                }
              }

              obj.blocks++

              break
            }
            case 6: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.report`, {
                limits: opts.limits?.report
              })

              break
            }
            case 7: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.presentation`, {
                limits: opts.limits?.presentation
              })

              break
            }
            case 8: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.ack`, {
                limits: opts.limits?.ack
              })

              break
            }
            case 9: {
              if (opts.limits?.statements != null && obj.statements === opts.limits.statements) {
                throw new MaxLengthError('Streaming decode error - repeated field "statements" had too many elements')
              }

              for (const evt of Statement.codec().stream(reader, reader.uint32(), `${prefix}.statements[]`, {
                limits: opts.limits?.statements$
              })) {
                yield {
                  ...evt,
                  index: obj.statements
                }
              }

              obj.statements++

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

  export interface OperationKindFieldEvent {
    field: '$.kind'
    value: OperationKind
  }

  export interface OperationBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationSignaturesKeyFieldEvent {
    field: '$.signatures[].key'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationSignaturesSignatureFieldEvent {
    field: '$.signatures[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationAcceptanceBodyFieldEvent {
    field: '$.acceptance.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationAcceptanceSignatureKeyFieldEvent {
    field: '$.acceptance.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationAcceptanceSignatureSignatureFieldEvent {
    field: '$.acceptance.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationBlocksBodyFieldEvent {
    field: '$.blocks[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationBlocksSignatureKeyFieldEvent {
    field: '$.blocks[].signature.key'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationBlocksSignatureSignatureFieldEvent {
    field: '$.blocks[].signature.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationReportBodyFieldEvent {
    field: '$.report.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationReportSignatureKeyFieldEvent {
    field: '$.report.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationReportSignatureSignatureFieldEvent {
    field: '$.report.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationPresentationBodyFieldEvent {
    field: '$.presentation.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationPresentationSignatureKeyFieldEvent {
    field: '$.presentation.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationPresentationSignatureSignatureFieldEvent {
    field: '$.presentation.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationAckBodyFieldEvent {
    field: '$.ack.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationAckSignatureKeyFieldEvent {
    field: '$.ack.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationAckSignatureSignatureFieldEvent {
    field: '$.ack.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OperationStatementsKindFieldEvent {
    field: '$.statements[].kind'
    value: StatementKind
    index: number
  }

  export interface OperationStatementsBodyFieldEvent {
    field: '$.statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationStatementsSignatureFieldEvent {
    field: '$.statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationStatementsRealmFieldEvent {
    field: '$.statements[].realm'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationStatementsTokensFieldEvent {
    field: '$.statements[].tokens'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationStatementsLaterBodyFieldEvent {
    field: '$.statements[].laterBody'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OperationStatementsLaterSignatureFieldEvent {
    field: '$.statements[].laterSignature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<Operation>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Operation.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Operation>): Operation {
    return decodeMessage(buf, Operation.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Operation>): Generator<OperationKindFieldEvent | OperationBodyFieldEvent | OperationSignaturesKeyFieldEvent | OperationSignaturesSignatureFieldEvent | OperationAcceptanceBodyFieldEvent | OperationAcceptanceSignatureKeyFieldEvent | OperationAcceptanceSignatureSignatureFieldEvent | OperationBlocksBodyFieldEvent | OperationBlocksSignatureKeyFieldEvent | OperationBlocksSignatureSignatureFieldEvent | OperationReportBodyFieldEvent | OperationReportSignatureKeyFieldEvent | OperationReportSignatureSignatureFieldEvent | OperationPresentationBodyFieldEvent | OperationPresentationSignatureKeyFieldEvent | OperationPresentationSignatureSignatureFieldEvent | OperationAckBodyFieldEvent | OperationAckSignatureKeyFieldEvent | OperationAckSignatureSignatureFieldEvent | OperationStatementsKindFieldEvent | OperationStatementsBodyFieldEvent | OperationStatementsSignatureFieldEvent | OperationStatementsRealmFieldEvent | OperationStatementsTokensFieldEvent | OperationStatementsLaterBodyFieldEvent | OperationStatementsLaterSignatureFieldEvent> {
    return streamMessage(buf, Operation.codec(), opts)
  }
}

export interface SignedBody {
  body: Uint8Array<ArrayBuffer>
  signature?: Signature
}

export namespace SignedBody {
  let _codec: Codec<SignedBody>

  export const codec = (): Codec<SignedBody> => {
    if (_codec == null) {
      _codec = message<SignedBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.body)
        }

        if (obj.signature != null) {
          w.uint32(18)
          Signature.codec().encode(obj.signature, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          body: uint8ArrayAlloc(0)
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
              obj.signature = Signature.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.signature
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
                field: `${prefix}.body`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield * Signature.codec().stream(reader, reader.uint32(), `${prefix}.signature`, {
                limits: opts.limits?.signature
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

  export interface SignedBodyBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignedBodySignatureKeyFieldEvent {
    field: '$.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignedBodySignatureSignatureFieldEvent {
    field: '$.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SignedBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SignedBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedBody>): SignedBody {
    return decodeMessage(buf, SignedBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedBody>): Generator<SignedBodyBodyFieldEvent | SignedBodySignatureKeyFieldEvent | SignedBodySignatureSignatureFieldEvent> {
    return streamMessage(buf, SignedBody.codec(), opts)
  }
}

export enum EnrolmentKind {
  UNKNOWN_ENROLMENT = 'UNKNOWN_ENROLMENT',
  CLIENT = 'CLIENT',
  SERVER = 'SERVER',
  SERVICE = 'SERVICE'
}

enum __EnrolmentKindValues {
  UNKNOWN_ENROLMENT = 0,
  CLIENT = 1,
  SERVER = 2,
  SERVICE = 3
}

export namespace EnrolmentKind {
  export const codec = (): Codec<EnrolmentKind> => {
    return enumeration<EnrolmentKind>(__EnrolmentKindValues)
  }
}

export interface EnrolBody {
  account: Uint8Array<ArrayBuffer>
  owner: Uint8Array<ArrayBuffer>
  kind: EnrolmentKind
  serial: bigint
  revoked: boolean
  commitment: Uint8Array<ArrayBuffer>
  server?: ServerRegistration
  credit?: bigint
  identity?: string
}

export namespace EnrolBody {
  let _codec: Codec<EnrolBody>

  export const codec = (): Codec<EnrolBody> => {
    if (_codec == null) {
      _codec = message<EnrolBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.owner != null && obj.owner.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.owner)
        }

        if (obj.kind != null && __EnrolmentKindValues[obj.kind] !== 0) {
          w.uint32(24)
          EnrolmentKind.codec().encode(obj.kind, w)
        }

        if ((obj.serial != null && obj.serial !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.serial)
        }

        if ((obj.revoked != null && obj.revoked !== false)) {
          w.uint32(40)
          w.bool(obj.revoked)
        }

        if ((obj.commitment != null && obj.commitment.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.commitment)
        }

        if (obj.server != null) {
          w.uint32(58)
          ServerRegistration.codec().encode(obj.server, w)
        }

        if (obj.credit != null) {
          w.uint32(64)
          writeUint64(w, obj.credit)
        }

        if (obj.identity != null) {
          w.uint32(74)
          w.string(obj.identity)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          owner: uint8ArrayAlloc(0),
          kind: EnrolmentKind.UNKNOWN_ENROLMENT,
          serial: 0n,
          revoked: false,
          commitment: uint8ArrayAlloc(0)
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
              obj.owner = reader.bytes()
              break
            }
            case 3: {
              obj.kind = EnrolmentKind.codec().decode(reader)
              break
            }
            case 4: {
              obj.serial = reader.uint64()
              break
            }
            case 5: {
              obj.revoked = reader.bool()
              break
            }
            case 6: {
              obj.commitment = reader.bytes()
              break
            }
            case 7: {
              obj.server = ServerRegistration.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.server
              })
              break
            }
            case 8: {
              obj.credit = reader.uint64()
              break
            }
            case 9: {
              obj.identity = reader.string()
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
                field: `${prefix}.owner`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.kind`,
                value: EnrolmentKind.codec().decode(reader)
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.serial`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.revoked`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.commitment`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield * ServerRegistration.codec().stream(reader, reader.uint32(), `${prefix}.server`, {
                limits: opts.limits?.server
              })

              break
            }
            case 8: {
              yield {
                field: `${prefix}.credit`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.identity`,
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

  export interface EnrolBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyOwnerFieldEvent {
    field: '$.owner'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyKindFieldEvent {
    field: '$.kind'
    value: EnrolmentKind
  }

  export interface EnrolBodySerialFieldEvent {
    field: '$.serial'
    value: bigint
  }

  export interface EnrolBodyRevokedFieldEvent {
    field: '$.revoked'
    value: boolean
  }

  export interface EnrolBodyCommitmentFieldEvent {
    field: '$.commitment'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyServerPeerFieldEvent {
    field: '$.server.peer'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyServerPayoutAccountFieldEvent {
    field: '$.server.payoutAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyServerInjectionNodeFieldEvent {
    field: '$.server.injectionNode'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnrolBodyServerArchitectureFieldEvent {
    field: '$.server.architecture'
    value: string
  }

  export interface EnrolBodyServerCpuFieldEvent {
    field: '$.server.cpu'
    value: string
  }

  export interface EnrolBodyServerMemoryBytesFieldEvent {
    field: '$.server.memoryBytes'
    value: bigint
  }

  export interface EnrolBodyServerConnectivityFieldEvent {
    field: '$.server.connectivity'
    value: string
  }

  export interface EnrolBodyServerOperatorFieldEvent {
    field: '$.server.operator'
    value: string
  }

  export interface EnrolBodyCreditFieldEvent {
    field: '$.credit'
    value: bigint
  }

  export interface EnrolBodyIdentityFieldEvent {
    field: '$.identity'
    value: string
  }

  export function encode (obj: Partial<EnrolBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EnrolBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolBody>): EnrolBody {
    return decodeMessage(buf, EnrolBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolBody>): Generator<EnrolBodyAccountFieldEvent | EnrolBodyOwnerFieldEvent | EnrolBodyKindFieldEvent | EnrolBodySerialFieldEvent | EnrolBodyRevokedFieldEvent | EnrolBodyCommitmentFieldEvent | EnrolBodyServerPeerFieldEvent | EnrolBodyServerPayoutAccountFieldEvent | EnrolBodyServerInjectionNodeFieldEvent | EnrolBodyServerArchitectureFieldEvent | EnrolBodyServerCpuFieldEvent | EnrolBodyServerMemoryBytesFieldEvent | EnrolBodyServerConnectivityFieldEvent | EnrolBodyServerOperatorFieldEvent | EnrolBodyCreditFieldEvent | EnrolBodyIdentityFieldEvent> {
    return streamMessage(buf, EnrolBody.codec(), opts)
  }
}

export interface ServerRegistration {
  peer: Uint8Array<ArrayBuffer>
  payoutAccount: Uint8Array<ArrayBuffer>
  injectionNode: Uint8Array<ArrayBuffer>
  architecture: string
  cpu: string
  memoryBytes: bigint
  connectivity: string
  operator: string
}

export namespace ServerRegistration {
  let _codec: Codec<ServerRegistration>

  export const codec = (): Codec<ServerRegistration> => {
    if (_codec == null) {
      _codec = message<ServerRegistration>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.peer != null && obj.peer.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.peer)
        }

        if ((obj.payoutAccount != null && obj.payoutAccount.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.payoutAccount)
        }

        if ((obj.injectionNode != null && obj.injectionNode.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.injectionNode)
        }

        if ((obj.architecture != null && obj.architecture !== '')) {
          w.uint32(34)
          w.string(obj.architecture)
        }

        if ((obj.cpu != null && obj.cpu !== '')) {
          w.uint32(42)
          w.string(obj.cpu)
        }

        if ((obj.memoryBytes != null && obj.memoryBytes !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.memoryBytes)
        }

        if ((obj.connectivity != null && obj.connectivity !== '')) {
          w.uint32(58)
          w.string(obj.connectivity)
        }

        if ((obj.operator != null && obj.operator !== '')) {
          w.uint32(66)
          w.string(obj.operator)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          peer: uint8ArrayAlloc(0),
          payoutAccount: uint8ArrayAlloc(0),
          injectionNode: uint8ArrayAlloc(0),
          architecture: '',
          cpu: '',
          memoryBytes: 0n,
          connectivity: '',
          operator: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.peer = reader.bytes()
              break
            }
            case 2: {
              obj.payoutAccount = reader.bytes()
              break
            }
            case 3: {
              obj.injectionNode = reader.bytes()
              break
            }
            case 4: {
              obj.architecture = reader.string()
              break
            }
            case 5: {
              obj.cpu = reader.string()
              break
            }
            case 6: {
              obj.memoryBytes = reader.uint64()
              break
            }
            case 7: {
              obj.connectivity = reader.string()
              break
            }
            case 8: {
              obj.operator = reader.string()
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
                field: `${prefix}.peer`,
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
                field: `${prefix}.injectionNode`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.architecture`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.cpu`,
                value: reader.string()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.memoryBytes`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.connectivity`,
                value: reader.string()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.operator`,
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

  export interface ServerRegistrationPeerFieldEvent {
    field: '$.peer'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ServerRegistrationPayoutAccountFieldEvent {
    field: '$.payoutAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ServerRegistrationInjectionNodeFieldEvent {
    field: '$.injectionNode'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ServerRegistrationArchitectureFieldEvent {
    field: '$.architecture'
    value: string
  }

  export interface ServerRegistrationCpuFieldEvent {
    field: '$.cpu'
    value: string
  }

  export interface ServerRegistrationMemoryBytesFieldEvent {
    field: '$.memoryBytes'
    value: bigint
  }

  export interface ServerRegistrationConnectivityFieldEvent {
    field: '$.connectivity'
    value: string
  }

  export interface ServerRegistrationOperatorFieldEvent {
    field: '$.operator'
    value: string
  }

  export function encode (obj: Partial<ServerRegistration>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ServerRegistration.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ServerRegistration>): ServerRegistration {
    return decodeMessage(buf, ServerRegistration.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ServerRegistration>): Generator<ServerRegistrationPeerFieldEvent | ServerRegistrationPayoutAccountFieldEvent | ServerRegistrationInjectionNodeFieldEvent | ServerRegistrationArchitectureFieldEvent | ServerRegistrationCpuFieldEvent | ServerRegistrationMemoryBytesFieldEvent | ServerRegistrationConnectivityFieldEvent | ServerRegistrationOperatorFieldEvent> {
    return streamMessage(buf, ServerRegistration.codec(), opts)
  }
}

export interface OpenBody {
  owner: Uint8Array<ArrayBuffer>
}

export namespace OpenBody {
  let _codec: Codec<OpenBody>

  export const codec = (): Codec<OpenBody> => {
    if (_codec == null) {
      _codec = message<OpenBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.owner != null && obj.owner.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.owner)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          owner: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.owner = reader.bytes()
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
                field: `${prefix}.owner`,
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

  export interface OpenBodyOwnerFieldEvent {
    field: '$.owner'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<OpenBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OpenBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenBody>): OpenBody {
    return decodeMessage(buf, OpenBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OpenBody>): Generator<OpenBodyOwnerFieldEvent> {
    return streamMessage(buf, OpenBody.codec(), opts)
  }
}

export interface TransferBody {
  account: Uint8Array<ArrayBuffer>
  seq: bigint
  payee: Uint8Array<ArrayBuffer>
  amount: bigint
  memo: string
}

export namespace TransferBody {
  let _codec: Codec<TransferBody>

  export const codec = (): Codec<TransferBody> => {
    if (_codec == null) {
      _codec = message<TransferBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.seq != null && obj.seq !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.seq)
        }

        if ((obj.payee != null && obj.payee.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.payee)
        }

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.amount)
        }

        if ((obj.memo != null && obj.memo !== '')) {
          w.uint32(42)
          w.string(obj.memo)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          seq: 0n,
          payee: uint8ArrayAlloc(0),
          amount: 0n,
          memo: ''
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
              obj.seq = reader.uint64()
              break
            }
            case 3: {
              obj.payee = reader.bytes()
              break
            }
            case 4: {
              obj.amount = reader.uint64()
              break
            }
            case 5: {
              obj.memo = reader.string()
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
                field: `${prefix}.seq`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.payee`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.amount`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.memo`,
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

  export interface TransferBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface TransferBodySeqFieldEvent {
    field: '$.seq'
    value: bigint
  }

  export interface TransferBodyPayeeFieldEvent {
    field: '$.payee'
    value: Uint8Array<ArrayBuffer>
  }

  export interface TransferBodyAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export interface TransferBodyMemoFieldEvent {
    field: '$.memo'
    value: string
  }

  export function encode (obj: Partial<TransferBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TransferBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TransferBody>): TransferBody {
    return decodeMessage(buf, TransferBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TransferBody>): Generator<TransferBodyAccountFieldEvent | TransferBodySeqFieldEvent | TransferBodyPayeeFieldEvent | TransferBodyAmountFieldEvent | TransferBodyMemoFieldEvent> {
    return streamMessage(buf, TransferBody.codec(), opts)
  }
}

export interface RotateBody {
  account: Uint8Array<ArrayBuffer>
  seq: bigint
  newOwner: Uint8Array<ArrayBuffer>
}

export namespace RotateBody {
  let _codec: Codec<RotateBody>

  export const codec = (): Codec<RotateBody> => {
    if (_codec == null) {
      _codec = message<RotateBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.seq != null && obj.seq !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.seq)
        }

        if ((obj.newOwner != null && obj.newOwner.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.newOwner)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          seq: 0n,
          newOwner: uint8ArrayAlloc(0)
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
              obj.seq = reader.uint64()
              break
            }
            case 3: {
              obj.newOwner = reader.bytes()
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
                field: `${prefix}.seq`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.newOwner`,
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

  export interface RotateBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RotateBodySeqFieldEvent {
    field: '$.seq'
    value: bigint
  }

  export interface RotateBodyNewOwnerFieldEvent {
    field: '$.newOwner'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RotateBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RotateBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RotateBody>): RotateBody {
    return decodeMessage(buf, RotateBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RotateBody>): Generator<RotateBodyAccountFieldEvent | RotateBodySeqFieldEvent | RotateBodyNewOwnerFieldEvent> {
    return streamMessage(buf, RotateBody.codec(), opts)
  }
}

export interface Caveat {
  name: string
  value: Uint8Array<ArrayBuffer>
}

export namespace Caveat {
  let _codec: Codec<Caveat>

  export const codec = (): Codec<Caveat> => {
    if (_codec == null) {
      _codec = message<Caveat>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.value != null && obj.value.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          value: uint8ArrayAlloc(0)
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
              obj.value = reader.bytes()
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

  export interface CaveatNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface CaveatValueFieldEvent {
    field: '$.value'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Caveat>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Caveat.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Caveat>): Caveat {
    return decodeMessage(buf, Caveat.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Caveat>): Generator<CaveatNameFieldEvent | CaveatValueFieldEvent> {
    return streamMessage(buf, Caveat.codec(), opts)
  }
}

export interface IssueBody {
  account: Uint8Array<ArrayBuffer>
  seq: bigint
  cap: bigint
  notAfter: bigint
  holder: Uint8Array<ArrayBuffer>
  caveats: Caveat[]
  payee?: Uint8Array<ArrayBuffer>
  payeeAccount?: Uint8Array<ArrayBuffer>
}

export namespace IssueBody {
  let _codec: Codec<IssueBody>

  export const codec = (): Codec<IssueBody> => {
    if (_codec == null) {
      _codec = message<IssueBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.seq != null && obj.seq !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.seq)
        }

        if ((obj.cap != null && obj.cap !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.cap)
        }

        if ((obj.notAfter != null && obj.notAfter !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.notAfter)
        }

        if ((obj.holder != null && obj.holder.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.holder)
        }

        if (obj.caveats != null && obj.caveats.length > 0) {
          for (const value of obj.caveats) {
            w.uint32(50)
            Caveat.codec().encode(value, w)
          }
        }

        if (obj.payee != null) {
          w.uint32(58)
          w.bytes(obj.payee)
        }

        if (obj.payeeAccount != null) {
          w.uint32(66)
          w.bytes(obj.payeeAccount)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          seq: 0n,
          cap: 0n,
          notAfter: 0n,
          holder: uint8ArrayAlloc(0),
          caveats: []
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
              obj.seq = reader.uint64()
              break
            }
            case 3: {
              obj.cap = reader.uint64()
              break
            }
            case 4: {
              obj.notAfter = reader.uint64()
              break
            }
            case 5: {
              obj.holder = reader.bytes()
              break
            }
            case 6: {
              if (opts.limits?.caveats != null && obj.caveats.length === opts.limits.caveats) {
                throw new MaxLengthError('Decode error - repeated field "caveats" had too many elements')
              }

              obj.caveats.push(Caveat.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.caveats$
              }))
              break
            }
            case 7: {
              obj.payee = reader.bytes()
              break
            }
            case 8: {
              obj.payeeAccount = reader.bytes()
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
          caveats: 0
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
                field: `${prefix}.seq`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.cap`,
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
                field: `${prefix}.holder`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              if (opts.limits?.caveats != null && obj.caveats === opts.limits.caveats) {
                throw new MaxLengthError('Streaming decode error - repeated field "caveats" had too many elements')
              }

              for (const evt of Caveat.codec().stream(reader, reader.uint32(), `${prefix}.caveats[]`, {
                limits: opts.limits?.caveats$
              })) {
                yield {
                  ...evt,
                  index: obj.caveats
                }
              }

              obj.caveats++

              break
            }
            case 7: {
              yield {
                field: `${prefix}.payee`,
                value: reader.bytes()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.payeeAccount`,
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

  export interface IssueBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface IssueBodySeqFieldEvent {
    field: '$.seq'
    value: bigint
  }

  export interface IssueBodyCapFieldEvent {
    field: '$.cap'
    value: bigint
  }

  export interface IssueBodyNotAfterFieldEvent {
    field: '$.notAfter'
    value: bigint
  }

  export interface IssueBodyHolderFieldEvent {
    field: '$.holder'
    value: Uint8Array<ArrayBuffer>
  }

  export interface IssueBodyCaveatsNameFieldEvent {
    field: '$.caveats[].name'
    value: string
    index: number
  }

  export interface IssueBodyCaveatsValueFieldEvent {
    field: '$.caveats[].value'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface IssueBodyPayeeFieldEvent {
    field: '$.payee'
    value: Uint8Array<ArrayBuffer>
  }

  export interface IssueBodyPayeeAccountFieldEvent {
    field: '$.payeeAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<IssueBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, IssueBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IssueBody>): IssueBody {
    return decodeMessage(buf, IssueBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<IssueBody>): Generator<IssueBodyAccountFieldEvent | IssueBodySeqFieldEvent | IssueBodyCapFieldEvent | IssueBodyNotAfterFieldEvent | IssueBodyHolderFieldEvent | IssueBodyCaveatsNameFieldEvent | IssueBodyCaveatsValueFieldEvent | IssueBodyPayeeFieldEvent | IssueBodyPayeeAccountFieldEvent> {
    return streamMessage(buf, IssueBody.codec(), opts)
  }
}

export interface CaveatBlock {
  order: Uint8Array<ArrayBuffer>
  previous: Uint8Array<ArrayBuffer>
  caveats: Caveat[]
  nextHolder: Uint8Array<ArrayBuffer>
}

export namespace CaveatBlock {
  let _codec: Codec<CaveatBlock>

  export const codec = (): Codec<CaveatBlock> => {
    if (_codec == null) {
      _codec = message<CaveatBlock>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if ((obj.previous != null && obj.previous.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.previous)
        }

        if (obj.caveats != null && obj.caveats.length > 0) {
          for (const value of obj.caveats) {
            w.uint32(26)
            Caveat.codec().encode(value, w)
          }
        }

        if ((obj.nextHolder != null && obj.nextHolder.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.nextHolder)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          previous: uint8ArrayAlloc(0),
          caveats: [],
          nextHolder: uint8ArrayAlloc(0)
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
              obj.previous = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.caveats != null && obj.caveats.length === opts.limits.caveats) {
                throw new MaxLengthError('Decode error - repeated field "caveats" had too many elements')
              }

              obj.caveats.push(Caveat.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.caveats$
              }))
              break
            }
            case 4: {
              obj.nextHolder = reader.bytes()
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
          caveats: 0
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
                field: `${prefix}.previous`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.caveats != null && obj.caveats === opts.limits.caveats) {
                throw new MaxLengthError('Streaming decode error - repeated field "caveats" had too many elements')
              }

              for (const evt of Caveat.codec().stream(reader, reader.uint32(), `${prefix}.caveats[]`, {
                limits: opts.limits?.caveats$
              })) {
                yield {
                  ...evt,
                  index: obj.caveats
                }
              }

              obj.caveats++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.nextHolder`,
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

  export interface CaveatBlockOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CaveatBlockPreviousFieldEvent {
    field: '$.previous'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CaveatBlockCaveatsNameFieldEvent {
    field: '$.caveats[].name'
    value: string
    index: number
  }

  export interface CaveatBlockCaveatsValueFieldEvent {
    field: '$.caveats[].value'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CaveatBlockNextHolderFieldEvent {
    field: '$.nextHolder'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CaveatBlock>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CaveatBlock.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatBlock>): CaveatBlock {
    return decodeMessage(buf, CaveatBlock.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatBlock>): Generator<CaveatBlockOrderFieldEvent | CaveatBlockPreviousFieldEvent | CaveatBlockCaveatsNameFieldEvent | CaveatBlockCaveatsValueFieldEvent | CaveatBlockNextHolderFieldEvent> {
    return streamMessage(buf, CaveatBlock.codec(), opts)
  }
}

export interface CaveatKeys {
  keys: Uint8Array<ArrayBuffer>[]
}

export namespace CaveatKeys {
  let _codec: Codec<CaveatKeys>

  export const codec = (): Codec<CaveatKeys> => {
    if (_codec == null) {
      _codec = message<CaveatKeys>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.keys != null && obj.keys.length > 0) {
          for (const value of obj.keys) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          keys: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys.length === opts.limits.keys) {
                throw new MaxLengthError('Decode error - repeated field "keys" had too many elements')
              }

              obj.keys.push(reader.bytes())
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
          keys: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.keys != null && obj.keys === opts.limits.keys) {
                throw new MaxLengthError('Streaming decode error - repeated field "keys" had too many elements')
              }

              yield {
                field: `${prefix}.keys[]`,
                index: obj.keys,
                value: reader.bytes()
              }

              obj.keys++

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

  export interface CaveatKeysKeysFieldEvent {
    field: '$.keys[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CaveatKeys>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CaveatKeys.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatKeys>): CaveatKeys {
    return decodeMessage(buf, CaveatKeys.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatKeys>): Generator<CaveatKeysKeysFieldEvent> {
    return streamMessage(buf, CaveatKeys.codec(), opts)
  }
}

export interface CaveatNumber {
  number: bigint
}

export namespace CaveatNumber {
  let _codec: Codec<CaveatNumber>

  export const codec = (): Codec<CaveatNumber> => {
    if (_codec == null) {
      _codec = message<CaveatNumber>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.number != null && obj.number !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.number)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          number: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.number = reader.uint64()
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

  export interface CaveatNumberNumberFieldEvent {
    field: '$.number'
    value: bigint
  }

  export function encode (obj: Partial<CaveatNumber>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CaveatNumber.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatNumber>): CaveatNumber {
    return decodeMessage(buf, CaveatNumber.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatNumber>): Generator<CaveatNumberNumberFieldEvent> {
    return streamMessage(buf, CaveatNumber.codec(), opts)
  }
}

export interface CaveatTexts {
  texts: string[]
}

export namespace CaveatTexts {
  let _codec: Codec<CaveatTexts>

  export const codec = (): Codec<CaveatTexts> => {
    if (_codec == null) {
      _codec = message<CaveatTexts>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.texts != null && obj.texts.length > 0) {
          for (const value of obj.texts) {
            w.uint32(10)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          texts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.texts != null && obj.texts.length === opts.limits.texts) {
                throw new MaxLengthError('Decode error - repeated field "texts" had too many elements')
              }

              obj.texts.push(reader.string())
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
          texts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.texts != null && obj.texts === opts.limits.texts) {
                throw new MaxLengthError('Streaming decode error - repeated field "texts" had too many elements')
              }

              yield {
                field: `${prefix}.texts[]`,
                index: obj.texts,
                value: reader.string()
              }

              obj.texts++

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

  export interface CaveatTextsTextsFieldEvent {
    field: '$.texts[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<CaveatTexts>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CaveatTexts.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatTexts>): CaveatTexts {
    return decodeMessage(buf, CaveatTexts.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CaveatTexts>): Generator<CaveatTextsTextsFieldEvent> {
    return streamMessage(buf, CaveatTexts.codec(), opts)
  }
}

export interface BindBody {
  order: Uint8Array<ArrayBuffer>
  block: Uint8Array<ArrayBuffer>
  server: Uint8Array<ArrayBuffer>
  payoutAccount: Uint8Array<ArrayBuffer>
  terms: Uint8Array<ArrayBuffer>
  limit: bigint
  rate: bigint
  setup: bigint
  step: bigint
  from: bigint
  acceptBy: bigint
  controllers: Uint8Array<ArrayBuffer>[]
  environment: string
  purpose: string
  nonce: Uint8Array<ArrayBuffer>
  session?: Uint8Array<ArrayBuffer>
  k: number
  previousBind?: Uint8Array<ArrayBuffer>
}

export namespace BindBody {
  let _codec: Codec<BindBody>

  export const codec = (): Codec<BindBody> => {
    if (_codec == null) {
      _codec = message<BindBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if ((obj.block != null && obj.block.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.block)
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.server)
        }

        if ((obj.payoutAccount != null && obj.payoutAccount.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.payoutAccount)
        }

        if ((obj.terms != null && obj.terms.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.terms)
        }

        if ((obj.limit != null && obj.limit !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.limit)
        }

        if ((obj.rate != null && obj.rate !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.rate)
        }

        if ((obj.setup != null && obj.setup !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.setup)
        }

        if ((obj.step != null && obj.step !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.step)
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.from)
        }

        if ((obj.acceptBy != null && obj.acceptBy !== 0n)) {
          w.uint32(88)
          writeUint64(w, obj.acceptBy)
        }

        if (obj.controllers != null && obj.controllers.length > 0) {
          for (const value of obj.controllers) {
            w.uint32(98)
            w.bytes(value)
          }
        }

        if ((obj.environment != null && obj.environment !== '')) {
          w.uint32(106)
          w.string(obj.environment)
        }

        if ((obj.purpose != null && obj.purpose !== '')) {
          w.uint32(114)
          w.string(obj.purpose)
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(122)
          w.bytes(obj.nonce)
        }

        if (obj.session != null) {
          w.uint32(130)
          w.bytes(obj.session)
        }

        if ((obj.k != null && obj.k !== 0)) {
          w.uint32(136)
          w.uint32(obj.k)
        }

        if (obj.previousBind != null) {
          w.uint32(146)
          w.bytes(obj.previousBind)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          block: uint8ArrayAlloc(0),
          server: uint8ArrayAlloc(0),
          payoutAccount: uint8ArrayAlloc(0),
          terms: uint8ArrayAlloc(0),
          limit: 0n,
          rate: 0n,
          setup: 0n,
          step: 0n,
          from: 0n,
          acceptBy: 0n,
          controllers: [],
          environment: '',
          purpose: '',
          nonce: uint8ArrayAlloc(0),
          k: 0
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
              obj.block = reader.bytes()
              break
            }
            case 3: {
              obj.server = reader.bytes()
              break
            }
            case 4: {
              obj.payoutAccount = reader.bytes()
              break
            }
            case 5: {
              obj.terms = reader.bytes()
              break
            }
            case 6: {
              obj.limit = reader.uint64()
              break
            }
            case 7: {
              obj.rate = reader.uint64()
              break
            }
            case 8: {
              obj.setup = reader.uint64()
              break
            }
            case 9: {
              obj.step = reader.uint64()
              break
            }
            case 10: {
              obj.from = reader.uint64()
              break
            }
            case 11: {
              obj.acceptBy = reader.uint64()
              break
            }
            case 12: {
              if (opts.limits?.controllers != null && obj.controllers.length === opts.limits.controllers) {
                throw new MaxLengthError('Decode error - repeated field "controllers" had too many elements')
              }

              obj.controllers.push(reader.bytes())
              break
            }
            case 13: {
              obj.environment = reader.string()
              break
            }
            case 14: {
              obj.purpose = reader.string()
              break
            }
            case 15: {
              obj.nonce = reader.bytes()
              break
            }
            case 16: {
              obj.session = reader.bytes()
              break
            }
            case 17: {
              obj.k = reader.uint32()
              break
            }
            case 18: {
              obj.previousBind = reader.bytes()
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
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.block`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.payoutAccount`,
                value: reader.bytes()
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
                field: `${prefix}.limit`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.rate`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.setup`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.step`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.acceptBy`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
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
            case 13: {
              yield {
                field: `${prefix}.environment`,
                value: reader.string()
              }
              break
            }
            case 14: {
              yield {
                field: `${prefix}.purpose`,
                value: reader.string()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.nonce`,
                value: reader.bytes()
              }
              break
            }
            case 16: {
              yield {
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 17: {
              yield {
                field: `${prefix}.k`,
                value: reader.uint32()
              }
              break
            }
            case 18: {
              yield {
                field: `${prefix}.previousBind`,
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

  export interface BindBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyBlockFieldEvent {
    field: '$.block'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyPayoutAccountFieldEvent {
    field: '$.payoutAccount'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyTermsFieldEvent {
    field: '$.terms'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyLimitFieldEvent {
    field: '$.limit'
    value: bigint
  }

  export interface BindBodyRateFieldEvent {
    field: '$.rate'
    value: bigint
  }

  export interface BindBodySetupFieldEvent {
    field: '$.setup'
    value: bigint
  }

  export interface BindBodyStepFieldEvent {
    field: '$.step'
    value: bigint
  }

  export interface BindBodyFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export interface BindBodyAcceptByFieldEvent {
    field: '$.acceptBy'
    value: bigint
  }

  export interface BindBodyControllersFieldEvent {
    field: '$.controllers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyEnvironmentFieldEvent {
    field: '$.environment'
    value: string
  }

  export interface BindBodyPurposeFieldEvent {
    field: '$.purpose'
    value: string
  }

  export interface BindBodyNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodySessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BindBodyKFieldEvent {
    field: '$.k'
    value: number
  }

  export interface BindBodyPreviousBindFieldEvent {
    field: '$.previousBind'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<BindBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BindBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BindBody>): BindBody {
    return decodeMessage(buf, BindBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BindBody>): Generator<BindBodyOrderFieldEvent | BindBodyBlockFieldEvent | BindBodyServerFieldEvent | BindBodyPayoutAccountFieldEvent | BindBodyTermsFieldEvent | BindBodyLimitFieldEvent | BindBodyRateFieldEvent | BindBodySetupFieldEvent | BindBodyStepFieldEvent | BindBodyFromFieldEvent | BindBodyAcceptByFieldEvent | BindBodyControllersFieldEvent | BindBodyEnvironmentFieldEvent | BindBodyPurposeFieldEvent | BindBodyNonceFieldEvent | BindBodySessionFieldEvent | BindBodyKFieldEvent | BindBodyPreviousBindFieldEvent> {
    return streamMessage(buf, BindBody.codec(), opts)
  }
}

export interface Acceptance {
  bind: Uint8Array<ArrayBuffer>
}

export namespace Acceptance {
  let _codec: Codec<Acceptance>

  export const codec = (): Codec<Acceptance> => {
    if (_codec == null) {
      _codec = message<Acceptance>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.bind != null && obj.bind.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.bind)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          bind: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.bind = reader.bytes()
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
                field: `${prefix}.bind`,
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

  export interface AcceptanceBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Acceptance>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Acceptance.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Acceptance>): Acceptance {
    return decodeMessage(buf, Acceptance.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Acceptance>): Generator<AcceptanceBindFieldEvent> {
    return streamMessage(buf, Acceptance.codec(), opts)
  }
}

export interface CancelBody {
  order: Uint8Array<ArrayBuffer>
}

export namespace CancelBody {
  let _codec: Codec<CancelBody>

  export const codec = (): Codec<CancelBody> => {
    if (_codec == null) {
      _codec = message<CancelBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.order = reader.bytes()
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

  export interface CancelBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CancelBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CancelBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CancelBody>): CancelBody {
    return decodeMessage(buf, CancelBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CancelBody>): Generator<CancelBodyOrderFieldEvent> {
    return streamMessage(buf, CancelBody.codec(), opts)
  }
}

export interface ChargeBody {
  order: Uint8Array<ArrayBuffer>
  bind: Uint8Array<ArrayBuffer>
  amount: bigint
  report: Uint8Array<ArrayBuffer>
}

export namespace ChargeBody {
  let _codec: Codec<ChargeBody>

  export const codec = (): Codec<ChargeBody> => {
    if (_codec == null) {
      _codec = message<ChargeBody>((obj, w, opts = {}) => {
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

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.amount)
        }

        if ((obj.report != null && obj.report.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.report)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          bind: uint8ArrayAlloc(0),
          amount: 0n,
          report: uint8ArrayAlloc(0)
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
              obj.amount = reader.uint64()
              break
            }
            case 4: {
              obj.report = reader.bytes()
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
                field: `${prefix}.amount`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.report`,
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

  export interface ChargeBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ChargeBodyBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ChargeBodyAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export interface ChargeBodyReportFieldEvent {
    field: '$.report'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ChargeBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ChargeBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ChargeBody>): ChargeBody {
    return decodeMessage(buf, ChargeBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ChargeBody>): Generator<ChargeBodyOrderFieldEvent | ChargeBodyBindFieldEvent | ChargeBodyAmountFieldEvent | ChargeBodyReportFieldEvent> {
    return streamMessage(buf, ChargeBody.codec(), opts)
  }
}

export interface CloseBody {
  order: Uint8Array<ArrayBuffer>
  bind: Uint8Array<ArrayBuffer>
  amount: bigint
  report: Uint8Array<ArrayBuffer>
}

export namespace CloseBody {
  let _codec: Codec<CloseBody>

  export const codec = (): Codec<CloseBody> => {
    if (_codec == null) {
      _codec = message<CloseBody>((obj, w, opts = {}) => {
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

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.amount)
        }

        if ((obj.report != null && obj.report.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.report)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          bind: uint8ArrayAlloc(0),
          amount: 0n,
          report: uint8ArrayAlloc(0)
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
              obj.amount = reader.uint64()
              break
            }
            case 4: {
              obj.report = reader.bytes()
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
                field: `${prefix}.amount`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.report`,
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

  export interface CloseBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseBodyBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CloseBodyAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export interface CloseBodyReportFieldEvent {
    field: '$.report'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CloseBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CloseBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseBody>): CloseBody {
    return decodeMessage(buf, CloseBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CloseBody>): Generator<CloseBodyOrderFieldEvent | CloseBodyBindFieldEvent | CloseBodyAmountFieldEvent | CloseBodyReportFieldEvent> {
    return streamMessage(buf, CloseBody.codec(), opts)
  }
}

export interface EndBody {
  order: Uint8Array<ArrayBuffer>
  bind?: Uint8Array<ArrayBuffer>
}

export namespace EndBody {
  let _codec: Codec<EndBody>

  export const codec = (): Codec<EndBody> => {
    if (_codec == null) {
      _codec = message<EndBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if (obj.bind != null) {
          w.uint32(18)
          w.bytes(obj.bind)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0)
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

  export interface EndBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EndBodyBindFieldEvent {
    field: '$.bind'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EndBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EndBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndBody>): EndBody {
    return decodeMessage(buf, EndBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndBody>): Generator<EndBodyOrderFieldEvent | EndBodyBindFieldEvent> {
    return streamMessage(buf, EndBody.codec(), opts)
  }
}

export interface UsageReport {
  session: Uint8Array<ArrayBuffer>
  number: number
  previous: Uint8Array<ArrayBuffer>
  terms: Uint8Array<ArrayBuffer>
  from: bigint
  to: bigint
  cpuMs: bigint
  memoryByteSeconds: bigint
  diskByteSeconds: bigint
  networkInBytes: bigint
  networkOutBytes: bigint
  domainIncarnation: number
  tasks: string[]
  annex: Uint8Array<ArrayBuffer>
  bill: bigint
  meteredMs: bigint
}

export namespace UsageReport {
  let _codec: Codec<UsageReport>

  export const codec = (): Codec<UsageReport> => {
    if (_codec == null) {
      _codec = message<UsageReport>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.number != null && obj.number !== 0)) {
          w.uint32(16)
          w.uint32(obj.number)
        }

        if ((obj.previous != null && obj.previous.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.previous)
        }

        if ((obj.terms != null && obj.terms.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.terms)
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.from)
        }

        if ((obj.to != null && obj.to !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.to)
        }

        if ((obj.cpuMs != null && obj.cpuMs !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.cpuMs)
        }

        if ((obj.memoryByteSeconds != null && obj.memoryByteSeconds !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.memoryByteSeconds)
        }

        if ((obj.diskByteSeconds != null && obj.diskByteSeconds !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.diskByteSeconds)
        }

        if ((obj.networkInBytes != null && obj.networkInBytes !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.networkInBytes)
        }

        if ((obj.networkOutBytes != null && obj.networkOutBytes !== 0n)) {
          w.uint32(88)
          writeUint64(w, obj.networkOutBytes)
        }

        if ((obj.domainIncarnation != null && obj.domainIncarnation !== 0)) {
          w.uint32(96)
          w.uint32(obj.domainIncarnation)
        }

        if (obj.tasks != null && obj.tasks.length > 0) {
          for (const value of obj.tasks) {
            w.uint32(106)
            w.string(value)
          }
        }

        if ((obj.annex != null && obj.annex.byteLength > 0)) {
          w.uint32(114)
          w.bytes(obj.annex)
        }

        if ((obj.bill != null && obj.bill !== 0n)) {
          w.uint32(120)
          writeUint64(w, obj.bill)
        }

        if ((obj.meteredMs != null && obj.meteredMs !== 0n)) {
          w.uint32(128)
          writeUint64(w, obj.meteredMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          number: 0,
          previous: uint8ArrayAlloc(0),
          terms: uint8ArrayAlloc(0),
          from: 0n,
          to: 0n,
          cpuMs: 0n,
          memoryByteSeconds: 0n,
          diskByteSeconds: 0n,
          networkInBytes: 0n,
          networkOutBytes: 0n,
          domainIncarnation: 0,
          tasks: [],
          annex: uint8ArrayAlloc(0),
          bill: 0n,
          meteredMs: 0n
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
              obj.number = reader.uint32()
              break
            }
            case 3: {
              obj.previous = reader.bytes()
              break
            }
            case 4: {
              obj.terms = reader.bytes()
              break
            }
            case 5: {
              obj.from = reader.uint64()
              break
            }
            case 6: {
              obj.to = reader.uint64()
              break
            }
            case 7: {
              obj.cpuMs = reader.uint64()
              break
            }
            case 8: {
              obj.memoryByteSeconds = reader.uint64()
              break
            }
            case 9: {
              obj.diskByteSeconds = reader.uint64()
              break
            }
            case 10: {
              obj.networkInBytes = reader.uint64()
              break
            }
            case 11: {
              obj.networkOutBytes = reader.uint64()
              break
            }
            case 12: {
              obj.domainIncarnation = reader.uint32()
              break
            }
            case 13: {
              if (opts.limits?.tasks != null && obj.tasks.length === opts.limits.tasks) {
                throw new MaxLengthError('Decode error - repeated field "tasks" had too many elements')
              }

              obj.tasks.push(reader.string())
              break
            }
            case 14: {
              obj.annex = reader.bytes()
              break
            }
            case 15: {
              obj.bill = reader.uint64()
              break
            }
            case 16: {
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
        const obj = {
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
                field: `${prefix}.number`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.previous`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.terms`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.from`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.to`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.cpuMs`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.memoryByteSeconds`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.diskByteSeconds`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.networkInBytes`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.networkOutBytes`,
                value: reader.uint64()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.domainIncarnation`,
                value: reader.uint32()
              }
              break
            }
            case 13: {
              if (opts.limits?.tasks != null && obj.tasks === opts.limits.tasks) {
                throw new MaxLengthError('Streaming decode error - repeated field "tasks" had too many elements')
              }

              yield {
                field: `${prefix}.tasks[]`,
                index: obj.tasks,
                value: reader.string()
              }

              obj.tasks++

              break
            }
            case 14: {
              yield {
                field: `${prefix}.annex`,
                value: reader.bytes()
              }
              break
            }
            case 15: {
              yield {
                field: `${prefix}.bill`,
                value: reader.uint64()
              }
              break
            }
            case 16: {
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

  export interface UsageReportSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface UsageReportNumberFieldEvent {
    field: '$.number'
    value: number
  }

  export interface UsageReportPreviousFieldEvent {
    field: '$.previous'
    value: Uint8Array<ArrayBuffer>
  }

  export interface UsageReportTermsFieldEvent {
    field: '$.terms'
    value: Uint8Array<ArrayBuffer>
  }

  export interface UsageReportFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export interface UsageReportToFieldEvent {
    field: '$.to'
    value: bigint
  }

  export interface UsageReportCpuMsFieldEvent {
    field: '$.cpuMs'
    value: bigint
  }

  export interface UsageReportMemoryByteSecondsFieldEvent {
    field: '$.memoryByteSeconds'
    value: bigint
  }

  export interface UsageReportDiskByteSecondsFieldEvent {
    field: '$.diskByteSeconds'
    value: bigint
  }

  export interface UsageReportNetworkInBytesFieldEvent {
    field: '$.networkInBytes'
    value: bigint
  }

  export interface UsageReportNetworkOutBytesFieldEvent {
    field: '$.networkOutBytes'
    value: bigint
  }

  export interface UsageReportDomainIncarnationFieldEvent {
    field: '$.domainIncarnation'
    value: number
  }

  export interface UsageReportTasksFieldEvent {
    field: '$.tasks[]'
    index: number
    value: string
  }

  export interface UsageReportAnnexFieldEvent {
    field: '$.annex'
    value: Uint8Array<ArrayBuffer>
  }

  export interface UsageReportBillFieldEvent {
    field: '$.bill'
    value: bigint
  }

  export interface UsageReportMeteredMsFieldEvent {
    field: '$.meteredMs'
    value: bigint
  }

  export function encode (obj: Partial<UsageReport>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, UsageReport.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UsageReport>): UsageReport {
    return decodeMessage(buf, UsageReport.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<UsageReport>): Generator<UsageReportSessionFieldEvent | UsageReportNumberFieldEvent | UsageReportPreviousFieldEvent | UsageReportTermsFieldEvent | UsageReportFromFieldEvent | UsageReportToFieldEvent | UsageReportCpuMsFieldEvent | UsageReportMemoryByteSecondsFieldEvent | UsageReportDiskByteSecondsFieldEvent | UsageReportNetworkInBytesFieldEvent | UsageReportNetworkOutBytesFieldEvent | UsageReportDomainIncarnationFieldEvent | UsageReportTasksFieldEvent | UsageReportAnnexFieldEvent | UsageReportBillFieldEvent | UsageReportMeteredMsFieldEvent> {
    return streamMessage(buf, UsageReport.codec(), opts)
  }
}

export interface SettleBody {
  period: bigint
  ratio: number
  losses: Loss[]
}

export namespace SettleBody {
  let _codec: Codec<SettleBody>

  export const codec = (): Codec<SettleBody> => {
    if (_codec == null) {
      _codec = message<SettleBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.period != null && obj.period !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.period)
        }

        if ((obj.ratio != null && obj.ratio !== 0)) {
          w.uint32(16)
          w.uint32(obj.ratio)
        }

        if (obj.losses != null && obj.losses.length > 0) {
          for (const value of obj.losses) {
            w.uint32(26)
            Loss.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          period: 0n,
          ratio: 0,
          losses: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.period = reader.uint64()
              break
            }
            case 2: {
              obj.ratio = reader.uint32()
              break
            }
            case 3: {
              if (opts.limits?.losses != null && obj.losses.length === opts.limits.losses) {
                throw new MaxLengthError('Decode error - repeated field "losses" had too many elements')
              }

              obj.losses.push(Loss.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.losses$
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
          losses: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.period`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.ratio`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              if (opts.limits?.losses != null && obj.losses === opts.limits.losses) {
                throw new MaxLengthError('Streaming decode error - repeated field "losses" had too many elements')
              }

              for (const evt of Loss.codec().stream(reader, reader.uint32(), `${prefix}.losses[]`, {
                limits: opts.limits?.losses$
              })) {
                yield {
                  ...evt,
                  index: obj.losses
                }
              }

              obj.losses++

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

  export interface SettleBodyPeriodFieldEvent {
    field: '$.period'
    value: bigint
  }

  export interface SettleBodyRatioFieldEvent {
    field: '$.ratio'
    value: number
  }

  export interface SettleBodyLossesAccountFieldEvent {
    field: '$.losses[].account'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SettleBodyLossesAmountFieldEvent {
    field: '$.losses[].amount'
    value: bigint
    index: number
  }

  export interface SettleBodyLossesReferenceFieldEvent {
    field: '$.losses[].reference'
    value: string
    index: number
  }

  export function encode (obj: Partial<SettleBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SettleBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SettleBody>): SettleBody {
    return decodeMessage(buf, SettleBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SettleBody>): Generator<SettleBodyPeriodFieldEvent | SettleBodyRatioFieldEvent | SettleBodyLossesAccountFieldEvent | SettleBodyLossesAmountFieldEvent | SettleBodyLossesReferenceFieldEvent> {
    return streamMessage(buf, SettleBody.codec(), opts)
  }
}

export interface Loss {
  account: Uint8Array<ArrayBuffer>
  amount: bigint
  reference: string
}

export namespace Loss {
  let _codec: Codec<Loss>

  export const codec = (): Codec<Loss> => {
    if (_codec == null) {
      _codec = message<Loss>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.amount)
        }

        if ((obj.reference != null && obj.reference !== '')) {
          w.uint32(26)
          w.string(obj.reference)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          amount: 0n,
          reference: ''
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
              obj.amount = reader.uint64()
              break
            }
            case 3: {
              obj.reference = reader.string()
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
                field: `${prefix}.amount`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.reference`,
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

  export interface LossAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface LossAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export interface LossReferenceFieldEvent {
    field: '$.reference'
    value: string
  }

  export function encode (obj: Partial<Loss>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Loss.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Loss>): Loss {
    return decodeMessage(buf, Loss.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Loss>): Generator<LossAccountFieldEvent | LossAmountFieldEvent | LossReferenceFieldEvent> {
    return streamMessage(buf, Loss.codec(), opts)
  }
}

export enum StatementKind {
  UNKNOWN_STATEMENT = 'UNKNOWN_STATEMENT',
  ADVERTISED = 'ADVERTISED',
  STATUS = 'STATUS',
  REPORTED = 'REPORTED'
}

enum __StatementKindValues {
  UNKNOWN_STATEMENT = 0,
  ADVERTISED = 1,
  STATUS = 2,
  REPORTED = 3
}

export namespace StatementKind {
  export const codec = (): Codec<StatementKind> => {
    return enumeration<StatementKind>(__StatementKindValues)
  }
}

export interface Statement {
  kind: StatementKind
  body: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  realm: Uint8Array<ArrayBuffer>
  tokens: Uint8Array<ArrayBuffer>
  laterBody: Uint8Array<ArrayBuffer>
  laterSignature: Uint8Array<ArrayBuffer>
}

export namespace Statement {
  let _codec: Codec<Statement>

  export const codec = (): Codec<Statement> => {
    if (_codec == null) {
      _codec = message<Statement>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.kind != null && __StatementKindValues[obj.kind] !== 0) {
          w.uint32(8)
          StatementKind.codec().encode(obj.kind, w)
        }

        if ((obj.body != null && obj.body.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.body)
        }

        if ((obj.signature != null && obj.signature.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.signature)
        }

        if ((obj.realm != null && obj.realm.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.realm)
        }

        if ((obj.tokens != null && obj.tokens.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.tokens)
        }

        if ((obj.laterBody != null && obj.laterBody.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.laterBody)
        }

        if ((obj.laterSignature != null && obj.laterSignature.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.laterSignature)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: StatementKind.UNKNOWN_STATEMENT,
          body: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0),
          realm: uint8ArrayAlloc(0),
          tokens: uint8ArrayAlloc(0),
          laterBody: uint8ArrayAlloc(0),
          laterSignature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.kind = StatementKind.codec().decode(reader)
              break
            }
            case 2: {
              obj.body = reader.bytes()
              break
            }
            case 3: {
              obj.signature = reader.bytes()
              break
            }
            case 4: {
              obj.realm = reader.bytes()
              break
            }
            case 5: {
              obj.tokens = reader.bytes()
              break
            }
            case 6: {
              obj.laterBody = reader.bytes()
              break
            }
            case 7: {
              obj.laterSignature = reader.bytes()
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
                field: `${prefix}.kind`,
                value: StatementKind.codec().decode(reader)
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
              yield {
                field: `${prefix}.signature`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.realm`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.tokens`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.laterBody`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.laterSignature`,
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

  export interface StatementKindFieldEvent {
    field: '$.kind'
    value: StatementKind
  }

  export interface StatementBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementRealmFieldEvent {
    field: '$.realm'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementTokensFieldEvent {
    field: '$.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementLaterBodyFieldEvent {
    field: '$.laterBody'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementLaterSignatureFieldEvent {
    field: '$.laterSignature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Statement>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Statement.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Statement>): Statement {
    return decodeMessage(buf, Statement.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Statement>): Generator<StatementKindFieldEvent | StatementBodyFieldEvent | StatementSignatureFieldEvent | StatementRealmFieldEvent | StatementTokensFieldEvent | StatementLaterBodyFieldEvent | StatementLaterSignatureFieldEvent> {
    return streamMessage(buf, Statement.codec(), opts)
  }
}

export interface ComplainBody {
  account: Uint8Array<ArrayBuffer>
  server: Uint8Array<ArrayBuffer>
  first: Uint8Array<ArrayBuffer>
  second: Uint8Array<ArrayBuffer>
}

export namespace ComplainBody {
  let _codec: Codec<ComplainBody>

  export const codec = (): Codec<ComplainBody> => {
    if (_codec == null) {
      _codec = message<ComplainBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.server)
        }

        if ((obj.first != null && obj.first.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.first)
        }

        if ((obj.second != null && obj.second.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.second)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          server: uint8ArrayAlloc(0),
          first: uint8ArrayAlloc(0),
          second: uint8ArrayAlloc(0)
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
              obj.server = reader.bytes()
              break
            }
            case 3: {
              obj.first = reader.bytes()
              break
            }
            case 4: {
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
                field: `${prefix}.account`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.first`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
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

  export interface ComplainBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ComplainBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ComplainBodyFirstFieldEvent {
    field: '$.first'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ComplainBodySecondFieldEvent {
    field: '$.second'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ComplainBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ComplainBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplainBody>): ComplainBody {
    return decodeMessage(buf, ComplainBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplainBody>): Generator<ComplainBodyAccountFieldEvent | ComplainBodyServerFieldEvent | ComplainBodyFirstFieldEvent | ComplainBodySecondFieldEvent> {
    return streamMessage(buf, ComplainBody.codec(), opts)
  }
}

export interface AuditBody {
  auditor: Uint8Array<ArrayBuffer>
  seq: bigint
  order: Uint8Array<ArrayBuffer>
  reason: string
}

export namespace AuditBody {
  let _codec: Codec<AuditBody>

  export const codec = (): Codec<AuditBody> => {
    if (_codec == null) {
      _codec = message<AuditBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.auditor != null && obj.auditor.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.auditor)
        }

        if ((obj.seq != null && obj.seq !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.seq)
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.order)
        }

        if ((obj.reason != null && obj.reason !== '')) {
          w.uint32(34)
          w.string(obj.reason)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          auditor: uint8ArrayAlloc(0),
          seq: 0n,
          order: uint8ArrayAlloc(0),
          reason: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.auditor = reader.bytes()
              break
            }
            case 2: {
              obj.seq = reader.uint64()
              break
            }
            case 3: {
              obj.order = reader.bytes()
              break
            }
            case 4: {
              obj.reason = reader.string()
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
                field: `${prefix}.auditor`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.seq`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.order`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.reason`,
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

  export interface AuditBodyAuditorFieldEvent {
    field: '$.auditor'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AuditBodySeqFieldEvent {
    field: '$.seq'
    value: bigint
  }

  export interface AuditBodyOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AuditBodyReasonFieldEvent {
    field: '$.reason'
    value: string
  }

  export function encode (obj: Partial<AuditBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AuditBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditBody>): AuditBody {
    return decodeMessage(buf, AuditBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditBody>): Generator<AuditBodyAuditorFieldEvent | AuditBodySeqFieldEvent | AuditBodyOrderFieldEvent | AuditBodyReasonFieldEvent> {
    return streamMessage(buf, AuditBody.codec(), opts)
  }
}

export interface Ack {
  session: Uint8Array<ArrayBuffer>
  number: number
  report: Uint8Array<ArrayBuffer>
  bill: bigint
}

export namespace Ack {
  let _codec: Codec<Ack>

  export const codec = (): Codec<Ack> => {
    if (_codec == null) {
      _codec = message<Ack>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.session != null && obj.session.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.session)
        }

        if ((obj.number != null && obj.number !== 0)) {
          w.uint32(16)
          w.uint32(obj.number)
        }

        if ((obj.report != null && obj.report.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.report)
        }

        if ((obj.bill != null && obj.bill !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.bill)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          session: uint8ArrayAlloc(0),
          number: 0,
          report: uint8ArrayAlloc(0),
          bill: 0n
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
              obj.number = reader.uint32()
              break
            }
            case 3: {
              obj.report = reader.bytes()
              break
            }
            case 4: {
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
                field: `${prefix}.session`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.number`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.report`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
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

  export interface AckSessionFieldEvent {
    field: '$.session'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AckNumberFieldEvent {
    field: '$.number'
    value: number
  }

  export interface AckReportFieldEvent {
    field: '$.report'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AckBillFieldEvent {
    field: '$.bill'
    value: bigint
  }

  export function encode (obj: Partial<Ack>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Ack.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ack>): Ack {
    return decodeMessage(buf, Ack.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ack>): Generator<AckSessionFieldEvent | AckNumberFieldEvent | AckReportFieldEvent | AckBillFieldEvent> {
    return streamMessage(buf, Ack.codec(), opts)
  }
}

export interface VoteStatement {
  epoch: bigint
  kind: OperationKind
  digest: Uint8Array<ArrayBuffer>
}

export namespace VoteStatement {
  let _codec: Codec<VoteStatement>

  export const codec = (): Codec<VoteStatement> => {
    if (_codec == null) {
      _codec = message<VoteStatement>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.epoch != null && obj.epoch !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.epoch)
        }

        if (obj.kind != null && __OperationKindValues[obj.kind] !== 0) {
          w.uint32(16)
          OperationKind.codec().encode(obj.kind, w)
        }

        if ((obj.digest != null && obj.digest.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.digest)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          epoch: 0n,
          kind: OperationKind.UNKNOWN_OPERATION,
          digest: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.epoch = reader.uint64()
              break
            }
            case 2: {
              obj.kind = OperationKind.codec().decode(reader)
              break
            }
            case 3: {
              obj.digest = reader.bytes()
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
                field: `${prefix}.epoch`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.kind`,
                value: OperationKind.codec().decode(reader)
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.digest`,
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

  export interface VoteStatementEpochFieldEvent {
    field: '$.epoch'
    value: bigint
  }

  export interface VoteStatementKindFieldEvent {
    field: '$.kind'
    value: OperationKind
  }

  export interface VoteStatementDigestFieldEvent {
    field: '$.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<VoteStatement>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, VoteStatement.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VoteStatement>): VoteStatement {
    return decodeMessage(buf, VoteStatement.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VoteStatement>): Generator<VoteStatementEpochFieldEvent | VoteStatementKindFieldEvent | VoteStatementDigestFieldEvent> {
    return streamMessage(buf, VoteStatement.codec(), opts)
  }
}

export interface FreezeStatement {
  epoch: bigint
  order: Uint8Array<ArrayBuffer>
  amount: bigint
}

export namespace FreezeStatement {
  let _codec: Codec<FreezeStatement>

  export const codec = (): Codec<FreezeStatement> => {
    if (_codec == null) {
      _codec = message<FreezeStatement>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.epoch != null && obj.epoch !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.epoch)
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.order)
        }

        if ((obj.amount != null && obj.amount !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.amount)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          epoch: 0n,
          order: uint8ArrayAlloc(0),
          amount: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.epoch = reader.uint64()
              break
            }
            case 2: {
              obj.order = reader.bytes()
              break
            }
            case 3: {
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
                field: `${prefix}.epoch`,
                value: reader.uint64()
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

  export interface FreezeStatementEpochFieldEvent {
    field: '$.epoch'
    value: bigint
  }

  export interface FreezeStatementOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeStatementAmountFieldEvent {
    field: '$.amount'
    value: bigint
  }

  export function encode (obj: Partial<FreezeStatement>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FreezeStatement.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeStatement>): FreezeStatement {
    return decodeMessage(buf, FreezeStatement.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeStatement>): Generator<FreezeStatementEpochFieldEvent | FreezeStatementOrderFieldEvent | FreezeStatementAmountFieldEvent> {
    return streamMessage(buf, FreezeStatement.codec(), opts)
  }
}

export interface Vote {
  validator: number
  signature: Uint8Array<ArrayBuffer>
  index: number
  path: Uint8Array<ArrayBuffer>[]
}

export namespace Vote {
  let _codec: Codec<Vote>

  export const codec = (): Codec<Vote> => {
    if (_codec == null) {
      _codec = message<Vote>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.validator != null && obj.validator !== 0)) {
          w.uint32(8)
          w.uint32(obj.validator)
        }

        if ((obj.signature != null && obj.signature.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.signature)
        }

        if ((obj.index != null && obj.index !== 0)) {
          w.uint32(24)
          w.uint32(obj.index)
        }

        if (obj.path != null && obj.path.length > 0) {
          for (const value of obj.path) {
            w.uint32(34)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          validator: 0,
          signature: uint8ArrayAlloc(0),
          index: 0,
          path: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.validator = reader.uint32()
              break
            }
            case 2: {
              obj.signature = reader.bytes()
              break
            }
            case 3: {
              obj.index = reader.uint32()
              break
            }
            case 4: {
              if (opts.limits?.path != null && obj.path.length === opts.limits.path) {
                throw new MaxLengthError('Decode error - repeated field "path" had too many elements')
              }

              obj.path.push(reader.bytes())
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
          path: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.validator`,
                value: reader.uint32()
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
            case 3: {
              yield {
                field: `${prefix}.index`,
                value: reader.uint32()
              }
              break
            }
            case 4: {
              if (opts.limits?.path != null && obj.path === opts.limits.path) {
                throw new MaxLengthError('Streaming decode error - repeated field "path" had too many elements')
              }

              yield {
                field: `${prefix}.path[]`,
                index: obj.path,
                value: reader.bytes()
              }

              obj.path++

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

  export interface VoteValidatorFieldEvent {
    field: '$.validator'
    value: number
  }

  export interface VoteSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface VoteIndexFieldEvent {
    field: '$.index'
    value: number
  }

  export interface VotePathFieldEvent {
    field: '$.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Vote>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Vote.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Vote>): Vote {
    return decodeMessage(buf, Vote.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Vote>): Generator<VoteValidatorFieldEvent | VoteSignatureFieldEvent | VoteIndexFieldEvent | VotePathFieldEvent> {
    return streamMessage(buf, Vote.codec(), opts)
  }
}

export interface FreezeVote {
  statement: Uint8Array<ArrayBuffer>
  vote?: Vote
  charge?: Uint8Array<ArrayBuffer>
  binding?: Uint8Array<ArrayBuffer>
  certificate?: Uint8Array<ArrayBuffer>
}

export namespace FreezeVote {
  let _codec: Codec<FreezeVote>

  export const codec = (): Codec<FreezeVote> => {
    if (_codec == null) {
      _codec = message<FreezeVote>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.statement != null && obj.statement.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.statement)
        }

        if (obj.vote != null) {
          w.uint32(18)
          Vote.codec().encode(obj.vote, w)
        }

        if (obj.charge != null) {
          w.uint32(26)
          w.bytes(obj.charge)
        }

        if (obj.binding != null) {
          w.uint32(34)
          w.bytes(obj.binding)
        }

        if (obj.certificate != null) {
          w.uint32(42)
          w.bytes(obj.certificate)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          statement: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.statement = reader.bytes()
              break
            }
            case 2: {
              obj.vote = Vote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vote
              })
              break
            }
            case 3: {
              obj.charge = reader.bytes()
              break
            }
            case 4: {
              obj.binding = reader.bytes()
              break
            }
            case 5: {
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
                field: `${prefix}.statement`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield * Vote.codec().stream(reader, reader.uint32(), `${prefix}.vote`, {
                limits: opts.limits?.vote
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.charge`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.binding`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
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

  export interface FreezeVoteStatementFieldEvent {
    field: '$.statement'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeVoteVoteValidatorFieldEvent {
    field: '$.vote.validator'
    value: number
  }

  export interface FreezeVoteVoteSignatureFieldEvent {
    field: '$.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeVoteVoteIndexFieldEvent {
    field: '$.vote.index'
    value: number
  }

  export interface FreezeVoteVotePathFieldEvent {
    field: '$.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeVoteChargeFieldEvent {
    field: '$.charge'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeVoteBindingFieldEvent {
    field: '$.binding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeVoteCertificateFieldEvent {
    field: '$.certificate'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<FreezeVote>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FreezeVote.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeVote>): FreezeVote {
    return decodeMessage(buf, FreezeVote.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeVote>): Generator<FreezeVoteStatementFieldEvent | FreezeVoteVoteValidatorFieldEvent | FreezeVoteVoteSignatureFieldEvent | FreezeVoteVoteIndexFieldEvent | FreezeVoteVotePathFieldEvent | FreezeVoteChargeFieldEvent | FreezeVoteBindingFieldEvent | FreezeVoteCertificateFieldEvent> {
    return streamMessage(buf, FreezeVote.codec(), opts)
  }
}

export interface Certificate {
  epoch: bigint
  operation?: Uint8Array<ArrayBuffer>
  votes: Vote[]
  freezes: FreezeVote[]
}

export namespace Certificate {
  let _codec: Codec<Certificate>

  export const codec = (): Codec<Certificate> => {
    if (_codec == null) {
      _codec = message<Certificate>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.epoch != null && obj.epoch !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.epoch)
        }

        if (obj.operation != null) {
          w.uint32(18)
          w.bytes(obj.operation)
        }

        if (obj.votes != null && obj.votes.length > 0) {
          for (const value of obj.votes) {
            w.uint32(26)
            Vote.codec().encode(value, w)
          }
        }

        if (obj.freezes != null && obj.freezes.length > 0) {
          for (const value of obj.freezes) {
            w.uint32(34)
            FreezeVote.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          epoch: 0n,
          votes: [],
          freezes: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.epoch = reader.uint64()
              break
            }
            case 2: {
              obj.operation = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.votes != null && obj.votes.length === opts.limits.votes) {
                throw new MaxLengthError('Decode error - repeated field "votes" had too many elements')
              }

              obj.votes.push(Vote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.votes$
              }))
              break
            }
            case 4: {
              if (opts.limits?.freezes != null && obj.freezes.length === opts.limits.freezes) {
                throw new MaxLengthError('Decode error - repeated field "freezes" had too many elements')
              }

              obj.freezes.push(FreezeVote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.freezes$
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
          votes: 0,
          freezes: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.epoch`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.operation`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.votes != null && obj.votes === opts.limits.votes) {
                throw new MaxLengthError('Streaming decode error - repeated field "votes" had too many elements')
              }

              for (const evt of Vote.codec().stream(reader, reader.uint32(), `${prefix}.votes[]`, {
                limits: opts.limits?.votes$
              })) {
                yield {
                  ...evt,
                  index: obj.votes
                }
              }

              obj.votes++

              break
            }
            case 4: {
              if (opts.limits?.freezes != null && obj.freezes === opts.limits.freezes) {
                throw new MaxLengthError('Streaming decode error - repeated field "freezes" had too many elements')
              }

              for (const evt of FreezeVote.codec().stream(reader, reader.uint32(), `${prefix}.freezes[]`, {
                limits: opts.limits?.freezes$
              })) {
                yield {
                  ...evt,
                  index: obj.freezes
                }
              }

              obj.freezes++

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

  export interface CertificateEpochFieldEvent {
    field: '$.epoch'
    value: bigint
  }

  export interface CertificateOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CertificateVotesValidatorFieldEvent {
    field: '$.votes[].validator'
    value: number
    index: number
  }

  export interface CertificateVotesSignatureFieldEvent {
    field: '$.votes[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CertificateVotesIndexFieldEvent {
    field: '$.votes[].index'
    value: number
    index: number
  }

  export interface CertificateVotesPathFieldEvent {
    field: '$.votes[].path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CertificateFreezesStatementFieldEvent {
    field: '$.freezes[].statement'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CertificateFreezesVoteValidatorFieldEvent {
    field: '$.freezes[].vote.validator'
    value: number
    index: number
  }

  export interface CertificateFreezesVoteSignatureFieldEvent {
    field: '$.freezes[].vote.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CertificateFreezesVoteIndexFieldEvent {
    field: '$.freezes[].vote.index'
    value: number
    index: number
  }

  export interface CertificateFreezesVotePathFieldEvent {
    field: '$.freezes[].vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CertificateFreezesChargeFieldEvent {
    field: '$.freezes[].charge'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CertificateFreezesBindingFieldEvent {
    field: '$.freezes[].binding'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CertificateFreezesCertificateFieldEvent {
    field: '$.freezes[].certificate'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<Certificate>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Certificate.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Certificate>): Certificate {
    return decodeMessage(buf, Certificate.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Certificate>): Generator<CertificateEpochFieldEvent | CertificateOperationFieldEvent | CertificateVotesValidatorFieldEvent | CertificateVotesSignatureFieldEvent | CertificateVotesIndexFieldEvent | CertificateVotesPathFieldEvent | CertificateFreezesStatementFieldEvent | CertificateFreezesVoteValidatorFieldEvent | CertificateFreezesVoteSignatureFieldEvent | CertificateFreezesVoteIndexFieldEvent | CertificateFreezesVotePathFieldEvent | CertificateFreezesChargeFieldEvent | CertificateFreezesBindingFieldEvent | CertificateFreezesCertificateFieldEvent> {
    return streamMessage(buf, Certificate.codec(), opts)
  }
}

export interface Policy {
  version: number
  choices: PolicyChoice[]
}

export namespace Policy {
  let _codec: Codec<Policy>

  export const codec = (): Codec<Policy> => {
    if (_codec == null) {
      _codec = message<Policy>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.version != null && obj.version !== 0)) {
          w.uint32(8)
          w.uint32(obj.version)
        }

        if (obj.choices != null && obj.choices.length > 0) {
          for (const value of obj.choices) {
            w.uint32(18)
            PolicyChoice.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          version: 0,
          choices: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.version = reader.uint32()
              break
            }
            case 2: {
              if (opts.limits?.choices != null && obj.choices.length === opts.limits.choices) {
                throw new MaxLengthError('Decode error - repeated field "choices" had too many elements')
              }

              obj.choices.push(PolicyChoice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.choices$
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
          choices: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.version`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              if (opts.limits?.choices != null && obj.choices === opts.limits.choices) {
                throw new MaxLengthError('Streaming decode error - repeated field "choices" had too many elements')
              }

              for (const evt of PolicyChoice.codec().stream(reader, reader.uint32(), `${prefix}.choices[]`, {
                limits: opts.limits?.choices$
              })) {
                yield {
                  ...evt,
                  index: obj.choices
                }
              }

              obj.choices++

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

  export interface PolicyVersionFieldEvent {
    field: '$.version'
    value: number
  }

  export interface PolicyChoicesAspectFieldEvent {
    field: '$.choices[].aspect'
    value: string
    index: number
  }

  export interface PolicyChoicesNameFieldEvent {
    field: '$.choices[].name'
    value: string
    index: number
  }

  export interface PolicyChoicesParametersFieldEvent {
    field: '$.choices[].parameters'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<Policy>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Policy.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Policy>): Policy {
    return decodeMessage(buf, Policy.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Policy>): Generator<PolicyVersionFieldEvent | PolicyChoicesAspectFieldEvent | PolicyChoicesNameFieldEvent | PolicyChoicesParametersFieldEvent> {
    return streamMessage(buf, Policy.codec(), opts)
  }
}

export interface PolicyChoice {
  aspect: string
  name: string
  parameters: Uint8Array<ArrayBuffer>
}

export namespace PolicyChoice {
  let _codec: Codec<PolicyChoice>

  export const codec = (): Codec<PolicyChoice> => {
    if (_codec == null) {
      _codec = message<PolicyChoice>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.aspect != null && obj.aspect !== '')) {
          w.uint32(10)
          w.string(obj.aspect)
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(18)
          w.string(obj.name)
        }

        if ((obj.parameters != null && obj.parameters.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.parameters)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          aspect: '',
          name: '',
          parameters: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.aspect = reader.string()
              break
            }
            case 2: {
              obj.name = reader.string()
              break
            }
            case 3: {
              obj.parameters = reader.bytes()
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
                field: `${prefix}.aspect`,
                value: reader.string()
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
                field: `${prefix}.parameters`,
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

  export interface PolicyChoiceAspectFieldEvent {
    field: '$.aspect'
    value: string
  }

  export interface PolicyChoiceNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface PolicyChoiceParametersFieldEvent {
    field: '$.parameters'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<PolicyChoice>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PolicyChoice.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PolicyChoice>): PolicyChoice {
    return decodeMessage(buf, PolicyChoice.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PolicyChoice>): Generator<PolicyChoiceAspectFieldEvent | PolicyChoiceNameFieldEvent | PolicyChoiceParametersFieldEvent> {
    return streamMessage(buf, PolicyChoice.codec(), opts)
  }
}

export interface EndorsementParameters {
  caveats: Caveat[]
}

export namespace EndorsementParameters {
  let _codec: Codec<EndorsementParameters>

  export const codec = (): Codec<EndorsementParameters> => {
    if (_codec == null) {
      _codec = message<EndorsementParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.caveats != null && obj.caveats.length > 0) {
          for (const value of obj.caveats) {
            w.uint32(10)
            Caveat.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          caveats: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.caveats != null && obj.caveats.length === opts.limits.caveats) {
                throw new MaxLengthError('Decode error - repeated field "caveats" had too many elements')
              }

              obj.caveats.push(Caveat.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.caveats$
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
          caveats: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.caveats != null && obj.caveats === opts.limits.caveats) {
                throw new MaxLengthError('Streaming decode error - repeated field "caveats" had too many elements')
              }

              for (const evt of Caveat.codec().stream(reader, reader.uint32(), `${prefix}.caveats[]`, {
                limits: opts.limits?.caveats$
              })) {
                yield {
                  ...evt,
                  index: obj.caveats
                }
              }

              obj.caveats++

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

  export interface EndorsementParametersCaveatsNameFieldEvent {
    field: '$.caveats[].name'
    value: string
    index: number
  }

  export interface EndorsementParametersCaveatsValueFieldEvent {
    field: '$.caveats[].value'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<EndorsementParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EndorsementParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndorsementParameters>): EndorsementParameters {
    return decodeMessage(buf, EndorsementParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EndorsementParameters>): Generator<EndorsementParametersCaveatsNameFieldEvent | EndorsementParametersCaveatsValueFieldEvent> {
    return streamMessage(buf, EndorsementParameters.codec(), opts)
  }
}

export interface ValidationParameters {
  acceptAheadMs: bigint
  payeeOrderMs: bigint
}

export namespace ValidationParameters {
  let _codec: Codec<ValidationParameters>

  export const codec = (): Codec<ValidationParameters> => {
    if (_codec == null) {
      _codec = message<ValidationParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.acceptAheadMs != null && obj.acceptAheadMs !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.acceptAheadMs)
        }

        if ((obj.payeeOrderMs != null && obj.payeeOrderMs !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.payeeOrderMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          acceptAheadMs: 0n,
          payeeOrderMs: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.acceptAheadMs = reader.uint64()
              break
            }
            case 2: {
              obj.payeeOrderMs = reader.uint64()
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
                field: `${prefix}.acceptAheadMs`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.payeeOrderMs`,
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

  export interface ValidationParametersAcceptAheadMsFieldEvent {
    field: '$.acceptAheadMs'
    value: bigint
  }

  export interface ValidationParametersPayeeOrderMsFieldEvent {
    field: '$.payeeOrderMs'
    value: bigint
  }

  export function encode (obj: Partial<ValidationParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ValidationParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ValidationParameters>): ValidationParameters {
    return decodeMessage(buf, ValidationParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ValidationParameters>): Generator<ValidationParametersAcceptAheadMsFieldEvent | ValidationParametersPayeeOrderMsFieldEvent> {
    return streamMessage(buf, ValidationParameters.codec(), opts)
  }
}

export interface CreditParameters {
  maxLine: bigint
  transfers: boolean
}

export namespace CreditParameters {
  let _codec: Codec<CreditParameters>

  export const codec = (): Codec<CreditParameters> => {
    if (_codec == null) {
      _codec = message<CreditParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.maxLine != null && obj.maxLine !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.maxLine)
        }

        if ((obj.transfers != null && obj.transfers !== false)) {
          w.uint32(16)
          w.bool(obj.transfers)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          maxLine: 0n,
          transfers: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.maxLine = reader.uint64()
              break
            }
            case 2: {
              obj.transfers = reader.bool()
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
                field: `${prefix}.maxLine`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.transfers`,
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

  export interface CreditParametersMaxLineFieldEvent {
    field: '$.maxLine'
    value: bigint
  }

  export interface CreditParametersTransfersFieldEvent {
    field: '$.transfers'
    value: boolean
  }

  export function encode (obj: Partial<CreditParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CreditParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreditParameters>): CreditParameters {
    return decodeMessage(buf, CreditParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CreditParameters>): Generator<CreditParametersMaxLineFieldEvent | CreditParametersTransfersFieldEvent> {
    return streamMessage(buf, CreditParameters.codec(), opts)
  }
}

export interface PoolParameters {
  heldPpm: number
  periodMs: bigint
}

export namespace PoolParameters {
  let _codec: Codec<PoolParameters>

  export const codec = (): Codec<PoolParameters> => {
    if (_codec == null) {
      _codec = message<PoolParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.heldPpm != null && obj.heldPpm !== 0)) {
          w.uint32(8)
          w.uint32(obj.heldPpm)
        }

        if ((obj.periodMs != null && obj.periodMs !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.periodMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          heldPpm: 0,
          periodMs: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.heldPpm = reader.uint32()
              break
            }
            case 2: {
              obj.periodMs = reader.uint64()
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
                field: `${prefix}.heldPpm`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.periodMs`,
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

  export interface PoolParametersHeldPpmFieldEvent {
    field: '$.heldPpm'
    value: number
  }

  export interface PoolParametersPeriodMsFieldEvent {
    field: '$.periodMs'
    value: bigint
  }

  export function encode (obj: Partial<PoolParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PoolParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolParameters>): PoolParameters {
    return decodeMessage(buf, PoolParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolParameters>): Generator<PoolParametersHeldPpmFieldEvent | PoolParametersPeriodMsFieldEvent> {
    return streamMessage(buf, PoolParameters.codec(), opts)
  }
}

export interface AnnotationParameters {
  everyMs: bigint
}

export namespace AnnotationParameters {
  let _codec: Codec<AnnotationParameters>

  export const codec = (): Codec<AnnotationParameters> => {
    if (_codec == null) {
      _codec = message<AnnotationParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.everyMs != null && obj.everyMs !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.everyMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          everyMs: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.everyMs = reader.uint64()
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
                field: `${prefix}.everyMs`,
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

  export interface AnnotationParametersEveryMsFieldEvent {
    field: '$.everyMs'
    value: bigint
  }

  export function encode (obj: Partial<AnnotationParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AnnotationParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AnnotationParameters>): AnnotationParameters {
    return decodeMessage(buf, AnnotationParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AnnotationParameters>): Generator<AnnotationParametersEveryMsFieldEvent> {
    return streamMessage(buf, AnnotationParameters.codec(), opts)
  }
}

export interface FeeParameters {
  transfer: bigint
  issue: bigint
  incomePpm: number
}

export namespace FeeParameters {
  let _codec: Codec<FeeParameters>

  export const codec = (): Codec<FeeParameters> => {
    if (_codec == null) {
      _codec = message<FeeParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.transfer != null && obj.transfer !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.transfer)
        }

        if ((obj.issue != null && obj.issue !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.issue)
        }

        if ((obj.incomePpm != null && obj.incomePpm !== 0)) {
          w.uint32(24)
          w.uint32(obj.incomePpm)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          transfer: 0n,
          issue: 0n,
          incomePpm: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.transfer = reader.uint64()
              break
            }
            case 2: {
              obj.issue = reader.uint64()
              break
            }
            case 3: {
              obj.incomePpm = reader.uint32()
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
                field: `${prefix}.transfer`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.issue`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.incomePpm`,
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

  export interface FeeParametersTransferFieldEvent {
    field: '$.transfer'
    value: bigint
  }

  export interface FeeParametersIssueFieldEvent {
    field: '$.issue'
    value: bigint
  }

  export interface FeeParametersIncomePpmFieldEvent {
    field: '$.incomePpm'
    value: number
  }

  export function encode (obj: Partial<FeeParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FeeParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FeeParameters>): FeeParameters {
    return decodeMessage(buf, FeeParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FeeParameters>): Generator<FeeParametersTransferFieldEvent | FeeParametersIssueFieldEvent | FeeParametersIncomePpmFieldEvent> {
    return streamMessage(buf, FeeParameters.codec(), opts)
  }
}

export interface LimitParameters {
  maxCap: bigint
  minOrderMs: bigint
  maxOrderMs: bigint
  openOrders: number
  perMinute: number
}

export namespace LimitParameters {
  let _codec: Codec<LimitParameters>

  export const codec = (): Codec<LimitParameters> => {
    if (_codec == null) {
      _codec = message<LimitParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.maxCap != null && obj.maxCap !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.maxCap)
        }

        if ((obj.minOrderMs != null && obj.minOrderMs !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.minOrderMs)
        }

        if ((obj.maxOrderMs != null && obj.maxOrderMs !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.maxOrderMs)
        }

        if ((obj.openOrders != null && obj.openOrders !== 0)) {
          w.uint32(32)
          w.uint32(obj.openOrders)
        }

        if ((obj.perMinute != null && obj.perMinute !== 0)) {
          w.uint32(40)
          w.uint32(obj.perMinute)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          maxCap: 0n,
          minOrderMs: 0n,
          maxOrderMs: 0n,
          openOrders: 0,
          perMinute: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.maxCap = reader.uint64()
              break
            }
            case 2: {
              obj.minOrderMs = reader.uint64()
              break
            }
            case 3: {
              obj.maxOrderMs = reader.uint64()
              break
            }
            case 4: {
              obj.openOrders = reader.uint32()
              break
            }
            case 5: {
              obj.perMinute = reader.uint32()
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
                field: `${prefix}.maxCap`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.minOrderMs`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.maxOrderMs`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.openOrders`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.perMinute`,
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

  export interface LimitParametersMaxCapFieldEvent {
    field: '$.maxCap'
    value: bigint
  }

  export interface LimitParametersMinOrderMsFieldEvent {
    field: '$.minOrderMs'
    value: bigint
  }

  export interface LimitParametersMaxOrderMsFieldEvent {
    field: '$.maxOrderMs'
    value: bigint
  }

  export interface LimitParametersOpenOrdersFieldEvent {
    field: '$.openOrders'
    value: number
  }

  export interface LimitParametersPerMinuteFieldEvent {
    field: '$.perMinute'
    value: number
  }

  export function encode (obj: Partial<LimitParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, LimitParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LimitParameters>): LimitParameters {
    return decodeMessage(buf, LimitParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LimitParameters>): Generator<LimitParametersMaxCapFieldEvent | LimitParametersMinOrderMsFieldEvent | LimitParametersMaxOrderMsFieldEvent | LimitParametersOpenOrdersFieldEvent | LimitParametersPerMinuteFieldEvent> {
    return streamMessage(buf, LimitParameters.codec(), opts)
  }
}

export interface TimingParameters {
  graceMs: bigint
  skewMs: bigint
}

export namespace TimingParameters {
  let _codec: Codec<TimingParameters>

  export const codec = (): Codec<TimingParameters> => {
    if (_codec == null) {
      _codec = message<TimingParameters>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.graceMs != null && obj.graceMs !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.graceMs)
        }

        if ((obj.skewMs != null && obj.skewMs !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.skewMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          graceMs: 0n,
          skewMs: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.graceMs = reader.uint64()
              break
            }
            case 2: {
              obj.skewMs = reader.uint64()
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
                field: `${prefix}.graceMs`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.skewMs`,
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

  export interface TimingParametersGraceMsFieldEvent {
    field: '$.graceMs'
    value: bigint
  }

  export interface TimingParametersSkewMsFieldEvent {
    field: '$.skewMs'
    value: bigint
  }

  export function encode (obj: Partial<TimingParameters>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, TimingParameters.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TimingParameters>): TimingParameters {
    return decodeMessage(buf, TimingParameters.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<TimingParameters>): Generator<TimingParametersGraceMsFieldEvent | TimingParametersSkewMsFieldEvent> {
    return streamMessage(buf, TimingParameters.codec(), opts)
  }
}

export interface CommitteeDocument {
  name: string
  nonce: Uint8Array<ArrayBuffer>
  currency: string
  epoch: bigint
  previous: Uint8Array<ArrayBuffer>
  validators: Uint8Array<ArrayBuffer>[]
  registrar: Uint8Array<ArrayBuffer>
  treasurer: Uint8Array<ArrayBuffer>
  treasuryCredit: bigint
  auditors: Uint8Array<ArrayBuffer>[]
  policy?: Policy
}

export namespace CommitteeDocument {
  let _codec: Codec<CommitteeDocument>

  export const codec = (): Codec<CommitteeDocument> => {
    if (_codec == null) {
      _codec = message<CommitteeDocument>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.nonce != null && obj.nonce.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.nonce)
        }

        if ((obj.currency != null && obj.currency !== '')) {
          w.uint32(26)
          w.string(obj.currency)
        }

        if ((obj.epoch != null && obj.epoch !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.epoch)
        }

        if ((obj.previous != null && obj.previous.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.previous)
        }

        if (obj.validators != null && obj.validators.length > 0) {
          for (const value of obj.validators) {
            w.uint32(50)
            w.bytes(value)
          }
        }

        if ((obj.registrar != null && obj.registrar.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.registrar)
        }

        if ((obj.treasurer != null && obj.treasurer.byteLength > 0)) {
          w.uint32(66)
          w.bytes(obj.treasurer)
        }

        if ((obj.treasuryCredit != null && obj.treasuryCredit !== 0n)) {
          w.uint32(72)
          writeUint64(w, obj.treasuryCredit)
        }

        if (obj.auditors != null && obj.auditors.length > 0) {
          for (const value of obj.auditors) {
            w.uint32(82)
            w.bytes(value)
          }
        }

        if (obj.policy != null) {
          w.uint32(90)
          Policy.codec().encode(obj.policy, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          nonce: uint8ArrayAlloc(0),
          currency: '',
          epoch: 0n,
          previous: uint8ArrayAlloc(0),
          validators: [],
          registrar: uint8ArrayAlloc(0),
          treasurer: uint8ArrayAlloc(0),
          treasuryCredit: 0n,
          auditors: []
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
              obj.nonce = reader.bytes()
              break
            }
            case 3: {
              obj.currency = reader.string()
              break
            }
            case 4: {
              obj.epoch = reader.uint64()
              break
            }
            case 5: {
              obj.previous = reader.bytes()
              break
            }
            case 6: {
              if (opts.limits?.validators != null && obj.validators.length === opts.limits.validators) {
                throw new MaxLengthError('Decode error - repeated field "validators" had too many elements')
              }

              obj.validators.push(reader.bytes())
              break
            }
            case 7: {
              obj.registrar = reader.bytes()
              break
            }
            case 8: {
              obj.treasurer = reader.bytes()
              break
            }
            case 9: {
              obj.treasuryCredit = reader.uint64()
              break
            }
            case 10: {
              if (opts.limits?.auditors != null && obj.auditors.length === opts.limits.auditors) {
                throw new MaxLengthError('Decode error - repeated field "auditors" had too many elements')
              }

              obj.auditors.push(reader.bytes())
              break
            }
            case 11: {
              obj.policy = Policy.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.policy
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
          validators: 0,
          auditors: 0
        }

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
                field: `${prefix}.nonce`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.currency`,
                value: reader.string()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.epoch`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.previous`,
                value: reader.bytes()
              }
              break
            }
            case 6: {
              if (opts.limits?.validators != null && obj.validators === opts.limits.validators) {
                throw new MaxLengthError('Streaming decode error - repeated field "validators" had too many elements')
              }

              yield {
                field: `${prefix}.validators[]`,
                index: obj.validators,
                value: reader.bytes()
              }

              obj.validators++

              break
            }
            case 7: {
              yield {
                field: `${prefix}.registrar`,
                value: reader.bytes()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.treasurer`,
                value: reader.bytes()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.treasuryCredit`,
                value: reader.uint64()
              }
              break
            }
            case 10: {
              if (opts.limits?.auditors != null && obj.auditors === opts.limits.auditors) {
                throw new MaxLengthError('Streaming decode error - repeated field "auditors" had too many elements')
              }

              yield {
                field: `${prefix}.auditors[]`,
                index: obj.auditors,
                value: reader.bytes()
              }

              obj.auditors++

              break
            }
            case 11: {
              yield * Policy.codec().stream(reader, reader.uint32(), `${prefix}.policy`, {
                limits: opts.limits?.policy
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

  export interface CommitteeDocumentNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface CommitteeDocumentNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentCurrencyFieldEvent {
    field: '$.currency'
    value: string
  }

  export interface CommitteeDocumentEpochFieldEvent {
    field: '$.epoch'
    value: bigint
  }

  export interface CommitteeDocumentPreviousFieldEvent {
    field: '$.previous'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentValidatorsFieldEvent {
    field: '$.validators[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentRegistrarFieldEvent {
    field: '$.registrar'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentTreasurerFieldEvent {
    field: '$.treasurer'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentTreasuryCreditFieldEvent {
    field: '$.treasuryCredit'
    value: bigint
  }

  export interface CommitteeDocumentAuditorsFieldEvent {
    field: '$.auditors[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeDocumentPolicyVersionFieldEvent {
    field: '$.policy.version'
    value: number
  }

  export interface CommitteeDocumentPolicyChoicesAspectFieldEvent {
    field: '$.policy.choices[].aspect'
    value: string
    index: number
  }

  export interface CommitteeDocumentPolicyChoicesNameFieldEvent {
    field: '$.policy.choices[].name'
    value: string
    index: number
  }

  export interface CommitteeDocumentPolicyChoicesParametersFieldEvent {
    field: '$.policy.choices[].parameters'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<CommitteeDocument>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CommitteeDocument.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeDocument>): CommitteeDocument {
    return decodeMessage(buf, CommitteeDocument.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeDocument>): Generator<CommitteeDocumentNameFieldEvent | CommitteeDocumentNonceFieldEvent | CommitteeDocumentCurrencyFieldEvent | CommitteeDocumentEpochFieldEvent | CommitteeDocumentPreviousFieldEvent | CommitteeDocumentValidatorsFieldEvent | CommitteeDocumentRegistrarFieldEvent | CommitteeDocumentTreasurerFieldEvent | CommitteeDocumentTreasuryCreditFieldEvent | CommitteeDocumentAuditorsFieldEvent | CommitteeDocumentPolicyVersionFieldEvent | CommitteeDocumentPolicyChoicesAspectFieldEvent | CommitteeDocumentPolicyChoicesNameFieldEvent | CommitteeDocumentPolicyChoicesParametersFieldEvent> {
    return streamMessage(buf, CommitteeDocument.codec(), opts)
  }
}

export interface CommitteeRequest {}

export namespace CommitteeRequest {
  let _codec: Codec<CommitteeRequest>

  export const codec = (): Codec<CommitteeRequest> => {
    if (_codec == null) {
      _codec = message<CommitteeRequest>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<CommitteeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CommitteeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeRequest>): CommitteeRequest {
    return decodeMessage(buf, CommitteeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeRequest>): Generator<{}> {
    return streamMessage(buf, CommitteeRequest.codec(), opts)
  }
}

export interface CommitteeResponse {
  document: Uint8Array<ArrayBuffer>
  hints: AddressHint[]
}

export namespace CommitteeResponse {
  let _codec: Codec<CommitteeResponse>

  export const codec = (): Codec<CommitteeResponse> => {
    if (_codec == null) {
      _codec = message<CommitteeResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.document != null && obj.document.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.document)
        }

        if (obj.hints != null && obj.hints.length > 0) {
          for (const value of obj.hints) {
            w.uint32(18)
            AddressHint.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          document: uint8ArrayAlloc(0),
          hints: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.document = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.hints != null && obj.hints.length === opts.limits.hints) {
                throw new MaxLengthError('Decode error - repeated field "hints" had too many elements')
              }

              obj.hints.push(AddressHint.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.hints$
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
          hints: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.document`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              if (opts.limits?.hints != null && obj.hints === opts.limits.hints) {
                throw new MaxLengthError('Streaming decode error - repeated field "hints" had too many elements')
              }

              for (const evt of AddressHint.codec().stream(reader, reader.uint32(), `${prefix}.hints[]`, {
                limits: opts.limits?.hints$
              })) {
                yield {
                  ...evt,
                  index: obj.hints
                }
              }

              obj.hints++

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

  export interface CommitteeResponseDocumentFieldEvent {
    field: '$.document'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CommitteeResponseHintsPeerFieldEvent {
    field: '$.hints[].peer'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CommitteeResponseHintsAddressesFieldEvent {
    field: '$.hints[].addresses[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<CommitteeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CommitteeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeResponse>): CommitteeResponse {
    return decodeMessage(buf, CommitteeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CommitteeResponse>): Generator<CommitteeResponseDocumentFieldEvent | CommitteeResponseHintsPeerFieldEvent | CommitteeResponseHintsAddressesFieldEvent> {
    return streamMessage(buf, CommitteeResponse.codec(), opts)
  }
}

export interface AddressHint {
  peer: Uint8Array<ArrayBuffer>
  addresses: string[]
}

export namespace AddressHint {
  let _codec: Codec<AddressHint>

  export const codec = (): Codec<AddressHint> => {
    if (_codec == null) {
      _codec = message<AddressHint>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.peer != null && obj.peer.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.peer)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(18)
            w.string(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          peer: uint8ArrayAlloc(0),
          addresses: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.peer = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
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
          addresses: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.peer`,
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

  export interface AddressHintPeerFieldEvent {
    field: '$.peer'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AddressHintAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export function encode (obj: Partial<AddressHint>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AddressHint.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AddressHint>): AddressHint {
    return decodeMessage(buf, AddressHint.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AddressHint>): Generator<AddressHintPeerFieldEvent | AddressHintAddressesFieldEvent> {
    return streamMessage(buf, AddressHint.codec(), opts)
  }
}

export interface ProposeRequest {
  operation: Uint8Array<ArrayBuffer>
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace ProposeRequest {
  let _codec: Codec<ProposeRequest>

  export const codec = (): Codec<ProposeRequest> => {
    if (_codec == null) {
      _codec = message<ProposeRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.operation != null && obj.operation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.operation)
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          operation: uint8ArrayAlloc(0),
          certificates: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.operation = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.operation`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
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

  export interface ProposeRequestOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ProposeRequestCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ProposeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ProposeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ProposeRequest>): ProposeRequest {
    return decodeMessage(buf, ProposeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ProposeRequest>): Generator<ProposeRequestOperationFieldEvent | ProposeRequestCertificatesFieldEvent> {
    return streamMessage(buf, ProposeRequest.codec(), opts)
  }
}

export interface ProposeResponse {
  vote?: Vote
  refusal?: Refusal
  end?: Uint8Array<ArrayBuffer>
}

export namespace ProposeResponse {
  let _codec: Codec<ProposeResponse>

  export const codec = (): Codec<ProposeResponse> => {
    if (_codec == null) {
      _codec = message<ProposeResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.vote != null) {
          w.uint32(10)
          Vote.codec().encode(obj.vote, w)
        }

        if (obj.refusal != null) {
          w.uint32(18)
          Refusal.codec().encode(obj.refusal, w)
        }

        if (obj.end != null) {
          w.uint32(26)
          w.bytes(obj.end)
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
              obj.vote = Vote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vote
              })
              break
            }
            case 2: {
              obj.refusal = Refusal.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.refusal
              })
              break
            }
            case 3: {
              obj.end = reader.bytes()
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
              yield * Vote.codec().stream(reader, reader.uint32(), `${prefix}.vote`, {
                limits: opts.limits?.vote
              })

              break
            }
            case 2: {
              yield * Refusal.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
                limits: opts.limits?.refusal
              })

              break
            }
            case 3: {
              yield {
                field: `${prefix}.end`,
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

  export interface ProposeResponseVoteValidatorFieldEvent {
    field: '$.vote.validator'
    value: number
  }

  export interface ProposeResponseVoteSignatureFieldEvent {
    field: '$.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ProposeResponseVoteIndexFieldEvent {
    field: '$.vote.index'
    value: number
  }

  export interface ProposeResponseVotePathFieldEvent {
    field: '$.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ProposeResponseRefusalCodeFieldEvent {
    field: '$.refusal.code'
    value: string
  }

  export interface ProposeResponseRefusalFactsNameFieldEvent {
    field: '$.refusal.facts[].name'
    value: string
    index: number
  }

  export interface ProposeResponseRefusalFactsValueFieldEvent {
    field: '$.refusal.facts[].value'
    value: string
    index: number
  }

  export interface ProposeResponseRefusalConflictFieldEvent {
    field: '$.refusal.conflict'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ProposeResponseEndFieldEvent {
    field: '$.end'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ProposeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ProposeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ProposeResponse>): ProposeResponse {
    return decodeMessage(buf, ProposeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ProposeResponse>): Generator<ProposeResponseVoteValidatorFieldEvent | ProposeResponseVoteSignatureFieldEvent | ProposeResponseVoteIndexFieldEvent | ProposeResponseVotePathFieldEvent | ProposeResponseRefusalCodeFieldEvent | ProposeResponseRefusalFactsNameFieldEvent | ProposeResponseRefusalFactsValueFieldEvent | ProposeResponseRefusalConflictFieldEvent | ProposeResponseEndFieldEvent> {
    return streamMessage(buf, ProposeResponse.codec(), opts)
  }
}

export interface Refusal {
  code: string
  facts: RefusalFact[]
  conflict?: Uint8Array<ArrayBuffer>
}

export namespace Refusal {
  let _codec: Codec<Refusal>

  export const codec = (): Codec<Refusal> => {
    if (_codec == null) {
      _codec = message<Refusal>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.code != null && obj.code !== '')) {
          w.uint32(10)
          w.string(obj.code)
        }

        if (obj.facts != null && obj.facts.length > 0) {
          for (const value of obj.facts) {
            w.uint32(18)
            RefusalFact.codec().encode(value, w)
          }
        }

        if (obj.conflict != null) {
          w.uint32(26)
          w.bytes(obj.conflict)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          facts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.code = reader.string()
              break
            }
            case 2: {
              if (opts.limits?.facts != null && obj.facts.length === opts.limits.facts) {
                throw new MaxLengthError('Decode error - repeated field "facts" had too many elements')
              }

              obj.facts.push(RefusalFact.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.facts$
              }))
              break
            }
            case 3: {
              obj.conflict = reader.bytes()
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
          facts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.code`,
                value: reader.string()
              }
              break
            }
            case 2: {
              if (opts.limits?.facts != null && obj.facts === opts.limits.facts) {
                throw new MaxLengthError('Streaming decode error - repeated field "facts" had too many elements')
              }

              for (const evt of RefusalFact.codec().stream(reader, reader.uint32(), `${prefix}.facts[]`, {
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
            case 3: {
              yield {
                field: `${prefix}.conflict`,
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

  export interface RefusalCodeFieldEvent {
    field: '$.code'
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

  export interface RefusalConflictFieldEvent {
    field: '$.conflict'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Refusal>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Refusal.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refusal>): Refusal {
    return decodeMessage(buf, Refusal.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refusal>): Generator<RefusalCodeFieldEvent | RefusalFactsNameFieldEvent | RefusalFactsValueFieldEvent | RefusalConflictFieldEvent> {
    return streamMessage(buf, Refusal.codec(), opts)
  }
}

export interface RefusalFact {
  name: string
  value: string
}

export namespace RefusalFact {
  let _codec: Codec<RefusalFact>

  export const codec = (): Codec<RefusalFact> => {
    if (_codec == null) {
      _codec = message<RefusalFact>((obj, w, opts = {}) => {
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

  export interface RefusalFactNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface RefusalFactValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<RefusalFact>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RefusalFact.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RefusalFact>): RefusalFact {
    return decodeMessage(buf, RefusalFact.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RefusalFact>): Generator<RefusalFactNameFieldEvent | RefusalFactValueFieldEvent> {
    return streamMessage(buf, RefusalFact.codec(), opts)
  }
}

export interface ApplyRequest {
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace ApplyRequest {
  let _codec: Codec<ApplyRequest>

  export const codec = (): Codec<ApplyRequest> => {
    if (_codec == null) {
      _codec = message<ApplyRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface ApplyRequestCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ApplyRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ApplyRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ApplyRequest>): ApplyRequest {
    return decodeMessage(buf, ApplyRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ApplyRequest>): Generator<ApplyRequestCertificatesFieldEvent> {
    return streamMessage(buf, ApplyRequest.codec(), opts)
  }
}

export interface ApplyResponse {
  results: Refusal[]
}

export namespace ApplyResponse {
  let _codec: Codec<ApplyResponse>

  export const codec = (): Codec<ApplyResponse> => {
    if (_codec == null) {
      _codec = message<ApplyResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.results != null && obj.results.length > 0) {
          for (const value of obj.results) {
            w.uint32(10)
            Refusal.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          results: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.results != null && obj.results.length === opts.limits.results) {
                throw new MaxLengthError('Decode error - repeated field "results" had too many elements')
              }

              obj.results.push(Refusal.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.results$
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
          results: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.results != null && obj.results === opts.limits.results) {
                throw new MaxLengthError('Streaming decode error - repeated field "results" had too many elements')
              }

              for (const evt of Refusal.codec().stream(reader, reader.uint32(), `${prefix}.results[]`, {
                limits: opts.limits?.results$
              })) {
                yield {
                  ...evt,
                  index: obj.results
                }
              }

              obj.results++

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

  export interface ApplyResponseResultsCodeFieldEvent {
    field: '$.results[].code'
    value: string
    index: number
  }

  export interface ApplyResponseResultsFactsNameFieldEvent {
    field: '$.results[].facts[].name'
    value: string
    index: number
  }

  export interface ApplyResponseResultsFactsValueFieldEvent {
    field: '$.results[].facts[].value'
    value: string
    index: number
  }

  export interface ApplyResponseResultsConflictFieldEvent {
    field: '$.results[].conflict'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<ApplyResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ApplyResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ApplyResponse>): ApplyResponse {
    return decodeMessage(buf, ApplyResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ApplyResponse>): Generator<ApplyResponseResultsCodeFieldEvent | ApplyResponseResultsFactsNameFieldEvent | ApplyResponseResultsFactsValueFieldEvent | ApplyResponseResultsConflictFieldEvent> {
    return streamMessage(buf, ApplyResponse.codec(), opts)
  }
}

export interface OrderBundle {
  xenoCorp: Uint8Array<ArrayBuffer>
  certificate: Uint8Array<ArrayBuffer>
  blocks: SignedBody[]
}

export namespace OrderBundle {
  let _codec: Codec<OrderBundle>

  export const codec = (): Codec<OrderBundle> => {
    if (_codec == null) {
      _codec = message<OrderBundle>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.xenoCorp)
        }

        if ((obj.certificate != null && obj.certificate.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.certificate)
        }

        if (obj.blocks != null && obj.blocks.length > 0) {
          for (const value of obj.blocks) {
            w.uint32(26)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          xenoCorp: uint8ArrayAlloc(0),
          certificate: uint8ArrayAlloc(0),
          blocks: []
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
              obj.certificate = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.blocks != null && obj.blocks.length === opts.limits.blocks) {
                throw new MaxLengthError('Decode error - repeated field "blocks" had too many elements')
              }

              obj.blocks.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.blocks$
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
              yield {
                field: `${prefix}.certificate`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.blocks != null && obj.blocks === opts.limits.blocks) {
                throw new MaxLengthError('Streaming decode error - repeated field "blocks" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.blocks[]`, {
                limits: opts.limits?.blocks$
              })) {
                yield {
                  ...evt,
                  index: obj.blocks
                }
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

  export interface OrderBundleXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderBundleCertificateFieldEvent {
    field: '$.certificate'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderBundleBlocksBodyFieldEvent {
    field: '$.blocks[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OrderBundleBlocksSignatureKeyFieldEvent {
    field: '$.blocks[].signature.key'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface OrderBundleBlocksSignatureSignatureFieldEvent {
    field: '$.blocks[].signature.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<OrderBundle>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderBundle.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderBundle>): OrderBundle {
    return decodeMessage(buf, OrderBundle.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderBundle>): Generator<OrderBundleXenoCorpFieldEvent | OrderBundleCertificateFieldEvent | OrderBundleBlocksBodyFieldEvent | OrderBundleBlocksSignatureKeyFieldEvent | OrderBundleBlocksSignatureSignatureFieldEvent> {
    return streamMessage(buf, OrderBundle.codec(), opts)
  }
}

export interface ClientProofBody {
  account: Uint8Array<ArrayBuffer>
  peer: Uint8Array<ArrayBuffer>
  server: Uint8Array<ArrayBuffer>
  expiresAt: bigint
}

export namespace ClientProofBody {
  let _codec: Codec<ClientProofBody>

  export const codec = (): Codec<ClientProofBody> => {
    if (_codec == null) {
      _codec = message<ClientProofBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.peer != null && obj.peer.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.peer)
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.server)
        }

        if ((obj.expiresAt != null && obj.expiresAt !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.expiresAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          peer: uint8ArrayAlloc(0),
          server: uint8ArrayAlloc(0),
          expiresAt: 0n
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
              obj.peer = reader.bytes()
              break
            }
            case 3: {
              obj.server = reader.bytes()
              break
            }
            case 4: {
              obj.expiresAt = reader.uint64()
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
                field: `${prefix}.peer`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.expiresAt`,
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

  export interface ClientProofBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofBodyPeerFieldEvent {
    field: '$.peer'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofBodyExpiresAtFieldEvent {
    field: '$.expiresAt'
    value: bigint
  }

  export function encode (obj: Partial<ClientProofBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ClientProofBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientProofBody>): ClientProofBody {
    return decodeMessage(buf, ClientProofBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientProofBody>): Generator<ClientProofBodyAccountFieldEvent | ClientProofBodyPeerFieldEvent | ClientProofBodyServerFieldEvent | ClientProofBodyExpiresAtFieldEvent> {
    return streamMessage(buf, ClientProofBody.codec(), opts)
  }
}

export interface ClientProof {
  enrolment: Uint8Array<ArrayBuffer>
  rotations: Uint8Array<ArrayBuffer>[]
  proof?: SignedBody
}

export namespace ClientProof {
  let _codec: Codec<ClientProof>

  export const codec = (): Codec<ClientProof> => {
    if (_codec == null) {
      _codec = message<ClientProof>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.enrolment != null && obj.enrolment.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.enrolment)
        }

        if (obj.rotations != null && obj.rotations.length > 0) {
          for (const value of obj.rotations) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (obj.proof != null) {
          w.uint32(26)
          SignedBody.codec().encode(obj.proof, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          enrolment: uint8ArrayAlloc(0),
          rotations: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.enrolment = reader.bytes()
              break
            }
            case 2: {
              if (opts.limits?.rotations != null && obj.rotations.length === opts.limits.rotations) {
                throw new MaxLengthError('Decode error - repeated field "rotations" had too many elements')
              }

              obj.rotations.push(reader.bytes())
              break
            }
            case 3: {
              obj.proof = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.proof
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
          rotations: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.enrolment`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
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
            case 3: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.proof`, {
                limits: opts.limits?.proof
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

  export interface ClientProofEnrolmentFieldEvent {
    field: '$.enrolment'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofRotationsFieldEvent {
    field: '$.rotations[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofProofBodyFieldEvent {
    field: '$.proof.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofProofSignatureKeyFieldEvent {
    field: '$.proof.signature.key'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ClientProofProofSignatureSignatureFieldEvent {
    field: '$.proof.signature.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ClientProof>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ClientProof.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientProof>): ClientProof {
    return decodeMessage(buf, ClientProof.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ClientProof>): Generator<ClientProofEnrolmentFieldEvent | ClientProofRotationsFieldEvent | ClientProofProofBodyFieldEvent | ClientProofProofSignatureKeyFieldEvent | ClientProofProofSignatureSignatureFieldEvent> {
    return streamMessage(buf, ClientProof.codec(), opts)
  }
}

export interface AccountRequest {
  account: Uint8Array<ArrayBuffer>
}

export namespace AccountRequest {
  let _codec: Codec<AccountRequest>

  export const codec = (): Codec<AccountRequest> => {
    if (_codec == null) {
      _codec = message<AccountRequest>((obj, w, opts = {}) => {
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

  export interface AccountRequestAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AccountRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AccountRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountRequest>): AccountRequest {
    return decodeMessage(buf, AccountRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountRequest>): Generator<AccountRequestAccountFieldEvent> {
    return streamMessage(buf, AccountRequest.codec(), opts)
  }
}

export interface AccountStatus {
  opened: boolean
  owner: Uint8Array<ArrayBuffer>
  next: bigint
  credits: bigint
  debits: bigint
  pending?: Uint8Array<ArrayBuffer>
  enrolments: Uint8Array<ArrayBuffer>[]
  time: bigint
}

export namespace AccountStatus {
  let _codec: Codec<AccountStatus>

  export const codec = (): Codec<AccountStatus> => {
    if (_codec == null) {
      _codec = message<AccountStatus>((obj, w, opts = {}) => {
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

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.next)
        }

        if ((obj.credits != null && obj.credits !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.credits)
        }

        if ((obj.debits != null && obj.debits !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.debits)
        }

        if (obj.pending != null) {
          w.uint32(50)
          w.bytes(obj.pending)
        }

        if (obj.enrolments != null && obj.enrolments.length > 0) {
          for (const value of obj.enrolments) {
            w.uint32(58)
            w.bytes(value)
          }
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.time)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          opened: false,
          owner: uint8ArrayAlloc(0),
          next: 0n,
          credits: 0n,
          debits: 0n,
          enrolments: [],
          time: 0n
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
              obj.next = reader.uint64()
              break
            }
            case 4: {
              obj.credits = reader.uint64()
              break
            }
            case 5: {
              obj.debits = reader.uint64()
              break
            }
            case 6: {
              obj.pending = reader.bytes()
              break
            }
            case 7: {
              if (opts.limits?.enrolments != null && obj.enrolments.length === opts.limits.enrolments) {
                throw new MaxLengthError('Decode error - repeated field "enrolments" had too many elements')
              }

              obj.enrolments.push(reader.bytes())
              break
            }
            case 8: {
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
          enrolments: 0
        }

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
                field: `${prefix}.next`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.credits`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.debits`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.pending`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              if (opts.limits?.enrolments != null && obj.enrolments === opts.limits.enrolments) {
                throw new MaxLengthError('Streaming decode error - repeated field "enrolments" had too many elements')
              }

              yield {
                field: `${prefix}.enrolments[]`,
                index: obj.enrolments,
                value: reader.bytes()
              }

              obj.enrolments++

              break
            }
            case 8: {
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

  export interface AccountStatusOpenedFieldEvent {
    field: '$.opened'
    value: boolean
  }

  export interface AccountStatusOwnerFieldEvent {
    field: '$.owner'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccountStatusNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export interface AccountStatusCreditsFieldEvent {
    field: '$.credits'
    value: bigint
  }

  export interface AccountStatusDebitsFieldEvent {
    field: '$.debits'
    value: bigint
  }

  export interface AccountStatusPendingFieldEvent {
    field: '$.pending'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccountStatusEnrolmentsFieldEvent {
    field: '$.enrolments[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccountStatusTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export function encode (obj: Partial<AccountStatus>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AccountStatus.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountStatus>): AccountStatus {
    return decodeMessage(buf, AccountStatus.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccountStatus>): Generator<AccountStatusOpenedFieldEvent | AccountStatusOwnerFieldEvent | AccountStatusNextFieldEvent | AccountStatusCreditsFieldEvent | AccountStatusDebitsFieldEvent | AccountStatusPendingFieldEvent | AccountStatusEnrolmentsFieldEvent | AccountStatusTimeFieldEvent> {
    return streamMessage(buf, AccountStatus.codec(), opts)
  }
}

export interface HistoryRequest {
  account: Uint8Array<ArrayBuffer>
  from: bigint
}

export namespace HistoryRequest {
  let _codec: Codec<HistoryRequest>

  export const codec = (): Codec<HistoryRequest> => {
    if (_codec == null) {
      _codec = message<HistoryRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.from)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          from: 0n
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
              obj.from = reader.uint64()
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
                field: `${prefix}.from`,
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

  export interface HistoryRequestAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HistoryRequestFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export function encode (obj: Partial<HistoryRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HistoryRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HistoryRequest>): HistoryRequest {
    return decodeMessage(buf, HistoryRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HistoryRequest>): Generator<HistoryRequestAccountFieldEvent | HistoryRequestFromFieldEvent> {
    return streamMessage(buf, HistoryRequest.codec(), opts)
  }
}

export interface HistoryResponse {
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace HistoryResponse {
  let _codec: Codec<HistoryResponse>

  export const codec = (): Codec<HistoryResponse> => {
    if (_codec == null) {
      _codec = message<HistoryResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface HistoryResponseCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<HistoryResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HistoryResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HistoryResponse>): HistoryResponse {
    return decodeMessage(buf, HistoryResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HistoryResponse>): Generator<HistoryResponseCertificatesFieldEvent> {
    return streamMessage(buf, HistoryResponse.codec(), opts)
  }
}

export interface OrderRequest {
  order: Uint8Array<ArrayBuffer>
}

export namespace OrderRequest {
  let _codec: Codec<OrderRequest>

  export const codec = (): Codec<OrderRequest> => {
    if (_codec == null) {
      _codec = message<OrderRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.order = reader.bytes()
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

  export interface OrderRequestOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<OrderRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRequest>): OrderRequest {
    return decodeMessage(buf, OrderRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderRequest>): Generator<OrderRequestOrderFieldEvent> {
    return streamMessage(buf, OrderRequest.codec(), opts)
  }
}

export interface OrderStatus {
  issue?: Uint8Array<ArrayBuffer>
  binding?: Uint8Array<ArrayBuffer>
  pendingBinding?: Uint8Array<ArrayBuffer>
  charge?: Uint8Array<ArrayBuffer>
  income: bigint
  release?: Uint8Array<ArrayBuffer>
  released: boolean
  refund: bigint
  end?: Uint8Array<ArrayBuffer>
  maxVoted: bigint
  frozen: boolean
  time: bigint
  pendingEnd?: Uint8Array<ArrayBuffer>
}

export namespace OrderStatus {
  let _codec: Codec<OrderStatus>

  export const codec = (): Codec<OrderStatus> => {
    if (_codec == null) {
      _codec = message<OrderStatus>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.issue != null) {
          w.uint32(10)
          w.bytes(obj.issue)
        }

        if (obj.binding != null) {
          w.uint32(18)
          w.bytes(obj.binding)
        }

        if (obj.pendingBinding != null) {
          w.uint32(26)
          w.bytes(obj.pendingBinding)
        }

        if (obj.charge != null) {
          w.uint32(34)
          w.bytes(obj.charge)
        }

        if ((obj.income != null && obj.income !== 0n)) {
          w.uint32(40)
          writeUint64(w, obj.income)
        }

        if (obj.release != null) {
          w.uint32(50)
          w.bytes(obj.release)
        }

        if ((obj.released != null && obj.released !== false)) {
          w.uint32(56)
          w.bool(obj.released)
        }

        if ((obj.refund != null && obj.refund !== 0n)) {
          w.uint32(64)
          writeUint64(w, obj.refund)
        }

        if (obj.end != null) {
          w.uint32(74)
          w.bytes(obj.end)
        }

        if ((obj.maxVoted != null && obj.maxVoted !== 0n)) {
          w.uint32(80)
          writeUint64(w, obj.maxVoted)
        }

        if ((obj.frozen != null && obj.frozen !== false)) {
          w.uint32(88)
          w.bool(obj.frozen)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(96)
          writeUint64(w, obj.time)
        }

        if (obj.pendingEnd != null) {
          w.uint32(106)
          w.bytes(obj.pendingEnd)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          income: 0n,
          released: false,
          refund: 0n,
          maxVoted: 0n,
          frozen: false,
          time: 0n
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
              obj.binding = reader.bytes()
              break
            }
            case 3: {
              obj.pendingBinding = reader.bytes()
              break
            }
            case 4: {
              obj.charge = reader.bytes()
              break
            }
            case 5: {
              obj.income = reader.uint64()
              break
            }
            case 6: {
              obj.release = reader.bytes()
              break
            }
            case 7: {
              obj.released = reader.bool()
              break
            }
            case 8: {
              obj.refund = reader.uint64()
              break
            }
            case 9: {
              obj.end = reader.bytes()
              break
            }
            case 10: {
              obj.maxVoted = reader.uint64()
              break
            }
            case 11: {
              obj.frozen = reader.bool()
              break
            }
            case 12: {
              obj.time = reader.uint64()
              break
            }
            case 13: {
              obj.pendingEnd = reader.bytes()
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
                field: `${prefix}.binding`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.pendingBinding`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.charge`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.income`,
                value: reader.uint64()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.release`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.released`,
                value: reader.bool()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.refund`,
                value: reader.uint64()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.end`,
                value: reader.bytes()
              }
              break
            }
            case 10: {
              yield {
                field: `${prefix}.maxVoted`,
                value: reader.uint64()
              }
              break
            }
            case 11: {
              yield {
                field: `${prefix}.frozen`,
                value: reader.bool()
              }
              break
            }
            case 12: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            case 13: {
              yield {
                field: `${prefix}.pendingEnd`,
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

  export interface OrderStatusIssueFieldEvent {
    field: '$.issue'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusBindingFieldEvent {
    field: '$.binding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusPendingBindingFieldEvent {
    field: '$.pendingBinding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusChargeFieldEvent {
    field: '$.charge'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusIncomeFieldEvent {
    field: '$.income'
    value: bigint
  }

  export interface OrderStatusReleaseFieldEvent {
    field: '$.release'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusReleasedFieldEvent {
    field: '$.released'
    value: boolean
  }

  export interface OrderStatusRefundFieldEvent {
    field: '$.refund'
    value: bigint
  }

  export interface OrderStatusEndFieldEvent {
    field: '$.end'
    value: Uint8Array<ArrayBuffer>
  }

  export interface OrderStatusMaxVotedFieldEvent {
    field: '$.maxVoted'
    value: bigint
  }

  export interface OrderStatusFrozenFieldEvent {
    field: '$.frozen'
    value: boolean
  }

  export interface OrderStatusTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface OrderStatusPendingEndFieldEvent {
    field: '$.pendingEnd'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<OrderStatus>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, OrderStatus.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderStatus>): OrderStatus {
    return decodeMessage(buf, OrderStatus.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OrderStatus>): Generator<OrderStatusIssueFieldEvent | OrderStatusBindingFieldEvent | OrderStatusPendingBindingFieldEvent | OrderStatusChargeFieldEvent | OrderStatusIncomeFieldEvent | OrderStatusReleaseFieldEvent | OrderStatusReleasedFieldEvent | OrderStatusRefundFieldEvent | OrderStatusEndFieldEvent | OrderStatusMaxVotedFieldEvent | OrderStatusFrozenFieldEvent | OrderStatusTimeFieldEvent | OrderStatusPendingEndFieldEvent> {
    return streamMessage(buf, OrderStatus.codec(), opts)
  }
}

export interface FreezeRequest {
  order: Uint8Array<ArrayBuffer>
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace FreezeRequest {
  let _codec: Codec<FreezeRequest>

  export const codec = (): Codec<FreezeRequest> => {
    if (_codec == null) {
      _codec = message<FreezeRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.order != null && obj.order.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.order)
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(18)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          order: uint8ArrayAlloc(0),
          certificates: []
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
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
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

  export interface FreezeRequestOrderFieldEvent {
    field: '$.order'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeRequestCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<FreezeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FreezeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeRequest>): FreezeRequest {
    return decodeMessage(buf, FreezeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeRequest>): Generator<FreezeRequestOrderFieldEvent | FreezeRequestCertificatesFieldEvent> {
    return streamMessage(buf, FreezeRequest.codec(), opts)
  }
}

export interface FreezeResponse {
  freeze?: FreezeVote
  refusal?: Refusal
}

export namespace FreezeResponse {
  let _codec: Codec<FreezeResponse>

  export const codec = (): Codec<FreezeResponse> => {
    if (_codec == null) {
      _codec = message<FreezeResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.freeze != null) {
          w.uint32(10)
          FreezeVote.codec().encode(obj.freeze, w)
        }

        if (obj.refusal != null) {
          w.uint32(18)
          Refusal.codec().encode(obj.refusal, w)
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
              obj.freeze = FreezeVote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.freeze
              })
              break
            }
            case 2: {
              obj.refusal = Refusal.codec().decode(reader, reader.uint32(), {
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
              yield * FreezeVote.codec().stream(reader, reader.uint32(), `${prefix}.freeze`, {
                limits: opts.limits?.freeze
              })

              break
            }
            case 2: {
              yield * Refusal.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
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

  export interface FreezeResponseFreezeStatementFieldEvent {
    field: '$.freeze.statement'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseFreezeVoteValidatorFieldEvent {
    field: '$.freeze.vote.validator'
    value: number
  }

  export interface FreezeResponseFreezeVoteSignatureFieldEvent {
    field: '$.freeze.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseFreezeVoteIndexFieldEvent {
    field: '$.freeze.vote.index'
    value: number
  }

  export interface FreezeResponseFreezeVotePathFieldEvent {
    field: '$.freeze.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseFreezeChargeFieldEvent {
    field: '$.freeze.charge'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseFreezeBindingFieldEvent {
    field: '$.freeze.binding'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseFreezeCertificateFieldEvent {
    field: '$.freeze.certificate'
    value: Uint8Array<ArrayBuffer>
  }

  export interface FreezeResponseRefusalCodeFieldEvent {
    field: '$.refusal.code'
    value: string
  }

  export interface FreezeResponseRefusalFactsNameFieldEvent {
    field: '$.refusal.facts[].name'
    value: string
    index: number
  }

  export interface FreezeResponseRefusalFactsValueFieldEvent {
    field: '$.refusal.facts[].value'
    value: string
    index: number
  }

  export interface FreezeResponseRefusalConflictFieldEvent {
    field: '$.refusal.conflict'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<FreezeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, FreezeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeResponse>): FreezeResponse {
    return decodeMessage(buf, FreezeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<FreezeResponse>): Generator<FreezeResponseFreezeStatementFieldEvent | FreezeResponseFreezeVoteValidatorFieldEvent | FreezeResponseFreezeVoteSignatureFieldEvent | FreezeResponseFreezeVoteIndexFieldEvent | FreezeResponseFreezeVotePathFieldEvent | FreezeResponseFreezeChargeFieldEvent | FreezeResponseFreezeBindingFieldEvent | FreezeResponseFreezeCertificateFieldEvent | FreezeResponseRefusalCodeFieldEvent | FreezeResponseRefusalFactsNameFieldEvent | FreezeResponseRefusalFactsValueFieldEvent | FreezeResponseRefusalConflictFieldEvent> {
    return streamMessage(buf, FreezeResponse.codec(), opts)
  }
}

export interface VotedOperation {
  operation: Uint8Array<ArrayBuffer>
  vote?: Vote
}

export namespace VotedOperation {
  let _codec: Codec<VotedOperation>

  export const codec = (): Codec<VotedOperation> => {
    if (_codec == null) {
      _codec = message<VotedOperation>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.operation != null && obj.operation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.operation)
        }

        if (obj.vote != null) {
          w.uint32(18)
          Vote.codec().encode(obj.vote, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          operation: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.operation = reader.bytes()
              break
            }
            case 2: {
              obj.vote = Vote.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.vote
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
                field: `${prefix}.operation`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield * Vote.codec().stream(reader, reader.uint32(), `${prefix}.vote`, {
                limits: opts.limits?.vote
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

  export interface VotedOperationOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface VotedOperationVoteValidatorFieldEvent {
    field: '$.vote.validator'
    value: number
  }

  export interface VotedOperationVoteSignatureFieldEvent {
    field: '$.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface VotedOperationVoteIndexFieldEvent {
    field: '$.vote.index'
    value: number
  }

  export interface VotedOperationVotePathFieldEvent {
    field: '$.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<VotedOperation>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, VotedOperation.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VotedOperation>): VotedOperation {
    return decodeMessage(buf, VotedOperation.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<VotedOperation>): Generator<VotedOperationOperationFieldEvent | VotedOperationVoteValidatorFieldEvent | VotedOperationVoteSignatureFieldEvent | VotedOperationVoteIndexFieldEvent | VotedOperationVotePathFieldEvent> {
    return streamMessage(buf, VotedOperation.codec(), opts)
  }
}

export interface AccuseRequest {
  first?: VotedOperation
  second?: VotedOperation
}

export namespace AccuseRequest {
  let _codec: Codec<AccuseRequest>

  export const codec = (): Codec<AccuseRequest> => {
    if (_codec == null) {
      _codec = message<AccuseRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.first != null) {
          w.uint32(10)
          VotedOperation.codec().encode(obj.first, w)
        }

        if (obj.second != null) {
          w.uint32(18)
          VotedOperation.codec().encode(obj.second, w)
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
              obj.first = VotedOperation.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.first
              })
              break
            }
            case 2: {
              obj.second = VotedOperation.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.second
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
              yield * VotedOperation.codec().stream(reader, reader.uint32(), `${prefix}.first`, {
                limits: opts.limits?.first
              })

              break
            }
            case 2: {
              yield * VotedOperation.codec().stream(reader, reader.uint32(), `${prefix}.second`, {
                limits: opts.limits?.second
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

  export interface AccuseRequestFirstOperationFieldEvent {
    field: '$.first.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccuseRequestFirstVoteValidatorFieldEvent {
    field: '$.first.vote.validator'
    value: number
  }

  export interface AccuseRequestFirstVoteSignatureFieldEvent {
    field: '$.first.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccuseRequestFirstVoteIndexFieldEvent {
    field: '$.first.vote.index'
    value: number
  }

  export interface AccuseRequestFirstVotePathFieldEvent {
    field: '$.first.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccuseRequestSecondOperationFieldEvent {
    field: '$.second.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccuseRequestSecondVoteValidatorFieldEvent {
    field: '$.second.vote.validator'
    value: number
  }

  export interface AccuseRequestSecondVoteSignatureFieldEvent {
    field: '$.second.vote.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AccuseRequestSecondVoteIndexFieldEvent {
    field: '$.second.vote.index'
    value: number
  }

  export interface AccuseRequestSecondVotePathFieldEvent {
    field: '$.second.vote.path[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AccuseRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AccuseRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccuseRequest>): AccuseRequest {
    return decodeMessage(buf, AccuseRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccuseRequest>): Generator<AccuseRequestFirstOperationFieldEvent | AccuseRequestFirstVoteValidatorFieldEvent | AccuseRequestFirstVoteSignatureFieldEvent | AccuseRequestFirstVoteIndexFieldEvent | AccuseRequestFirstVotePathFieldEvent | AccuseRequestSecondOperationFieldEvent | AccuseRequestSecondVoteValidatorFieldEvent | AccuseRequestSecondVoteSignatureFieldEvent | AccuseRequestSecondVoteIndexFieldEvent | AccuseRequestSecondVotePathFieldEvent> {
    return streamMessage(buf, AccuseRequest.codec(), opts)
  }
}

export interface AccuseResponse {
  refusal?: Refusal
}

export namespace AccuseResponse {
  let _codec: Codec<AccuseResponse>

  export const codec = (): Codec<AccuseResponse> => {
    if (_codec == null) {
      _codec = message<AccuseResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.refusal != null) {
          w.uint32(10)
          Refusal.codec().encode(obj.refusal, w)
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
              obj.refusal = Refusal.codec().decode(reader, reader.uint32(), {
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
              yield * Refusal.codec().stream(reader, reader.uint32(), `${prefix}.refusal`, {
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

  export interface AccuseResponseRefusalCodeFieldEvent {
    field: '$.refusal.code'
    value: string
  }

  export interface AccuseResponseRefusalFactsNameFieldEvent {
    field: '$.refusal.facts[].name'
    value: string
    index: number
  }

  export interface AccuseResponseRefusalFactsValueFieldEvent {
    field: '$.refusal.facts[].value'
    value: string
    index: number
  }

  export interface AccuseResponseRefusalConflictFieldEvent {
    field: '$.refusal.conflict'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AccuseResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AccuseResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccuseResponse>): AccuseResponse {
    return decodeMessage(buf, AccuseResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AccuseResponse>): Generator<AccuseResponseRefusalCodeFieldEvent | AccuseResponseRefusalFactsNameFieldEvent | AccuseResponseRefusalFactsValueFieldEvent | AccuseResponseRefusalConflictFieldEvent> {
    return streamMessage(buf, AccuseResponse.codec(), opts)
  }
}

export interface EvidenceRequest {
  subject: Uint8Array<ArrayBuffer>
  after: Uint8Array<ArrayBuffer>
}

export namespace EvidenceRequest {
  let _codec: Codec<EvidenceRequest>

  export const codec = (): Codec<EvidenceRequest> => {
    if (_codec == null) {
      _codec = message<EvidenceRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.subject != null && obj.subject.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.subject)
        }

        if ((obj.after != null && obj.after.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.after)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          subject: uint8ArrayAlloc(0),
          after: uint8ArrayAlloc(0)
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
                field: `${prefix}.subject`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
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

  export interface EvidenceRequestSubjectFieldEvent {
    field: '$.subject'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EvidenceRequestAfterFieldEvent {
    field: '$.after'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EvidenceRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EvidenceRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceRequest>): EvidenceRequest {
    return decodeMessage(buf, EvidenceRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceRequest>): Generator<EvidenceRequestSubjectFieldEvent | EvidenceRequestAfterFieldEvent> {
    return streamMessage(buf, EvidenceRequest.codec(), opts)
  }
}

export interface EvidenceResponse {
  evidence: Evidence[]
  next?: Uint8Array<ArrayBuffer>
}

export namespace EvidenceResponse {
  let _codec: Codec<EvidenceResponse>

  export const codec = (): Codec<EvidenceResponse> => {
    if (_codec == null) {
      _codec = message<EvidenceResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.evidence != null && obj.evidence.length > 0) {
          for (const value of obj.evidence) {
            w.uint32(10)
            Evidence.codec().encode(value, w)
          }
        }

        if (obj.next != null) {
          w.uint32(18)
          w.bytes(obj.next)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          evidence: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.evidence != null && obj.evidence.length === opts.limits.evidence) {
                throw new MaxLengthError('Decode error - repeated field "evidence" had too many elements')
              }

              obj.evidence.push(Evidence.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.evidence$
              }))
              break
            }
            case 2: {
              obj.next = reader.bytes()
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
          evidence: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.evidence != null && obj.evidence === opts.limits.evidence) {
                throw new MaxLengthError('Streaming decode error - repeated field "evidence" had too many elements')
              }

              for (const evt of Evidence.codec().stream(reader, reader.uint32(), `${prefix}.evidence[]`, {
                limits: opts.limits?.evidence$
              })) {
                yield {
                  ...evt,
                  index: obj.evidence
                }
              }

              obj.evidence++

              break
            }
            case 2: {
              yield {
                field: `${prefix}.next`,
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

  export interface EvidenceResponseEvidenceValidatorFieldEvent {
    field: '$.evidence[].validator'
    value: number
    index: number
  }

  export interface EvidenceResponseEvidenceFirstFieldEvent {
    field: '$.evidence[].first'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface EvidenceResponseEvidenceSecondFieldEvent {
    field: '$.evidence[].second'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface EvidenceResponseNextFieldEvent {
    field: '$.next'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EvidenceResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EvidenceResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceResponse>): EvidenceResponse {
    return decodeMessage(buf, EvidenceResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EvidenceResponse>): Generator<EvidenceResponseEvidenceValidatorFieldEvent | EvidenceResponseEvidenceFirstFieldEvent | EvidenceResponseEvidenceSecondFieldEvent | EvidenceResponseNextFieldEvent> {
    return streamMessage(buf, EvidenceResponse.codec(), opts)
  }
}

export interface Evidence {
  validator?: number
  first: Uint8Array<ArrayBuffer>
  second: Uint8Array<ArrayBuffer>
}

export namespace Evidence {
  let _codec: Codec<Evidence>

  export const codec = (): Codec<Evidence> => {
    if (_codec == null) {
      _codec = message<Evidence>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.validator != null) {
          w.uint32(8)
          w.uint32(obj.validator)
        }

        if ((obj.first != null && obj.first.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.first)
        }

        if ((obj.second != null && obj.second.byteLength > 0)) {
          w.uint32(26)
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
              obj.validator = reader.uint32()
              break
            }
            case 2: {
              obj.first = reader.bytes()
              break
            }
            case 3: {
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
                field: `${prefix}.validator`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.first`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
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

  export interface EvidenceValidatorFieldEvent {
    field: '$.validator'
    value: number
  }

  export interface EvidenceFirstFieldEvent {
    field: '$.first'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EvidenceSecondFieldEvent {
    field: '$.second'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Evidence>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Evidence.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Evidence>): Evidence {
    return decodeMessage(buf, Evidence.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Evidence>): Generator<EvidenceValidatorFieldEvent | EvidenceFirstFieldEvent | EvidenceSecondFieldEvent> {
    return streamMessage(buf, Evidence.codec(), opts)
  }
}

export interface ComplaintsRequest {
  server: Uint8Array<ArrayBuffer>
  from: number
}

export namespace ComplaintsRequest {
  let _codec: Codec<ComplaintsRequest>

  export const codec = (): Codec<ComplaintsRequest> => {
    if (_codec == null) {
      _codec = message<ComplaintsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
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
          server: uint8ArrayAlloc(0),
          from: 0
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
                field: `${prefix}.server`,
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

  export interface ComplaintsRequestServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ComplaintsRequestFromFieldEvent {
    field: '$.from'
    value: number
  }

  export function encode (obj: Partial<ComplaintsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ComplaintsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsRequest>): ComplaintsRequest {
    return decodeMessage(buf, ComplaintsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsRequest>): Generator<ComplaintsRequestServerFieldEvent | ComplaintsRequestFromFieldEvent> {
    return streamMessage(buf, ComplaintsRequest.codec(), opts)
  }
}

export interface ComplaintsResponse {
  certificates: Uint8Array<ArrayBuffer>[]
  total: number
}

export namespace ComplaintsResponse {
  let _codec: Codec<ComplaintsResponse>

  export const codec = (): Codec<ComplaintsResponse> => {
    if (_codec == null) {
      _codec = message<ComplaintsResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.total != null && obj.total !== 0)) {
          w.uint32(16)
          w.uint32(obj.total)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: [],
          total: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
              break
            }
            case 2: {
              obj.total = reader.uint32()
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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
            case 2: {
              yield {
                field: `${prefix}.total`,
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

  export interface ComplaintsResponseCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface ComplaintsResponseTotalFieldEvent {
    field: '$.total'
    value: number
  }

  export function encode (obj: Partial<ComplaintsResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ComplaintsResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsResponse>): ComplaintsResponse {
    return decodeMessage(buf, ComplaintsResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ComplaintsResponse>): Generator<ComplaintsResponseCertificatesFieldEvent | ComplaintsResponseTotalFieldEvent> {
    return streamMessage(buf, ComplaintsResponse.codec(), opts)
  }
}

export interface AuditsRequest {
  auditor: Uint8Array<ArrayBuffer>
  from: bigint
}

export namespace AuditsRequest {
  let _codec: Codec<AuditsRequest>

  export const codec = (): Codec<AuditsRequest> => {
    if (_codec == null) {
      _codec = message<AuditsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.auditor != null && obj.auditor.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.auditor)
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.from)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          auditor: uint8ArrayAlloc(0),
          from: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.auditor = reader.bytes()
              break
            }
            case 2: {
              obj.from = reader.uint64()
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
                field: `${prefix}.auditor`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.from`,
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

  export interface AuditsRequestAuditorFieldEvent {
    field: '$.auditor'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AuditsRequestFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export function encode (obj: Partial<AuditsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AuditsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditsRequest>): AuditsRequest {
    return decodeMessage(buf, AuditsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditsRequest>): Generator<AuditsRequestAuditorFieldEvent | AuditsRequestFromFieldEvent> {
    return streamMessage(buf, AuditsRequest.codec(), opts)
  }
}

export interface AuditsResponse {
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace AuditsResponse {
  let _codec: Codec<AuditsResponse>

  export const codec = (): Codec<AuditsResponse> => {
    if (_codec == null) {
      _codec = message<AuditsResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface AuditsResponseCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AuditsResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AuditsResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditsResponse>): AuditsResponse {
    return decodeMessage(buf, AuditsResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AuditsResponse>): Generator<AuditsResponseCertificatesFieldEvent> {
    return streamMessage(buf, AuditsResponse.codec(), opts)
  }
}

export interface PoolRequest {
  period: bigint
  account: Uint8Array<ArrayBuffer>
}

export namespace PoolRequest {
  let _codec: Codec<PoolRequest>

  export const codec = (): Codec<PoolRequest> => {
    if (_codec == null) {
      _codec = message<PoolRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.period != null && obj.period !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.period)
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.account)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          period: 0n,
          account: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.period = reader.uint64()
              break
            }
            case 2: {
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
                field: `${prefix}.period`,
                value: reader.uint64()
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

  export interface PoolRequestPeriodFieldEvent {
    field: '$.period'
    value: bigint
  }

  export interface PoolRequestAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<PoolRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PoolRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolRequest>): PoolRequest {
    return decodeMessage(buf, PoolRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolRequest>): Generator<PoolRequestPeriodFieldEvent | PoolRequestAccountFieldEvent> {
    return streamMessage(buf, PoolRequest.codec(), opts)
  }
}

export interface PoolResponse {
  held: bigint
  ofAccount: bigint
  settlement?: Uint8Array<ArrayBuffer>
}

export namespace PoolResponse {
  let _codec: Codec<PoolResponse>

  export const codec = (): Codec<PoolResponse> => {
    if (_codec == null) {
      _codec = message<PoolResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.held != null && obj.held !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.held)
        }

        if ((obj.ofAccount != null && obj.ofAccount !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.ofAccount)
        }

        if (obj.settlement != null) {
          w.uint32(26)
          w.bytes(obj.settlement)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          held: 0n,
          ofAccount: 0n
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
              obj.ofAccount = reader.uint64()
              break
            }
            case 3: {
              obj.settlement = reader.bytes()
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
                field: `${prefix}.ofAccount`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.settlement`,
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

  export interface PoolResponseHeldFieldEvent {
    field: '$.held'
    value: bigint
  }

  export interface PoolResponseOfAccountFieldEvent {
    field: '$.ofAccount'
    value: bigint
  }

  export interface PoolResponseSettlementFieldEvent {
    field: '$.settlement'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<PoolResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PoolResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolResponse>): PoolResponse {
    return decodeMessage(buf, PoolResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PoolResponse>): Generator<PoolResponseHeldFieldEvent | PoolResponseOfAccountFieldEvent | PoolResponseSettlementFieldEvent> {
    return streamMessage(buf, PoolResponse.codec(), opts)
  }
}

export interface EnrolmentRequest {
  subject: Uint8Array<ArrayBuffer>
}

export namespace EnrolmentRequest {
  let _codec: Codec<EnrolmentRequest>

  export const codec = (): Codec<EnrolmentRequest> => {
    if (_codec == null) {
      _codec = message<EnrolmentRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.subject != null && obj.subject.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.subject)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          subject: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.subject = reader.bytes()
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
                field: `${prefix}.subject`,
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

  export interface EnrolmentRequestSubjectFieldEvent {
    field: '$.subject'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EnrolmentRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EnrolmentRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentRequest>): EnrolmentRequest {
    return decodeMessage(buf, EnrolmentRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentRequest>): Generator<EnrolmentRequestSubjectFieldEvent> {
    return streamMessage(buf, EnrolmentRequest.codec(), opts)
  }
}

export interface EnrolmentResponse {
  certificates: Uint8Array<ArrayBuffer>[]
}

export namespace EnrolmentResponse {
  let _codec: Codec<EnrolmentResponse>

  export const codec = (): Codec<EnrolmentResponse> => {
    if (_codec == null) {
      _codec = message<EnrolmentResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
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
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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

  export interface EnrolmentResponseCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<EnrolmentResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, EnrolmentResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentResponse>): EnrolmentResponse {
    return decodeMessage(buf, EnrolmentResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<EnrolmentResponse>): Generator<EnrolmentResponseCertificatesFieldEvent> {
    return streamMessage(buf, EnrolmentResponse.codec(), opts)
  }
}

export interface PullRequest {
  from: bigint
  limit: number
}

export namespace PullRequest {
  let _codec: Codec<PullRequest>

  export const codec = (): Codec<PullRequest> => {
    if (_codec == null) {
      _codec = message<PullRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.from != null && obj.from !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.from)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(16)
          w.uint32(obj.limit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          from: 0n,
          limit: 0
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
              obj.limit = reader.uint32()
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
                field: `${prefix}.limit`,
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

  export interface PullRequestFromFieldEvent {
    field: '$.from'
    value: bigint
  }

  export interface PullRequestLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export function encode (obj: Partial<PullRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PullRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PullRequest>): PullRequest {
    return decodeMessage(buf, PullRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PullRequest>): Generator<PullRequestFromFieldEvent | PullRequestLimitFieldEvent> {
    return streamMessage(buf, PullRequest.codec(), opts)
  }
}

export interface PullResponse {
  certificates: Uint8Array<ArrayBuffer>[]
  next: bigint
  head: bigint
}

export namespace PullResponse {
  let _codec: Codec<PullResponse>

  export const codec = (): Codec<PullResponse> => {
    if (_codec == null) {
      _codec = message<PullResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.certificates != null && obj.certificates.length > 0) {
          for (const value of obj.certificates) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if ((obj.next != null && obj.next !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.next)
        }

        if ((obj.head != null && obj.head !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.head)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          certificates: [],
          next: 0n,
          head: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.certificates != null && obj.certificates.length === opts.limits.certificates) {
                throw new MaxLengthError('Decode error - repeated field "certificates" had too many elements')
              }

              obj.certificates.push(reader.bytes())
              break
            }
            case 2: {
              obj.next = reader.uint64()
              break
            }
            case 3: {
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
        const obj = {
          certificates: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
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
            case 2: {
              yield {
                field: `${prefix}.next`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
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

  export interface PullResponseCertificatesFieldEvent {
    field: '$.certificates[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface PullResponseNextFieldEvent {
    field: '$.next'
    value: bigint
  }

  export interface PullResponseHeadFieldEvent {
    field: '$.head'
    value: bigint
  }

  export function encode (obj: Partial<PullResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PullResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PullResponse>): PullResponse {
    return decodeMessage(buf, PullResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PullResponse>): Generator<PullResponseCertificatesFieldEvent | PullResponseNextFieldEvent | PullResponseHeadFieldEvent> {
    return streamMessage(buf, PullResponse.codec(), opts)
  }
}

export interface WitnessRequest {
  store: Uint8Array<ArrayBuffer>
}

export namespace WitnessRequest {
  let _codec: Codec<WitnessRequest>

  export const codec = (): Codec<WitnessRequest> => {
    if (_codec == null) {
      _codec = message<WitnessRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.store != null && obj.store.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.store)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          store: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.store = reader.bytes()
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
                field: `${prefix}.store`,
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

  export interface WitnessRequestStoreFieldEvent {
    field: '$.store'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<WitnessRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WitnessRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WitnessRequest>): WitnessRequest {
    return decodeMessage(buf, WitnessRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WitnessRequest>): Generator<WitnessRequestStoreFieldEvent> {
    return streamMessage(buf, WitnessRequest.codec(), opts)
  }
}

export interface WitnessResponse {
  store: Uint8Array<ArrayBuffer>
  read: bigint
}

export namespace WitnessResponse {
  let _codec: Codec<WitnessResponse>

  export const codec = (): Codec<WitnessResponse> => {
    if (_codec == null) {
      _codec = message<WitnessResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.store != null && obj.store.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.store)
        }

        if ((obj.read != null && obj.read !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.read)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          store: uint8ArrayAlloc(0),
          read: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.store = reader.bytes()
              break
            }
            case 2: {
              obj.read = reader.uint64()
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
                field: `${prefix}.store`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.read`,
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

  export interface WitnessResponseStoreFieldEvent {
    field: '$.store'
    value: Uint8Array<ArrayBuffer>
  }

  export interface WitnessResponseReadFieldEvent {
    field: '$.read'
    value: bigint
  }

  export function encode (obj: Partial<WitnessResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WitnessResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WitnessResponse>): WitnessResponse {
    return decodeMessage(buf, WitnessResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WitnessResponse>): Generator<WitnessResponseStoreFieldEvent | WitnessResponseReadFieldEvent> {
    return streamMessage(buf, WitnessResponse.codec(), opts)
  }
}

export interface LogHint {
  validator: number
  head: bigint
}

export namespace LogHint {
  let _codec: Codec<LogHint>

  export const codec = (): Codec<LogHint> => {
    if (_codec == null) {
      _codec = message<LogHint>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.validator != null && obj.validator !== 0)) {
          w.uint32(8)
          w.uint32(obj.validator)
        }

        if ((obj.head != null && obj.head !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.head)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          validator: 0,
          head: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.validator = reader.uint32()
              break
            }
            case 2: {
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
                field: `${prefix}.validator`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
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

  export interface LogHintValidatorFieldEvent {
    field: '$.validator'
    value: number
  }

  export interface LogHintHeadFieldEvent {
    field: '$.head'
    value: bigint
  }

  export function encode (obj: Partial<LogHint>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, LogHint.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogHint>): LogHint {
    return decodeMessage(buf, LogHint.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<LogHint>): Generator<LogHintValidatorFieldEvent | LogHintHeadFieldEvent> {
    return streamMessage(buf, LogHint.codec(), opts)
  }
}
