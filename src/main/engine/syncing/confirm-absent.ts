import type { Reading } from './reading'

/**
 * A linked product that a complete read does not hold is called deleted only on a second sign: Shopify
 * does not know its id any more (shopify.dev/docs/api/admin-graphql, `nodes`). One that is there after
 * all was missed by the read (pages are no snapshot) and is read by itself into it. Returns how many.
 */
export async function confirmAbsent(reading: Reading, read: number): Promise<number> {
  const { gateway, store, signal } = reading
  const absent = store.shop.linkedButAbsent(read)
  if (absent.length === 0) return 0
  const there = await gateway.existing(absent, signal)
  let healed = 0
  for (const id of there) {
    signal.throwIfAborted()
    const product = await gateway.readProduct(id)
    if (!product) continue
    store.shop.stageProduct(read, product)
    healed++
  }
  return healed
}
