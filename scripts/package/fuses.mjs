// @ts-check
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** Each fuse is a character in the executable: `1` for on, `0` for off, `r` for removed. */
const ON = '1'.charCodeAt(0)

/**
 * The names that electron-builder.yml uses, in the order of the wire.
 * @type {Readonly<Record<string, FuseV1Options>>}
 */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

/**
 * The fuses of an Electron executable, by the names of electron-builder.yml. One that this version of
 * Electron does not have yet is missing.
 * @param {string} executable
 * @returns {Promise<Record<string, boolean>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  /** @type {Record<string, boolean>} */
  const fuses = {}
  for (const [name, place] of Object.entries(FUSES)) {
    if (wire[place] !== undefined) fuses[name] = Number(wire[place]) === ON
  }
  return fuses
}

/**
 * The names of the fuses that this version of Electron does not have yet.
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
export async function missingFuses(executable) {
  const known = await readFuses(executable)
  return Object.keys(FUSES).filter((name) => !(name in known))
}
