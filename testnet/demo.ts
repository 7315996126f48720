/**
 * `npm start`: a local network, and on it one paid job from registration to the last micro-unit: input is shipped, the
 * output is checked against a count of our own, and the money of all who took part adds up. Then the network stays up.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { styleText } from 'node:util'
import { fields } from '../src/cli/output.ts'
import { XenoClient } from '../src/client/client.ts'
import type { RunResult } from '../src/client/types.ts'
import { nodeCrypto } from '../src/node/crypto.ts'
import { toText } from '../src/types/bytes.ts'
import { formatMoney, type Money, parseMoney } from '../src/types/money.ts'
import { peerText } from '../src/types/peer-id.ts'
import { formatDuration, MEGABIT, MIB } from '../src/types/units.ts'
import { accountId } from '../src/wire/digest.ts'
import { testnetErrors } from './errors.ts'
import { TREASURY_CREDIT } from './founding.ts'
import { type Homes, prepareHomes } from './homes.ts'
import { keepUp } from './keep-up.ts'
import type { LocalNetwork, NetworkOptions } from './network.ts'
import { shapeText } from './shape.ts'
import { LOOK_AFTER_IT } from './up.ts'

const TOP_UP = amount('10')
const BUDGET = amount('0.50')
const RANGES = 20
const RANGE_LENGTH = 2_500
const CPU_MSPS = 300

/** Counts the primes of each range `from to` that it reads; in awk, which the base image has. */
const PRIMES_AWK = `{
  count = 0
  for (n = $1; n <= $2; n++) {
    prime = n > 1
    for (d = 2; d * d <= n && prime; d++) if (n % d == 0) prime = 0
    count += prime
  }
  print $1 "-" $2, count
  total += count
}
END { print "total", total }
`

const dim = (text: string): string => styleText('dim', text, { stream: process.stdout })
const bold = (text: string): string => styleText('bold', text, { stream: process.stdout })
const green = (text: string): string => styleText('green', text, { stream: process.stdout })

function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** One line a step: what was done, how long it took, what came of it. */
async function step<T>(says: string, work: () => Promise<T>, result: (value: T) => string): Promise<T> {
  const start = performance.now()
  const value = await work()
  say(`${green('✔')} ${says.padEnd(34)} ${dim(formatDuration(performance.now() - start).padStart(8))}  ${result(value)}`)
  return value
}

/** Settles when the network has been stopped. @throws XenoError as keepUp does; `demo-wrong` where something does not add up */
export async function runDemo(options: NetworkOptions): Promise<void> {
  const start = performance.now()
  say(bold('A local network, every node a process with a folder of its own'))
  await keepUp(options, {
    progress: ({ node, what, ms }) => say(`  ${node.padEnd(13)}${what.padEnd(8)}${dim(formatDuration(ms))}`),
    onLost: (node, how) => say(`  ${node.padEnd(13)}${styleText('red', 'lost', { stream: process.stdout })}    ${how}`),
    onStopping: () => say('stopping'),
    async use(network, signal) {
      say(`${green('✔')} ${shapeText(network.record)}: ready after ${formatDuration(performance.now() - start)}`)
      const homes = await prepareHomes(network)
      await showPaidSession(network, homes, signal)
      say()
      say(tryNext(network, homes))
    },
  })
}

async function showPaidSession(network: LocalNetwork, homes: Homes, signal: AbortSignal): Promise<void> {
  const [client, treasury] = [await XenoClient.open({ home: homes.client }), await XenoClient.open({ home: homes.treasury })]
  try {
    const { currency } = network.about
    say()
    say(bold('A client: known to the XenoCorp, with money to spend'))
    const account = await step(
      'register and open an account',
      () => client.register({ particulars: { name: 'Demo Client' }, signal }),
      ({ account: id, title }) => `${toText(id).slice(0, 12)}… at ${title}`,
    )
    await step(
      'top up from the treasury',
      () => treasury.transfer({ payee: account.account, amount: TOP_UP, memo: 'welcome', signal }),
      () => `${formatMoney(TOP_UP)} ${currency}`,
    )
    const before = await client.account()
    say()
    say(bold('A job: primes counted in a domain on the cheapest server that fits'))
    const found = await step(
      `find ${CPU_MSPS} ms/s of CPU, 64 MiB`,
      () => client.find({ requirements: requirements() }),
      ({ suggestions }) => `${suggestions.length} servers fit; from ${formatMoney(suggestions[0]?.cost ?? 0n)} ${currency} an hour`,
    )
    if (found.suggestions.length === 0) throw testnetErrors.error('demo-wrong', { why: 'no server was found' })
    const { result, output, job } = await runJob(client, homes, signal)
    say()
    say(bold('The money, to the last micro-unit'))
    await showMoney(network, { client, treasury }, before.balance, result)
    checkOutput(job, output)
  } finally {
    await client.close()
    await treasury.close()
  }
}

