/**
 * What a registrar remembers, in the store's own keys:
 *
 *   r account kind serial   what it signed, with particulars and salt (RegistrationRecord)
 *   q request               the key of the record that answered it: the same request gets the same answer
 *   s peer                  the account and kind as which a server is registered
 */
import { type Bytes, concat, utf8 } from '../../types/bytes.ts'
import { commonErrors } from '../../types/errors.ts'
import type { Store } from '../../types/ports.ts'
import { KIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { type EnrolBody, type EnrolmentKind, Operation } from '../../wire/generated/corp.ts'
import { RegistrationRecord } from '../../wire/generated/registrar-store.ts'
import { decodeBody } from '../core/bodies.ts'
import { memberKey } from '../core/registration.ts'

const MAX_RECORD_BYTES = 64 * KIB
const SERIAL_BYTES = 8

export interface Entry {
  readonly enrol: EnrolBody
  readonly operation: Bytes
  readonly particulars: Bytes
  readonly salt: Bytes
  /** ms since 1970 */
  readonly signedAt: number
}

export class RegisterBook {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** What answered the same request before. */
  answered(request: Bytes): Entry | undefined {
    const key = this.#store.get(concat(utf8('q'), request))
    return key === undefined ? undefined : this.#entry(key)
  }

  /** The newest that was signed for an account as one kind. */
  async newest(account: Bytes, kind: EnrolmentKind): Promise<Entry | undefined> {
    const prefix = concat(utf8('r'), memberKey(account, kind))
    for await (const [key] of this.#store.range({
      gte: prefix,
      lt: concat(prefix, new Uint8Array(SERIAL_BYTES + 1).fill(0xff)),
      limit: 1,
      reverse: true,
    })) {
      return this.#entry(key)
    }
    return undefined
  }

  /** The account with which a server was last registered here. */
  accountOf(server: Bytes): Bytes | undefined {
    return this.#store.get(concat(utf8('s'), server))
  }

  /** Durable when it settles. @param request the one that it answers, if one did */
  async enter(entry: Entry, request?: Bytes): Promise<void> {
    const { enrol, operation, particulars, salt, signedAt } = entry
    const key = concat(utf8('r'), memberKey(enrol.account, enrol.kind), serialKey(enrol.serial))
    const value = encode(RegistrationRecord, { operation, particulars, salt, signedAt: BigInt(signedAt) })
    await this.#store.batch(
      [
        { type: 'put', key, value },
        ...(request === undefined ? [] : [{ type: 'put' as const, key: concat(utf8('q'), request), value: key }]),
        ...(enrol.server === undefined ? [] : [{ type: 'put' as const, key: concat(utf8('s'), enrol.server.peer), value: enrol.account }]),
      ],
      { sync: true },
    )
  }

  #entry(key: Uint8Array): Entry {
    const value = this.#store.get(key)
    const record = value === undefined ? undefined : decodeCanonical(RegistrationRecord, value, MAX_RECORD_BYTES)
    const enrol = record === undefined ? undefined : decodeBody('enrol', Operation.decode(record.operation).body)
    if (record === undefined || enrol?.ok !== true) throw commonErrors.error('internal', { what: "the registrar's store" })
    return { enrol: enrol.value, ...record, signedAt: Number(record.signedAt) }
  }
}

function serialKey(serial: bigint): Bytes {
  const key = new Uint8Array(SERIAL_BYTES)
  new DataView(key.buffer).setBigUint64(0, serial)
  return key
}
