import assert from 'node:assert/strict'
import { decodeRegistration, makeInvite } from '../../../src/corp/core/registration.ts'
import { type Registration, register, registerRequest, revoke } from '../../../src/corp/quorum/register.ts'
import { RegistrarService } from '../../../src/corp/registrar/service.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { type Bytes, EMPTY, toText } from '../../../src/types/bytes.ts'
import { isXenoError } from '../../../src/types/errors.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { Certificate, EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { registrarProtocol } from '../../../src/wire/protocols.ts'
import { startHost, stopHosts, testLogger } from '../../support/hosts.ts'
import { Economy } from '../support/economy.ts'
import { member } from '../support/members.ts'

const rejectsWith = (code: string) => (error: unknown) => isXenoError(error, code) || assert.fail(String(error))
const specification = { architecture: 'x86_64', cpu: 'test', memoryBytes: 1n, connectivity: '', operator: 'someone' }

/** Two certificates of one operation may have other votes. */
function operationOf(certificate: Bytes): string {
  return toText(Certificate.decode(certificate).operation ?? EMPTY)
}

async function contextOf(economy: Economy) {
  const { host, quorum } = await economy.running.client()
  await host.rpc.learn(economy.registrar.peer, economy.registrar.addresses)
  return { rpc: host.rpc, crypto: nodeCrypto, quorum, registrars: [economy.registrar.peer] }
}

const client = (name: string, more: Partial<Registration> = {}): Registration => ({
  owner: member(name),
  kind: EnrolmentKind.CLIENT,
  particulars: { name },
  ...more,
})

function serverOf(name: string, injectionNode: Bytes, owner = member(`owner of ${name}`)): Registration {
  const signer = member(name)
  const registration = { peer: signer.id, payoutAccount: accountId(nodeCrypto, owner.id), injectionNode, ...specification }
  return { owner, kind: EnrolmentKind.SERVER, particulars: { name }, server: { registration, signer } }
}

describe('a registrar with open enrolment', function () {
  this.timeout(30_000)
  let economy: Economy
  let context: Awaited<ReturnType<typeof contextOf>>

  before(async () => {
    economy = await Economy.start(4, {}, { required: { [EnrolmentKind.CLIENT]: ['name'] } })
  })
  // A node of its own for each: requests of one peer are rationed.
  beforeEach(async () => {
    context = await contextOf(economy)
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
  })

  it('enrols a client and opens its account', async () => {
    const { account } = await register(context, client('ann'))
    const view = await context.quorum.account(account)
    assert.deepEqual([view.opened, view.enrolments.map(({ body }) => [body.kind, body.serial])], [true, [['CLIENT', 1n]]])
  })

  it('gives the same answer to the same request, and a later serial to another', async () => {
    const first = await register(context, client('ben', { particulars: { name: 'ben', city: 'here' } }))
    const again = await register(context, client('ben', { particulars: { city: 'here', name: 'ben' } }))
    assert.equal(operationOf(first.enrolment), operationOf(again.enrolment))
    await register(context, client('ben', { particulars: { name: 'ben', city: 'there' } }))
    assert.deepEqual(
      (await context.quorum.enrolments(first.account)).map(({ body }) => body.serial),
      [2n],
    )
  })

  it('asks for the particulars that the XenoCorp wants', async () => {
    await assert.rejects(register(context, client('cat', { particulars: {} })), rejectsWith('particular-missing'))
    await assert.rejects(register(context, client('cat', { particulars: { name: '  ' } })), rejectsWith('particular-missing'))
    await assert.rejects(register(context, client('cat', { particulars: { name: 'x'.repeat(2_000) } })), rejectsWith('particulars-invalid'))
  })

  it('refuses a request that its owner has not signed, or that fills in what the registrar decides', async () => {
    const request = requestOf(context, client('dan'))
    const { registrars, rpc } = context
    const ask = (changed: Partial<typeof request>) => rpc.call(registrars[0] ?? EMPTY, registrarProtocol.register, { ...request, ...changed })
    await assert.rejects(ask({ signature: new Uint8Array(64) }), rejectsWith('bad-signature'))
    await assert.rejects(ask({ enrol: requestOf(context, client('eve')).enrol }), rejectsWith('bad-signature'))
    await assert.rejects(ask({ enrol: request.enrol.slice(1) }), rejectsWith('malformed'))
    await assert.rejects(ask({ particulars: [...request.particulars, ...request.particulars] }), rejectsWith('particulars-invalid'))
  })

  it('registers a server with the consent of its own key and a node that injects its advertisement', async () => {
    const founding = member('server one').id
    const registered = await register(context, serverOf('host a', founding))
    assert.deepEqual(
      (await context.quorum.enrolments(member('host a').id)).map(({ body }) => toText(body.account)),
      [toText(registered.account)],
    )
    await register(context, serverOf('host b', member('host a').id))
    await assert.rejects(register(context, serverOf('host c', EMPTY)), rejectsWith('injection-node-missing'))
    await assert.rejects(register(context, serverOf('host c', member('nobody').id)), rejectsWith('injection-node-unknown'))
    await assert.rejects(register(context, serverOf('host c', member('host c').id)), rejectsWith('injection-node-unknown'))
    await register(context, serverOf('server one', EMPTY))
  })

  it("does not let anyone register another's server", async () => {
    const stolen = serverOf('host a', member('server one').id, member('thief'))
    await assert.rejects(
      register(context, { ...stolen, ...(stolen.server && { server: { ...stolen.server, signer: member('thief') } }) }),
      rejectsWith('bad-signature'),
    )
    await assert.rejects(register(context, stolen), rejectsWith('server-taken'))
  })

  it("revokes at the operator's word, once, and enrols that account no more", async () => {
    const { account } = await register(context, client('mallory'))
    await assert.rejects(revoke(context, member('someone else'), account, EnrolmentKind.CLIENT), rejectsWith('bad-signature'))
    const certificate = await revoke(context, economy.running.corp.registrar, account, EnrolmentKind.CLIENT)
    const again = await revoke(context, economy.running.corp.registrar, account, EnrolmentKind.CLIENT)
    assert.equal(operationOf(certificate), operationOf(again))
    assert.deepEqual(
      (await context.quorum.enrolments(account)).map(({ body }) => [body.serial, body.revoked]),
      [[2n, true]],
    )
    await assert.rejects(register(context, client('mallory', { particulars: { name: 'another' } })), rejectsWith('registration-revoked'))
    await assert.rejects(
      revoke(context, economy.running.corp.registrar, accountId(nodeCrypto, member('nobody').id), EnrolmentKind.CLIENT),
      rejectsWith('never-registered'),
    )
  })

  it('is not played with another key', async () => {
    const { committee } = economy.running.corp
    const host = await startHost()
    const options = {
      committee,
      crypto: nodeCrypto,
      clock: systemClock,
      logger: testLogger(),
      server: host.server,
      quorum: context.quorum,
      random: () => EMPTY,
    }
    const store = { get: () => undefined, batch: async () => undefined, range: () => assert.fail(), sub: () => store }
    assert.throws(() => new RegistrarService({ ...options, store, signer: member('someone') }), rejectsWith('not-the-registrar'))
  })

  it('is looked for at the nodes that are known, and says when none has it', async () => {
    const { validators } = economy.running.corp.committee
    await assert.rejects(register({ ...context, registrars: validators }, client('fay')), rejectsWith('registrar-unavailable'))
    await register({ ...context, registrars: [...validators, economy.registrar.peer] }, client('fay'))
  })
})

