/**
 * A network in the foreground: it starts, is used, and stays until Ctrl-C, SIGTERM or `testnet down`; then it stops in
 * order. A second Ctrl-C ends this process at once, and the nodes stop by themselves.
 */
import { mkdirSync } from 'node:fs'
import { ExitCode } from '../src/types/errors.ts'
import { type ControlRequest, type NetworkStatus, openControl } from './control.ts'
import { PASSABLE } from './founding.ts'
import { type LocalNetwork, type NetworkOptions, type NetworkProgress, openNetwork } from './network.ts'
import { addressOf } from './record.ts'

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface KeepUpHooks {
  readonly progress: NetworkProgress
  /** A node ended, and nobody asked it to. */
  onLost(node: string, how: string): void
  /** Called when every node is ready; the network stays up after it settles, and stops when it throws. */
  use(network: LocalNetwork, signal: AbortSignal): Promise<void>
  onStopping(): void
}

/** Settles when the network has stopped. @throws XenoError `testnet-running`, `testnet-other`, `node-not-ready`, ...; what `use` throws */
export async function keepUp(options: NetworkOptions, hooks: KeepUpHooks): Promise<void> {
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
    network = await openNetwork(options)
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
    case 'kill':
      await network?.node(request.node).kill()
      break
    case 'start':
      await network?.node(request.node).start()
      break
    case 'pause':
      network?.node(request.node).pause()
      break
    case 'resume':
      network?.node(request.node).resume()
      break
  }
  return statusOf(network)
}

function statusOf(network: LocalNetwork | undefined): NetworkStatus {
  const nodes = network?.nodes ?? []
  return {
    nodes: nodes.map(({ name, state, pid, logPath }) => {
      const record = network?.record.nodes.find(each => each.name === name)
      return { name, state, ...(pid === undefined ? {} : { pid }), address: record === undefined ? '' : addressOf(record), log: logPath }
    }),
  }
}
