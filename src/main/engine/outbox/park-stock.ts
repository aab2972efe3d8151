import type { ShopProduct } from '@shared/catalog/product'
import { stockLocationClosed } from '../connection'
import type { OutboxEntry, StateStore } from '../ports'
import type { Settle } from './sort-by-ground'

/**
 * Where stock could not be read, nothing about it can be said: its entries are parked with the reason, and
 * the others are given back.
 */
export function parkUnreadStock(
  store: Pick<StateStore, 'runs'>,
  entries: readonly OutboxEntry[],
  { stockLocationId }: ShopProduct,
  settle: Settle,
): readonly OutboxEntry[] {
  const isStock = ({ field }: OutboxEntry): boolean => field === 'stock'
  if (stockLocationId !== undefined || !entries.some(isStock)) return entries
  const { message, nextStep } = stockLocationClosed(store.runs)
  for (const entry of entries.filter(isStock)) {
    settle(entry, 'parked', `${message} ${nextStep} Then try again.`)
  }
  return entries.filter((entry) => !isStock(entry))
}
