/** What the hypervisor keeps in files: slots, records, placed files and the base image. */
import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { isXenoError } from '../../../src/types/errors.ts'
import { baseImage } from '../../../src/xenoserver/hypervisor/base-image.ts'
import { placeFiles } from '../../../src/xenoserver/hypervisor/content.ts'
import { closedFolder } from '../../../src/xenoserver/hypervisor/folders.ts'
import { readRecord, writeRecord } from '../../../src/xenoserver/hypervisor/records.ts'
import { firstUserId, MAX_SLOTS, Slots, USER_IDS_PER_SLOT } from '../../../src/xenoserver/hypervisor/slots.ts'

describe('the hypervisor’s files', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-files-'))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('must lie where guests may pass', () => {
    const inner = join(folder, 'a', 'b')
    mkdirSync(inner, { recursive: true })
    for (const path of [folder, join(folder, 'a'), inner]) chmodSync(path, 0o711)
    assert.equal(closedFolder(inner), undefined)
    chmodSync(join(folder, 'a'), 0o710)
    assert.equal(closedFolder(inner), join(folder, 'a'))
  })

  describe('slots', () => {
    it('are taken by one daemon each, lowest first, and found again by their owner', () => {
      const [one, other] = [new Slots('one', folder), new Slots('other', folder)]
      assert.deepEqual([one.take(), other.take(), one.take()], [0, 1, 2])
      assert.deepEqual([one.mine().sort(), other.mine()], [[0, 2], [1]])
      one.release(0)
      one.release(0)
      assert.equal(other.take(), 0)
      assert.deepEqual(new Slots('one', folder).mine(), [2])
      assert.deepEqual(readdirSync(folder).sort(), ['0', '1', '2'])
    })

    it('have ids that no other slot has, within what the kernel numbers', () => {
      assert.equal(firstUserId(1) - firstUserId(0), USER_IDS_PER_SLOT)
      assert.ok(firstUserId(MAX_SLOTS) <= 2 ** 31)
    })
  })

  describe('records', () => {
    const schema = z.strictObject({ a: z.number() })
    it('are replaced whole, and checked when they are read', () => {
      const path = join(folder, 'record.json')
      assert.equal(readRecord(path, schema), undefined)
      for (const sync of [true, false]) {
        writeRecord(path, { a: sync ? 1 : 2 }, { sync })
        assert.deepEqual(readRecord(path, schema), { a: sync ? 1 : 2 })
      }
      assert.deepEqual(readdirSync(folder), ['record.json'])
      for (const broken of ['', '{"a":1', '{"a":"1"}', '{"a":1,"b":2}', ' '.repeat(2_000_000)]) {
        writeFileSync(path, broken)
        assert.throws(() => readRecord(path, schema), broken.slice(0, 20))
      }
    })
  })

  describe('placed files', () => {
    let content = ''
    beforeEach(() => {
      content = join(folder, 'content')
      mkdirSync(content)
    })

    function hostFile(name: string, mode: number): string {
      const path = join(folder, name)
      writeFileSync(path, name)
      chmodSync(path, mode)
      return path
    }

    it('are links of what a guest can read as it is, and else copies that it can', async () => {
      const [open, closed] = [hostFile('open', 0o444), hostFile('closed', 0o600)]
      await placeFiles(content, [
        { hostPath: open, name: 'deep/er/open' },
        { hostPath: closed, name: 'closed' },
        { hostPath: open, name: 'program', executable: true },
      ])
      assert.equal(statSync(join(content, 'deep/er/open')).ino, statSync(open).ino)
      assert.notEqual(statSync(join(content, 'closed')).ino, statSync(closed).ino)
      assert.deepEqual(
        ['deep/er/open', 'closed', 'program', 'deep', 'deep/er'].map(name => (statSync(join(content, name)).mode & 0o777).toString(8)),
        ['444', '444', '555', '755', '755'],
      )
      assert.equal(statSync(closed).mode & 0o777, 0o600)
    })

    it('replace each other, and leave nothing half placed', async () => {
      const [first, second] = [hostFile('first', 0o444), hostFile('second', 0o444)]
      await placeFiles(content, [{ hostPath: first, name: 'x' }])
      await placeFiles(content, [{ hostPath: second, name: 'x' }])
      assert.equal(readFileSync(join(content, 'x'), 'utf8'), 'second')
      await assert.rejects(placeFiles(content, [{ hostPath: join(folder, 'none'), name: 'y' }]))
      assert.deepEqual(readdirSync(content), ['x'])
    })

    it('are regular files, never what a link points to', async () => {
      symlinkSync('/etc/shadow', join(folder, 'link'))
      for (const hostPath of [join(folder, 'link'), folder, '/dev/null']) {
        await assert.rejects(placeFiles(content, [{ hostPath, name: 'x' }]), error => isXenoError(error, 'spec-invalid'))
      }
    })
  })

  describe('the base image', () => {
    it('is built once, whole, with the usual places, also by several at once and under a closed umask', async () => {
      const before = process.umask(0o077)
      try {
        const paths = await Promise.all([baseImage(folder), baseImage(folder)])
        assert.equal(paths[0], paths[1])
      } finally {
        process.umask(before)
      }
      const image = await baseImage(folder)
      assert.deepEqual(readdirSync(folder), [image.slice(folder.length + 1)])
      for (const name of ['sh', 'ls', 'cat', 'wc', 'nc']) assert.ok(lstatSync(join(image, 'bin', name)).isSymbolicLink(), name)
      for (const name of ['sbin/sh', 'usr/bin/env', 'etc/passwd', 'proc', 'dev', 'content', '.xeno']) assert.ok(existsSync(join(image, name)), name)
      const modes = ['', 'bin', 'bin/busybox', 'etc/passwd', 'tmp', 'work'].map(name => (statSync(join(image, name)).mode & 0o7777).toString(8))
      assert.deepEqual(modes, ['755', '755', '755', '644', '1777', '1777'])
      assert.match(readFileSync(join(image, 'etc/passwd'), 'utf8'), /^guest:x:1000:/m)
    })
  })
})
