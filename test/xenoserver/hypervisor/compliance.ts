/**
 * What every driver must do (driver.ts). A driver runs the suite in two lines; where its manifest does not guarantee something, the case
 * shows instead that a domain that needs it is refused.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { isXenoError } from '../../../src/types/errors.ts'
import { KIB, MIB } from '../../../src/types/units.ts'
import type { DomainInfo, DriverName, Guarantees, TaskSpec } from '../../../src/xenoserver/hypervisor/driver.ts'
import { type NeedName, skip } from '../../skips.ts'
import { leftovers, machineWide } from './leftovers.ts'
import { programs } from './programs.ts'
import { SMALL } from './resources.ts'
import { Rig } from './rig.ts'

/** @param need what the machine must have for this driver; undefined when it works on every machine of the tests */
export function complies(driver: DriverName, need: NeedName): void {
  describe(`the driver ${driver}`, function () {
    this.timeout(60_000)
    let rig: Rig

    before(async function () {
      try {
        rig = await Rig.open(driver)
      } catch (error) {
        if (isXenoError(error, 'no-driver')) skip(this, need, error.message)
        throw error
      }
    })

    after(async () => {
      await rig?.close()
      if (rig !== undefined) assert.deepEqual(machineWide(rig.options.prefix), [])
    })

    const code = (expected: string) => (error: unknown) => isXenoError(error, expected)

    /** The case where the manifest guarantees it; else that asking for it is refused. */
    function guaranteed(guarantee: keyof Guarantees, title: string, test: () => Promise<void>): void {
      it(title, async () => {
        if (rig.hypervisor.manifest.guarantees[guarantee] !== false) return await test()
        const wish = { id: rig.name('domain'), resources: SMALL, needs: [guarantee] }
        await assert.rejects(rig.hypervisor.create(wish), code('not-guaranteed'))
      })
    }

    /** What a case that failed left behind must not fail the next ones. */
    function clearedAfterEach(): void {
      afterEach(async () => {
        for (const { id } of await rig.hypervisor.list()) await rig.hypervisor.destroy(id)
      })
    }

    describe('a domain', () => {
      clearedAfterEach()

      it('is created, started, paused, resumed, stopped and destroyed, and says so', async () => {
        const { hypervisor } = rig
        const id = rig.name('domain')
        const state = async () => (await hypervisor.get(id))?.state
        assert.equal((await hypervisor.create({ id, resources: SMALL })).state, 'created')
        await assert.rejects(hypervisor.exec(id, { name: 'early', argv: ['true'] }), code('domain-state'))
        await hypervisor.start(id)
        assert.equal(await state(), 'running')
        await assert.rejects(hypervisor.start(id), code('domain-state'))
        const task = await rig.begin(id, { argv: ['sleep', '60'] })
        await hypervisor.pause(id)
        assert.equal(await state(), 'paused')
        await assert.rejects(hypervisor.exec(id, { name: 'frozen', argv: ['true'] }), code('domain-state'))
        await hypervisor.resume(id)
        assert.equal(await state(), 'running')
        const usage = await hypervisor.stop(id)
        assert.equal(await state(), 'stopped')
        assert.deepEqual(await hypervisor.stop(id), usage)
        assert.deepEqual(await hypervisor.usage(id), usage)
        assert.equal((await hypervisor.task(id, task)).exitCode, 137)
        await assert.rejects(hypervisor.start(id), code('domain-state'))
        await hypervisor.destroy(id)
        await hypervisor.destroy(id)
        assert.equal(await hypervisor.get(id), undefined)
        await assert.rejects(hypervisor.usage(id), code('domain-not-found'))
      })

      it('has an id that no other has', async () => {
        const id = await rig.domain()
        await assert.rejects(rig.hypervisor.create({ id, resources: SMALL }), code('domain-exists'))
        assert.equal((await rig.hypervisor.list()).filter(domain => domain.id === id).length, 1)
      })

      it('may be paused before it starts, and then waits', async () => {
        const id = rig.name('domain')
        await rig.hypervisor.create({ id, resources: SMALL })
        await rig.hypervisor.pause(id)
        await assert.rejects(rig.hypervisor.start(id), code('domain-state'))
        await rig.hypervisor.resume(id)
        await rig.hypervisor.start(id)
        assert.equal((await rig.sh(id, 'echo on')).stdout, 'on\n')
      })

      it('is refused when its spec is wrong, and nothing is made', async () => {
        const before = leftovers(rig)
        const wrong = [
          { id: '../x' },
          { id: 'probe-1' },
          { id: 'X' },
          { resources: { ...SMALL, cpuMs: 0 } },
          { resources: { ...SMALL, cpuMs: 1.5 } },
          { resources: { ...SMALL, cpuPeakMs: 10 } },
          { resources: { ...SMALL, memoryBytes: 1024 } },
          { resources: { ...SMALL, diskBytes: -1 } },
          { resources: { ...SMALL, uplinkBps: 0 } },
          { resources: { ...SMALL, pids: 1 } },
          { rootPath: 'relative' },
          { rootPath: '/tmp/a,b' },
          { files: [{ hostPath: '/etc/hostname', name: '../up' }] },
          { files: [{ hostPath: 'hostname', name: 'x' }] },
        ]
        for (const wish of wrong) {
          const id = rig.name('domain')
          await assert.rejects(rig.hypervisor.create({ id, resources: SMALL, ...wish }), code('spec-invalid'), JSON.stringify(wish))
        }
        const missing = { id: rig.name('domain'), resources: SMALL, rootPath: '/nowhere/at/all' }
        if (rig.hypervisor.manifest.guarantees.privateRoot) await assert.rejects(rig.hypervisor.create(missing))
        assert.deepEqual(leftovers(rig), before)
        assert.deepEqual(await rig.hypervisor.list(), [])
      })

      it('is made and destroyed beside others', async () => {
        const ids = await Promise.all(Array.from({ length: 5 }, () => rig.domain({ diskBytes: MIB })))
        const outcomes = await Promise.all(ids.map(id => rig.sh(id, 'echo $XENO_WORK > $XENO_WORK/mine; cat $XENO_WORK/mine; ls $XENO_WORK | wc -l')))
        for (const { stdout } of outcomes) assert.match(stdout, /^\/.*work\n1\n$/)
        await Promise.all(ids.flatMap(id => [rig.hypervisor.destroy(id), rig.hypervisor.destroy(id)]))
        assert.deepEqual(leftovers(rig), [])
      })

      it('leaves nothing when it is destroyed in the middle of its work', async () => {
        const id = await rig.domain({}, { files: [{ hostPath: '/etc/hostname', name: 'a/b' }] })
        for (const script of ['sleep 100 & sleep 100 & sleep 100', 'while :; do :; done', 'trap "" TERM; while :; do sleep 1; done']) {
          await rig.begin(id, { argv: ['sh', '-c', script] })
        }
        assert.notDeepEqual(leftovers(rig), [])
        await rig.hypervisor.destroy(id)
        assert.deepEqual(leftovers(rig), [])
      })

      guaranteed('freezer', 'uses no CPU at all while it is paused', async () => {
        const id = await rig.domain()
        await rig.begin(id, { argv: ['sh', '-c', 'while :; do :; done'] })
        await rig.hypervisor.pause(id)
        const { cpuMs } = await rig.hypervisor.usage(id)
        await new Promise(resolve => setTimeout(resolve, 300))
        assert.equal((await rig.hypervisor.usage(id)).cpuMs, cpuMs)
        await rig.hypervisor.resume(id)
        await grows(async () => (await rig.hypervisor.usage(id)).cpuMs, cpuMs)
      })
    })

    describe('a task', () => {
      let id = ''
      before(async () => {
        id = await rig.domain()
      })
      after(async () => await rig.hypervisor.destroy(id))

      it('gives its exit code, whatever ended it', async () => {
        for (const [script, expected] of [
          ['exit 0', 0],
          ['exit 3', 3],
          ['exit 255', 255],
          ['kill -TERM $$', 143],
          ['kill -9 $$', 137],
        ] as const) {
          const { info } = await rig.sh(id, script)
          assert.deepEqual([info.state, info.exitCode, info.outOfMemory], ['exited', expected, false], script)
          assert.ok(info.endedAt !== undefined && info.endedAt >= info.startedAt - 5)
        }
      })

      it('gets its arguments and its environment exactly, and nothing of the daemon’s', async () => {
        process.env['XENO_TEST_SECRET'] = 'leak'
        const argv = ['sh', '-c', 'for a; do echo "<$a>"; done; env', 'name', 'a b', '', '$HOME', "'", '"', '\\', '*', 'é', '--', '-x']
        const { stdout } = await rig.run(id, { argv, env: { TERM: 'dumb', EMPTY: '', STRANGE: 'a=b c\nd' } })
        delete process.env['XENO_TEST_SECRET']
        assert.equal(stdout.split('TERM=')[0]?.includes('<a b>\n<>\n<$HOME>\n<\'>\n<">\n<\\>\n<*>\n<é>\n<-->\n<-x>\n'), true, stdout)
        assert.ok(stdout.includes('STRANGE=a=b c\nd\n') && stdout.includes('EMPTY=\n'))
        const known = new Set(['PATH', 'HOME', 'TERM', 'EMPTY', 'STRANGE', 'XENO_WORK', 'XENO_CONTENT', 'PWD', 'OLDPWD', 'SHLVL', '_'])
        const names = [...stdout.matchAll(/^([A-Za-z_]+)=/gm)].map(([, name]) => name ?? '')
        assert.deepEqual(
          names.filter(name => !known.has(name)),
          [],
        )
      })

      it('begins in its working folder, which it may write, or where it asks to', async () => {
        const { stdout } = await rig.sh(id, 'pwd; echo $XENO_WORK; echo $HOME; echo x > f && cat f; rm f')
        const [pwd, work, home, file] = stdout.split('\n')
        assert.deepEqual([pwd, home, file], [work, work, 'x'])
        assert.equal((await rig.sh(id, 'pwd', { cwd: '/tmp' })).stdout, '/tmp\n')
      })

      it('reads from a placed file when asked, and else from nothing', async () => {
        assert.equal((await rig.sh(id, 'cat')).stdout, '')
        const files = [{ hostPath: '/proc/self/status', name: 'x' }]
        await assert.rejects(rig.hypervisor.exec(id, { name: rig.name('task'), argv: ['cat'], stdinPath: '', files }), code('spec-invalid'))
        const folder = mkdtempSync(join(tmpdir(), 'xeno-in-'))
        writeFileSync(join(folder, 'in'), 'from a file\n', { mode: 0o600 })
        const placed = [{ hostPath: join(folder, 'in'), name: 'deep/er/in' }]
        assert.equal((await rig.sh(id, 'cat', { stdinPath: 'deep/er/in', files: placed })).stdout, 'from a file\n')
        rmSync(folder, { recursive: true })
      })

      it('sees placed files, which it cannot change, and can run those that are programs', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'xeno-in-'))
        writeFileSync(join(folder, 'data'), 'one\n', { mode: 0o644 })
        writeFileSync(join(folder, 'tool'), '#!/bin/sh\necho "tool $1"\n', { mode: 0o600 })
        await rig.hypervisor.place(id, [
          { hostPath: join(folder, 'data'), name: 'in/data' },
          { hostPath: join(folder, 'tool'), name: 'tool', executable: true },
        ])
        const { stdout, stderr } = await rig.sh(
          id,
          'cat $XENO_CONTENT/in/data; $XENO_CONTENT/tool works; echo two > $XENO_CONTENT/in/data; rm -f $XENO_CONTENT/tool',
        )
        assert.equal(stdout, 'one\ntool works\n')
        assert.match(stderr, /(Read-only|Permission denied)/)
        writeFileSync(join(folder, 'data2'), 'two\n')
        await rig.hypervisor.place(id, [{ hostPath: join(folder, 'data2'), name: 'in/data' }])
        assert.equal((await rig.sh(id, 'cat $XENO_CONTENT/in/data')).stdout, 'two\n')
        await assert.rejects(rig.hypervisor.place(id, [{ hostPath: folder, name: 'dir' }]), code('spec-invalid'))
        rmSync(folder, { recursive: true })
      })

      it('does not start when its program is not there, and its name stays free', async () => {
        const name = rig.name('task')
        await assert.rejects(rig.hypervisor.exec(id, { name, argv: ['no-such-program'] }), code('task-not-started'))
        await assert.rejects(rig.hypervisor.exec(id, { name, argv: ['/etc/passwd'] }), code('task-not-started'))
        assert.equal((await rig.hypervisor.exec(id, { name, argv: ['true'] })).name, name)
        await assert.rejects(rig.hypervisor.exec(id, { name, argv: ['true'] }), code('task-exists'))
      })

      it('is refused when its spec is wrong', async () => {
        const wrong: Partial<TaskSpec>[] = [
          { name: 'a/b' },
          { argv: [] },
          { argv: [''] },
          { argv: ['a\0b'] },
          { argv: ['x'.repeat(129 * KIB)] },
          { env: { 'A=B': 'x' } },
          { env: { XENO_WORK: '/' } },
          { cwd: 'relative' },
          { cwd: '/proc/self/fd/7' },
          { cwd: '/tmp/../proc/self' },
          { logMaxBytes: 1 },
        ]
        for (const wish of wrong) {
          await assert.rejects(
            rig.hypervisor.exec(id, { name: rig.name('task'), argv: ['true'], ...wish }),
            code('spec-invalid'),
            JSON.stringify(wish).slice(0, 80),
          )
        }
        await assert.rejects(rig.hypervisor.task(id, 'never-was'), code('task-not-found'))
      })

      it('is told by signals', async () => {
        const task = await rig.begin(id, { argv: ['sh', '-c', 'trap "echo told; exit 7" TERM; echo ready; while :; do sleep 0.05; done'] })
        await rig.line(id, task, 'ready')
        assert.equal(await rig.hypervisor.signal(id, task, 'SIGTERM'), true)
        const { code: exit, stdout } = await rig.finish(id, task)
        assert.deepEqual([exit, stdout], [7, 'ready\ntold\n'])
        assert.equal(await rig.hypervisor.signal(id, task, 'SIGTERM'), false)
      })

      it('has a log with both streams in order, of any bytes', async () => {
        const { stdout, stderr } = await rig.sh(
          id,
          'echo a; echo b >&2; printf "no end"; printf "\\000\\377" >&2; echo to-name > /dev/stderr; head -c 20000 /dev/zero | tr "\\000" x',
        )
        assert.equal(stdout, `a\nno end${'x'.repeat(20_000)}`)
        assert.equal(stderr, `b\n\0${Buffer.of(0xff).toString()}to-name\n`)
      })

      it('has a log that follows it, and can be left', async () => {
        const task = await rig.begin(id, { argv: ['sh', '-c', 'for i in 1 2 3; do echo $i; sleep 0.05; done; sleep 60'] })
        const leave = new AbortController()
        const seen: string[] = []
        for await (const { bytes, at } of rig.hypervisor.logs(id, task, { follow: true, signal: leave.signal })) {
          seen.push(Buffer.from(bytes).toString())
          assert.ok(Math.abs(Date.now() - at) < 5_000)
          if (seen.length === 3) leave.abort()
        }
        assert.deepEqual(seen, ['1\n', '2\n', '3\n'])
        assert.equal((await rig.hypervisor.task(id, task)).state, 'running')
        await rig.hypervisor.signal(id, task, 'SIGKILL')
        await rig.hypervisor.wait(id, task)
      })

      it('runs on when its log is full, and the log has the beginning', async () => {
        const { info, stdout } = await rig.sh(id, 'i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; exit 5', { logMaxBytes: 16 * KIB })
        assert.deepEqual([info.exitCode, info.logFull], [5, true])
        assert.ok(stdout.startsWith('line 0\nline 1\n') && stdout.length < 16 * KIB, String(stdout.length))
      })

      it('is waited for by many, or until one gives up', async () => {
        const task = await rig.begin(id, { argv: ['sleep', '60'] })
        const patience = new AbortController()
        const impatient = rig.hypervisor.wait(id, task, patience.signal)
        const patient = [rig.hypervisor.wait(id, task), rig.hypervisor.wait(id, task)]
        patience.abort(new Error('enough'))
        await assert.rejects(impatient, /enough/)
        await rig.hypervisor.signal(id, task, 'SIGKILL')
        assert.deepEqual(
          (await Promise.all(patient)).map(info => info.exitCode),
          [137, 137],
        )
      })
    })

    describe('limits', () => {
      clearedAfterEach()

      guaranteed('cpuQuota', 'hold a busy loop at its share of the CPU', async () => {
        const id = await rig.domain({ cpuMs: 150 })
        await rig.begin(id, { argv: ['sh', '-c', 'while :; do :; done'] })
        const from = await rig.hypervisor.usage(id)
        await new Promise(resolve => setTimeout(resolve, 3_000))
        const to = await rig.hypervisor.usage(id)
        const share = ((to.cpuMs - from.cpuMs) / (to.at - from.at)) * 1000
        assert.ok(Math.abs(share - 150) <= 7.5, `${share.toFixed(1)} ms/s`)
        assert.ok(to.throttledMs > from.throttledMs)
      })

      guaranteed('memoryLimit', 'contain a task that eats memory, and say so', async () => {
        const id = await rig.domain({ memoryBytes: 32 * MIB })
        const bystander = await rig.begin(id, { argv: ['sleep', '60'] })
        const { info } = await rig.run(id, { argv: ['busybox', 'tail', '-c', '200000000', '/dev/zero'] })
        assert.deepEqual([info.exitCode, info.outOfMemory], [137, true])
        const { oomKills, memoryPeakBytes } = await rig.hypervisor.usage(id)
        assert.ok(oomKills >= 1)
        assert.ok(memoryPeakBytes <= 32 * MIB + 64 * KIB)
        const { state, exitCode } = await rig.hypervisor.task(id, bystander)
        assert.deepEqual([state, exitCode], ['running', undefined])
        assert.equal((await rig.sh(id, 'echo alive')).stdout, 'alive\n')
      })

      guaranteed('pidsLimit', 'contain a fork bomb', async () => {
        const id = await rig.domain({ pids: 24, cpuMs: 300 })
        await rig.begin(id, { argv: ['sh', '-c', 'bomb() { bomb | bomb & }; bomb; sleep 60'] })
        await new Promise(resolve => setTimeout(resolve, 500))
        assert.ok((await rig.hypervisor.usage(id)).pids <= 24)
        await rig.hypervisor.destroy(id)
        assert.deepEqual(leftovers(rig), [])
      })

      guaranteed('diskLimit', 'stop writes at the size of the disk', async () => {
        const id = await rig.domain({ diskBytes: 8 * MIB })
        const { stdout, stderr, code: exit } = await rig.sh(id, 'dd if=/dev/zero of=/work/big bs=64k count=320; e=$?; wc -c < /work/big; exit $e')
        assert.notEqual(exit, 0)
        assert.match(stderr, /No space left/)
        const written = Number(stdout)
        assert.ok(written > 7 * MIB && written <= 8 * MIB, `${written} bytes`)
        const { diskBytes } = await rig.hypervisor.usage(id)
        assert.ok(diskBytes >= written && diskBytes <= 8 * MIB, `${diskBytes} bytes in use`)
        assert.match((await rig.sh(id, 'dd if=/dev/zero of=/tmp/more bs=64k count=4')).stderr, /No space left/)
      })

      guaranteed('diskRate', 'hold the rate of the disk', async () => {
        const id = await rig.domain({ diskBytes: 32 * MIB, diskBps: 4 * MIB })
        const { info } = await rig.sh(id, 'dd if=/dev/zero of=/work/f bs=1M count=5 conv=fsync')
        const rate = (5 * MIB) / (((info.endedAt ?? 0) - info.startedAt) / 1000)
        assert.ok(rate < 4.6 * MIB && rate > 2 * MIB, `${(rate / MIB).toFixed(2)} MiB/s`)
      })

      guaranteed('networkShaping', 'hold the bandwidth both ways, on real connections, and count the bytes', async () => {
        const id = await rig.domain({ uplinkBps: 16_000_000, downlinkBps: 8_000_000 })
        const script = 'echo ready; busybox nc -l -p 7001 | wc -c; head -c 2000000 /dev/zero | busybox nc -l -p 7002'
        const task = await rig.begin(id, { argv: ['sh', '-c', script] })
        await rig.line(id, task, 'ready')
        const before = await rig.hypervisor.usage(id)
        const down = await transfer(await rig.hypervisor.get(id), 7001, 1_000_000)
        const { at } = await rig.line(id, task, '1000000')
        const middle = await rig.hypervisor.usage(id)
        const up = await transfer(await rig.hypervisor.get(id), 7002, 0)
        const after = await rig.hypervisor.usage(id)
        const [downBps, upBps] = [8_000_000 / ((at - down.from) / 1000), (up.received * 8) / ((up.to - up.from) / 1000)]
        assert.equal(up.received, 2_000_000)
        assert.ok(downBps > 6_000_000 && downBps < 8_800_000, `down ${downBps}`)
        assert.ok(upBps > 12_000_000 && upBps < 17_600_000, `up ${upBps}`)
        const [came, went] = [middle.networkInBytes - before.networkInBytes, after.networkOutBytes - middle.networkOutBytes]
        // What TCP sends again counts again.
        assert.ok(came >= 1_000_000 && came < 1_500_000, `${came} in`)
        assert.ok(went >= 2_000_000 && went < 3_000_000, `${went} out`)
      })

      it('change while it runs, all at once or not at all', async () => {
        const id = await rig.domain({ cpuMs: 100, memoryBytes: 32 * MIB })
        if (!rig.hypervisor.manifest.abilities.resize) return
        const busy = await rig.begin(id, { argv: ['sh', '-c', 'while :; do :; done'] })
        const larger = { ...SMALL, cpuMs: 500, memoryBytes: 128 * MIB, uplinkBps: 1_000_000 }
        await rig.hypervisor.resize(id, larger)
        assert.deepEqual((await rig.hypervisor.get(id))?.resources, larger)
        const from = await rig.hypervisor.usage(id)
        await new Promise(resolve => setTimeout(resolve, 1_000))
        const to = await rig.hypervisor.usage(id)
        const share = ((to.cpuMs - from.cpuMs) / (to.at - from.at)) * 1000
        assert.ok(share > 300 && share < 550, `${share} ms/s`)
        await rig.hypervisor.signal(id, busy, 'SIGKILL')
        assert.equal((await rig.run(id, { argv: ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=48M', 'count=1'] })).code, 0)
        await assert.rejects(rig.hypervisor.resize(id, { ...larger, diskBytes: MIB }), code('resize-refused'))
        await assert.rejects(rig.hypervisor.resize(id, { ...larger, uplinkBps: 0, downlinkBps: 0 }), code('resize-refused'))
        await assert.rejects(rig.hypervisor.resize(id, { ...larger, cpuMs: 0 }), code('spec-invalid'))
        assert.deepEqual((await rig.hypervisor.get(id))?.resources, larger)
        const disk = { ...larger, diskBytes: 32 * MIB }
        if (rig.hypervisor.manifest.abilities.growDisk) await rig.hypervisor.resize(id, disk)
        else await assert.rejects(rig.hypervisor.resize(id, disk), code('resize-refused'))
      })

      it('are counted by counters that never go back', async () => {
        const id = await rig.domain()
        assert.ok((await rig.hypervisor.usage(id)).cpuMs < 50)
        let last = await rig.hypervisor.usage(id)
        for (let round = 0; round < 5; round += 1) {
          await rig.sh(id, 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done')
          const next = await rig.hypervisor.usage(id)
          for (const name of ['at', 'cpuMs', 'throttledMs', 'memoryPeakBytes', 'oomKills', 'networkInBytes', 'networkOutBytes'] as const) {
            assert.ok(next[name] >= last[name], name)
          }
          last = next
        }
        if (rig.hypervisor.manifest.guarantees.cpuQuota) assert.ok(last.cpuMs > 50, `${last.cpuMs} ms`)
      })
    })

    describe('isolation', () => {
      clearedAfterEach()

      guaranteed('networkNamespace', 'keeps a domain from the host’s services, its neighbours and the world', async () => {
        const server = createServer(socket => socket.end('reached\n')).listen(0, '0.0.0.0')
        await once(server, 'listening')
        const address = server.address()
        const port = typeof address === 'object' && address !== null ? address.port : 0
        const [id, neighbour] = [await rig.domain(), await rig.domain()]
        const other = await rig.begin(neighbour, { argv: ['sh', '-c', 'echo ready; busybox nc -l -p 7003 -e echo reached'] })
        await rig.line(neighbour, other, 'ready')
        const { address: own = '', networkPath = '' } = (await rig.hypervisor.get(id)) ?? {}
        const router = own.replace(/\d+$/, last => String(Number(last) - 1))
        const onRouter = spawn('nsenter', [`--net=${networkPath}`, 'busybox', 'nc', '-l', '-p', '7004', '-e', 'echo', 'reached'], { stdio: 'ignore' })
        const hosts = Object.values(networkInterfaces()).flatMap(list => list?.flatMap(each => (each.family === 'IPv4' ? [each.address] : [])) ?? [])
        const neighbourAddress = (await rig.hypervisor.get(neighbour))?.address ?? ''
        const targets = [...new Set(['127.0.0.1', '169.254.169.254', ...hosts])].map(host => `${host} ${port}`)
        for (const target of [...targets, `${neighbourAddress} 7003`, `${router} 7004`]) {
          const { stdout, code: exit } = await rig.sh(id, `busybox nc -w 1 ${target} < /dev/null`)
          assert.deepEqual([stdout, exit === 0], ['', false], target)
        }
        onRouter.kill('SIGKILL')
        await once(onRouter, 'exit')
        server.close()
        await rig.hypervisor.destroy(id)
      })

      guaranteed('networkNamespace', 'gives a domain without a network nothing but loopback', async () => {
        const id = rig.name('domain')
        await rig.hypervisor.create({ id, resources: { ...SMALL, uplinkBps: 0, downlinkBps: 0 } })
        await rig.hypervisor.start(id)
        const { stdout } = await rig.sh(id, 'cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d " "')
        assert.equal(stdout, 'lo\n')
      })

      guaranteed('privateRoot', 'keeps the base image and the host’s files as they are', async () => {
        const id = await rig.domain()
        const { stdout } = await rig.sh(
          id,
          `ls -d ${rig.options.workPath} /home/* /boot /work/main 2>/dev/null; echo x > /bin/busybox; echo x > /etc/passwd; ls -A /root; ls -A /home; cat /etc/shadow`,
        )
        assert.equal(stdout, '')
        const { stdout: fresh } = await rig.sh(await rig.domain(), 'cat /etc/passwd | wc -l; ls -A /work /tmp')
        assert.match(fresh, /^3\n\/tmp:\n\n\/work:\n$/)
      })

      guaranteed('ownUser', 'gives each domain a user of its own without any right', async () => {
        const users: number[] = []
        for (const id of [await rig.domain(), await rig.domain()]) {
          const task = await rig.begin(id, { argv: ['sleep', '60'] })
          const { stdout } = await rig.sh(id, 'cat /proc/self/status')
          assert.match(stdout, /^CapEff:\s+0+$/m)
          assert.match(stdout, /^CapPrm:\s+0+$/m)
          assert.match(stdout, /^CapBnd:\s+0+$/m)
          assert.match(stdout, /^NoNewPrivs:\s+1$/m)
          users.push(statSync(`/proc/${rig.processId(driver, id, task)}`).uid)
        }
        assert.equal(new Set(users).size, 2)
        assert.ok(
          users.every(user => user > 0x4000_0000),
          users.join(' '),
        )
      })

      it('hands a task no descriptor but its three', async () => {
        const id = await rig.domain()
        const { stdout } = await rig.sh(id, 'ls /proc/self/fd')
        assert.equal(stdout, '0\n1\n2\n3\n')
      })
    })

    describe('the death of the daemon', () => {
      clearedAfterEach()

      it('takes nothing away: tasks run on, exit codes and logs are kept, the next one takes all back', async () => {
        const { starter } = await programs()
        const script = 'echo before; sleep 1; echo after; echo wrong >&2; exit 7'
        const domain = { id: rig.name('domain'), resources: SMALL }
        const task = { name: 'lasting', argv: ['sh', '-c', script] }
        // The rig's own hypervisor lets go first: a folder has one daemon.
        await rig.hypervisor.close()
        const daemon = spawn(process.execPath, [starter, ...[rig.options, domain, task].map(each => JSON.stringify(each))], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        await once(daemon.stdout, 'data')
        daemon.kill('SIGKILL')
        await once(daemon, 'exit')
        rig = await rig.again()
        const found = await rig.hypervisor.get(domain.id)
        assert.deepEqual([found?.state, found?.tasks, found?.resources], ['running', ['lasting'], SMALL])
        const { info, stdout, stderr } = await rig.finish(domain.id, 'lasting')
        assert.deepEqual([info.exitCode, stdout, stderr], [7, 'before\nafter\n', 'wrong\n'])
        assert.equal((await rig.sh(domain.id, 'echo again')).stdout, 'again\n')
        await rig.hypervisor.destroy(domain.id)
        assert.deepEqual(leftovers(rig), [])
      })

      it('leaves domains of a driver that makes no new ones', async () => {
        const id = await rig.domain()
        await rig.hypervisor.close()
        rig = await rig.again({ drivers: ['process'] })
        assert.deepEqual([rig.hypervisor.manifest.driver, (await rig.hypervisor.get(id))?.driver], ['process', driver])
        assert.equal((await rig.sh(id, 'echo still here')).stdout, 'still here\n')
        await rig.hypervisor.destroy(id)
        await rig.hypervisor.close()
        rig = await rig.again({ drivers: [driver] })
      })

      it('has nothing to leave when no domain lives', async () => {
        const stopped = await rig.domain()
        const { info } = await rig.sh(stopped, 'echo kept')
        await rig.hypervisor.stop(stopped)
        await rig.hypervisor.close()
        assert.deepEqual([...leftovers(rig), ...machineWide(rig.options.prefix)], [])
        rig = await rig.again()
        assert.equal((await rig.finish(stopped, info.name)).stdout, 'kept\n')
      })

      it('in the middle of making a domain leaves nothing for long', async () => {
        const { starter } = await programs()
        await rig.hypervisor.close()
        for (const delayMs of [250, 350, 420]) {
          const domain = { id: rig.name('half'), resources: SMALL }
          const task = { name: 'never', argv: ['sleep', '60'] }
          const daemon = spawn(process.execPath, [starter, ...[rig.options, domain, task].map(each => JSON.stringify(each))], { stdio: 'ignore' })
          await new Promise(resolve => setTimeout(resolve, delayMs))
          daemon.kill('SIGKILL')
          await once(daemon, 'exit')
        }
        rig = await rig.again()
        for (const { id } of await rig.hypervisor.list()) await rig.hypervisor.destroy(id)
        assert.deepEqual(leftovers(rig), [])
      })
    })
  })
}

/** A TCP peer outside the domain: sends so many bytes, and receives until the other side has no more to say. Times are of the wall clock. */
const PEER = `
const [address, port, bytes] = process.argv.slice(1)
const connect = () => {
  const socket = require('node:net').connect(Number(port), address)
  let received = 0
  let from
  socket.on('connect', () => { from = Date.now(); if (bytes > 0) socket.end(Buffer.alloc(Number(bytes))) })
  socket.on('data', piece => { received += piece.length })
  socket.on('end', () => console.log(JSON.stringify({ received, from, to: Date.now() })))
  socket.on('error', () => setTimeout(connect, 20))
}
connect()
`
const transferSchema = z.object({ received: z.number(), from: z.number(), to: z.number() })

async function transfer(domain: DomainInfo | undefined, port: number, bytes: number): Promise<z.output<typeof transferSchema>> {
  const { address = '', networkPath = '' } = domain ?? {}
  const peer = spawn('nsenter', [`--net=${networkPath}`, process.execPath, '-e', PEER, address, String(port), String(bytes)], { timeout: 30_000 })
  let said = ''
  peer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await once(peer, 'close')
  return transferSchema.parse(JSON.parse(said))
}

/** Settles when a value is above what it was; the test's time limit is the bound. */
async function grows(read: () => Promise<number>, above: number): Promise<void> {
  while ((await read()) <= above) await new Promise(resolve => setTimeout(resolve, 20))
}
