import type { ShopifyGateway } from '@main/engine/ports'
import { confirmAbsent } from '@main/engine/syncing/confirm-absent'
import { SyncProgress } from '@main/engine/syncing/progress'
import { describe, expect, test } from 'vitest'
import { fakeEnvironment } from '../../../support/fake-environment'
import { part } from '../../../support/linking-over'
import { amsProduct, shopProduct } from '../../../support/products'
import { compare, importAms, LATER, openState, readShop } from '../../../support/state'

const PRODUCT = 'gid://shopify/Product/1'

/** A linked pair, and a new read that came without its Shopify product. */
async function absentFromTheRead(isThere: boolean) {
  const { store } = openState()
  importAms(store, [amsProduct()])
  readShop(store, [shopProduct()])
  await compare(store)
  const read = store.shop.beginRead(LATER)
  store.shop.stageProduct(read, shopProduct({ id: 'other' }))
  const asked: (readonly string[])[] = []
  const gateway = part<ShopifyGateway>({
    existing: (ids: readonly string[]) => {
      asked.push(ids)
      return Promise.resolve(new Set(isThere ? ids : []))
    },
    readProduct: (id: string) => Promise.resolve(shopProduct({ id, title: 'As it is now' })),
  })
  const environment = fakeEnvironment()
  const progress = new SyncProgress(environment.clock, () => undefined)
  const { signal } = new AbortController()
  const healed = await confirmAbsent({ environment, store, gateway, progress, signal }, read)
  store.shop.switchTo(read, LATER)
  return { healed, asked, store }
}

describe('a linked product that a complete read does not hold', () => {
  test('and that Shopify does not know either is gone', async () => {
    const { healed, asked, store } = await absentFromTheRead(false)
    expect(asked).toEqual([[PRODUCT]])
    expect(healed).toBe(0)
    expect(store.shop.product(PRODUCT)).toBeNull()
  })

  test('but that Shopify has is read by itself into the read, and not called missing', async () => {
    const { healed, store } = await absentFromTheRead(true)
    expect(healed).toBe(1)
    expect(store.shop.product(PRODUCT)?.title).toBe('As it is now')
    expect(store.comparison.moved('shop', '', 10)).toContain(PRODUCT)
  })
})
