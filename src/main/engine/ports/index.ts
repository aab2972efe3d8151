import type { AmsServerStore } from './ams-server-store'
import type { BulkStore } from './bulk-store'
import type { CatalogExportStore } from './catalog-export-store'
import type { AmsCatalogStore, ShopSnapshotStore } from './catalog-stores'
import type { ComparisonStore } from './comparison-store'
import type { EditStore } from './edit-store'
import type { ImageContentStore } from './image-content-store'
import type { ImportStore } from './import-store'
import type { LinkStore } from './link-store'
import type { MatchStore } from './match-store'
import type { PushStore } from './push-store'
import type { DecisionStore, OutboxStore } from './review-stores'
import type { RuleStore } from './rule-store'
import type { RunStore } from './run-store'
import type { ScreenQueries } from './screen-queries'
import type { SoldOutStore } from './sold-out-store'
import type { StockQueueStore } from './stock-queue'
import type { StockStore } from './stock-store'

export type { ProductSkus, SkuFact, SkusUsedTwice } from '../matching'
export type { Agreement } from '../merging'
export type { BaseEntry, BulkKind, Difference, PairReview, ProductHead } from '../planning'
export type * from './ams-server'
export { AmsFailure } from './ams-server'
export type * from './ams-server-store'
export { REMOVED_WHOLE } from './ams-server-store'
export type * from './bulk-gateway'
export type * from './bulk-store'
export type * from './catalog-export-store'
export type * from './catalog-stores'
export type * from './comparison-store'
export type * from './edit-store'
export {
  type Chance,
  type Clock,
  type Environment,
  isoNow,
  type Log,
  type Scheduler,
} from './environment'
export type * from './image-content-store'
export type * from './image-library'
export { MOST_BYTES, MOST_PIXELS } from './image-library'
export type * from './import-store'
export type * from './link-store'
export type * from './match-store'
export type * from './merchant-catalog'
export type * from './product-writes'
export type * from './push-store'
export type * from './review-stores'
export type * from './rule-store'
export type * from './run-store'
export { SHOP_ID } from './run-store'
export type * from './screen-queries'
export type * from './setup-gateway'
export type * from './shopify-gateway'
export type * from './sold-out-store'
export type * from './stock-gateway'
export { STOCK_ROWS_AT_ONCE } from './stock-gateway'
export type * from './stock-queue'
export { STOCK_LOCATION, WEB_ORDERS } from './stock-queue'
export type * from './stock-store'

/** The state of one store, by subject. All of it lives in one file. */
export type StateStore = {
  /**
   * Runs work as one transaction, for what the next run would do again: it is cheaper than several, and
   * a power cut may take the last ones whole. Inside of a transaction it is a part of that one.
   */
  repeatable<T>(work: () => T): T
  /**
   * While work writes much, what it wrote is carried over into the file in small portions, so that no screen waits for a
   * large one; and the rest when it has ended, not in the middle of what comes next.
   */
  inSmallPortions<T>(work: () => Promise<T>): Promise<T>
  readonly ams: AmsCatalogStore
  readonly amsServer: AmsServerStore
  readonly catalogExports: CatalogExportStore
  readonly imports: ImportStore
  readonly shop: ShopSnapshotStore
  readonly matches: MatchStore
  readonly comparison: ComparisonStore
  readonly links: LinkStore
  readonly decisions: DecisionStore
  readonly outbox: OutboxStore
  readonly bulk: BulkStore
  readonly pushes: PushStore
  readonly rules: RuleStore
  readonly runs: RunStore
  readonly stock: StockStore
  readonly edits: EditStore
  readonly stockSync: StockQueueStore
  readonly soldOut: SoldOutStore
  readonly images: ImageContentStore
  readonly screens: ScreenQueries
}
