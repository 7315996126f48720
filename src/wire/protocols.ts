/**
 * The table of protocols: what is spoken, by whom, and how much of it. The specification of each stands in
 * `protocols/<name>/<major>/README.md`.
 */
import { KIB } from '../types/units.ts'
import type { MessageCodec } from './canonical.ts'
import * as corp from './generated/corp.ts'
import * as rd from './generated/rd.ts'
import * as registrar from './generated/registrar.ts'
import * as session from './generated/session.ts'
import * as xis from './generated/xis.ts'
import type { CallMethod, Limits, RawProtocol, StreamMethod } from './rpc.ts'

const SMALL: Limits = { callers: 'anyone', maxRequestBytes: 4 * KIB, maxResponseBytes: 256 * KIB, perSecond: 200, burst: 400 }

/** One operation or certificate at most, in bytes. */
export const MAX_OPERATION_BYTES = 64 * KIB

function call<Request, Response>(
  protocol: string,
  name: string,
  request: MessageCodec<Request>,
  response: MessageCodec<Response>,
  limits: Partial<Limits> = {},
): CallMethod<Request, Response> {
  return { kind: 'call', protocol, name, request, response, ...SMALL, ...limits }
}

export function stream<Request, Event>(
  protocol: string,
  name: string,
  request: MessageCodec<Request>,
  response: MessageCodec<Event>,
  limits: Partial<Limits> = {},
): StreamMethod<Request, Event> {
  return { kind: 'stream', protocol, name, request, response, ...SMALL, ...limits }
}

const CORP = '/xeno/corp/1'
const WRITE: Partial<Limits> = { maxRequestBytes: 512 * KIB, maxResponseBytes: 256 * KIB, perSecond: 2_000, burst: 4_000 }

export const corpProtocol = {
  committee: call(CORP, 'committee', corp.CommitteeRequest, corp.CommitteeResponse),
  propose: call(CORP, 'propose', corp.ProposeRequest, corp.ProposeResponse, WRITE),
  apply: call(CORP, 'apply', corp.ApplyRequest, corp.ApplyResponse, WRITE),
  freeze: call(CORP, 'freeze', corp.FreezeRequest, corp.FreezeResponse, WRITE),
  account: call(CORP, 'account', corp.AccountRequest, corp.AccountStatus),
  history: call(CORP, 'history', corp.HistoryRequest, corp.HistoryResponse, { maxResponseBytes: 512 * KIB, perSecond: 20, burst: 100 }),
  order: call(CORP, 'order', corp.OrderRequest, corp.OrderStatus, { maxResponseBytes: 512 * KIB }),
  enrolment: call(CORP, 'enrolment', corp.EnrolmentRequest, corp.EnrolmentResponse),
  pool: call(CORP, 'pool', corp.PoolRequest, corp.PoolResponse),
  complaints: call(CORP, 'complaints', corp.ComplaintsRequest, corp.ComplaintsResponse, { maxResponseBytes: 512 * KIB, perSecond: 20, burst: 100 }),
  audits: call(CORP, 'audits', corp.AuditsRequest, corp.AuditsResponse, { maxResponseBytes: 512 * KIB, perSecond: 20, burst: 100 }),
  evidence: call(CORP, 'evidence', corp.EvidenceRequest, corp.EvidenceResponse, { maxResponseBytes: 512 * KIB, perSecond: 20, burst: 100 }),
  accuse: call(CORP, 'accuse', corp.AccuseRequest, corp.AccuseResponse, { maxRequestBytes: 128 * KIB, perSecond: 5, burst: 50 }),
  pull: call(CORP, 'pull', corp.PullRequest, corp.PullResponse, { callers: 'committee', maxResponseBytes: 4_096 * KIB }),
  witness: call(CORP, 'witness', corp.WitnessRequest, corp.WitnessResponse, { callers: 'committee' }),
} as const

export const registrarProtocol = {
  register: call('/xeno/registrar/1', 'register', registrar.RegisterRequest, registrar.RegisterResponse, {
    maxRequestBytes: 64 * KIB,
    perSecond: 2,
    burst: 20,
  }),
  revoke: call('/xeno/registrar/1', 'revoke', registrar.RevokeRequest, registrar.RevokeResponse, { perSecond: 2, burst: 20 }),
} as const

const SESSION = '/xeno/session/1'
const DOCUMENT: Partial<Limits> = { maxRequestBytes: 96 * KIB, perSecond: 20, burst: 40 }
const VIEWED: Partial<Limits> = { maxResponseBytes: 1_024 * KIB }
const FUNDED: Partial<Limits> = { ...VIEWED, maxRequestBytes: 256 * KIB, perSecond: 10, burst: 20 }
const FOLLOWED: Partial<Limits> = { perSecond: 20, burst: 100, maxResponseBytes: 96 * KIB }

