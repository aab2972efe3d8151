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
