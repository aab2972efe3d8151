import { t } from '@shared/words/words'
import { TEXT_VIEW_WORDS, TEXT_VIEWS, type TextView } from './text-views'

type TextViewSegmentsProps = {
  readonly view: TextView
  readonly onChoose: (view: TextView) => void
}

export function TextViewSegments({ view, onChoose }: TextViewSegmentsProps) {
  return (
    <span className="segments" role="radiogroup" aria-label={t`Show the text as`}>
      {TEXT_VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={view === each}
          onClick={() => onChoose(each)}
        >
          {TEXT_VIEW_WORDS[each]}
        </button>
      ))}
    </span>
  )
}
