/** Texts of the command line as values; commander shows these mistakes with the option's name. */
import { InvalidArgumentError } from 'commander'
import { type Bytes, fromText, ID_BYTES } from '../types/bytes.ts'
import { type Money, parseMoney } from '../types/money.ts'
import { parsePeer } from '../types/peer-id.ts'
import { parseBytes, parseDuration } from '../types/units.ts'

function parser<T>(parse: (text: string) => T | undefined, expected: string): (text: string) => T {
  return text => {
    const value = parse(text)
    if (value === undefined) throw new InvalidArgumentError(`Expected ${expected}.`)
    return value
  }
}

export const moneyArgument: (text: string) => Money = parser(parseMoney, 'an amount such as 0.25, with at most six decimals')
export const bytesArgument: (text: string) => number = parser(parseBytes, 'a size such as 64MiB or 1.5GiB')
export const durationArgument: (text: string) => number = parser(parseDuration, 'a time such as 90s, 10m or 24h')
export const idArgument: (text: string) => Bytes = parser(text => fromText(text, ID_BYTES), 'an id of 52 letters and digits')
export const peerArgument: (text: string) => Bytes = parser(parsePeer, 'a PeerId such as 12D3KooW...')
export const countArgument: (text: string) => number = parser(text => (/^\d{1,9}$/.test(text) ? Number(text) : undefined), 'a whole number')
export const numberArgument: (text: string) => number = parser(text => (/^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined), 'a number')

/** `name=value`, gathered over several uses of an option. */
export function pairArgument(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Expected NAME=VALUE.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}

/** An option that may be given several times. */
export function listOf<T>(parse: (text: string) => T): (text: string, before?: readonly T[]) => T[] {
  return (text, before = []) => [...before, parse(text)]
}
