import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

export function nothingOpen(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`No catalog file is open. The AMS catalog was not changed.`,
    nextStep: t`Choose the file again.`,
    retryable: false,
  })
}

export function anotherOpen(): ConcordError {
  return new ConcordError({
    code: 'already-running',
    message: t`Another catalog file is open. Nothing was changed.`,
    retryable: true,
  })
}

export function unanswered(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`Something about the file is not answered yet. The AMS catalog was not changed.`,
    nextStep: t`Answer what is marked, then go on.`,
    retryable: false,
  })
}
