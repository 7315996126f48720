/** What clients do when a network is well again, so that nothing of theirs is left open: the commands that people have for it. */
import { setTimeout as pause } from 'node:timers/promises'
import { anything, ordersSchema, recoveredSchema, sessionsSchema, type XenoOnHost } from './commands.ts'

const AGAIN_MS = 500
/** Nobody works on such a session any more. */
const CLOSED: readonly string[] = ['settled', 'refused', 'closing']

/**
 * Closes the sessions and cancels the orders of a client until there is none that it could; what must wait for its time
 * (the grace of an order that was ended) stays.
 * @returns what stays, a line each
 * @throws Error when there is still something to do at the end
 */
export async function settleAll(xeno: XenoOnHost, until: number): Promise<string[]> {
  for (;;) {
    const recovered = await xeno.ask(recoveredSchema, ['account', 'recover'])
    const open = await openOf(xeno)
    if (recovered !== undefined && open !== undefined && open.length === 0) return recovered.open.map(({ code, message }) => `${message} [${code}]`)
    if (performance.now() > until) {
      const left = open === undefined || open.length === 0 ? 'what its wallet may have: `account recover` does not go well' : open.join(', ')
      throw new Error(`${xeno.name} cannot get rid of ${left}`)
    }
    await pause(AGAIN_MS)
  }
}

/** What could be ended and could not; undefined when the wallet did not say. */
async function openOf(xeno: XenoOnHost): Promise<string[] | undefined> {
  const [sessions, orders] = [await xeno.ask(sessionsSchema, ['session', 'list']), await xeno.ask(ordersSchema, ['order', 'list'])]
  if (sessions === undefined || orders === undefined) return undefined
  const open: string[] = []
  for (const { session, state } of sessions.filter(each => !CLOSED.includes(each.state))) {
    if ((await xeno.ask(anything, ['session', 'close', session])) === undefined) open.push(`session ${session} (${state})`)
  }
  for (const { order, state } of orders.filter(each => each.state === 'ready')) {
    if ((await xeno.ask(anything, ['order', 'cancel', order])) === undefined) open.push(`order ${order} (${state})`)
  }
  return open
}
