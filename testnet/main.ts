/** `npm run testnet -- up | down | status | logs | kill | start | pause | resume`: a local network in this checkout. */
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { table } from '../src/cli/output.ts'
import { packageRoot } from '../src/node/package-root.ts'
import { isXenoError } from '../src/types/errors.ts'
import { askControl, type NetworkStatus } from './control.ts'
import { runDemo } from './demo.ts'
import { testnetErrors } from './errors.ts'
import { LocalNetwork, type NetworkShape } from './network.ts'
import { readRecord } from './record.ts'
import { runUp } from './up.ts'

const DEFAULT_FOLDER = join(packageRoot, '.testnet/net')

const NODE_VERBS = [
  ['kill', 'kill -9 a node'],
  ['start', 'start it again'],
  ['pause', 'make it hang'],
  ['resume', 'let it go on'],
] as const

interface FolderOption {
  readonly folder: string
}

function count(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted')
  return Number(text)
}

function program(): Command {
  const testnet = new Command('npm run testnet --').description('A network of real nodes on this machine.')
  const command = (nameAndArguments: string, says: string): Command =>
    testnet.command(nameAndArguments).description(says).option('--folder <path>', 'where its nodes keep their files', DEFAULT_FOLDER)
  command('up', 'start it, and keep it until Ctrl-C')
    .option('--validators <n>', '1, 4, 7 or 10', count, 4)
    .option('--servers <n>', 'XenoServers, which are XIS nodes too', count, 4)
    .option('--rd <n>', 'match-makers (default: 1)', count)
    .option('--fresh', 'forget what the folder holds')
    .action(async (options: FolderOption & NetworkShape & { rd?: number; fresh?: boolean }) => {
      const { rd, ...rest } = options
      await runUp({ ...rest, ...(rd === undefined ? {} : { rds: rd }) })
    })
  command('demo', 'start it, and show a paid session on it from end to end (npm start)').action(async ({ folder }: FolderOption) => {
    await runDemo({ folder, fresh: true })
  })
  command('down', 'stop the one that runs').action(async ({ folder }: FolderOption) => {
    await askControl(folder, { verb: 'down' })
    process.stdout.write('stopped\n')
  })
  command('status', 'its nodes')
    .option('--json', 'as JSON')
    .action(async ({ folder, json }: FolderOption & { json?: boolean }) => show(await askControl(folder, { verb: 'status' }), json))
  command('logs [nodes...]', 'what its nodes have written, by time').action(async (names: string[], { folder }: FolderOption) => {
    const record = readRecord(folder)
    if (record === undefined) throw testnetErrors.error('testnet-not-running', { folder })
    const network = new LocalNetwork(folder, record)
    const nodes = names.length === 0 ? network.nodes : names.map(name => network.node(name))
    process.stdout.write(`${await network.logs({ nodes })}\n`)
  })
  for (const [verb, says] of NODE_VERBS) {
    command(`${verb} <node>`, says).action(async (node: string, { folder }: FolderOption) => show(await askControl(folder, { verb, node })))
  }
  return testnet
}

function show(status: NetworkStatus | undefined, json = false): void {
  if (status === undefined) return
  const rows = status.nodes.map(({ name, state, pid, address }) => [name, state, pid === undefined ? '' : String(pid), address])
  process.stdout.write(`${json ? JSON.stringify(status.nodes, undefined, 2) : table(['NODE', 'STATE', 'PID>', 'ADDRESS'], rows)}\n`)
}

try {
  await program().parseAsync()
} catch (error) {
  if (!isXenoError(error)) throw error
  process.stderr.write(`testnet: ${error.message} [${error.code}]\n${error.next === '' ? '' : `  ${error.next}\n`}`)
  process.exitCode = error.exit
}
