import { ConcordError } from '@shared/contract/app-error'

/** Codes of the system (errno) and of SQLite (sqlite.org/rescode.html), longer variants included. */
const REASONS: readonly (readonly [code: string, reason: string])[] = [
  ['EACCES', 'Concord may not write there.'],
  ['EPERM', 'Concord may not write there, or another program has the file open.'],
  ['EBUSY', 'Another program has the file open.'],
  ['EROFS', 'That place can only be read.'],
  ['ENOENT', 'The folder is not there any more.'],
  ['ENOSPC', 'The disk is full.'],
  ['SQLITE_FULL', 'The disk is full.'],
  ['SQLITE_READONLY', 'That place can only be read.'],
  ['SQLITE_CANTOPEN', 'Concord may not write there, or the folder is not there any more.'],
  ['SQLITE_IOERR', 'The disk did not take it: it is full or does not work.'],
]

/** Why a file of the person's choice was not written, as what they are told (`file-not-written`). */
export function notWritten(thrown: unknown): ConcordError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const reason = REASONS.find(([known]) => code.startsWith(known))?.[1]
  return new ConcordError(
    {
      code: 'file-not-written',
      message: `The file was not written. ${reason ?? `The system answered ${code || String(thrown)}.`} Nothing in Concord changed.`,
      nextStep: 'Choose another folder or name, or make room, and try again.',
      retryable: true,
      details: code === '' ? {} : { system: code },
    },
    thrown,
  )
}
