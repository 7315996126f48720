/** `testnet up`: starts a network, says how to use it, and keeps it. */
import { relative } from 'node:path'
import { styleText } from 'node:util'
import { fields } from '../src/cli/output.ts'
import { formatDuration } from '../src/types/units.ts'
import { type Homes, prepareHomes } from './homes.ts'
import { keepUp } from './keep-up.ts'
import { type LocalNetwork, type NetworkOptions, shapeText } from './network.ts'

const dim = (text: string): string => styleText('dim', text, { stream: process.stdout })
const bold = (text: string): string => styleText('bold', text, { stream: process.stdout })

function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Settles when the network has been stopped. @throws XenoError as {@link keepUp} does */
export async function runUp(options: NetworkOptions): Promise<void> {
  const start = performance.now()
  await keepUp(options, {
    progress: ({ node, what, ms }) => say(`  ${node.padEnd(13)}${what.padEnd(8)}${dim(formatDuration(ms))}`),
    onLost: (node, how) =>
      say(
        `  ${node.padEnd(13)}${styleText('red', 'lost', { stream: process.stdout })}    ${how}; start it again with: npm run testnet -- start ${node}`,
      ),
    onStopping: () => say('stopping'),
    async use(network) {
      say(`${shapeText(network.record)}: ready after ${formatDuration(performance.now() - start)}`)
      say()
      say(howToUse(network, await prepareHomes(network)))
      say()
      say('Ctrl-C stops it.')
    },
  })
}

/** How to look after a network, and hurt it. */
export const LOOK_AFTER_IT = [
  bold('Look after it, and hurt it:'),
  fields([
    ['  npm run testnet -- status', 'its nodes, their processes and addresses'],
    ['  npm run testnet -- logs', 'what they have written, by time'],
    ['  npm run testnet -- kill validator-2', 'kill -9; also start, pause, resume'],
    ['  npm run testnet -- down', 'stop them'],
  ]),
].join('\n')

/** What to type to use a network, in the order in which it works. */
function howToUse(network: LocalNetwork, homes: Homes): string {
  const near = (path: string): string => relative(process.cwd(), path) || '.'
  return [
    bold('As a client, in another terminal:'),
    `  export XENO_HOME=${near(homes.client)} PATH="$PWD/bin:$PATH"`,
    '  xeno register',
    `  xeno --home ${near(homes.treasury)} account transfer $(xeno account show --id) 10`,
    ...(network.about.rds.length > 0 ? ["  xeno run --cpu 150 --memory 64MiB --net 5 --budget 0.50 -- sh -c 'echo hello'"] : []),
    '',
    LOOK_AFTER_IT,
  ].join('\n')
}
