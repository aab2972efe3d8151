import type { CompareFilter, DifferenceRow } from '@shared/contract/review'
import { useEffect, useEffectEvent } from 'react'
import { askEngine, type RowPages } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import type { GridHandle } from '../../components/data-grid'
import { toast } from '../../components/toast'
import { actsOnArrows, actsOnEnter, isLayerOpen, isTyping } from '../../components/typing'
import type { Decide } from './ballot'
import {
  endRange,
  filtersInUse,
  nextTextView,
  openDialog,
  select,
  setTicks,
  toggleBase,
  togglePane,
  useCompareStore,
} from './compare-store'
import { NO_PLACE, VIEWS } from './texts'
import { NO_TICKS, type Way } from './ticks'
import type { Ticking } from './use-ticks'

type CompareKeys = {
  readonly pages: RowPages<DifferenceRow>
  readonly filter: CompareFilter
  readonly row: DifferenceRow | undefined
  readonly decide: Decide
  readonly grid: () => GridHandle | null
  readonly focusSearch: () => void
  readonly focusFilters: () => void
  readonly ticking: Ticking
  readonly decideTicked: (way: Way) => void
  readonly acceptable: Readonly<Record<'ours' | 'theirs' | 'suggestion', number>>
}

/** Single keys of the workbench. They act while no text field and no dialog has the keyboard. */
export function useCompareKeys(keys: CompareKeys): void {
  const actions = useAppActions()

  /** Over the whole list, of which only some pages are here. */
  const go = async (
    what: 'needs-person' | 'product',
    direction: 'next' | 'previous',
  ): Promise<void> => {
    const { filter } = keys
    const from = useCompareStore.getState().selected.index
    const answer = await askEngine('compare.place', { filter, from, direction, what })
    if (useCompareStore.getState().filter !== filter) return
    const index = answer.ok ? answer.value : null
    if (index === null) {
      announce(answer.ok ? NO_PLACE[what][direction] : answer.error.message)
      return
    }
    endRange()
    select(index, keys.pages.at(index)?.key ?? null)
    keys.grid()?.reveal(index)
  }
  const acceptAll = (choice: 'ours' | 'theirs' | 'suggestion'): void => {
    if (keys.acceptable[choice] > 0) useCompareStore.setState({ acceptAll: choice })
  }
  /** The ticked rows, where there are any; else the selected one. */
  const act = (way: Way, onSelected: (row: DifferenceRow) => void): void => {
    if (useCompareStore.getState().ticks.rows.size > 0) keys.decideTicked(way)
    else if (keys.row) onSelected(keys.row)
  }
  const take = (choice: 'ours' | 'theirs'): void => {
    act(choice, (row) => keys.decide(row, choice))
  }
  const takeSuggestion = (): void => {
    act('suggestion', (row) => {
      if (row.suggestion) keys.decide(row, row.suggestion)
      else useCompareStore.setState({ paneOpen: true })
    })
  }
  const skip = (): void => {
    act('skip', (row) => keys.decide(row, 'skip'))
  }
  const saveView = (): void => {
    if (filtersInUse(useCompareStore.getState().filter) > 0) openDialog({ kind: 'save-view' })
    else toast({ sentence: VIEWS.nothingToSave })
  }
  const clearDecision = (): void => {
    act('clear', (row) => {
      if (row.choice) keys.decide(row, null)
    })
  }
  const extend = (step: 1 | -1): void => {
    const to = useCompareStore.getState().selected.index + step
    if (to < 0 || to >= keys.pages.total) return
    keys.ticking.extendTo(to)
    keys.grid()?.reveal(to)
  }
  const leave = (): void => {
    if (useCompareStore.getState().paneOpen) useCompareStore.setState({ paneOpen: false })
    else setTicks(NO_TICKS)
  }

  const byKey: Readonly<Record<string, () => void>> = {
    a: () => take('ours'),
    s: () => take('theirs'),
    A: () => acceptAll('ours'),
    S: () => acceptAll('theirs'),
    'Shift Enter': () => acceptAll('suggestion'),
    Enter: takeSuggestion,
    Backspace: clearDecision,
    x: skip,
    'Ctrl s': saveView,
    'Shift ArrowDown': () => extend(1),
    'Shift ArrowUp': () => extend(-1),
    'Ctrl  ': () => keys.row && keys.ticking.toggle(keys.row),
    'Ctrl a': () => void keys.ticking.toggleAll(),
    n: () => void go('needs-person', 'next'),
    N: () => void go('needs-person', 'previous'),
    ']': () => void go('product', 'next'),
    '[': () => void go('product', 'previous'),
    ' ': togglePane,
    v: nextTextView,
    b: toggleBase,
    o: () => {
      const amsProductId = keys.row?.amsProductId
      if (amsProductId) actions.go({ screen: 'products', amsProductId })
    },
    '/': keys.focusSearch,
    f: keys.focusFilters,
    Escape: leave,
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target) || isLayerOpen()) return
    const key = nameOf(event)
    if ((event.key === 'Enter' || key === ' ') && actsOnEnter(event.target)) return
    const does = byKey[key]
    if (does) {
      event.preventDefault()
      does()
    } else if (key === event.key && !event.shiftKey && !actsOnArrows(event.target)) {
      if (keys.grid()?.move(event.key)) event.preventDefault()
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

const WITH_SHIFT = new Set(['Enter', 'ArrowDown', 'ArrowUp'])

/** A key with what is held down: "Shift Enter", "Ctrl a"; Shift is part of a letter or sign already. */
function nameOf(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? '' : `Ctrl ${event.key.toLowerCase()}`
  return event.shiftKey && WITH_SHIFT.has(event.key) ? `Shift ${event.key}` : event.key
}
