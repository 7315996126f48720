import assert from 'node:assert/strict'
import { id, kernel, makeOrder, T0, Trace } from './support.ts'

/** Each line: time in ms, input -> state, money: effects; `!` marks a record that is on disk before the effects. */
/** What a start of its server makes of it. */
function recover(trace: Trace, domain: 'present' | 'absent'): string {
  trace.take()
  return trace
    .at(20_000, { type: 'recovered', domain })
    .take()
    .replaceAll(/\n20000 recovered -> |\n$/g, '')
}

describe('a session of a XenoServer', () => {
  it('is bound beside the making of its domain, runs, reports, charges, closes and is forgotten', () => {
    const trace = new Trace()
      .at(20, { type: 'bound', bind: id(110) })
      .at(50, { type: 'domain-made', origin: kernel(7) })
      .read(10_050, 3_007)
      .at(10_060, { type: 'certified', order: id(10), amount: 9_000n })
      .at(12_050, { type: 'close', reason: 'closed' })
      .at(12_051, { type: 'final-reading', kernel: kernel(3_007), tasks: ['1 sh exited 0'] })
      .at(12_060, { type: 'certified', order: id(10), amount: 10_000n })
      .at(12_070, { type: 'closed', order: id(10) })
      .at(3_612_069, { type: 'tick' })
      .at(3_612_070, { type: 'tick' })
    assert.equal(
      trace.take(),
      `
0 accept -> binding, bill 0 certified 0: bind k0, make-domain !
20 bound k0 -> binding, bill 0 certified 0: keep-share !
50 domain-made -> running, bill 1000 certified 0: keep-share, lease 59850 !
10050 reading cpu 3007 -> running, bill 9000 certified 0: report 1, charge k0 9000, lease 61850 !
10060 certified 9000 -> running, bill 9000 certified 9000: nothing
12050 close -> stopping (closed), bill 9000 certified 9000: stop-domain !
12051 final-reading cpu 3007 -> charged (closed), bill 10000 certified 9000: report 2, charge k0 10000, release-domain, close-order k0 10000 !
12060 certified 10000 -> charged (closed), bill 10000 certified 10000: nothing
12070 closed -> kept (closed), bill 10000 certified 10000: nothing !
3612069 tick -> kept (closed), bill 10000 certified 10000: nothing
3612070 tick -> gone (closed), bill 10000 certified 10000: forget !
`,
    )
  })

  it('is held when more than its exposure would be owed, and goes on with the next certificate', () => {
    const trace = new Trace().start()
    trace.take()
    trace
      .read(30_000, 15_000)
      .read(59_790, 29_895)
      .at(90_000, { type: 'certified', order: id(10), amount: 31_000n })
      .read(90_001, 29_895)
    assert.equal(
      trace.take(),
      `
30000 reading cpu 15000 -> running, bill 31000 certified 0: report 1, charge k0 31000 !
59790 reading cpu 29895 -> held (exposure), bill 60789 certified 0: report 2, charge k0 60789, freeze !
90000 certified 31000 -> held (exposure), bill 60789 certified 31000: read
90001 reading cpu 29895 -> running, bill 60895 certified 31000: report 3, charge k0 60895, lease 120906 !
`,
    )
  })

  it('is paused when its money runs out but for the rent of the grace, and goes on with a further order', () => {
    const trace = new Trace({ order: { limit: 331_000n } }).start()
    trace.take()
    trace
      .read(15_000, 7_500)
      .at(15_010, { type: 'certified', order: id(10), amount: 16_000n })
      .read(29_790, 14_895)
      .read(29_791, 14_895)
      .at(29_800, { type: 'certified', order: id(10), amount: 30_789n })
      .at(60_000, { type: 'extend', order: makeOrder(11) })
      .at(60_010, { type: 'bound', bind: id(111) })
      .read(60_011, 14_895)
    assert.equal(
      trace.take(),
      `
15000 reading cpu 7500 -> running, bill 16000 certified 0: report 1, charge k0 16000 !
15010 certified 16000 -> running, bill 16000 certified 16000: nothing
29790 reading cpu 14895 -> paused (money), bill 30789 certified 16000: report 2, charge k0 30789, warn 5%, freeze, read !
29791 reading cpu 14895 -> paused (money), bill 30790 certified 16000: nothing
29800 certified 30789 -> paused (money), bill 30790 certified 30789: nothing
60000 extend -> paused (money), bill 30790 certified 30789: bind k1 !
60010 bound k1 -> paused (money), bill 30790 certified 30789: read !
60011 reading cpu 14895 -> running, bill 45900 certified 30789: report 3, charge k0 45900, lease 105700 !
`,
    )
  })

  it('ends when the grace of a pause is over, but not while a further order is being bound', () => {
    const trace = new Trace({ order: { limit: 331_000n, notAfter: T0 + 7_200_000 } }).start()
    trace
      .read(29_790, 14_895)
      .read(29_791, 14_895)
      .at(29_800, { type: 'certified', order: id(10), amount: 30_789n })
    trace.at(600_000, { type: 'extend', order: makeOrder(11) })
    trace.take()
    trace.read(629_790, 14_895).at(629_800, { type: 'bind-refused', bind: id(111) })
    assert.equal(trace.wakeAt(), 629_790, 'at once')
    trace.read(629_801, 14_895).at(629_810, { type: 'final-reading', kernel: kernel(14_895), tasks: [] })
    assert.equal(
      trace.take(),
      `
629790 reading cpu 14895 -> paused (money), bill 61000 certified 30789: report 2, charge k0 61000 !
629800 bind-refused k1 -> paused (money), bill 61000 certified 30789: nothing !
629801 reading cpu 14895 -> stopping (grace-over), bill 61005 certified 30789: stop-domain !
629810 final-reading cpu 14895 -> charged (grace-over), bill 61005 certified 30789: report 3, charge k0 61005, release-domain, close-order k0 61005 !
`,
      'rent was metered as far as the exposure went at the reading before',
    )
  })

  it('warns at 20 % and at 5 % of the money for work, once each, and anew after an extension', () => {
    const trace = new Trace({ order: { limit: 400_000n }, terms: { exposure: 10_000_000n } }).start()
    trace.read(79_000, 39_500).read(85_000, 42_500).read(95_000, 47_500)
    trace.at(95_010, { type: 'extend', order: makeOrder(11, { limit: 110_000n }) }).at(95_020, { type: 'bound', bind: id(111) })
    trace.read(95_021, 47_500).read(180_000, 90_000)
    const warned = trace.lines.filter(line => line.includes('warn')).map(line => line.replace(/ ->.*: /, ': '))
    assert.deepEqual(
      warned.map(line => line.replace(/reading .*(warn \d+%).*/, '$1')),
      ['79000 warn 20%', '95000 warn 5%', '180000 warn 20%'],
    )
  })

  it('stops on an End, charges and closes', () => {
    const trace = new Trace().start()
    trace.take()
    trace.at(5_000, { type: 'end', order: id(10) }).at(5_001, { type: 'final-reading', kernel: kernel(2_000), tasks: [] })
    assert.equal(
      trace.take(),
      `
5000 end -> stopping (ended), bill 1000 certified 0: stop-domain !
5001 final-reading cpu 2000 -> charged (ended), bill 5500 certified 0: report 1, charge k0 5500, release-domain, close-order k0 5500 !
`,
    )
  })

  it('never starts with an End known', () => {
    const refused = new Trace().at(5, { type: 'end', order: id(10) }).at(6, { type: 'bind-refused', bind: id(110) })
    assert.equal(
      refused.take(),
      `
0 accept -> binding, bill 0 certified 0: bind k0, make-domain !
5 end -> binding (ended), bill 0 certified 0: remove-domain !
6 bind-refused k0 -> kept (ended), bill 0 certified 0: remove-domain !
`,
    )
    const bound = new Trace().at(5, { type: 'end', order: id(10) }).at(6, { type: 'bound', bind: id(110) })
    assert.match(bound.take(), /6 bound k0 -> charged \(ended\), bill 0 certified 0: report 1, remove-domain, close-order k0 0 !\n$/)
  })

  it('stops 10 s before the order ends', () => {
    const trace = new Trace({ order: { notAfter: T0 + 60_000 } }).start()
    assert.match(trace.take(), /lease 49800 !\n$/)
    trace.read(49_760, 1_000).at(49_761, { type: 'final-reading', kernel: kernel(1_000), tasks: [] })
    assert.equal(
      trace.take(),
      `
49760 reading cpu 1000 -> stopping (expired), bill 26879 certified 0: report 1, charge k0 26879, stop-domain !
49761 final-reading cpu 1000 -> charged (expired), bill 26879 certified 0: report 2, release-domain, close-order k0 26879 !
`,
    )
  })

  it('fills its orders in sequence; one whose time is over keeps its part', () => {
    const trace = new Trace({ order: { notAfter: T0 + 60_000 } }).start()
    trace
      .at(1_000, { type: 'extend', order: makeOrder(11) })
      .at(1_010, { type: 'bound', bind: id(111) })
      .read(1_011, 500)
    trace.take()
    trace
      .read(50_000, 25_000)
      .at(50_010, { type: 'certified', order: id(10), amount: 51_000n })
      .read(60_000, 30_000)
      .at(60_500, { type: 'close', reason: 'closed' })
      .at(60_501, { type: 'final-reading', kernel: kernel(30_250), tasks: [] })
      .at(60_600, { type: 'closed', order: id(10) })
      .at(60_700, { type: 'certified', order: id(11), amount: 10_500n })
      .at(60_800, { type: 'closed', order: id(11) })
    assert.equal(
      trace.take(),
      `
50000 reading cpu 25000 -> running, bill 51000 certified 0: report 1, charge k0 51000 !
50010 certified 51000 -> running, bill 51000 certified 51000: nothing
60000 reading cpu 30000 -> running, bill 61000 certified 51000: report 2, charge k1 10000, lease 110800 !
60500 close -> stopping (closed), bill 61000 certified 51000: stop-domain !
60501 final-reading cpu 30250 -> charged (closed), bill 61500 certified 51000: report 3, charge k1 10500, release-domain, close-order k0 51000, close-order k1 10500 !
60600 closed -> charged (closed), bill 61500 certified 51000: nothing !
60700 certified 10500 -> charged (closed), bill 61500 certified 61500: nothing
60800 closed -> kept (closed), bill 61500 certified 61500: nothing !
`,
    )
  })

  it('is over when both the charge and the close of an order are certified, or the charge never will be', () => {
    const closed = () => {
      const trace = new Trace().start().at(5_000, { type: 'close', reason: 'closed' })
      trace.at(5_001, { type: 'final-reading', kernel: kernel(1_000), tasks: [] }).at(5_010, { type: 'closed', order: id(10) })
      assert.match(trace.take(), /5010 closed -> charged \(closed\), bill 4500 certified 0: nothing !\n$/)
      return trace
    }
    assert.match(
      closed()
        .at(5_020, { type: 'certified', order: id(10), amount: 4_500n })
        .take(),
      /-> kept \(closed\), bill 4500 certified 4500/,
    )
    assert.match(
      closed()
        .at(5_020, { type: 'charge-abandoned', order: id(10) })
        .take(),
      /-> kept \(closed\), bill 4500 certified 0/,
    )
    assert.equal(recover(closed(), 'absent'), 'charged (closed), bill 4500 certified 0: charge k0 4500, release-domain')
  })

  it('closes at 0 when its domain cannot be made twice', () => {
    const trace = new Trace()
      .at(10, { type: 'domain-failed' })
      .at(20, { type: 'domain-failed' })
      .at(30, { type: 'bound', bind: id(110) })
    assert.equal(
      trace.take(),
      `
0 accept -> binding, bill 0 certified 0: bind k0, make-domain !
10 domain-failed -> binding, bill 0 certified 0: make-domain
20 domain-failed -> binding, bill 0 certified 0: nothing
30 bound k0 -> charged (boot-failed), bill 0 certified 0: report 1, remove-domain, close-order k0 0 !
`,
    )
  })

  it('gives up its share after 10 s unbound, and closes at 0 if it is bound after all', () => {
    const trace = new Trace().at(30, { type: 'domain-made', origin: kernel(3) })
    assert.equal(trace.wakeAt(), 10_000)
    trace.at(10_000, { type: 'tick' }).at(11_000, { type: 'bound', bind: id(110) })
    assert.equal(
      trace.take(),
      `
0 accept -> binding, bill 0 certified 0: bind k0, make-domain !
30 domain-made -> binding, bill 0 certified 0: nothing
10000 tick -> binding (too-late), bill 0 certified 0: remove-domain !
11000 bound k0 -> charged (too-late), bill 0 certified 0: report 1, remove-domain, close-order k0 0 !
`,
    )
  })

  it('starts without any message to the XenoCorp on an order that was issued to this server', () => {
    const trace = new Trace({ order: { payee: true } }).at(30, { type: 'domain-made', origin: kernel(0) })
    assert.equal(
      trace.take(),
      `
0 accept -> binding, bill 0 certified 0: keep-share, make-domain !
30 domain-made -> running, bill 1000 certified 0: keep-share, lease 59830 !
`,
    )
  })

  it('closes at 0 an order that was given up and is bound after all', () => {
    const trace = new Trace().at(40_000, { type: 'bind-refused', bind: id(110) })
    trace.take()
    trace.at(90_000, { type: 'bound', bind: id(110) }).at(90_010, { type: 'closed', order: id(10) })
    assert.equal(
      trace.take(),
      `
90000 bound k0 -> charged (not-bound), bill 0 certified 0: report 1, remove-domain, close-order k0 0 !
90010 closed -> kept (not-bound), bill 0 certified 0: nothing !
`,
    )
  })

  it('never starts after acceptBy', () => {
    const trace = new Trace({ order: { acceptBy: T0 + 5_000 } }).at(10, { type: 'bound', bind: id(110) })
    assert.match(trace.at(5_001, { type: 'domain-made', origin: kernel(0) }).take(), /charged \(too-late\), bill 0 .*close-order k0 0 !\n$/)
  })

  it('settles what was reported when the machine has lost its domain', () => {
    const trace = new Trace().start().read(10_000, 5_000)
    trace.take()
    assert.equal(
      trace.at(12_000, { type: 'domain-lost', tasks: [] }).take(),
      `
12000 domain-lost -> charged (domain-lost), bill 11000 certified 0: report 2, release-domain, close-order k0 11000 !
`,
    )
  })

  it('is paused and resumed by its client; memory set aside costs rent meanwhile', () => {
    const trace = new Trace()
      .start()
      .read(10_000, 5_000)
      .at(10_001, { type: 'certified', order: id(10), amount: 11_000n })
    trace.take()
    trace.at(12_000, { type: 'pause' }).read(12_001, 6_000).read(22_001, 6_000).at(30_000, { type: 'resume' }).read(30_001, 6_000)
    assert.equal(
      trace.take(),
      `
12000 pause -> paused (client), bill 11000 certified 11000: freeze, read !
12001 reading cpu 6000 -> paused (client), bill 13000 certified 11000: nothing
22001 reading cpu 6000 -> paused (client), bill 18000 certified 11000: report 2, charge k0 18000 !
30000 resume -> paused, bill 18000 certified 11000: read !
30001 reading cpu 6000 -> running, bill 22000 certified 11000: lease 79801 !
`,
    )
  })

  it('does not run ahead of acknowledgements where its order asks for them', () => {
    const trace = new Trace({ order: { ackAllowance: 20_000n } }).start()
    assert.match(trace.take(), /lease 18800 !\n$/)
    trace.read(10_000, 5_000).read(18_790, 9_395)
    assert.match(trace.take(), /18790 .*held \(exposure\)/)
    trace.at(25_000, { type: 'acknowledged', bill: 11_000n }).read(25_001, 9_395)
    assert.match(trace.take(), /25001 .*running, .*lease/)
  })

  it('retries a reading that failed after a second', () => {
    const trace = new Trace().start()
    assert.equal(trace.wakeAt(), 10_000)
    trace.at(10_000, { type: 'tick' }).at(10_001, { type: 'reading-failed' })
    assert.equal(trace.wakeAt(), 11_001)
  })

  it('leases a domain anew, soon, when it could not be', () => {
    const trace = new Trace().start().at(1, { type: 'lease-failed' })
    assert.equal(trace.wakeAt(), 1_001)
    trace.take()
    assert.match(trace.read(1_001, 0).take(), /running, .*: lease 603\d\d\n$/)
  })

  it('changes nothing for inputs that come twice or too late', () => {
    const trace = new Trace().start().at(5_000, { type: 'close', reason: 'closed' })
    trace.at(5_001, { type: 'final-reading', kernel: kernel(1_000), tasks: [] })
    const before = trace.session
    for (const input of [
      { type: 'bound', bind: id(110) },
      { type: 'bind-refused', bind: id(110) },
      { type: 'reading', kernel: kernel(2_000), tasks: [] },
      { type: 'final-reading', kernel: kernel(2_000), tasks: [] },
      { type: 'domain-lost', tasks: [] },
      { type: 'lease-failed' },
      { type: 'extend', order: makeOrder(11) },
      { type: 'end', order: id(10) },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'close', reason: 'closed' },
      { type: 'tick' },
    ] as const) {
      trace.at(6_000, input)
      assert.deepEqual(trace.session, before, input.type)
      assert.deepEqual(trace.outcome.effects, [], input.type)
    }
  })
})

