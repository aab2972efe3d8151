import { expect, test } from 'vitest'
import { amsProduct, shopProduct } from '../../support/products'
import { compare, importAms, memoryState, readShop } from '../../support/state'

test('a product that AMS lacks by now holds no Shopify product: it can be imported or linked anew', async () => {
  const { db, store } = memoryState()
  const theirs = shopProduct()
  importAms(store, [amsProduct()])
  readShop(store, [theirs])
  await compare(store)
  expect(store.links.linkedTo(theirs.id)).toBe('1')
  importAms(store, [amsProduct({ shopifyProductId: 'gid://shopify/Product/2' })])
  expect(store.links.linkedTo(theirs.id)).toBeNull()
  importAms(store, [])
  expect(store.links.linkedTo(theirs.id)).toBeNull()
  db.close()
})
