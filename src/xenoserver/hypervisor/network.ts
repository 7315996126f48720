/**
 * The network of the domains of one daemon: a switchboard that nothing else is plugged into.
 *
 *     domain's namespace               the daemon's router namespace `xeno-<prefix>`
 *     xeno-<prefix>-<slot>
 *       lo, eth0 100.64.x.y/30 ------- d<slot> (100.64.x.y-1)   tbf: what comes into the domain
 *                                      u<slot> (ifb)            tbf: what goes out of it, redirected here on arrival
 *
 * Why a domain reaches nothing: the other end of its only link lies in the router namespace, which has no link to the host or to anywhere else,
 * forwards nothing and accepts only answers to what the daemon itself asks the domain. The host's own network is not touched, until terms
 * open a way out for a domain (egress.ts). Shaping
 * is on the router's side, where the guest has no say.
 *
 * Making a link takes some 30 ms, so a few are kept ready, with their user namespaces; taking one costs one `tc`.
 */
import { z } from 'zod'
import { run } from './command.ts'
import type { EgressRule } from './driver.ts'
import { dotted, Egress, ROUTER_FORWARDING } from './egress.ts'
import { dropNamespaces, listNamespaces, makeNamespaces, networkNamespacePath, userNamespacePath } from './namespaces.ts'
import { readProcFile } from './processes.ts'
import type { Slots } from './slots.ts'

/** 100.64.0.0/10, which is never routed on the open Internet (RFC 6598), has room for 2^20 links. */
const FIRST_ADDRESS = (100 << 24) | (64 << 16)
/** How long a packet may wait in a shaper's queue before it is dropped. */
const QUEUE_MS = 50
const REFILL_AFTER_MS = 250
const SMALLEST_BURST_BYTES = 16 * 1024

export interface LinkRates {
  /** Bits per second out of the domain, and into it. */
  readonly uplinkBps: number
  readonly downlinkBps: number
}

export interface LinkCounters {
  readonly inBytes: number
  readonly outBytes: number
}

/** Input is dropped but for answers; nothing is forwarded but what is granted. */
const ROUTER_RULES = `
table inet xeno {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established,related accept
  }
${ROUTER_FORWARDING}
}
`

/** Programs in the domain may use every port; there is no IPv6 on the link, so none on the machine inside. */
const DOMAIN_SETTINGS = `
echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start
echo 1 > /proc/sys/net/ipv6/conf/eth0/disable_ipv6
`

export class Networks {
  readonly #prefix: string
  readonly #slots: Slots
  readonly #wanted: number
  readonly #ready: number[] = []
  #filling: Promise<void> | undefined
  #keep = 0
  #timer: NodeJS.Timeout | undefined

  readonly #owned: boolean
  readonly #egress: Egress

  /**
   * @param ready how many links to keep ready
   * @param owned whether each gets a user namespace
   */
  constructor(prefix: string, slots: Slots, options: { readonly ready: number; readonly owned: boolean }) {
    this.#prefix = prefix
    this.#slots = slots
    this.#wanted = options.ready
    this.#owned = options.owned
    this.#egress = new Egress(prefix, this.router)
  }

  /** Makes the router's namespace when it is not there. @throws command-failed when the machine cannot */
  async open(): Promise<void> {
    if (!listNamespaces().includes(this.router)) {
      await makeNamespaces(this.router, undefined)
      await this.#inside(this.router, ['nft', '-f', '-'], ROUTER_RULES)
    }
  }

  /** Begins to keep links ready. */
  keepReady(): void {
    this.#keep = this.#wanted
    this.#refill()
  }

  /** Name of the router's namespace. */
  get router(): string {
    return `xeno-${this.#prefix}`
  }

  /** Where the domains' addresses can be dialled from. */
  get routerPath(): string {
    return networkNamespacePath(this.router)
  }

  name(slot: number): string {
    return `${this.router}-${slot}`
  }

  path(slot: number): string {
    return networkNamespacePath(this.name(slot))
  }

  /** The user namespace that owns the link's inner side; undefined when links have none. */
  userPath(slot: number): string | undefined {
    return this.#owned ? userNamespacePath(this.name(slot)) : undefined
  }

  address(slot: number): string {
    return dotted(FIRST_ADDRESS + slot * 4 + 2)
  }

  /** A link of its own for a domain; returns its slot. Nothing passes faster than {@link shape} says, so call that before a guest runs. */
  async take(): Promise<number> {
    const slot = this.#ready.shift() ?? (await this.#make())
    this.#refillSoon()
    return slot
  }

  /** Sets or changes the rates of a link that is taken. */
  async shape(slot: number, rates: LinkRates): Promise<void> {
    const lines = [`qdisc replace dev d${slot} root ${bucket(rates.downlinkBps)}`, `qdisc replace dev u${slot} root ${bucket(rates.uplinkBps)}`]
    await run('tc', ['-netns', this.router, '-batch', '-'], { input: lines.join('\n') })
  }

  /** Lets the link's domain out by these rules. @throws driver-failed when the host is no router */
  async letOut(slot: number, rules: readonly EgressRule[]): Promise<void> {
    await this.#egress.grant({ device: `d${slot}`, address: this.address(slot) }, rules)
    await run('ip', ['-netns', this.name(slot), 'route', 'replace', 'default', 'via', dotted(FIRST_ADDRESS + slot * 4 + 1)])
  }

  /** Takes back what {@link letOut} granted; harmless when that was nothing. */
  async shutIn(slot: number): Promise<void> {
    if (listNamespaces().includes(this.router)) await this.#egress.revoke(`d${slot}`)
  }

