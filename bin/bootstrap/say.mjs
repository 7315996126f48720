// What the bootstrap tells people: on standard error, so that a script's own output can be piped.
const plain = !process.stderr.isTTY || process.env.NO_COLOR

const dim = text => (plain ? text : `\x1b[2m${text}\x1b[22m`)

export function say(text) {
  process.stderr.write(`${dim(`xenod: ${text}`)}\n`)
}

/** Something that was asked for cannot be had: says so, and what to do, and ends. */
export function fail(text) {
  process.stderr.write(`xenod: ${text}\n`)
  process.exit(1)
}
