import type { Choice, DifferenceRow } from '@shared/contract/review'
import { Check, CircleHelp, Clock, CornerUpLeft, EyeOff, OctagonPause, Send } from 'lucide-react'
import { createContext, use } from 'react'
import './ballot.css'
import { blockedWords, choiceWords, STATE_WORDS } from './texts'

export type Decide = (row: DifferenceRow, choice: Choice | null) => void

/** How a row's cell reaches the screen's decisions without the columns being made anew. */
export const DecideContext = createContext<Decide>(() => undefined)

const STATE_SIGNS = {
  waiting: Clock,
  sending: Send,
  unknown: CircleHelp,
  parked: OctagonPause,
  returned: CornerUpLeft,
  skipped: EyeOff,
} as const

const LETTERS: readonly { readonly choice: Choice; readonly letter: string }[] = [
  { choice: 'ours', letter: 'A' },
  { choice: 'theirs', letter: 'S' },
]

export function Ballot({ row }: { readonly row: DifferenceRow }) {
  const decide = use(DecideContext)
  const { decisionState: state } = row
  const blocked = blockedWords(row)
  const Sign = state === 'open' || state === 'waiting' ? null : STATE_SIGNS[state]
  return (
    <div className="ballot-cell">
      <div className="ballot" role="radiogroup" aria-label="Decision">
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
      {Sign ? (
        <span className="ballot-state" title={row.note || STATE_WORDS[state]}>
          <Sign size={14} aria-hidden="true" />
          <span className="visually-hidden">{STATE_WORDS[state]}</span>
        </span>
      ) : null}
    </div>
  )
}
