/** Values of documents in the form that parsing gives back. */
import fc from 'fast-check'
import type { Advertisement, EnvironmentOffer, LargestSession, Load, Location, Machine, XenoCorpOffer } from '../../src/documents/advertisement.ts'
import type { Extension, ExtensionElement } from '../../src/documents/extension.ts'
import type { Requirements } from '../../src/documents/requirements.ts'
import { environmentSection, xenoCorpSection } from '../../src/documents/sections.ts'
import type { Status } from '../../src/documents/status.ts'
import type { TaskDocument } from '../../src/documents/task.ts'
import { type Bytes, bytes, concat, toText } from '../../src/types/bytes.ts'
import { MAX_MONEY } from '../../src/types/money.ts'
import type { Prices } from '../../src/types/prices.ts'
import { MIB } from '../../src/types/units.ts'

const XML_CHARACTER = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 2, arbitrary: fc.constantFrom(0x9, 0xa, 0xd, 0x22, 0x26, 0x27, 0x3c, 0x3e, 0x5d) },
  { weight: 1, arbitrary: fc.integer({ min: 0xa0, max: 0xd7ff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }) },
)

/** Any text that XML can hold. */
const rawText = fc.array(XML_CHARACTER, { maxLength: 24 }).map(codes => String.fromCodePoint(...codes))
const label = fc
  .array(XML_CHARACTER, { minLength: 1, maxLength: 30 })
  .map(codes =>
    String.fromCodePoint(...codes)
      .replaceAll(/[ \t\r\n]+/g, ' ')
      .trim(),
  )
  .filter(text => text.length > 0)
const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,12}$/)
const version = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+~-]{0,12}$/)
const image = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,20}$/)
const address = fc.stringMatching(/^\/[!-~]{1,40}$/)

const bytes32: fc.Arbitrary<Bytes> = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes)
const peer: fc.Arbitrary<Bytes> = bytes32.map(key => concat(Uint8Array.of(0, 36, 8, 1, 18, 32), key))
const money = fc.bigInt({ min: 0n, max: MAX_MONEY })
const mebibytes = (min: number): fc.Arbitrary<number> => fc.integer({ min, max: 2 ** 30 }).map(count => count * MIB)
const bps = (min: number): fc.Arbitrary<number> => fc.integer({ min, max: 10 ** 12 })
const fraction = fc.integer({ min: 0, max: 1_000 }).map(permille => permille / 1_000)
const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(arbitrary, { nil: undefined }).map((value): Record<string, T> => (value === undefined ? {} : { [key]: value }))

/** Records as literals make them. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true })
}

function extensionOf(depth: number): fc.Arbitrary<ExtensionElement> {
  return record<ExtensionElement>({
    namespace: fc.constantFrom('urn:a', 'https://example.org/b?c=1&d=2'),
    name: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/),
    text: fc.oneof(label, fc.constant('')).map(text => text.trim()),
    children: depth === 0 ? fc.constant([]) : fc.array(extensionOf(depth - 1), { maxLength: 2 }),
  }).map(element => (element.children.length === 0 ? element : { ...element, text: '' }))
}

const extension = extensionOf(2)

/** At most two for each section, in the order of the sections. */
function extensionsIn(sections: readonly string[]): fc.Arbitrary<Extension[]> {
  const each = sections.map(section => fc.array(extension, { maxLength: 2 }).map(elements => elements.map(element => ({ section, element }))))
  return fc.oneof({ weight: 2, arbitrary: fc.constant<Extension[]>([]) }, { weight: 1, arbitrary: fc.tuple(...each).map(lists => lists.flat()) })
}

const portRange = fc
  .tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }))
  .map(([a, b]): readonly [number, number] => (a <= b ? [a, b] : [b, a]))
