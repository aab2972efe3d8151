import { constants, copyFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { epochIn, readMarker } from './state-epoch'
import { removeState } from './state-file-parts'

/**
 * SQLite plays whatever log lies beside a file into it, also one of an earlier time that a synced folder or a hand
 * brought back, and what was done since would be gone. Where the file alone is the one that was open here last,
 * and with its log it is another one, the log is renamed. Gives its new name; null where it stays.
 */
export function putForeignLogAside(
  path: string,
  now: string,
  binding: string | undefined,
): string | null {
  const log = `${path}-wal`
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return null
  const epochs = readMarker(path)?.epochs ?? []
  const isTheLast = (file: string): boolean => epochs.includes(epochIn(file, binding) ?? '')
  const alone = `${path}.alone`
  try {
    if (epochs.length === 0 || isTheLast(path)) return null
    copyFileSync(path, alone, constants.COPYFILE_FICLONE)
    if (!isTheLast(alone)) return null
  } catch {
    // Somebody has it open, or it can't be read: the opening itself tells.
    return null
  } finally {
    removeState(alone)
  }
  const aside = `${log}-aside-${now.replaceAll(':', '-')}`
  renameSync(log, aside)
  rmSync(`${path}-shm`, { force: true })
  return aside
}
