/** `xenod init`: an identity and a config file with every role asked for, to be filled in where it says FILL-IN. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { nodeErrors } from '../node/errors.ts'
import { createKey } from '../node/key-file.ts'
import { peerBytes, peerText } from '../node/peers.ts'
import { initSchema, type Roles } from './config.ts'
import { daemonErrors } from './errors.ts'

/** A role's part of the config file, indented for `roles:`. */
export const ROLE_TEMPLATES: Readonly<Record<keyof Roles, string>> = {
  validator: `  validator:
    committee: committee.bin        # the XenoCorp's genesis document, from whoever founds it
    peers: []                       # fellow validators: /ip4/ADDRESS/tcp/PORT/p2p/PEERID
`,
  registrar: `  registrar:
    committee: committee.bin
    key: registrar.key              # the key that the committee document names
    peers: []                       # the validators: /ip4/ADDRESS/tcp/PORT/p2p/PEERID
    invites: []                     # keys that may enrol, where the policy is by invite
    founding: []                    # servers that need no injection node: the XIS's founding nodes
`,
  xis: `  xis:
    document: xis.bin               # the XIS's document, from whoever founds it
    corps:                          # whose servers' cards it takes
      - name: FILL-IN
        address: FILL-IN
    nodes: []                       # other XIS nodes: /ip4/ADDRESS/tcp/PORT/p2p/PEERID
`,
  xenoserver: `  xenoserver:
    corps:                          # payment houses whose orders it takes
      - name: FILL-IN
        address: FILL-IN            # a validator: /ip4/ADDRESS/tcp/PORT/p2p/PEERID
    owner: { name: FILL-IN }        # what the registration asks of the owner
    operator: FILL-IN
    capacity: { cpuMs: 1000, memory: 2GiB, disk: 10GiB, netMbps: 100 }
    prices: { coreHour: 0.02, memoryGibHour: 0.005, diskGibHour: 0.0002, networkGib: 0.01, addressHour: 0.004, setup: 0.0001 }
    xis: xis.bin
`,
  rd: `  rd:
    xis: xis.bin
    nodes: [FILL-IN]                # XIS nodes to start from
`,
}

export interface InitOptions {
  readonly home: string
  readonly name: string
  readonly listen: string
  readonly roles: readonly string[]
}

/** @throws XenoError `unknown-role`, `option-invalid`, `already-initialised` */
export async function initNode(options: InitOptions): Promise<{ config: string; peer: string }> {
  const templates = options.roles.map(role => {
    if (!isRole(role)) throw daemonErrors.error('unknown-role', { role, roles: Object.keys(ROLE_TEMPLATES).join(', ') })
    return ROLE_TEMPLATES[role]
  })
  const checked = initSchema.safeParse(options)
  if (!checked.success) {
    const [mistake] = checked.error.issues
    throw daemonErrors.error('option-invalid', { option: String(mistake?.path[0]), mistake: mistake?.message ?? 'it cannot be read' })
  }
  const { name, listen } = checked.data
  const config = join(options.home, 'xenod.yaml')
  if (existsSync(config)) throw nodeErrors.error('already-initialised', { path: config })
  // Guests of a XenoServer are users of their own, and pass through to where their domains are; files are the owner's alone.
  mkdirSync(options.home, { recursive: true, mode: 0o711 })
  const key = await createKey(join(options.home, 'node.key'))
  const text = `name: ${name}
listen: [${listen}]
# What to tell others instead, where the address seen from outside differs.
announce: []
# Nodes to start from: /ip4/ADDRESS/tcp/PORT/p2p/PEERID. A XenoCorp's validators serve as such.
bootstrap: []
log: { level: info }
roles:
${templates.join('')}`
  writeFileSync(config, text, { flag: 'wx', mode: 0o600 })
  return { config, peer: peerText(peerBytes(peerIdFromPrivateKey(key))) }
}

function isRole(role: string): role is keyof Roles {
  return Object.hasOwn(ROLE_TEMPLATES, role)
}
