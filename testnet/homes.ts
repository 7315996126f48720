/** The homes of a network's client and of its treasury, told of the network's services: ready for `xeno --home`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XenoClient } from '../src/client/client.ts'
import type { LocalNetwork } from './network.ts'

export interface Homes {
  readonly client: string
  readonly treasury: string
}

export function homesOf(network: LocalNetwork): Homes {
  return { client: join(network.folder, 'client'), treasury: network.about.treasury }
}

/** Safe to repeat; what a home knows already stays. */
export async function prepareHomes(network: LocalNetwork): Promise<Homes> {
  const homes = homesOf(network)
  const { corp, rds, xisDocument, xisNodes } = network.about
  const client = await XenoClient.open({ home: homes.client })
  try {
    await client.addCorp(corp)
    for (const rd of rds.toReversed()) await client.addRd(rd)
    if (xisNodes.length > 0) await client.addXis(Uint8Array.from(readFileSync(xisDocument)), xisNodes)
  } finally {
    await client.close()
  }
  const treasury = await XenoClient.open({ home: homes.treasury })
  try {
    await treasury.addCorp(corp)
  } finally {
    await treasury.close()
  }
  return homes
}
