import type { ShopProduct } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { stockLocationClosed, stockUnread, stockUnreadSince } from '../connection'
import type { OutboxEntry, StateStore } from '../ports'
import type { Settle } from './sort-by-ground'

/**
 * Where stock could not be read, or its counts wait for a whole read, nothing about it can be said: its entries
 * are parked with the reason, and the others are given back.
 */
export function parkUnreadStock(
  store: Pick<StateStore, 'runs'>,
  entries: readonly OutboxEntry[],
  { stockLocationId }: ShopProduct,
  settle: Settle,
): readonly OutboxEntry[] {
  const isStock = ({ field }: OutboxEntry): boolean => field === 'stock'
  if (!entries.some(isStock)) return entries
  const isClosed = stockLocationId === undefined
  if (!isClosed && stockUnreadSince(store.runs) === null) return entries
  const { message, nextStep } = isClosed ? stockLocationClosed(store.runs) : stockUnread(store.runs)
  for (const entry of entries.filter(isStock)) {
    settle(entry, 'parked', t`${message} ${nextStep} Then try again.`)
  }
  return entries.filter((entry) => !isStock(entry))
}

const UNSETTLED = t`An earlier change of this count was sent and its answer was lost. It has to be found out first: push stock, or resume it, then try again.`

/** Nothing is decided over a change that may still arrive: whom it concerns is parked with the reason. */
export function parkUnsettledStock(
  store: Pick<StateStore, 'stockSync'>,
  entries: readonly OutboxEntry[],
  settle: Settle,
): readonly OutboxEntry[] {
  if (!entries.some(({ field }) => field === 'stock')) return entries
  const rows = store.stockSync.openCalls().flatMap((call) => call.rows)
  const unsettled = new Set(
    rows.filter(({ isOpen }) => isOpen).map(({ entry }) => entry.amsVariantId),
  )
  const isKept = ({ field, amsVariantId }: OutboxEntry): boolean =>
    field === 'stock' && unsettled.has(amsVariantId)
  for (const entry of entries.filter(isKept)) settle(entry, 'parked', UNSETTLED)
  return entries.filter((entry) => !isKept(entry))
}
