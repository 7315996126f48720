import { writeUint64 } from '../uint64.ts'
/* eslint-disable require-yield */

import { decodeMessage, encodeMessage, enumeration, MaxLengthError, message, streamMessage } from 'protons-runtime'
import { alloc as uint8ArrayAlloc } from 'uint8arrays/alloc'
import type { Codec, DecodeOptions } from 'protons-runtime'
import type { Uint8ArrayList } from 'uint8arraylist'

export interface XisDocument {
  name: string
  nonce: Uint8Array<ArrayBuffer>
  founding: Uint8Array<ArrayBuffer>[]
  replicas: number
  zoneEntries: number
  xenoCorps: Uint8Array<ArrayBuffer>[]
}

export namespace XisDocument {
  let _codec: Codec<XisDocument>

  export const codec = (): Codec<XisDocument> => {
    if (_codec == null) {
      _codec = message<XisDocument>((obj, w, opts = {}) => {
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

        if (obj.founding != null && obj.founding.length > 0) {
          for (const value of obj.founding) {
            w.uint32(26)
            w.bytes(value)
          }
        }

        if ((obj.replicas != null && obj.replicas !== 0)) {
          w.uint32(32)
          w.uint32(obj.replicas)
        }

        if ((obj.zoneEntries != null && obj.zoneEntries !== 0)) {
          w.uint32(40)
          w.uint32(obj.zoneEntries)
        }

        if (obj.xenoCorps != null && obj.xenoCorps.length > 0) {
          for (const value of obj.xenoCorps) {
            w.uint32(50)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          nonce: uint8ArrayAlloc(0),
          founding: [],
          replicas: 0,
          zoneEntries: 0,
          xenoCorps: []
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
              if (opts.limits?.founding != null && obj.founding.length === opts.limits.founding) {
                throw new MaxLengthError('Decode error - repeated field "founding" had too many elements')
              }

              obj.founding.push(reader.bytes())
              break
            }
            case 4: {
              obj.replicas = reader.uint32()
              break
            }
            case 5: {
              obj.zoneEntries = reader.uint32()
              break
            }
            case 6: {
              if (opts.limits?.xenoCorps != null && obj.xenoCorps.length === opts.limits.xenoCorps) {
                throw new MaxLengthError('Decode error - repeated field "xenoCorps" had too many elements')
              }

              obj.xenoCorps.push(reader.bytes())
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
          founding: 0,
          xenoCorps: 0
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
              if (opts.limits?.founding != null && obj.founding === opts.limits.founding) {
                throw new MaxLengthError('Streaming decode error - repeated field "founding" had too many elements')
              }

              yield {
                field: `${prefix}.founding[]`,
                index: obj.founding,
                value: reader.bytes()
              }

              obj.founding++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.replicas`,
                value: reader.uint32()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.zoneEntries`,
                value: reader.uint32()
              }
              break
            }
            case 6: {
              if (opts.limits?.xenoCorps != null && obj.xenoCorps === opts.limits.xenoCorps) {
                throw new MaxLengthError('Streaming decode error - repeated field "xenoCorps" had too many elements')
              }

              yield {
                field: `${prefix}.xenoCorps[]`,
                index: obj.xenoCorps,
                value: reader.bytes()
              }

              obj.xenoCorps++

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

  export interface XisDocumentNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface XisDocumentNonceFieldEvent {
    field: '$.nonce'
    value: Uint8Array<ArrayBuffer>
  }

  export interface XisDocumentFoundingFieldEvent {
    field: '$.founding[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface XisDocumentReplicasFieldEvent {
    field: '$.replicas'
    value: number
  }

  export interface XisDocumentZoneEntriesFieldEvent {
    field: '$.zoneEntries'
    value: number
  }

  export interface XisDocumentXenoCorpsFieldEvent {
    field: '$.xenoCorps[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<XisDocument>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, XisDocument.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<XisDocument>): XisDocument {
    return decodeMessage(buf, XisDocument.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<XisDocument>): Generator<XisDocumentNameFieldEvent | XisDocumentNonceFieldEvent | XisDocumentFoundingFieldEvent | XisDocumentReplicasFieldEvent | XisDocumentZoneEntriesFieldEvent | XisDocumentXenoCorpsFieldEvent> {
    return streamMessage(buf, XisDocument.codec(), opts)
  }
}

export enum ValueType {
  UNKNOWN_VALUE = 'UNKNOWN_VALUE',
  DECIMAL = 'DECIMAL',
  VERSION = 'VERSION',
  STRING = 'STRING',
  PRESENCE = 'PRESENCE'
}

enum __ValueTypeValues {
  UNKNOWN_VALUE = 0,
  DECIMAL = 1,
  VERSION = 2,
  STRING = 3,
  PRESENCE = 4
}

export namespace ValueType {
  export const codec = (): Codec<ValueType> => {
    return enumeration<ValueType>(__ValueTypeValues)
  }
}

export interface Token {
  path: string
  type: ValueType
  value: string
}

export namespace Token {
  let _codec: Codec<Token>

  export const codec = (): Codec<Token> => {
    if (_codec == null) {
      _codec = message<Token>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.path != null && obj.path !== '')) {
          w.uint32(10)
          w.string(obj.path)
        }

        if (obj.type != null && __ValueTypeValues[obj.type] !== 0) {
          w.uint32(16)
          ValueType.codec().encode(obj.type, w)
        }

        if ((obj.value != null && obj.value !== '')) {
          w.uint32(26)
          w.string(obj.value)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          path: '',
          type: ValueType.UNKNOWN_VALUE,
          value: ''
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.path = reader.string()
              break
            }
            case 2: {
              obj.type = ValueType.codec().decode(reader)
              break
            }
            case 3: {
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
                field: `${prefix}.path`,
                value: reader.string()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.type`,
                value: ValueType.codec().decode(reader)
              }
              break
            }
            case 3: {
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

  export interface TokenPathFieldEvent {
    field: '$.path'
    value: string
  }

  export interface TokenTypeFieldEvent {
    field: '$.type'
    value: ValueType
  }

  export interface TokenValueFieldEvent {
    field: '$.value'
    value: string
  }

  export function encode (obj: Partial<Token>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Token.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Token>): Token {
    return decodeMessage(buf, Token.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Token>): Generator<TokenPathFieldEvent | TokenTypeFieldEvent | TokenValueFieldEvent> {
    return streamMessage(buf, Token.codec(), opts)
  }
}

export interface Tokens {
  tokens: Token[]
}

export namespace Tokens {
  let _codec: Codec<Tokens>

  export const codec = (): Codec<Tokens> => {
    if (_codec == null) {
      _codec = message<Tokens>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.tokens != null && obj.tokens.length > 0) {
          for (const value of obj.tokens) {
            w.uint32(10)
            Token.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          tokens: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.tokens != null && obj.tokens.length === opts.limits.tokens) {
                throw new MaxLengthError('Decode error - repeated field "tokens" had too many elements')
              }

              obj.tokens.push(Token.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.tokens$
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
          tokens: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.tokens != null && obj.tokens === opts.limits.tokens) {
                throw new MaxLengthError('Streaming decode error - repeated field "tokens" had too many elements')
              }

              for (const evt of Token.codec().stream(reader, reader.uint32(), `${prefix}.tokens[]`, {
                limits: opts.limits?.tokens$
              })) {
                yield {
                  ...evt,
                  index: obj.tokens
                }
              }

              obj.tokens++

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

  export interface TokensTokensPathFieldEvent {
    field: '$.tokens[].path'
    value: string
    index: number
  }

  export interface TokensTokensTypeFieldEvent {
    field: '$.tokens[].type'
    value: ValueType
    index: number
  }

  export interface TokensTokensValueFieldEvent {
    field: '$.tokens[].value'
    value: string
    index: number
  }

  export function encode (obj: Partial<Tokens>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Tokens.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tokens>): Tokens {
    return decodeMessage(buf, Tokens.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Tokens>): Generator<TokensTokensPathFieldEvent | TokensTokensTypeFieldEvent | TokensTokensValueFieldEvent> {
    return streamMessage(buf, Tokens.codec(), opts)
  }
}

export interface HeadBody {
  server: Uint8Array<ArrayBuffer>
  version: bigint
  incarnation: bigint
  notAfter: bigint
  watchers: Uint8Array<ArrayBuffer>[]
  tokens: Uint8Array<ArrayBuffer>
  xml: Uint8Array<ArrayBuffer>
  xmlBytes: number
  operator: string
  xenoCorp: Uint8Array<ArrayBuffer>
}

export namespace HeadBody {
  let _codec: Codec<HeadBody>

  export const codec = (): Codec<HeadBody> => {
    if (_codec == null) {
      _codec = message<HeadBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.version)
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.incarnation)
        }

        if ((obj.notAfter != null && obj.notAfter !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.notAfter)
        }

        if (obj.watchers != null && obj.watchers.length > 0) {
          for (const value of obj.watchers) {
            w.uint32(42)
            w.bytes(value)
          }
        }

        if ((obj.tokens != null && obj.tokens.byteLength > 0)) {
          w.uint32(50)
          w.bytes(obj.tokens)
        }

        if ((obj.xml != null && obj.xml.byteLength > 0)) {
          w.uint32(58)
          w.bytes(obj.xml)
        }

        if ((obj.xmlBytes != null && obj.xmlBytes !== 0)) {
          w.uint32(64)
          w.uint32(obj.xmlBytes)
        }

        if ((obj.operator != null && obj.operator !== '')) {
          w.uint32(74)
          w.string(obj.operator)
        }

        if ((obj.xenoCorp != null && obj.xenoCorp.byteLength > 0)) {
          w.uint32(82)
          w.bytes(obj.xenoCorp)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          version: 0n,
          incarnation: 0n,
          notAfter: 0n,
          watchers: [],
          tokens: uint8ArrayAlloc(0),
          xml: uint8ArrayAlloc(0),
          xmlBytes: 0,
          operator: '',
          xenoCorp: uint8ArrayAlloc(0)
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
              obj.version = reader.uint64()
              break
            }
            case 3: {
              obj.incarnation = reader.uint64()
              break
            }
            case 4: {
              obj.notAfter = reader.uint64()
              break
            }
            case 5: {
              if (opts.limits?.watchers != null && obj.watchers.length === opts.limits.watchers) {
                throw new MaxLengthError('Decode error - repeated field "watchers" had too many elements')
              }

              obj.watchers.push(reader.bytes())
              break
            }
            case 6: {
              obj.tokens = reader.bytes()
              break
            }
            case 7: {
              obj.xml = reader.bytes()
              break
            }
            case 8: {
              obj.xmlBytes = reader.uint32()
              break
            }
            case 9: {
              obj.operator = reader.string()
              break
            }
            case 10: {
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
          watchers: 0
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
              yield {
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.incarnation`,
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
              if (opts.limits?.watchers != null && obj.watchers === opts.limits.watchers) {
                throw new MaxLengthError('Streaming decode error - repeated field "watchers" had too many elements')
              }

              yield {
                field: `${prefix}.watchers[]`,
                index: obj.watchers,
                value: reader.bytes()
              }

              obj.watchers++

              break
            }
            case 6: {
              yield {
                field: `${prefix}.tokens`,
                value: reader.bytes()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.xml`,
                value: reader.bytes()
              }
              break
            }
            case 8: {
              yield {
                field: `${prefix}.xmlBytes`,
                value: reader.uint32()
              }
              break
            }
            case 9: {
              yield {
                field: `${prefix}.operator`,
                value: reader.string()
              }
              break
            }
            case 10: {
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

  export interface HeadBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeadBodyVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface HeadBodyIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export interface HeadBodyNotAfterFieldEvent {
    field: '$.notAfter'
    value: bigint
  }

  export interface HeadBodyWatchersFieldEvent {
    field: '$.watchers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeadBodyTokensFieldEvent {
    field: '$.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeadBodyXmlFieldEvent {
    field: '$.xml'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeadBodyXmlBytesFieldEvent {
    field: '$.xmlBytes'
    value: number
  }

  export interface HeadBodyOperatorFieldEvent {
    field: '$.operator'
    value: string
  }

  export interface HeadBodyXenoCorpFieldEvent {
    field: '$.xenoCorp'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<HeadBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HeadBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeadBody>): HeadBody {
    return decodeMessage(buf, HeadBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeadBody>): Generator<HeadBodyServerFieldEvent | HeadBodyVersionFieldEvent | HeadBodyIncarnationFieldEvent | HeadBodyNotAfterFieldEvent | HeadBodyWatchersFieldEvent | HeadBodyTokensFieldEvent | HeadBodyXmlFieldEvent | HeadBodyXmlBytesFieldEvent | HeadBodyOperatorFieldEvent | HeadBodyXenoCorpFieldEvent> {
    return streamMessage(buf, HeadBody.codec(), opts)
  }
}

export interface SignedHead {
  body: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export namespace SignedHead {
  let _codec: Codec<SignedHead>

  export const codec = (): Codec<SignedHead> => {
    if (_codec == null) {
      _codec = message<SignedHead>((obj, w, opts = {}) => {
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

  export interface SignedHeadBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignedHeadSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SignedHead>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SignedHead.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedHead>): SignedHead {
    return decodeMessage(buf, SignedHead.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedHead>): Generator<SignedHeadBodyFieldEvent | SignedHeadSignatureFieldEvent> {
    return streamMessage(buf, SignedHead.codec(), opts)
  }
}

export interface Card {
  head?: SignedHead
  tokens: Uint8Array<ArrayBuffer>
}

export namespace Card {
  let _codec: Codec<Card>

  export const codec = (): Codec<Card> => {
    if (_codec == null) {
      _codec = message<Card>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.head != null) {
          w.uint32(10)
          SignedHead.codec().encode(obj.head, w)
        }

        if ((obj.tokens != null && obj.tokens.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.tokens)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          tokens: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.head = SignedHead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.head
              })
              break
            }
            case 2: {
              obj.tokens = reader.bytes()
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
              yield * SignedHead.codec().stream(reader, reader.uint32(), `${prefix}.head`, {
                limits: opts.limits?.head
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.tokens`,
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

  export interface CardHeadBodyFieldEvent {
    field: '$.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CardHeadSignatureFieldEvent {
    field: '$.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CardTokensFieldEvent {
    field: '$.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Card>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Card.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Card>): Card {
    return decodeMessage(buf, Card.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Card>): Generator<CardHeadBodyFieldEvent | CardHeadSignatureFieldEvent | CardTokensFieldEvent> {
    return streamMessage(buf, Card.codec(), opts)
  }
}

export interface ZoneName {
  token: string
  prefix: Uint8Array<ArrayBuffer>
  bits: number
}

export namespace ZoneName {
  let _codec: Codec<ZoneName>

  export const codec = (): Codec<ZoneName> => {
    if (_codec == null) {
      _codec = message<ZoneName>((obj, w, opts = {}) => {
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

  export interface ZoneNameTokenFieldEvent {
    field: '$.token'
    value: string
  }

  export interface ZoneNamePrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneNameBitsFieldEvent {
    field: '$.bits'
    value: number
  }

  export function encode (obj: Partial<ZoneName>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneName.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneName>): ZoneName {
    return decodeMessage(buf, ZoneName.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneName>): Generator<ZoneNameTokenFieldEvent | ZoneNamePrefixFieldEvent | ZoneNameBitsFieldEvent> {
    return streamMessage(buf, ZoneName.codec(), opts)
  }
}

export interface Cut {
  prefix: Uint8Array<ArrayBuffer>
  bits: number
  count: bigint
  draining: boolean
}

export namespace Cut {
  let _codec: Codec<Cut>

  export const codec = (): Codec<Cut> => {
    if (_codec == null) {
      _codec = message<Cut>((obj, w, opts = {}) => {
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

  export interface CutPrefixFieldEvent {
    field: '$.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface CutBitsFieldEvent {
    field: '$.bits'
    value: number
  }

  export interface CutCountFieldEvent {
    field: '$.count'
    value: bigint
  }

  export interface CutDrainingFieldEvent {
    field: '$.draining'
    value: boolean
  }

  export function encode (obj: Partial<Cut>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Cut.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Cut>): Cut {
    return decodeMessage(buf, Cut.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Cut>): Generator<CutPrefixFieldEvent | CutBitsFieldEvent | CutCountFieldEvent | CutDrainingFieldEvent> {
    return streamMessage(buf, Cut.codec(), opts)
  }
}

export interface PutRequest {
  zones: ZoneName[]
  card?: Card
  xml?: Uint8Array<ArrayBuffer>
}

export namespace PutRequest {
  let _codec: Codec<PutRequest>

  export const codec = (): Codec<PutRequest> => {
    if (_codec == null) {
      _codec = message<PutRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(10)
            ZoneName.codec().encode(value, w)
          }
        }

        if (obj.card != null) {
          w.uint32(18)
          Card.codec().encode(obj.card, w)
        }

        if (obj.xml != null) {
          w.uint32(26)
          w.bytes(obj.xml)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          zones: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
              }))
              break
            }
            case 2: {
              obj.card = Card.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.card
              })
              break
            }
            case 3: {
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
        const obj = {
          zones: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
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
            case 2: {
              yield * Card.codec().stream(reader, reader.uint32(), `${prefix}.card`, {
                limits: opts.limits?.card
              })

              break
            }
            case 3: {
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

  export interface PutRequestZonesTokenFieldEvent {
    field: '$.zones[].token'
    value: string
    index: number
  }

  export interface PutRequestZonesPrefixFieldEvent {
    field: '$.zones[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PutRequestZonesBitsFieldEvent {
    field: '$.zones[].bits'
    value: number
    index: number
  }

  export interface PutRequestCardHeadBodyFieldEvent {
    field: '$.card.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PutRequestCardHeadSignatureFieldEvent {
    field: '$.card.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PutRequestCardTokensFieldEvent {
    field: '$.card.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PutRequestXmlFieldEvent {
    field: '$.xml'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<PutRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PutRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PutRequest>): PutRequest {
    return decodeMessage(buf, PutRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PutRequest>): Generator<PutRequestZonesTokenFieldEvent | PutRequestZonesPrefixFieldEvent | PutRequestZonesBitsFieldEvent | PutRequestCardHeadBodyFieldEvent | PutRequestCardHeadSignatureFieldEvent | PutRequestCardTokensFieldEvent | PutRequestXmlFieldEvent> {
    return streamMessage(buf, PutRequest.codec(), opts)
  }
}

export interface RefreshRequest {
  zones: ZoneName[]
  head?: SignedHead
}

export namespace RefreshRequest {
  let _codec: Codec<RefreshRequest>

  export const codec = (): Codec<RefreshRequest> => {
    if (_codec == null) {
      _codec = message<RefreshRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(10)
            ZoneName.codec().encode(value, w)
          }
        }

        if (obj.head != null) {
          w.uint32(18)
          SignedHead.codec().encode(obj.head, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          zones: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
              }))
              break
            }
            case 2: {
              obj.head = SignedHead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.head
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
          zones: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
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
            case 2: {
              yield * SignedHead.codec().stream(reader, reader.uint32(), `${prefix}.head`, {
                limits: opts.limits?.head
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

  export interface RefreshRequestZonesTokenFieldEvent {
    field: '$.zones[].token'
    value: string
    index: number
  }

  export interface RefreshRequestZonesPrefixFieldEvent {
    field: '$.zones[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface RefreshRequestZonesBitsFieldEvent {
    field: '$.zones[].bits'
    value: number
    index: number
  }

  export interface RefreshRequestHeadBodyFieldEvent {
    field: '$.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RefreshRequestHeadSignatureFieldEvent {
    field: '$.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RefreshRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RefreshRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RefreshRequest>): RefreshRequest {
    return decodeMessage(buf, RefreshRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RefreshRequest>): Generator<RefreshRequestZonesTokenFieldEvent | RefreshRequestZonesPrefixFieldEvent | RefreshRequestZonesBitsFieldEvent | RefreshRequestHeadBodyFieldEvent | RefreshRequestHeadSignatureFieldEvent> {
    return streamMessage(buf, RefreshRequest.codec(), opts)
  }
}

export enum Outcome {
  UNKNOWN_OUTCOME = 'UNKNOWN_OUTCOME',
  STORED = 'STORED',
  CUT_OFF = 'CUT_OFF',
  CLOSER = 'CLOSER',
  LACKING = 'LACKING'
}

enum __OutcomeValues {
  UNKNOWN_OUTCOME = 0,
  STORED = 1,
  CUT_OFF = 2,
  CLOSER = 3,
  LACKING = 4
}

export namespace Outcome {
  export const codec = (): Codec<Outcome> => {
    return enumeration<Outcome>(__OutcomeValues)
  }
}

export interface ZoneOutcome {
  outcome: Outcome
  cut?: Cut
}

export namespace ZoneOutcome {
  let _codec: Codec<ZoneOutcome>

  export const codec = (): Codec<ZoneOutcome> => {
    if (_codec == null) {
      _codec = message<ZoneOutcome>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.outcome != null && __OutcomeValues[obj.outcome] !== 0) {
          w.uint32(8)
          Outcome.codec().encode(obj.outcome, w)
        }

        if (obj.cut != null) {
          w.uint32(18)
          Cut.codec().encode(obj.cut, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          outcome: Outcome.UNKNOWN_OUTCOME
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.outcome = Outcome.codec().decode(reader)
              break
            }
            case 2: {
              obj.cut = Cut.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cut
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
                field: `${prefix}.outcome`,
                value: Outcome.codec().decode(reader)
              }
              break
            }
            case 2: {
              yield * Cut.codec().stream(reader, reader.uint32(), `${prefix}.cut`, {
                limits: opts.limits?.cut
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

  export interface ZoneOutcomeOutcomeFieldEvent {
    field: '$.outcome'
    value: Outcome
  }

  export interface ZoneOutcomeCutPrefixFieldEvent {
    field: '$.cut.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneOutcomeCutBitsFieldEvent {
    field: '$.cut.bits'
    value: number
  }

  export interface ZoneOutcomeCutCountFieldEvent {
    field: '$.cut.count'
    value: bigint
  }

  export interface ZoneOutcomeCutDrainingFieldEvent {
    field: '$.cut.draining'
    value: boolean
  }

  export function encode (obj: Partial<ZoneOutcome>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneOutcome.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneOutcome>): ZoneOutcome {
    return decodeMessage(buf, ZoneOutcome.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneOutcome>): Generator<ZoneOutcomeOutcomeFieldEvent | ZoneOutcomeCutPrefixFieldEvent | ZoneOutcomeCutBitsFieldEvent | ZoneOutcomeCutCountFieldEvent | ZoneOutcomeCutDrainingFieldEvent> {
    return streamMessage(buf, ZoneOutcome.codec(), opts)
  }
}

export interface PutResponse {
  outcomes: ZoneOutcome[]
  stored?: SignedBody
  closer: SignedBody[]
}

export namespace PutResponse {
  let _codec: Codec<PutResponse>

  export const codec = (): Codec<PutResponse> => {
    if (_codec == null) {
      _codec = message<PutResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.outcomes != null && obj.outcomes.length > 0) {
          for (const value of obj.outcomes) {
            w.uint32(10)
            ZoneOutcome.codec().encode(value, w)
          }
        }

        if (obj.stored != null) {
          w.uint32(18)
          SignedBody.codec().encode(obj.stored, w)
        }

        if (obj.closer != null && obj.closer.length > 0) {
          for (const value of obj.closer) {
            w.uint32(26)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          outcomes: [],
          closer: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.outcomes != null && obj.outcomes.length === opts.limits.outcomes) {
                throw new MaxLengthError('Decode error - repeated field "outcomes" had too many elements')
              }

              obj.outcomes.push(ZoneOutcome.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.outcomes$
              }))
              break
            }
            case 2: {
              obj.stored = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.stored
              })
              break
            }
            case 3: {
              if (opts.limits?.closer != null && obj.closer.length === opts.limits.closer) {
                throw new MaxLengthError('Decode error - repeated field "closer" had too many elements')
              }

              obj.closer.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.closer$
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
          outcomes: 0,
          closer: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.outcomes != null && obj.outcomes === opts.limits.outcomes) {
                throw new MaxLengthError('Streaming decode error - repeated field "outcomes" had too many elements')
              }

              for (const evt of ZoneOutcome.codec().stream(reader, reader.uint32(), `${prefix}.outcomes[]`, {
                limits: opts.limits?.outcomes$
              })) {
                yield {
                  ...evt,
                  index: obj.outcomes
                }
              }

              obj.outcomes++

              break
            }
            case 2: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.stored`, {
                limits: opts.limits?.stored
              })

              break
            }
            case 3: {
              if (opts.limits?.closer != null && obj.closer === opts.limits.closer) {
                throw new MaxLengthError('Streaming decode error - repeated field "closer" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.closer[]`, {
                limits: opts.limits?.closer$
              })) {
                yield {
                  ...evt,
                  index: obj.closer
                }
              }

              obj.closer++

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

  export interface PutResponseOutcomesOutcomeFieldEvent {
    field: '$.outcomes[].outcome'
    value: Outcome
    index: number
  }

  export interface PutResponseOutcomesCutPrefixFieldEvent {
    field: '$.outcomes[].cut.prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PutResponseOutcomesCutBitsFieldEvent {
    field: '$.outcomes[].cut.bits'
    value: number
    index: number
  }

  export interface PutResponseOutcomesCutCountFieldEvent {
    field: '$.outcomes[].cut.count'
    value: bigint
    index: number
  }

  export interface PutResponseOutcomesCutDrainingFieldEvent {
    field: '$.outcomes[].cut.draining'
    value: boolean
    index: number
  }

  export interface PutResponseStoredBodyFieldEvent {
    field: '$.stored.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PutResponseStoredSignatureFieldEvent {
    field: '$.stored.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PutResponseCloserBodyFieldEvent {
    field: '$.closer[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PutResponseCloserSignatureFieldEvent {
    field: '$.closer[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<PutResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PutResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PutResponse>): PutResponse {
    return decodeMessage(buf, PutResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PutResponse>): Generator<PutResponseOutcomesOutcomeFieldEvent | PutResponseOutcomesCutPrefixFieldEvent | PutResponseOutcomesCutBitsFieldEvent | PutResponseOutcomesCutCountFieldEvent | PutResponseOutcomesCutDrainingFieldEvent | PutResponseStoredBodyFieldEvent | PutResponseStoredSignatureFieldEvent | PutResponseCloserBodyFieldEvent | PutResponseCloserSignatureFieldEvent> {
    return streamMessage(buf, PutResponse.codec(), opts)
  }
}

export interface SignedBody {
  body: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
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

  export interface SignedBodyBodyFieldEvent {
    field: '$.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SignedBodySignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SignedBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SignedBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedBody>): SignedBody {
    return decodeMessage(buf, SignedBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SignedBody>): Generator<SignedBodyBodyFieldEvent | SignedBodySignatureFieldEvent> {
    return streamMessage(buf, SignedBody.codec(), opts)
  }
}

export interface StoredBody {
  node: Uint8Array<ArrayBuffer>
  time: bigint
  server: Uint8Array<ArrayBuffer>
  version: bigint
  zones: ZoneName[]
}

export namespace StoredBody {
  let _codec: Codec<StoredBody>

  export const codec = (): Codec<StoredBody> => {
    if (_codec == null) {
      _codec = message<StoredBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.node != null && obj.node.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.node)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.time)
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.server)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.version)
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(42)
            ZoneName.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          node: uint8ArrayAlloc(0),
          time: 0n,
          server: uint8ArrayAlloc(0),
          version: 0n,
          zones: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.node = reader.bytes()
              break
            }
            case 2: {
              obj.time = reader.uint64()
              break
            }
            case 3: {
              obj.server = reader.bytes()
              break
            }
            case 4: {
              obj.version = reader.uint64()
              break
            }
            case 5: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
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
          zones: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.node`,
                value: reader.bytes()
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
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
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

  export interface StoredBodyNodeFieldEvent {
    field: '$.node'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StoredBodyTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface StoredBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StoredBodyVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface StoredBodyZonesTokenFieldEvent {
    field: '$.zones[].token'
    value: string
    index: number
  }

  export interface StoredBodyZonesPrefixFieldEvent {
    field: '$.zones[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface StoredBodyZonesBitsFieldEvent {
    field: '$.zones[].bits'
    value: number
    index: number
  }

  export function encode (obj: Partial<StoredBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StoredBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredBody>): StoredBody {
    return decodeMessage(buf, StoredBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredBody>): Generator<StoredBodyNodeFieldEvent | StoredBodyTimeFieldEvent | StoredBodyServerFieldEvent | StoredBodyVersionFieldEvent | StoredBodyZonesTokenFieldEvent | StoredBodyZonesPrefixFieldEvent | StoredBodyZonesBitsFieldEvent> {
    return streamMessage(buf, StoredBody.codec(), opts)
  }
}

export interface Condition {
  name: string
  gte: Uint8Array<ArrayBuffer>
  lt: Uint8Array<ArrayBuffer>
}

export namespace Condition {
  let _codec: Codec<Condition>

  export const codec = (): Codec<Condition> => {
    if (_codec == null) {
      _codec = message<Condition>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.name != null && obj.name !== '')) {
          w.uint32(10)
          w.string(obj.name)
        }

        if ((obj.gte != null && obj.gte.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.gte)
        }

        if ((obj.lt != null && obj.lt.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.lt)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          name: '',
          gte: uint8ArrayAlloc(0),
          lt: uint8ArrayAlloc(0)
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
              obj.gte = reader.bytes()
              break
            }
            case 3: {
              obj.lt = reader.bytes()
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
                field: `${prefix}.gte`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.lt`,
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

  export interface ConditionNameFieldEvent {
    field: '$.name'
    value: string
  }

  export interface ConditionGteFieldEvent {
    field: '$.gte'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ConditionLtFieldEvent {
    field: '$.lt'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Condition>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Condition.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Condition>): Condition {
    return decodeMessage(buf, Condition.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Condition>): Generator<ConditionNameFieldEvent | ConditionGteFieldEvent | ConditionLtFieldEvent> {
    return streamMessage(buf, Condition.codec(), opts)
  }
}

export interface Query {
  zone?: ZoneName
  range?: Condition
  filter: Condition[]
  cursor: Uint8Array<ArrayBuffer>
  limit: number
}

export namespace Query {
  let _codec: Codec<Query>

  export const codec = (): Codec<Query> => {
    if (_codec == null) {
      _codec = message<Query>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zone != null) {
          w.uint32(10)
          ZoneName.codec().encode(obj.zone, w)
        }

        if (obj.range != null) {
          w.uint32(18)
          Condition.codec().encode(obj.range, w)
        }

        if (obj.filter != null && obj.filter.length > 0) {
          for (const value of obj.filter) {
            w.uint32(26)
            Condition.codec().encode(value, w)
          }
        }

        if ((obj.cursor != null && obj.cursor.byteLength > 0)) {
          w.uint32(34)
          w.bytes(obj.cursor)
        }

        if ((obj.limit != null && obj.limit !== 0)) {
          w.uint32(40)
          w.uint32(obj.limit)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          filter: [],
          cursor: uint8ArrayAlloc(0),
          limit: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.zone = ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zone
              })
              break
            }
            case 2: {
              obj.range = Condition.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.range
              })
              break
            }
            case 3: {
              if (opts.limits?.filter != null && obj.filter.length === opts.limits.filter) {
                throw new MaxLengthError('Decode error - repeated field "filter" had too many elements')
              }

              obj.filter.push(Condition.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.filter$
              }))
              break
            }
            case 4: {
              obj.cursor = reader.bytes()
              break
            }
            case 5: {
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
        const obj = {
          filter: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zone`, {
                limits: opts.limits?.zone
              })

              break
            }
            case 2: {
              yield * Condition.codec().stream(reader, reader.uint32(), `${prefix}.range`, {
                limits: opts.limits?.range
              })

              break
            }
            case 3: {
              if (opts.limits?.filter != null && obj.filter === opts.limits.filter) {
                throw new MaxLengthError('Streaming decode error - repeated field "filter" had too many elements')
              }

              for (const evt of Condition.codec().stream(reader, reader.uint32(), `${prefix}.filter[]`, {
                limits: opts.limits?.filter$
              })) {
                yield {
                  ...evt,
                  index: obj.filter
                }
              }

              obj.filter++

              break
            }
            case 4: {
              yield {
                field: `${prefix}.cursor`,
                value: reader.bytes()
              }
              break
            }
            case 5: {
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

  export interface QueryZoneTokenFieldEvent {
    field: '$.zone.token'
    value: string
  }

  export interface QueryZonePrefixFieldEvent {
    field: '$.zone.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QueryZoneBitsFieldEvent {
    field: '$.zone.bits'
    value: number
  }

  export interface QueryRangeNameFieldEvent {
    field: '$.range.name'
    value: string
  }

  export interface QueryRangeGteFieldEvent {
    field: '$.range.gte'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QueryRangeLtFieldEvent {
    field: '$.range.lt'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QueryFilterNameFieldEvent {
    field: '$.filter[].name'
    value: string
    index: number
  }

  export interface QueryFilterGteFieldEvent {
    field: '$.filter[].gte'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface QueryFilterLtFieldEvent {
    field: '$.filter[].lt'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface QueryCursorFieldEvent {
    field: '$.cursor'
    value: Uint8Array<ArrayBuffer>
  }

  export interface QueryLimitFieldEvent {
    field: '$.limit'
    value: number
  }

  export function encode (obj: Partial<Query>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Query.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Query {
    return decodeMessage(buf, Query.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Query>): Generator<QueryZoneTokenFieldEvent | QueryZonePrefixFieldEvent | QueryZoneBitsFieldEvent | QueryRangeNameFieldEvent | QueryRangeGteFieldEvent | QueryRangeLtFieldEvent | QueryFilterNameFieldEvent | QueryFilterGteFieldEvent | QueryFilterLtFieldEvent | QueryCursorFieldEvent | QueryLimitFieldEvent> {
    return streamMessage(buf, Query.codec(), opts)
  }
}

export interface GetRequest {
  query: Uint8Array<ArrayBuffer>
  brief: boolean
}

export namespace GetRequest {
  let _codec: Codec<GetRequest>

  export const codec = (): Codec<GetRequest> => {
    if (_codec == null) {
      _codec = message<GetRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.query != null && obj.query.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.query)
        }

        if ((obj.brief != null && obj.brief !== false)) {
          w.uint32(16)
          w.bool(obj.brief)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          query: uint8ArrayAlloc(0),
          brief: false
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.query = reader.bytes()
              break
            }
            case 2: {
              obj.brief = reader.bool()
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
                field: `${prefix}.query`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.brief`,
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

  export interface GetRequestQueryFieldEvent {
    field: '$.query'
    value: Uint8Array<ArrayBuffer>
  }

  export interface GetRequestBriefFieldEvent {
    field: '$.brief'
    value: boolean
  }

  export function encode (obj: Partial<GetRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, GetRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GetRequest>): GetRequest {
    return decodeMessage(buf, GetRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GetRequest>): Generator<GetRequestQueryFieldEvent | GetRequestBriefFieldEvent> {
    return streamMessage(buf, GetRequest.codec(), opts)
  }
}

export interface Entry {
  server: Uint8Array<ArrayBuffer>
  version: bigint
  stale: boolean
  card?: Card
}

export namespace Entry {
  let _codec: Codec<Entry>

  export const codec = (): Codec<Entry> => {
    if (_codec == null) {
      _codec = message<Entry>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.version)
        }

        if ((obj.stale != null && obj.stale !== false)) {
          w.uint32(24)
          w.bool(obj.stale)
        }

        if (obj.card != null) {
          w.uint32(34)
          Card.codec().encode(obj.card, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          version: 0n,
          stale: false
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
              obj.version = reader.uint64()
              break
            }
            case 3: {
              obj.stale = reader.bool()
              break
            }
            case 4: {
              obj.card = Card.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.card
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
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.stale`,
                value: reader.bool()
              }
              break
            }
            case 4: {
              yield * Card.codec().stream(reader, reader.uint32(), `${prefix}.card`, {
                limits: opts.limits?.card
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

  export interface EntryServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EntryVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface EntryStaleFieldEvent {
    field: '$.stale'
    value: boolean
  }

  export interface EntryCardHeadBodyFieldEvent {
    field: '$.card.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EntryCardHeadSignatureFieldEvent {
    field: '$.card.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface EntryCardTokensFieldEvent {
    field: '$.card.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<Entry>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Entry.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Entry>): Entry {
    return decodeMessage(buf, Entry.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Entry>): Generator<EntryServerFieldEvent | EntryVersionFieldEvent | EntryStaleFieldEvent | EntryCardHeadBodyFieldEvent | EntryCardHeadSignatureFieldEvent | EntryCardTokensFieldEvent> {
    return streamMessage(buf, Entry.codec(), opts)
  }
}

export interface PageBody {
  node: Uint8Array<ArrayBuffer>
  time: bigint
  query: Uint8Array<ArrayBuffer>
  entries: Entry[]
  more: boolean
  total: bigint
  before: bigint
  cuts: Cut[]
}

export namespace PageBody {
  let _codec: Codec<PageBody>

  export const codec = (): Codec<PageBody> => {
    if (_codec == null) {
      _codec = message<PageBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.node != null && obj.node.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.node)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.time)
        }

        if ((obj.query != null && obj.query.byteLength > 0)) {
          w.uint32(26)
          w.bytes(obj.query)
        }

        if (obj.entries != null && obj.entries.length > 0) {
          for (const value of obj.entries) {
            w.uint32(34)
            Entry.codec().encode(value, w)
          }
        }

        if ((obj.more != null && obj.more !== false)) {
          w.uint32(40)
          w.bool(obj.more)
        }

        if ((obj.total != null && obj.total !== 0n)) {
          w.uint32(48)
          writeUint64(w, obj.total)
        }

        if ((obj.before != null && obj.before !== 0n)) {
          w.uint32(56)
          writeUint64(w, obj.before)
        }

        if (obj.cuts != null && obj.cuts.length > 0) {
          for (const value of obj.cuts) {
            w.uint32(66)
            Cut.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          node: uint8ArrayAlloc(0),
          time: 0n,
          query: uint8ArrayAlloc(0),
          entries: [],
          more: false,
          total: 0n,
          before: 0n,
          cuts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.node = reader.bytes()
              break
            }
            case 2: {
              obj.time = reader.uint64()
              break
            }
            case 3: {
              obj.query = reader.bytes()
              break
            }
            case 4: {
              if (opts.limits?.entries != null && obj.entries.length === opts.limits.entries) {
                throw new MaxLengthError('Decode error - repeated field "entries" had too many elements')
              }

              obj.entries.push(Entry.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.entries$
              }))
              break
            }
            case 5: {
              obj.more = reader.bool()
              break
            }
            case 6: {
              obj.total = reader.uint64()
              break
            }
            case 7: {
              obj.before = reader.uint64()
              break
            }
            case 8: {
              if (opts.limits?.cuts != null && obj.cuts.length === opts.limits.cuts) {
                throw new MaxLengthError('Decode error - repeated field "cuts" had too many elements')
              }

              obj.cuts.push(Cut.codec().decode(reader, reader.uint32(), {
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
          entries: 0,
          cuts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.node`,
                value: reader.bytes()
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
                field: `${prefix}.query`,
                value: reader.bytes()
              }
              break
            }
            case 4: {
              if (opts.limits?.entries != null && obj.entries === opts.limits.entries) {
                throw new MaxLengthError('Streaming decode error - repeated field "entries" had too many elements')
              }

              for (const evt of Entry.codec().stream(reader, reader.uint32(), `${prefix}.entries[]`, {
                limits: opts.limits?.entries$
              })) {
                yield {
                  ...evt,
                  index: obj.entries
                }
              }

              obj.entries++

              break
            }
            case 5: {
              yield {
                field: `${prefix}.more`,
                value: reader.bool()
              }
              break
            }
            case 6: {
              yield {
                field: `${prefix}.total`,
                value: reader.uint64()
              }
              break
            }
            case 7: {
              yield {
                field: `${prefix}.before`,
                value: reader.uint64()
              }
              break
            }
            case 8: {
              if (opts.limits?.cuts != null && obj.cuts === opts.limits.cuts) {
                throw new MaxLengthError('Streaming decode error - repeated field "cuts" had too many elements')
              }

              for (const evt of Cut.codec().stream(reader, reader.uint32(), `${prefix}.cuts[]`, {
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

  export interface PageBodyNodeFieldEvent {
    field: '$.node'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PageBodyTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface PageBodyQueryFieldEvent {
    field: '$.query'
    value: Uint8Array<ArrayBuffer>
  }

  export interface PageBodyEntriesServerFieldEvent {
    field: '$.entries[].server'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PageBodyEntriesVersionFieldEvent {
    field: '$.entries[].version'
    value: bigint
    index: number
  }

  export interface PageBodyEntriesStaleFieldEvent {
    field: '$.entries[].stale'
    value: boolean
    index: number
  }

  export interface PageBodyEntriesCardHeadBodyFieldEvent {
    field: '$.entries[].card.head.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PageBodyEntriesCardHeadSignatureFieldEvent {
    field: '$.entries[].card.head.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PageBodyEntriesCardTokensFieldEvent {
    field: '$.entries[].card.tokens'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PageBodyMoreFieldEvent {
    field: '$.more'
    value: boolean
  }

  export interface PageBodyTotalFieldEvent {
    field: '$.total'
    value: bigint
  }

  export interface PageBodyBeforeFieldEvent {
    field: '$.before'
    value: bigint
  }

  export interface PageBodyCutsPrefixFieldEvent {
    field: '$.cuts[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface PageBodyCutsBitsFieldEvent {
    field: '$.cuts[].bits'
    value: number
    index: number
  }

  export interface PageBodyCutsCountFieldEvent {
    field: '$.cuts[].count'
    value: bigint
    index: number
  }

  export interface PageBodyCutsDrainingFieldEvent {
    field: '$.cuts[].draining'
    value: boolean
    index: number
  }

  export function encode (obj: Partial<PageBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, PageBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PageBody>): PageBody {
    return decodeMessage(buf, PageBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PageBody>): Generator<PageBodyNodeFieldEvent | PageBodyTimeFieldEvent | PageBodyQueryFieldEvent | PageBodyEntriesServerFieldEvent | PageBodyEntriesVersionFieldEvent | PageBodyEntriesStaleFieldEvent | PageBodyEntriesCardHeadBodyFieldEvent | PageBodyEntriesCardHeadSignatureFieldEvent | PageBodyEntriesCardTokensFieldEvent | PageBodyMoreFieldEvent | PageBodyTotalFieldEvent | PageBodyBeforeFieldEvent | PageBodyCutsPrefixFieldEvent | PageBodyCutsBitsFieldEvent | PageBodyCutsCountFieldEvent | PageBodyCutsDrainingFieldEvent> {
    return streamMessage(buf, PageBody.codec(), opts)
  }
}

export interface GetResponse {
  page: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export namespace GetResponse {
  let _codec: Codec<GetResponse>

  export const codec = (): Codec<GetResponse> => {
    if (_codec == null) {
      _codec = message<GetResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.page != null && obj.page.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.page)
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
          page: uint8ArrayAlloc(0),
          signature: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.page = reader.bytes()
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
                field: `${prefix}.page`,
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

  export interface GetResponsePageFieldEvent {
    field: '$.page'
    value: Uint8Array<ArrayBuffer>
  }

  export interface GetResponseSignatureFieldEvent {
    field: '$.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<GetResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, GetResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GetResponse>): GetResponse {
    return decodeMessage(buf, GetResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GetResponse>): Generator<GetResponsePageFieldEvent | GetResponseSignatureFieldEvent> {
    return streamMessage(buf, GetResponse.codec(), opts)
  }
}

export interface CardsRequest {
  servers: Uint8Array<ArrayBuffer>[]
}

export namespace CardsRequest {
  let _codec: Codec<CardsRequest>

  export const codec = (): Codec<CardsRequest> => {
    if (_codec == null) {
      _codec = message<CardsRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.servers != null && obj.servers.length > 0) {
          for (const value of obj.servers) {
            w.uint32(10)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          servers: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.servers != null && obj.servers.length === opts.limits.servers) {
                throw new MaxLengthError('Decode error - repeated field "servers" had too many elements')
              }

              obj.servers.push(reader.bytes())
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
          servers: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.servers != null && obj.servers === opts.limits.servers) {
                throw new MaxLengthError('Streaming decode error - repeated field "servers" had too many elements')
              }

              yield {
                field: `${prefix}.servers[]`,
                index: obj.servers,
                value: reader.bytes()
              }

              obj.servers++

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

  export interface CardsRequestServersFieldEvent {
    field: '$.servers[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<CardsRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CardsRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardsRequest>): CardsRequest {
    return decodeMessage(buf, CardsRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardsRequest>): Generator<CardsRequestServersFieldEvent> {
    return streamMessage(buf, CardsRequest.codec(), opts)
  }
}

export interface CardsResponse {
  cards: Card[]
  gone: Notice[]
}

export namespace CardsResponse {
  let _codec: Codec<CardsResponse>

  export const codec = (): Codec<CardsResponse> => {
    if (_codec == null) {
      _codec = message<CardsResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.cards != null && obj.cards.length > 0) {
          for (const value of obj.cards) {
            w.uint32(10)
            Card.codec().encode(value, w)
          }
        }

        if (obj.gone != null && obj.gone.length > 0) {
          for (const value of obj.gone) {
            w.uint32(18)
            Notice.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          cards: [],
          gone: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.cards != null && obj.cards.length === opts.limits.cards) {
                throw new MaxLengthError('Decode error - repeated field "cards" had too many elements')
              }

              obj.cards.push(Card.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.cards$
              }))
              break
            }
            case 2: {
              if (opts.limits?.gone != null && obj.gone.length === opts.limits.gone) {
                throw new MaxLengthError('Decode error - repeated field "gone" had too many elements')
              }

              obj.gone.push(Notice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.gone$
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
          cards: 0,
          gone: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.cards != null && obj.cards === opts.limits.cards) {
                throw new MaxLengthError('Streaming decode error - repeated field "cards" had too many elements')
              }

              for (const evt of Card.codec().stream(reader, reader.uint32(), `${prefix}.cards[]`, {
                limits: opts.limits?.cards$
              })) {
                yield {
                  ...evt,
                  index: obj.cards
                }
              }

              obj.cards++

              break
            }
            case 2: {
              if (opts.limits?.gone != null && obj.gone === opts.limits.gone) {
                throw new MaxLengthError('Streaming decode error - repeated field "gone" had too many elements')
              }

              for (const evt of Notice.codec().stream(reader, reader.uint32(), `${prefix}.gone[]`, {
                limits: opts.limits?.gone$
              })) {
                yield {
                  ...evt,
                  index: obj.gone
                }
              }

              obj.gone++

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

  export interface CardsResponseCardsHeadBodyFieldEvent {
    field: '$.cards[].head.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseCardsHeadSignatureFieldEvent {
    field: '$.cards[].head.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseCardsTokensFieldEvent {
    field: '$.cards[].tokens'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseGoneHeadBodyFieldEvent {
    field: '$.gone[].head.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseGoneHeadSignatureFieldEvent {
    field: '$.gone[].head.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseGoneStatementsBodyFieldEvent {
    field: '$.gone[].statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface CardsResponseGoneStatementsSignatureFieldEvent {
    field: '$.gone[].statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<CardsResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, CardsResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardsResponse>): CardsResponse {
    return decodeMessage(buf, CardsResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<CardsResponse>): Generator<CardsResponseCardsHeadBodyFieldEvent | CardsResponseCardsHeadSignatureFieldEvent | CardsResponseCardsTokensFieldEvent | CardsResponseGoneHeadBodyFieldEvent | CardsResponseGoneHeadSignatureFieldEvent | CardsResponseGoneStatementsBodyFieldEvent | CardsResponseGoneStatementsSignatureFieldEvent> {
    return streamMessage(buf, CardsResponse.codec(), opts)
  }
}

export interface AdvertisementRequest {
  server: Uint8Array<ArrayBuffer>
}

export namespace AdvertisementRequest {
  let _codec: Codec<AdvertisementRequest>

  export const codec = (): Codec<AdvertisementRequest> => {
    if (_codec == null) {
      _codec = message<AdvertisementRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.server = reader.bytes()
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

  export interface AdvertisementRequestServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<AdvertisementRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AdvertisementRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisementRequest>): AdvertisementRequest {
    return decodeMessage(buf, AdvertisementRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisementRequest>): Generator<AdvertisementRequestServerFieldEvent> {
    return streamMessage(buf, AdvertisementRequest.codec(), opts)
  }
}

export interface AdvertisementResponse {
  card?: Card
  xml?: Uint8Array<ArrayBuffer>
  gone?: Notice
}

export namespace AdvertisementResponse {
  let _codec: Codec<AdvertisementResponse>

  export const codec = (): Codec<AdvertisementResponse> => {
    if (_codec == null) {
      _codec = message<AdvertisementResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.card != null) {
          w.uint32(10)
          Card.codec().encode(obj.card, w)
        }

        if (obj.xml != null) {
          w.uint32(18)
          w.bytes(obj.xml)
        }

        if (obj.gone != null) {
          w.uint32(26)
          Notice.codec().encode(obj.gone, w)
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
              obj.card = Card.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.card
              })
              break
            }
            case 2: {
              obj.xml = reader.bytes()
              break
            }
            case 3: {
              obj.gone = Notice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.gone
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
              yield * Card.codec().stream(reader, reader.uint32(), `${prefix}.card`, {
                limits: opts.limits?.card
              })

              break
            }
            case 2: {
              yield {
                field: `${prefix}.xml`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield * Notice.codec().stream(reader, reader.uint32(), `${prefix}.gone`, {
                limits: opts.limits?.gone
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

  export interface AdvertisementResponseCardHeadBodyFieldEvent {
    field: '$.card.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseCardHeadSignatureFieldEvent {
    field: '$.card.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseCardTokensFieldEvent {
    field: '$.card.tokens'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseXmlFieldEvent {
    field: '$.xml'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseGoneHeadBodyFieldEvent {
    field: '$.gone.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseGoneHeadSignatureFieldEvent {
    field: '$.gone.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface AdvertisementResponseGoneStatementsBodyFieldEvent {
    field: '$.gone.statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface AdvertisementResponseGoneStatementsSignatureFieldEvent {
    field: '$.gone.statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<AdvertisementResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AdvertisementResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisementResponse>): AdvertisementResponse {
    return decodeMessage(buf, AdvertisementResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AdvertisementResponse>): Generator<AdvertisementResponseCardHeadBodyFieldEvent | AdvertisementResponseCardHeadSignatureFieldEvent | AdvertisementResponseCardTokensFieldEvent | AdvertisementResponseXmlFieldEvent | AdvertisementResponseGoneHeadBodyFieldEvent | AdvertisementResponseGoneHeadSignatureFieldEvent | AdvertisementResponseGoneStatementsBodyFieldEvent | AdvertisementResponseGoneStatementsSignatureFieldEvent> {
    return streamMessage(buf, AdvertisementResponse.codec(), opts)
  }
}

export interface RollBody {
  node: Uint8Array<ArrayBuffer>
  time: bigint
  addresses: string[]
  operator: string
  credential: Uint8Array<ArrayBuffer>
}

export namespace RollBody {
  let _codec: Codec<RollBody>

  export const codec = (): Codec<RollBody> => {
    if (_codec == null) {
      _codec = message<RollBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.node != null && obj.node.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.node)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.time)
        }

        if (obj.addresses != null && obj.addresses.length > 0) {
          for (const value of obj.addresses) {
            w.uint32(26)
            w.string(value)
          }
        }

        if ((obj.operator != null && obj.operator !== '')) {
          w.uint32(34)
          w.string(obj.operator)
        }

        if ((obj.credential != null && obj.credential.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.credential)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          node: uint8ArrayAlloc(0),
          time: 0n,
          addresses: [],
          operator: '',
          credential: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.node = reader.bytes()
              break
            }
            case 2: {
              obj.time = reader.uint64()
              break
            }
            case 3: {
              if (opts.limits?.addresses != null && obj.addresses.length === opts.limits.addresses) {
                throw new MaxLengthError('Decode error - repeated field "addresses" had too many elements')
              }

              obj.addresses.push(reader.string())
              break
            }
            case 4: {
              obj.operator = reader.string()
              break
            }
            case 5: {
              obj.credential = reader.bytes()
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
                field: `${prefix}.node`,
                value: reader.bytes()
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
            case 4: {
              yield {
                field: `${prefix}.operator`,
                value: reader.string()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.credential`,
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

  export interface RollBodyNodeFieldEvent {
    field: '$.node'
    value: Uint8Array<ArrayBuffer>
  }

  export interface RollBodyTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface RollBodyAddressesFieldEvent {
    field: '$.addresses[]'
    index: number
    value: string
  }

  export interface RollBodyOperatorFieldEvent {
    field: '$.operator'
    value: string
  }

  export interface RollBodyCredentialFieldEvent {
    field: '$.credential'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<RollBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RollBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollBody>): RollBody {
    return decodeMessage(buf, RollBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollBody>): Generator<RollBodyNodeFieldEvent | RollBodyTimeFieldEvent | RollBodyAddressesFieldEvent | RollBodyOperatorFieldEvent | RollBodyCredentialFieldEvent> {
    return streamMessage(buf, RollBody.codec(), opts)
  }
}

export interface RollRequest {
  rolls: SignedBody[]
}

export namespace RollRequest {
  let _codec: Codec<RollRequest>

  export const codec = (): Codec<RollRequest> => {
    if (_codec == null) {
      _codec = message<RollRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rolls != null && obj.rolls.length > 0) {
          for (const value of obj.rolls) {
            w.uint32(10)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          rolls: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls.length === opts.limits.rolls) {
                throw new MaxLengthError('Decode error - repeated field "rolls" had too many elements')
              }

              obj.rolls.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rolls$
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
          rolls: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls === opts.limits.rolls) {
                throw new MaxLengthError('Streaming decode error - repeated field "rolls" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.rolls[]`, {
                limits: opts.limits?.rolls$
              })) {
                yield {
                  ...evt,
                  index: obj.rolls
                }
              }

              obj.rolls++

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

  export interface RollRequestRollsBodyFieldEvent {
    field: '$.rolls[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface RollRequestRollsSignatureFieldEvent {
    field: '$.rolls[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<RollRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RollRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollRequest>): RollRequest {
    return decodeMessage(buf, RollRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollRequest>): Generator<RollRequestRollsBodyFieldEvent | RollRequestRollsSignatureFieldEvent> {
    return streamMessage(buf, RollRequest.codec(), opts)
  }
}

export interface RollResponse {
  rolls: SignedBody[]
}

export namespace RollResponse {
  let _codec: Codec<RollResponse>

  export const codec = (): Codec<RollResponse> => {
    if (_codec == null) {
      _codec = message<RollResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rolls != null && obj.rolls.length > 0) {
          for (const value of obj.rolls) {
            w.uint32(10)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          rolls: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls.length === opts.limits.rolls) {
                throw new MaxLengthError('Decode error - repeated field "rolls" had too many elements')
              }

              obj.rolls.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rolls$
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
          rolls: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls === opts.limits.rolls) {
                throw new MaxLengthError('Streaming decode error - repeated field "rolls" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.rolls[]`, {
                limits: opts.limits?.rolls$
              })) {
                yield {
                  ...evt,
                  index: obj.rolls
                }
              }

              obj.rolls++

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

  export interface RollResponseRollsBodyFieldEvent {
    field: '$.rolls[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface RollResponseRollsSignatureFieldEvent {
    field: '$.rolls[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<RollResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, RollResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollResponse>): RollResponse {
    return decodeMessage(buf, RollResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<RollResponse>): Generator<RollResponseRollsBodyFieldEvent | RollResponseRollsSignatureFieldEvent> {
    return streamMessage(buf, RollResponse.codec(), opts)
  }
}

export interface MembersRequest {}

export namespace MembersRequest {
  let _codec: Codec<MembersRequest>

  export const codec = (): Codec<MembersRequest> => {
    if (_codec == null) {
      _codec = message<MembersRequest>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<MembersRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, MembersRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MembersRequest>): MembersRequest {
    return decodeMessage(buf, MembersRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MembersRequest>): Generator<{}> {
    return streamMessage(buf, MembersRequest.codec(), opts)
  }
}

export interface MembersResponse {
  document: Uint8Array<ArrayBuffer>
  rolls: SignedBody[]
}

export namespace MembersResponse {
  let _codec: Codec<MembersResponse>

  export const codec = (): Codec<MembersResponse> => {
    if (_codec == null) {
      _codec = message<MembersResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.document != null && obj.document.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.document)
        }

        if (obj.rolls != null && obj.rolls.length > 0) {
          for (const value of obj.rolls) {
            w.uint32(18)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          document: uint8ArrayAlloc(0),
          rolls: []
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
              if (opts.limits?.rolls != null && obj.rolls.length === opts.limits.rolls) {
                throw new MaxLengthError('Decode error - repeated field "rolls" had too many elements')
              }

              obj.rolls.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rolls$
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
          rolls: 0
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
              if (opts.limits?.rolls != null && obj.rolls === opts.limits.rolls) {
                throw new MaxLengthError('Streaming decode error - repeated field "rolls" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.rolls[]`, {
                limits: opts.limits?.rolls$
              })) {
                yield {
                  ...evt,
                  index: obj.rolls
                }
              }

              obj.rolls++

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

  export interface MembersResponseDocumentFieldEvent {
    field: '$.document'
    value: Uint8Array<ArrayBuffer>
  }

  export interface MembersResponseRollsBodyFieldEvent {
    field: '$.rolls[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface MembersResponseRollsSignatureFieldEvent {
    field: '$.rolls[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<MembersResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, MembersResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MembersResponse>): MembersResponse {
    return decodeMessage(buf, MembersResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<MembersResponse>): Generator<MembersResponseDocumentFieldEvent | MembersResponseRollsBodyFieldEvent | MembersResponseRollsSignatureFieldEvent> {
    return streamMessage(buf, MembersResponse.codec(), opts)
  }
}

export interface ZoneSummary {
  zone?: ZoneName
  digest: Uint8Array<ArrayBuffer>
}

export namespace ZoneSummary {
  let _codec: Codec<ZoneSummary>

  export const codec = (): Codec<ZoneSummary> => {
    if (_codec == null) {
      _codec = message<ZoneSummary>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zone != null) {
          w.uint32(10)
          ZoneName.codec().encode(obj.zone, w)
        }

        if ((obj.digest != null && obj.digest.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.digest)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          digest: uint8ArrayAlloc(0)
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.zone = ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zone
              })
              break
            }
            case 2: {
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
              yield * ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zone`, {
                limits: opts.limits?.zone
              })

              break
            }
            case 2: {
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

  export interface ZoneSummaryZoneTokenFieldEvent {
    field: '$.zone.token'
    value: string
  }

  export interface ZoneSummaryZonePrefixFieldEvent {
    field: '$.zone.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneSummaryZoneBitsFieldEvent {
    field: '$.zone.bits'
    value: number
  }

  export interface ZoneSummaryDigestFieldEvent {
    field: '$.digest'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<ZoneSummary>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneSummary.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneSummary>): ZoneSummary {
    return decodeMessage(buf, ZoneSummary.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneSummary>): Generator<ZoneSummaryZoneTokenFieldEvent | ZoneSummaryZonePrefixFieldEvent | ZoneSummaryZoneBitsFieldEvent | ZoneSummaryDigestFieldEvent> {
    return streamMessage(buf, ZoneSummary.codec(), opts)
  }
}

export interface SyncRequest {
  from: Uint8Array<ArrayBuffer>
  to: Uint8Array<ArrayBuffer>
  zones: ZoneSummary[]
  gone: Uint8Array<ArrayBuffer>[]
}

export namespace SyncRequest {
  let _codec: Codec<SyncRequest>

  export const codec = (): Codec<SyncRequest> => {
    if (_codec == null) {
      _codec = message<SyncRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.from != null && obj.from.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.from)
        }

        if ((obj.to != null && obj.to.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.to)
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(26)
            ZoneSummary.codec().encode(value, w)
          }
        }

        if (obj.gone != null && obj.gone.length > 0) {
          for (const value of obj.gone) {
            w.uint32(34)
            w.bytes(value)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          from: uint8ArrayAlloc(0),
          to: uint8ArrayAlloc(0),
          zones: [],
          gone: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.from = reader.bytes()
              break
            }
            case 2: {
              obj.to = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(ZoneSummary.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
              }))
              break
            }
            case 4: {
              if (opts.limits?.gone != null && obj.gone.length === opts.limits.gone) {
                throw new MaxLengthError('Decode error - repeated field "gone" had too many elements')
              }

              obj.gone.push(reader.bytes())
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
          zones: 0,
          gone: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield {
                field: `${prefix}.from`,
                value: reader.bytes()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.to`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of ZoneSummary.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
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
            case 4: {
              if (opts.limits?.gone != null && obj.gone === opts.limits.gone) {
                throw new MaxLengthError('Streaming decode error - repeated field "gone" had too many elements')
              }

              yield {
                field: `${prefix}.gone[]`,
                index: obj.gone,
                value: reader.bytes()
              }

              obj.gone++

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

  export interface SyncRequestFromFieldEvent {
    field: '$.from'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SyncRequestToFieldEvent {
    field: '$.to'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SyncRequestZonesZoneTokenFieldEvent {
    field: '$.zones[].zone.token'
    value: string
    index: number
  }

  export interface SyncRequestZonesZonePrefixFieldEvent {
    field: '$.zones[].zone.prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncRequestZonesZoneBitsFieldEvent {
    field: '$.zones[].zone.bits'
    value: number
    index: number
  }

  export interface SyncRequestZonesDigestFieldEvent {
    field: '$.zones[].digest'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncRequestGoneFieldEvent {
    field: '$.gone[]'
    index: number
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<SyncRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SyncRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncRequest>): SyncRequest {
    return decodeMessage(buf, SyncRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncRequest>): Generator<SyncRequestFromFieldEvent | SyncRequestToFieldEvent | SyncRequestZonesZoneTokenFieldEvent | SyncRequestZonesZonePrefixFieldEvent | SyncRequestZonesZoneBitsFieldEvent | SyncRequestZonesDigestFieldEvent | SyncRequestGoneFieldEvent> {
    return streamMessage(buf, SyncRequest.codec(), opts)
  }
}

export interface ServerVersion {
  server: Uint8Array<ArrayBuffer>
  version: bigint
}

export namespace ServerVersion {
  let _codec: Codec<ServerVersion>

  export const codec = (): Codec<ServerVersion> => {
    if (_codec == null) {
      _codec = message<ServerVersion>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(10)
          w.bytes(obj.server)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.version)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          server: uint8ArrayAlloc(0),
          version: 0n
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
              obj.version = reader.uint64()
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
                field: `${prefix}.version`,
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

  export interface ServerVersionServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ServerVersionVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export function encode (obj: Partial<ServerVersion>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ServerVersion.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ServerVersion>): ServerVersion {
    return decodeMessage(buf, ServerVersion.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ServerVersion>): Generator<ServerVersionServerFieldEvent | ServerVersionVersionFieldEvent> {
    return streamMessage(buf, ServerVersion.codec(), opts)
  }
}

export interface ZoneContent {
  zone?: ZoneName
  servers: ServerVersion[]
  cuts: Cut[]
}

export namespace ZoneContent {
  let _codec: Codec<ZoneContent>

  export const codec = (): Codec<ZoneContent> => {
    if (_codec == null) {
      _codec = message<ZoneContent>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zone != null) {
          w.uint32(10)
          ZoneName.codec().encode(obj.zone, w)
        }

        if (obj.servers != null && obj.servers.length > 0) {
          for (const value of obj.servers) {
            w.uint32(18)
            ServerVersion.codec().encode(value, w)
          }
        }

        if (obj.cuts != null && obj.cuts.length > 0) {
          for (const value of obj.cuts) {
            w.uint32(26)
            Cut.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          servers: [],
          cuts: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.zone = ZoneName.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zone
              })
              break
            }
            case 2: {
              if (opts.limits?.servers != null && obj.servers.length === opts.limits.servers) {
                throw new MaxLengthError('Decode error - repeated field "servers" had too many elements')
              }

              obj.servers.push(ServerVersion.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.servers$
              }))
              break
            }
            case 3: {
              if (opts.limits?.cuts != null && obj.cuts.length === opts.limits.cuts) {
                throw new MaxLengthError('Decode error - repeated field "cuts" had too many elements')
              }

              obj.cuts.push(Cut.codec().decode(reader, reader.uint32(), {
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
          servers: 0,
          cuts: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * ZoneName.codec().stream(reader, reader.uint32(), `${prefix}.zone`, {
                limits: opts.limits?.zone
              })

              break
            }
            case 2: {
              if (opts.limits?.servers != null && obj.servers === opts.limits.servers) {
                throw new MaxLengthError('Streaming decode error - repeated field "servers" had too many elements')
              }

              for (const evt of ServerVersion.codec().stream(reader, reader.uint32(), `${prefix}.servers[]`, {
                limits: opts.limits?.servers$
              })) {
                yield {
                  ...evt,
                  index: obj.servers
                }
              }

              obj.servers++

              break
            }
            case 3: {
              if (opts.limits?.cuts != null && obj.cuts === opts.limits.cuts) {
                throw new MaxLengthError('Streaming decode error - repeated field "cuts" had too many elements')
              }

              for (const evt of Cut.codec().stream(reader, reader.uint32(), `${prefix}.cuts[]`, {
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

  export interface ZoneContentZoneTokenFieldEvent {
    field: '$.zone.token'
    value: string
  }

  export interface ZoneContentZonePrefixFieldEvent {
    field: '$.zone.prefix'
    value: Uint8Array<ArrayBuffer>
  }

  export interface ZoneContentZoneBitsFieldEvent {
    field: '$.zone.bits'
    value: number
  }

  export interface ZoneContentServersServerFieldEvent {
    field: '$.servers[].server'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ZoneContentServersVersionFieldEvent {
    field: '$.servers[].version'
    value: bigint
    index: number
  }

  export interface ZoneContentCutsPrefixFieldEvent {
    field: '$.cuts[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface ZoneContentCutsBitsFieldEvent {
    field: '$.cuts[].bits'
    value: number
    index: number
  }

  export interface ZoneContentCutsCountFieldEvent {
    field: '$.cuts[].count'
    value: bigint
    index: number
  }

  export interface ZoneContentCutsDrainingFieldEvent {
    field: '$.cuts[].draining'
    value: boolean
    index: number
  }

  export function encode (obj: Partial<ZoneContent>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, ZoneContent.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneContent>): ZoneContent {
    return decodeMessage(buf, ZoneContent.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<ZoneContent>): Generator<ZoneContentZoneTokenFieldEvent | ZoneContentZonePrefixFieldEvent | ZoneContentZoneBitsFieldEvent | ZoneContentServersServerFieldEvent | ZoneContentServersVersionFieldEvent | ZoneContentCutsPrefixFieldEvent | ZoneContentCutsBitsFieldEvent | ZoneContentCutsCountFieldEvent | ZoneContentCutsDrainingFieldEvent> {
    return streamMessage(buf, ZoneContent.codec(), opts)
  }
}

export interface SyncResponse {
  zones: ZoneContent[]
  next: Uint8Array<ArrayBuffer>
  notices: Notice[]
}

export namespace SyncResponse {
  let _codec: Codec<SyncResponse>

  export const codec = (): Codec<SyncResponse> => {
    if (_codec == null) {
      _codec = message<SyncResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.zones != null && obj.zones.length > 0) {
          for (const value of obj.zones) {
            w.uint32(10)
            ZoneContent.codec().encode(value, w)
          }
        }

        if ((obj.next != null && obj.next.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.next)
        }

        if (obj.notices != null && obj.notices.length > 0) {
          for (const value of obj.notices) {
            w.uint32(26)
            Notice.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          zones: [],
          next: uint8ArrayAlloc(0),
          notices: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones.length === opts.limits.zones) {
                throw new MaxLengthError('Decode error - repeated field "zones" had too many elements')
              }

              obj.zones.push(ZoneContent.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.zones$
              }))
              break
            }
            case 2: {
              obj.next = reader.bytes()
              break
            }
            case 3: {
              if (opts.limits?.notices != null && obj.notices.length === opts.limits.notices) {
                throw new MaxLengthError('Decode error - repeated field "notices" had too many elements')
              }

              obj.notices.push(Notice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.notices$
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
          zones: 0,
          notices: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.zones != null && obj.zones === opts.limits.zones) {
                throw new MaxLengthError('Streaming decode error - repeated field "zones" had too many elements')
              }

              for (const evt of ZoneContent.codec().stream(reader, reader.uint32(), `${prefix}.zones[]`, {
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
            case 2: {
              yield {
                field: `${prefix}.next`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              if (opts.limits?.notices != null && obj.notices === opts.limits.notices) {
                throw new MaxLengthError('Streaming decode error - repeated field "notices" had too many elements')
              }

              for (const evt of Notice.codec().stream(reader, reader.uint32(), `${prefix}.notices[]`, {
                limits: opts.limits?.notices$
              })) {
                yield {
                  ...evt,
                  index: obj.notices
                }
              }

              obj.notices++

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

  export interface SyncResponseZonesZoneTokenFieldEvent {
    field: '$.zones[].zone.token'
    value: string
    index: number
  }

  export interface SyncResponseZonesZonePrefixFieldEvent {
    field: '$.zones[].zone.prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseZonesZoneBitsFieldEvent {
    field: '$.zones[].zone.bits'
    value: number
    index: number
  }

  export interface SyncResponseZonesServersServerFieldEvent {
    field: '$.zones[].servers[].server'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseZonesServersVersionFieldEvent {
    field: '$.zones[].servers[].version'
    value: bigint
    index: number
  }

  export interface SyncResponseZonesCutsPrefixFieldEvent {
    field: '$.zones[].cuts[].prefix'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseZonesCutsBitsFieldEvent {
    field: '$.zones[].cuts[].bits'
    value: number
    index: number
  }

  export interface SyncResponseZonesCutsCountFieldEvent {
    field: '$.zones[].cuts[].count'
    value: bigint
    index: number
  }

  export interface SyncResponseZonesCutsDrainingFieldEvent {
    field: '$.zones[].cuts[].draining'
    value: boolean
    index: number
  }

  export interface SyncResponseNextFieldEvent {
    field: '$.next'
    value: Uint8Array<ArrayBuffer>
  }

  export interface SyncResponseNoticesHeadBodyFieldEvent {
    field: '$.notices[].head.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseNoticesHeadSignatureFieldEvent {
    field: '$.notices[].head.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseNoticesStatementsBodyFieldEvent {
    field: '$.notices[].statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface SyncResponseNoticesStatementsSignatureFieldEvent {
    field: '$.notices[].statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<SyncResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, SyncResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncResponse>): SyncResponse {
    return decodeMessage(buf, SyncResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SyncResponse>): Generator<SyncResponseZonesZoneTokenFieldEvent | SyncResponseZonesZonePrefixFieldEvent | SyncResponseZonesZoneBitsFieldEvent | SyncResponseZonesServersServerFieldEvent | SyncResponseZonesServersVersionFieldEvent | SyncResponseZonesCutsPrefixFieldEvent | SyncResponseZonesCutsBitsFieldEvent | SyncResponseZonesCutsCountFieldEvent | SyncResponseZonesCutsDrainingFieldEvent | SyncResponseNextFieldEvent | SyncResponseNoticesHeadBodyFieldEvent | SyncResponseNoticesHeadSignatureFieldEvent | SyncResponseNoticesStatementsBodyFieldEvent | SyncResponseNoticesStatementsSignatureFieldEvent> {
    return streamMessage(buf, SyncResponse.codec(), opts)
  }
}

export interface HeartbeatRequest {
  incarnation: bigint
  version: bigint
  head?: SignedHead
}

export namespace HeartbeatRequest {
  let _codec: Codec<HeartbeatRequest>

  export const codec = (): Codec<HeartbeatRequest> => {
    if (_codec == null) {
      _codec = message<HeartbeatRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.incarnation)
        }

        if ((obj.version != null && obj.version !== 0n)) {
          w.uint32(16)
          writeUint64(w, obj.version)
        }

        if (obj.head != null) {
          w.uint32(26)
          SignedHead.codec().encode(obj.head, w)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          incarnation: 0n,
          version: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.incarnation = reader.uint64()
              break
            }
            case 2: {
              obj.version = reader.uint64()
              break
            }
            case 3: {
              obj.head = SignedHead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.head
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
                field: `${prefix}.incarnation`,
                value: reader.uint64()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.version`,
                value: reader.uint64()
              }
              break
            }
            case 3: {
              yield * SignedHead.codec().stream(reader, reader.uint32(), `${prefix}.head`, {
                limits: opts.limits?.head
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

  export interface HeartbeatRequestIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export interface HeartbeatRequestVersionFieldEvent {
    field: '$.version'
    value: bigint
  }

  export interface HeartbeatRequestHeadBodyFieldEvent {
    field: '$.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface HeartbeatRequestHeadSignatureFieldEvent {
    field: '$.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<HeartbeatRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HeartbeatRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeartbeatRequest>): HeartbeatRequest {
    return decodeMessage(buf, HeartbeatRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeartbeatRequest>): Generator<HeartbeatRequestIncarnationFieldEvent | HeartbeatRequestVersionFieldEvent | HeartbeatRequestHeadBodyFieldEvent | HeartbeatRequestHeadSignatureFieldEvent> {
    return streamMessage(buf, HeartbeatRequest.codec(), opts)
  }
}

export interface HeartbeatResponse {
  lacking: boolean
  intervalMs: number
}

export namespace HeartbeatResponse {
  let _codec: Codec<HeartbeatResponse>

  export const codec = (): Codec<HeartbeatResponse> => {
    if (_codec == null) {
      _codec = message<HeartbeatResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.lacking != null && obj.lacking !== false)) {
          w.uint32(8)
          w.bool(obj.lacking)
        }

        if ((obj.intervalMs != null && obj.intervalMs !== 0)) {
          w.uint32(16)
          w.uint32(obj.intervalMs)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          lacking: false,
          intervalMs: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.lacking = reader.bool()
              break
            }
            case 2: {
              obj.intervalMs = reader.uint32()
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
                field: `${prefix}.lacking`,
                value: reader.bool()
              }
              break
            }
            case 2: {
              yield {
                field: `${prefix}.intervalMs`,
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

  export interface HeartbeatResponseLackingFieldEvent {
    field: '$.lacking'
    value: boolean
  }

  export interface HeartbeatResponseIntervalMsFieldEvent {
    field: '$.intervalMs'
    value: number
  }

  export function encode (obj: Partial<HeartbeatResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, HeartbeatResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeartbeatResponse>): HeartbeatResponse {
    return decodeMessage(buf, HeartbeatResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<HeartbeatResponse>): Generator<HeartbeatResponseLackingFieldEvent | HeartbeatResponseIntervalMsFieldEvent> {
    return streamMessage(buf, HeartbeatResponse.codec(), opts)
  }
}

export enum StatementKind {
  UNKNOWN_STATEMENT = 'UNKNOWN_STATEMENT',
  SILENT = 'SILENT',
  BACK = 'BACK',
  GONE = 'GONE',
  LEFT = 'LEFT'
}

enum __StatementKindValues {
  UNKNOWN_STATEMENT = 0,
  SILENT = 1,
  BACK = 2,
  GONE = 3,
  LEFT = 4
}

export namespace StatementKind {
  export const codec = (): Codec<StatementKind> => {
    return enumeration<StatementKind>(__StatementKindValues)
  }
}

export interface StatementBody {
  kind: StatementKind
  server: Uint8Array<ArrayBuffer>
  incarnation: bigint
  time: bigint
  signer: Uint8Array<ArrayBuffer>
}

export namespace StatementBody {
  let _codec: Codec<StatementBody>

  export const codec = (): Codec<StatementBody> => {
    if (_codec == null) {
      _codec = message<StatementBody>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.kind != null && __StatementKindValues[obj.kind] !== 0) {
          w.uint32(8)
          StatementKind.codec().encode(obj.kind, w)
        }

        if ((obj.server != null && obj.server.byteLength > 0)) {
          w.uint32(18)
          w.bytes(obj.server)
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(24)
          writeUint64(w, obj.incarnation)
        }

        if ((obj.time != null && obj.time !== 0n)) {
          w.uint32(32)
          writeUint64(w, obj.time)
        }

        if ((obj.signer != null && obj.signer.byteLength > 0)) {
          w.uint32(42)
          w.bytes(obj.signer)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          kind: StatementKind.UNKNOWN_STATEMENT,
          server: uint8ArrayAlloc(0),
          incarnation: 0n,
          time: 0n,
          signer: uint8ArrayAlloc(0)
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
              obj.server = reader.bytes()
              break
            }
            case 3: {
              obj.incarnation = reader.uint64()
              break
            }
            case 4: {
              obj.time = reader.uint64()
              break
            }
            case 5: {
              obj.signer = reader.bytes()
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
                field: `${prefix}.server`,
                value: reader.bytes()
              }
              break
            }
            case 3: {
              yield {
                field: `${prefix}.incarnation`,
                value: reader.uint64()
              }
              break
            }
            case 4: {
              yield {
                field: `${prefix}.time`,
                value: reader.uint64()
              }
              break
            }
            case 5: {
              yield {
                field: `${prefix}.signer`,
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

  export interface StatementBodyKindFieldEvent {
    field: '$.kind'
    value: StatementKind
  }

  export interface StatementBodyServerFieldEvent {
    field: '$.server'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementBodyIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export interface StatementBodyTimeFieldEvent {
    field: '$.time'
    value: bigint
  }

  export interface StatementBodySignerFieldEvent {
    field: '$.signer'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<StatementBody>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StatementBody.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementBody>): StatementBody {
    return decodeMessage(buf, StatementBody.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementBody>): Generator<StatementBodyKindFieldEvent | StatementBodyServerFieldEvent | StatementBodyIncarnationFieldEvent | StatementBodyTimeFieldEvent | StatementBodySignerFieldEvent> {
    return streamMessage(buf, StatementBody.codec(), opts)
  }
}

export interface Notice {
  head?: SignedHead
  statements: SignedBody[]
}

export namespace Notice {
  let _codec: Codec<Notice>

  export const codec = (): Codec<Notice> => {
    if (_codec == null) {
      _codec = message<Notice>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.head != null) {
          w.uint32(10)
          SignedHead.codec().encode(obj.head, w)
        }

        if (obj.statements != null && obj.statements.length > 0) {
          for (const value of obj.statements) {
            w.uint32(18)
            SignedBody.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          statements: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.head = SignedHead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.head
              })
              break
            }
            case 2: {
              if (opts.limits?.statements != null && obj.statements.length === opts.limits.statements) {
                throw new MaxLengthError('Decode error - repeated field "statements" had too many elements')
              }

              obj.statements.push(SignedBody.codec().decode(reader, reader.uint32(), {
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
          statements: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              yield * SignedHead.codec().stream(reader, reader.uint32(), `${prefix}.head`, {
                limits: opts.limits?.head
              })

              break
            }
            case 2: {
              if (opts.limits?.statements != null && obj.statements === opts.limits.statements) {
                throw new MaxLengthError('Streaming decode error - repeated field "statements" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.statements[]`, {
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

  export interface NoticeHeadBodyFieldEvent {
    field: '$.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface NoticeHeadSignatureFieldEvent {
    field: '$.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface NoticeStatementsBodyFieldEvent {
    field: '$.statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface NoticeStatementsSignatureFieldEvent {
    field: '$.statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<Notice>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, Notice.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Notice>): Notice {
    return decodeMessage(buf, Notice.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Notice>): Generator<NoticeHeadBodyFieldEvent | NoticeHeadSignatureFieldEvent | NoticeStatementsBodyFieldEvent | NoticeStatementsSignatureFieldEvent> {
    return streamMessage(buf, Notice.codec(), opts)
  }
}

export interface StatementRequest {
  head?: SignedHead
  statement?: SignedBody
}

export namespace StatementRequest {
  let _codec: Codec<StatementRequest>

  export const codec = (): Codec<StatementRequest> => {
    if (_codec == null) {
      _codec = message<StatementRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.head != null) {
          w.uint32(10)
          SignedHead.codec().encode(obj.head, w)
        }

        if (obj.statement != null) {
          w.uint32(18)
          SignedBody.codec().encode(obj.statement, w)
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
              obj.head = SignedHead.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.head
              })
              break
            }
            case 2: {
              obj.statement = SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.statement
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
              yield * SignedHead.codec().stream(reader, reader.uint32(), `${prefix}.head`, {
                limits: opts.limits?.head
              })

              break
            }
            case 2: {
              yield * SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.statement`, {
                limits: opts.limits?.statement
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

  export interface StatementRequestHeadBodyFieldEvent {
    field: '$.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementRequestHeadSignatureFieldEvent {
    field: '$.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementRequestStatementBodyFieldEvent {
    field: '$.statement.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface StatementRequestStatementSignatureFieldEvent {
    field: '$.statement.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export function encode (obj: Partial<StatementRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StatementRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementRequest>): StatementRequest {
    return decodeMessage(buf, StatementRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementRequest>): Generator<StatementRequestHeadBodyFieldEvent | StatementRequestHeadSignatureFieldEvent | StatementRequestStatementBodyFieldEvent | StatementRequestStatementSignatureFieldEvent> {
    return streamMessage(buf, StatementRequest.codec(), opts)
  }
}

export interface StatementResponse {}

export namespace StatementResponse {
  let _codec: Codec<StatementResponse>

  export const codec = (): Codec<StatementResponse> => {
    if (_codec == null) {
      _codec = message<StatementResponse>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<StatementResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, StatementResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementResponse>): StatementResponse {
    return decodeMessage(buf, StatementResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StatementResponse>): Generator<{}> {
    return streamMessage(buf, StatementResponse.codec(), opts)
  }
}

export interface NoticeRequest {
  notice?: Notice
}

export namespace NoticeRequest {
  let _codec: Codec<NoticeRequest>

  export const codec = (): Codec<NoticeRequest> => {
    if (_codec == null) {
      _codec = message<NoticeRequest>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.notice != null) {
          w.uint32(10)
          Notice.codec().encode(obj.notice, w)
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
              obj.notice = Notice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.notice
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
              yield * Notice.codec().stream(reader, reader.uint32(), `${prefix}.notice`, {
                limits: opts.limits?.notice
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

  export interface NoticeRequestNoticeHeadBodyFieldEvent {
    field: '$.notice.head.body'
    value: Uint8Array<ArrayBuffer>
  }

  export interface NoticeRequestNoticeHeadSignatureFieldEvent {
    field: '$.notice.head.signature'
    value: Uint8Array<ArrayBuffer>
  }

  export interface NoticeRequestNoticeStatementsBodyFieldEvent {
    field: '$.notice.statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface NoticeRequestNoticeStatementsSignatureFieldEvent {
    field: '$.notice.statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<NoticeRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, NoticeRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NoticeRequest>): NoticeRequest {
    return decodeMessage(buf, NoticeRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NoticeRequest>): Generator<NoticeRequestNoticeHeadBodyFieldEvent | NoticeRequestNoticeHeadSignatureFieldEvent | NoticeRequestNoticeStatementsBodyFieldEvent | NoticeRequestNoticeStatementsSignatureFieldEvent> {
    return streamMessage(buf, NoticeRequest.codec(), opts)
  }
}

export interface NoticeResponse {}

export namespace NoticeResponse {
  let _codec: Codec<NoticeResponse>

  export const codec = (): Codec<NoticeResponse> => {
    if (_codec == null) {
      _codec = message<NoticeResponse>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<NoticeResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, NoticeResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NoticeResponse>): NoticeResponse {
    return decodeMessage(buf, NoticeResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<NoticeResponse>): Generator<{}> {
    return streamMessage(buf, NoticeResponse.codec(), opts)
  }
}

export interface AliveRequest {}

export namespace AliveRequest {
  let _codec: Codec<AliveRequest>

  export const codec = (): Codec<AliveRequest> => {
    if (_codec == null) {
      _codec = message<AliveRequest>((obj, w, opts = {}) => {
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

  export function encode (obj: Partial<AliveRequest>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AliveRequest.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AliveRequest>): AliveRequest {
    return decodeMessage(buf, AliveRequest.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AliveRequest>): Generator<{}> {
    return streamMessage(buf, AliveRequest.codec(), opts)
  }
}

export interface AliveResponse {
  incarnation: bigint
}

export namespace AliveResponse {
  let _codec: Codec<AliveResponse>

  export const codec = (): Codec<AliveResponse> => {
    if (_codec == null) {
      _codec = message<AliveResponse>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if ((obj.incarnation != null && obj.incarnation !== 0n)) {
          w.uint32(8)
          writeUint64(w, obj.incarnation)
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          incarnation: 0n
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              obj.incarnation = reader.uint64()
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
                field: `${prefix}.incarnation`,
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

  export interface AliveResponseIncarnationFieldEvent {
    field: '$.incarnation'
    value: bigint
  }

  export function encode (obj: Partial<AliveResponse>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, AliveResponse.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AliveResponse>): AliveResponse {
    return decodeMessage(buf, AliveResponse.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AliveResponse>): Generator<AliveResponseIncarnationFieldEvent> {
    return streamMessage(buf, AliveResponse.codec(), opts)
  }
}

export interface GossipBatch {
  rolls: SignedBody[]
  notices: Notice[]
}

export namespace GossipBatch {
  let _codec: Codec<GossipBatch>

  export const codec = (): Codec<GossipBatch> => {
    if (_codec == null) {
      _codec = message<GossipBatch>((obj, w, opts = {}) => {
        if (opts.lengthDelimited !== false) {
          w.fork()
        }

        if (obj.rolls != null && obj.rolls.length > 0) {
          for (const value of obj.rolls) {
            w.uint32(10)
            SignedBody.codec().encode(value, w)
          }
        }

        if (obj.notices != null && obj.notices.length > 0) {
          for (const value of obj.notices) {
            w.uint32(18)
            Notice.codec().encode(value, w)
          }
        }

        if (opts.lengthDelimited !== false) {
          w.ldelim()
        }
      }, (reader, length, opts = {}) => {
        const obj: any = {
          rolls: [],
          notices: []
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls.length === opts.limits.rolls) {
                throw new MaxLengthError('Decode error - repeated field "rolls" had too many elements')
              }

              obj.rolls.push(SignedBody.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.rolls$
              }))
              break
            }
            case 2: {
              if (opts.limits?.notices != null && obj.notices.length === opts.limits.notices) {
                throw new MaxLengthError('Decode error - repeated field "notices" had too many elements')
              }

              obj.notices.push(Notice.codec().decode(reader, reader.uint32(), {
                limits: opts.limits?.notices$
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
          rolls: 0,
          notices: 0
        }

        const end = length == null ? reader.len : reader.pos + length

        while (reader.pos < end) {
          const tag = reader.uint32()

          switch (tag >>> 3) {
            case 1: {
              if (opts.limits?.rolls != null && obj.rolls === opts.limits.rolls) {
                throw new MaxLengthError('Streaming decode error - repeated field "rolls" had too many elements')
              }

              for (const evt of SignedBody.codec().stream(reader, reader.uint32(), `${prefix}.rolls[]`, {
                limits: opts.limits?.rolls$
              })) {
                yield {
                  ...evt,
                  index: obj.rolls
                }
              }

              obj.rolls++

              break
            }
            case 2: {
              if (opts.limits?.notices != null && obj.notices === opts.limits.notices) {
                throw new MaxLengthError('Streaming decode error - repeated field "notices" had too many elements')
              }

              for (const evt of Notice.codec().stream(reader, reader.uint32(), `${prefix}.notices[]`, {
                limits: opts.limits?.notices$
              })) {
                yield {
                  ...evt,
                  index: obj.notices
                }
              }

              obj.notices++

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

  export interface GossipBatchRollsBodyFieldEvent {
    field: '$.rolls[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface GossipBatchRollsSignatureFieldEvent {
    field: '$.rolls[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface GossipBatchNoticesHeadBodyFieldEvent {
    field: '$.notices[].head.body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface GossipBatchNoticesHeadSignatureFieldEvent {
    field: '$.notices[].head.signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface GossipBatchNoticesStatementsBodyFieldEvent {
    field: '$.notices[].statements[].body'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export interface GossipBatchNoticesStatementsSignatureFieldEvent {
    field: '$.notices[].statements[].signature'
    value: Uint8Array<ArrayBuffer>
    index: number
  }

  export function encode (obj: Partial<GossipBatch>): Uint8Array<ArrayBuffer> {
    return encodeMessage(obj, GossipBatch.codec())
  }

  export function decode (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GossipBatch>): GossipBatch {
    return decodeMessage(buf, GossipBatch.codec(), opts)
  }

  export function stream (buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<GossipBatch>): Generator<GossipBatchRollsBodyFieldEvent | GossipBatchRollsSignatureFieldEvent | GossipBatchNoticesHeadBodyFieldEvent | GossipBatchNoticesHeadSignatureFieldEvent | GossipBatchNoticesStatementsBodyFieldEvent | GossipBatchNoticesStatementsSignatureFieldEvent> {
    return streamMessage(buf, GossipBatch.codec(), opts)
  }
}
