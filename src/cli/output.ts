/**
 * What a command prints. Results go to standard output: text for people, or with --json one JSON document and nothing
 * else. Progress, warnings and errors go to standard error. Money is shown exactly, ids whole, times in local terms.
 */
import { styleText } from 'node:util'
import { commonErrors, type ExitCode, isXenoError, type XenoError } from '../types/errors.ts'

export type Json = null | boolean | number | string | bigint | readonly Json[] | { readonly [name: string]: Json | undefined }

export class Output {
  readonly json: boolean
  readonly #quiet: boolean

  constructor(options: { json: boolean; quiet?: boolean }) {
    this.json = options.json
    this.#quiet = options.quiet ?? false
  }

  /** The command's result: `data` with --json, else the text that `text` makes of it. */
  result(data: Json, text: () => string): void {
    process.stdout.write(`${this.json ? toJson(data) : text()}\n`)
  }

  /** One element of a result that comes bit by bit: with --json a line of its own. */
  event(data: Json, text: () => string): void {
    process.stdout.write(this.json ? `${JSON.stringify(data, replaceBigint)}\n` : text())
  }

  /** What is going on, for people who watch. */
  progress(text: string): void {
    if (!this.#quiet) process.stderr.write(`${dim(text)}\n`)
  }

  warn(text: string): void {
    process.stderr.write(`${styleText('yellow', 'warning', { stream: process.stderr })}: ${text}\n`)
  }

  /** Prints an error with its code, facts and next step; returns the exit code. */
  failure(error: unknown): ExitCode {
    const known = isXenoError(error) ? error : commonErrors.error('internal', { what: error instanceof Error ? error.message : String(error) }, error)
    if (this.json) process.stderr.write(`${toJson({ error: { code: known.code, message: known.message, next: known.next, facts: known.facts } })}\n`)
    else process.stderr.write(`${errorText(known)}\n`)
    if (!isXenoError(error) && error instanceof Error && process.env.XENO_DEBUG !== undefined) process.stderr.write(`${error.stack}\n`)
    return known.exit
  }
}

function errorText(error: XenoError): string {
  const head = `${styleText('red', 'error', { stream: process.stderr })}: ${error.message}`
  const next = error.next === '' ? '' : `\n  ${error.next}`
  return `${head} ${dim(`[${error.code}]`)}${next}`
}

function dim(text: string): string {
  return styleText('dim', text, { stream: process.stderr })
}

export function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

function toJson(data: Json): string {
  return JSON.stringify(data, replaceBigint, 2)
}

/** Amounts and 64-bit counts stand as decimal strings, so that no reader rounds them. */
function replaceBigint(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}

/** Rows under a header, columns as wide as their widest cell; a column whose header ends in '>' is right-aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = header.map(name => name.replace(/>$/, ''))
  const widths = names.map((name, column) => Math.max(name.length, ...rows.map(row => (row[column] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (header[column]?.endsWith('>') ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [bold(line(names)), ...rows.map(line)].join('\n')
}

/** Name and value, a line each. */
export function fields(entries: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${dim(name.padEnd(width))}  ${value}`).join('\n')
}
