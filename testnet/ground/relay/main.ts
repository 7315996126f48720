/**
 * `node dist/relay.mjs`: carries packets between the devices of all lines of a network, and does as its standard input
 * says (protocol.ts). It ends when that ends, and its devices with it.
 *
 * The loop blocks in epoll and never returns to Node's own, whose timers know whole milliseconds only.
 */
import { Control, describe, writeAnswer } from './control.ts'
import { Forwarder } from './forwarder.ts'
import { type Kernel, openKernel } from './kernel.ts'
import type { RelayRequest } from './protocol.ts'

/** What is due so soon goes along: fewer awakenings, for a tenth of the accuracy that is promised. */
const GRAIN_MS = 0.1

/** @returns the value of the answer */
function handle(forwarder: Forwarder, request: RelayRequest): unknown {
  if (request.verb === 'open') return forwarder.open(request)
  if (request.verb === 'set') return forwarder.set(request, performance.now())
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1_000, lines: forwarder.statistics() }
}

/** Until standard input ends. */
function loop(kernel: Kernel, forwarder: Forwarder, control: Control): void {
  let armedFor = Number.POSITIVE_INFINITY
  for (;;) {
    forwarder.deliver(performance.now() + GRAIN_MS)
    const next = forwarder.nextDue()
    if (next !== armedFor && next !== Number.POSITIVE_INFINITY) kernel.wakeIn(next - performance.now())
    armedFor = next
    const count = kernel.wait()
    const now = performance.now()
    for (let index = 0; index < count; index++) {
      const descriptor = kernel.ready(index)
      if (descriptor === control.descriptor && !control.read()) return
      if (descriptor !== undefined && descriptor !== control.descriptor) forwarder.receive(descriptor, now)
    }
  }
}

async function main(): Promise<void> {
  const kernel = await openKernel()
  if (!kernel.raisePriority()) process.stderr.write('the relay may not run before others: it is late while they are busy\n')
  const forwarder = new Forwarder(kernel)
  const control = new Control(kernel, request => handle(forwarder, request))
  kernel.watch(control.descriptor)
  loop(kernel, forwarder, control)
}

try {
  await main()
  process.exit(0)
} catch (error) {
  writeAnswer({ id: null, error: describe(error) })
  process.exit(1)
}
