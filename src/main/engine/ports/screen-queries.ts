import type { EngineInput, EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { SuggestedLinks } from '@shared/contract/linking'
import type { ProductCounts, ProductSelection } from '@shared/contract/products'
import type { CompareCounts, CompareFilter, DifferenceRow, RowsPage } from '@shared/contract/review'
import type { RunLine } from '@shared/contract/runs'
import type { Overview, ProductDetail } from '@shared/contract/store'
import type { OutboxRow } from '@shared/contract/sync'
import type { FieldValue } from '@shared/fields/field-registry'
import type { Candidate, Evidence } from '../matching'

/** Pages and counts for the screens, filtered and sorted where the rows are. Reads only. */
export type ScreenQueries = {
  compareRows(input: PageOf<{ filter: CompareFilter }>): RowsPage
  compareCounts(filter: CompareFilter): CompareCounts
  comparePlace(input: EngineParsedInput<'compare.place'>): number | null
  compareRuler(input: EngineParsedInput<'compare.ruler'>): EngineOutput<'compare.ruler'>
  difference(key: string): {
    readonly row: DifferenceRow
    /** "" for a row that is about no variant of AMS. */
    readonly amsVariantId: string
    readonly link: (Evidence & { readonly linkedAt: string }) | null
    /** How the two variants were paired; null for a row of the product. */
    readonly variantLink: { readonly kind: Evidence['kind']; readonly linkedAt: string } | null
    readonly candidates: readonly (Candidate & { readonly title: string })[]
  } | null
  badges(): Overview['badges']
  conflicts(): number
  outboxRows(
    input: PageOf<{ tab: EngineInput<'outbox.rows'>['tab']; search: string; sentSince: string }>,
  ): { readonly total: number; readonly rows: readonly Omit<OutboxRow, 'cost'>[] }
  outboxWaiting(): EngineOutput<'outbox.waiting'>
  /** Up to `limit` decisions after an id that are neither carried out nor taken back, oldest first. */
  openDecisions(input: { readonly after: number; readonly limit: number }): readonly OpenDecision[]
  cameBack(input: EngineParsedInput<'outbox.came-back'>): EngineOutput<'outbox.came-back'>
  /** What the input leaves out is not restricted, and sorted by name. */
  productRows(input: EngineInput<'products.list'>): EngineOutput<'products.list'>
  productCounts(input: EngineParsedInput<'products.counts'>): ProductCounts
  productDetail(amsProductId: string): ProductDetail | null
  productHistory(input: EngineParsedInput<'products.history'>): EngineOutput<'products.history'>
  productNeighbours(input: EngineInput<'products.neighbours'>): EngineOutput<'products.neighbours'>
  runList(input: EngineParsedInput<'runs.list'>): EngineOutput<'runs.list'>
  /** Null when there is no run with this id. */
  runLine(run: number): RunLine | null
  runEntries(input: EngineParsedInput<'runs.entries'>): EngineOutput<'runs.entries'>
  /** Shopify products to link by hand, by a part of title, vendor or SKU, or by id. */
  shopProducts(text: string): EngineOutput<'links.search'>
  suggestedLinks(selection: ProductSelection): SuggestedLinks
  /** UTC time of the newest decision; null when there is none. */
  lastSavedAt(): string | null
}

/** A decision that is still open, with the two values that the person saw. */
export type OpenDecision = Pick<
  OutboxRow,
  'id' | 'productName' | 'sku' | 'kind' | 'field' | 'rollsBack' | 'decidedAt' | 'reason'
> & {
  readonly amsProductId: string | null
  readonly amsVariantId: string | null
  readonly shopifyProductId: string | null
  readonly shopifyVariantId: string | null
  /** `none`: skipped until a value changes. */
  readonly direction: OutboxRow['direction'] | 'none'
  readonly ours: FieldValue
  readonly theirs: FieldValue
  readonly state: Exclude<OutboxRow['state'], 'done'> | 'skipped'
}

type PageOf<T> = T & { readonly offset: number; readonly limit: number }
