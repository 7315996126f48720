/** A client's home folder: its wallet's key (made at the first use), the wallet, and a node that only dials. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import type { WalletEvent } from '../corp/wallet/context.ts'
import { seedKeyring, singleKeyring } from '../corp/wallet/keys.ts'
import { Wallet } from '../corp/wallet/wallet.ts'
import { systemClock } from '../node/clock.ts'
import { createSigner, nodeCrypto, signerFromSeed } from '../node/crypto.ts'
import { createHost, type Host } from '../node/host.ts'
import { createKey, readKey } from '../node/key-file.ts'
import { createLogger } from '../node/log.ts'
import { openStore } from '../node/store.ts'
import { bytes } from '../types/bytes.ts'
import type { Logger, Signer } from '../types/ports.ts'

/** A home with this key is a treasury's: its account is the one that the committee document names. */
const TREASURER_KEY_FILE = 'treasurer.key'

export interface OpenHome {
  readonly host: Host
  readonly wallet: Wallet
  /** The identity with which this client dials. */
  readonly identity: Signer
  readonly logger: Logger
}

/** @throws XenoError `key-unsafe`, `key-invalid`, `wallet-broken` */
export async function openHome(home: string, progress: (event: WalletEvent) => void): Promise<OpenHome> {
  const path = join(home, 'wallet.key')
  const key = existsSync(path) ? readKey(path) : await createKey(path)
  const own = seedKeyring(key.raw.subarray(0, 32), signerFromSeed)
  const treasurer = join(home, TREASURER_KEY_FILE)
  const keyring = existsSync(treasurer) ? singleKeyring(createSigner(readKey(treasurer)), own.identitySeed) : own
  const logger = createLogger({ level: 'error', name: 'xeno', fd: 2 })
  const host = await createHost({
    privateKey: await generateKeyPairFromSeed('Ed25519', keyring.identitySeed),
    listen: [],
    bootstrap: [],
    network: 'public',
    overlay: false,
    clock: systemClock,
    logger,
  })
  const wallet = await Wallet.open({
    folder: home,
    keyring,
    rpc: host.rpc,
    crypto: nodeCrypto,
    clock: systemClock,
    logger,
    openStore,
    random: count => bytes(randomBytes(count)),
    progress,
  })
  return { host, wallet, identity: signerFromSeed(keyring.identitySeed), logger }
}