const transport = fc.constantFrom('tcp' as const, 'udp' as const)
const egress = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.option(transport, { nil: undefined }), fc.option(portRange, { nil: undefined }))
  .map(([ip, bits, protocol, ports]) => ({
    cidr: `${ip}/${bits}`,
    ...(protocol === undefined ? {} : { protocol, ...(ports === undefined ? {} : { ports }) }),
  }))

export const requirements: fc.Arbitrary<Requirements> = record({
  basic: fc
    .tuple(
      record({
        envName: label,
        envType: word,
        envKernel: record({ version, match: fc.constantFrom('exact' as const, 'minimum' as const, 'prefix' as const) }),
      }),
      optional('image', image),
    )
    .map(([basic, rest]) => ({ ...basic, ...rest })),
  network: record({
    envIPAddresses: fc.integer({ min: 0, max: 65_536 }),
    ports: fc.array(record({ port: fc.integer({ min: 1, max: 65_535 }), protocol: transport }), { maxLength: 3 }),
    egress: fc.array(egress, { maxLength: 3 }),
  }),
  qos: fc
    .tuple(
      optional('cpuMsps', fc.integer({ min: 1, max: 5_000_000 })),
      optional('cpuPeakMsps', fc.integer({ min: 5_000_000, max: 10_000_000 })),
      optional('networkBps', bps(0)),
      optional('memoryBytes', mebibytes(1)),
      optional('diskBytes', mebibytes(1)),
      optional('diskBps', bps(1)),
      optional('pids', fc.integer({ min: 1, max: 10_000_000 })),
    )
    .map(parts => Object.assign({}, ...parts)),
  constraints: fc
    .tuple(optional('maxCost', money), optional('durationMs', fc.integer({ min: 0, max: 366 * 86_400_000 })))
    .map(([cost, time]) => ({ ...cost, ...time })),
  extensions: extensionsIn(['Basic', 'Network', 'QoS', 'Constraints', '']),
})

const prices: fc.Arbitrary<Prices> = record({
  cpuCoreHour: money,
  memoryGibHour: money,
  diskGibHour: money,
  networkGib: money,
  addressHour: money,
  setup: money,
})

const xenoCorp: fc.Arbitrary<XenoCorpOffer> = fc
  .tuple(record({ xenoCorp: bytes32, name: label, currency: word.map(text => text.slice(0, 12)) }), optional('prices', prices))
  .map(([corp, priced]) => ({ ...corp, ...priced }))

const shares: fc.Arbitrary<LargestSession> = record({
  cpuMsps: fc.integer({ min: 0, max: 10_000_000 }),
  networkBps: bps(0),
  memoryBytes: mebibytes(0),
  diskBytes: mebibytes(0),
  pids: fc.integer({ min: 0, max: 10_000_000 }),
  addresses: fc.integer({ min: 0, max: 10_000_000 }),
})

const environment: fc.Arbitrary<EnvironmentOffer> = record({
  name: word,
  envType: word,
  envKernel: version,
  images: fc.array(image, { maxLength: 2 }),
  driver: word,
  isolation: word,
  guarantees: fc.array(word, { maxLength: 3 }),
  largest: shares,
})

const degrees = (limit: number): fc.Arbitrary<number> =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map(value => (value === 0 ? 0 : value / 1e6))
const location: fc.Arbitrary<Location> = fc
  .tuple(record({ name: label }), optional('operator', label), optional('coordinates', record({ latitude: degrees(90), longitude: degrees(180) })))
  .map(([named, operator, coordinates]) => ({ ...named, ...operator, ...coordinates }))
const machine: fc.Arbitrary<Machine> = record({ architecture: word, cores: fc.integer({ min: 0, max: 10_000 }) })
const load: fc.Arbitrary<Load> = record({
  server: fraction,
  network: fraction,
  averageCpu: fraction,
  clients: fc.integer({ min: 0, max: 10_000 }),
  availableBps: bps(0),
})

