/** Task logs: read as conmon and our monitor write them, in whatever pieces they come. */
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { isXenoError } from '../../../src/types/errors.ts'
import type { LogEntry, LogStream } from '../../../src/xenoserver/hypervisor/driver.ts'
import { TaskLogWriter } from '../../../src/xenoserver/hypervisor/monitor/log-writer.ts'
import { LogParser, readTaskLog } from '../../../src/xenoserver/hypervisor/task-log.ts'

const TIME = '2026-01-31T12:00:00.123456789+00:00'

function text(entries: readonly LogEntry[], stream?: LogStream): string {
  return Buffer.concat(entries.filter(entry => stream === undefined || entry.stream === stream).map(({ bytes }) => bytes)).toString('latin1')
}

function parse(...pieces: readonly (string | Uint8Array)[]): LogEntry[] {
  const parser = new LogParser()
  return pieces.flatMap(piece => parser.push(Buffer.from(piece)))
}

describe('a task log', () => {
  let folder = ''
  let path = ''

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'xeno-log-'))
    path = join(folder, 'log')
  })

  after(() => rmSync(folder, { recursive: true, force: true }))

  it('has whole lines and pieces of lines, with their time and stream', () => {
    const entries = parse(`${TIME} stdout F hello  world \n${TIME} stderr P no `, `end\n${TIME} stdout F \n`)
    assert.deepEqual(
      entries.map(({ at, stream, partial, bytes }) => [at, stream, partial, Buffer.from(bytes).toString()]),
      [
        [Date.parse('2026-01-31T12:00:00.123Z'), 'stdout', false, 'hello  world \n'],
        [Date.parse('2026-01-31T12:00:00.123Z'), 'stderr', true, 'no end'],
        [Date.parse('2026-01-31T12:00:00.123Z'), 'stdout', false, '\n'],
      ],
    )
  })

  it('is refused when it is broken', () => {
    const broken = ['nonsense\n', `${TIME} stdin F x\n`, `${TIME} stdout X x\n`, 'yesterday-or-the-day-before stdout F x\n', '\n', 'x'.repeat(70_000)]
    for (const wrong of broken)
      assert.throws(
        () => parse(wrong),
        error => isXenoError(error, 'log-broken'),
        wrong.slice(0, 50),
      )
  })

  it('gives back what the monitor wrote, however it was cut', () => {
    const piece = fc.tuple(fc.constantFrom<LogStream>('stdout', 'stderr'), fc.uint8Array({ maxLength: 40 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 50 }), (pieces, cut) => {
        const file: Uint8Array[] = []
        const writer = new TaskLogWriter(
          1e6,
          record => file.push(record),
          () => new Date(0),
        )
        for (const [stream, bytes] of pieces) writer.write(stream, bytes)
        const whole = Buffer.concat(file)
        const cuts = Array.from({ length: Math.ceil(whole.length / cut) }, (_, index) => whole.subarray(index * cut, (index + 1) * cut))
        const entries = parse(...cuts)
        for (const stream of ['stdout', 'stderr'] as const) {
          const written = Buffer.concat(pieces.filter(([of]) => of === stream).map(([, bytes]) => bytes))
          assert.equal(text(entries, stream), written.toString('latin1'))
        }
      }),
    )
  })

  it('ends at its size, with a whole record', () => {
    const file: Uint8Array[] = []
    const writer = new TaskLogWriter(
      1000,
      record => file.push(record),
      () => new Date(0),
    )
    for (let line = 0; line < 100; line += 1) writer.write('stdout', Buffer.from(`line ${line}\n`))
    assert.ok(Buffer.concat(file).length >= 1000 && Buffer.concat(file).length < 1100)
    assert.ok(text(parse(...file)).startsWith('line 0\nline 1\n'))
  })

  it('is read to its end, or followed until its task has ended', async () => {
    writeFileSync(path, `${TIME} stdout F one\n${TIME} stdout F tw`)
    const read = async (until?: Promise<void>) => {
      const entries: LogEntry[] = []
      for await (const entry of readTaskLog(path, until === undefined ? {} : { until })) entries.push(entry)
      return text(entries)
    }
    assert.equal(await read(), 'one\n')
    const ended = Promise.withResolvers<void>()
    const followed = read(ended.promise)
    await new Promise(resolve => setImmediate(resolve))
    appendFileSync(path, 'o\n')
    appendFileSync(path, `${TIME} stdout F three\n`)
    ended.resolve()
    assert.equal(await followed, 'one\ntwo\nthree\n')
  })

  it('is left when the reader aborts', async () => {
    writeFileSync(path, '')
    const leave = new AbortController()
    const reading = (async () => {
      for await (const _ of readTaskLog(path, { until: new Promise(() => undefined), signal: leave.signal })) assert.fail('there is nothing')
    })()
    await new Promise(resolve => setImmediate(resolve))
    leave.abort()
    await reading
  })
})
