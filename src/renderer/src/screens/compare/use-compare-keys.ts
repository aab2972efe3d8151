import type { DifferenceRow } from '@shared/contract/review'
import { useEffect, useEffectEvent } from 'react'
import type { RowPages } from '../../api'
import { useAppActions } from '../../components/app-actions'
import type { GridHandle } from '../../components/data-grid'
import { actsOnArrows, actsOnEnter, isLayerOpen, isTyping } from '../../components/typing'
import type { Decide } from './ballot'
import { select, toggleBase, togglePane, toggleTextView, useCompareStore } from './compare-store'
import { findRow, needsPerson } from './find-row'

type CompareKeys = {
  readonly pages: RowPages<DifferenceRow>
  readonly row: DifferenceRow | undefined
  readonly decide: Decide
  readonly grid: () => GridHandle | null
  readonly focusSearch: () => void
  readonly focusFilters: () => void
  readonly acceptable: Readonly<Record<'ours' | 'theirs' | 'suggestion', number>>
}

/** Single keys of the workbench. They act while no text field and no dialog has the keyboard. */
export function useCompareKeys(keys: CompareKeys): void {
  const actions = useAppActions()

  const go = async (step: 1 | -1, fits: (row: DifferenceRow) => boolean): Promise<void> => {
    const { selected } = useCompareStore.getState()
    const index = await findRow(keys.pages, selected.index, step, fits)
    if (index === null) return
    select(index, keys.pages.at(index)?.key ?? null)
    keys.grid()?.reveal(index)
  }
  const acceptAll = (choice: 'ours' | 'theirs' | 'suggestion'): void => {
    if (keys.acceptable[choice] > 0) useCompareStore.setState({ acceptAll: choice })
  }
  const take = (choice: 'ours' | 'theirs'): void => {
    if (keys.row) keys.decide(keys.row, choice)
  }
  const takeSuggestion = (): void => {
    if (keys.row?.suggestion) keys.decide(keys.row, keys.row.suggestion)
    else useCompareStore.setState({ paneOpen: true })
  }
  const otherProduct = (row: DifferenceRow): boolean =>
    row.amsProductId !== keys.row?.amsProductId ||
    row.shopifyProductId !== keys.row?.shopifyProductId

  const byKey: Readonly<Record<string, () => void>> = {
    a: () => take('ours'),
    s: () => take('theirs'),
    A: () => acceptAll('ours'),
    S: () => acceptAll('theirs'),
    'Shift Enter': () => acceptAll('suggestion'),
    Enter: takeSuggestion,
    Backspace: () => keys.row?.choice && keys.decide(keys.row, null),
    n: () => void go(1, needsPerson),
    N: () => void go(-1, needsPerson),
    ']': () => void go(1, otherProduct),
    '[': () => void go(-1, otherProduct),
    ' ': togglePane,
    v: toggleTextView,
    b: toggleBase,
    o: () => {
      const amsProductId = keys.row?.amsProductId
      if (amsProductId) actions.go({ screen: 'products', amsProductId })
    },
    '/': keys.focusSearch,
    f: keys.focusFilters,
    Escape: () => useCompareStore.setState({ paneOpen: false }),
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || isLayerOpen()) return
    const key = event.shiftKey && event.key === 'Enter' ? 'Shift Enter' : event.key
    if ((key === 'Enter' || key === ' ') && actsOnEnter(event.target)) return
    const act = byKey[key]
    if (act) {
      event.preventDefault()
      act()
    } else if (!event.shiftKey && !actsOnArrows(event.target) && keys.grid()?.move(event.key)) {
      event.preventDefault()
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
