/**
 * The only tests that may be skipped: those that call {@link skip}, for a need in this list. A continuous integration run
 * (CI=true) happens on root's Debian with the packages of bin/system-packages.json, and there only the needs that such a
 * machine lacks may be missing; any other fails its test.
 */

interface Need {
  /** What the machine must have, as it reads after `needs`. */
  readonly says: string
  /** True where a machine of the kind named above may lack it. */
  readonly rare: boolean
}

const NEEDS = {
  root: { says: 'the superuser', rare: false },
  'not-root': { says: 'a user other than root', rare: true },
  runc: { says: 'domains made by runc', rare: false },
  bwrap: { says: 'domains made by bubblewrap', rare: false },
  cgroups: { says: 'a cgroup hierarchy with the cpu, memory, pids and freezer controllers', rare: false },
  'cgroups-v1': { says: 'cgroup v1 controllers', rare: true },
  'cgroups-v2': { says: 'cgroup v2 controllers', rare: true },
  'network-namespaces': { says: 'network namespaces with shaped links', rare: false },
  tun: { says: 'TUN devices in network namespaces', rare: false },
  'systemd-tools': { says: "systemd's tools for units (systemd-analyze)", rare: false },
  machines: { says: 'containers that boot systemd', rare: false },
  'loop-devices': { says: 'loop devices', rare: true },
} as const satisfies Readonly<Record<string, Need>>

export type NeedName = keyof typeof NEEDS

/**
 * Skips the running test, or from a `before` hook its whole suite, and prints why.
 * @param found what was tried and what the machine answered, as the drivers' probes say it
 * @throws Error on CI, for what must not be missing there
 */
export function skip(context: Mocha.Context, need: NeedName, found: string): never {
  const { says, rare } = NEEDS[need]
  if (process.env['CI'] === 'true' && !rare) throw new Error(`this machine must have ${says}: ${found}`)
  console.log(`      skipped: needs ${says}; ${found}`)
  context.skip()
}
