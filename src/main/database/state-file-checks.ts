import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { t } from '@shared/words/words'
import type { Database } from './database'

/** "CNCD" as a number: marks a file as Concord's in SQLite's header (sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x434e4344
const SQLITE_HEADER = 'SQLite format 3\0'

/** Why a file is none of Concord's, from its first bytes; null when it is one. Opens nothing of SQLite. */
export function whyForeign(path: string): string | null {
  if (statSync(path).size === 0) return t`it is empty`
  const header = Buffer.alloc(72)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  if (header.toString('latin1', 0, 16) !== SQLITE_HEADER) return t`it is no SQLite file`
  // Who may write and read it, at offsets 18 and 19: 1 or 2 since there is SQLite, and it writes no file with more.
  if (!header.subarray(18, 20).every((version) => version === 1 || version === 2)) {
    return t`it has a damaged header`
  }
  // sqlite.org/fileformat.html: the application id stands at offset 68, big-endian.
  return header.readUInt32BE(68) === APPLICATION_ID ? null : t`it belongs to another program`
}

/** What SQLite's own check says of the whole file; null when it is sound. Throws where another process has it, or the disk fails. */
export function whyDamaged(db: Database): string | null {
  try {
    const answer: unknown = db.pragma('quick_check(1)', { simple: true })
    return answer === 'ok' ? null : String(answer)
  } catch (error) {
    if (isBusy(error) || isOfThePlace(error)) throw error
    return error instanceof Error ? error.message : t`it can not be read`
  }
}

/** SQLite's result codes have longer variants, such as SQLITE_BUSY_SNAPSHOT (sqlite.org/rescode.html). */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

const OF_THE_PLACE = /^SQLITE_(FULL|READONLY|CANTOPEN|IOERR_(WRITE|SHM|FSYNC|LOCK|RDLOCK))/

/** SQLite may not write there, or has no room for what it needs to read: that says nothing of the file. */
function isOfThePlace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OF_THE_PLACE.test(String(error.code))
}

const DOES_NOT_FIT = /^SQLITE_(ERROR$|CORRUPT|CONSTRAINT)/

/** SQLite could not do what a statement says with what is in the file; the disk and other processes are no part of it. */
export function doesNotFit(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && DOES_NOT_FIT.test(String(error.code))
}
