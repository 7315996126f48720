/** `testnet link cut | heal | slow | lose | restore A B`. */
import { type Command, InvalidArgumentError } from 'commander'
import { askControl, type LINK_ACTIONS } from './control.ts'
import type { LineSettings } from './ground/relay/settings.ts'
import { EXPECTED, parseMbps, parseMilliseconds, parsePart } from './ground/topology/units.ts'
import { showStatus } from './status.ts'

interface LinkFlags {
  readonly folder: string
  readonly from?: string
  readonly latency?: number
  readonly jitter?: number
  readonly bandwidth?: number
  readonly queue?: number
}

/** Adds them by what makes a command. */
export function addLinkCommands(command: (nameAndArguments: string, says: string) => Command): void {
  const oneWay = (made: Command): Command => made.option('--from <end>', 'only what this end sends')
  oneWay(command('cut <a> <b>', 'let nothing pass')).action((a, b, flags) => change('cut', [a, b], flags))
  oneWay(command('heal <a> <b>', 'let all pass again')).action((a, b, flags) => change('heal', [a, b], flags))
  oneWay(command('slow <a> <b>', 'set its latency, jitter or rate'))
    .option('--latency <time>', 'such as 200ms', argument(parseMilliseconds, EXPECTED.milliseconds))
    .option('--jitter <time>', 'at most so much more', argument(parseMilliseconds, EXPECTED.milliseconds))
    .option('--bandwidth <rate>', 'such as 512kbit', argument(parseMbps, EXPECTED.mbps))
    .option('--queue <time>', 'how long packets may wait for that rate', argument(parseMilliseconds, EXPECTED.milliseconds))
    .action((a, b, flags: LinkFlags) => change('slow', [a, b], flags, slower(flags)))
  oneWay(command('lose <a> <b>', 'lose a part of the packets'))
    .argument('<part>', 'such as 5%', argument(parsePart, EXPECTED.part))
    .action((a, b, loss: number, flags) => change('lose', [a, b], flags, { loss }))
  command('restore <a> <b>', 'as the topology has it').action((a, b, flags) => change('restore', [a, b], flags))
}

function slower({ latency, jitter, bandwidth, queue }: LinkFlags): Partial<LineSettings> {
  return {
    ...(latency === undefined ? {} : { latencyMs: latency }),
    ...(jitter === undefined ? {} : { jitterMs: jitter }),
    ...(bandwidth === undefined ? {} : { mbps: bandwidth }),
    ...(queue === undefined ? {} : { queueMs: queue }),
  }
}

async function change(
  action: (typeof LINK_ACTIONS)[number],
  ends: [string, string],
  { folder, from }: LinkFlags,
  to: Partial<LineSettings> = {},
): Promise<void> {
  const status = await askControl(folder, { verb: 'link', action, ends, ...(from === undefined ? {} : { from }), to })
  const link = status?.links.find(each => ends.every(end => each.ends.includes(end)))
  if (link !== undefined) showStatus({ nodes: [], links: [link] })
}

function argument(parse: (text: string) => number | undefined, expected: string): (text: string) => number {
  return text => {
    const value = parse(text)
    if (value === undefined) throw new InvalidArgumentError(`expected ${expected}`)
    return value
  }
}
