/**
 * A validator that lies, over the real protocol and with the real key: what it says is signed where it can sign, and
 * false. Each lie is one that the quorum client has to see through.
 */

import { signBatch, voteLeaf } from '../../../src/corp/core/batch.ts'
import type { Kind } from '../../../src/corp/core/ids.ts'
import { makeOperation } from '../../../src/corp/core/operation.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import type { Host } from '../../../src/node/host.ts'
import { type Bytes, EMPTY } from '../../../src/types/bytes.ts'
import type { AccountStatus, OrderStatus, ProposeResponse } from '../../../src/wire/generated/corp.ts'
import { corpProtocol } from '../../../src/wire/protocols.ts'
import { startHost } from '../../support/hosts.ts'
import { certify, decode, member, someId } from './members.ts'
import { keyOf, type RunningCorp } from './running-corp.ts'

export const LIES = [
  'refuses',
  'votes for something else',
  'votes for everything',
  'shows a forged conflict',
  'claims to lack certificates',
  'talks nonsense',
  'is silent',
] as const
export type Lie = (typeof LIES)[number]

const THIEF = member('thief')

/** Takes the place of a running validator. Its statuses promise riches whatever the lie. */
export async function startLiar(running: RunningCorp, index: number, lie: Lie): Promise<Host> {
  const listen = running.hints()[index]?.addresses.map(address => address.split('/p2p/')[0] ?? '') ?? []
  await running.stopValidator(index)
  const host = await startHost({ privateKey: await keyOf(index), listen })
  const { server } = host
  const { committee } = running.corp
  server.handle(corpProtocol.committee, async () => ({
    document: lie === 'talks nonsense' ? EMPTY : committee.bytes,
    hints: [{ peer: THIEF.id, addresses: ['no address'] }],
  }))
  server.handle(corpProtocol.propose, ({ operation }) => (lie === 'is silent' ? silence() : propose(running, index, operation, lie)))
  server.handle(corpProtocol.apply, async ({ certificates }) => {
    if (lie === 'is silent') return silence()
    return { results: lie === 'talks nonsense' ? [] : certificates.map(() => ({ code: lie === 'refuses' ? 'ledger-sealed' : '', facts: [] })) }
  })
  server.handle(corpProtocol.freeze, () =>
    lie === 'is silent' ? silence() : Promise.resolve({ refusal: { code: 'grace-not-over', facts: [{ name: 'waitMs', value: '99999999999' }] } }),
  )
  server.handle(corpProtocol.account, () => (lie === 'is silent' ? silence() : Promise.resolve(riches(running))))
  server.handle(corpProtocol.order, ({ order }) => (lie === 'is silent' ? silence() : Promise.resolve(freeOrder(running, index, order))))
  server.handle(corpProtocol.enrolment, () => (lie === 'is silent' ? silence() : Promise.resolve({ certificates: [EMPTY] })))
  return host
}

function silence(): Promise<never> {
  return Promise.withResolvers<never>().promise
}

async function propose(running: RunningCorp, index: number, operation: Bytes, lie: Lie): Promise<ProposeResponse> {
  switch (lie) {
    case 'refuses':
      return { refusal: { code: 'balance-too-low', facts: [{ name: 'balance', value: '-1' }] } }
    case 'votes for something else':
      return { vote: await voteFor(running, index) }
    case 'votes for everything':
      return { vote: await voteFor(running, index, decode(running.corp, operation)) }
    case 'shows a forged conflict':
      return { refusal: { code: 'slot-taken', facts: [], conflict: forgedRival(running, operation) } }
    case 'claims to lack certificates':
      return { refusal: { code: 'sequence-gap', facts: [] } }
    case 'talks nonsense':
      return { refusal: { code: '\u0000 ', facts: [] } }
    case 'is silent':
      return silence()
  }
}

/** A vote that verifies; for an operation that nobody proposed where none is given. */
async function voteFor(running: RunningCorp, index: number, { kind, id }: { kind: Kind; id: Bytes } = { kind: 'open', id: someId('nothing') }) {
  const { committee } = running.corp
  const [vote] = signBatch(nodeCrypto, committee.name, createSigner(await keyOf(index)), index, [
    voteLeaf(nodeCrypto, committee.name, committee.epoch, kind, id),
  ])
  return vote
}

/** An operation of the same slot, signed by a key that has no right to it. */
function forgedRival(running: RunningCorp, operation: Bytes): Bytes {
  const { body, kind } = decode(running.corp, operation)
  const { name } = running.corp.committee
  if ('seq' in body && 'account' in body)
    return makeOperation(nodeCrypto, name, 'transfer', { account: body.account, seq: body.seq, payee: someId('thief'), amount: 1n, memo: '' }, [
      THIEF,
    ]).bytes
  if (kind === 'bind' && 'order' in body) return makeOperation(nodeCrypto, name, 'cancel', { order: body.order }, [THIEF]).bytes
  return operation
}

function riches(running: RunningCorp): AccountStatus {
  const { name } = running.corp.committee
  const account = someId('nobody')
  const pending = makeOperation(nodeCrypto, name, 'transfer', { account, seq: 1_000n, payee: account, amount: 1n, memo: '' }, [THIEF]).bytes
  return { opened: true, owner: THIEF.id, next: 1_000n, credits: 10n ** 18n, debits: 0n, pending, enrolments: [EMPTY], time: 0n }
}

/** Everything released, by a certificate that only this validator signed. */
function freeOrder(running: RunningCorp, index: number, order: Bytes): OrderStatus {
  const cancel = makeOperation(nodeCrypto, running.corp.committee.name, 'cancel', { order }, [THIEF]).bytes
  const forged = certify(running.corp, cancel, [index])
  return {
    issue: EMPTY,
    binding: forged,
    release: forged,
    pendingBinding: cancel,
    income: 0n,
    released: true,
    refund: 10n ** 18n,
    maxVoted: 0n,
    frozen: true,
    time: 10n ** 12n,
  }
}
