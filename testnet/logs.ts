/** The logs of several nodes as one, by time. */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type NodeProcess, parseJson } from './node-process.ts'

const logLine = z.looseObject({ level: z.number(), time: z.string(), says: z.string(), node: z.unknown().optional() })

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' }

export interface LogsOptions {
  /** Leaves out what is older, in ms since 1970. */
  readonly since?: number
  /** pino's number: 30 is info, 40 warn. Lines that are no log lines are always shown. */
  readonly level?: number
}

/** One text line each: time, node, level, what it says, facts. Lines that are no log lines stand behind the last that is. */
export async function mergedLogs(nodes: readonly NodeProcess[], options: LogsOptions = {}): Promise<string> {
  const lines = (await Promise.all(nodes.map(node => readLog(node, options)))).flat()
  return lines
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(line => line.text)
    .join('\n')
}

interface Line {
  readonly time: string
  readonly text: string
}

async function readLog(node: NodeProcess, { since = 0, level = 0 }: LogsOptions): Promise<Line[]> {
  if (!existsSync(node.logPath)) return []
  const first = new Date(since).toISOString()
  const lines: Line[] = []
  let time = ''
  for await (const text of createInterface({ input: createReadStream(node.logPath) })) {
    const parsed = logLine.safeParse(parseJson(text))
    time = parsed.success ? parsed.data.time : time
    if (time < first || (parsed.success && parsed.data.level < level)) continue
    lines.push({ time, text: `${time.slice(11, 23)} ${node.name.padEnd(12)} ${parsed.success ? readable(parsed.data) : text}` })
  }
  return lines
}

function readable({ level, time: _time, says, node: _node, ...facts }: z.infer<typeof logLine>): string {
  const rest = Object.entries(facts).map(([name, fact]) => `${name}=${typeof fact === 'string' ? fact : JSON.stringify(fact)}`)
  return [(LEVELS[level] ?? String(level)).padEnd(5), says, ...rest].join(' ')
}
