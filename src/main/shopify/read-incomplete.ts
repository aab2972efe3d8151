import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** A read that did not come to its end or can't be understood: nothing of it may count. */
export function readIncomplete(what: string, cause?: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'read-incomplete',
      message: t`${what} Nothing is called missing; the earlier catalog stays.`,
      nextStep: t`Run Full Sync And Compare again.`,
      retryable: true,
    },
    cause,
  )
}
