import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { diag } from 'libxml2-wasm'
import { parseRequirements } from '../../src/documents/parse/requirements.ts'

const DOCUMENTS = 10_000
const ROUNDS = 3
/** Of one round. A document that is not given back holds some 8 KB: if only those that parse leaked, 30 MB and more. */
const MAX_GROWTH_BYTES = 12 * 1024 * 1024

describe("the parser's memory", () => {
  it('does not grow over 10,000 documents, good and bad', function () {
    this.timeout(60_000)
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const nativeBytes = (): number => {
      collect()
      const { rss, heapTotal } = process.memoryUsage()
      return rss - heapTotal
    }
    const good = readFileSync(new URL('../../protocols/documents/examples/requirements.xml', import.meta.url), 'utf8')
    const forms = [
      good,
      good.replace('>150<', '>fast<'),
      good.replace('</Basic>', ''),
      `<!DOCTYPE a>${good}`,
      good.replace('ports="80-443"', 'ports="9-1"'),
    ]
    const parse = (count: number): number =>
      Array.from({ length: count }, (_, i) => parseRequirements(forms[i % forms.length] ?? '')).filter(({ ok }) => ok).length
    // Schemas, pools and compiled code settle first.
    parse(1_000)
    diag.configure({ enabled: true })
    // The heap of JavaScript moves in steps of its own; a leak shows in every round.
    const growths = Array.from({ length: ROUNDS }, () => {
      const before = nativeBytes()
      assert.equal(parse(DOCUMENTS), DOCUMENTS / forms.length)
      return nativeBytes() - before
    })
    assert.deepEqual(diag.report(), {})
    diag.configure({ enabled: false })
    assert.ok(Math.min(...growths) < MAX_GROWTH_BYTES, `grew by ${growths.join(', ')} bytes`)
  })
})
