import {
  type CompareFilter,
  compareFilterSchema,
  type DifferenceRow,
} from '@shared/contract/review'
import { z } from 'zod'
import { create } from 'zustand'
import { type TextView, nextTextView as viewAfter } from '../../components/description'
import { recall, remember } from '../../components/remembered'
import type { Ticks } from '../../components/ticks'
import { OPTIONAL_COLUMNS, type OptionalColumn } from './texts'
import { NO_TICKS, type Way } from './ticks'

const keptSchema = z.object({
  filter: compareFilterSchema,
  paneOpen: z.boolean(),
  baseShown: z.boolean(),
  /** Columns that a person left out of the table. */
  leftOut: z.array(z.enum(OPTIONAL_COLUMNS)).default([]),
})

type Selected = { readonly index: number; readonly key: string | null }

type CompareStore = z.infer<typeof keptSchema> & {
  readonly selected: Selected
  readonly textView: TextView
  readonly filtersOpen: boolean
  readonly acceptAll: 'ours' | 'theirs' | 'suggestion' | null
  /** Rows whose decision is being stored: they count as decided when the next open row is sought. */
  readonly storing: ReadonlySet<string>
  readonly ticks: Ticks<DifferenceRow>
  /** A decision about more ticked rows than are decided without asking. */
  readonly askTicked: Way | null
  /** The row whose menu is open, and where. */
  readonly rowMenu: RowMenuAt | null
  readonly dialog: CompareDialog | null
}

export type RowMenuAt = { readonly row: DifferenceRow; readonly x: number; readonly y: number }

/** Dialogs of the workbench that are opened from more than one place. */
export type CompareDialog =
  | { readonly kind: 'save-view' }
  | { readonly kind: 'rules'; readonly making: boolean }
  | { readonly kind: 'link'; readonly row: DifferenceRow }

export const NO_FILTER: CompareFilter = compareFilterSchema.parse({})
const KEEP_AS = 'compare'

const kept = recall(KEEP_AS, keptSchema)

export const useCompareStore = create<CompareStore>(() => ({
  filter: kept?.filter ?? NO_FILTER,
  paneOpen: kept?.paneOpen ?? true,
  baseShown: kept?.baseShown ?? false,
  leftOut: kept?.leftOut ?? [],
  selected: { index: 0, key: null },
  textView: 'words',
  filtersOpen: false,
  acceptAll: null,
  storing: new Set(),
  ticks: NO_TICKS,
  askTicked: null,
  rowMenu: null,
  dialog: null,
}))

useCompareStore.subscribe(({ filter, paneOpen, baseShown, leftOut }) => {
  remember(KEEP_AS, { filter, paneOpen, baseShown, leftOut })
})

export function setFilter(change: Partial<CompareFilter>): void {
  useCompareStore.setState(({ filter }) => ({
    filter: { ...filter, ...change },
    selected: { index: 0, key: null },
    ticks: NO_TICKS,
  }))
}

/** Opens the preview of Accept All over what the filter shows. */
export function openAcceptAll(choice: 'ours' | 'theirs' | 'suggestion'): void {
  useCompareStore.setState({ acceptAll: choice })
}

export function clearFilters(): void {
  setFilter(NO_FILTER)
}

export function select(index: number, key: string | null): void {
  useCompareStore.setState({ selected: { index, key } })
}

/** Going on without Shift ends a range: the next one begins where the selection is then. */
export function endRange(): void {
  useCompareStore.setState(({ ticks }) =>
    ticks.range === null ? {} : { ticks: { ...ticks, range: null } },
  )
}

export function openDialog(dialog: CompareDialog): void {
  useCompareStore.setState({ dialog, rowMenu: null })
}

export function closeDialog(): void {
  useCompareStore.setState({ dialog: null })
}

export function setTicks(ticks: Ticks<DifferenceRow>): void {
  useCompareStore.setState({ ticks })
}

export function togglePane(): void {
  useCompareStore.setState(({ paneOpen }) => ({ paneOpen: !paneOpen }))
}

export function toggleColumn(id: OptionalColumn): void {
  useCompareStore.setState(({ leftOut }) => ({
    leftOut: leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id],
  }))
}

export function toggleBase(): void {
  useCompareStore.setState(({ baseShown }) => ({ baseShown: !baseShown, paneOpen: true }))
}

/** Words, rendered, source, and again. */
export function nextTextView(): void {
  useCompareStore.setState(({ textView }) => ({
    textView: viewAfter(textView),
    paneOpen: true,
  }))
}

/** How many facets of the filter restrict anything, for "Filters 2". */
export function filtersInUse(filter: CompareFilter): number {
  const lists = [
    filter.groups,
    filter.changedBy,
    filter.fields,
    filter.vendors,
    filter.matchResults,
  ]
  return (
    lists.filter((list) => list.length > 0).length +
    [
      filter.openOnly,
      filter.hideMarkupOnly,
      filter.search !== '',
      filter.amsProductId !== null,
      filter.selection !== null,
    ].filter(Boolean).length
  )
}
