/** Run as a user without rights: opens a hypervisor as its argument says, and prints what it guarantees and what became of a task. */
import type { HypervisorOptions } from '../../../src/xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../../src/xenoserver/hypervisor/hypervisor.ts'
import { SMALL } from './resources.ts'

function isOptions(value: unknown): value is HypervisorOptions {
  return typeof value === 'object' && value !== null
}

const options: unknown = JSON.parse(process.argv[2] ?? '')
if (!isOptions(options)) throw new Error('usage: rootless OPTIONS')
const hypervisor = createHypervisor(options)
await hypervisor.open()
const id = 'domain'
await hypervisor.create({ id, resources: SMALL })
await hypervisor.start(id)
await hypervisor.exec(id, { name: 'first', argv: ['sh', '-c', 'echo mine > $XENO_WORK/f; cat $XENO_WORK/f; exit 4'] })
const first = await hypervisor.wait(id, 'first')
const output: string[] = []
for await (const { bytes } of hypervisor.logs(id, 'first')) output.push(Buffer.from(bytes).toString())
await hypervisor.exec(id, { name: 'second', argv: ['sleep', '60'] })
await hypervisor.setLease(id, Date.now() - 1)
const states = [(await hypervisor.get(id))?.state]
await hypervisor.setLease(id, Date.now() + 60_000)
await hypervisor.resume(id)
states.push((await hypervisor.get(id))?.state)
await hypervisor.stop(id)
const second = await hypervisor.task(id, 'second')
const { guarantees } = hypervisor.manifest
await hypervisor.dispose()
process.stdout.write(JSON.stringify({ guarantees, code: first.exitCode, output: output.join(''), states, second: second.exitCode }))
