/** The options by which commands restrict an order; each can only narrow what it allows. */
import type { Command } from 'commander'
import type { CaveatWishes } from '../corp/core/caveats.ts'
import type { Bytes } from '../types/bytes.ts'
import type { Money } from '../types/money.ts'
import { durationArgument, idArgument, listOf, moneyArgument, peerArgument } from './parse.ts'

export interface CaveatOptions {
  readonly server?: readonly Bytes[]
  readonly controller?: readonly Bytes[]
  readonly terms?: readonly Bytes[]
  readonly environment?: readonly string[]
  readonly purpose?: readonly string[]
  readonly limit?: Money
  readonly rate?: Money
  readonly within?: number
  readonly acked?: Money
}

const text = listOf((value: string) => value)

export function addCaveatOptions(command: Command): Command {
  return command
    .option('--server <peer>', 'only for this server; again for further ones', listOf(peerArgument))
    .option('--controller <peer>', 'sessions are controlled by this key only; again for further ones', listOf(peerArgument))
    .option('--terms <id>', 'only for terms with this digest; again for further ones', listOf(idArgument))
    .option('--environment <name>', 'only for this environment; again for further ones', text)
    .option('--purpose <text>', 'only for this purpose; again for further ones', text)
    .option('--limit <amount>', 'a session may spend at most this', moneyArgument)
    .option('--rate <amount>', 'a session may spend at most this an hour', moneyArgument)
    .option('--within <time>', 'work for it ends this long from now', durationArgument)
    .option('--acked <amount>', 'the server may charge at most this ahead of what the client has acknowledged', moneyArgument)
}

export function caveatsOf(options: CaveatOptions, now: number): CaveatWishes {
  const { server, controller, terms, environment, purpose, limit, rate, within, acked } = options
  return {
    ...(server === undefined ? {} : { servers: server }),
    ...(controller === undefined ? {} : { controllers: controller }),
    ...(terms === undefined ? {} : { terms }),
    ...(environment === undefined ? {} : { environment }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(limit === undefined ? {} : { limit }),
    ...(rate === undefined ? {} : { rate }),
    ...(within === undefined ? {} : { before: now + within }),
    ...(acked === undefined ? {} : { acked }),
  }
}
