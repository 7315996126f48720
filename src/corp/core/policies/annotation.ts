/**
 * What a charge must tell of its session: the audit trail.
 *
 *   none    charges name their usage reports, which stay with server and client
 *   totals  the report comes with the charge: counters and the bill, and no names
 *   tasks   the report also names the session's tasks
 *
 * How much time a report covers is the server's to keep and the client's to check, at the quote: a validator that refused a
 * report for its length would take from an honest server what an outage kept it from reporting.
 */
import type { UsageReport } from '../../../wire/generated/corp.ts'
import { AnnotationParameters } from '../../../wire/generated/corp.ts'
import { ledgerErrors } from '../errors.ts'
import type { Refused } from '../rules.ts'
import { HOUR_MS } from './bounds.ts'
import { type PolicyModule, parametric, plain } from './module.ts'

const EVERY = [100n, 24n * HOUR_MS] as const

export const ANNOTATIONS: readonly PolicyModule[] = [
  plain('none'),
  parametric('totals', AnnotationParameters, { everyMs: EVERY }),
  parametric('tasks', AnnotationParameters, { everyMs: EVERY }),
]

export type Annotation = { readonly name: 'none' } | { readonly name: 'totals' | 'tasks'; readonly everyMs: bigint }

/** Whether a charge comes with the report that the policy asks for. */
export function refuseReportOf(annotation: Annotation, report: UsageReport | undefined): Refused | undefined {
  if (annotation.name === 'none') return undefined
  if (report === undefined) return ledgerErrors.refuse('report-missing')
  const isChained = report.number <= 1 || report.previous.length > 0
  if (!isChained) return ledgerErrors.refuse('report-mismatch', { why: 'it does not name the one before it' })
  if (report.from > report.to) return ledgerErrors.refuse('report-mismatch', { why: 'it ends before it begins' })
  const tellsNames = report.tasks.length > 0
  return annotation.name === 'totals' && tellsNames ? ledgerErrors.refuse('report-mismatch', { why: 'it names tasks' }) : undefined
}

/** Whether reports name tasks. */
export function namesTasks(annotation: Annotation): boolean {
  return annotation.name === 'tasks' || annotation.name === 'none'
}

/** The longest time that a report may cover; undefined where that is the server's own affair. */
export function reportEveryMs(annotation: Annotation): number | undefined {
  return annotation.name === 'none' ? undefined : Number(annotation.everyMs)
}
