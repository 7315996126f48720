/**
 * `xenod check`: looks at everything that a start would need, starts nothing, and says all that it found. Exit codes: 0 the
 * node would start (there may be warnings); 78 it would not, or not as what it should be.
 */
import { join } from 'node:path'
import { ExitCode, isXenoError } from '../../types/errors.ts'
import { type Config, readConfig } from '../config.ts'
import { readStatus } from '../status/command.ts'
import { checkFiles } from './files.ts'
import { type Finding, mistakeOf } from './findings.ts'
import { checkMachine } from './machine.ts'

export async function checkNode(home: string): Promise<Finding[]> {
  const file = join(home, 'xenod.yaml')
  let config: Config
  try {
    config = readConfig(file)
  } catch (error) {
    return [mistakeOf('config file', error)]
  }
  const roles = Object.entries(config.roles).flatMap(([role, settings]) => (settings === undefined ? [] : [role]))
  const isRunning = await runs(home)
  return [
    { level: 'ok', what: 'config file', says: `${file}: ${roles.join(', ')}${isRunning ? '; the node runs' : ''}` },
    ...(await checkFiles(file, config)),
    ...(await checkMachine(file, config, isRunning)),
  ]
}

async function runs(home: string): Promise<boolean> {
  try {
    await readStatus(home)
    return true
  } catch (error) {
    if (isXenoError(error, 'not-running')) return false
    throw error
  }
}

/** Prints what was found; the exit code. */
export async function printCheck(home: string, json: boolean): Promise<ExitCode> {
  const findings = await checkNode(home)
  console.log(json ? JSON.stringify({ findings }, undefined, 2) : findings.map(findingText).join('\n'))
  return findings.some(({ level }) => level === 'mistake') ? ExitCode.config : ExitCode.ok
}

function findingText({ level, what, says, next, code }: Finding): string {
  const head = `${level.padEnd(7)}  ${what.padEnd(18)}  ${says}${code === undefined ? '' : ` [${code}]`}`
  return next === undefined || next === '' ? head : `${head}\n           ${next}`
}
