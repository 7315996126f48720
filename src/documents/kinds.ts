/** The kinds of documents: their root element, schema and largest size. */
import { KIB } from '../types/units.ts'

export interface DocumentKind {
  /** As errors name it. */
  readonly name: 'requirements' | 'advertisement' | 'status' | 'task'
  readonly root: string
  /** In protocols/documents. */
  readonly schema: string
  readonly maxBytes: number
}

export const REQUIREMENTS: DocumentKind = { name: 'requirements', root: 'EnvironmentalRequirements', schema: 'requirements.xsd', maxBytes: 32 * KIB }
export const ADVERTISEMENT: DocumentKind = { name: 'advertisement', root: 'XenoServerAdvertisement', schema: 'advertisement.xsd', maxBytes: 64 * KIB }
export const STATUS: DocumentKind = { name: 'status', root: 'XenoServerStatus', schema: 'status.xsd', maxBytes: 64 * KIB }
export const TASK: DocumentKind = { name: 'task', root: 'Task', schema: 'task.xsd', maxBytes: 64 * KIB }

/** Bounds of every document beside its size. */
export const MAX_ELEMENTS = 2_048
export const MAX_DEPTH = 16
