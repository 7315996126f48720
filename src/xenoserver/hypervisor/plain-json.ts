/**
 * Fields of JSON, checked by hand: for the keeper and the monitor, small processes that must start fast and cannot afford a schema library.
 * Each function throws an Error that names the field.
 */
export type Fields = Readonly<Record<string, unknown>>

export function parseObject(text: string): Fields {
  return objectOf(JSON.parse(text), 'the message')
}

export function objectOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} is not an object`)
  return { ...value }
}

export function textField(fields: Fields, name: string, pattern = /^/): string {
  const value = fields[name]
  if (typeof value !== 'string' || !pattern.test(value)) throw new Error(`${name} is not a fit text`)
  return value
}

export function wholeField(fields: Fields, name: string): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is not a whole number`)
  return value
}

export function numberField(fields: Fields, name: string): number {
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${name} is not a number`)
  return value
}

export function booleanField(fields: Fields, name: string): boolean {
  const value = fields[name]
  if (typeof value !== 'boolean') throw new Error(`${name} is neither true nor false`)
  return value
}

export function listField(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name]
  if (!Array.isArray(value)) throw new Error(`${name} is not a list`)
  return value
}

export function textsField(fields: Fields, name: string): string[] {
  return listField(fields, name).map((text, index) => textField({ [index]: text }, String(index)))
}
