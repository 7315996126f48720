/**
 * A validator's process, for tests that kill it: `killed-validator.ts FOLDER INDEX COMMITTEE FELLOW...`, COMMITTEE in hex. It prints
 * its address when it is ready, and is the running validator INDEX of the test's XenoCorp.
 */

import { decodeGenesis } from '../../../src/corp/core/committee.ts'
import { ValidatorService } from '../../../src/corp/validator/service.ts'
import { learnAddress } from '../../../src/node/addresses.ts'
import { systemClock } from '../../../src/node/clock.ts'
import { createSigner, nodeCrypto } from '../../../src/node/crypto.ts'
import { createHost } from '../../../src/node/host.ts'
import { openStore } from '../../../src/node/store.ts'
import { bytes } from '../../../src/types/bytes.ts'
import { unwrap } from '../../../src/types/errors.ts'
import { testLogger } from '../../support/hosts.ts'
import { keyOf } from '../support/running-corp.ts'

const [folder = '', index = '', document = '', ...fellows] = process.argv.slice(2)
const privateKey = await keyOf(Number(index))
const host = await createHost({
  ...{ privateKey, listen: ['/ip4/127.0.0.1/tcp/0'], bootstrap: [], network: 'one-host', overlay: false },
  ...{ clock: systemClock, logger: testLogger() },
})
for (const fellow of fellows) await learnAddress(host.rpc, fellow)
const { store } = await openStore(folder)
const committee = unwrap(decodeGenesis(nodeCrypto, bytes(Uint8Array.from(Buffer.from(document, 'hex')))))
const service = new ValidatorService({
  ...{ committee, signer: createSigner(privateKey), crypto: nodeCrypto, store, clock: systemClock },
  ...{ rpc: host.rpc, server: host.server, logger: testLogger(), hints: () => [], pullEveryMs: 60_000 },
})
await service.start()
process.stdout.write(`${host.addresses()[0] ?? ''}\n`)
