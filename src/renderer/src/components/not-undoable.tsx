import { t } from '@shared/words/words'
import './not-undoable.css'

/** What a roll back could not restore, each a sentence. */
export function NotUndoable({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <>
      <h3>{t`What can’t be taken back`}</h3>
      <ul className="not-undoable">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}
