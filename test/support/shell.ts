/** One shell into which lines are pasted, as a person would: what one paste sets, the next finds. It ends at the first line that fails. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = '.pasted.sh'

export interface ShellOptions {
  /** Where what is pasted is put, and how the shell sees that folder. */
  readonly folder: string
  readonly seenAs: string
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

export class Shell {
  readonly #child: ChildProcess
  readonly #options: ShellOptions
  readonly #ended: Promise<unknown>
  #output = ''
  #pastes = 0
  #heard: () => void = () => undefined

  constructor([command = '', ...args]: readonly string[], options: ShellOptions) {
    this.#options = options
    this.#child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#ended = once(this.#child, 'close')
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text
        this.#heard()
      })
    }
    this.#child.stdin?.on('error', () => this.#child.stdin?.destroy())
    this.#child.stdin?.write('set -e -o pipefail; exec 2>&1\n')
  }

  /** Settles when the lines have run, or one of them has failed: then with its exit code. */
  async paste(text: string): Promise<{ code: number; output: string }> {
    const { folder, seenAs } = this.#options
    const mark = `--- pasted ${++this.#pastes} ---`
    this.#output = ''
    writeFileSync(join(folder, FILE), text)
    const done = new Promise<void>(resolve => {
      this.#heard = () => this.#output.includes(mark) && resolve()
    })
    // Read from a file, so that no program takes the lines behind it for its input.
    this.#child.stdin?.write(`. ${join(seenAs, FILE)} < /dev/null; echo '${mark}'\n`)
    await Promise.race([done, this.#ended])
    const output = this.#output.replace(`${mark}\n`, '')
    return { code: this.#output.includes(mark) ? 0 : (this.#child.exitCode ?? -1), output }
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }
}