describe('a session after a start of its server', () => {
  it('binds again and takes its domain back', () => {
    assert.equal(recover(new Trace(), 'present'), 'binding, bill 0 certified 0: bind k0, make-domain')
    assert.equal(recover(new Trace().at(9, { type: 'bound', bind: id(110) }), 'absent'), 'binding, bill 0 certified 0: keep-share, make-domain')
  })

  it('reads again what ran on, or settles what it last reported', () => {
    const run = () => new Trace().start().read(10_000, 5_000)
    assert.equal(recover(run(), 'present'), 'running, bill 11000 certified 0: charge k0 11000, keep-share, read')
    assert.equal(
      recover(run(), 'absent'),
      'charged (domain-lost), bill 11000 certified 0: charge k0 11000, report 2, release-domain, close-order k0 11000 !',
    )
  })

  it('stays held or paused', () => {
    const held = new Trace().start().read(30_000, 15_000).read(59_790, 29_895)
    assert.equal(recover(held, 'present'), 'held (exposure), bill 60789 certified 0: charge k0 60789, keep-share, freeze, read')
    const paused = new Trace().start().at(5_000, { type: 'pause' })
    assert.equal(recover(paused, 'present'), 'paused (client), bill 1000 certified 0: keep-share, freeze, read')
  })

  it('stops again, charges with the same report, closes again', () => {
    const stopping = new Trace().start().at(5_000, { type: 'close', reason: 'closed' })
    assert.equal(recover(stopping, 'present'), 'stopping (closed), bill 1000 certified 0: stop-domain')
    const charged = new Trace().start().at(5_000, { type: 'close', reason: 'closed' })
    charged.at(5_001, { type: 'final-reading', kernel: kernel(1_000), tasks: [] })
    const { lastReport } = charged.session
    assert.equal(recover(charged, 'present'), 'charged (closed), bill 4500 certified 0: charge k0 4500, close-order k0 4500, release-domain')
    assert.deepEqual(charged.session.lastReport, lastReport)
    charged.at(20_001, { type: 'certified', order: id(10), amount: 4_500n })
    assert.equal(recover(charged, 'absent'), 'charged (closed), bill 4500 certified 4500: close-order k0 4500, release-domain')
  })
})
