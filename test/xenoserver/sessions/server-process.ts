/**
 * A XenoServer as a process of its own, to be killed: reads what it is from a file, opens the hypervisor, prints one line
 * of JSON when it serves, and stops in order on SIGTERM.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { decodeGenesis } from '../../../src/corp/core/committee.ts'
import { nodeCrypto } from '../../../src/node/crypto.ts'
import { bytes } from '../../../src/types/bytes.ts'
import { refusalError } from '../../../src/types/errors.ts'
import { createHypervisor } from '../../../src/xenoserver/hypervisor/hypervisor.ts'
import { startStageServer } from './stage-server.ts'

const base64 = z.base64().transform(text => bytes(Buffer.from(text, 'base64')))

const schema = z.object({
  seed: z.string(),
  folder: z.string(),
  committee: base64,
  hints: z.array(z.object({ peer: base64, addresses: z.array(z.string()) })),
  listen: z.array(z.string()),
  hypervisor: z.object({
    workPath: z.string(),
    prefix: z.string(),
    drivers: z.array(z.enum(['runc', 'bwrap', 'process'])),
    keeperPath: z.string(),
    monitorPath: z.string(),
    readyNetworks: z.number(),
  }),
})

export type ServerProcessConfig = z.input<typeof schema>

const config = schema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const committee = decodeGenesis(nodeCrypto, config.committee)
if (!committee.ok) throw refusalError(committee.refusal)
const hypervisor = createHypervisor(config.hypervisor)
await hypervisor.open()
const server = await startStageServer({ ...config, hypervisor, committee: committee.value })
process.once('SIGTERM', () => {
  server
    .stop()
    .then(() => hypervisor.close())
    .then(() => process.exit(0))
})
console.log(JSON.stringify({ ready: true, addresses: server.host.addresses() }))
