/**
 * What every choice of policy is made of: a name, parameters with their bounds, and their bytes. A choice's own file says
 * what it means for the ledger's rules; here stands only how it is written and checked.
 */
import { type Bytes, EMPTY } from '../../../types/bytes.ts'
import { decodeCanonical, encode, type MessageCodec } from '../../../wire/canonical.ts'

/** A choice: its name, and its parameters beside it. */
export interface Choice {
  readonly name: string
}

/** Handed only choices of its own name. */
export interface PolicyModule {
  readonly name: string
  encode(choice: Choice): Bytes
  /** Undefined where the bytes are no canonical encoding of its parameters. */
  decode(parameters: Bytes): Choice | undefined
  /** The first parameter that is out of its bounds. */
  broken(choice: Choice): string | undefined
}

/** Least and largest value of every number, both allowed. */
type Bounds<P> = { readonly [Name in keyof P as P[Name] extends bigint | number ? Name : never]: readonly [least: bigint, most: bigint] }

const MAX_PARAMETER_BYTES = 1_024

/** A choice without parameters. */
export function plain(name: string): PolicyModule {
  return { name, encode: () => EMPTY, decode: parameters => (parameters.length === 0 ? { name } : undefined), broken: () => undefined }
}

/**
 * A choice with parameters.
 * @param between the parameter that does not go with the others, if one does not
 */
export function parametric<P extends object>(
  name: string,
  codec: MessageCodec<P>,
  bounds: Bounds<P>,
  between: (parameters: P) => (keyof P & string) | undefined = () => undefined,
): PolicyModule {
  // A choice of this name has these parameters; the encoder takes them and leaves the name.
  const parametersOf = (choice: Choice) => choice as unknown as P
  const numbers: readonly [string, readonly [bigint, bigint]][] = Object.entries(bounds)
  return {
    name,
    encode: choice => encode(codec, parametersOf(choice)),
    decode(bytes) {
      const parameters = decodeCanonical(codec, bytes, MAX_PARAMETER_BYTES)
      return parameters === undefined ? undefined : { ...parameters, name }
    },
    broken(choice) {
      const values = new Map(Object.entries(choice))
      const outside = numbers.find(([field, [least, most]]) => {
        const value = BigInt(values.get(field) ?? 0)
        return value < least || value > most
      })
      return outside?.[0] ?? between(parametersOf(choice))
    },
  }
}
