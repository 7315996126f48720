/** What a network's nodes and links are doing, as a table or as JSON. */
import { table } from '../src/cli/output.ts'
import type { NetworkStatus } from './control.ts'
import type { LineSettings } from './ground/relay/settings.ts'

const PERCENT = 100

export function showStatus(status: NetworkStatus | undefined, json = false): void {
  if (status === undefined) return
  if (json) return void process.stdout.write(`${JSON.stringify(status, undefined, 2)}\n`)
  process.stdout.write(`${nodeTable(status)}\n`)
  if (status.links.length > 0) process.stdout.write(`\n${linkTable(status)}\n`)
}

function nodeTable({ nodes }: NetworkStatus): string {
  const hosts = nodes.some(({ host }) => host !== undefined)
  const rows = nodes.map(({ name, state, pid, host = '', address }) => [
    name,
    ...(hosts ? [host] : []),
    state,
    pid === undefined ? '' : String(pid),
    address,
  ])
  return table(['NODE', ...(hosts ? ['HOST'] : []), 'STATE', 'PID>', 'ADDRESS'], rows)
}

function linkTable({ links }: NetworkStatus): string {
  const rows = links.map(({ ends: [one, other], settings: [there, back] }) => {
    const [way, wayBack] = [lineText(there), lineText(back)]
    return [one, other, way, wayBack === way ? '' : wayBack]
  })
  return table(['LINK', 'TO', 'WAY', 'BACK, IF OTHERWISE'], rows)
}

/** `20 ms +2, 10 Mbit/s, loses 1 %`; `cut` stands first. */
function lineText({ latencyMs, jitterMs, loss, mbps, up }: LineSettings): string {
  return [
    ...(up ? [] : ['cut']),
    `${latencyMs} ms${jitterMs === 0 ? '' : ` +${jitterMs}`}`,
    ...(mbps === undefined ? [] : [`${mbps} Mbit/s`]),
    ...(loss === 0 ? [] : [`loses ${Number((loss * PERCENT).toFixed(4))} %`]),
  ].join(', ')
}
