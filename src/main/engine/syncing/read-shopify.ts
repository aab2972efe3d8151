import type { Environment, ShopifyGateway, StateStore } from '../ports'
import { isoNow } from '../ports'
import type { SyncProgress } from './progress'
import { proveComplete } from './prove-complete'

const HASH_SLICE = 200

type Reading = {
  readonly environment: Environment
  readonly store: StateStore
  readonly gateway: ShopifyGateway
  readonly progress: SyncProgress
  readonly signal: AbortSignal
}

/** Reads Shopify into a staged snapshot, proves it complete, and only then makes it the live one. */
export async function readShopify(reading: Reading): Promise<void> {
  const { environment, store, gateway, progress, signal } = reading
  const read = store.shop.beginRead(isoNow(environment.clock))
  try {
    progress.enter('read-shopify', null)
    let products = 0
    let variants = 0
    const proof = await gateway.pullCatalog({
      signal,
      onTotal: (total) => progress.setTotal(total),
      onPage: async (page) => {
        store.shop.stage(read, page)
        products += page.products.length
        variants += page.variants.length
        progress.count('shopifyProducts', products)
        progress.count('shopifyVariants', variants)
        progress.advance(products)
        await environment.scheduler.pause()
      },
    })
    progress.enter('prove-complete', products)
    proveComplete(proof, store.shop.stagedCounts(read))
    await hashAll(reading, read)
    store.shop.switchTo(read, isoNow(environment.clock))
  } catch (error) {
    store.shop.discard(read)
    throw error
  }
}

async function hashAll(reading: Reading, read: number): Promise<void> {
  let after = ''
  for (let done = 0; ; ) {
    reading.signal.throwIfAborted()
    const ids = reading.store.shop.hashStaged(read, after, HASH_SLICE)
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    done += ids.length
    reading.progress.advance(done)
    await reading.environment.scheduler.pause()
  }
}
