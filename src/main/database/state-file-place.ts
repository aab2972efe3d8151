import { statSync } from 'node:fs'
import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/**
 * For a state file that is open. The function that it gives throws (`storage-failed`) once the file is not in its
 * place any more: SQLite goes on as if nothing were, into a file that nobody will find again.
 */
export function holdInPlace(path: string): () => void {
  const opened = identityOf(path)
  return () => {
    if (identityOf(path) !== opened) throw gone()
  }
}

/** Null where it can't be seen. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null
  }
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'storage-failed',
    message: t`The folder of this store is not in its place any more, so nothing that you decide could be kept. What was saved before is still open here.`,
    nextStep: t`Put the folder back, or save what is here with Settings > Data > Back up now and restore it after Concord has started again.`,
    retryable: true,
  })
}
