import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { formatAdvertisement } from '../../src/documents/format/advertisement.ts'
import { formatRequirements } from '../../src/documents/format/requirements.ts'
import { formatStatus } from '../../src/documents/format/status.ts'
import { formatTask } from '../../src/documents/format/task.ts'
import { parseAdvertisement } from '../../src/documents/parse/advertisement.ts'
import { parseRequirements } from '../../src/documents/parse/requirements.ts'
import { parseStatus } from '../../src/documents/parse/status.ts'
import { parseTask } from '../../src/documents/parse/task.ts'
import { resourcesAsked } from '../../src/documents/requirements.ts'
import { utf8 } from '../../src/types/bytes.ts'
import { isXenoError, type Result } from '../../src/types/errors.ts'
import { MIB } from '../../src/types/units.ts'
import { holds } from '../support/properties.ts'
import * as arbitrary from './arbitraries.ts'

const RUNS = 300

function example(name: string): Uint8Array {
  return readFileSync(new URL(`../../protocols/documents/examples/${name}.xml`, import.meta.url))
}

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}

function roundTrips<T>(values: fc.Arbitrary<T>, format: (value: T) => string, parse: (xml: Uint8Array) => Result<T>): void {
  holds(
    fc.property(values, original => {
      const xml = format(original)
      assert.deepEqual(value(parse(utf8(xml))), original)
      assert.equal(format(value(parse(utf8(xml)))), xml)
    }),
    RUNS,
  )
}

describe('documents', () => {
  it('takes back every requirement that it wrote', () => roundTrips(arbitrary.requirements, formatRequirements, parseRequirements))
  it('takes back every advertisement that it wrote', () => roundTrips(arbitrary.advertisement, formatAdvertisement, parseAdvertisement))
  it('takes back every status that it wrote', () => roundTrips(arbitrary.status, formatStatus, parseStatus))
  it('takes back every task that it wrote', () => roundTrips(arbitrary.task, formatTask, parseTask))

  it("reads the paper's example", () => {
    const requirements = value(parseRequirements(example('paper')))
    assert.deepEqual(requirements.basic, { envName: 'MyEnvironment', envType: 'Linux', envKernel: { version: '2.4.18', match: 'exact' } })
    assert.deepEqual(requirements.network, { envIPAddresses: 1, ports: [], egress: [] })
    assert.deepEqual(requirements.qos, { cpuMsps: 150, networkBps: 5_000_000 })
    assert.deepEqual(resourcesAsked(requirements), {
      cpuMsps: 150,
      cpuPeakMsps: 150,
      memoryBytes: 64 * MIB,
      diskBytes: 64 * MIB,
      networkBps: 5_000_000,
      addresses: 1,
      pids: 64,
      diskBps: 0,
    })
  })

  it('reads the other examples', () => {
    const requirements = value(parseRequirements(example('requirements')))
    assert.deepEqual(requirements.constraints, { maxCost: 500_000n, durationMs: 5_400_000 })
    assert.deepEqual(requirements.network.egress[0], { cidr: '203.0.113.0/24', protocol: 'tcp', ports: [80, 443] })
    assert.deepEqual(requirements.extensions, [
      { section: 'QoS', element: { namespace: 'https://example.org/burst/1', name: 'CPUBurst', text: '40', children: [] } },
    ])
    const advertisement = value(parseAdvertisement(example('advertisement')))
    assert.deepEqual(
      advertisement.extensions.map(extension => [extension.section, extension.element.name]),
      [
        ['Environment[linux]', 'Accelerator'],
        ['', 'Rack'],
      ],
    )
    const status = value(parseStatus(example('status')))
    assert.equal(status.time, Date.UTC(2026, 10, 23, 12, 0, 0, 250))
    const task = value(parseTask(example('task')))
    assert.equal(task.argv[2], '$XENO_CONTENT/bin/count < /dev/stdin | sort -n')
    assert.equal(task.content[0]?.mode, 0o755)
  })

  it('asks for at least, and offers at most, what was meant, in whole MiB', () => {
    const requirements = value(parseRequirements(example('paper')))
    const asked = value(parseRequirements(formatRequirements({ ...requirements, qos: { memoryBytes: MIB + 1 } })))
    assert.equal(asked.qos.memoryBytes, 2 * MIB)
    const status = value(parseStatus(example('status')))
    const offered = value(parseStatus(formatStatus({ ...status, free: { ...status.free, memoryBytes: 2 * MIB - 1 } })))
    assert.equal(offered.free.memoryBytes, MIB)
  })

  it('refuses to write text that XML cannot hold', () => {
    const task = value(parseTask(example('task')))
    for (const argument of ['a\0b', 'bell \u0007', 'half a pair \ud800', '\ufffe']) {
      assert.throws(
        () => formatTask({ ...task, argv: ['echo', argument] }),
        error => isXenoError(error, 'document-unwritable'),
      )
    }
  })
})
