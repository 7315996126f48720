/** The bodies of operations and of what stands beside them: strict decoding, lengths and ranges. What a body may say of the ledger's state is not judged here. */
import { type Bytes, compareBytes, equal } from '../../types/bytes.ts'
import { commonErrors, ok, type Result } from '../../types/errors.ts'
import { MAX_MONEY } from '../../types/money.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../wire/canonical.ts'
import {
  Acceptance,
  Ack,
  AuditBody,
  BindBody,
  CancelBody,
  CaveatBlock,
  ChargeBody,
  CloseBody,
  ComplainBody,
  EndBody,
  EnrolBody,
  EnrolmentKind,
  IssueBody,
  type Loss,
  OpenBody,
  RotateBody,
  type ServerRegistration,
  SettleBody,
  TransferBody,
  UsageReport,
} from '../../wire/generated/corp.ts'
import type { Kind } from './ids.ts'
import { isId, isKey } from './keys.ts'
import { MAX_BODY_BYTES, MAX_CAVEATS_A_BLOCK, MAX_CONTROLLERS, MAX_LOSSES, MAX_REPORT_BYTES, MAX_TEXT, MAX_TIME_MS, WHOLE_RATIO } from './limits.ts'

export interface OperationBodies {
  enrol: EnrolBody
  open: OpenBody
  transfer: TransferBody
  rotate: RotateBody
  issue: IssueBody
  bind: BindBody
  cancel: CancelBody
  charge: ChargeBody
  close: CloseBody
  end: EndBody
  complain: ComplainBody
  audit: AuditBody
  settle: SettleBody
}

/** All signed bodies, by the tag of their digest. */
export interface Bodies extends OperationBodies {
  acceptance: Acceptance
  block: CaveatBlock
  report: UsageReport
  ack: Ack
}

interface Shape<T> {
  readonly codec: MessageCodec<T>
  readonly maxBytes?: number
  /** Each field with whether its value is one that any rule could accept. */
  fields(body: T): Readonly<Record<string, boolean>>
}

const SHAPES: { readonly [K in keyof Bodies]: Shape<Bodies[K]> } = {
  enrol: {
    codec: EnrolBody,
    fields: body => ({
      account: isId(body.account),
      owner: isKey(body.owner),
      kind: body.kind !== EnrolmentKind.UNKNOWN_ENROLMENT,
      serial: body.serial <= MAX_MONEY,
      commitment: body.commitment.length === 0 || isId(body.commitment),
      credit: body.credit === undefined || (body.kind === EnrolmentKind.CLIENT && isAmount(body.credit)),
      identity: body.identity === undefined || isText(body.identity),
      server: (body.kind === EnrolmentKind.SERVER) === (body.server !== undefined) && (body.server === undefined || isRegistration(body.server)),
    }),
  },
  open: { codec: OpenBody, fields: body => ({ owner: isKey(body.owner) }) },
  transfer: {
    codec: TransferBody,
    fields: body => ({
      account: isId(body.account),
      seq: isSequence(body.seq),
      payee: isId(body.payee),
      amount: isAmount(body.amount),
      memo: isText(body.memo),
    }),
  },
  rotate: { codec: RotateBody, fields: body => ({ account: isId(body.account), seq: isSequence(body.seq), newOwner: isKey(body.newOwner) }) },
  issue: {
    codec: IssueBody,
    fields: body => ({
      account: isId(body.account),
      seq: isSequence(body.seq),
      cap: isAmount(body.cap),
      notAfter: isTime(body.notAfter),
      holder: isKey(body.holder),
      caveats: body.caveats.length <= MAX_CAVEATS_A_BLOCK,
      payee: body.payee === undefined || isKey(body.payee),
      payeeAccount: (body.payee === undefined) === (body.payeeAccount === undefined) && (body.payeeAccount === undefined || isId(body.payeeAccount)),
    }),
  },
  bind: {
    codec: BindBody,
    fields: body => ({
      order: isId(body.order),
      block: isId(body.block),
      server: isKey(body.server),
      payoutAccount: isId(body.payoutAccount),
      terms: isId(body.terms),
      limit: isAmount(body.limit),
      rate: isAmount(body.rate),
      setup: isAmount(body.setup),
      step: isAmount(body.step),
      from: isTime(body.from),
      acceptBy: isTime(body.acceptBy),
      controllers: body.controllers.length >= 1 && body.controllers.length <= MAX_CONTROLLERS && body.controllers.every(isKey),
      environment: isText(body.environment),
      purpose: isText(body.purpose),
      nonce: body.nonce.length >= 8 && body.nonce.length <= 64,
      // The first presentation of a session is the session's id, so it cannot name it; a top-up must.
      session: (body.k === 0) === (body.session === undefined) && (body.session === undefined || isId(body.session)),
      previousBind: (body.k === 0) === (body.previousBind === undefined) && (body.previousBind === undefined || isId(body.previousBind)),
    }),
  },
  cancel: { codec: CancelBody, fields: body => ({ order: isId(body.order) }) },
  charge: {
    codec: ChargeBody,
    fields: body => ({ order: isId(body.order), bind: isId(body.bind), amount: isAmount(body.amount), report: isId(body.report) }),
  },
  close: {
    codec: CloseBody,
    // A close at 0 of a session that never ran has no report, and of a payee order that was never presented no binding.
    fields: body => ({
      order: isId(body.order),
      bind: isIdOrEmpty(body.bind),
      amount: isAmount(body.amount),
      report: isIdOrEmpty(body.report),
    }),
  },
  end: { codec: EndBody, fields: body => ({ order: isId(body.order), bind: body.bind === undefined || isId(body.bind) }) },
  complain: {
    codec: ComplainBody,
    fields: body => ({
      account: isId(body.account),
      server: isKey(body.server),
      first: isId(body.first),
      // In order, so that a pair has one complaint of each account.
      second: isId(body.second) && compareBytes(body.first, body.second) < 0,
    }),
  },
  audit: {
    codec: AuditBody,
    fields: body => ({
      auditor: isKey(body.auditor),
      seq: isSequence(body.seq),
      order: isId(body.order),
      reason: isText(body.reason) && body.reason.trim() !== '',
    }),
  },
  settle: {
    codec: SettleBody,
    fields: body => ({
      period: body.period <= MAX_TIME_MS,
      ratio: body.ratio <= WHOLE_RATIO,
      // Who keeps something back says what for.
      losses: body.losses.length <= MAX_LOSSES && body.losses.every(isLoss) && body.losses.length > 0 === body.ratio < WHOLE_RATIO,
    }),
  },
  acceptance: { codec: Acceptance, fields: body => ({ bind: isId(body.bind) }) },
  block: {
    codec: CaveatBlock,
    fields: body => ({
      order: isId(body.order),
      previous: isId(body.previous),
      caveats: body.caveats.length <= MAX_CAVEATS_A_BLOCK,
      nextHolder: isKey(body.nextHolder),
    }),
  },
  report: {
    codec: UsageReport,
    maxBytes: MAX_REPORT_BYTES,
    fields: body => ({ session: isId(body.session), previous: isIdOrEmpty(body.previous), bill: isAmount(body.bill) }),
  },
  ack: { codec: Ack, fields: body => ({ session: isId(body.session), report: isId(body.report), bill: isAmount(body.bill) }) },
}

