/** The relay's side of its control: requests from standard input, whole lines within a limit, each answered on standard output. */
import { writeSync } from 'node:fs'
import { z } from 'zod'
import { type Facts, isXenoError } from '../../../src/types/errors.ts'
import { relayErrors } from './errors.ts'
import type { Kernel } from './kernel.ts'
import { encodeLine, MAX_LINE_BYTES, type RelayAnswer, type RelayRequest, requestSchema } from './protocol.ts'

const [STANDARD_INPUT, STANDARD_OUTPUT] = [0, 1]
const NEWLINE = 0x0a
const idSchema = z.object({ id: z.number().int().min(0) })

export class Control {
  readonly descriptor = STANDARD_INPUT
  readonly #kernel: Pick<Kernel, 'read'>
  readonly #handle: (request: RelayRequest) => unknown
  readonly #chunk = Buffer.alloc(64 * 1024)
  #begun: Buffer[] = []
  #begunBytes = 0

  /** @param handle gives the value of the answer, or throws a XenoError */
  constructor(kernel: Pick<Kernel, 'read'>, handle: (request: RelayRequest) => unknown) {
    this.#kernel = kernel
    this.#handle = handle
  }

  /** Reads what is there, and answers the requests in it. @returns false when nothing will come any more */
  read(): boolean {
    // Our owner's end without having read our answers is an error of the socket, and the end too.
    const count = Math.max(0, this.#kernel.read(this.descriptor, this.#chunk, this.#chunk.length))
    let start = 0
    for (let end = this.#chunk.indexOf(NEWLINE); end >= 0 && end < count; end = this.#chunk.indexOf(NEWLINE, start)) {
      this.#keep(this.#chunk.subarray(start, end))
      this.#answerLine()
      start = end + 1
    }
    this.#keep(this.#chunk.subarray(start, count))
    return count > 0
  }

  /** What is beyond the limit is not kept, but counted: the line is refused when it ends. */
  #keep(part: Buffer): void {
    this.#begunBytes += part.length
    if (this.#begunBytes <= MAX_LINE_BYTES) this.#begun.push(Buffer.from(part))
  }

  #answerLine(): void {
    const line = this.#begunBytes > MAX_LINE_BYTES ? undefined : Buffer.concat(this.#begun).toString()
    this.#begun = []
    this.#begunBytes = 0
    writeAnswer(this.#answer(line))
  }

  #answer(line: string | undefined): RelayAnswer {
    let id: number | null = null
    try {
      if (line === undefined) throw relayErrors.error('relay-bad-request', { reason: `it is longer than ${MAX_LINE_BYTES} bytes` })
      const json = parseJson(line)
      id = idSchema.safeParse(json).data?.id ?? null
      const request = requestSchema.safeParse(json)
      if (!request.success) throw relayErrors.error('relay-bad-request', { reason: z.prettifyError(request.error) })
      return { id: request.data.id, value: this.#handle(request.data) }
    } catch (error) {
      return { id, error: describe(error) }
    }
  }
}

export function writeAnswer(answer: RelayAnswer): void {
  const text = Buffer.from(encodeLine(answer))
  for (let written = 0; written < text.length; ) written += writeSync(STANDARD_OUTPUT, text, written)
}

/** As an answer tells it. @throws what is no XenoError: a defect */
export function describe(error: unknown): { code: string; facts: Record<string, string | number | boolean> } {
  if (!isXenoError(error)) throw error
  return { code: error.code, facts: plain(error.facts) }
}

function plain(facts: Facts): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'bigint' ? String(fact) : fact]))
}

/** @throws XenoError `relay-bad-request` */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw relayErrors.error('relay-bad-request', { reason: error instanceof Error ? error.message : String(error) }, error)
  }
}
