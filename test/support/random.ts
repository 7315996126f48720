/** Repeatable chance for tests: the same seed gives the same run. */
export { type Random, randomOf } from '../../testnet/ground/random.ts'

/** SEED from the environment, or one of this moment; say it when a test fails. */
export function seedFromEnv(): number {
  return process.env.SEED === undefined ? Date.now() % 1_000_000 : Number(process.env.SEED)
}
