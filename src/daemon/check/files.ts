/** Keys and documents that the config file names: there, safe, valid, and belonging together. */
import { readFileSync } from 'node:fs'
import type { Committee } from '../../corp/core/committee.ts'
import { createSigner, nodeCrypto } from '../../node/crypto.ts'
import { readKey } from '../../node/key-file.ts'
import { peerText } from '../../node/peers.ts'
import { type Bytes, equal, toText } from '../../types/bytes.ts'
import { type Config, configPath } from '../config.ts'
import { readCommittee } from '../roles/validator.ts'
import { readXisDocument } from '../roles/xis.ts'
import { type Finding, lookAt } from './findings.ts'

/** What stands in a new config file where a person has to write something. */
const FILL_IN = 'FILL-IN'

export async function checkFiles(file: string, config: Config): Promise<Finding[]> {
  const at = (relative: string): string => configPath(file, relative)
  const { validator, registrar, xis, xenoserver, rd } = config.roles
  const findings = [await lookAt('node key', () => peerText(keyOf(at('node.key')))), ...leftToFillIn(file)]
  if (validator !== undefined) {
    findings.push(...(await checkCommittee('validator', at(validator.committee), at('node.key'), isValidator)))
  }
  if (registrar !== undefined) {
    findings.push(...(await checkCommittee('registrar', at(registrar.committee), at(registrar.key), isRegistrar)))
  }
  for (const path of new Set([xis?.document, xenoserver?.xis, rd?.xis])) {
    if (path !== undefined) findings.push(await lookAt('XIS document', () => `${path}: ${toText(readXisDocument(nodeCrypto, at(path)).name)}`))
  }
  return findings
}

function keyOf(path: string): Bytes {
  return createSigner(readKey(path)).id
}

async function checkCommittee(
  role: string,
  document: string,
  key: string,
  mayUse: (committee: Committee, key: Bytes) => boolean,
): Promise<Finding[]> {
  let committee: Committee | undefined
  const read = await lookAt(`${role} document`, () => {
    committee = readCommittee(nodeCrypto, document)
    return `${committee.document.name}, ${committee.validators.length} validators: ${toText(committee.name)}`
  })
  const keyFinding = await lookAt(`${role} key`, () => peerText(keyOf(key)))
  if (committee === undefined || keyFinding.level !== 'ok' || mayUse(committee, keyOf(key))) return [read, keyFinding]
  const says = `the key ${key} is not the one that the document names for a ${role}`
  return [read, { level: 'mistake', what: `${role} key`, says, next: 'Put the right key there, or the document that names this one.' }]
}

const isValidator = (committee: Committee, key: Bytes): boolean => committee.validators.some(each => equal(each, key))
const isRegistrar = (committee: Committee, key: Bytes): boolean => equal(committee.document.registrar, key)

/** The file has been read and is valid: what is left are texts that say nothing. */
function leftToFillIn(file: string): Finding[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const left = lines.flatMap((line, index) => ((line.split('#')[0] ?? '').includes(FILL_IN) ? [index + 1] : []))
  if (left.length === 0) return []
  const says = `${FILL_IN} is left in line ${left.join(', ')}`
  return [{ level: 'mistake', what: 'config file', says, next: 'Write what it stands for.' }]
}
