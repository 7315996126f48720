import { writeUint64 } from '../uint64.ts'
/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface BlobRequest {
  put?: BlobPut
  get?: BlobGet
}

export namespace BlobRequest {
  let _codec: Codec<BlobRequest>

  export const codec = (): Codec<BlobRequest> => {
    if (_codec == null) {
      _codec = message<BlobRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.put != null) {
          w.uint32(10)
          BlobPut.codec().encode(obj.put, w)
        }

        if (obj.get != null) {
          w.uint32(18)
          BlobGet.codec().encode(obj.get, w)
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
              obj.put = BlobPut.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.put
              })
              break
            }
            case 2: {
              obj.get = BlobGet.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.get
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
              yield * BlobPut.codec().stream(reader, reader.uint32(), `${prefix}.put`, {
                limits: opts.limits?.put
              })

              break
            }
            case 2: {
              yield * BlobGet.codec().stream(reader, reader.uint32(), `${prefix}.get`, {
                limits: opts.limits?.get
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

  export interface BlobRequestPutDigestFieldEvent {
    field: '$.put.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BlobRequestPutSizeFieldEvent {
    field: '$.put.size'
    value: bigint
  }

  export interface BlobRequestGetDigestFieldEvent {
    field: '$.get.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BlobRequestGetOffsetFieldEvent {
    field: '$.get.offset'
    value: bigint
  }

  export function encode (obj: Partial<BlobRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobRequest>): BlobRequest {
    return decodeMessage(buf, BlobRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobRequest>): Generator<BlobRequestPutDigestFieldEvent | BlobRequestPutSizeFieldEvent | BlobRequestGetDigestFieldEvent | BlobRequestGetOffsetFieldEvent> {
    return streamMessage(buf, BlobRequest.codec(), opts)
  }
}

export interface BlobPut {
  digest: Uint8Array<ArrayBuffer>
  size: bigint
}

export namespace BlobPut {
  let _codec: Codec<BlobPut>

  export const codec = (): Codec<BlobPut> => {
    if (_codec == null) {
      _codec = message<BlobPut>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.digest != null && obj.digest.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.digest)
        }

        if ((obj.size != null && obj.size !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.size)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          digest: uint8ArrayAlloc(0),
          size: 0n
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
              obj.size = reader.uint64()
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
                field: `${prefix}.size`,
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

  export interface BlobPutDigestFieldEvent {
    field: '$.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BlobPutSizeFieldEvent {
    field: '$.size'
    value: bigint
  }

  export function encode (obj: Partial<BlobPut>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobPut.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobPut>): BlobPut {
    return decodeMessage(buf, BlobPut.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobPut>): Generator<BlobPutDigestFieldEvent | BlobPutSizeFieldEvent> {
    return streamMessage(buf, BlobPut.codec(), opts)
  }
}

export interface BlobGet {
  digest: Uint8Array<ArrayBuffer>
  offset: bigint
}

export namespace BlobGet {
  let _codec: Codec<BlobGet>

  export const codec = (): Codec<BlobGet> => {
    if (_codec == null) {
      _codec = message<BlobGet>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.digest != null && obj.digest.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.digest)
        }

        if ((obj.offset != null && obj.offset !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.offset)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          digest: uint8ArrayAlloc(0),
          offset: 0n
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
              obj.offset = reader.uint64()
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
                field: `${prefix}.offset`,
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

  export interface BlobGetDigestFieldEvent {
    field: '$.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export interface BlobGetOffsetFieldEvent {
    field: '$.offset'
    value: bigint
  }

  export function encode (obj: Partial<BlobGet>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobGet.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobGet>): BlobGet {
    return decodeMessage(buf, BlobGet.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobGet>): Generator<BlobGetDigestFieldEvent | BlobGetOffsetFieldEvent> {
    return streamMessage(buf, BlobGet.codec(), opts)
  }
}

export interface BlobAnswer {
  have?: bigint
  done?: BlobDone
  found?: BlobFound
  refused?: BlobRefused
}

export namespace BlobAnswer {
  let _codec: Codec<BlobAnswer>

  export const codec = (): Codec<BlobAnswer> => {
    if (_codec == null) {
      _codec = message<BlobAnswer>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.have != null) {
          w.uint32(8)
          writeUint64(w, obj.have)
        }

        if (obj.done != null) {
          w.uint32(18)
          BlobDone.codec().encode(obj.done, w)
        }

        if (obj.found != null) {
          w.uint32(26)
          BlobFound.codec().encode(obj.found, w)
        }

        if (obj.refused != null) {
          w.uint32(34)
          BlobRefused.codec().encode(obj.refused, w)
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
              obj.have = reader.uint64()
              break
            }
            case 2: {
              obj.done = BlobDone.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.done
              })
              break
            }
            case 3: {
              obj.found = BlobFound.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.found
              })
              break
            }
            case 4: {
              obj.refused = BlobRefused.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.refused
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
                field: `${prefix}.have`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield * BlobDone.codec().stream(reader, reader.uint32(), `${prefix}.done`, {
                limits: opts.limits?.done
              })

              break
            }
            case 3: {
              yield * BlobFound.codec().stream(reader, reader.uint32(), `${prefix}.found`, {
                limits: opts.limits?.found
              })

              break
            }
            case 4: {
              yield * BlobRefused.codec().stream(reader, reader.uint32(), `${prefix}.refused`, {
                limits: opts.limits?.refused
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

  export interface BlobAnswerHaveFieldEvent {
    field: '$.have'
    value: bigint
  }

  export interface BlobAnswerFoundSizeFieldEvent {
    field: '$.found.size'
    value: bigint
  }

  export interface BlobAnswerRefusedCodeFieldEvent {
    field: '$.refused.code'
    value: string
  }

  export interface BlobAnswerRefusedMessageFieldEvent {
    field: '$.refused.message'
    value: string
  }

  export interface BlobAnswerRefusedNextFieldEvent {
    field: '$.refused.next'
    value: string
  }

  export interface BlobAnswerRefusedFactsNameFieldEvent {
    field: '$.refused.facts[].name'
    value: string
    index: number
  }

  export interface BlobAnswerRefusedFactsValueFieldEvent {
    field: '$.refused.facts[].value'
    value: string
    index: number
  }

  export function encode (obj: Partial<BlobAnswer>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobAnswer.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobAnswer>): BlobAnswer {
    return decodeMessage(buf, BlobAnswer.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobAnswer>): Generator<BlobAnswerHaveFieldEvent | BlobAnswerFoundSizeFieldEvent | BlobAnswerRefusedCodeFieldEvent | BlobAnswerRefusedMessageFieldEvent | BlobAnswerRefusedNextFieldEvent | BlobAnswerRefusedFactsNameFieldEvent | BlobAnswerRefusedFactsValueFieldEvent> {
    return streamMessage(buf, BlobAnswer.codec(), opts)
  }
}

export interface BlobDone {}

export namespace BlobDone {
  let _codec: Codec<BlobDone>

  export const codec = (): Codec<BlobDone> => {
    if (_codec == null) {
      _codec = message<BlobDone>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<BlobDone>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobDone.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobDone>): BlobDone {
    return decodeMessage(buf, BlobDone.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobDone>): Generator<{}> {
    return streamMessage(buf, BlobDone.codec(), opts)
  }
}

export interface BlobFound {
  size: bigint
}

export namespace BlobFound {
  let _codec: Codec<BlobFound>

  export const codec = (): Codec<BlobFound> => {
    if (_codec == null) {
      _codec = message<BlobFound>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.size != null && obj.size !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.size)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          size: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.size = reader.uint64()
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
                field: `${prefix}.size`,
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

  export interface BlobFoundSizeFieldEvent {
    field: '$.size'
    value: bigint
  }

  export function encode (obj: Partial<BlobFound>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobFound.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobFound>): BlobFound {
    return decodeMessage(buf, BlobFound.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobFound>): Generator<BlobFoundSizeFieldEvent> {
    return streamMessage(buf, BlobFound.codec(), opts)
  }
}

export interface BlobRefused {
  code: string
  message: string
  next: string
  facts: BlobFact[]
}

export namespace BlobRefused {
  let _codec: Codec<BlobRefused>

  export const codec = (): Codec<BlobRefused> => {
    if (_codec == null) {
      _codec = message<BlobRefused>((obj, w, opts = {}) => {
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
            BlobFact.codec().encode(value, w)
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

              obj.facts.push(BlobFact.codec().decode(reader, reader.uint32(), {
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

              for (const evt of BlobFact.codec().stream(reader, reader.uint32(), `${prefix}.facts[]`, {
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

  export interface BlobRefusedCodeFieldEvent {
    field: '$.code'
    value: string
  }

  export interface BlobRefusedMessageFieldEvent {
    field: '$.message'
    value: string
  }

  export interface BlobRefusedNextFieldEvent {
    field: '$.next'
    value: string
  }

  export interface BlobRefusedFactsNameFieldEvent {
    field: '$.facts[].name'
    value: string
    index: number
  }

  export interface BlobRefusedFactsValueFieldEvent {
    field: '$.facts[].value'
    value: string
    index: number
  }

  export function encode (obj: Partial<BlobRefused>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobRefused.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobRefused>): BlobRefused {
    return decodeMessage(buf, BlobRefused.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobRefused>): Generator<BlobRefusedCodeFieldEvent | BlobRefusedMessageFieldEvent | BlobRefusedNextFieldEvent | BlobRefusedFactsNameFieldEvent | BlobRefusedFactsValueFieldEvent> {
    return streamMessage(buf, BlobRefused.codec(), opts)
  }
}

export interface BlobFact {
  name: string
  value: string
}

export namespace BlobFact {
  let _codec: Codec<BlobFact>

  export const codec = (): Codec<BlobFact> => {
    if (_codec == null) {
      _codec = message<BlobFact>((obj, w, opts = {}) => {
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

  export interface BlobFactNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface BlobFactValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<BlobFact>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, BlobFact.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobFact>): BlobFact {
    return decodeMessage(buf, BlobFact.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<BlobFact>): Generator<BlobFactNameFieldEvent | BlobFactValueFieldEvent> {
    return streamMessage(buf, BlobFact.codec(), opts)
  }
}
