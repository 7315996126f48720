/**
 * A daemon in small, to be killed: opens a hypervisor as its first argument (JSON options) says, makes the domain that the second
 * describes, starts the task of the third in it, sets the lease of the fourth (ms from now) when there is one, says `ready`, and waits.
 */
import type { DomainSpec, HypervisorOptions, TaskSpec } from '../../../src/xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../../src/xenoserver/hypervisor/hypervisor.ts'

const [options, domain, task, lease]: unknown[] = process.argv.slice(2).map(text => JSON.parse(text))

/** What it is given comes from the test beside it, which has the same types. */
function is<T>(value: unknown): value is T {
  return typeof value === 'object' && value !== null
}

if (!is<HypervisorOptions>(options) || !is<DomainSpec>(domain) || !is<TaskSpec>(task)) throw new Error('usage: starter OPTIONS DOMAIN TASK [LEASE]')
const hypervisor = createHypervisor(options)
await hypervisor.open()
await hypervisor.create(domain)
await hypervisor.start(domain.id)
await hypervisor.exec(domain.id, task)
if (typeof lease === 'number') await hypervisor.setLease(domain.id, Date.now() + lease)
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
