/** Problems out of refusals, as people read them: with their facts put in, and what to do next. */

import type { DiskWatch } from '../../node/disk-watch.ts'
import { toText } from '../../types/bytes.ts'
import { type Refusal, refusalError } from '../../types/errors.ts'
import { formatBytes } from '../../types/units.ts'
import type { ClockWatch } from '../clock-watch.ts'
import type { Corps } from '../corps.ts'
import { statusErrors } from './errors.ts'
import type { NodeStatus, Problem } from './report.ts'

/** Less than this part of the disk is nearly none. */
const LOW_DISK = 0.05

export function problem(refused: { readonly refusal: Refusal }): Problem {
  const { code, message, next } = refusalError(refused.refusal)
  return { code, message, next }
}

/** What is wrong with the node itself, whatever roles it plays. */
export function nodeProblems(
  status: Pick<NodeStatus, 'state' | 'connected' | 'disk' | 'roles'>,
  node: {
    readonly home: string
    readonly namesOthers: boolean
    readonly corps: Corps | undefined
    readonly disk: DiskWatch | undefined
    readonly time: ClockWatch | undefined
  },
): Problem[] {
  const problems: Problem[] = []
  if (status.state === 'starting') {
    const waiting = Object.entries(status.roles).find(([, role]) => role.state === 'starting')?.[0]
    problems.push(
      problem(statusErrors.refuse('still-starting', { waiting: waiting === undefined ? 'it joins the network' : `the role ${waiting} starts` })),
    )
  }
  if (node.namesOthers && status.connected === 0) problems.push(problem(statusErrors.refuse('isolated')))
  const { freeBytes, totalBytes } = status.disk
  const time = node.time?.refusal
  if (time !== undefined) problems.push(problem({ refusal: time }))
  const isFull = node.disk?.problem
  if (isFull !== undefined) problems.push(problem({ refusal: isFull }))
  else if (freeBytes < LOW_DISK * totalBytes) {
    const facts = { free: formatBytes(freeBytes), total: formatBytes(totalBytes), folder: node.home }
    problems.push(problem(statusErrors.refuse('disk-nearly-full', facts)))
  }
  for (const { name, address } of node.corps?.waiting ?? []) {
    problems.push(problem(statusErrors.refuse('corp-out-of-reach', { corp: toText(name), address })))
  }
  return problems
}
