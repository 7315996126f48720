/** What every command shares: its global options, and a client that is closed at its end. */
import type { Command } from 'commander'
import type { XenoClient } from '../client/client.ts'
import { Output } from './output.ts'

export interface GlobalOptions {
  readonly home: string
  readonly json?: boolean
  readonly quiet?: boolean
}

export interface Context {
  readonly client: XenoClient
  readonly output: Output
  /** Aborted by SIGINT and SIGTERM, so that a command can leave things in order. */
  readonly signal: AbortSignal
}

/** Runs a command's work with an open client; the SDK is loaded only now. */
export async function withClient(command: Command, work: (context: Context) => Promise<void>): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  const output = new Output({ json: options.json ?? false, quiet: options.quiet ?? false })
  const interrupt = new AbortController()
  const onSignal = (): void => interrupt.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const { XenoClient } = await import('../client/client.ts')
  const client = await XenoClient.open({ home: options.home, progress: text => output.progress(text) })
  try {
    await work({ client, output, signal: interrupt.signal })
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await client.close()
  }
}
