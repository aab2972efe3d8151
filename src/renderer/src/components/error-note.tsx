import type { AppError } from '@shared/contract/app-error'
import type { ReactNode } from 'react'
import { detailWord } from './detail-words'
import { Note } from './note'

type ErrorNoteProps = {
  readonly error: AppError
  readonly action?: ReactNode
  readonly look?: 'warn' | 'err'
}

/** The sentence first, then what to do, the ids last. */
export function ErrorNote({ error, action, look = 'err' }: ErrorNoteProps) {
  const details = Object.entries(error.details ?? {}).filter(([, value]) => value !== '')
  return (
    <Note look={look} action={action}>
      <p>
        <span className="strong">{error.message}</span> {error.nextStep}
      </p>
      {details.length > 0 ? (
        <p className="error-details">
          {details.map(([name, value]) => `${detailWord(name)}: ${value}`).join(' · ')}
        </p>
      ) : null}
    </Note>
  )
}