export const sessionProtocol = {
  status: call(SESSION, 'status', session.StatusRequest, session.StatusResponse, { maxRequestBytes: 128 * KIB, perSecond: 20, burst: 40 }),
  quote: call(SESSION, 'quote', session.QuoteRequest, session.QuoteResponse, { ...DOCUMENT, maxRequestBytes: 192 * KIB }),
  create: call(SESSION, 'create', session.CreateRequest, session.CreateResponse, FUNDED),
  extend: call(SESSION, 'extend', session.ExtendRequest, session.SessionResponse, FUNDED),
  show: call(SESSION, 'show', session.SessionRequest, session.SessionResponse, VIEWED),
  list: call(SESSION, 'list', session.ListRequest, session.ListResponse, VIEWED),
  deploy: call(SESSION, 'deploy', session.DeployRequest, session.DeployResponse, DOCUMENT),
  run: stream(SESSION, 'run', session.RunRequest, session.RunEvent, { ...DOCUMENT, maxResponseBytes: 96 * KIB }),
  tasks: call(SESSION, 'tasks', session.TasksRequest, session.TasksResponse, VIEWED),
  wait: stream(SESSION, 'wait', session.WaitRequest, session.TaskView, FOLLOWED),
  logs: stream(SESSION, 'logs', session.LogsRequest, session.LogChunk, FOLLOWED),
  events: stream(SESSION, 'events', session.EventsRequest, session.SessionEvent, FOLLOWED),
  reports: call(SESSION, 'reports', session.ReportsRequest, session.ReportsResponse),
  acknowledge: call(SESSION, 'acknowledge', session.AcknowledgeRequest, session.AcknowledgeResponse),
  signal: call(SESSION, 'signal', session.SignalRequest, session.SignalResponse),
  pause: call(SESSION, 'pause', session.SessionRequest, session.SessionResponse, VIEWED),
  resume: call(SESSION, 'resume', session.SessionRequest, session.SessionResponse, VIEWED),
  close: call(SESSION, 'close', session.CloseRequest, session.CloseResponse, { maxResponseBytes: 1_280 * KIB }),
} as const

export const rdProtocol = {
  find: call('/xeno/rd/1', 'find', rd.FindRequest, rd.FindResponse, { maxRequestBytes: 128 * KIB, perSecond: 50, burst: 100 }),
} as const

const XIS = '/xeno/xis/1'
const BEAT: Partial<Limits> = { maxResponseBytes: 4 * KIB, perSecond: 20, burst: 40 }
const SYNC: Partial<Limits> = { callers: 'xis-nodes', maxRequestBytes: 512 * KIB, maxResponseBytes: 4_096 * KIB, perSecond: 50, burst: 200 }

export const xisProtocol = {
  put: call(XIS, 'put', xis.PutRequest, xis.PutResponse, { maxRequestBytes: 128 * KIB, perSecond: 20, burst: 100 }),
  refresh: call(XIS, 'refresh', xis.RefreshRequest, xis.PutResponse, { maxRequestBytes: 64 * KIB, perSecond: 20, burst: 100 }),
  get: call(XIS, 'get', xis.GetRequest, xis.GetResponse, { maxRequestBytes: 40 * KIB, maxResponseBytes: 2_048 * KIB }),
  cards: call(XIS, 'cards', xis.CardsRequest, xis.CardsResponse, { maxRequestBytes: 8 * KIB, maxResponseBytes: 1_536 * KIB }),
  advertisement: call(XIS, 'advertisement', xis.AdvertisementRequest, xis.AdvertisementResponse),
  members: call(XIS, 'members', xis.MembersRequest, xis.MembersResponse, { maxResponseBytes: 2_048 * KIB, perSecond: 20, burst: 40 }),
  roll: call(XIS, 'roll', xis.RollRequest, xis.RollResponse, {
    maxRequestBytes: 32 * KIB,
    maxResponseBytes: 2_048 * KIB,
    perSecond: 5,
    burst: 20,
  }),
  sync: call(XIS, 'sync', xis.SyncRequest, xis.SyncResponse, SYNC),
  heartbeat: call(XIS, 'heartbeat', xis.HeartbeatRequest, xis.HeartbeatResponse, BEAT),
  statement: call(XIS, 'statement', xis.StatementRequest, xis.StatementResponse, { callers: 'xis-nodes', perSecond: 200, burst: 2_000 }),
  notice: call(XIS, 'notice', xis.NoticeRequest, xis.NoticeResponse, { maxRequestBytes: 8 * KIB, perSecond: 200, burst: 2_000 }),
  alive: call(XIS, 'alive', xis.AliveRequest, xis.AliveResponse, BEAT),
} as const

/** A stream for each transfer; its frames and limits are in protocols/blob/1. */
export const blobProtocol: RawProtocol = { kind: 'raw', protocol: '/xeno/blob/1', callers: 'anyone', perSecond: 100, burst: 400, maxStreams: 16 }
