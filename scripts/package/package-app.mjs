// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'
import { toolNode } from '../lib/tools.mjs'

/** @typedef {import('../electron-runtime/index.mjs').ElectronRuntime} ElectronRuntime */

const BUILDER = fileURLToPath(new URL('build-package.mjs', import.meta.url))
const DIST = join(ROOT, 'dist')
const UNPACKED_SECONDS = 5 * 60
/** Installers are compressed, and their tools are downloaded. */
const INSTALLERS_SECONDS = 30 * 60

/**
 * Makes the package for this system in `dist`, from what the build left in `out`.
 * @param {ElectronRuntime} runtime
 * @param {{ installers?: boolean }} [wanted]
 * @returns {Promise<{ folder: string, executable: string }>} the unpacked app
 */
export async function packageApp(runtime, { installers = false } = {}) {
  if (installers && runtime.kind !== 'official') {
    throw new SetupError(
      `Installers are made with the official Electron only; this machine has ${runtime.version} from elsewhere.`,
      'Run this where github.com can be reached. npm run package makes an unpacked app for trying.',
    )
  }
  const { folder, executable } = unpackedApp()
  rmSync(folder, { recursive: true, force: true })
  /** @type {import('./build-package.mjs').PackageOrder} */
  const order = { executable: runtime.executable, version: runtime.version, installers }
  const sqliteBinding = runtime.env.CONCORD_SQLITE_BINDING
  if (sqliteBinding !== undefined) order.sqliteBinding = sqliteBinding
  const { code, output, timedOut } = await run(toolNode(), [BUILDER, JSON.stringify(order)], {
    cwd: ROOT,
    seconds: installers ? INSTALLERS_SECONDS : UNPACKED_SECONDS,
  })
  if (timedOut) throw new SetupError('Packaging took too long and was stopped.')
  if (code !== 0) throw new SetupError(`Packaging failed:\n${output.trim().slice(-4000)}`)
  return { folder, executable }
}

/**
 * Where electron-builder puts it on this system.
 * @returns {{ folder: string, executable: string }}
 */
function unpackedApp() {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  switch (process.platform) {
    case 'darwin': {
      const folder = join(DIST, `mac${arch}`)
      return { folder, executable: join(folder, 'Concord.app', 'Contents', 'MacOS', 'Concord') }
    }
    case 'win32': {
      const folder = join(DIST, `win${arch}-unpacked`)
      return { folder, executable: join(folder, 'Concord.exe') }
    }
    default: {
      const folder = join(DIST, `linux${arch}-unpacked`)
      return { folder, executable: join(folder, 'concord') }
    }
  }
}
