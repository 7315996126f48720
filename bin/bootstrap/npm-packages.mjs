// The npm packages of package-lock.json, the pinned Node among them.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'
import { fail, say } from './say.mjs'

const LEAST_NODE = 24

export function pinnedNode(root) {
  return join(root, 'node_modules/node/bin/node')
}

/** The Node to run programs with: the pinned one, else ours if it will do. Undefined when neither is fit. */
export function fitNode(root) {
  const pinned = pinnedNode(root)
  if (existsSync(pinned)) return pinned
  return Number(process.versions.node.split('.')[0]) >= LEAST_NODE ? process.execPath : undefined
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    // Missing, or cut short by an installation that was.
    return undefined
  }
}

/** Whether what npm has written down of its last installation is what the lock file asks for. */
export function hasNpmPackages(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (wanted === undefined || present === undefined || fitNode(root) === undefined) return false
  return Object.entries(wanted).every(([path, { version, optional, integrity }]) => {
    const found = present[path]
    if (path === '') return true
    return found === undefined ? optional === true : found.version === version && found.integrity === integrity
  })
}

/** npm as the one that runs us, or the first on the PATH outside of this checkout. */
function npmCommand(root, args) {
  const { npm_execpath: npm, npm_node_execpath: node, PATH = '' } = process.env
  const path = PATH.split(delimiter).filter(folder => !folder.startsWith(join(root, 'node_modules')))
  // Variables that npm hands to scripts (npm_config_yes and the like) are not for another npm to act or remark on.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|config_(yes|json))/.test(name)))
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...env, PATH: path.join(delimiter) } }
  return npm !== undefined && node !== undefined && existsSync(node) ? [node, [npm, ...args], options] : ['npm', args, options]
}

export async function installNpmPackages(root) {
  say('installing the npm packages of package-lock.json')
  const start = Date.now()
  const code = await run(...npmCommand(root, ['ci', '--loglevel=error', '--no-audit', '--no-fund']))
  if (code !== 0) fail('the npm packages could not be installed, see above; once that is mended, run the same command again')
  if (fitNode(root) === undefined) {
    fail(
      `needs Node ${LEAST_NODE} or later, which the package \`node\` brings, but npm did not run its install script; ` +
        'type: npm rebuild node esbuild classic-level --ignore-scripts=false',
    )
  }
  say(`installed them in ${Math.round((Date.now() - start) / 1000)} s`)
}
