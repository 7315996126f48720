/** `testnet down`. */
import { isXenoError } from '../src/types/errors.ts'
import { askControl } from './control.ts'
import { knownNetwork } from './network.ts'

/** Stops the network that runs in the folder; else takes away what one whose launcher was killed has left. @throws XenoError `testnet-not-running` */
export async function runDown(folder: string): Promise<void> {
  try {
    await askControl(folder, { verb: 'down' })
    process.stdout.write('stopped\n')
  } catch (error) {
    if (!isXenoError(error, 'testnet-not-running')) throw error
    const left = (await knownNetwork(folder)?.ground?.sweep()) ?? []
    if (left.length === 0) throw error
    process.stdout.write(`removed what a killed launcher had left:\n${left.map(what => `  ${what}\n`).join('')}`)
  }
}
