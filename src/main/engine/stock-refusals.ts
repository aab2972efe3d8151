import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** Why stock is not sent, or not now, in words for a person. */

type Zeroing = { readonly count: number; readonly of: number; readonly limitPercent: number }

export function zeroing({ count, of, limitPercent }: Zeroing): ConcordError {
  return new ConcordError({
    code: 'brake',
    message: t`${count} of ${of} variants would be set to 0 at once, more than ${limitPercent} %. No stock was sent; the changes wait.`,
    nextStep: t`Look through them, then type ${count} to confirm.`,
    retryable: true,
    details: { brake: 'sold-out', count: String(count) },
  })
}

export function manyWait(count: number): ConcordError {
  return new ConcordError({
    code: 'brake',
    message: t`${count} changes of stock piled up and would go at once. It is still paused; nothing was sent.`,
    nextStep: t`Look through them, then type ${count} to confirm.`,
    retryable: true,
    details: { brake: 'resume', count: String(count) },
  })
}

export function paused(): ConcordError {
  return new ConcordError({
    code: 'stock-paused',
    message: t`Stock sync is paused. Changes are kept and wait; nothing was sent.`,
    nextStep: t`Resume it, then they go.`,
    retryable: false,
  })
}

export function notThere(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`This change of stock does not wait for another try any more. Nothing was changed.`,
    retryable: false,
  })
}
