import assert from 'node:assert/strict'
import { readSettings, writeSettings } from '../../src/client/settings.ts'
import { isXenoError } from '../../src/types/errors.ts'
import { temporaryFolder } from '../support/folders.ts'

describe("a client's settings", () => {
  it('are read as they were written, and empty where there are none', () => {
    const home = temporaryFolder()
    assert.deepEqual(readSettings(home), { rds: [], xis: [] })
    const settings = { rds: ['one', 'two'], xis: [{ document: 'AAAA', nodes: ['three'] }] }
    writeSettings(home, settings)
    assert.deepEqual(readSettings(home), settings)
  })

  it('are not written where they could not be read again', () => {
    const home = temporaryFolder()
    writeSettings(home, { rds: ['one'], xis: [] })
    const document = Buffer.alloc(16 * 1024).toString('base64')
    const tooMany = { rds: Array.from({ length: 33 }, (_, i) => `rd-${i}`), xis: [] }
    const tooLarge = { rds: [], xis: Array.from({ length: 4 }, (_, i) => ({ document, nodes: [`node-${i}`] })) }
    for (const settings of [tooMany, tooLarge])
      assert.throws(
        () => writeSettings(home, settings),
        (error: unknown) => isXenoError(error, 'settings-refused'),
      )
    assert.deepEqual(readSettings(home).rds, ['one'])
  })
})