  /** Takes the link away and frees its slot; harmless when there is none. */
  async release(slot: number): Promise<void> {
    // The link's far end goes with its namespace, but only when the last process in it is gone; the ifb never goes by itself.
    const lines = [`link delete dev d${slot}`, `link delete dev u${slot}`]
    const open = listNamespaces().includes(this.router)
    if (open) await run('ip', ['-netns', this.router, '-force', '-batch', '-'], { input: lines.join('\n'), expect: [0, 1] })
    await dropNamespaces(this.name(slot))
    this.#slots.release(slot)
  }

  /** Counters of the domain's own end. @param pid a process in the domain, which makes it cheap; else they are asked for by name */
  async counters(slot: number, pid: number | undefined): Promise<LinkCounters> {
    const text = pid === undefined ? undefined : readProcFile(`/proc/${pid}/net/dev`)
    return (text === undefined ? undefined : parseDevices(text)) ?? (await this.#askCounters(slot))
  }

  async #askCounters(slot: number): Promise<LinkCounters> {
    const { stdout } = await run('ip', ['-netns', this.name(slot), '-json', '-statistics', 'link', 'show', 'dev', 'eth0'])
    const link = linkSchema.parse(JSON.parse(stdout))[0]
    return { inBytes: link?.stats64.rx.bytes ?? 0, outBytes: link?.stats64.tx.bytes ?? 0 }
  }

  /** Removes every link whose slot is not in use; returns their names. Call before {@link keepReady}. */
  async sweep(used: ReadonlySet<number>): Promise<string[]> {
    const leftovers = listNamespaces().filter(name => name.startsWith(`${this.router}-`) && !used.has(Number(name.slice(this.router.length + 1))))
    for (const slot of leftovers.map(name => Number(name.slice(this.router.length + 1)))) {
      await this.shutIn(slot)
      await this.release(slot)
    }
    return leftovers
  }

  /** Gives back the links that no domain took. */
  async close(): Promise<void> {
    this.#keep = 0
    clearTimeout(this.#timer)
    await this.#filling
    await Promise.all(this.#ready.splice(0).map(slot => this.release(slot)))
  }

  /** Removes the router's namespace too. */
  async removeAll(): Promise<void> {
    await this.close()
    await this.#egress.close()
    await dropNamespaces(this.router)
  }

  /** Not at once: whoever takes a link is making a domain, and needs the processors. */
  #refillSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#refill(), REFILL_AFTER_MS).unref()
  }

  #refill(): void {
    if (this.#filling !== undefined || this.#ready.length >= this.#keep) return
    this.#filling = this.#make()
      .then(slot => void this.#ready.push(slot))
      .finally(() => {
        this.#filling = undefined
      })
      // Whoever takes a link next makes it then, and hears of the failure.
      .then(
        () => this.#refill(),
        () => undefined,
      )
  }

  async #make(): Promise<number> {
    const slot = this.#slots.take()
    const [outer, inner] = [dotted(FIRST_ADDRESS + slot * 4 + 1), this.address(slot)]
    try {
      await makeNamespaces(this.name(slot), this.#owned ? slot : undefined)
      await run('ip', ['-netns', this.router, '-batch', '-'], {
        input: [
          `link add d${slot} type veth peer name eth0 netns ${this.name(slot)}`,
          `addr add ${outer}/30 dev d${slot}`,
          `link set d${slot} up`,
          `link add u${slot} type ifb`,
          `link set u${slot} up`,
        ].join('\n'),
      })
      await Promise.all([this.#finishDomainSide(slot, inner), this.#redirect(slot)])
      return slot
    } catch (error) {
      await this.release(slot)
      throw error
    }
  }

  async #finishDomainSide(slot: number, address: string): Promise<void> {
    const batch = ['link set lo up', `addr add ${address}/30 dev eth0`, 'link set eth0 up'].join('\n')
    await this.#inside(this.name(slot), ['/bin/sh', '-euc', `${DOMAIN_SETTINGS}exec ip -batch -`], batch)
  }

  /** All that arrives from the domain goes through the ifb, where it can be shaped. */
  async #redirect(slot: number): Promise<void> {
    const lines = [
      `qdisc add dev d${slot} handle ffff: ingress`,
      `filter add dev d${slot} parent ffff: protocol all u32 match u32 0 0 action mirred egress redirect dev u${slot}`,
    ]
    await run('tc', ['-netns', this.router, '-batch', '-'], { input: lines.join('\n') })
  }

  async #inside(namespace: string, command: readonly string[], input: string): Promise<void> {
    await run('nsenter', [`--net=${networkNamespacePath(namespace)}`, ...command], { input })
  }
}

const linkSchema = z.array(z.object({ stats64: z.object({ rx: z.object({ bytes: z.number() }), tx: z.object({ bytes: z.number() }) }) }))

/** A token bucket: bursts of 20 ms at least, so that timers' grain does not cost rate. */
function bucket(bps: number): string {
  const burst = Math.max(SMALLEST_BURST_BYTES, Math.ceil(bps / 8 / 50))
  return `tbf rate ${bps}bit burst ${burst} latency ${QUEUE_MS}ms`
}

/** eth0's line of /proc/PID/net/dev: `eth0: rxbytes packets errs drop fifo frame compressed multicast txbytes ...`. */
function parseDevices(text: string): LinkCounters | undefined {
  const fields = /^\s*eth0:\s*(.*)$/m.exec(text)?.[1]?.trim().split(/\s+/).map(Number)
  const [inBytes, outBytes] = [fields?.[0], fields?.[8]]
  return inBytes === undefined || outBytes === undefined ? undefined : { inBytes, outBytes }
}
