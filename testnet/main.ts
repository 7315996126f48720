/** `npm run testnet -- up | down | status | logs | link | exec | kill | ...`: a local network in this checkout. */
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { table } from '../src/cli/output.ts'
import { packageRoot } from '../src/node/package-root.ts'
import { isXenoError } from '../src/types/errors.ts'
import { askControl } from './control.ts'
import { runDemo } from './demo.ts'
import { runDown } from './down.ts'
import { testnetErrors } from './errors.ts'
import { runExec } from './exec.ts'
import { addFaultCommands } from './fault-commands.ts'
import { findTopology, shippedTopologies } from './ground/topology/shipped.ts'
import { addLinkCommands } from './link-commands.ts'
import { knownNetwork } from './network.ts'
import type { NetworkShape } from './shape.ts'
import { showStatus } from './status.ts'
import { runUp } from './up.ts'

const DEFAULT_FOLDER = join(packageRoot, '.testnet/net')

interface FolderOption {
  readonly folder: string
}

function count(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted')
  return Number(text)
}

interface UpFlags extends FolderOption, NetworkShape {
  readonly rd?: number
  readonly fresh?: boolean
  readonly topology?: string
  readonly seed?: number
}

async function up({ topology, rd, seed, folder, fresh, ...shape }: UpFlags): Promise<void> {
  const common = { folder, ...(fresh === undefined ? {} : { fresh }) }
  if (topology !== undefined) return await runUp({ ...common, topology, ...(seed === undefined ? {} : { seed }) })
  await runUp({ ...common, ...shape, ...(rd === undefined ? {} : { rds: rd }) })
}

function program(): Command {
  const testnet = new Command('npm run testnet --').description('A network of real nodes on this machine.').enablePositionalOptions()
  const command = (nameAndArguments: string, says: string, parent = testnet): Command =>
    parent
      .command(nameAndArguments)
      .description(says)
      .addOption(new Option('--folder <path>', 'where its nodes keep their files').env('TESTNET_FOLDER').default(DEFAULT_FOLDER))
  command('up', 'start it, and keep it until Ctrl-C')
    .option('--topology <name or file>', 'each node on a host of its own, joined by links (`topologies` lists those that come with it)')
    .option('--seed <n>', 'of what its links lose', count)
    .option('--validators <n>', 'without a topology: 1, 4, 7 or 10 (default: 4)', count)
    .option('--servers <n>', 'without a topology: XenoServers, which are XIS nodes too (default: 4)', count)
    .option('--rd <n>', 'without a topology: match-makers (default: 1)', count)
    .option('--fresh', 'forget what the folder holds')
    .action(up)
  command('demo', 'start it, and show a paid session on it from end to end (npm start)').action(async ({ folder }: FolderOption) => {
    await runDemo({ folder, fresh: true })
  })
  command('down', 'stop the one that runs, and take away what a killed one left').action(async ({ folder }: FolderOption) => await runDown(folder))
  command('status', 'its nodes and links')
    .option('--json', 'as JSON')
    .action(async ({ folder, json }: FolderOption & { json?: boolean }) => showStatus(await askControl(folder, { verb: 'status' }), json))
  command('logs [nodes...]', 'what its nodes have written, by time').action(async (names: string[], { folder }: FolderOption) => {
    const network = knownNetwork(folder)
    if (network === undefined) throw testnetErrors.error('testnet-not-running', { folder })
    const nodes = names.length === 0 ? network.nodes : names.map(name => network.node(name))
    process.stdout.write(`${await network.logs({ nodes })}\n`)
  })
  addFaultCommands(testnet, command)
  const link = testnet.command('link').description('make a link worse, or mend it')
  addLinkCommands((nameAndArguments, says) => command(nameAndArguments, says, link))
  command('exec <host> <command...>', 'run a program on a host, as `exec me -- xeno account`')
    .passThroughOptions()
    .action(async (host: string, argv: string[], { folder }: FolderOption) => {
      process.exitCode = await runExec(folder, host, argv)
    })
  testnet
    .command('topologies')
    .description('those that come with it')
    .action(() => {
      process.stdout.write(
        `${table(
          ['NAME', 'WHAT'],
          shippedTopologies().map(name => [name, findTopology(name).topology.says]),
        )}\n`,
      )
    })
  return testnet
}

try {
  await program().parseAsync()
} catch (error) {
  if (!isXenoError(error)) throw error
  process.stderr.write(`testnet: ${error.message} [${error.code}]\n${error.next === '' ? '' : `  ${error.next}\n`}`)
  process.exitCode = error.exit
}
