/** What a machine lacks to be a ground is said as a whole, with the line that mends it. */
import assert from 'node:assert/strict'
import { type Machine, missingFor } from '../../../testnet/ground/requirements.ts'
import { findTopology } from '../../../testnet/ground/topology/shipped.ts'

const COMPLETE: Machine = { isLinux: true, isRoot: true, hasTun: true, hasFaketime: true, has: () => true }

function missing(topology: string, machine: Partial<Machine>): string[] {
  return missingFor(findTopology(topology).topology, { ...COMPLETE, ...machine })
}

describe('what a ground needs of a machine', () => {
  it('is nothing more where all is there', () => {
    assert.deepEqual(missing('eight-hosts', {}), [])
  })

  it('is Linux before all else', () => {
    assert.deepEqual(missing('lan', { isLinux: false, isRoot: false }), ['Linux: its network namespaces are the hosts'])
  })

  it('is told at once', () => {
    assert.deepEqual(missing('behind-masquerade', { isRoot: false, hasTun: false, hasFaketime: false, has: () => false }), [
      'root, to make network namespaces: run the same line with sudo',
      '/dev/net/tun, which the links are made of: modprobe tun; start a container with --device /dev/net/tun',
      'ip, which makes hosts, addresses and routes: apt-get install iproute2',
      'nsenter, which puts programs into hosts: apt-get install util-linux',
      'nft, which masquerades: apt-get install nftables',
      "mkfs.ext4, which makes hosts' disks: apt-get install e2fsprogs",
      "runc, which makes servers' domains: apt-get install runc",
      "conmon, which watches over domains' tasks: apt-get install conmon",
      'catatonit, which is the first process of a domain: apt-get install catatonit',
    ])
  })

  it('is only what the topology asks for', () => {
    assert.deepEqual(missing('lan', { hasFaketime: false }), [])
    assert.deepEqual(missing('eight-hosts', { hasFaketime: false }), [
      'libfaketime, which sets the clocks of v1, v2, vs1, vs2, s1, s2, rd: apt-get install faketime; or take `clock` out of the topology',
    ])
    assert.deepEqual(missing('lan', { has: program => !['runc', 'conmon'].includes(program) }), [])
  })
})
