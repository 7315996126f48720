/**
 * What a task's monitor, conmon or ours, says first, about its start: one line of JSON, `{"data": pid}`, or a negative number and a message.
 * (conmon tells the exit code on the same pipe when that comes fast.)
 */
import type { ChildProcess } from 'node:child_process'
import { Readable } from 'node:stream'
import { z } from 'zod'

const START_TIMEOUT_MS = 30_000
const MAX_ANSWER_BYTES = 16 * 1024

const answerSchema = z.object({ data: z.number().int(), message: z.string().optional() })
export type StartAnswer = z.output<typeof answerSchema>

/** Reads the line and closes the pipe. Rejects when none comes, in time, whole and of a bounded length. */
function readAnswer(pipe: Readable): Promise<StartAnswer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      pipe.destroy()
      finish()
    }
    const timer = setTimeout(() => settle(() => reject(new Error(`no answer within ${START_TIMEOUT_MS} ms`))), START_TIMEOUT_MS)
    const decode = (): void =>
      settle(() => {
        try {
          resolve(answerSchema.parse(JSON.parse(text.split('\n', 1)[0] ?? '')))
        } catch (error) {
          reject(error)
        }
      })
    pipe.setEncoding('utf8')
    pipe.on('data', (piece: string) => {
      text += piece
      if (text.includes('\n')) decode()
      else if (text.length > MAX_ANSWER_BYTES) settle(() => reject(new Error('the answer is too long')))
    })
    pipe.on('error', error => settle(() => reject(error)))
    pipe.on('end', decode)
  })
}

/** The answer of a monitor that was just spawned, on one of its pipes. Rejects also when it could not be spawned. */
export function firstWord(child: ChildProcess, descriptor: number): Promise<StartAnswer> {
  const pipe = child.stdio[descriptor]
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    if (pipe instanceof Readable) readAnswer(pipe).then(resolve, reject)
    else reject(new Error('it has no pipe to answer on'))
  })
}
