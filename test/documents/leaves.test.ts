import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { advertisementLeaves, parseLeafPath } from '../../src/documents/leaves.ts'
import { parseAdvertisement } from '../../src/documents/parse/advertisement.ts'
import { holds } from '../support/properties.ts'
import * as arbitrary from './arbitraries.ts'

const CORP = 'mfrggzdfmztwq2lknnwg23tpobyxe43uov3ho6dzpjaueq2eivda'

describe("an advertisement's leaves", () => {
  it('are every value of the example, with their paths, tokens and types', () => {
    const parsed = parseAdvertisement(readFileSync(new URL('../../protocols/documents/examples/advertisement.xml', import.meta.url)))
    assert.ok(parsed.ok)
    const leaves = advertisementLeaves(parsed.value)
    const shown = leaves.map(({ path, value, type }) => `${path} = ${value} (${type})`)
    assert.deepEqual(shown, [
      'Server = 12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp (string)',
      'Address = /ip4/192.0.2.10/tcp/4001 (string)',
      'Address = /dns4/one.example.org/tcp/4001 (string)',
      `XenoCorp = ${CORP} (string)`,
      `XenoCorp[${CORP}]/Name = First XenoCorp (string)`,
      `XenoCorp[${CORP}]/Currency = XEN (string)`,
      `XenoCorp[${CORP}]/Prices/CoreHour = 0.04 (decimal)`,
      `XenoCorp[${CORP}]/Prices/MemoryGiBHour = 0.005 (decimal)`,
      `XenoCorp[${CORP}]/Prices/DiskGiBHour = 0.0001 (decimal)`,
      `XenoCorp[${CORP}]/Prices/NetworkGiB = 0.02 (decimal)`,
      `XenoCorp[${CORP}]/Prices/AddressHour = 0.004 (decimal)`,
      `XenoCorp[${CORP}]/Prices/Setup = 0.0002 (decimal)`,
      'InjectionNode = 12D3KooWHHzSeKaY8xuZVzkLbKFfvNgPPeKhFBGrMbNzbm5akpqu (string)',
      'Environment[linux]/EnvType = Linux (string)',
      'Environment[linux]/EnvKernel = 6.1.0-13-amd64 (version)',
      'Environment[linux]/Image = busybox (string)',
      'Environment[linux]/Driver = runc (string)',
      'Environment[linux]/Isolation = container (string)',
      'Environment[linux]/Guarantee = cpuQuota (string)',
      'Environment[linux]/Guarantee = memoryLimit (string)',
      'Environment[linux]/QoS/CPUsmps = 1800 (decimal)',
      'Environment[linux]/QoS/NetMbps = 80 (decimal)',
      'Environment[linux]/QoS/MemoryMiB = 4096 (decimal)',
      'Environment[linux]/QoS/DiskMiB = 20480 (decimal)',
      'Environment[linux]/QoS/Pids = 2048 (decimal)',
      'Environment[linux]/Network/EnvIPAddresses = 0 (decimal)',
      'Location/Name = Cambridge, UK (string)',
      'Location/Operator = Example Hosting (string)',
      'Location/Latitude = 52.211 (decimal)',
      'Location/Longitude = 0.0916 (decimal)',
      'Machine/Architecture = x86_64 (string)',
      'Machine/Cores = 2 (decimal)',
      'Load/ServerLoad = 0.1 (decimal)',
      'Load/NetworkLoad = 0.02 (decimal)',
      'Load/AverageCPU = 0.35 (decimal)',
      'Load/Clients = 3 (decimal)',
      'Load/AvailableMbps = 80 (decimal)',
      'Environment[linux]/{https://example.org/hardware/1}Accelerator/{https://example.org/hardware/1}Model = T1000 (string)',
      'Environment[linux]/{https://example.org/hardware/1}Accelerator/{https://example.org/hardware/1}MemoryGiB = 8 (decimal)',
      '{https://example.org/hardware/1}Rack =  (presence)',
    ])
    assert.deepEqual(
      leaves.filter(({ token }) => token === 'QoS/CPUsmps').map(({ environment, value }) => [environment, value]),
      [['linux', '1800']],
    )
  })

  it('have tokens without the names of environments and XenoCorps', () => {
    assert.deepEqual(parseLeafPath('Environment[linux]/QoS/CPUsmps'), { token: 'QoS/CPUsmps', environment: 'linux' })
    assert.deepEqual(parseLeafPath(`XenoCorp[${CORP}]/Prices/CoreHour`), { token: 'XenoCorp/Prices/CoreHour' })
    assert.deepEqual(parseLeafPath('Load/AverageCPU'), { token: 'Load/AverageCPU' })
  })

  it('are each there once, with canonical decimals, whatever is advertised', () => {
    holds(
      fc.property(arbitrary.advertisement, advertisement => {
        const leaves = advertisementLeaves(advertisement)
        assert.equal(new Set(leaves.map(({ path, value }) => `${path} ${value}`)).size, leaves.length)
        for (const { type, value, path, token, environment } of leaves) {
          if (type === 'decimal') assert.match(value, /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/)
          assert.deepEqual(parseLeafPath(path), environment === undefined ? { token } : { token, environment })
        }
      }),
      200,
    )
  })
})
