/** The options by which commands say what a session must have; the same names everywhere. */
import { readFileSync, statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { parseRequirements } from '../documents/parse/requirements.ts'
import { ANY_KERNEL, type KernelMatch, type Requirements } from '../documents/requirements.ts'
import { unwrap } from '../types/errors.ts'
import type { Money } from '../types/money.ts'
import { MEGABIT } from '../types/units.ts'
import { cliErrors } from './errors.ts'
import { bytesArgument, countArgument, durationArgument, moneyArgument, numberArgument } from './parse.ts'

const MAX_FILE_BYTES = 64 * 1024

export interface RequirementOptions {
  readonly requirements?: string
  readonly name: string
  readonly type: string
  readonly kernel?: string
  readonly kernelMatch: KernelMatch
  readonly cpu?: number
  readonly cpuPeak?: number
  readonly memory?: number
  readonly disk?: number
  readonly net?: number
  readonly pids?: number
  readonly addresses: number
  readonly budget?: Money
  readonly duration?: number
}

export function addRequirementOptions(command: Command): Command {
  return command
    .option('--requirements <file>', 'an XML document (EnvironmentalRequirements) instead of the options below')
    .option('--name <name>', 'your name for the environment', 'session')
    .option('--type <type>', 'kind of environment', 'Linux')
    .option('--kernel <version>', 'kernel version; any, where not given')
    .addOption(new Option('--kernel-match <how>', 'how --kernel is matched').choices(['exact', 'minimum', 'prefix']).default('minimum'))
    .option('--cpu <ms/s>', 'guaranteed CPU: milliseconds per second of real time; 1000 is one core', countArgument)
    .option('--cpu-peak <ms/s>', 'CPU at most, while the machine has it to spare', countArgument)
    .option('--memory <size>', 'memory, such as 64MiB', bytesArgument)
    .option('--disk <size>', 'writable disk, such as 256MiB', bytesArgument)
    .option('--net <Mbit/s>', 'network, each way', numberArgument)
    .option('--pids <count>', 'processes and threads at most', countArgument)
    .option('--addresses <count>', 'globally valid addresses', countArgument, 0)
    .option('--budget <amount>', 'spend at most this', moneyArgument)
    .option('--duration <time>', 'how long it is planned to last', durationArgument)
}

/** @throws XenoError for a document that is not valid; `file-unreadable` */
export function requirementsOf(options: RequirementOptions): Requirements {
  if (options.requirements !== undefined) {
    return unwrap(parseRequirements(readBounded(options.requirements, MAX_FILE_BYTES)))
  }
  return {
    basic: {
      envName: options.name,
      envType: options.type,
      envKernel: options.kernel === undefined ? ANY_KERNEL : { version: options.kernel, match: options.kernelMatch },
    },
    network: { envIPAddresses: options.addresses, ports: [], egress: [] },
    qos: given({
      cpuMsps: options.cpu,
      cpuPeakMsps: options.cpuPeak,
      memoryBytes: options.memory,
      diskBytes: options.disk,
      networkBps: options.net === undefined ? undefined : Math.round(options.net * MEGABIT),
      pids: options.pids,
    }),
    constraints: {
      ...(options.budget === undefined ? {} : { maxCost: options.budget }),
      ...(options.duration === undefined ? {} : { durationMs: options.duration }),
    },
    extensions: [],
  }
}

function given<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [Name in keyof T]?: Exclude<T[Name], undefined> }
}

/** @throws XenoError `file-unreadable` */
export function readBounded(path: string, maxBytes: number): Uint8Array<ArrayBuffer> {
  try {
    if (statSync(path).size > maxBytes) throw cliErrors.error('file-unreadable', { path, limitBytes: maxBytes })
    return Uint8Array.from(readFileSync(path))
  } catch (error) {
    throw cliErrors.error('file-unreadable', { path, limitBytes: maxBytes }, error)
  }
}
