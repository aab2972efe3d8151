import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { MOST_FILE_BYTES } from './limits'

/** Throws `file-too-large`, before anything is read. */
export function refuseLarge(fileName: string, bytes: number): void {
  if (bytes <= MOST_FILE_BYTES) return
  const megabytes = (value: number): number => Math.round(value / 1024 / 1024)
  throw new ConcordError({
    code: 'file-too-large',
    message: t`${fileName} has ${megabytes(bytes)} MB; the limit is ${megabytes(MOST_FILE_BYTES)} MB. The AMS catalog was not changed.`,
    nextStep: t`Export the catalog in parts or without embedded data.`,
    retryable: false,
  })
}

export function unreadable(fileName: string, cause: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'file-unreadable',
      message: t`${fileName} can't be opened (${codeOf(cause)}). The AMS catalog was not changed.`,
      nextStep: t`Check that the file exists and is not open in another program, then choose it again.`,
      retryable: true,
    },
    cause,
  )
}

/** The program that writes it was not done. */
export function changedMeanwhile(fileName: string): ConcordError {
  return new ConcordError({
    code: 'file-unreadable',
    message: t`${fileName} changed while it was read. The AMS catalog was not changed.`,
    nextStep: t`Wait until the other program has saved it, then choose it again.`,
    retryable: true,
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : t`unknown reason`
}
