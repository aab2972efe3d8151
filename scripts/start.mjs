// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { runInDesktopSession } from './desktop-session.mjs'
import { hasDisplay } from './lib/display.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, SetupError, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

/** @typedef {import('./electron-runtime/index.mjs').ElectronRuntime} ElectronRuntime */

const TOUR = join(ROOT, 'scripts', 'tour', 'run.mjs')
const TOUR_SECONDS = 20 * 60

/**
 * @param {ElectronRuntime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
function environment(runtime) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...runtime.env, CONCORD_ELECTRON: runtime.executable }
  env.CONCORD_FIRST_STORE ??= 'sample'
  // Editors that are Electron themselves leave this in their terminals, and no window would open.
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

/**
 * @param {ElectronRuntime} runtime
 * @returns {Promise<number>}
 */
function startApp(runtime) {
  // Chromium refuses to run as root with its sandbox.
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...flags, '.', ...process.argv.slice(2)]
  return runInForeground(runtime.executable, args, { cwd: ROOT, env: environment(runtime) })
}

/**
 * Without a display nobody sees a window: the app is shown around in, and leaves pictures.
 * @param {ElectronRuntime} runtime
 * @returns {Promise<number>}
 */
async function giveTour(runtime) {
  if (!existsSync(TOUR)) throw new SetupError('There is no display, and no tour to give instead.')
  const { code, timedOut } = await runInDesktopSession(
    toolNode(),
    [TOUR, ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: environment(runtime),
      seconds: TOUR_SECONDS,
      showOn: 1,
      separateStreams: true,
    },
  )
  if (timedOut) throw new SetupError(`The tour was stopped after ${TOUR_SECONDS / 60} minutes.`)
  return code
}

await runMain(async () => {
  const talk = talkOn(1)
  const runtime = await setUp(talk)
  await build(talk)
  if (hasDisplay()) return startApp(runtime)
  talk.say('There is no display: giving the tour on a virtual screen.')
  return giveTour(runtime)
})
