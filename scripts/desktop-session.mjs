// @ts-check
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endSession, SESSION_MARK } from './desktop-session/end-session.mjs'
import { startVirtualScreen } from './desktop-session/virtual-screen.mjs'
import { run } from './lib/run.mjs'
import { runMain, SetupError } from './lib/talk.mjs'
import { missingNeeds } from './setup/missing-needs.mjs'

/** @typedef {import('./lib/run.mjs').RunOptions} RunOptions */

/**
 * Starts the keyring in the session's own bus and then becomes the command. The password must not be
 * empty: with an empty one the keyring has no collection to store in.
 */
const UNLOCK_THEN_RUN = `
printf %s "$CONCORD_SESSION" |
  gnome-keyring-daemon --unlock --components=secrets >"$CONCORD_SESSION_LOG" 2>&1 || {
    echo "The keyring of the test session did not start:" >&4
    cat "$CONCORD_SESSION_LOG" >&4
    exit 97
  }
exec "$@" 2>&4 4>&-
`

/** The bus writes a line for each service it starts: that goes to a log, not to the person. */
const QUIET_BUS = `
exec dbus-run-session -- sh -c "$CONCORD_SESSION_START" sh "$@" 4>&2 2>"$CONCORD_SESSION_LOG.bus"
`

/** Whether this machine can have a session of its own. */
export function isSessionPossible() {
  return process.platform === 'linux' && missingNeeds(['headless']).length === 0
}

/**
 * Runs a command with a screen, a session bus and an unlocked keyring of its own. Nobody's desktop,
 * settings or keyring is touched, and what was started ends with the command.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {ReturnType<typeof run>}
 */
export async function runInDesktopSession(command, args, options) {
  const home = mkdtempSync(join(tmpdir(), 'concord-session-'))
  const mark = randomUUID()
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...(options.env ?? process.env), ...privateFolders(home) }
  env[SESSION_MARK] = mark
  env.CONCORD_SESSION_LOG = join(home, 'keyring.log')
  env.CONCORD_SESSION_START = UNLOCK_THEN_RUN
  delete env.WAYLAND_DISPLAY
  delete env.DBUS_SESSION_BUS_ADDRESS
  const endNow = () => endSession(mark, home)
  process.once('exit', endNow)
  try {
    env.DISPLAY = await startVirtualScreen(env)
    return await run('sh', ['-c', QUIET_BUS, 'sh', command, ...args], { ...options, env })
  } finally {
    process.off('exit', endNow)
    endNow()
  }
}

/**
 * The folders in which a desktop keeps its things; the cache stays the user's, it is only a cache.
 * @param {string} home
 * @returns {Record<string, string>}
 */
function privateFolders(home) {
  /** @type {Record<string, string>} */
  const folders = {}
  for (const name of ['DATA_HOME', 'CONFIG_HOME', 'STATE_HOME', 'RUNTIME_DIR']) {
    const folder = join(home, name.toLowerCase())
    mkdirSync(folder, { mode: 0o700 })
    folders[`XDG_${name}`] = folder
  }
  return folders
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const [command, ...args] = process.argv.slice(2)
    if (command === undefined) {
      throw new SetupError('Usage: node scripts/desktop-session.mjs COMMAND [ARGUMENT …]')
    }
    const hours = 6 * 3600
    const options = { seconds: hours, showOn: /** @type {const} */ (1), separateStreams: true }
    const { code } = await runInDesktopSession(command, args, options)
    return code
  })
}
