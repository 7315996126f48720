/**
 * The vectors of messages that are not signed, and of records on disk: each names a message of its protocol, its bytes in hex, and its value, in which bytes
 * are hex and 64-bit numbers decimal strings.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../src/node/package-root.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../src/wire/canonical.ts'
import * as blob from '../../src/wire/generated/blob.ts'
import * as corpStore from '../../src/wire/generated/corp-store.ts'
import * as envelope from '../../src/wire/generated/envelope.ts'
import * as rd from '../../src/wire/generated/rd.ts'
import * as registrarStore from '../../src/wire/generated/registrar-store.ts'
import * as sessionStore from '../../src/wire/generated/session-store.ts'
import * as walletStore from '../../src/wire/generated/wallet-store.ts'

const vectorsSchema = z.array(z.strictObject({ name: z.string(), message: z.string(), hex: z.string(), value: z.unknown() }))

const PROTOCOLS: Readonly<Record<string, Readonly<Record<string, MessageCodec<unknown>>>>> = {
  blob: { BlobRequest: plain(blob.BlobRequest), BlobAnswer: plain(blob.BlobAnswer) },
  envelope: { Envelope: plain(envelope.Envelope) },
  rd: { FindRequest: plain(rd.FindRequest), FindResponse: plain(rd.FindResponse) },
  'corp-store': {
    AccountRecord: plain(corpStore.AccountRecord),
    OrderRecord: plain(corpStore.OrderRecord),
    SlotRecord: plain(corpStore.SlotRecord),
    UptimeRecord: plain(corpStore.UptimeRecord),
  },
  'registrar-store': { RegistrationRecord: plain(registrarStore.RegistrationRecord), Particulars: plain(registrarStore.Particulars) },
  'wallet-store': { WalletAccount: plain(walletStore.WalletAccount), WalletOrder: plain(walletStore.WalletOrder) },
  'session-store': {
    AgreementRecord: plain(sessionStore.AgreementRecord),
    SessionRecord: plain(sessionStore.SessionRecord),
    OrderUseRecord: plain(sessionStore.OrderUseRecord),
    TaskRecord: plain(sessionStore.TaskRecord),
    RequestRecord: plain(sessionStore.RequestRecord),
    ClientSessionRecord: plain(sessionStore.ClientSessionRecord),
  },
}

function plain<T>(codec: MessageCodec<T>): MessageCodec<unknown> {
  return { encode: value => codec.encode(value as Partial<T>), decode: value => codec.decode(value) }
}

function readable(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

for (const [protocol, messages] of Object.entries(PROTOCOLS)) {
  describe(`the vectors of ${protocol}`, () => {
    for (const { name, message, hex, value } of vectorsSchema.parse(
      JSON.parse(readFileSync(join(packageRoot, 'protocols', protocol, '1/vectors.json'), 'utf8')),
    )) {
      it(name, () => {
        const codec = messages[message]
        assert.ok(codec !== undefined, `there is no message ${message}`)
        const decoded = decodeCanonical(codec, Uint8Array.from(Buffer.from(hex, 'hex')), 1 << 20)
        assert.deepEqual(JSON.parse(JSON.stringify(decoded, readable)), value)
        assert.equal(Buffer.from(encode(codec, decoded)).toString('hex'), hex)
      })
    }
  })
}
