import type { Answer } from '@shared/contract/review'
import type { CameBack } from '@shared/contract/sync'
import { useCallback, useEffect } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { toast } from '../../components/toast'
import { isLayerOpen, isTyping } from '../../components/typing'
import { useOutboxStore } from './outbox-store'
import { cameBackValue } from './row-words'
import { CAME_BACK } from './texts'

export type Decide = (row: CameBack, choice: Answer) => void

/** Decides a row that came back; it is checked once more before it is sent. */
export function useDecideAgain(): Decide {
  const actions = useAppActions()
  return useCallback<Decide>(
    (row, choice) => {
      void askEngine('decisions.decide', { keys: [row.differenceKey], choice }).then((answer) => {
        useOutboxStore.setState({ refused: answer.ok ? null : answer.error })
        if (!answer.ok) return
        const sentence =
          answer.value.decided === 0 ? CAME_BACK.notDecided : CAME_BACK.decided[choice]
        announce(`${row.productName}: ${sentence}`)
        toast({
          sentence,
          ...(answer.value.decided === 0 ? {} : { undo: () => void actions.undo() }),
        })
      })
    },
    [actions],
  )
}

/** Puts a row away that has nothing left to be decided. */
export async function dismiss({ id, productName }: CameBack): Promise<void> {
  const answer = await askEngine('outbox.dismiss', { id })
  useOutboxStore.setState({ refused: answer.ok ? null : answer.error })
  if (answer.ok) announce(`${productName}: ${CAME_BACK.dismissed}`)
}

const CHOICE_OF: Readonly<Record<string, Answer>> = { a: 'ours', s: 'theirs', x: 'skip' }

/** A, S and X decide the first card, wherever the keyboard is, but in fields. */
export function useCameBackKeys(row: CameBack | undefined, decide: Decide): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || isLayerOpen()) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return
      const choice = CHOICE_OF[event.key]
      if (!row?.now || choice === undefined) return
      if (choice !== 'skip' && !row.now.choices.includes(choice)) return
      event.preventDefault()
      decide(row, choice)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [row, decide])
}

/** The value that a side has now, short enough for a button. */
export function decidedValue(
  row: CameBack,
  side: 'ours' | 'theirs',
  currency: string | null,
): string {
  const words = row.now === null ? '' : cameBackValue(row, row.now[side], currency)
  return words.length > 24 ? `${words.slice(0, 23)}…` : words
}
