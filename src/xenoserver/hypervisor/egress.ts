/**
 * The way out of a daemon's router namespace, made when the first domain is granted one and not before:
 *
 *     router namespace                                the host
 *       out 100.65.x.y/30 --------------------------- xeno-<prefix> 100.65.x.y-1
 *       forwards what a domain's rules name,            masquerades, and forwards to everywhere but itself: what is
 *       masqueraded                                     addressed to the host, to link-local or to other daemons is dropped
 *
 * The host must forward packets already (net.ipv4.ip_forward): whether a machine is a router is its operator's to say. The rules of the host's
 * own firewall hold beside ours. Rules are of a domain's interface and address, so no domain can use another's.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { run } from './command.ts'
import type { EgressRule } from './driver.ts'
import { hypervisorErrors } from './errors.ts'

/** 100.65.0.0/16, above the addresses of domains. */
const FIRST_LINK = (100 << 24) | (65 << 16)
const LINKS = 16_384
/** Never the way out: this machine, link-local (cloud metadata), all daemons' own addresses, multicast. */
const NEVER = '{ 127.0.0.0/8, 169.254.0.0/16, 100.64.0.0/10, 224.0.0.0/4 }'

const addressesSchema = z.array(z.object({ ifname: z.string(), addr_info: z.array(z.object({ local: z.string().optional() })) }))

export interface EgressDomain {
  /** Its interface in the router namespace. */
  readonly device: string
  readonly address: string
}

/** What the router forwards: answers, and what a domain's own chain accepts. */
export const ROUTER_FORWARDING = `
  map domains {
    type ifname : verdict
  }
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    ip daddr ${NEVER} drop
    iifname vmap @domains
  }
  chain postrouting {
    type nat hook postrouting priority 100;
    oifname "out" masquerade
  }
`

/** @throws when this host does not forward packets */
export function checkForwarding(): void {
  if (readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8').trim() !== '1')
    throw new Error('this host does not forward packets (net.ipv4.ip_forward is 0)')
}

export class Egress {
  readonly #prefix: string
  readonly #router: string
  #opening: Promise<void> | undefined

  /** @param router name of the daemon's router namespace */
  constructor(prefix: string, router: string) {
    this.#prefix = prefix
    this.#router = router
  }

  get #device(): string {
    return `xeno-${this.#prefix}`
  }

  /** Lets a domain out by these rules; opens the way out first. */
  async grant(domain: EgressDomain, rules: readonly EgressRule[]): Promise<void> {
    this.#opening ??= this.#open()
    await this.#opening.catch((error: unknown) => {
      this.#opening = undefined
      throw hypervisorErrors.error('driver-failed', { driver: 'network', action: 'open the way out', problem: String(error) }, error)
    })
    const accepts = rules.map(rule => `ip saddr ${domain.address} oifname "out" ${match(rule)} accept`)
    await this.#nft(`
      add chain inet xeno ${domain.device}
      flush chain inet xeno ${domain.device}
      ${accepts.map(accept => `add rule inet xeno ${domain.device} ${accept}`).join('\n')}
      add element inet xeno domains { "${domain.device}" : jump ${domain.device} }
    `)
  }

  /** Takes a domain's rules away; harmless when it has none. */
  async revoke(device: string): Promise<void> {
    const { stdout } = await run('nsenter', [`--net=/run/netns/${this.#router}`, 'nft', 'list', 'chains', 'inet'])
    if (!new RegExp(`chain ${device} \\{`).test(stdout)) return
    await this.#nft(`
      delete element inet xeno domains { "${device}" }
      flush chain inet xeno ${device}
      delete chain inet xeno ${device}
    `)
  }

  async #nft(text: string): Promise<void> {
    await run('nsenter', [`--net=/run/netns/${this.#router}`, 'nft', '-f', '-'], { input: text })
  }

  async #open(): Promise<void> {
    checkForwarding()
    const { stdout } = await run('ip', ['-json', '-4', 'address', 'show'])
    const found = addressesSchema.parse(JSON.parse(stdout))
    const own = found.find(({ ifname }) => ifname === this.#device)?.addr_info[0]?.local
    const host = own ?? (await this.#link(new Set(found.flatMap(({ addr_info }) => addr_info.flatMap(({ local }) => local ?? [])))))
    await run('nft', ['-f', '-'], { input: this.#hostRules(dotted(numeric(host) + 1)) })
  }

  /** Makes the link; returns the host's address on it. The number comes from the prefix, or is the next that is free. */
  async #link(taken: ReadonlySet<string>): Promise<string> {
    const first = Number.parseInt(this.#prefix, 36) % LINKS
    const numbers = Array.from({ length: LINKS }, (_, step) => FIRST_LINK + ((first + step) % LINKS) * 4 + 1)
    const number = numbers.find(each => !taken.has(dotted(each)))
    if (number === undefined) throw new Error('100.65.0.0/16 is used up')
    const [host, inside] = [dotted(number), dotted(number + 1)]
    const hostSide = [
      `link add ${this.#device} type veth peer name out netns ${this.#router}`,
      `addr add ${host}/30 dev ${this.#device}`,
      `link set ${this.#device} up`,
    ]
    const routerSide = [`addr add ${inside}/30 dev out`, 'link set out up', `route add default via ${host}`]
    await run('ip', ['-batch', '-'], { input: hostSide.join('\n') })
    await run('ip', ['-netns', this.#router, '-batch', '-'], { input: routerSide.join('\n') })
    await run('nsenter', [`--net=/run/netns/${this.#router}`, '/bin/sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'])
    return host
  }

  /** Replaces the host's table of this daemon as a whole. */
  #hostRules(inside: string): string {
    const device = this.#device
    return `
      add table inet ${device}
      delete table inet ${device}
      table inet ${device} {
        chain input {
          type filter hook input priority -10;
          iifname "${device}" drop
        }
        chain forward {
          type filter hook forward priority -10;
          iifname "${device}" ip daddr ${NEVER} drop
          iifname "${device}" ip saddr != ${inside} drop
          oifname "${device}" ct state established,related accept
          oifname "${device}" drop
        }
        chain postrouting {
          type nat hook postrouting priority 100;
          ip saddr ${inside} oifname != "${device}" masquerade
        }
      }
    `
  }

  /** Closes the way out, if it is open. The router's side goes with the host's. */
  async close(): Promise<void> {
    const { code } = await run('ip', ['link', 'delete', this.#device], { expect: [0, 1] })
    if (code === 0) await run('nft', ['delete', 'table', 'inet', this.#device])
    this.#opening = undefined
  }
}

function match({ cidr, protocol, ports }: EgressRule): string {
  const service = protocol === undefined ? '' : ports === undefined ? `meta l4proto ${protocol}` : `${protocol} dport ${ports[0]}-${ports[1]}`
  return `ip daddr ${cidr} ${service}`
}

function numeric(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

export function dotted(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 0xff).join('.')
}
