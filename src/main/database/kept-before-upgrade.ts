import { readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sealCopy } from './backups'
import type { Database } from './database'
import { userVersion } from './migrate'
import { epochIn, epochOf, readMarker } from './state-epoch'
import { tableCounts } from './state-facts'
import { doesNotFit } from './state-file-checks'
import { notKept } from './state-file-errors'
import { removeState } from './state-file-parts'

/** "state-before-upgrade-2026-11-27-081500123.sqlite", in UTC: a backup, restored as any other. */
const START = 'state-before-upgrade-'
/** The one of this upgrade and the one of the upgrade before. */
const KEPT_AT_MOST = 2

/** `isNew` is false where an upgrade that did not come to its end has made it. */
export type Kept = { readonly path: string; readonly isNew: boolean }

/**
 * Puts a proven copy of an open state file beside it, before the first step of its upgrade; a killed upgrade that
 * goes on keeps the one that it has. Throws a `ConcordError` (`storage-failed`), and what SQLite says where it can't
 * read what is in the file (`doesNotFit`). The file itself is not changed.
 */
export function keepBeforeUpgrade(db: Database, path: string, binding: string | undefined): Kept {
  // Who has the state file open is alone with it, so what has this name was left by a process that died.
  const unfinished = `${path}.before-upgrade`
  try {
    removeState(unfinished)
    const earlier = keptCopies(path).find((copy) => isOfThisUpgrade(db, path, copy, binding))
    if (earlier !== undefined) return { path: earlier, isNew: false }
    // In one turn, and with what is in the log (sqlite.org/lang_vacuum.html#vacuuminto).
    db.prepare('VACUUM INTO ?').run(unfinished)
    const at = new Date().toISOString()
    const copied = sealCopy(unfinished, at, binding, contentOf)
    if (copied !== contentOf(db)) throw new Error('The copy has other rows')
    const kept = join(dirname(path), `${START}${nameOf(at)}.sqlite`)
    renameSync(unfinished, kept)
    return { path: kept, isNew: true }
  } catch (thrown) {
    dropCopy(unfinished)
    throw doesNotFit(thrown) ? thrown : notKept(thrown)
  }
}

/** To be called after an upgrade: what earlier ones kept goes, but for the newest of them. */
export function dropEarlierCopies(path: string, newest: Kept): void {
  const earlier = keptCopies(path).filter((copy) => copy !== newest.path)
  earlier.sort().reverse()
  for (const copy of earlier.slice(KEPT_AT_MOST - 1)) dropCopy(copy)
}

/** A copy that stays behind does no harm, and a store is not kept closed for it. */
export function dropCopy(copy: string): void {
  try {
    removeState(copy)
  } catch {
    // The next upgrade finds it.
  }
}

function keptCopies(path: string): string[] {
  const folder = dirname(path)
  return readdirSync(folder)
    .filter((name) => name.startsWith(START) && name.endsWith('.sqlite'))
    .map((name) => join(folder, name))
}

/** A state file has another epoch as soon as anything but its upgrade is done in it. */
function isOfThisUpgrade(
  db: Database,
  path: string,
  copy: string,
  binding: string | undefined,
): boolean {
  const epoch = epochOf(db)
  // Without epoch and marker it was never opened by a Concord that has them.
  if (epoch === null && readMarker(path) !== null) return false
  try {
    return epochIn(copy, binding) === epoch
  } catch {
    return false
  }
}

/** The version, and how many rows each table has: with SQLite's own check of the copy, that nothing is missing. */
function contentOf(db: Database): string {
  return JSON.stringify([userVersion(db), tableCounts(db)])
}

const nameOf = (at: string): string => at.replace('T', '-').replaceAll(/[:.Z]/g, '')
