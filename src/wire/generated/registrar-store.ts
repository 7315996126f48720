import { writeUint64 } from '../uint64.ts'
import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface RegistrationRecord {
  operation: Uint8Array<ArrayBuffer>
  particulars: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
  signedAt: bigint
}

export namespace RegistrationRecord {
  let _codec: Codec<RegistrationRecord>

  export const codec = (): Codec<RegistrationRecord> => {
    if (_codec == null) {
      _codec = message<RegistrationRecord>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.operation != null && obj.operation.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.operation)
        }

        if ((obj.particulars != null && obj.particulars.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.particulars)
        }

        if ((obj.salt != null && obj.salt.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.salt)
        }

        if ((obj.signedAt != null && obj.signedAt !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.signedAt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          operation: uint8ArrayAlloc(0),
          particulars: uint8ArrayAlloc(0),
          salt: uint8ArrayAlloc(0),
          signedAt: 0n
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
              obj.particulars = reader.bytes()
              break
            }
            case 3: {
              obj.salt = reader.bytes()
              break
            }
            case 4: {
              obj.signedAt = reader.uint64()
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
              yield {
                field: `${prefix}.particulars`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.salt`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.signedAt`,
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

  export interface RegistrationRecordOperationFieldEvent {
    field: '$.operation'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegistrationRecordParticularsFieldEvent {
    field: '$.particulars'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegistrationRecordSaltFieldEvent {
    field: '$.salt'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RegistrationRecordSignedAtFieldEvent {
    field: '$.signedAt'
    value: bigint
  }

  export function encode (obj: Partial<RegistrationRecord>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RegistrationRecord.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegistrationRecord>): RegistrationRecord {
    return decodeMessage(buf, RegistrationRecord.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RegistrationRecord>): Generator<RegistrationRecordOperationFieldEvent | RegistrationRecordParticularsFieldEvent | RegistrationRecordSaltFieldEvent | RegistrationRecordSignedAtFieldEvent> {
    return streamMessage(buf, RegistrationRecord.codec(), opts)
  }
}

export interface Particulars {
  values: NamedValue[]
}

export namespace Particulars {
  let _codec: Codec<Particulars>

  export const codec = (): Codec<Particulars> => {
    if (_codec == null) {
      _codec = message<Particulars>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.values != null && obj.values.length > 0) {
          for (const value of obj.values) {
            w.uint32(10)
            NamedValue.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          values: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values.length === opts.limits.values) {
                throw new MaxLengthError('Decode error - repeated field "values" had too many elements')
              }

              obj.values.push(NamedValue.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.values$
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
          values: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.values != null && obj.values === opts.limits.values) {
                throw new MaxLengthError('Streaming decode error - repeated field "values" had too many elements')
              }

              for (const evt of NamedValue.codec().stream(reader, reader.uint32(), `${prefix}.values[]`, {
                limits: opts.limits?.values$
              })) {
                yield {
                  ...evt,
                  index: obj.values
                }
              }

              obj.values++

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

  export interface ParticularsValuesNameFieldEvent {
    field: '$.values[].name'
    value: string
    index: number
  }

  export interface ParticularsValuesValueFieldEvent {
    field: '$.values[].value'
    value: string
    index: number
  }

  export function encode (obj: Partial<Particulars>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Particulars.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Particulars>): Particulars {
    return decodeMessage(buf, Particulars.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Particulars>): Generator<ParticularsValuesNameFieldEvent | ParticularsValuesValueFieldEvent> {
    return streamMessage(buf, Particulars.codec(), opts)
  }
}

export interface NamedValue {
  name: string
  value: string
}

export namespace NamedValue {
  let _codec: Codec<NamedValue>

  export const codec = (): Codec<NamedValue> => {
    if (_codec == null) {
      _codec = message<NamedValue>((obj, w, opts = {}) => {
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

  export interface NamedValueNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface NamedValueValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<NamedValue>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, NamedValue.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NamedValue>): NamedValue {
    return decodeMessage(buf, NamedValue.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NamedValue>): Generator<NamedValueNameFieldEvent | NamedValueValueFieldEvent> {
    return streamMessage(buf, NamedValue.codec(), opts)
  }
}
