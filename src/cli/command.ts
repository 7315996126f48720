/** What every command shares: its global options, and a client that is closed at its end. */
import type { Command } from 'commander'
import type { XenoClient } from '../client/client.ts'
import type { XenoError } from '../types/errors.ts'
import { cliErrors } from './errors.ts'
import { Output } from './output.ts'

export interface GlobalOptions {
  readonly home: string
  readonly json?: boolean
  readonly quiet?: boolean
}

export interface Context {
  readonly client: XenoClient
  readonly output: Output
  /** Aborted by SIGINT and SIGTERM, and when nobody reads the output any more, so that a command can leave things in order. */
  readonly signal: AbortSignal
}

/**
 * Runs a command's work with an open client; the SDK is loaded only now.
 * @throws XenoError `interrupted`, `output-closed` where that is why the work ended; what the work throws
 */
export async function withClient(command: Command, work: (context: Context) => Promise<void>): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  const output = new Output({ json: options.json ?? false, quiet: options.quiet ?? false })
  const interrupt = new AbortController()
  const onSignal = (): void => interrupt.abort(new Error('interrupted'))
  const onBrokenOutput = (error: Error): void => interrupt.abort(new Error('the output is closed', { cause: error }))
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  // Without a listener a closed pipe would end the process at once, and leave a session open that costs money.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onBrokenOutput)
  const { XenoClient } = await import('../client/client.ts')
  const client = await XenoClient.open({ home: options.home, progress: text => output.progress(text) })
  try {
    await work({ client, output, signal: interrupt.signal })
  } catch (error) {
    throw endedBy(error, interrupt.signal) ?? error
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await client.close()
  }
}

/** The SDK throws the signal's reason, or a `timeout` that is due to it: what is to be told is who ended the work. */
function endedBy(error: unknown, { aborted, reason }: AbortSignal): XenoError | undefined {
  if (!aborted || !(error instanceof Error) || (error !== reason && error.cause !== reason)) return undefined
  const brokenOutput = reason instanceof Error && reason.cause !== undefined
  return cliErrors.error(brokenOutput ? 'output-closed' : 'interrupted', {}, error)
}
