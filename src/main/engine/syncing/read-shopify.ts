import { isoNow } from '../ports'
import { confirmAbsent } from './confirm-absent'
import { type Arrived, proveComplete, refuseShrunken } from './prove-complete'
import { rememberReadUntil } from './read-until'
import type { Reading } from './reading'
import { Breath } from './slices'

/** Products that are looked at between two chances for a query to come in. */
const STRETCH = 400
/** Rows of an earlier read that are removed at a time. */
const SWEPT_ROWS = 2_000

export type ReadFacts = {
  /** Products that were not in the read although Shopify has them; read again one by one. */
  readonly healed: number
}

/**
 * Reads Shopify whole into a staged snapshot, proves it complete, marks what moved since the last one,
 * and only then makes it the live one. A read that fails anywhere leaves the earlier snapshot.
 */
export async function readShopify(reading: Reading, allowShrunken: boolean): Promise<ReadFacts> {
  const { environment, store, progress } = reading
  const read = store.shop.beginRead(isoNow(environment.clock))
  try {
    progress.enter('read-shopify', null)
    const { proof, products, until } = await pull(reading, read)
    progress.enter('prove-complete', products)
    proveComplete(proof, await countArrived(reading, read))
    if (!allowShrunken) refuseShrunken(proof.products, store.shop.count())
    const healed = await confirmAbsent(reading, read)
    await markMoved(reading, read)
    store.shop.switchTo(read, isoNow(environment.clock))
    rememberReadUntil(store, until)
    return { healed }
  } catch (error) {
    store.shop.discard(read)
    throw error
  } finally {
    await sweep(reading)
  }
}

async function pull({ environment, store, gateway, progress, signal }: Reading, read: number) {
  let products = 0
  let variants = 0
  let until = ''
  const breath = new Breath(environment)
  const proof = await gateway.pullCatalog({
    signal,
    onTotal: (total) => progress.setTotal(total),
    onPage: async (page) => {
      store.repeatable(() => store.shop.stage(read, page))
      products += page.products.length
      variants += page.variants.length
      for (const { updatedAt } of page.products) if (updatedAt > until) until = updatedAt
      progress.count('shopifyProducts', products)
      progress.count('shopifyVariants', variants)
      progress.advance(products)
      await breath.take()
    },
  })
  return { proof, products, until }
}

async function countArrived(reading: Reading, read: number): Promise<Arrived> {
  const { environment, store, progress, signal } = reading
  const breath = new Breath(environment)
  const arrived = { products: 0, variants: 0, shortOfVariants: 0, withoutVariants: 0 }
  for (let after = ''; ; ) {
    signal.throwIfAborted()
    const holes = store.shop.stagedHoles(read, after, STRETCH)
    if (holes.last === null) break
    after = holes.last
    arrived.products += holes.products
    arrived.variants += holes.variants
    arrived.shortOfVariants += holes.shortOfVariants
    arrived.withoutVariants += holes.withoutVariants
    progress.advance(arrived.products)
    await breath.take()
  }
  return { ...arrived, orphans: store.shop.stagedVariants(read) - arrived.variants }
}

async function markMoved({ environment, store, signal }: Reading, read: number): Promise<void> {
  const breath = new Breath(environment)
  for (const find of ['findMoved', 'findGone'] as const) {
    for (let after: string | null = ''; after !== null; ) {
      signal.throwIfAborted()
      const from: string = after
      after = store.repeatable(() => store.shop[find](read, from, STRETCH))
      await breath.take()
    }
  }
}

/** Removes the rows of reads that nobody needs; what a crash leaves is removed by the next read. */
async function sweep({ environment, store }: Reading): Promise<void> {
  const breath = new Breath(environment)
  while (!store.repeatable(() => store.shop.sweep(SWEPT_ROWS))) await breath.take()
}
