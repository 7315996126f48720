/** Real small disks, filled: nothing that was acknowledged is lost, and work is taken again when there is room. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeOperation } from '../../src/corp/core/operation.ts'
import { createSigner, nodeCrypto, signerFromSeed } from '../../src/node/crypto.ts'
import { type Host, parseBootstrap } from '../../src/node/host.ts'
import { readKey } from '../../src/node/key-file.ts'
import { createLogger } from '../../src/node/log.ts'
import type { Bytes } from '../../src/types/bytes.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { MIB } from '../../src/types/units.ts'
import { accountId } from '../../src/wire/digest.ts'
import { EnrolmentKind } from '../../src/wire/generated/corp.ts'
import { corpProtocol } from '../../src/wire/protocols.ts'
import { skip } from '../skips.ts'
import { Daemon, foundCommittee, stopDaemons } from '../support/daemons.ts'
import { temporaryFolder } from '../support/folders.ts'
import { startHost, stopHosts } from '../support/hosts.ts'
import { buildPrograms } from '../support/network.ts'
import { until } from '../support/until.ts'

const VOTES = 200

/** A tmpfs of so many MiB. */
class SmallDisk {
  readonly folder = temporaryFolder()
  readonly #filler = join(this.folder, 'filler')

  constructor(sizeMib: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMib}m,mode=0711`, 'xeno-test', this.folder])
  }

  /** Leaves so many bytes free, rounded down to a page. */
  fill(leaveBytes: number): void {
    const { bavail, bsize } = statfsSync(this.folder)
    const fd = openSync(this.#filler, 'a')
    const page = new Uint8Array(bsize)
    for (let left = bavail - Math.floor(leaveBytes / bsize); left > 0; left--) writeSync(fd, page)
    closeSync(fd)
  }

  free(): void {
    rmSync(this.#filler)
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder])
  }
}

describe('a full disk', function () {
  this.timeout(120_000)
  const disks: SmallDisk[] = []
  const disk = (sizeMib: number): SmallDisk => {
    const made = new SmallDisk(sizeMib)
    disks.push(made)
    return made
  }
  before(function () {
    if (process.getuid?.() !== 0) skip(this, 'root', 'file systems cannot be mounted')
    return buildPrograms()
  })
  after(async () => {
    await stopDaemons()
    await stopHosts()
    for (const each of disks) each.unmount()
  })

  it('under a log costs the lines that have no room, and nothing else', () => {
    const small = disk(1)
    const file = join(small.folder, 'log')
    const fd = openSync(file, 'a')
    const logger = createLogger({ level: 'info', name: 'test', fd })
    logger.info({}, 'first')
    small.fill(0)
    for (let line = 0; line < 1_000; line++) logger.info({ line, text: 'x'.repeat(100) }, 'much')
    small.free()
    logger.info({}, 'room again')
    assert.match(readFileSync(file, 'utf8'), /first[\s\S]*room again/)
  })

  describe('of a validator', () => {
    let small: SmallDisk | undefined
    let daemon: Daemon
    let host: Host
    let corp: Bytes
    const seq = 1n

    before(async () => {
      small = disk(48)
      daemon = await Daemon.make({ folder: small.folder })
      corp = foundCommittee([daemon])
      daemon.configure({ diskReserve: '8MiB', roles: { validator: { committee: 'committee.bin' } } })
      host = await startHost({ listen: [] })
      await start()
    })

    const start = async (after = 0): Promise<void> => {
      if (after === 0) daemon.start()
      const ready = await daemon.logs(({ event }) => event === 'ready', { after })
      const [address] = z.array(z.string()).parse(ready['addresses'])
      const known = parseBootstrap(address ?? '')
      await host.rpc.learn(known.peer, [known.address])
    }
    const key = () => createSigner(readKey(join(daemon.folder, 'node.key')))
    const treasury = (): Bytes => accountId(nodeCrypto, daemon.id)
    const transfer = (memo: string) => {
      const body = { account: treasury(), seq, payee: accountId(nodeCrypto, signerFromSeed(new Uint8Array(32)).id), amount: 1n, memo }
      const operation = makeOperation(nodeCrypto, corp, 'transfer', body, [key()]).bytes
      return host.rpc.call(daemon.id, corpProtocol.propose, { operation, certificates: [] })
    }
    const enrol = (member: number, commitment: number) => {
      const owner = signerFromSeed(new Uint8Array(32).fill(member + 1)).id
      const body = {
        ...{ account: accountId(nodeCrypto, owner), owner, kind: EnrolmentKind.CLIENT, serial: 0n, revoked: false },
        commitment: new Uint8Array(32).fill(commitment),
      }
      const operation = makeOperation(nodeCrypto, corp, 'enrol', body, [key()]).bytes
      return host.rpc.call(daemon.id, corpProtocol.propose, { operation, certificates: [] })
    }
    const nearlyFull = async (): Promise<boolean> => {
      try {
        await host.rpc.call(daemon.id, corpProtocol.freeze, { order: new Uint8Array(32), certificates: [] })
        return false
      } catch (error) {
        return isXenoError(error, 'no-room')
      }
    }

    it('stops its voting below the reserve, and lets it go on when there is room', async () => {
      assert.ok((await transfer('first')).vote !== undefined)
      small?.fill(4 * MIB)
      await until('it takes no new work', nearlyFull)
      await assert.rejects(transfer('first'), error => isXenoError(error, 'no-room'))
      const { time } = await host.rpc.call(daemon.id, corpProtocol.account, { account: treasury() })
      assert.ok(time > 0n, 'it answers reads')
      small?.free()
      await until('it votes again', async () => !(await nearlyFull()))
      assert.equal((await transfer('second')).refusal?.code, 'slot-taken')
      assert.ok((await transfer('first')).vote !== undefined)
    })

    it('makes it wait when a write fails, and start again by itself with all that it had acknowledged', async () => {
      const before = daemon.lines.length
      small?.fill(0)
      // Before its next look at the disk: the votes run into its end.
      const answers = await Promise.allSettled(Array.from({ length: VOTES }, (_, member) => enrol(member, 1)))
      const acknowledged = answers.flatMap((answer, member) => (answer.status === 'fulfilled' && answer.value.vote !== undefined ? [member] : []))
      assert.ok(acknowledged.length < VOTES, 'some had no room')
      await daemon.logs(({ says }) => says === 'the disk is full: the node waits for room', { after: before, timeoutMs: 60_000 })
      const waiting = daemon.lines.length
      small?.free()
      await start(waiting)
      for (const member of acknowledged) assert.equal((await enrol(member, 2)).refusal?.code, 'slot-taken')
      for (const member of acknowledged) assert.ok((await enrol(member, 1)).vote !== undefined)
      console.log(`      ${acknowledged.length} of ${VOTES} votes were given before the disk was full, and all of them are kept`)
      assert.equal(await daemon.stop(), 0)
    })
  })
})
