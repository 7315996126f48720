/** A wallet's records at one XenoCorp, between the store's bytes (stores/wallet) and what the rules work on. */
import { type Bytes, concat, equal, toText, utf8 } from '../../types/bytes.ts'
import { ok, type Result } from '../../types/errors.ts'
import type { Crypto, Store, StoreWrite } from '../../types/ports.ts'
import { MIB } from '../../types/units.ts'
import { decodeCanonical, encode } from '../../wire/canonical.ts'
import { accountId } from '../../wire/digest.ts'
import { Certificate, SignedBody } from '../../wire/generated/corp.ts'
import { WalletOrder as OrderRecord, WalletAccount } from '../../wire/generated/wallet-store.ts'
import { sameId } from '../core/bodies.ts'
import { decodeOperation } from '../core/operation.ts'
import { type Block, decodeBlocks, decodeSigned, toSignedBody } from '../core/presentation.ts'
import type { Released, WalletOrder } from '../core/wallet-order.ts'
import { walletFolderErrors } from './errors.ts'
import { type Keyring, ownerPath } from './keys.ts'

const MAX_RECORD_BYTES = MIB
const ACCOUNT_KEY = utf8('a')
const ORDER_PREFIX = utf8('o')
const AFTER_ORDERS = utf8('p')
const RELEASERS: readonly string[] = ['cancel', 'close', 'freeze'] satisfies Released['by'][]

export interface RecordsContext {
  readonly crypto: Crypto
  /** The XenoCorp's name. */
  readonly corp: Bytes
  readonly keyring: Keyring
  readonly folder: string
}

export interface Changed {
  readonly account?: WalletAccount
  readonly orders?: readonly WalletOrder[]
}

export class Records {
  readonly #store: Store
  readonly #context: RecordsContext

  /** @param store the wallet's whole store */
  constructor(store: Store, context: RecordsContext) {
    this.#store = store.sub(toText(context.corp))
    this.#context = context
  }

  account(): WalletAccount | undefined {
    const value = this.#store.get(ACCOUNT_KEY)
    return value === undefined ? undefined : this.#read(WalletAccount, value, 'account')
  }

  order(id: Bytes): WalletOrder | undefined {
    const value = this.#store.get(orderKey(id))
    return value === undefined ? undefined : this.#order(value)
  }

  async orders(): Promise<WalletOrder[]> {
    const orders: WalletOrder[] = []
    for await (const [, value] of this.#store.range({ gte: ORDER_PREFIX, lt: AFTER_ORDERS })) orders.push(this.#order(value))
    return orders.sort((a, b) => Number(a.issue.body.notAfter - b.issue.body.notAfter))
  }

  /** Durable when it settles: before anything signed leaves. */
  save(changed: Changed): Promise<void> {
    return this.#store.batch(writesOf(changed), { sync: true })
  }

  /** What can be had again from the validators need not wait for the disk. */
  note(changed: Changed): Promise<void> {
    return this.#store.batch(writesOf(changed), { sync: false })
  }

  /** @throws XenoError `wallet-broken` */
  #read<T>(codec: { encode(value: Partial<T>): Uint8Array; decode(value: Uint8Array): T }, value: Bytes, what: string): T {
    const record = decodeCanonical(codec, value, MAX_RECORD_BYTES)
    if (record === undefined) throw walletFolderErrors.error('wallet-broken', { what, folder: this.#context.folder })
    return record
  }

  #order(value: Bytes): WalletOrder {
    const order = this.#decode(this.#read(OrderRecord, value, 'order'))
    if (!order.ok) throw walletFolderErrors.error('wallet-broken', { what: 'order', folder: this.#context.folder, code: order.refusal.code })
    return order.value
  }

  #decode(record: OrderRecord): Result<WalletOrder> {
    const { crypto, corp, keyring } = this.#context
    const issue = decodeOperation(crypto, corp, record.issue)
    if (!issue.ok) return issue
    if (issue.value.kind !== 'issue') return broken
    const blocks = decodeBlocks(crypto, corp, issue.value.id, record.blocks.map(readSigned))
    if (!blocks.ok) return blocks
    const presentation = record.presentation === undefined ? ok(undefined) : decodeSigned(crypto, corp, 'bind', readSigned(record.presentation))
    if (!presentation.ok) return presentation
    const holderKey = record.holderKey === '' ? undefined : record.holderKey
    const holder = holderKey === undefined ? undefined : keyring.key(corp, holderKey).id
    const { body } = issue.value
    return ok({
      id: issue.value.id,
      issue: issue.value,
      certificate: record.certificate,
      holderKey,
      own: equal(body.account, accountId(crypto, keyring.key(corp, ownerPath(0)).id)),
      mayEnd: sameId(holder, body.holder),
      blocks: blocks.value,
      handedOn: !sameId(holder, blocks.value.at(-1)?.body.nextHolder ?? body.holder),
      presentation: presentation.value,
      cancel: record.cancel,
      end: record.end,
      endCertificate: record.endCertificate,
      binding: record.binding === undefined ? undefined : { kind: bindingKind(crypto, corp, record.binding), certificate: record.binding },
      income: record.income,
      charge: record.charge,
      release: releaseOf(record),
      refunded: record.refunded,
      cancelAfter: record.cancelAfter === undefined ? undefined : Number(record.cancelAfter),
    })
  }
}

const broken = { ok: false, refusal: { code: 'wallet-broken', facts: {} } } as const

function orderKey(id: Bytes): Bytes {
  return concat(ORDER_PREFIX, id)
}

function writesOf({ account, orders = [] }: Changed): StoreWrite[] {
  return [
    ...(account === undefined ? [] : [{ type: 'put' as const, key: ACCOUNT_KEY, value: encode(WalletAccount, account) }]),
    ...orders.map(order => ({ type: 'put' as const, key: orderKey(order.id), value: encode(OrderRecord, toRecord(order)) })),
  ]
}

function toRecord(order: WalletOrder): OrderRecord {
  const { presentation, release } = order
  return {
    issue: order.issue.bytes,
    certificate: order.certificate,
    holderKey: order.holderKey ?? '',
    blocks: order.blocks.map(encodeSigned),
    presentation: presentation === undefined ? undefined : encodeSigned(presentation),
    cancel: order.cancel,
    end: order.end,
    binding: order.binding?.certificate,
    endCertificate: order.endCertificate,
    income: order.income,
    charge: order.charge,
    release: release?.amount,
    releasedBy: release?.by ?? '',
    releaseCertificate: release?.certificate,
    refunded: order.refunded,
    cancelAfter: order.cancelAfter === undefined ? undefined : BigInt(order.cancelAfter),
  }
}

export function encodeSigned(signed: Pick<Block, 'bytes' | 'signature'>): Bytes {
  return encode(SignedBody, toSignedBody(signed))
}

function readSigned(value: Bytes): SignedBody {
  return SignedBody.decode(value)
}

function bindingKind(crypto: Crypto, corp: Bytes, certificate: Bytes): 'bind' | 'cancel' {
  const { operation } = Certificate.decode(certificate)
  const decoded = operation === undefined ? undefined : decodeOperation(crypto, corp, operation)
  return decoded?.ok === true && decoded.value.kind === 'cancel' ? 'cancel' : 'bind'
}

function releaseOf({ release, releasedBy, releaseCertificate }: OrderRecord): Released | undefined {
  if (release === undefined || releaseCertificate === undefined || !isReleaser(releasedBy)) return undefined
  return { amount: release, by: releasedBy, certificate: releaseCertificate }
}

function isReleaser(text: string): text is Released['by'] {
  return RELEASERS.includes(text)
}
