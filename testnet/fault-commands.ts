/** `testnet node ...`, `testnet host ...`: faults of nodes and hosts, and what mends them. */
import { type Command, InvalidArgumentError } from 'commander'
import { askControl } from './control.ts'
import { type Fault, parseSkew } from './ground/faults/fault.ts'
import { showStatus } from './status.ts'

const NODE_ACTIONS = [
  ['kill', 'kill -9 a node'],
  ['start', 'start it again'],
  ['restart', 'kill -9 and start, as after a crash'],
  ['pause', 'make it hang'],
  ['resume', 'let it go on'],
  ['wipe', 'kill it and remove all that its disk has but config and key; start it again when you like'],
] as const

/** Those that stand also without the word `node` before them. */
const SHORT: readonly string[] = ['kill', 'start', 'pause', 'resume']

interface FolderOption {
  readonly folder: string
}

type MakeCommand = (nameAndArguments: string, says: string, parent?: Command) => Command

export function addFaultCommands(testnet: Command, command: MakeCommand): void {
  const node = testnet.command('node').description('hurt a node, or mend it')
  for (const [action, says] of NODE_ACTIONS) {
    for (const parent of SHORT.includes(action) ? [node, testnet] : [node]) {
      command(`${action} <node>`, says, parent).action((name: string, options: FolderOption) => hurt(options, { verb: `node ${action}`, node: name }))
    }
  }
  const host = testnet.command('host').description("set a host's clock wrong, or fill its disk")
  command('skew <host> <time>', 'set its clock so far ahead (+1h) or behind (-90s); +0s sets it right', host)
    // A time behind begins as an option does.
    .allowUnknownOption()
    .action((name: string, time: string, options: FolderOption) => hurt(options, { verb: 'host skew', host: name, ms: skewArgument(time) }))
  command('fill <host>', 'leave no byte free on its disk', host).action((name: string, options: FolderOption) =>
    hurt(options, { verb: 'host fill', host: name }),
  )
  command('free <host>', 'take away what fills it', host).action((name: string, options: FolderOption) =>
    hurt(options, { verb: 'host free', host: name }),
  )
}

async function hurt({ folder }: FolderOption, fault: Fault): Promise<void> {
  const status = await askControl(folder, { verb: 'fault', fault })
  if (status !== undefined) showStatus({ nodes: status.nodes.filter(({ name, host }) => concerns(fault, name, host)), links: [] })
}

function concerns(fault: Fault, name: string, host: string | undefined): boolean {
  return 'node' in fault ? fault.node === name : 'host' in fault && fault.host === host
}

function skewArgument(text: string): number {
  const ms = parseSkew(text)
  if (ms === undefined) throw new InvalidArgumentError('expected a time with its sign, such as +1h or -90s')
  return ms
}
