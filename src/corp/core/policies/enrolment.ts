/** Who may take part: anyone, whoever has an invite, or whom the registrar has approved. */
import { type PolicyModule, plain } from './module.ts'

export const ENROLMENTS: readonly PolicyModule[] = [plain('open'), plain('invite'), plain('approval')]

export type Enrolment = { readonly name: 'open' | 'invite' | 'approval' }
