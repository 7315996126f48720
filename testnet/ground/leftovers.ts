/**
 * Takes a network of many hosts off the machine, whatever state it is in: processes, domains with their cgroups and
 * namespaces, mounts, hosts. The same path ends a network that was stopped in order, where little is left to do, and one
 * whose launcher was killed. Its files stay.
 */
import { existsSync } from 'node:fs'
import { openCgroups } from '../../src/xenoserver/hypervisor/cgroups.ts'
import { mountsBelow, unmountBelow } from '../../src/xenoserver/hypervisor/mounts.ts'
import { listNamespaces } from '../../src/xenoserver/hypervisor/namespaces.ts'
import { Networks } from '../../src/xenoserver/hypervisor/network.ts'
import { Slots } from '../../src/xenoserver/hypervisor/slots.ts'
import { namespacePrefix, prefixOf } from '../names.ts'
import { killInside, namespacesOf, removePlaces } from './namespaces.ts'

/**
 * @param servers how many servers the network has: their domains are found by their prefixes
 * @param folders where hosts' files are: everything mounted below is unmounted
 * @returns what there was, for people; empty when nothing was left
 */
export async function removeLeftovers(folder: string, servers: number, folders: readonly string[]): Promise<string[]> {
  const hosts = namespacesOf(namespacePrefix(folder))
  await killInside(hosts)
  const domains: string[] = []
  for (let server = 1; server <= servers; server += 1) domains.push(...(await removeDomains(prefixOf(folder, server))))
  const mounts = folders.filter(existsSync).flatMap(mountsBelow)
  for (const each of folders.filter(existsSync)) await unmountBelow(each)
  await removePlaces(hosts)
  return [...hosts.map(name => `host ${name}`), ...domains, ...mounts.map(path => `mount ${path}`)]
}

/** What a server's driver made on the machine and cannot take away itself any more, once its processes are dead. */
export async function removeDomains(prefix: string): Promise<string[]> {
  const cgroups = openCgroups(prefix)
  const groups = cgroups.list()
  for (const group of groups) {
    await cgroups.kill(group)
    await cgroups.remove(group)
  }
  await cgroups.removeAll()
  const slots = new Slots(prefix)
  const networks = new Networks(prefix, slots, { ready: 0, owned: true })
  const links = await networks.sweep(new Set())
  if (listNamespaces().includes(networks.router)) await networks.removeAll()
  for (const slot of slots.mine()) slots.release(slot)
  return [...groups.map(name => `domain ${name}`), ...links.map(name => `network ${name}`)]
}
