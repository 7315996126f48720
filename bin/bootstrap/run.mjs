// Programs that a script runs to their end, with its terminal.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { say } from './say.mjs'

/** As shells have it. */
const CANNOT_RUN = 127
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Whether Ctrl-C at the terminal reaches the whole process group, and so our child without us. */
function terminalSignalsGroup() {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return group === foreground
  } catch {
    return process.stdin.isTTY === true
  }
}

/**
 * Runs a program to its end and gives its exit code; signals that end us are passed on to it once. npm hands on what
 * the terminal has sent to everyone already: passed on again, it would read as the impatient second Ctrl-C.
 */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const pass = signal => {
      if (signal !== 'SIGINT' || !terminalSignalsGroup()) child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, pass)
    const settled = () => {
      for (const signal of SIGNALS) process.off(signal, pass)
    }
    child.on('error', error => {
      settled()
      say(`${command} cannot be run: ${error.message}`)
      resolve(CANNOT_RUN)
    })
    child.on('exit', (code, signal) => {
      settled()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
