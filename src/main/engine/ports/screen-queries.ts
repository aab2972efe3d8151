import type { EngineInput, EngineOutput } from '@shared/contract/engine-contract'
import type { CompareCounts, CompareFilter, DifferenceRow, RowsPage } from '@shared/contract/review'
import type { Overview, ProductDetail } from '@shared/contract/store'
import type { Candidate, Evidence } from '../matching'

/** Pages and counts for the screens, filtered and sorted where the rows are. Reads only. */
export type ScreenQueries = {
  compareRows(input: PageOf<{ filter: CompareFilter }>): RowsPage
  compareCounts(filter: CompareFilter): CompareCounts
  difference(key: string): {
    readonly row: DifferenceRow
    readonly link: (Evidence & { readonly linkedAt: string }) | null
    readonly candidates: readonly (Candidate & { readonly title: string })[]
  } | null
  badges(): Overview['badges']
  conflicts(): number
  outboxRows(
    input: PageOf<{ tab: EngineInput<'outbox.rows'>['tab']; search: string; sentSince: string }>,
  ): EngineOutput<'outbox.rows'>
  productRows(
    input: PageOf<{ search: string; badges: readonly string[] }>,
  ): EngineOutput<'products.list'>
  productDetail(amsProductId: string): ProductDetail | null
  /** UTC time of the newest decision; null when there is none. */
  lastSavedAt(): string | null
}

type PageOf<T> = T & { readonly offset: number; readonly limit: number }
