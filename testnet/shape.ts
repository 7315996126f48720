/** How many nodes of each kind a local network has. */
import { testnetErrors } from './errors.ts'
import { type NetworkRecord, type NodeKind, nodesOf } from './record.ts'

/** n = 3f + 1 for f = 0 to 3. */
export const VALIDATOR_COUNTS: readonly number[] = [1, 4, 7, 10]
export const MAX_RDS = 4
const MAX_SERVERS = 32

export interface NetworkShape {
  /** 1, 4, 7 or 10. Default 4. */
  readonly validators?: number
  /** XenoServers that are also XIS nodes. Default 4. */
  readonly servers?: number
  /** Default 1, and 0 without servers. */
  readonly rds?: number
}

/** With its defaults. @throws XenoError `testnet-size` */
export function checkShape({ validators = 4, servers = 4, rds = servers === 0 ? 0 : 1 }: NetworkShape): Required<NetworkShape> {
  if (!VALIDATOR_COUNTS.includes(validators)) {
    throw testnetErrors.error('testnet-size', { count: validators, what: 'validators', choice: `one of ${VALIDATOR_COUNTS.join(', ')}` })
  }
  const bounded = (count: number, what: string, most: number): void => {
    if (!Number.isInteger(count) || count < 0 || count > most) throw testnetErrors.error('testnet-size', { count, what, choice: `0 to ${most}` })
  }
  bounded(servers, 'servers', MAX_SERVERS)
  bounded(rds, 'RDs', servers === 0 ? 0 : MAX_RDS)
  return { validators, servers, rds }
}

/** `4 validators, 4 servers, 1 RD`. */
export function shapeText(record: NetworkRecord): string {
  const count = (kind: NodeKind): number => nodesOf(record, kind).length
  return describeShape({ validators: count('validator'), servers: count('server'), rds: count('rd') })
}

export function describeShape({ validators, servers, rds }: Required<NetworkShape>): string {
  return [counted(validators, 'validator'), counted(servers, 'server'), counted(rds, 'RD')].join(', ')
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
