/** Answers that come in pages: as many entries as may travel in one. */

export interface PageLimits {
  readonly count: number
  /** Of all entries together; the first one travels however large it is. */
  readonly bytes: number
}

/** @param entries what there is, or one more than a page at least */
export function pageOf<T>(entries: readonly T[], limits: PageLimits, sizeOf: (entry: T) => number): { readonly page: T[]; readonly more: boolean } {
  const page: T[] = []
  let bytes = 0
  for (const entry of entries) {
    bytes += sizeOf(entry)
    if (page.length === limits.count || (page.length > 0 && bytes > limits.bytes)) return { page, more: true }
    page.push(entry)
  }
  return { page, more: false }
}
