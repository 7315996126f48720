/** Pages as a holder signs them, decoded. */
import { decodeCanonical } from '../../../src/wire/canonical.ts'
import { PageBody } from '../../../src/wire/generated/xis.ts'
import type { NodeCore } from '../../../src/xis/core/node.ts'
import { MAX_PAGE_BYTES } from '../../../src/xis/core/page.ts'
import { question } from './support.ts'

export function page(core: NodeCore, name: string, now: number): PageBody {
  const body = decodeCanonical(PageBody, core.page(question(name), false, now).page, MAX_PAGE_BYTES)
  if (body === undefined) throw new Error('a page that cannot be read')
  return body
}
