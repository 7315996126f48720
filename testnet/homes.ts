/** The homes of a network's clients and of its treasury, told of the network's services: ready for `xeno --home`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XenoClient } from '../src/client/client.ts'
import { testnetErrors } from './errors.ts'
import type { Host } from './ground/host.ts'
import type { LocalNetwork } from './network.ts'

/** Homes that are made ready at the same time. */
const AT_ONCE = 4

export interface Homes {
  /** The first one's, where there are several. */
  readonly client: string
  readonly treasury: string
}

/** Safe to repeat; what a home knows already stays. */
export async function prepareHomes(network: LocalNetwork): Promise<Homes> {
  const { ground } = network
  const { treasury } = network.about
  if (ground === undefined) return { client: await prepareHere(network), treasury }
  const clients = ground.hosts.flatMap(host => host.clients.map(client => ({ host, client })))
  const waiting = [...clients]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await prepareOn(next.host, next.client, network)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const [first] = clients
  if (first !== undefined) await tell(first.host, treasury, [['corp', 'add', network.about.corp]])
  return { client: first?.host.home(first.client) ?? '', treasury }
}

async function prepareHere(network: LocalNetwork): Promise<string> {
  const home = join(network.folder, 'client')
  const { corp, rds, xisDocument, xisNodes, treasury: treasuryHome } = network.about
  const client = await XenoClient.open({ home })
  try {
    await client.addCorp(corp)
    for (const rd of rds.toReversed()) await client.addRd(rd)
    if (xisNodes.length > 0) await client.addXis(Uint8Array.from(readFileSync(xisDocument)), xisNodes)
  } finally {
    await client.close()
  }
  const treasury = await XenoClient.open({ home: treasuryHome })
  try {
    await treasury.addCorp(corp)
  } finally {
    await treasury.close()
  }
  return home
}

async function prepareOn(host: Host, client: string, network: LocalNetwork): Promise<void> {
  const { corp, rds, xisDocument, xisNodes } = network.aboutFor(client)
  const commands = [
    ['corp', 'add', corp],
    ...rds.toReversed().map(rd => ['rd', 'add', rd]),
    ...(xisNodes.length > 0 ? [['xis', 'add', xisDocument, ...xisNodes]] : []),
  ]
  await tell(host, host.home(client), commands)
}

/** @throws XenoError `home-not-ready` */
async function tell(host: Host, home: string, commands: readonly (readonly string[])[]): Promise<void> {
  for (const command of commands) {
    const { code, stdout, stderr } = await host.run(['xeno', '--home', home, ...command])
    if (code !== 0) throw testnetErrors.error('home-not-ready', { home, command: command.slice(0, 2).join(' '), said: `${stdout}${stderr}`.trim() })
  }
}
