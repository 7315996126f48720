/**
 * The vectors of messages that are not signed, and of records on disk: each names a message, its bytes in hex, and its value, in which bytes
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

/** By folder. */
const MESSAGES: Readonly<Record<string, Readonly<Record<string, MessageCodec<unknown>>>>> = {
  'protocols/blob/1': { BlobRequest: plain(blob.BlobRequest), BlobAnswer: plain(blob.BlobAnswer) },
  'protocols/envelope/1': { Envelope: plain(envelope.Envelope) },
  'protocols/rd/1': { FindRequest: plain(rd.FindRequest), FindResponse: plain(rd.FindResponse) },
  'stores/corp/1': {
    AccountRecord: plain(corpStore.AccountRecord),
    AuditorRecord: plain(corpStore.AuditorRecord),
    ComplaintsRecord: plain(corpStore.ComplaintsRecord),
    EnrolmentRecord: plain(corpStore.EnrolmentRecord),
    EvidenceRecord: plain(corpStore.EvidenceRecord),
    HoldingRecord: plain(corpStore.HoldingRecord),
    MemberRecord: plain(corpStore.MemberRecord),
    PoolRecord: plain(corpStore.PoolRecord),
    OrderRecord: plain(corpStore.OrderRecord),
    SlotRecord: plain(corpStore.SlotRecord),
    UptimeRecord: plain(corpStore.UptimeRecord),
  },
  'stores/registrar/1': { RegistrationRecord: plain(registrarStore.RegistrationRecord), Particulars: plain(registrarStore.Particulars) },
  'stores/wallet/1': {
    WalletAccount: plain(walletStore.WalletAccount),
    WalletOrder: plain(walletStore.WalletOrder),
    ClientSessionRecord: plain(walletStore.ClientSessionRecord),
  },
  'stores/session/1': {
    AgreementRecord: plain(sessionStore.AgreementRecord),
    SessionRecord: plain(sessionStore.SessionRecord),
    OrderUseRecord: plain(sessionStore.OrderUseRecord),
    TaskRecord: plain(sessionStore.TaskRecord),
    RequestRecord: plain(sessionStore.RequestRecord),
  },
}

function plain<T>(codec: MessageCodec<T>): MessageCodec<unknown> {
  return { encode: value => codec.encode(value as Partial<T>), decode: value => codec.decode(value) }
}

function readable(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

for (const [folder, messages] of Object.entries(MESSAGES)) {
  describe(`the vectors of ${folder}`, () => {
    for (const { name, message, hex, value } of vectorsSchema.parse(JSON.parse(readFileSync(join(packageRoot, folder, 'vectors.json'), 'utf8')))) {
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
