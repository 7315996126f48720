/** The Logger port over pino: one JSON object a line on the given stream; ids in text, money and counters as strings. */
import { destination, type Logger as PinoLogger, pino } from 'pino'
import { toText } from '../types/bytes.ts'
import type { Logger } from '../types/ports.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What cannot be written (a full disk behind the output, a reader that has left) is lost, and nothing else. */
export function createLogger(options: { level: LogLevel; name: string; fd?: number }): Logger {
  const output = destination({ dest: options.fd ?? 1, sync: true })
  output.on('error', () => undefined)
  return wrap(pino({ level: options.level, base: { node: options.name }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'says' }, output))
}

function wrap(logger: PinoLogger): Logger {
  return {
    debug: (facts, says) => logger.debug(plain(facts), says),
    info: (facts, says) => logger.info(plain(facts), says),
    warn: (facts, says) => logger.warn(plain(facts), says),
    error: (facts, says) => logger.error(plain(facts), says),
    child: facts => wrap(logger.child(plain(facts))),
  }
}

function plain(facts: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, plainFact(fact)]))
}

function plainFact(fact: unknown): unknown {
  if (typeof fact === 'bigint') return fact.toString()
  if (fact instanceof Uint8Array) return toText(fact)
  if (fact instanceof Error) {
    const code = 'code' in fact ? fact.code : undefined
    return { name: fact.name, message: fact.message, ...(typeof code === 'string' ? { code } : {}), stack: fact.stack }
  }
  return fact
}
