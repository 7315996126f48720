/** Does a fault to a network that runs. */
import type { LocalNetwork } from '../../network.ts'
import type { NodeProcess } from '../../node-process.ts'
import type { Host } from '../host.ts'
import type { Link } from '../link.ts'
import type { Fault } from './fault.ts'

type On<Target extends string> = Extract<Fault, Readonly<Record<Target, unknown>>>

/**
 * Settles when it is done: a node that is started is ready.
 * @throws XenoError `no-such-link`, `no-such-node`, `no-such-host`, `no-hosts`, `no-clock`, `no-disk`, `node-not-ready`
 */
export async function applyFault(network: LocalNetwork, fault: Fault): Promise<void> {
  if ('link' in fault) await hurtLink(network.link(...fault.link), fault)
  else if ('node' in fault) await hurtNode(network.node(fault.node), fault)
  else await hurtHost(network.host(fault.host), fault)
}

async function hurtLink(link: Link, fault: On<'link'>): Promise<void> {
  switch (fault.verb) {
    case 'link cut':
      return await link.cut()
    case 'link heal':
      return await link.heal()
    case 'link restore':
      return await link.restore()
    case 'link slow': {
      const { verb: _verb, link: _link, ...to } = fault
      return await link.slow(to)
    }
    case 'link lose':
      return await link.lose(fault.part)
  }
}

async function hurtNode(node: NodeProcess, { verb }: On<'node'>): Promise<void> {
  switch (verb) {
    case 'node pause':
      return node.pause()
    case 'node resume':
      return node.resume()
    case 'node kill':
      return await node.kill()
    case 'node start':
      return await node.start()
    case 'node restart':
      return await node.restart()
    case 'node wipe':
      return await node.wipe()
  }
}

async function hurtHost(host: Host, fault: On<'host'>): Promise<void> {
  switch (fault.verb) {
    case 'host skew':
      return host.skewClock(fault.ms)
    case 'host fill':
      return await host.fillDisk()
    case 'host free':
      return host.freeDisk()
  }
}
