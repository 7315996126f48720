import { readdirSync } from 'node:fs'
import { traceTests } from '../support/trace.ts'

const folder = new URL('traces/', import.meta.url)

for (const name of readdirSync(folder).sort()) {
  describe(`the ledger's rules: ${name.replace('.txt', '')}`, () => traceTests(new URL(name, folder).pathname))
}
