/** What only the strongest driver promises: the walls of a container, tried from inside. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isXenoError } from '../../../src/types/errors.ts'
import { baseImage } from '../../../src/xenoserver/hypervisor/base-image.ts'
import { skip } from '../../skips.ts'
import { SMALL } from './resources.ts'
import { Rig } from './rig.ts'

describe('a container', function () {
  this.timeout(30_000)
  let rig: Rig
  let id = ''

  before(async function () {
    try {
      rig = await Rig.open('runc')
    } catch (error) {
      if (isXenoError(error, 'no-driver')) skip(this, 'runc', error.message)
      throw error
    }
    id = await rig.domain()
  })

  after(async () => await rig?.close())

  const outcome = async (script: string): Promise<string> => {
    const { stdout, stderr } = await rig.sh(id, `(${script}) && echo DONE`)
    return stdout.includes('DONE') ? 'done' : stderr
  }

  it('refuses what would change the machine', async () => {
    for (const script of [
      'mount -t tmpfs none /tmp',
      'mount -t proc none /tmp',
      'umount /content',
      'unshare -U true',
      'unshare -n true',
      'unshare -m true',
      'chroot /tmp /bin/busybox true',
      'mknod /tmp/sda b 8 0',
      'mknod /tmp/mem c 1 1',
      'hostname other',
      'date -s @0 2>&1 | grep -q permitted && exit 1; true',
      'ip link set eth0 down',
      'ip addr add 100.64.1.1/30 dev eth0',
      'ip route add default via 100.64.0.1',
      'echo 1 > /proc/sys/kernel/panic',
      'echo b > /proc/sysrq-trigger',
      'echo /tmp/x > /proc/sys/kernel/core_pattern',
      'cat /proc/kcore',
      'cat /proc/keys | grep .',
      'cat /sys/kernel/notes',
      'cat /dev/mem',
      'cat /dev/kmsg',
      'kill -9 1 && sleep 0.1 && ! kill -0 1',
      'nice -n -5 true',
      'ulimit -n 1000000',
      'dmesg',
    ]) {
      assert.notEqual(await outcome(script), 'done', script)
    }
    assert.equal(await outcome('true'), 'done')
  })

  it('has namespaces, a user range and a filter of its own', async () => {
    const task = await rig.begin(id, { argv: ['sleep', '60'] })
    const pid = rig.processId('runc', id, task)
    const link = (of: number | 'self', name: string) => execFileSync('readlink', [`/proc/${of}/ns/${name}`], { encoding: 'utf8' })
    for (const name of ['user', 'net', 'mnt', 'pid', 'ipc', 'uts', 'cgroup']) assert.notEqual(link(pid, name), link('self', name), name)
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    assert.match(status, /^Seccomp:\s+2$/m)
    assert.match(status, /^NoNewPrivs:\s+1$/m)
    assert.match(status, /^CapBnd:\s+0+$/m)
    const [, first, size] = /^\s*0\s+(\d+)\s+(\d+)\s*$/.exec(readFileSync(`/proc/${pid}/uid_map`, 'utf8')) ?? []
    assert.ok(Number(first) >= 0x4000_0000 && size === '65536')
    assert.equal((await rig.sh(id, 'id -u; id -un; cat /proc/self/cgroup | grep -v ":/$" | wc -l')).stdout, '1000\nguest\n0\n')
    await rig.hypervisor.signal(id, task, 'SIGKILL')
  })

  it('sees only its own processes, and its init reaps the orphans among them', async () => {
    const { stdout } = await rig.sh(id, '(sleep 0.05 &); (true &); sleep 0.2; ps -o pid,stat | tail -n +2')
    const lines = stdout.trim().split('\n')
    assert.ok(lines.length < 8, stdout)
    assert.deepEqual(
      lines.filter(line => line.includes('Z')),
      [],
    )
  })

  // CVE-2024-21626: a working folder under a descriptor that the runtime forgot to close lies in the host's file system.
  it('does not reach the host through a forgotten descriptor', async () => {
    await rig.sh(id, 'for n in $(seq 3 20); do ln -s /proc/self/fd/$n /work/fd$n; done')
    for (let descriptor = 3; descriptor <= 20; descriptor += 1) {
      for (const path of [`/work/fd${descriptor}`, `/work/fd${descriptor}/../../..`]) {
        try {
          const { stdout } = await rig.sh(id, 'pwd; ls -d ../../../../../../etc/shadow ../../../../../../work/main 2>/dev/null', { cwd: path })
          assert.doesNotMatch(stdout, /shadow|main/, path)
        } catch (error) {
          assert.ok(isXenoError(error, 'task-not-started'), String(error))
        }
      }
    }
  })

  it('does not follow links of an image out of it', async () => {
    const image = mkdtempSync(join(tmpdir(), 'xeno-image-'))
    const base = await baseImage(join(rig.options.workPath, 'images'))
    execFileSync('cp', ['-a', `${base}/.`, image])
    execFileSync('chmod', ['0755', image])
    const outside = mkdtempSync(join(tmpdir(), 'xeno-outside-'))
    rmSync(join(image, 'content'), { recursive: true })
    symlinkSync(outside, join(image, 'content'))
    rmSync(join(image, 'work'), { recursive: true })
    symlinkSync(outside, join(image, 'work'))
    mkdirSync(join(image, 'proc2'))
    const other = rig.name('domain')
    try {
      await rig.hypervisor.create({ id: other, resources: SMALL, rootPath: image })
      await rig.hypervisor.start(other)
      await rig.sh(other, 'echo x > /work/x; echo x > /content/x; touch /tmp/y', { cwd: '/' })
    } catch (error) {
      assert.ok(isXenoError(error), String(error))
    }
    assert.deepEqual(execFileSync('ls', ['-A', outside], { encoding: 'utf8' }), '')
    await rig.hypervisor.destroy(other)
    for (const folder of [image, outside]) rmSync(folder, { recursive: true })
  })

  it('ends when its init is killed from outside, and says so', async () => {
    const other = await rig.domain()
    const task = await rig.begin(other, { argv: ['sleep', '60'] })
    const init = Number(readFileSync(join(rig.options.workPath, 'domains', 'runc', other, 'init.pid'), 'utf8'))
    process.kill(init, 'SIGKILL')
    assert.equal((await rig.hypervisor.wait(other, task)).exitCode, 137)
    assert.equal((await rig.hypervisor.get(other))?.state, 'stopped')
    await assert.rejects(rig.hypervisor.exec(other, { name: 'late', argv: ['true'] }), error => isXenoError(error, 'domain-state'))
    assert.ok((await rig.hypervisor.stop(other)).at > 0)
    await rig.hypervisor.destroy(other)
  })

  it('whose monitor is killed loses the exit code and no more', async () => {
    const task = await rig.begin(id, { argv: ['sleep', '60'] })
    const folder = join(rig.options.workPath, 'domains', 'runc', id, 'tasks', task)
    process.kill(Number(readFileSync(join(folder, 'monitor.pid'), 'utf8')), 'SIGKILL')
    assert.deepEqual((await rig.hypervisor.wait(id, task)).state, 'lost')
    assert.equal(await outcome('true'), 'done')
  })
})