describe('a registrar that was asked for invites', function () {
  this.timeout(30_000)
  let economy: Economy
  let context: Awaited<ReturnType<typeof contextOf>>

  before(async () => {
    economy = await Economy.start(1, { enrolment: { name: 'invite' } }, { invited: [member('listed').id] })
    context = await contextOf(economy)
  })
  after(async () => {
    await economy.stop()
    await stopHosts()
  })

  const invite = (name: string, kind: EnrolmentKind = EnrolmentKind.CLIENT, lastsMs = 60_000, signer = economy.running.corp.registrar) =>
    makeInvite(nodeCrypto, economy.name, signer, member(name).id, kind, systemClock.now() + lastsMs)

  it('admits the key that an invite names, and those on its list', async () => {
    await register(context, client('ann', { invite: invite('ann') }))
    await register(context, client('listed'))
  })

  it('admits nobody else', async () => {
    await assert.rejects(register(context, client('ben')), rejectsWith('invite-needed'))
    for (const bad of [
      invite('ann'),
      invite('ben', EnrolmentKind.SERVER),
      invite('ben', EnrolmentKind.CLIENT, -1),
      invite('ben', EnrolmentKind.CLIENT, 60_000, member('thief')),
      Uint8Array.of(1, 2),
    ]) {
      await assert.rejects(register(context, client('ben', { invite: bad })), rejectsWith('invite-invalid'))
    }
  })
})

describe('a registrar that was asked for approval', () => {
  it('says that it cannot enrol yet', async function () {
    this.timeout(30_000)
    const economy = await Economy.start(1, { enrolment: { name: 'approval' } })
    try {
      await assert.rejects(register(await contextOf(economy), client('ann')), rejectsWith('approval-needed'))
    } finally {
      await economy.stop()
      await stopHosts()
    }
  })
})

function requestOf({ quorum }: Awaited<ReturnType<typeof contextOf>>, registration: Registration) {
  const request = registerRequest(nodeCrypto, quorum.committee.name, registration)
  assert.ok(decodeRegistration(nodeCrypto, quorum.committee.name, request).ok)
  return request
}
