/**
 * The observer's program: started where it can dial every node (on a ground, in the namespace of a host of its own). Reads
 * its surroundings from the first line of standard input, then a request a line; ends when standard input does.
 */
import { createInterface } from 'node:readline'
import { parseJson } from '../../node-process.ts'
import { type Answer, requestSchema, surroundingsSchema } from './protocol.ts'
import { Sight } from './sight.ts'

function say(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

async function answer(sight: Sight, line: string): Promise<void> {
  const request = requestSchema.parse(parseJson(line))
  try {
    say({ id: request.id, found: await sight.look(request) })
  } catch (error) {
    say({ id: request.id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const first = await lines.next()
const sight = await Sight.open(surroundingsSchema.parse(parseJson(first.done === true ? '' : first.value)))
say({ ready: true })
for (let line = await lines.next(); line.done !== true; line = await lines.next()) await answer(sight, line.value)
await sight.close()
process.exit()
