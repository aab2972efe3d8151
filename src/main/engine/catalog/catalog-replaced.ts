import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** Another catalog is AMS's now than the one that is half in the file. */
export function catalogReplaced(): ConcordError {
  return new ConcordError({
    code: 'file-not-written',
    message: t`The file was not written: the AMS catalog was replaced while it was being exported. A file of that name is as it was, and nothing counts as exported.`,
    nextStep: t`Export again: the file then holds the catalog that AMS has now.`,
    retryable: true,
  })
}
