import { type CompareFilter, compareFilterSchema } from '@shared/contract/review'
import { z } from 'zod'
import { create } from 'zustand'
import { recall, remember } from '../../components/remembered'

const keptSchema = z.object({
  filter: compareFilterSchema,
  paneOpen: z.boolean(),
  baseShown: z.boolean(),
})

type Selected = { readonly index: number; readonly key: string | null }

type CompareStore = z.infer<typeof keptSchema> & {
  readonly selected: Selected
  readonly textView: 'words' | 'source'
  readonly filtersOpen: boolean
  readonly acceptAll: 'ours' | 'theirs' | 'suggestion' | null
  /** Rows whose decision is being stored: they count as decided when the next open row is sought. */
  readonly storing: ReadonlySet<string>
}

export const NO_FILTER: CompareFilter = compareFilterSchema.parse({})
const KEEP_AS = 'compare'

const kept = recall(KEEP_AS, keptSchema)

export const useCompareStore = create<CompareStore>(() => ({
  filter: kept?.filter ?? NO_FILTER,
  paneOpen: kept?.paneOpen ?? true,
  baseShown: kept?.baseShown ?? false,
  selected: { index: 0, key: null },
  textView: 'words',
  filtersOpen: false,
  acceptAll: null,
  storing: new Set(),
}))

useCompareStore.subscribe(({ filter, paneOpen, baseShown }) => {
  remember(KEEP_AS, { filter, paneOpen, baseShown })
})

export function setFilter(change: Partial<CompareFilter>): void {
  useCompareStore.setState(({ filter }) => ({
    filter: { ...filter, ...change },
    selected: { index: 0, key: null },
  }))
}

export function clearFilters(): void {
  setFilter(NO_FILTER)
}

export function select(index: number, key: string | null): void {
  useCompareStore.setState({ selected: { index, key } })
}

export function togglePane(): void {
  useCompareStore.setState(({ paneOpen }) => ({ paneOpen: !paneOpen }))
}

export function toggleBase(): void {
  useCompareStore.setState(({ baseShown }) => ({ baseShown: !baseShown, paneOpen: true }))
}

export function toggleTextView(): void {
  useCompareStore.setState(({ textView }) => ({
    textView: textView === 'words' ? 'source' : 'words',
  }))
}

/** How many facets of the filter restrict anything, for "Filters 2". */
export function filtersInUse(filter: CompareFilter): number {
  const lists = [filter.groups, filter.changedBy, filter.fields, filter.vendors]
  return (
    lists.filter((list) => list.length > 0).length +
    [filter.openOnly, filter.search !== '', filter.amsProductId !== null].filter(Boolean).length
  )
}
