/** Every driver by name. One more is an engine and a line here. */
import { join } from 'node:path'
import type { Driver, DriverName, HypervisorOptions } from '../driver.ts'
import type { Parts } from '../parts.ts'
import type { Engine } from './engine.ts'
import { LinuxDriver } from './linux.ts'
import { RuncEngine } from './runc/engine.ts'
import { BwrapRecipe } from './sandbox/bwrap.ts'
import { SandboxEngine } from './sandbox/engine.ts'
import { ProcessRecipe } from './sandbox/process.ts'

const ENGINES: Readonly<Record<DriverName, (parts: Parts, options: HypervisorOptions) => Engine>> = {
  runc: (parts, { workPath }) => new RuncEngine(parts, workPath),
  bwrap: (parts, { workPath, monitorPath }) => new SandboxEngine(new BwrapRecipe(parts, join(workPath, 'images')), parts, monitorPath),
  process: (parts, { monitorPath }) => new SandboxEngine(new ProcessRecipe(parts), parts, monitorPath),
}

export function makeDriver(name: DriverName, parts: Parts, options: HypervisorOptions): Driver {
  return new LinuxDriver(ENGINES[name](parts, options), parts, options.workPath)
}
