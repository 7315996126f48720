/**
 * A network in the foreground: it starts, is used, and stays until Ctrl-C, SIGTERM or `testnet down`; then it stops in
 * order. A second Ctrl-C ends this process at once, and the nodes stop by themselves.
 */
import { mkdirSync } from 'node:fs'
import { ExitCode } from '../src/types/errors.ts'
import { type ControlRequest, type NetworkStatus, openControl } from './control.ts'
import { PASSABLE } from './founding.ts'
import { applyFault } from './ground/faults/apply.ts'
import type { Link } from './ground/link.ts'
import { type GroundOptions, type LocalNetwork, type NetworkOptions, type NetworkProgress, openGround, openNetwork } from './network.ts'

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface KeepUpHooks {
  readonly progress: NetworkProgress
  /** A node ended, and nobody asked it to. */
  onLost(node: string, how: string): void
  /** Called when every node is ready; the network stays up after it settles, and stops when it throws. */
  use(network: LocalNetwork, signal: AbortSignal): Promise<void>
  onStopping(): void
}

export type UpOptions = NetworkOptions | GroundOptions

/** Settles when the network has stopped. @throws XenoError `testnet-running`, `testnet-other`, `node-not-ready`, ...; what `use` throws */
export async function keepUp(options: UpOptions, hooks: KeepUpHooks): Promise<void> {
  const stop = new AbortController()
  const stopped = Promise.withResolvers<void>()
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(ExitCode.internal)
      stop.abort()
    })
  }
  let network: LocalNetwork | undefined
  mkdirSync(options.folder, { recursive: true, mode: PASSABLE })
  const control = await openControl(options.folder, request => handle(request, network, stop, stopped.promise))
  try {
    network = await ('topology' in options ? openGround(options) : openNetwork(options))
    if (network.ground !== undefined) network.ground.onLost = how => hooks.onLost('the relay', how)
    for (const node of network.nodes) node.onEnd = ({ wasReady, wanted, how }) => !wasReady || wanted || hooks.onLost(node.name, how)
    await use(network, hooks, stop.signal)
  } finally {
    stop.abort()
    hooks.onStopping()
    await network?.stop(hooks.progress)
    stopped.resolve()
    await control.close()
  }
}

async function use(network: LocalNetwork, hooks: KeepUpHooks, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<'aborted'>(resolve => signal.addEventListener('abort', () => resolve('aborted'), { once: true }))
  const started = network.start(hooks.progress).then(() => 'started' as const)
  // When it is stopped before it is ready, that nodes did not get ready is no news.
  if (signal.aborted || (await Promise.race([started, aborted])) === 'aborted') return void started.catch(() => undefined)
  const used = hooks.use(network, signal)
  if ((await Promise.race([used, aborted])) === 'aborted') await used.catch(error => ignoreAbort(error, signal))
  else await aborted
}

function ignoreAbort(error: unknown, signal: AbortSignal): void {
  if (!signal.aborted) throw error
}

async function handle(
  request: ControlRequest,
  network: LocalNetwork | undefined,
  stop: AbortController,
  stopped: Promise<void>,
): Promise<NetworkStatus> {
  switch (request.verb) {
    case 'status':
      break
    case 'down':
      stop.abort()
      await stopped
      break
    case 'fault':
      if (network !== undefined) await applyFault(network, request.fault)
      break
    case 'link':
      if (network !== undefined) await changeLink(network.link(...request.ends), request)
      break
  }
  return statusOf(network)
}

async function changeLink(link: Link, { action, from, to = {} }: ControlRequest & { verb: 'link' }): Promise<void> {
  const way = from === undefined ? {} : { from }
  switch (action) {
    case 'cut':
      return await link.cut(way)
    case 'heal':
      return await link.heal(way)
    case 'slow':
      return await link.slow(to, way)
    case 'lose':
      return await link.lose(to.loss ?? 0, way)
    case 'restore':
      return await link.restore()
  }
}

function statusOf(network: LocalNetwork | undefined): NetworkStatus {
  if (network === undefined) return { nodes: [], links: [] }
  const { ground, placement } = network
  return {
    nodes: network.record.nodes.map(node => {
      const { name, state, pid, logPath } = network.node(node.name)
      const host = ground === undefined ? {} : { host: ground.hostOf(name).name }
      return { name, state, ...(pid === undefined ? {} : { pid }), ...host, address: placement.address(node), log: logPath }
    }),
    links: (ground?.links ?? []).map(({ ends: [one, other], settings: [there, back] }) => ({ ends: [one, other], settings: [there, back] })),
  }
}
