// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'
import { missingNeeds, output } from './missing-needs.mjs'
import { installCommand, linuxFamily } from './system-needs.mjs'

/** @typedef {import('./system-needs.mjs').Need} Need */
/** @typedef {import('./system-needs.mjs').Group} Group */

const isRoot = process.getuid?.() === 0
const APT_SECONDS = 600

/**
 * Installs what is missing as root on Debian and Ubuntu; elsewhere says the one command and stops.
 * @param {import('../lib/talk.mjs').Talk} talk
 * @param {Group[]} groups
 */
export async function ensureSystemLibraries(talk, groups) {
  if (process.platform !== 'linux') return
  const missing = missingNeeds(groups)
  if (missing.length === 0) return
  if (isRoot && family() === 'debian') {
    await aptInstall(talk, missing)
  } else {
    // Compiling is seldom needed on an ordinary network: npm ci says so itself if it was.
    const needed = missing.filter(({ group }) => group !== 'compile')
    if (needed.length === 0) return
    throw new SetupError('Some system libraries are missing.', askToInstall(needed))
  }
}

/**
 * For messages about something that did not compile.
 * @returns {string | undefined} undefined when nothing is missing
 */
export function compilerHint() {
  if (process.platform !== 'linux') return undefined
  const missing = missingNeeds(['compile'])
  if (missing.length === 0) return undefined
  return `A native package had to be compiled, and this is missing for it.\n${askToInstall(missing)}`
}

/**
 * @param {import('../lib/talk.mjs').Talk} talk
 * @param {Need[]} missing
 */
async function aptInstall(talk, missing) {
  talk.say('System libraries: asking apt for its current lists …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-q'], { env, seconds: APT_SECONDS })
  const names = [...new Set(missing.map((need) => aptName(need.packages.debian)))]
  talk.say(`System libraries: installing ${names.join(' ')} …`)
  const args = ['install', '-y', '-q', '--no-install-recommends', ...names]
  const install = await run('apt-get', args, { env, seconds: APT_SECONDS })
  if (install.code !== 0) {
    throw new SetupError(
      `apt-get could not install them:\n${(update.code === 0 ? install : update).output.trim().slice(-2000)}`,
      `When the package sources are in order again: ${installCommand('debian', names, true)}`,
    )
  }
  const still = missingNeeds(missing.map(({ group }) => group)).filter((need) =>
    missing.includes(need),
  )
  if (still.length > 0) {
    const what = still.map(({ probe }) => Object.values(probe).flat()[0]).join(', ')
    throw new SetupError(`apt-get installed its packages, and still this was not found: ${what}`)
  }
}

/**
 * Newer Debian and Ubuntu renamed some libraries (…t64); the old names are empty shells there.
 * @param {[string, ...string[]]} candidates
 * @returns {string}
 */
function aptName(candidates) {
  const known = candidates.find((name) => {
    const policy = output('apt-cache', ['policy', name])
    return /Candidate: (?!\(none\))/.test(policy)
  })
  return known ?? candidates.at(-1) ?? candidates[0]
}

/**
 * @param {Need[]} missing
 * @returns {string}
 */
function askToInstall(missing) {
  const system = family()
  if (system === undefined) {
    const names = missing.map(({ packages }) => packages.debian.at(-1)).join(' ')
    return `Install what these Debian packages hold, with the means of your system:\n\n  ${names}\n`
  }
  const names = new Set(
    missing.map(({ packages }) =>
      system === 'debian' ? aptName(packages.debian) : packages[system][0],
    ),
  )
  return `Run this once, then start again:\n\n  ${installCommand(system, [...names], isRoot)}\n`
}

/** @returns {import('./system-needs.mjs').Family | undefined} */
function family() {
  return existsSync('/etc/os-release')
    ? linuxFamily(readFileSync('/etc/os-release', 'utf8'))
    : undefined
}
