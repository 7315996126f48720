import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compareVersions, matchesKernel } from '../../src/documents/kernel-match.ts'
import { ANY_KERNEL, type KernelMatch } from '../../src/documents/requirements.ts'
import { holds } from '../support/properties.ts'

/** Each before the next. */
const ORDERED = [
  '2.4.18',
  '2.4.19',
  '2.6',
  '6.1-alpha',
  '6.1-rc1',
  '6.1-rc2',
  '6.1',
  '6.1-amd64',
  '6.1.1',
  '6.1.55',
  '6.2',
  '6.10',
  '6.18.5',
  '6.18.5.1',
  '10',
]

describe('EnvKernel', () => {
  it('compares versions as versions', () => {
    for (const [i, a] of ORDERED.entries()) {
      for (const [j, b] of ORDERED.entries()) assert.equal(Math.sign(compareVersions(a, b)), Math.sign(i - j), `${a} and ${b}`)
    }
  })

  it('takes 6.1, 6.1.0 and 06.01 for one version', () => {
    for (const version of ['6.1', '6.1.0', '06.01', '6-1', '6.1.0.0']) assert.equal(compareVersions(version, '6.1'), 0, version)
  })

  it('is a total order, whatever the versions look like', () => {
    const versions = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+~-]{0,10}$/)
    holds(
      fc.property(versions, versions, versions, (a, b, c) => {
        assert.equal(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a)), 0)
        const [low, middle, high] = [a, b, c].sort(compareVersions)
        assert.ok(
          compareVersions(low ?? '', middle ?? '') <= 0 &&
            compareVersions(middle ?? '', high ?? '') <= 0 &&
            compareVersions(low ?? '', high ?? '') <= 0,
        )
      }),
      2_000,
    )
  })

  const cases: [match: KernelMatch, wanted: string, meets: string[], fails: string[]][] = [
    ['exact', '2.4.18', ['2.4.18', '2.4.18.0'], ['2.4.1', '2.4.180', '2.4.18-amd64', '2.4.19']],
    ['minimum', '6.1', ['6.1', '6.1.0-13-amd64', '6.10', '7'], ['6.0.99', '6.1-rc3', '5.15']],
    ['minimum', '6.1-rc2', ['6.1-rc2', '6.1-rc3', '6.1'], ['6.1-rc1', '6.0.9']],
    ['prefix', '6.1', ['6.1', '6.1.55', '6.1-amd64', '6.1.0-13-cloud-amd64'], ['6.10', '6.18.5', '6', '16.1']],
    ['prefix', '6', ['6', '6.18.5'], ['60', '5.6']],
  ]
  for (const [match, wanted, meets, fails] of cases) {
    it(`matches ${wanted} by ${match}`, () => {
      for (const version of meets) assert.ok(matchesKernel(version, { version: wanted, match }), version)
      for (const version of fails) assert.ok(!matchesKernel(version, { version: wanted, match }), version)
    })
  }

  it('can be left open', () => {
    for (const version of [...ORDERED, '0', '0.1']) assert.ok(matchesKernel(version, ANY_KERNEL), version)
  })
})
