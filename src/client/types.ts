/** What the SDK gives and takes: values for people and programs, without wire formats. Money in micro-units, times in ms. */
import type { CaveatWishes } from '../corp/core/caveats.ts'
import type { Requirements, ResourcesAsked } from '../documents/requirements.ts'
import type { Status } from '../documents/status.ts'
import type { Bytes } from '../types/bytes.ts'
import type { Money } from '../types/money.ts'
import type { Prices } from '../types/prices.ts'

export interface CorpSummary {
  readonly name: Bytes
  /** As its committee document has it, for people. */
  readonly title: string
  readonly currency: string
  readonly validators: number
  /** This wallet's account there, whether it is opened or not. */
  readonly account: Bytes
  /** The key to which others hand orders on for this wallet. */
  readonly delegateKey: Bytes
}

export interface AccountSummary {
  readonly xenoCorp: Bytes
  readonly title: string
  readonly currency: string
  readonly account: Bytes
  readonly opened: boolean
  /** `client`, `server`, `service`; those in force. */
  readonly enrolments: readonly string[]
  /** Below zero where the account has drawn on its line. */
  readonly balance: Money
  /** The credit line; 0 where there is none. */
  readonly line: Money
  readonly credits: Money
  readonly debits: Money
}

export interface IssueRequest {
  readonly corp?: string | undefined
  /** The most that may be spent. */
  readonly cap: Money
  readonly lifetimeMs: number
  readonly caveats?: CaveatWishes
  /** A server for which it is born bound: that one starts without asking the XenoCorp, and it cannot be cancelled. */
  readonly payee?: Bytes | undefined
}

export interface OrderSummary {
  readonly order: Bytes
  readonly xenoCorp: Bytes
  readonly currency: string
  readonly state: string
  readonly cap: Money
  readonly charged: Money
  readonly refunded: Money
  readonly notAfter: number
  readonly server?: Bytes | undefined
  readonly session?: Bytes | undefined
  /** What it may be used for, by its caveats; one line each. */
  readonly caveats: readonly string[]
}

/** What a server says of itself, signed by it; `prices` in the currency of the XenoCorp that was asked for. */
export interface ServerStatus extends Status {
  readonly prices: Prices | undefined
}

export interface Unmet {
  readonly requirement: string
  readonly asked: string
  /** '' where nothing near is to be had. */
  readonly nearest: string
}

export interface FoundServer {
  readonly server: Bytes
  readonly addresses: readonly string[]
  readonly environment: string
  /** Expected, for the planned duration; undefined where the server names no prices. */
  readonly cost: Money | undefined
  /** As advertised; a quote above them is refused. */
  readonly prices: Prices | undefined
  /** 0 to 1. */
  readonly load: number | undefined
  readonly location: string | undefined
  /** Empty for a server that fits. */
  readonly unmet: readonly Unmet[]
}

export interface TaskSummary {
  readonly task: number
  readonly name: string
  readonly state: string
  readonly exitCode: number | undefined
}

export interface SessionSummary {
  readonly session: Bytes
  readonly server: Bytes
  readonly state: string
  /** '' where the state says it all. */
  readonly reason: string
  readonly bill: Money
  readonly cap: Money
  readonly currency: string
  readonly createdAt: number
  /** 0 when it does not run. */
  readonly paidUntil: number
  readonly resources: ResourcesAsked | undefined
  readonly tasks: readonly TaskSummary[]
}

/** Something that happened to a session, by its server's clock. */
export interface SessionMoment {
  readonly time: number
  /** `state`, `order`, `report`, `warning`, `task`. */
  readonly kind: string
  /** What it is now: `running`, `bound`, `exited`, ... */
  readonly value: string
  /** '' where the value says it all. */
  readonly reason: string
}

/** What a session came to, to the last micro-unit: paid + refunded = cap. */
export interface Settlement {
  readonly session: Bytes
  readonly bill: Money
  readonly paid: Money
  readonly refunded: Money
  readonly cap: Money
  readonly currency: string
}

/** A program to run; `files` and `input` are paths on this machine, shipped by digest. */
export interface TaskRequest {
  readonly name?: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly files: readonly { readonly source: string; readonly path: string; readonly executable: boolean }[]
  readonly input?: string
  readonly cwd?: string
  readonly restart: 'never' | 'on-failure' | 'always'
  readonly timeoutMs?: number
}

export type OutputStream = 'stdout' | 'stderr'

export interface OutputChunk {
  readonly stream: OutputStream
  readonly data: Uint8Array
  readonly time: number
}

export interface Step {
  readonly name: string
  readonly ms: number
}

export interface RunRequest {
  readonly requirements: Requirements
  readonly task: TaskRequest
  readonly server?: string | undefined
  readonly corp?: string | undefined
  /** Leave the session open when the program has ended. */
  readonly keep: boolean
  readonly signal: AbortSignal
  onOutput(stream: OutputStream, data: Uint8Array): void
}

export interface RunResult {
  readonly exitCode: number
  readonly server: Bytes
  readonly session: Bytes
  readonly cap: Money
  /** Undefined where the session was kept. */
  readonly settlement: Settlement | undefined
  /** From the beginning of the run: order issued, session ready, first byte, ... */
  readonly steps: readonly Step[]
}
