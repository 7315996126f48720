/**
 * A node for as long as it is wanted. When its store fails because the disk is full, everything stops in order (sessions run on
 * under their leases), and starts again, from what is on disk, once there is room.
 *
 *   running -> stopped, because the signal says so
 *   running -> full: the store failed -> waiting for room -> running
 */
import { dirname } from 'node:path'
import { hasRoom } from '../node/disk-watch.ts'
import { createLogger } from '../node/log.ts'
import { isXenoError } from '../types/errors.ts'
import { pause } from '../types/pause.ts'
import { readConfig } from './config.ts'
import { startDaemon } from './daemon.ts'

const LOOK_MS = 1_000

/** Settles when it has stopped. @throws XenoError of what did not start; `store-failed`; the signal's reason, when that came while it started */
export async function runDaemon(configFile: string, signal: AbortSignal): Promise<void> {
  const { promise: stopped, resolve } = Promise.withResolvers<undefined>()
  signal.addEventListener('abort', () => resolve(undefined), { once: true })
  while (!signal.aborted) {
    const daemon = await startDaemon(configFile, signal)
    const failure = await Promise.race([stopped, daemon.failed])
    await daemon.stop()
    if (failure === undefined) return
    if (!isXenoError(failure, 'store-full')) throw failure
    await waitForRoom(configFile, signal)
  }
}

async function waitForRoom(configFile: string, signal: AbortSignal): Promise<void> {
  const { diskReserve, log, name } = readConfig(configFile)
  const logger = createLogger({ level: log.level, name })
  const folder = dirname(configFile)
  logger.error({ code: 'store-full', folder }, 'the disk is full: the node waits for room')
  while (!signal.aborted && !hasRoom(folder, diskReserve)) await pause(LOOK_MS, signal)
  logger.info({ folder }, 'the disk has room again: the node starts')
}
