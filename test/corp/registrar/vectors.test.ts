/**
 * The vectors of registration: requests and revocations with what a registrar of the given XenoCorp makes of them. Bytes
 * are hex. `REWRITE=1` writes them anew from the cases below.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { decodeGenesis } from '../../../src/corp/core/committee.ts'
import {
  checkAdmission,
  commitmentOf,
  decodeRegistration,
  decodeRevocation,
  makeInvite,
  makeRevocation,
} from '../../../src/corp/core/registration.ts'
import { type Registration, registerRequest } from '../../../src/corp/quorum/register.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { packageRoot } from '../../../src/node/package-root.ts'
import { type Bytes, bytes, EMPTY } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { encode } from '../../../src/wire/canonical.ts'
import { accountId } from '../../../src/wire/digest.ts'
import { EnrolmentKind } from '../../../src/wire/generated/corp.ts'
import { RegisterRequest, RevokeRequest } from '../../../src/wire/generated/registrar.ts'
import { foundCorp, member, validatorMembers } from '../support/members.ts'

const FILE = join(packageRoot, 'protocols/registrar/1/vectors.json')
const NOW = 1_800_000_000_000
const SALT = bytes(new Uint8Array(32).fill(7))

const schema = z.strictObject({
  committee: z.string(),
  now: z.number(),
  salt: z.string(),
  /** `verdict`: `enrolled` or the code of the refusal; of an enrolled one the request's id and its commitment with the salt. */
  requests: z.array(
    z.strictObject({ name: z.string(), request: z.string(), verdict: z.string(), id: z.string().optional(), commitment: z.string().optional() }),
  ),
  revocations: z.array(z.strictObject({ name: z.string(), request: z.string(), verdict: z.string() })),
})
type Vectors = z.infer<typeof schema>

const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')
const fromHex = (text: string): Bytes => bytes(Uint8Array.from(Buffer.from(text, 'hex')))

if (process.env.REWRITE !== undefined) writeFileSync(FILE, `${JSON.stringify(makeVectors(), undefined, 2)}\n`)
const vectors = schema.parse(JSON.parse(readFileSync(FILE, 'utf8')))

describe('the vectors of registration', () => {
  const committee = unwrap(decodeGenesis(nodeCrypto, fromHex(vectors.committee)))

  for (const { name, request, ...expected } of vectors.requests) {
    it(name, () => assert.deepEqual(judge(committee, fromHex(request)), expected))
  }
  for (const { name, request, verdict } of vectors.revocations) {
    it(name, () => {
      const revocation = decodeRevocation(nodeCrypto, committee, RevokeRequest.decode(fromHex(request)))
      assert.equal(revocation.ok ? 'revoked' : revocation.refusal.code, verdict)
    })
  }
})

/** What a registrar says that asks for a name, and for an invite. */
function judge(committee: Parameters<typeof checkAdmission>[1], request: Bytes): { verdict: string; id?: string; commitment?: string } {
  const decoded = RegisterRequest.decode(request)
  const registration = decodeRegistration(nodeCrypto, committee.name, decoded)
  if (!registration.ok) return { verdict: registration.refusal.code }
  const admitted = checkAdmission(nodeCrypto, committee, registration.value, decoded.invite, { required: ['name'], invited: [], now: NOW })
  if (!admitted.ok) return { verdict: admitted.refusal.code }
  const commitment = commitmentOf(nodeCrypto, committee.name, registration.value.particulars, SALT)
  return { verdict: 'enrolled', id: hex(registration.value.id), commitment: hex(commitment) }
}

function makeVectors(): Vectors {
  const corp = foundCorp(validatorMembers(4), { policy: { enrolment: { name: 'invite' } } })
  const { committee, registrar } = corp
  const [owner, host] = [member('owner'), member('host')]
  const account = accountId(nodeCrypto, owner.id)
  const inviteFor = (kind: EnrolmentKind, expiresAt = NOW + 1, signer = registrar) =>
    makeInvite(nodeCrypto, committee.name, signer, owner.id, kind, expiresAt)
  const client: Registration = {
    owner,
    kind: EnrolmentKind.CLIENT,
    particulars: { name: 'Ann Other', city: 'Anywhere' },
    invite: inviteFor(EnrolmentKind.CLIENT),
  }
  const specification = { architecture: 'x86_64', cpu: 'any', memoryBytes: 2n ** 34n, connectivity: '1 Gbit/s', operator: 'Example' }
  const registration = { peer: host.id, payoutAccount: account, injectionNode: member('node').id, ...specification }
  const server: Registration = {
    ...client,
    kind: EnrolmentKind.SERVER,
    server: { registration, signer: host },
    invite: inviteFor(EnrolmentKind.SERVER),
  }
  const ask = (wanted: Registration): RegisterRequest => registerRequest(nodeCrypto, committee.name, wanted)
  const cases: Record<string, RegisterRequest> = {
    'a client': ask(client),
    'the same client, its particulars in another order': ask({ ...client, particulars: { city: 'Anywhere', name: 'Ann Other' } }),
    'a server': ask(server),
    'a server without its own consent': { ...ask(server), serverSignature: EMPTY },
    'a request that another key signed': { ...ask(client), signature: ask({ ...client, owner: host }).signature },
    'a body with a field that nobody knows': { ...ask(client), enrol: bytes(Uint8Array.from([...ask(client).enrol, 0xa0, 0x06, 0x01])) },
    'a particular that is missing': ask({ ...client, particulars: { city: 'Anywhere' } }),
    'a particular twice': {
      ...ask(client),
      particulars: [
        { name: 'name', value: 'one' },
        { name: 'name', value: 'two' },
      ],
    },
    'no invite': ask({ ...client, invite: EMPTY }),
    'an invite that has expired': ask({ ...client, invite: inviteFor(EnrolmentKind.CLIENT, NOW) }),
    'an invite for another kind': ask({ ...client, invite: inviteFor(EnrolmentKind.SERVICE) }),
    'an invite by another key': ask({ ...client, invite: inviteFor(EnrolmentKind.CLIENT, NOW + 1, owner) }),
  }
  const revocation = makeRevocation(nodeCrypto, committee.name, registrar, { account, kind: EnrolmentKind.CLIENT, serial: 1n })
  const revocations = {
    'a revocation': revocation,
    'a revocation by another key': makeRevocation(nodeCrypto, committee.name, owner, { account, kind: EnrolmentKind.CLIENT, serial: 1n }),
    'a revocation of an unknown kind': {
      ...revocation,
      revoke: makeRevocation(nodeCrypto, committee.name, registrar, { account, kind: EnrolmentKind.UNKNOWN_ENROLMENT, serial: 1n }).revoke,
    },
  }
  return {
    committee: hex(committee.bytes),
    now: NOW,
    salt: hex(SALT),
    requests: Object.entries(cases).map(([name, request]) => {
      const encoded = encode(RegisterRequest, request)
      return { name, request: hex(encoded), ...judge(committee, encoded) }
    }),
    revocations: Object.entries(revocations).map(([name, request]) => {
      const decoded = decodeRevocation(nodeCrypto, committee, request)
      return { name, request: hex(encode(RevokeRequest, request)), verdict: decoded.ok ? 'revoked' : decoded.refusal.code }
    }),
  }
}
