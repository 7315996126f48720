import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ADVERTISEMENT, MAX_DEPTH, MAX_ELEMENTS, REQUIREMENTS, STATUS, TASK } from '../../src/documents/kinds.ts'
import { parseAdvertisement } from '../../src/documents/parse/advertisement.ts'
import { parseRequirements } from '../../src/documents/parse/requirements.ts'
import { parseStatus } from '../../src/documents/parse/status.ts'
import { parseTask } from '../../src/documents/parse/task.ts'
import { concat, utf8 } from '../../src/types/bytes.ts'
import { type Result, refusalError } from '../../src/types/errors.ts'

const parsers = { requirements: parseRequirements, advertisement: parseAdvertisement, status: parseStatus, task: parseTask }
const kinds = { requirements: REQUIREMENTS, advertisement: ADVERTISEMENT, status: STATUS, task: TASK }

const vectors = z
  .array(
    z.strictObject({
      name: z.string(),
      document: z.enum(['requirements', 'advertisement', 'status', 'task']),
      xml: z.string(),
      refusal: z.strictObject({ code: z.string(), line: z.number().optional(), element: z.string().optional() }).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../../protocols/documents/vectors.json', import.meta.url), 'utf8')))

const BASIC = '<Basic><EnvName>a</EnvName><EnvType>Linux</EnvType><EnvKernel>6.1</EnvKernel></Basic>'
const wrap = (inner: string): string => `<EnvironmentalRequirements xmlns:x="urn:x">${BASIC}${inner}</EnvironmentalRequirements>`
const PLAIN = wrap('')

function refusal(result: Result<unknown>): { code: string; facts: Record<string, unknown> } {
  if (result.ok) assert.fail('the document was taken')
  return result.refusal
}

describe('bad documents', () => {
  for (const { name, document, xml, refusal: wanted } of vectors) {
    it(`${document}: ${name}`, () => {
      const result = parsers[document](xml)
      if (wanted === undefined) {
        assert.ok(result.ok, result.ok ? '' : refusalError(result.refusal).message)
        return
      }
      const { code, facts } = refusal(result)
      const { line, element } = facts
      assert.deepEqual({ line, element, ...wanted, code }, { ...wanted, line, element, code: wanted.code }, JSON.stringify(facts))
      assert.equal(facts['document'], document)
    })
  }

  it('limits bytes, exactly, before anything else is looked at', () => {
    for (const [name, { maxBytes }] of Object.entries(kinds)) {
      const parse = parsers[name as keyof typeof parsers]
      assert.equal(refusal(parse(new Uint8Array(maxBytes + 1))).code, 'document-too-large')
      assert.equal(refusal(parse('é'.repeat(maxBytes / 2 + 1))).code, 'document-too-large')
    }
    const padded = PLAIN.padEnd(REQUIREMENTS.maxBytes, ' ')
    assert.ok(parseRequirements(padded).ok)
    assert.equal(refusal(parseRequirements(`${padded} `)).code, 'document-too-large')
  })

  it('limits elements and depth', () => {
    const nested = (levels: number): string => wrap(`${'<x:a>'.repeat(levels)}${'</x:a>'.repeat(levels)}`)
    assert.ok(parseRequirements(nested(MAX_DEPTH - 1)).ok)
    assert.deepEqual(refusal(parseRequirements(nested(MAX_DEPTH))).facts, { document: 'requirements', what: 'depth', limit: MAX_DEPTH })
    assert.equal(refusal(parseRequirements(nested(300))).code, 'document-malformed')
    const many = (count: number): string => wrap(`<x:a>${'<x:b/>'.repeat(count)}</x:a>`)
    assert.ok(parseRequirements(many(MAX_ELEMENTS - 6)).ok)
    assert.deepEqual(refusal(parseRequirements(many(MAX_ELEMENTS))).facts, { document: 'requirements', what: 'elements', limit: MAX_ELEMENTS })
  })

  it('takes UTF-8 with a byte order mark and refuses every other encoding', () => {
    assert.ok(parseRequirements(concat(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(PLAIN))).ok)
    const utf16 = Buffer.from(PLAIN, 'utf16le')
    const utf16be = Buffer.from(utf16).swap16()
    const bad: [string, Uint8Array][] = [
      ['UTF-16 with a mark', concat(Uint8Array.of(0xff, 0xfe), utf16)],
      ['UTF-16, big-endian, with a mark', concat(Uint8Array.of(0xfe, 0xff), utf16be)],
      ['UTF-16 without a mark', utf16],
      ['UTF-16, big-endian, without a mark', utf16be],
      ['UTF-32', Buffer.from([...PLAIN].flatMap(character => [character.charCodeAt(0), 0, 0, 0]))],
      ['Latin-1', Buffer.from(PLAIN.replace('>a<', '>é<'), 'latin1')],
      ['an overlong form', concat(utf8('<'), Uint8Array.of(0xc0, 0x80))],
      ['a NUL', utf8(PLAIN.replace('>a<', '>\0<'))],
      ['UTF-7 that hides a DOCTYPE', utf8(`<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a>${PLAIN}`)],
      ['a declared UTF-16 over UTF-8', utf8(`<?xml version='1.0' encoding='UTF-16'?>${PLAIN}`)],
    ]
    for (const [what, input] of bad) assert.equal(refusal(parseRequirements(input)).code, 'document-encoding', what)
    assert.equal(refusal(parseRequirements(`${PLAIN}\ud800`)).code, 'document-encoding')
  })

  it('refuses a DOCTYPE wherever a parser would take one', () => {
    for (const before of ['', ' \n\t\r', '<?xml version="1.0"?>', '<!---->', '<!-- - > -->', '<?a <!-- ?>', '\uFEFF', '<!-- <a> --><?b?>\n']) {
      for (const doctype of ['<!DOCTYPE a>', '<!DOCTYPE\na SYSTEM "x">', '<!DOCTYPE a [<!ELEMENT a ANY>]>']) {
        assert.equal(refusal(parseRequirements(`${before}${doctype}${PLAIN}`)).code, 'document-doctype', `${before}${doctype}`)
      }
    }
    // Anywhere else it is not well-formed, or only text.
    assert.equal(refusal(parseRequirements(`${PLAIN}<!DOCTYPE a>`)).code, 'document-malformed')
    assert.equal(refusal(parseRequirements(wrap('<!DOCTYPE a>'))).code, 'document-malformed')
    assert.ok(parseTask('<Task><Command><Argument><![CDATA[<!DOCTYPE html>]]></Argument></Command></Task>').ok)
  })

  it('says what is wrong without repeating it at length', () => {
    const { facts } = refusal(parseRequirements(wrap(`<QoS><CPUsmps>${'9'.repeat(20_000)}</CPUsmps></QoS>`)))
    assert.ok(String(facts['why']).length < 400)
    const { facts: control } = refusal(parseRequirements(wrap('<QoS><CPUsmps>a\n\tb</CPUsmps></QoS>')))
    assert.doesNotMatch(String(control['why']), /[\n\t]/)
  })
})
