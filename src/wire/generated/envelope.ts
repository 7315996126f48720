import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface Envelope {
  requestId: number
  method: string
  body?: Uint8Array<ArrayBuffer>
  error?: WireError
  event: boolean
  cancel: boolean
}

export namespace Envelope {
  let _codec: Codec<Envelope>

  export const codec = (): Codec<Envelope> => {
    if (_codec == null) {
      _codec = message<Envelope>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.requestId != null && obj.requestId !== 0)) {
          w.uint32(8)
          w.uint32(obj.requestId)
        }

        if ((obj.method != null && obj.method !== '')) {
          w.uint32(18)
          w.string(obj.method)
        }

        if (obj.body != null) {
          w.uint32(26)
          w.bytes(obj.body)
        }

        if (obj.error != null) {
          w.uint32(34)
          WireError.codec().encode(obj.error, w)
        }

        if ((obj.event != null && obj.event !== false)) {
          w.uint32(40)
          w.bool(obj.event)
        }

        if ((obj.cancel != null && obj.cancel !== false)) {
          w.uint32(48)
          w.bool(obj.cancel)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          requestId: 0,
          method: '',
          event: false,
          cancel: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.requestId = reader.uint32()
              break
            }
            case 2: {
              obj.method = reader.string()
              break
            }
            case 3: {
              obj.body = reader.bytes()
              break
            }
            case 4: {
              obj.error = WireError.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.error
              })
              break
            }
            case 5: {
              obj.event = reader.bool()
              break
            }
            case 6: {
              obj.cancel = reader.bool()
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
                field: `${prefix}.requestId`,
                value: reader.uint32()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.method`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.body`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield * WireError.codec().stream(reader, reader.uint32(), `${prefix}.error`, {
                limits: opts.limits?.error
              })

              break
            }
            case 5: {
              yield {
                field: `${prefix}.event`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.cancel`,
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

  export interface EnvelopeRequestIdFieldEvent {
    field: '$.requestId'
    value: number
  }

  export interface EnvelopeMethodFieldEvent {
    field: '$.method'
    value: string
  }

  export interface EnvelopeBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EnvelopeErrorCodeFieldEvent {
    field: '$.error.code'
    value: string
  }

  export interface EnvelopeErrorMessageFieldEvent {
    field: '$.error.message'
    value: string
  }

  export interface EnvelopeErrorNextFieldEvent {
    field: '$.error.next'
    value: string
  }

  export interface EnvelopeErrorFactsNameFieldEvent {
    field: '$.error.facts[].name'
    value: string
    index: number
  }

  export interface EnvelopeErrorFactsValueFieldEvent {
    field: '$.error.facts[].value'
    value: string
    index: number
  }

  export interface EnvelopeEventFieldEvent {
    field: '$.event'
    value: boolean
  }

  export interface EnvelopeCancelFieldEvent {
    field: '$.cancel'
    value: boolean
  }

  export function encode (obj: Partial<Envelope>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Envelope.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Envelope>): Envelope {
    return decodeMessage(buf, Envelope.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Envelope>): Generator<EnvelopeRequestIdFieldEvent | EnvelopeMethodFieldEvent | EnvelopeBodyFieldEvent | EnvelopeErrorCodeFieldEvent | EnvelopeErrorMessageFieldEvent | EnvelopeErrorNextFieldEvent | EnvelopeErrorFactsNameFieldEvent | EnvelopeErrorFactsValueFieldEvent | EnvelopeEventFieldEvent | EnvelopeCancelFieldEvent> {
    return streamMessage(buf, Envelope.codec(), opts)
  }
}

export interface WireError {
  code: string
  message: string
  next: string
  facts: WireFact[]
}

export namespace WireError {
  let _codec: Codec<WireError>

  export const codec = (): Codec<WireError> => {
    if (_codec == null) {
      _codec = message<WireError>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.code != null && obj.code !== '')) {
          w.uint32(10)
          w.string(obj.code)
        }

        if ((obj.message != null && obj.message !== '')) {
          w.uint32(18)
          w.string(obj.message)
        }

        if ((obj.next != null && obj.next !== '')) {
          w.uint32(26)
          w.string(obj.next)
        }

        if (obj.facts != null && obj.facts.length > 0) {
          for (const value of obj.facts) {
            w.uint32(34)
            WireFact.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          code: '',
          message: '',
          next: '',
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
              obj.message = reader.string()
              break
            }
            case 3: {
              obj.next = reader.string()
              break
            }
            case 4: {
              if (opts.limits?.facts != null && obj.facts.length === opts.limits.facts) {
                throw new MaxLengthError('Decode error - repeated field "facts" had too many elements')
              }

              obj.facts.push(WireFact.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.facts$
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
              yield {
                field: `${prefix}.message`,
                value: reader.string()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.next`,
                value: reader.string()
              }
              break
            }
            case 4: {
              if (opts.limits?.facts != null && obj.facts === opts.limits.facts) {
                throw new MaxLengthError('Streaming decode error - repeated field "facts" had too many elements')
              }

              for (const evt of WireFact.codec().stream(reader, reader.uint32(), `${prefix}.facts[]`, {
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

  export interface WireErrorCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface WireErrorMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface WireErrorNextFieldEvent {
    field: '$.next'
    value: string
  }

  export interface WireErrorFactsNameFieldEvent {
    field: '$.facts[].name'
    value: string
    index: number
  }

  export interface WireErrorFactsValueFieldEvent {
    field: '$.facts[].value'
    value: string
    index: number
  }

  export function encode (obj: Partial<WireError>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WireError.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WireError>): WireError {
    return decodeMessage(buf, WireError.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WireError>): Generator<WireErrorCodeFieldEvent | WireErrorMessageFieldEvent | WireErrorNextFieldEvent | WireErrorFactsNameFieldEvent | WireErrorFactsValueFieldEvent> {
    return streamMessage(buf, WireError.codec(), opts)
  }
}

export interface WireFact {
  name: string
  value: string
}

export namespace WireFact {
  let _codec: Codec<WireFact>

  export const codec = (): Codec<WireFact> => {
    if (_codec == null) {
      _codec = message<WireFact>((obj, w, opts = {}) => {
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

  export interface WireFactNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface WireFactValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<WireFact>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, WireFact.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WireFact>): WireFact {
    return decodeMessage(buf, WireFact.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WireFact>): Generator<WireFactNameFieldEvent | WireFactValueFieldEvent> {
    return streamMessage(buf, WireFact.codec(), opts)
  }
}
