import {
  type PushLogFilter,
  pushLogFilterSchema,
  pushLogStatusSchema,
  type StockCause,
  stockCauseSchema,
} from '@shared/contract/stock-sync'
import { z } from 'zod'
import { create } from 'zustand'
import type { LoggedProduct } from '../../components/app-actions'
import { recall, remember } from '../../components/remembered'

const keptSchema = z.object({
  status: pushLogStatusSchema.nullable(),
  search: z.string(),
  causes: z.array(stockCauseSchema),
  product: z.object({ amsProductId: z.string(), name: z.string() }).nullable(),
})

/** A day of the chart, by its start. A start of Concord begins with all days: one of them may be gone. */
export type ChosenDay = { readonly from: string; readonly until: string }

type PushLogFilters = z.infer<typeof keptSchema> & { readonly day: ChosenDay | null }

type PushLogStore = PushLogFilters & {
  readonly selected: { readonly index: number; readonly sequence: number | null }
  /** The row that tells all, by its number. */
  readonly opened: number | null
}

const KEEP_AS = 'push-log'
const NO_FILTERS: PushLogFilters = {
  status: null,
  search: '',
  causes: [],
  product: null,
  day: null,
}
const NOTHING_CHOSEN = { selected: { index: 0, sequence: null }, opened: null } as const

export const usePushLogStore = create<PushLogStore>(() => ({
  ...NO_FILTERS,
  ...recall(KEEP_AS, keptSchema),
  ...NOTHING_CHOSEN,
}))

usePushLogStore.subscribe(({ status, search, causes, product }) => {
  remember(KEEP_AS, { status, search, causes, product })
})

export function setFilters(change: Partial<PushLogFilters>): void {
  usePushLogStore.setState({ ...change, ...NOTHING_CHOSEN })
}

export function clearFilters(): void {
  setFilters(NO_FILTERS)
}

export function toggleCause(cause: StockCause): void {
  const { causes } = usePushLogStore.getState()
  setFilters({
    causes: causes.includes(cause) ? causes.filter((one) => one !== cause) : [...causes, cause],
  })
}

/** All pushes of one product, whatever was filtered before. */
export function showPushesOf(product: LoggedProduct): void {
  setFilters({ ...NO_FILTERS, product })
}

/** What the engine is asked for. */
export function filterOf({ status, search, causes, product, day }: PushLogFilters): PushLogFilter {
  return pushLogFilterSchema.parse({
    status,
    search,
    causes,
    from: day?.from ?? null,
    until: day?.until ?? null,
    amsProductId: product?.amsProductId ?? null,
  })
}

export function isFiltered({ status, search, causes, product, day }: PushLogFilters): boolean {
  return status !== null || search !== '' || causes.length > 0 || product !== null || day !== null
}

export function select(index: number, sequence: number | null): void {
  usePushLogStore.setState({ selected: { index, sequence } })
}

export function toggleOpened(sequence: number): void {
  usePushLogStore.setState(({ opened }) => ({ opened: opened === sequence ? null : sequence }))
}

export function closeOpened(): void {
  usePushLogStore.setState({ opened: null })
}
