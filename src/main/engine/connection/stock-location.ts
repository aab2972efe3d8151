import { t } from '@shared/words/words'
import { type RunStore, STOCK_LOCATION, type StockLocation } from '../ports'

const { id: ID, name: NAME, unreadSince: UNREAD, unreadWhy: WHY } = STOCK_LOCATION

/** The location at which this store's stock is kept; null before the first connection. */
export function keptStockLocation(runs: RunStore): string | null {
  return runs.setting(ID)
}

/** Its name as last seen; "" where it was never known. */
export function stockLocationName(runs: RunStore): string {
  return runs.setting(NAME) ?? ''
}

/**
 * When stock began to be kept at another location, or web orders to be counted otherwise, without a whole read
 * of the counts since: nothing is sent on the ground of the earlier ones. Null: they were read.
 */
export function stockUnreadSince(runs: RunStore): string | null {
  return runs.setting(UNREAD) || null
}

export function stockWasRead(runs: RunStore): void {
  if (stockUnreadSince(runs) === null) return
  runs.setSetting(UNREAD, '')
  runs.setSetting(WHY, '')
}

/** The counts that hold now are still to be read. */
export function stockUnread(runs: RunStore): {
  readonly message: string
  readonly nextStep: string
} {
  const isRestored = runs.setting(WHY) === 'restored'
  const name = stockLocationName(runs)
  return {
    message: isRestored
      ? t`The counts of “${name}” were not read whole since this store’s data was restored or copied, and it may be older than what Shopify has. No stock is sent before.`
      : t`The counts of “${name}” were not read whole since a setting of stock was changed. No stock is sent before.`,
    nextStep: t`Run Full Sync And Compare. While the store is online, Concord does it by itself after some minutes.`,
  }
}

/**
 * Keeps the location that the first connection chose. It stays whatever happens to it: a count that was
 * read at one location must never be compared with, or written to, another.
 */
export function keepStockLocation(runs: RunStore, location: StockLocation | null): void {
  if (location === null) return
  if (keptStockLocation(runs) === null) runs.setSetting(ID, location.id)
  // Only to tell a person which one it is, so it follows a new name.
  if (location.name !== null && runs.setting(NAME) !== location.name) {
    runs.setSetting(NAME, location.name)
  }
}

/** What happened, what waits and what to do while the location can't be used. */
export function stockLocationClosed(runs: RunStore): {
  readonly message: string
  readonly nextStep: string
} {
  const name = runs.setting(NAME)
  const what =
    name === null
      ? t`The shop has no active location where stock could be kept.`
      : t`The location “${name}”, where stock is kept, is not active in Shopify any more.`
  return {
    message: t`${what} Stock is neither read nor sent: counts stay as they were last read, and decisions about stock wait. Everything else goes on.`,
    nextStep: t`Activate the location in the Shopify admin, under Settings, Locations. Concord takes no other one by itself.`,
  }
}
