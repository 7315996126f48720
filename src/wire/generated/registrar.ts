import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface RegisterRequest {
  enrol: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  particulars: Particular[]
  invite: Uint8Array<ArrayBuffer>
  serverSignature: Uint8Array<ArrayBuffer>
}

export namespace RegisterRequest {
  let _codec: Codec<RegisterRequest>

  export const codec = (): Codec<RegisterRequest> => {
    if (_codec == null) {
      _codec = message<RegisterRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.enrol != null && obj.enrol.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.enrol)
        }

        if ((obj.signature != null && obj.signature.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.signature)
        }

        if (obj.particulars != null && obj.particulars.length > 0) {
          for (const value of obj.particulars) {
            w.uint32(26)
            Particular.codec().encode(value, w)
          }
        }

        if ((obj.invite != null && obj.invite.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.invite)
        }

        if ((obj.serverSignature != null && obj.serverSignature.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.serverSignature)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          enrol: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0),
          particulars: [],
          invite: uint8ArrayAlloc(0),
          serverSignature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.enrol = reader.bytes()
              break
            }
            case 2: {
              obj.signature = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.particulars != null && obj.particulars.length === opts.limits.particulars) {
                throw new MaxLengthError('Decode error - repeated field "particulars" had too many elements')
              }

              obj.particulars.push(Particular.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.particulars$
              }))
              break
            }
            case 4: {
              obj.invite = reader.bytes()
              break
            }
            case 5: {
              obj.serverSignature = reader.bytes()
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
          particulars: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.enrol`,
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
            case 3: {
              if (opts.limits?.particulars != null && obj.particulars === opts.limits.particulars) {
                throw new MaxLengthError('Streaming decode error - repeated field "particulars" had too many elements')
              }

              for (const evt of Particular.codec().stream(reader, reader.uint32(), `${prefix}.particulars[]`, {
                limits: opts.limits?.particulars$
              })) {
                yield {
                  ...evt,
                  index: obj.particulars
                }
              }

              obj.particulars++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.invite`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.serverSignature`,
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

  export interface RegisterRequestEnrolFieldEvent {
    field: '$.enrol'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegisterRequestSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegisterRequestParticularsNameFieldEvent {
    field: '$.particulars[].name'
    value: string
    index: number
  }

  export interface RegisterRequestParticularsValueFieldEvent {
    field: '$.particulars[].value'
    value: string
    index: number
  }

  export interface RegisterRequestInviteFieldEvent {
    field: '$.invite'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegisterRequestServerSignatureFieldEvent {
    field: '$.serverSignature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RegisterRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RegisterRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegisterRequest>): RegisterRequest {
    return decodeMessage(buf, RegisterRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegisterRequest>): Generator<RegisterRequestEnrolFieldEvent | RegisterRequestSignatureFieldEvent | RegisterRequestParticularsNameFieldEvent | RegisterRequestParticularsValueFieldEvent | RegisterRequestInviteFieldEvent | RegisterRequestServerSignatureFieldEvent> {
    return streamMessage(buf, RegisterRequest.codec(), opts)
  }
}

export interface Particular {
  name: string
  value: string
}

export namespace Particular {
  let _codec: Codec<Particular>

  export const codec = (): Codec<Particular> => {
    if (_codec == null) {
      _codec = message<Particular>((obj, w, opts = {}) => {
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

  export interface ParticularNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface ParticularValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<Particular>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Particular.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Particular>): Particular {
    return decodeMessage(buf, Particular.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Particular>): Generator<ParticularNameFieldEvent | ParticularValueFieldEvent> {
    return streamMessage(buf, Particular.codec(), opts)
  }
}

export interface RegisterResponse {
  operation: Uint8Array<ArrayBuffer>
}

export namespace RegisterResponse {
  let _codec: Codec<RegisterResponse>

  export const codec = (): Codec<RegisterResponse> => {
    if (_codec == null) {
      _codec = message<RegisterResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.operation != null && obj.operation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.operation)
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

  export interface RegisterResponseOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RegisterResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RegisterResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegisterResponse>): RegisterResponse {
    return decodeMessage(buf, RegisterResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegisterResponse>): Generator<RegisterResponseOperationFieldEvent> {
    return streamMessage(buf, RegisterResponse.codec(), opts)
  }
}

export interface Invite {
  owner: Uint8Array<ArrayBuffer>
  kind: number
  expiresAt: bigint
}

export namespace Invite {
  let _codec: Codec<Invite>

  export const codec = (): Codec<Invite> => {
    if (_codec == null) {
      _codec = message<Invite>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.owner != null && obj.owner.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.owner)
        }

        if ((obj.kind != null && obj.kind !== 0)) {
          w.uint32(16)
          w.uint32(obj.kind)
        }

        if ((obj.expiresAt != null && obj.expiresAt !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.expiresAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          owner: uint8ArrayAlloc(0),
          kind: 0,
          expiresAt: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.owner = reader.bytes()
              break
            }
            case 2: {
              obj.kind = reader.uint32()
              break
            }
            case 3: {
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
                field: `${prefix}.owner`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.kind`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
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

  export interface InviteOwnerFieldEvent {
    field: '$.owner'
    value: Uint8Array<ArrayBuffer>
  }

  export interface InviteKindFieldEvent {
    field: '$.kind'
    value: number
  }

  export interface InviteExpiresAtFieldEvent {
    field: '$.expiresAt'
    value: bigint
  }

  export function encode (obj: Partial<Invite>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Invite.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Invite>): Invite {
    return decodeMessage(buf, Invite.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Invite>): Generator<InviteOwnerFieldEvent | InviteKindFieldEvent | InviteExpiresAtFieldEvent> {
    return streamMessage(buf, Invite.codec(), opts)
  }
}

export interface RevokeBody {
  account: Uint8Array<ArrayBuffer>
  kind: number
  serial: bigint
}

export namespace RevokeBody {
  let _codec: Codec<RevokeBody>

  export const codec = (): Codec<RevokeBody> => {
    if (_codec == null) {
      _codec = message<RevokeBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.account != null && obj.account.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.account)
        }

        if ((obj.kind != null && obj.kind !== 0)) {
          w.uint32(16)
          w.uint32(obj.kind)
        }

        if ((obj.serial != null && obj.serial !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.serial)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          account: uint8ArrayAlloc(0),
          kind: 0,
          serial: 0n
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
              obj.kind = reader.uint32()
              break
            }
            case 3: {
              obj.serial = reader.uint64()
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
                field: `${prefix}.kind`,
                value: reader.uint32()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.serial`,
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

  export interface RevokeBodyAccountFieldEvent {
    field: '$.account'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RevokeBodyKindFieldEvent {
    field: '$.kind'
    value: number
  }

  export interface RevokeBodySerialFieldEvent {
    field: '$.serial'
    value: bigint
  }

  export function encode (obj: Partial<RevokeBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RevokeBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeBody>): RevokeBody {
    return decodeMessage(buf, RevokeBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeBody>): Generator<RevokeBodyAccountFieldEvent | RevokeBodyKindFieldEvent | RevokeBodySerialFieldEvent> {
    return streamMessage(buf, RevokeBody.codec(), opts)
  }
}

export interface RevokeRequest {
  revoke: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export namespace RevokeRequest {
  let _codec: Codec<RevokeRequest>

  export const codec = (): Codec<RevokeRequest> => {
    if (_codec == null) {
      _codec = message<RevokeRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.revoke != null && obj.revoke.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.revoke)
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
          revoke: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.revoke = reader.bytes()
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
                field: `${prefix}.revoke`,
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

  export interface RevokeRequestRevokeFieldEvent {
    field: '$.revoke'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RevokeRequestSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RevokeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RevokeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeRequest>): RevokeRequest {
    return decodeMessage(buf, RevokeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeRequest>): Generator<RevokeRequestRevokeFieldEvent | RevokeRequestSignatureFieldEvent> {
    return streamMessage(buf, RevokeRequest.codec(), opts)
  }
}

export interface RevokeResponse {
  operation: Uint8Array<ArrayBuffer>
}

export namespace RevokeResponse {
  let _codec: Codec<RevokeResponse>

  export const codec = (): Codec<RevokeResponse> => {
    if (_codec == null) {
      _codec = message<RevokeResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.operation != null && obj.operation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.operation)
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

  export interface RevokeResponseOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RevokeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RevokeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeResponse>): RevokeResponse {
    return decodeMessage(buf, RevokeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RevokeResponse>): Generator<RevokeResponseOperationFieldEvent> {
    return streamMessage(buf, RevokeResponse.codec(), opts)
  }
}
