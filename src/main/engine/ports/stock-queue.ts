import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { AppliedRule } from '@shared/catalog/sold-out'
import type { VariantStock } from '@shared/catalog/stock-movement'
import type {
  PushLogCounts,
  PushLogFilter,
  PushLogRow,
  PushLogStatus,
  StockCause,
  StockHealth,
  StockHold,
  StockQueueRow,
} from '@shared/contract/stock-sync'
import type { PairReview } from '../planning'

/** Under which settings the state file keeps where stock is kept, and since when and why its counts are unread. */
export const STOCK_LOCATION = {
  id: 'stock-location',
  name: 'stock-location-name',
  unreadSince: 'stock-location-unread',
  unreadWhy: 'stock-unread-why',
  restoredAt: 'stock-restored-at',
} as const

/** `setting`: of the location, or of web orders · `restored`: the state file is an earlier one, or a copy. */
export type StockUnreadWhy = 'setting' | 'restored'

/** Under which setting, and as what, the state file keeps that AMS has unshipped web orders still on hand. */
export const WEB_ORDERS = { setting: 'stock-web-orders', counted: 'counted' } as const

/** A variant whose available count may be another one than Shopify's since AMS's stock changed. */
export type StockEntry = {
  readonly id: number
  readonly amsProductId: string
  readonly amsVariantId: string
  readonly cause: StockCause
  readonly causeText: string
  /** A person wants it to go, also where both sides never agreed on a count. */
  readonly isAsked: boolean
  /** Attempts so far that did not succeed. */
  readonly tries: number
}

/** One row of a request, as it is sent and as it is logged. */
export type StockToSend = {
  readonly entry: StockEntry
  readonly productName: string
  readonly variantLabel: string
  readonly sku: string
  readonly inventoryItemId: string
  readonly stock: VariantStock
  /** See `ShopVariant`: 0 where AMS takes web orders off its count by itself. */
  readonly webOrders: number
  readonly rule: AppliedRule
  readonly quantity: number
  /** Shopify's count as just read; it takes the quantity only where it still has this one. */
  readonly changeFromQuantity: number
}

/** A request that was claimed and whose ending is not known to Concord. */
export type OpenStockCall = {
  readonly id: number
  readonly idempotencyKey: string
  readonly locationId: string
  readonly claimedAt: string
  /** All its rows in their order: with the key they are the exact request. */
  readonly rows: readonly StockCallRow[]
}

export type StockCallRow = {
  readonly sequence: number
  readonly entry: StockEntry
  readonly inventoryItemId: string
  readonly quantity: number
  /** Units of web orders that were taken off for it. */
  readonly webOrders: number
  readonly changeFromQuantity: number
  /** False where an earlier slice of the same answer was settled before Concord stopped. */
  readonly isOpen: boolean
  /** It is kept already that nothing was written: one answer is about all rows. */
  readonly isRefused: boolean
}

/** How an attempt at one variant ended. `again`: the change waits for its next try. */
export type StockRowEnding = {
  readonly row: StockCallRow
  readonly status: PushLogStatus
  readonly errorCode: string
  readonly message: string
  readonly entry: 'done' | 'again' | 'parked'
}

export type SettledStock = {
  readonly endings: readonly StockRowEnding[]
  /** Pairs as they stand after what arrived, with what still differs. */
  readonly pairs: readonly {
    readonly ours: AmsProduct
    readonly theirs: ShopProduct
    readonly review: PairReview
  }[]
  readonly requestId: string
  readonly at: string
}

/** What waits to follow AMS, and what was sent. Each method that writes is one transaction. */
export type StockQueueStore = {
  /** Entries that wait, the oldest first, after an id and up to another one. */
  waiting(ids: {
    readonly after: number
    readonly upTo: number
    readonly limit: number
  }): StockEntry[]
  /** Id of the entry that came last. */
  newestId(): number
  /** Of these entries those that still wait: a newer change of the variant takes an entry's place. */
  stillWaiting(ids: readonly number[]): StockEntry[]
  waitingCount(): number
  /** Variants that wait, would be set to 0 and have more in Shopify as last read. */
  sellingOut(): number
  /** Entries that can't go for now, or never, with the reason. */
  putAside(
    entries: readonly {
      readonly id: number
      readonly hold: StockHold | null
      readonly reason: string
    }[],
    at: string,
  ): void
  /** Nothing has to be sent for these: Shopify has the count already. */
  agreed(pairs: SettledStock['pairs'], entryIds: readonly number[], at: string): void
  /** Variants whose count follows AMS, as both sides once agreed on it. */
  following(): number
  /**
   * Stock is kept at another location: nothing is agreed on there, and what followed AMS is asked for there.
   * The counts of the earlier location stay in the snapshot until the next whole read.
   */
  changeLocation(location: { readonly id: string; readonly name: string }, at: string): void
  /**
   * AMS has unshipped web orders still on hand from now on, or no more: what followed AMS so far is looked at once
   * all counts were read anew.
   */
  countWebOrders(counts: boolean, at: string): void
  /**
   * The state file is an earlier one, or a copy: nothing is agreed on about stock any more, no count is sent before
   * all were read anew, and calls that seem open are read back.
   */
  restored(at: string): void
  /** What was held is looked at again by the next push. */
  reconsider(): void
  /**
   * Puts entries in flight with their exact rows; committed before the first byte leaves. Those that do not
   * wait any more are left out; null when none is left.
   */
  claim(call: {
    readonly idempotencyKey: string
    readonly locationId: string
    readonly locationName: string
    readonly rows: readonly StockToSend[]
    readonly at: string
  }): OpenStockCall | null
  /** Calls whose ending is not known: the answer was lost, or Concord stopped. */
  openCalls(): OpenStockCall[]
  /** Endings of some rows of a call, with the pairs that follow from them. */
  settle(settled: SettledStock): void
  /** After all its rows are settled. */
  endCall(
    call: number,
    outcome: 'done' | 'refused' | 'not-sent' | 'read-back',
    requestId: string,
  ): void
  /** What was given up on waits again. False when there is none with this id. */
  tryAgain(id: number): boolean
  /** Figures of the queue and of the log since a time; times are UTC ISO text. */
  figures(since: string): StockFigures
  rows(page: {
    readonly tab: 'open' | 'held' | 'parked'
    readonly offset: number
    readonly limit: number
  }): { total: number; rows: StockQueueRow[] }
  readonly log: PushLogStore
}

export type StockFigures = Pick<
  StockHealth,
  'waiting' | 'oldestAt' | 'held' | 'parked' | 'lastPush' | 'day'
>

export type PushLogStore = {
  rows(page: { readonly filter: PushLogFilter; readonly offset: number; readonly limit: number }): {
    total: number
    counts: PushLogCounts
    rows: PushLogRow[]
  }
  /** Attempts between each of these times and the next one. */
  between(times: readonly string[]): PushLogCounts[]
  story(sequence: number): PushLogRow[]
  /** Removes what is older, from the oldest on, up to the first row that is not. */
  forgetBefore(at: string): void
}
