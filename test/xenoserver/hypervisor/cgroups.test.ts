/**
 * Cgroups of both layouts. v1 and v2 are tried for real by the drivers' suites on machines that have them; here, what they write and read, on
 * a folder that has the kernel's files of v2.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isXenoError } from '../../../src/types/errors.ts'
import { MIB } from '../../../src/types/units.ts'
import { type Cgroups, cgroupMounts } from '../../../src/xenoserver/hypervisor/cgroups.ts'
import { cpuQuota, openCgroupV1 } from '../../../src/xenoserver/hypervisor/cgroups-v1.ts'
import { openCgroupV2 } from '../../../src/xenoserver/hypervisor/cgroups-v2.ts'

describe('cgroups', () => {
  it('are found among the mounts', () => {
    const mountinfo = [
      '31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755',
      '35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory',
      '36 31 0:33 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct',
      '41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw,nsdelegate',
      '',
    ].join('\n')
    assert.deepEqual(
      cgroupMounts(mountinfo).map(({ path, type, options }) => [path, type, options.join()]),
      [
        ['/sys/fs/cgroup/memory', 'cgroup', 'rw,memory'],
        ['/sys/fs/cgroup/cpu,cpuacct', 'cgroup', 'rw,cpu,cpuacct'],
        ['/sys/fs/cgroup/unified', 'cgroup2', 'rw,nsdelegate'],
      ],
    )
    assert.throws(() => openCgroupV1(cgroupMounts(mountinfo), 'xeno-test'), /pids, freezer/)
  })

  it('hold shares from 1 ms to many cores by quotas that the kernel takes', () => {
    for (const cpuMs of [1, 9, 10, 11, 150, 999, 1000, 64_000]) {
      const { periodUs, quotaUs } = cpuQuota(cpuMs)
      assert.ok(quotaUs >= 1000 && periodUs <= 1_000_000, String(cpuMs))
      assert.equal((quotaUs / periodUs) * 1000, cpuMs)
    }
  })

  describe('of version 2', () => {
    let root = ''
    let cgroups: Cgroups
    const file = (name: string): string => join(root, 'xeno-test', 'a', name)
    const read = (name: string): string => readFileSync(file(name), 'utf8')

    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'xeno-cgroup-'))
      writeFileSync(join(root, 'cgroup.controllers'), 'cpuset cpu io memory pids\n')
      cgroups = openCgroupV2(root, 'xeno-test')
      cgroups.create('a')
      writeFileSync(file('memory.current'), '1048576\n')
      writeFileSync(file('memory.swap.max'), 'max\n')
    })

    afterEach(() => rmSync(root, { recursive: true, force: true }))

    it('enable the controllers on the way down', () => {
      for (const path of [root, join(root, 'xeno-test')])
        assert.equal(readFileSync(join(path, 'cgroup.subtree_control'), 'utf8'), '+cpu +memory +pids +io')
      writeFileSync(join(root, 'cgroup.controllers'), 'cpuset io\n')
      assert.throws(() => openCgroupV2(root, 'xeno-test'), /cpu, memory, pids/)
    })

    it('limit CPU, memory without swap, processes and devices', () => {
      cgroups.limit('a', { cpuMs: 150, cpuMaxMs: 300, memoryBytes: 64 * MIB, pids: 32 })
      const written = ['cpu.max', 'cpu.weight', 'memory.max', 'memory.swap.max', 'pids.max'].map(read)
      assert.deepEqual(written, ['30000 100000', '15', '67108864', '0', '32'])
      cgroups.limitDevice('a', { device: '7:0', bytesPerSecond: 1000 })
      assert.equal(read('io.max'), '7:0 rbps=1000 wbps=1000')
      cgroups.limitDevice('a', { device: '7:0', bytesPerSecond: undefined })
      assert.equal(read('io.max'), '7:0 rbps=max wbps=max')
    })

    it('refuse less memory than is in use, and change nothing then', () => {
      const limits = { cpuMs: 1, cpuMaxMs: 1, memoryBytes: 1000, pids: 32 }
      assert.throws(
        () => cgroups.limit('a', limits),
        error => isXenoError(error, 'resize-refused'),
      )
      assert.equal(existsSync(file('cpu.max')), false)
    })

    it('are counted, also by kernels without memory.peak', () => {
      writeFileSync(file('cpu.stat'), 'usage_usec 1500\nuser_usec 1000\nthrottled_usec 250\n')
      writeFileSync(file('memory.events'), 'low 0\nhigh 0\nmax 7\noom 3\noom_kill 2\noom_group_kill 0\n')
      writeFileSync(file('pids.current'), '4\n')
      const counted = { cpuNs: 1_500_000, throttledNs: 250_000, memoryBytes: 1_048_576, oomKills: 2, pids: 4 }
      assert.deepEqual(cgroups.counters('a'), { ...counted, memoryPeakBytes: 1_048_576 })
      writeFileSync(file('memory.peak'), '2097152\n')
      assert.deepEqual(cgroups.counters('a'), { ...counted, memoryPeakBytes: 2_097_152 })
    })

    it('are frozen when the kernel says so, and told how to be frozen by others', async () => {
      writeFileSync(file('cgroup.events'), 'populated 1\nfrozen 0\n')
      writeFileSync(file('cgroup.freeze'), '0\n')
      assert.equal(cgroups.isFrozen('a'), false)
      setTimeout(() => writeFileSync(file('cgroup.events'), 'populated 1\nfrozen 1\n'), 20)
      await cgroups.freeze('a')
      assert.equal(read('cgroup.freeze'), '1')
      assert.equal(cgroups.isFrozen('a'), true)
      assert.deepEqual(cgroups.freezeTarget('a'), { kind: 'cgroup', path: file('cgroup.freeze'), text: '1' })
    })

    it('are listed, joined and named', () => {
      mkdirSync(join(root, 'xeno-test', 'b'))
      assert.deepEqual(cgroups.list().sort(), ['a', 'b'])
      assert.deepEqual(cgroups.joinPaths('a'), [file('cgroup.procs')])
      assert.equal(cgroups.ociPath('a'), '/xeno-test/a')
      assert.equal(cgroups.isFrozen('never-made'), false)
    })
  })
})
