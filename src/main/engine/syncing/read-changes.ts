import { isoNow } from '../ports'
import { rememberReadUntil } from './read-until'
import type { Reading } from './reading'
import { Breath } from './slices'

const STRETCH = 100
const SWEPT_ROWS = 2_000

/**
 * Reads what Shopify changed since `since` into the live snapshot. Deletions come as events, and are
 * believed only when Shopify does not know the id either. It calls nothing else missing: that is for
 * a read of the whole catalog.
 */
export async function readChanges(reading: Reading, since: string): Promise<void> {
  const { environment, store, gateway, progress, signal } = reading
  const read = store.shop.beginRead(isoNow(environment.clock))
  let until = ''
  let products = 0
  const breath = new Breath(environment)
  try {
    progress.enter('read-shopify', null)
    const { deletedIds } = await gateway.pullChanges({
      since,
      signal,
      onTotal: (total) => progress.setTotal(total),
      onPage: async (page) => {
        store.repeatable(() => store.shop.restage(read, page))
        products += page.products.length
        for (const { updatedAt } of page.products) if (updatedAt > until) until = updatedAt
        progress.count('shopifyProducts', products)
        progress.advance(products)
        await breath.take()
      },
    })
    progress.enter('prove-complete', products)
    await removeDeleted(reading, deletedIds)
    for (let after: string | null = ''; after !== null; ) {
      signal.throwIfAborted()
      const from: string = after
      after = store.repeatable(() => store.shop.mergeStaged(read, from, STRETCH))
      await breath.take()
    }
    rememberReadUntil(store, until)
  } finally {
    store.shop.discard(read)
    while (!store.repeatable(() => store.shop.sweep(SWEPT_ROWS))) await breath.take()
  }
}

async function removeDeleted(
  { gateway, store, signal }: Reading,
  deletedIds: readonly string[],
): Promise<void> {
  const known = store.shop.existing(deletedIds)
  if (known.length === 0) return
  const there = await gateway.existing(known, signal)
  store.shop.remove(known.filter((id) => !there.has(id)))
}
