import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

export function busy(cause: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'state-file-busy',
      message: t`Another Concord has this store open. Nothing was changed.`,
      nextStep: t`Go on in the other window, or close it and open the store here again.`,
      retryable: true,
    },
    cause,
  )
}

export function damaged(path: string, why: string): ConcordError {
  return new ConcordError({
    code: 'state-file-damaged',
    message: t`Concord can't use this store's state file: ${why}. The file was not touched.`,
    nextStep: t`Restore a backup in Settings > Data, or move the file away and start Concord again.`,
    retryable: false,
    details: { file: path.split(/[\\/]/).at(-1) ?? '', reason: why },
  })
}

export function noBackup(why: string): ConcordError {
  return new ConcordError({
    code: 'state-file-damaged',
    message: t`This is no backup that Concord can use: ${why}. Nothing was changed.`,
    nextStep: t`Choose another file.`,
    retryable: false,
  })
}

/** What was there before an upgrade could not be kept, so there was none. */
export function notKept(cause: unknown): ConcordError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new ConcordError(
    {
      code: 'storage-failed',
      message: t`This version of Concord keeps its state file in another form. Before it changes the file it puts a copy beside it, and that could not be made: ${reasonOf(code)}. The state file is as it was; nothing is lost.`,
      nextStep: t`Make room on the disk or let Concord write into its data folder, then start Concord again. The version that you had before still opens the file.`,
      retryable: true,
      details: code === '' ? {} : { system: code },
    },
    cause,
  )
}

/** Codes of SQLite (sqlite.org/rescode.html) and of the system (errno), longer variants included; empty without one. */
function reasonOf(code: string): string {
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return t`the disk is full`
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|EROFS|EACCES|EPERM)/.test(code)) {
    return t`Concord may not write into the folder`
  }
  return code === '' ? t`the copy was not whole` : t`the system answered ${code}`
}