const corps = fc.uniqueArray(xenoCorp, { minLength: 1, maxLength: 2, selector: corp => toText(corp.xenoCorp) })
const environments = fc.uniqueArray(environment, { minLength: 1, maxLength: 3, selector: offer => offer.name })
const addresses = fc.array(address, { minLength: 1, maxLength: 3 })
const corpSections = (offers: readonly XenoCorpOffer[]): string[] =>
  offers.flatMap(({ xenoCorp, prices }) => [...(prices === undefined ? [] : [`${xenoCorpSection(xenoCorp)}/Prices`]), xenoCorpSection(xenoCorp)])
const environmentSections = (offers: readonly EnvironmentOffer[]): string[] =>
  offers.map(offer => environmentSection(offer.name)).flatMap(section => [`${section}/QoS`, `${section}/Network`, section])

export const advertisement: fc.Arbitrary<Advertisement> = fc
  .tuple(
    record({ server: peer, addresses, xenoCorps: corps, injectionNode: peer, environments }),
    optional('location', location),
    optional('machine', machine),
    optional('load', load),
  )
  .chain(([base, where, what, how]) => {
    const present = [...Object.keys(where).map(() => 'Location'), ...Object.keys(what).map(() => 'Machine'), ...Object.keys(how).map(() => 'Load')]
    const sections = [...corpSections(base.xenoCorps), ...environmentSections(base.environments), ...present, '']
    return extensionsIn(sections).map(extensions => ({ ...base, ...where, ...what, ...how, extensions }))
  })

export const status: fc.Arbitrary<Status> = fc
  .tuple(
    record({
      server: peer,
      time: fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }),
      addresses,
      xenoCorps: corps,
      capacity: shares,
      free: shares,
      sessions: fc.integer({ min: 0, max: 10_000 }),
      environments,
      machine,
      load,
    }),
    optional('location', location),
  )
  .chain(([base, where]) => {
    const amounts = ['Capacity', 'Free'].flatMap(name => [`${name}/QoS`, `${name}/Network`, name])
    const last = [...Object.keys(where).map(() => 'Location'), 'Machine', 'Load', '']
    const sections = [...corpSections(base.xenoCorps), ...amounts, ...environmentSections(base.environments), ...last]
    return extensionsIn(sections).map(extensions => ({ ...base, ...where, extensions }))
  })

const reference = { digest: bytes32, sizeBytes: fc.integer({ min: 0, max: 10 ** 15 - 1 }) }
const durationMs = fc.integer({ min: 0, max: 366 * 86_400_000 })
const path = fc.array(fc.stringMatching(/^[A-Za-z0-9_ é"&<-][A-Za-z0-9_. -]{0,10}$/), { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'))
const restart = fc
  .tuple(
    record({ when: fc.constantFrom('never' as const, 'on-failure' as const, 'always' as const), delayMs: durationMs }),
    optional('maxRestarts', fc.integer({ min: 0, max: 10_000_000 })),
  )
  .map(([rule, max]) => ({ ...rule, ...max }))

export const task: fc.Arbitrary<TaskDocument> = fc
  .tuple(
    record({
      kind: fc.constant('command' as const),
      content: fc.uniqueArray(record({ ...reference, path, mode: fc.integer({ min: 0, max: 0o777 }) }), {
        maxLength: 3,
        selector: file => file.path,
      }),
      restart,
      argv: fc
        .tuple(
          rawText.filter(text => text.length > 0),
          fc.array(rawText, { maxLength: 4 }),
        )
        .map(([program, rest]) => [program, ...rest]),
      env: fc.dictionary(fc.oneof(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/), fc.constantFrom('__proto__', 'constructor')), rawText, {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      extensions: extensionsIn(['Command', '']),
    }),
    optional('name', fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)),
    optional('timeoutMs', durationMs),
    optional('cwd', fc.stringMatching(/^\/[A-Za-z0-9_./ &<"-]{0,20}$/)),
    optional('input', record(reference)),
  )
  .map(([base, name, timeout, cwd, input]) => ({ ...base, ...name, ...timeout, ...cwd, ...input }))
