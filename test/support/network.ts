/**
 * Local networks for tests: of the programs as they are built, in folders of their own that are gone afterwards. When a
 * test fails, what the nodes wrote meanwhile is printed, by time.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../src/node/package-root.ts'
import { type GroundOptions, type LocalNetwork, type NetworkOptions, openGround, openNetwork } from '../../testnet/network.ts'
import { skip } from '../skips.ts'
import { temporaryFolder } from './folders.ts'

const START_TIMEOUT_MS = 90_000
/** pino's info. */
const SHOWN_LEVEL = 30

export type TestNetworkOptions = Omit<NetworkOptions, 'folder' | 'fresh'>

/** Bundles the programs where their sources are newer: tests of processes run what is shipped. */
export async function buildPrograms(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(packageRoot, 'bin/build.mjs'), '--if-needed'])
}

/**
 * For the body of a `describe`: a network that starts before its tests and stops after them. Returns how to get it, from
 * inside a hook or test.
 */
export function useNetwork(options: TestNetworkOptions): () => LocalNetwork {
  return use(() => openNetwork({ ...options, folder: temporaryFolder() }))
}

export type TestGroundOptions = Omit<GroundOptions, 'folder' | 'fresh'>

/** As {@link useNetwork}, of a network whose nodes are on hosts. */
export function useGround(options: TestGroundOptions): () => LocalNetwork {
  before(function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'this is another user')
  })
  return use(() => openGround({ ...options, folder: temporaryFolder() }))
}

function use(open: () => Promise<LocalNetwork>): () => LocalNetwork {
  let network: LocalNetwork | undefined
  let testStarted = 0
  before(async function () {
    this.timeout(START_TIMEOUT_MS)
    await buildPrograms()
    network = await open()
    await network.start()
  })
  beforeEach(() => {
    testStarted = Date.now()
  })
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || network === undefined) return
    console.log(await network.logs({ since: testStarted, level: SHOWN_LEVEL }))
  })
  after(async function () {
    this.timeout(START_TIMEOUT_MS)
    await network?.stop()
  })
  return () => {
    if (network === undefined) throw new Error('the network starts in a before hook')
    return network
  }
}
