/** Refusals as validators send them, made safe to show: bounded, printable, numbers as numbers. */
import type { Fact, Facts, Refusal } from '../../types/errors.ts'
import type { Refusal as WireRefusal } from '../../wire/generated/corp.ts'

const MAX_FACTS = 16
const MAX_TEXT = 256

/** Undefined where the code is none. */
export function readRefusal(wire: WireRefusal): Refusal | undefined {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(wire.code)) return undefined
  const facts: Facts = Object.fromEntries(wire.facts.slice(0, MAX_FACTS).map(({ name, value }) => [printable(name), readFact(value)]))
  return { code: wire.code, facts }
}

function readFact(value: string): Fact {
  return /^-?\d{1,20}$/.test(value) ? BigInt(value) : printable(value)
}

function printable(text: string): string {
  return text.slice(0, MAX_TEXT).replaceAll(/\p{Cc}/gu, ' ')
}