interface Job {
  readonly script: string
  readonly input: string
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

async function runJob(client: XenoClient, homes: Homes, signal: AbortSignal): Promise<{ result: RunResult; output: string; job: Job }> {
  const job = writeJob(join(homes.client, 'job'))
  let output = ''
  const decoder = new TextDecoder()
  const result = await client.run({
    requirements: requirements(),
    task: {
      argv: ['awk', '-f', '/content/primes.awk'],
      env: {},
      files: [{ source: job.script, path: 'primes.awk', executable: false }],
      input: job.input,
      restart: 'never',
    },
    keep: false,
    signal,
    onOutput: (_stream, data) => {
      output += decoder.decode(data, { stream: true })
    },
  })
  let last = 0
  for (const { name, ms } of result.steps) {
    say(
      `${green('✔')} ${name.padEnd(34)} ${dim(formatDuration(ms - last).padStart(8))}${name === 'server found' ? `  ${peerText(result.server)}` : ''}`,
    )
    last = ms
  }
  for (const line of [...output.trimEnd().split('\n').slice(0, 3), '…', ...output.trimEnd().split('\n').slice(-1)]) say(`    ${dim(line)}`)
  return { result, output, job }
}

function writeJob(folder: string): Job {
  mkdirSync(folder, { recursive: true })
  const ranges = Array.from({ length: RANGES }, (_, index) => [index * RANGE_LENGTH + 1, (index + 1) * RANGE_LENGTH] as const)
  const job = { script: join(folder, 'primes.awk'), input: join(folder, 'ranges.txt'), ranges }
  writeFileSync(job.script, PRIMES_AWK)
  writeFileSync(job.input, ranges.map(([from, to]) => `${from} ${to}\n`).join(''))
  return job
}

/** The same count by a sieve. @throws XenoError `demo-wrong` */
function checkOutput({ ranges }: Job, output: string): void {
  const most = RANGES * RANGE_LENGTH
  const composite = new Uint8Array(most + 1).fill(1, 0, 2)
  for (let n = 2; n * n <= most; n++) if (composite[n] === 0) for (let multiple = n * n; multiple <= most; multiple += n) composite[multiple] = 1
  const counts = ranges.map(([from, to]) => composite.subarray(from, to + 1).filter(value => value === 0).length)
  const expected = [...ranges.map(([from, to], index) => `${from}-${to} ${counts[index]}`), `total ${counts.reduce((a, b) => a + b, 0)}`, ''].join(
    '\n',
  )
  if (output !== expected) throw testnetErrors.error('demo-wrong', { why: 'the output differs from our own count' })
  say(`${green('✔')} the output is right: ${counts.reduce((a, b) => a + b, 0)} primes up to ${most}, counted here by a sieve as well`)
}

async function showMoney(
  network: LocalNetwork,
  { client, treasury }: { client: XenoClient; treasury: XenoClient },
  before: Money,
  result: RunResult,
): Promise<void> {
  const { settlement } = result
  if (settlement === undefined) throw testnetErrors.error('demo-wrong', { why: 'the session was not settled' })
  const { currency } = network.about
  const earned = (await client.accountOf(accountId(nodeCrypto, result.server))).balance
  const [after, held] = [(await client.account()).balance, (await treasury.account()).balance]
  say(
    fields([
      ['  set aside', `${formatMoney(settlement.cap)} ${currency}`],
      ['  paid', formatMoney(settlement.paid)],
      ['  came back', formatMoney(settlement.refunded)],
      ['  the server earned', formatMoney(earned)],
      ['  the client has', formatMoney(after)],
      ['  the treasury has', formatMoney(held)],
    ]),
  )
  const checks: readonly (readonly [string, Money, Money])[] = [
    ['paid + came back = set aside', settlement.paid + settlement.refunded, settlement.cap],
    ['what the client spent = paid', before - after, settlement.paid],
    ['client, server and treasury together have what the treasury was founded with', after + earned + held, TREASURY_CREDIT],
  ]
  for (const [says, have, want] of checks) {
    if (have !== want) throw testnetErrors.error('demo-wrong', { why: `${says}: ${have} is not ${want}` })
    say(`${green('✔')} ${says}: ${formatMoney(have)}`)
  }
}

function requirements() {
  return {
    basic: { envName: 'primes', envType: 'Linux', envKernel: { version: '0', match: 'minimum' as const } },
    network: { envIPAddresses: 0, ports: [], egress: [] },
    qos: { cpuMsps: CPU_MSPS, memoryBytes: 64 * MIB, diskBytes: 64 * MIB, networkBps: 5 * MEGABIT },
    constraints: { maxCost: BUDGET },
    extensions: [],
  }
}

function tryNext(network: LocalNetwork, { client }: Homes): string {
  const home = relative(process.cwd(), client) || '.'
  return [
    bold('Try, in another terminal:'),
    `  export XENO_HOME=${home} PATH="$PWD/bin:$PATH"`,
    '  xeno account',
    '  xeno find --cpu 200 --memory 128MiB',
    "  xeno run --cpu 150 --memory 64MiB --net 5 --budget 0.50 -- sh -c 'echo hello'",
    '',
    LOOK_AFTER_IT,
    '',
    `It stays up with ${network.nodes.length} nodes; Ctrl-C stops it.`,
  ].join('\n')
}

function amount(text: string): Money {
  const parsed = parseMoney(text)
  if (parsed === undefined) throw new Error(`${text} is no amount`)
  return parsed
}
