/**
 * Listening on what a machine has, now and later: libp2p's TCP with patience. An address that the machine does not have yet
 * (an interface that comes up after the daemon) is tried again until it has; a port that another process holds is a mistake
 * of the configuration and ends the start.
 */
import type { Listener } from '@libp2p/interface'
import { type TCPComponents, tcp } from '@libp2p/tcp'
import type { Multiaddr } from '@multiformats/multiaddr'
import { isXenoError, type XenoError } from '../types/errors.ts'
import type { Logger } from '../types/ports.ts'
import { nodeErrors } from './errors.ts'
import { portHolder } from './port-holder.ts'

/** An address that has come up is listened on after this time at the latest. */
export const LISTEN_AGAIN_MS = 2_000
/** The machine lacks the address, or the whole family; it may get it. */
const NOT_YET: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])

export class Listening {
  readonly #logger: Logger
  readonly #listeners = new Set<Listener>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #failures: XenoError[] = []

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Why an address cannot be listened on at all; libp2p itself would pass over some of it. */
  get failure(): XenoError | undefined {
    return this.#failures[0]
  }

  /** Where it listens now, wildcards as the addresses that the machine has now. */
  addresses(): Multiaddr[] {
    return [...this.#listeners].flatMap(listener => listener.getAddrs())
  }

  /** Waits for no address any more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  /** For libp2p's `transports`. */
  transport() {
    const make = tcp()
    return (components: TCPComponents) => {
      const transport = make(components)
      const createListener = transport.createListener.bind(transport)
      transport.createListener = options => this.#patient(createListener(options))
      return transport
    }
  }

  #patient(listener: Listener): Listener {
    const listen = listener.listen.bind(listener)
    const tryAgain = async (address: Multiaddr, isFirst: boolean): Promise<void> => {
      try {
        await listen(address)
        if (!isFirst) this.#logger.info({ address: address.toString() }, 'listens on an address that has come up')
      } catch (error) {
        const code = codeOf(error)
        if (!NOT_YET.has(code)) throw refusedToListen(address, code, error)
        if (isFirst) this.#logger.warn({ address: address.toString(), code }, 'this machine does not have an address of the config yet')
        const timer = setTimeout(() => {
          this.#timers.delete(timer)
          tryAgain(address, false).catch(failed)
        }, LISTEN_AGAIN_MS)
        this.#timers.add(timer)
      }
    }
    const failed = (error: unknown): void => this.#logger.error({ error }, 'an address that has come up cannot be listened on')
    listener.listen = async address => {
      this.#listeners.add(listener)
      try {
        await tryAgain(address, true)
      } catch (error) {
        if (isXenoError(error)) this.#failures.push(error)
        throw error
      }
    }
    return listener
  }
}

function refusedToListen(address: Multiaddr, code: string, cause: unknown): XenoError {
  const text = address.toString()
  const port = Number(/\/tcp\/(\d+)/.exec(text)?.[1])
  if (code === 'EADDRINUSE') return nodeErrors.error('port-in-use', { address: text, holder: portHolder(port) ?? 'another process' }, cause)
  if (code === 'EACCES') return nodeErrors.error('port-forbidden', { address: text }, cause)
  return nodeErrors.error('cannot-listen', { addresses: text, reason: code }, cause)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
