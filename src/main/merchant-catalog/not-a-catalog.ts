import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** The refusal of a whole file. `why` goes on after "…can't be read as a catalog: ". */
export function notACatalog(fileName: string, why: string, cause?: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'file-not-a-catalog',
      message: t`${fileName} can't be read as a catalog: ${why}. The AMS catalog was not changed.`,
      nextStep: t`Choose a CSV or XLSX file with AMS's columns, Shopify's product export, or a table with one row for each variant.`,
      retryable: false,
    },
    cause,
  )
}
