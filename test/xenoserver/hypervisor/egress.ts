/** Run in a network namespace that stands for a host: opens a hypervisor as its argument says, and prints what domains reach. */
import type { EgressRule, HypervisorOptions } from '../../../src/xenoserver/hypervisor/driver.ts'
import { createHypervisor } from '../../../src/xenoserver/hypervisor/hypervisor.ts'
import { SMALL } from './resources.ts'

interface Question {
  readonly options: HypervisorOptions
  /** By the name of a domain: what it may reach. */
  readonly rules: Readonly<Record<string, readonly EgressRule[]>>
  /** `address port`. */
  readonly targets: readonly string[]
}

function isQuestion(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && 'options' in value
}

const question: unknown = JSON.parse(process.argv[2] ?? '')
if (!isQuestion(question)) throw new Error('usage: egress QUESTION')
const hypervisor = createHypervisor(question.options)
await hypervisor.open()
const { egress } = hypervisor.manifest.guarantees
const reached: Record<string, string[]> = {}
if (egress) {
  for (const [id, rules] of Object.entries(question.rules)) {
    await hypervisor.create({ id, resources: SMALL, egress: rules })
    await hypervisor.start(id)
  }
  const attempts = question.targets.map(target => `(busybox nc -w 1 ${target} < /dev/null | grep -q reached && echo ${target}) &`)
  const script = `${attempts.join('\n')}\nwait`
  for (const id of Object.keys(question.rules)) await hypervisor.exec(id, { name: 'try', argv: ['sh', '-c', script] })
  for (const id of Object.keys(question.rules)) {
    await hypervisor.wait(id, 'try')
    const lines: string[] = []
    for await (const { bytes, stream } of hypervisor.logs(id, 'try')) if (stream === 'stdout') lines.push(Buffer.from(bytes).toString().trim())
    reached[id] = lines.sort()
  }
}
await hypervisor.dispose()
process.stdout.write(JSON.stringify({ egress, reached }))
