import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** Codes of the system (errno) and of SQLite (sqlite.org/rescode.html), longer variants included. */
const REASONS: readonly (readonly [code: string, reason: string])[] = [
  ['EACCES', t`Concord may not write there.`],
  ['EPERM', t`Concord may not write there, or another program has the file open.`],
  ['EBUSY', t`Another program has the file open.`],
  ['EROFS', t`That place can only be read.`],
  ['ENOENT', t`The folder is not there any more.`],
  ['EISDIR', t`A folder has that name.`],
  ['ENOSPC', t`The disk is full.`],
  ['SQLITE_FULL', t`The disk is full.`],
  ['SQLITE_READONLY', t`That place can only be read.`],
  ['SQLITE_CANTOPEN', t`Concord may not write there, or the folder is not there any more.`],
  ['SQLITE_IOERR', t`The disk did not take it: it is full or does not work.`],
]

/** Why a file of the person's choice was not written, as what they are told (`file-not-written`). */
export function notWritten(thrown: unknown): ConcordError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  const reason = REASONS.find(([known]) => code.startsWith(known))?.[1]
  return new ConcordError(
    {
      code: 'file-not-written',
      message:
        reason === undefined
          ? t`The file was not written. The system answered ${code || String(thrown)}. Nothing in Concord changed.`
          : t`The file was not written. ${reason} Nothing in Concord changed.`,
      nextStep: t`Choose another folder or name, or make room, and try again.`,
      retryable: true,
      details: code === '' ? {} : { system: code },
    },
    thrown,
  )
}
