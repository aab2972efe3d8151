import type { AppError } from '@shared/contract/app-error'
import type { Answer, DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useCallback, useState } from 'react'
import { askEngine, type RowPages } from '../../api'
import { announce } from '../../components/announcer'
import { hideToast, toast } from '../../components/toast'
import { choiceWords, count } from '../../format'
import type { Decide } from './ballot'
import { select, useCompareStore } from './compare-store'
import { findRow, isOpen } from './find-row'
import { fieldWord } from './row-words'
import { blockedWords, STATE_WORDS, stateAfter } from './texts'

type Deciding = {
  readonly decide: Decide
  /** Why the last decision was not saved; the ballot shows what is stored. */
  readonly notSaved: AppError | null
  readonly forget: () => void
  /** Something else that was not saved belongs in the same place. */
  readonly failed: (error: AppError) => void
}

/** Stores decisions; the tick appears when the engine has stored it, the selection goes on at once. */
export function useDeciding(
  pages: RowPages<DifferenceRow>,
  reveal: (index: number) => void,
): Deciding {
  const [notSaved, setNotSaved] = useState<AppError | null>(null)

  const decide = useCallback<Decide>(
    (row, choice) => {
      const blocked = blockedWords(row)
      if (blocked !== undefined) {
        announce(blocked)
        return
      }
      if (choice !== null && choice !== 'skip' && !row.choices.includes(choice)) {
        announce(t`${choiceWords(row, choice)} is not possible here`)
        return
      }
      if (choice !== null) void goOn(pages, row, reveal)
      void store(pages, row, choice).then(setNotSaved)
    },
    [pages, reveal],
  )
  return { decide, notSaved, forget: () => setNotSaved(null), failed: setNotSaved }
}

async function store(
  pages: RowPages<DifferenceRow>,
  row: DifferenceRow,
  choice: Answer | null,
): Promise<AppError | null> {
  mark(row.key, true)
  const keys = [row.key]
  const answer =
    choice === null
      ? await askEngine('decisions.clear', { keys })
      : await askEngine('decisions.decide', { keys, choice })
  mark(row.key, false)
  if (!answer.ok) return answer.error
  if (answer.value.decided === 0) {
    const { productName } = row
    const sentence =
      choice === null
        ? t`Not cleared: ${productName}, ${fieldWord(row)} is on its way or settled already.`
        : t`Not decided: ${productName}, ${fieldWord(row)} is on its way or settled already.`
    announce(sentence)
    toast({ sentence })
    return null
  }
  // The Undo of an older confirmation would undo this decision instead.
  hideToast()
  pages.patch(
    (known) => known.key === row.key,
    (known) => ({ ...known, choice, decisionState: stateAfter(choice), decidedByRule: null }),
  )
  const place = useCompareStore.getState().selected.index + 1
  const words =
    choice === null
      ? t`Decision cleared`
      : choice === 'skip'
        ? STATE_WORDS.skipped
        : t`Decided: ${choiceWords(row, choice)}`
  announce(t`${words}. Row ${count(place)} of ${count(pages.total)}`)
  return null
}

function mark(key: string, storing: boolean): void {
  useCompareStore.setState((state) => {
    const keys = new Set(state.storing)
    if (storing) keys.add(key)
    else keys.delete(key)
    return { storing: keys }
  })
}

/** Selects the next row that is still open, if the decided one was selected. */
async function goOn(
  pages: RowPages<DifferenceRow>,
  row: DifferenceRow,
  reveal: (index: number) => void,
): Promise<void> {
  const { selected } = useCompareStore.getState()
  if (selected.key !== row.key) return
  const next = await findRow(
    pages,
    selected.index,
    1,
    (other) => other.key !== row.key && isOpen(other, useCompareStore.getState().storing),
  )
  if (next === null || useCompareStore.getState().selected.key !== row.key) return
  select(next, pages.at(next)?.key ?? null)
  reveal(next)
}
