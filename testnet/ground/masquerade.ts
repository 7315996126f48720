/**
 * The rules of a router that masquerades: what those behind it send goes out under its own outer address; nothing comes in
 * to them but answers, and what it forwards. Who is behind may use the outer addresses too, as at home.
 */
import type { Plan } from './topology/plan.ts'
import { otherEnd } from './topology/routes.ts'
import type { Family } from './topology/topology.ts'

/** nftables' text for the router; undefined for one that hides nobody. */
export function masqueradeRules(plan: Plan, router: string): string | undefined {
  const spec = plan.topology.routers.find(({ name }) => name === router)
  const behind = plan.realms.behind(router)
  if (spec === undefined || behind.size === 0) return undefined
  const devices = plan.devices(router)
  const isInner = (device: (typeof devices)[number]): boolean => behind.has(otherEnd(device.link, router))
  const inner = set(devices.filter(isInner).map(({ name }) => `"${name}"`))
  const outer = devices.filter(device => !isInner(device))
  const forwards = spec.forwards.flatMap(({ port, to, toPort }) =>
    FAMILIES.flatMap(({ family, ip }) => {
      const addresses = outer.flatMap(({ addresses }) => addresses[family] ?? [])
      const target = plan.devices(to).flatMap(({ addresses }) => addresses[family] ?? [])[0]
      if (addresses.length === 0 || target === undefined) return []
      return [`${ip} daddr ${set(addresses)} tcp dport ${port} dnat ${ip} to ${family === 6 ? `[${target}]` : target}:${toPort}`]
    }),
  )
  const hidden = FAMILIES.flatMap(({ family, ip }) => {
    const addresses = [...behind].flatMap(place => plan.devices(place).flatMap(({ addresses }) => addresses[family] ?? []))
    return addresses.length === 0 ? [] : [`${ip} saddr ${set(addresses)}`]
  })
  return `
table inet ground {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    ${forwards.join('\n    ')}
  }
  chain forward {
    type filter hook forward priority filter;
    iifname != ${inner} oifname ${inner} ct state != { established, related } ct status & dnat == 0 drop
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    ${hidden.map(sender => `${sender} oifname != ${inner} masquerade`).join('\n    ')}
    ${hidden.map(sender => `${sender} oifname ${inner} ct status & dnat != 0 masquerade`).join('\n    ')}
  }
}
`
}

const FAMILIES: readonly { readonly family: Family; readonly ip: 'ip' | 'ip6' }[] = [
  { family: 4, ip: 'ip' },
  { family: 6, ip: 'ip6' },
]

function set(members: readonly string[]): string {
  return `{ ${members.join(', ')} }`
}
