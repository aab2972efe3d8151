import type { Answer, Choice, DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import {
  Check,
  CircleHelp,
  Clock,
  CornerUpLeft,
  Ellipsis,
  EyeOff,
  OctagonPause,
  Send,
} from 'lucide-react'
import { createContext, type MouseEvent, use } from 'react'
import { choiceWords } from '../../format'
import './ballot.css'
import { useCompareStore } from './compare-store'
import { fieldWord } from './row-words'
import { blockedWords, ROW_MENU, STATE_WORDS } from './texts'

/** `null` takes a decision back. */
export type Decide = (row: DifferenceRow, choice: Answer | null) => void

/** How a row's cell reaches the screen's decisions without the columns being made anew. */
export const DecideContext = createContext<Decide>(() => undefined)

const STATE_SIGNS = {
  waiting: Clock,
  sending: Send,
  unknown: CircleHelp,
  parked: OctagonPause,
  returned: CornerUpLeft,
} as const

const LETTERS: readonly { readonly choice: Choice; readonly letter: string }[] = [
  { choice: 'ours', letter: 'A' },
  { choice: 'theirs', letter: 'S' },
]

export function Ballot({ row }: { readonly row: DifferenceRow }) {
  const decide = use(DecideContext)
  const { decisionState: state } = row
  const blocked = blockedWords(row)
  const quiet = state === 'open' || state === 'waiting' || state === 'skipped'
  const Sign = quiet ? null : STATE_SIGNS[state]
  return (
    <div className="ballot-cell">
      <div className="ballot">
        <div className="ballot-sides" role="radiogroup" aria-label={t`Decision`}>
          {LETTERS.map(({ choice, letter }) => {
            const chosen = row.choice === choice
            const possible = row.choices.includes(choice)
            return (
              <button
                key={choice}
                type="button"
                role="radio"
                tabIndex={-1}
                aria-checked={chosen}
                aria-label={choiceWords(row, choice)}
                disabled={!possible || blocked !== undefined}
                className={`ballot-${choice}`}
                title={blocked ?? (possible ? choiceWords(row, choice) : undefined)}
                onClick={() => decide(row, chosen ? null : choice)}
              >
                {chosen ? <Check size={12} strokeWidth={2.5} aria-hidden="true" /> : null}
                {letter}
              </button>
            )
          })}
        </div>
        <MoreButton row={row} />
      </div>
      {Sign ? (
        <span className="ballot-state" title={row.note || STATE_WORDS[state]}>
          <Sign size={14} aria-hidden="true" />
          <span className="visually-hidden">{STATE_WORDS[state]}</span>
        </span>
      ) : null}
    </div>
  )
}

/** Opens what else can be done with a row; a skipped row shows it here. */
function MoreButton({ row }: { readonly row: DifferenceRow }) {
  const skipped = row.choice === 'skip'
  const open = (event: MouseEvent<HTMLButtonElement>): void => {
    const { right, bottom } = event.currentTarget.getBoundingClientRect()
    useCompareStore.setState({ rowMenu: { row, x: right, y: bottom } })
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`ballot-more${skipped ? ' ballot-skipped' : ''}`}
      aria-haspopup="menu"
      aria-label={ROW_MENU.button(row.productName, fieldWord(row))}
      title={skipped ? STATE_WORDS.skipped : ROW_MENU.menu}
      onClick={open}
    >
      {skipped ? (
        <EyeOff size={13} aria-hidden="true" />
      ) : (
        <Ellipsis size={14} aria-hidden="true" />
      )}
      {skipped ? <span className="visually-hidden">{STATE_WORDS.skipped}</span> : null}
    </button>
  )
}