/** Refuses with `too-large` or `malformed` (the fact `field` names the field, when it is one). */
export function decodeBody<K extends keyof Bodies>(kind: K, bytes: Bytes): Result<Bodies[K]> {
  const shape: Shape<Bodies[K]> = SHAPES[kind]
  const maxBytes = shape.maxBytes ?? MAX_BODY_BYTES
  if (bytes.length > maxBytes) return commonErrors.refuse('too-large', { what: kind, bytes: bytes.length, maxBytes })
  const body = decodeCanonical(shape.codec, bytes, maxBytes)
  if (body === undefined) return commonErrors.refuse('malformed', { what: kind })
  const broken = Object.entries(shape.fields(body)).find(([, holds]) => !holds)
  return broken === undefined ? ok(body) : commonErrors.refuse('malformed', { what: kind, field: broken[0] })
}

/** The canonical bytes of a body: what is signed and kept. */
export function encodeBody<K extends keyof Bodies>(kind: K, body: Bodies[K]): Bytes {
  const shape: Shape<Bodies[K]> = SHAPES[kind]
  return encode(shape.codec, body)
}

/** The account whose slot an operation takes, and the slot's number; undefined for operations on other objects. */
export function sequenceOf(kind: Kind, body: OperationBodies[Kind]): { account: Bytes; seq: bigint } | undefined {
  return (kind === 'transfer' || kind === 'rotate' || kind === 'issue') && 'seq' in body && 'account' in body
    ? { account: body.account, seq: body.seq }
    : undefined
}

function isLoss({ account, amount, reference }: Loss): boolean {
  return isId(account) && amount > 0n && isAmount(amount) && isText(reference)
}

function isRegistration(server: ServerRegistration): boolean {
  const texts = [server.architecture, server.cpu, server.connectivity, server.operator]
  return isKey(server.peer) && isId(server.payoutAccount) && (server.injectionNode.length === 0 || isKey(server.injectionNode)) && texts.every(isText)
}

function isAmount(amount: bigint): boolean {
  return amount <= MAX_MONEY
}

/** Slot 0 is the open's. */
function isSequence(seq: bigint): boolean {
  return seq >= 1n && seq <= MAX_MONEY
}

function isTime(time: bigint): boolean {
  return time <= MAX_TIME_MS
}

function isText(text: string): boolean {
  return text.length <= MAX_TEXT
}

function isIdOrEmpty(value: Uint8Array): boolean {
  return value.length === 0 || isId(value)
}

export function sameId(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && equal(a, b)
}
