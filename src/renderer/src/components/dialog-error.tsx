import type { AppError } from '@shared/contract/app-error'
import { ErrorNote } from './error-note'

/** What went wrong with what a dialog is about, in a section of its own; nothing while nothing did. */
export function DialogError({ error }: { readonly error: AppError | null | undefined }) {
  if (!error) return null
  return (
    <div className="dialog-section">
      <ErrorNote error={error} />
    </div>
  )
}
