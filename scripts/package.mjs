// @ts-check
import { relative } from 'node:path'
import { build } from './build.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, SetupError, talkOn } from './lib/talk.mjs'
import { folderSize } from './package/folder-size.mjs'
import { packageApp } from './package/package-app.mjs'
import { setUp } from './setup.mjs'

const INSTALLERS = '--installers'
const MB = 1_000_000

/**
 * `npm run package`: the app for this system, unpacked, in `dist`. With `--installers` also what
 * electron-builder.yml lists for this system, which needs the official Electron.
 */
await runMain(async () => {
  const talk = talkOn(1)
  const args = process.argv.slice(2)
  if (args.some((arg) => arg !== INSTALLERS)) {
    throw new SetupError(`Usage: npm run package [-- ${INSTALLERS}]`)
  }
  const runtime = await setUp(talk)
  await build(talk)
  talk.say('Packaging the app …')
  const { folder, executable } = await packageApp(runtime, { installers: args.length > 0 })
  const megabytes = Math.round(folderSize(folder) / MB)
  talk.say(`${relative(ROOT, executable)} (${megabytes} MB unpacked, Electron ${runtime.version})`)
  if (runtime.kind === 'fallback') {
    talk.say('This package is for trying only: the official Electron is out of reach from here.')
  }
  return 0
})
