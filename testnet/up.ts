/** `testnet up`: starts a network, says how to use it, and keeps it. */
import { relative } from 'node:path'
import { styleText } from 'node:util'
import { fields } from '../src/cli/output.ts'
import { formatDuration } from '../src/types/units.ts'
import type { Host } from './ground/host.ts'
import { type Homes, prepareHomes } from './homes.ts'
import { keepUp, type UpOptions } from './keep-up.ts'
import type { LocalNetwork } from './network.ts'
import { shapeText } from './shape.ts'

const dim = (text: string): string => styleText('dim', text, { stream: process.stdout })
const bold = (text: string): string => styleText('bold', text, { stream: process.stdout })

function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Settles when the network has been stopped. @throws XenoError as {@link keepUp} does */
export async function runUp(options: UpOptions): Promise<void> {
  const start = performance.now()
  await keepUp(options, {
    progress: ({ node, what, ms }) => say(`  ${node.padEnd(13)}${what.padEnd(8)}${dim(formatDuration(ms))}`),
    onLost: (node, how) =>
      say(
        `  ${node.padEnd(13)}${styleText('red', 'lost', { stream: process.stdout })}    ${how}; start it again with: npm run testnet -- start ${node}`,
      ),
    onStopping: () => say('stopping'),
    async use(network) {
      say(`${aboutText(network)}: ready after ${formatDuration(performance.now() - start)}`)
      say()
      const homes = await prepareHomes(network)
      say(network.ground === undefined ? howToUse(network, homes) : howToUseGround(network))
      say()
      say('Ctrl-C stops it.')
    },
  })
}

function aboutText({ record, ground }: LocalNetwork): string {
  return ground === undefined ? shapeText(record) : `${ground.plan.topology.says}: ${ground.hosts.length} hosts with ${shapeText(record)}`
}

const NODE_FAULTS: readonly [string, string][] = [
  ['  npm run testnet -- kill validator-2', 'kill -9; also start, pause, resume'],
  ['  npm run testnet -- down', 'stop them'],
]

/** How to look after a network, and hurt it. */
export const LOOK_AFTER_IT = [
  bold('Look after it, and hurt it:'),
  fields([
    ['  npm run testnet -- status', 'its nodes, their processes and addresses'],
    ['  npm run testnet -- logs', 'what they have written, by time'],
    ...NODE_FAULTS,
  ]),
].join('\n')

const SOME_WORK = "  xeno run --cpu 150 --memory 64MiB --net 5 --budget 0.50 -- sh -c 'echo hello'"

/** What to type to use a network, in the order in which it works. */
function howToUse(network: LocalNetwork, homes: Homes): string {
  return [
    bold('As a client, in another terminal:'),
    `  export XENO_HOME=${near(homes.client)} PATH="$PWD/bin:$PATH"`,
    '  xeno register',
    `  xeno --home ${near(homes.treasury)} account transfer $(xeno account show --id) 10`,
    ...(network.about.rds.length > 0 ? [SOME_WORK] : []),
    '',
    LOOK_AFTER_IT,
  ].join('\n')
}

function howToUseGround(network: LocalNetwork): string {
  const [host] = network.ground?.hosts.filter(({ clients }) => clients.length > 0) ?? []
  const [one, other] = network.ground?.links[0]?.ends ?? []
  const others = network.ground?.hosts.filter(({ clients, name }) => clients.length > 0 && name !== host?.name) ?? []
  return [
    ...(host === undefined ? [] : asClient(network, host, others)),
    bold('Look after it, and hurt it:'),
    fields([
      ['  npm run testnet -- status', 'its nodes and links'],
      ['  npm run testnet -- logs', 'what its nodes have written, by time'],
      [`  npm run testnet -- link cut ${one} ${other}`, 'nothing passes; also heal, slow, lose, restore'],
      ...NODE_FAULTS,
    ]),
  ].join('\n')
}

function asClient({ about }: LocalNetwork, host: Host, others: readonly Host[]): string[] {
  return [
    bold(`As a client on the host ${host.name}, in another terminal:`),
    `  npm run testnet -- exec ${host.name} -- bash`,
    '  xeno register',
    '  xeno --home "$XENO_TREASURY" account transfer $(xeno account show --id) 10',
    ...(about.rds.length > 0 ? [SOME_WORK] : []),
    ...(others.length > 0 ? [`Other hosts with clients: ${others.map(({ name }) => name).join(', ')}.`] : []),
    '',
  ]
}

function near(path: string): string {
  return relative(process.cwd(), path) || '.'
}
