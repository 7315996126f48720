import assert from 'node:assert/strict'
import { ANY_KERNEL, type Requirements } from '../../../src/documents/requirements.ts'
import { MIB } from '../../../src/types/units.ts'
import { type Environment, match, type Offer } from '../../../src/xenoserver/core/matching.ts'
import { PRICES } from './support.ts'

const ENVIRONMENT: Environment = {
  name: 'linux',
  envType: 'Linux',
  envKernel: '6.1.55',
  images: ['busybox'],
  egress: false,
  diskRate: true,
  cpuPeakMsps: 2_000,
}

const OFFER: Offer = {
  environments: [ENVIRONMENT],
  free: { cpuMsps: 400, memoryBytes: 512 * MIB, diskBytes: 1_024 * MIB, networkBps: 10_000_000, addresses: 0, pids: 256 },
  prices: PRICES,
  leastLimit: () => 311_000n,
}

function ask(changes: { [Section in keyof Requirements]?: Partial<Requirements[Section]> } = {}): Requirements {
  return {
    basic: { envName: 'mine', envType: 'linux', envKernel: ANY_KERNEL, ...changes.basic },
    network: { envIPAddresses: 0, ports: [], egress: [], ...changes.network },
    qos: { cpuMsps: 150, networkBps: 5_000_000, ...changes.qos },
    constraints: { ...changes.constraints },
    extensions: Array.isArray(changes.extensions) ? changes.extensions : [],
  }
}

function unmet(requirements: Requirements, offer: Offer = OFFER): string[] {
  const result = match(requirements, offer)
  return result.ok ? [] : result.unmet.map(({ requirement, asked, nearest }) => `${requirement}: ${asked}, nearest ${nearest}`)
}

describe('requirements against an offer', () => {
  it('grants what was asked, and the usual for what was left open', () => {
    const result = match(ask({ qos: { cpuMsps: 150, networkBps: 5_000_000, memoryBytes: 32 * MIB } }), OFFER)
    assert.deepEqual(result.ok && result.grant, {
      environment: ENVIRONMENT,
      resources: {
        cpuMsps: 150,
        cpuPeakMsps: 150,
        memoryBytes: 32 * MIB,
        diskBytes: 64 * MIB,
        networkBps: 5_000_000,
        addresses: 0,
        pids: 64,
        diskBps: 0,
      },
    })
  })

  it('gives no less than a driver can make', () => {
    const result = match(ask({ qos: { memoryBytes: MIB, pids: 1 } }), OFFER)
    assert.ok(result.ok)
    assert.deepEqual([result.grant.resources.memoryBytes, result.grant.resources.pids], [8 * MIB, 8])
  })

  it('names every requirement that cannot be met, in the words of the document', () => {
    const requirements = ask({
      basic: { envKernel: { version: '2.4.18', match: 'exact' }, image: 'debian' },
      network: { envIPAddresses: 1, ports: [{ port: 80, protocol: 'tcp' }], egress: [{ cidr: '0.0.0.0/0' }] },
      qos: { cpuMsps: 500, cpuPeakMsps: 3_000, networkBps: 20_000_000, memoryBytes: 1_024 * MIB },
    })
    assert.deepEqual(unmet(requirements), [
      'Basic/EnvKernel: 2.4.18 (exact), nearest 6.1.55',
      'Basic/Image: debian, nearest busybox',
      'QoS/CPUsmps: 500, nearest 400',
      'QoS/MemoryMiB: 1024, nearest 512',
      'QoS/NetMbps: 20, nearest 10',
      'Network/EnvIPAddresses: 1, nearest 0',
      'Network/Ports: 80/tcp, nearest ',
      'Network/Egress: 0.0.0.0/0, nearest ',
      'QoS/CPUsmpsPeak: 3000, nearest 2000',
    ])
  })

  it('names the types that there are', () => {
    assert.deepEqual(unmet(ask({ basic: { envType: 'NetBSD' } })), ['Basic/EnvType: NetBSD, nearest Linux'])
  })

  it('does not meet what it does not know, nor a rate of the disk that it cannot bound', () => {
    const extensions = [{ section: 'QoS', element: { namespace: 'urn:x', name: 'Gpu', text: '1', children: [] } }]
    assert.deepEqual(unmet({ ...ask(), extensions }), ['QoS/{urn:x}Gpu: 1, nearest '])
    const slow = { ...OFFER, environments: [{ ...ENVIRONMENT, diskRate: false }] }
    assert.deepEqual(unmet(ask({ qos: { diskBps: 1_500_000 } }), slow), ['QoS/DiskMBps: 1.5, nearest '])
  })

  it('says what the least cost would be', () => {
    assert.deepEqual(unmet(ask({ constraints: { maxCost: 311_000n } })), [])
    assert.deepEqual(unmet(ask({ constraints: { maxCost: 300_000n } })), ['Constraints/MaxCost: 0.3, nearest 0.311'])
    const long = ask({ qos: { cpuMsps: 100, memoryBytes: 0 }, constraints: { maxCost: 311_000n, durationMs: 7_200_000 } })
    assert.deepEqual(unmet(long), ['Constraints/MaxCost: 0.311, nearest 0.749125'])
  })
})
