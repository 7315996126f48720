/** What holds for the repository as a whole: no hidden skips, every protocol and store specified, every named command there. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { packageRoot } from '../src/node/package-root.ts'
import { readSources } from './support/modules.ts'

const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')))

/** Test vectors by name, or a list of them that each have one. */
const vectorsSchema = z.union([
  z.array(z.looseObject({ name: z.string().min(1) })).transform(vectors => vectors.map(({ name }) => name)),
  z.record(z.string().min(1), z.unknown()).transform(Object.keys),
])

describe('the repository', () => {
  it('skips tests by the list in test/skips.ts and in no other way', () => {
    const ways =
      /^(this\.skip|it\.(skip|only)|describe\.(skip|only)|context\.(skip|only)|specify\.(skip|only)|test\.(skip|only)|xit|xdescribe|xcontext|xspecify)$/
    const found = readSources('test/**/*.ts')
      .filter(file => file.path !== 'test/skips.ts')
      .flatMap(file => file.names.filter(name => ways.test(name.text)).map(name => `${file.path}:${name.line} uses ${name.text}`))
    assert.deepEqual(found, [])
  })

  it('pins the version of every package', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    assert.deepEqual(loose, [])
  })

  it('locks the packages of every platform, so that `npm ci` works on each', () => {
    const packages = z
      .object({ packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })) })
      .parse(JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8'))).packages
    const locked = new Set(Object.keys(packages).map(path => path.replace(/^.*node_modules\//, '')))
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies)
        .filter(name => !locked.has(name))
        .map(name => `${path} -> ${name}`),
    )
    assert.deepEqual(missing, [])
  })

  it('gives every npm script that its documents name', () => {
    const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: packageRoot })].filter(path => existsSync(join(packageRoot, path)))
    const unknown = documents.flatMap(path =>
      [...readFileSync(join(packageRoot, path), 'utf8').matchAll(/\bnpm (?:run (?:--silent )?([a-z][\w:-]*)|(start|test)\b)/g)]
        .map(([text, script, short]) => ({ text, script: script ?? short ?? '' }))
        .filter(({ script }) => !Object.hasOwn(manifest.scripts, script))
        .map(({ text }) => `${path} names ${text}`),
    )
    assert.deepEqual(unknown, [])
  })

  it('refers to no document that is not here', () => {
    const texts = globSync(['*.md', '{bin,docs,protocols,src,stores,test,testnet}/**/*.{ts,mjs,md,proto}'], { cwd: packageRoot })
    const lost = texts.flatMap(path =>
      [...readFileSync(join(packageRoot, path), 'utf8').matchAll(/(?<![\w*<{/-])(?:[\w.-]+\/)*[\w-]+\.md\b/g)]
        .filter(([name]) => !['.', 'docs', dirname(path)].some(folder => existsSync(join(packageRoot, folder, name))))
        .map(([name]) => `${path} names ${name}`),
    )
    assert.deepEqual(lost, [])
  })

  it('declares every error code once', async () => {
    for (const path of globSync(['src/**/errors.ts', 'src/**/*-errors.ts', 'testnet/**/errors.ts'], { cwd: packageRoot })) {
      await import(pathToFileURL(join(packageRoot, path)).href)
    }
  })

  it('passes every npm script through the bootstrap, in the place of its shell, so that signals reach it', () => {
    assert.deepEqual(
      Object.entries(manifest.scripts).filter(([, command]) => !command.startsWith('exec node bin/bootstrap.mjs ')),
      [],
    )
  })

  describe('each protocol and store', () => {
    for (const folder of globSync(['protocols/*/1', 'stores/*/1'], { cwd: packageRoot })) {
      it(`${folder} has its specification, messages and named test vectors`, () => {
        for (const file of ['README.md', 'messages.proto']) assert.ok(existsSync(join(packageRoot, folder, file)), `${folder}/${file} is missing`)
        const names = vectorsSchema.parse(JSON.parse(readFileSync(join(packageRoot, folder, 'vectors.json'), 'utf8')))
        assert.ok(names.length > 0, 'there are no vectors')
        assert.equal(new Set(names).size, names.length, 'names are not unique')
      })
    }
  })
})
