import type { StateStore } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { linkingOver } from '../../../support/linking-over'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { compare, filter, importAms, LATER, memoryState, readShop } from '../../../support/state'
import { reviewPair } from '../../../support/without-policies'

test('the row of a product that is linked to nothing shows its name and vendor as they are now', async () => {
  const { db, store } = memoryState()
  const shown = () =>
    store.screens
      .compareRows({ filter: filter(), offset: 0, limit: 10 })
      .rows.map(({ productName, vendor, matchResult }) => [productName, vendor, matchResult])
  importAms(store, [amsProduct({ name: 'Ash Spoon', variants: [amsVariant({ sku: 'A' })] })])
  readShop(store, [shopProduct({ title: 'Oak Bowl', variants: [shopVariant({ sku: 'B' })] })])
  await compare(store)
  expect(shown()).toEqual([
    ['Ash Spoon', 'Fernhill', 'only'],
    ['Oak Bowl', 'Fernhill', 'only'],
  ])
  readShop(store, [
    shopProduct({ title: 'Ash Spoon', vendor: 'Lind', variants: [shopVariant({ sku: 'B' })] }),
  ])
  await compare(store)
  expect(shown()).toEqual([
    ['Ash Spoon', 'Fernhill', 'similar-name'],
    ['Ash Spoon', 'Lind', 'similar-name'],
  ])
  db.close()
})

describe('a Shopify product is called missing in AMS', () => {
  const shown = (store: StateStore) =>
    store.screens
      .compareRows({ filter: filter(), offset: 0, limit: 10 })
      .rows.map(({ kind, shopifyProductId }) => [kind, shopifyProductId])
  const withSku = (id: string, sku: string) =>
    shopProduct({ id, variants: [shopVariant({ id: `${id}-1`, sku })] })

  test('no more when the AMS product that it is linked to comes back', async () => {
    const { db, store } = memoryState()
    readShop(store, [withSku('R', 'A')])
    importAms(store, [amsProduct({ variants: [amsVariant({ sku: 'A' })] })])
    await compare(store)
    importAms(store, [])
    await compare(store)
    expect(shown(store)).toEqual([['product', 'R']])
    importAms(store, [amsProduct({ variants: [amsVariant({ sku: 'A' })] })])
    await compare(store)
    expect(shown(store)).toEqual([])
    db.close()
  })

  test('once the AMS product that it might have been is linked to another one by a person', async () => {
    const { db, store } = memoryState()
    readShop(store, [withSku('R', 'A'), withSku('S', 'A')])
    importAms(store, [amsProduct({ variants: [amsVariant({ sku: 'A' })] })])
    await compare(store)
    expect(shown(store)).toEqual([['ambiguous', null]])
    linkingOver(store).link({ amsProductId: '1', shopifyProductId: 'R' })
    await compare(store)
    expect(shown(store)).toEqual([['product', 'S']])
    db.close()
  })
})

test('a SKU that a push changed is asked about in the next run, like one that a read brought', async () => {
  const { db, store } = memoryState()
  const linked = amsProduct({ shopifyProductId: 'R', variants: [amsVariant({ sku: 'A' })] })
  const free = amsProduct({
    id: '2',
    name: 'Tray',
    variants: [amsVariant({ id: '2-1', sku: 'B' })],
  })
  const theirs = (sku: string) => shopProduct({ id: 'R', variants: [shopVariant({ sku })] })
  importAms(store, [linked, free])
  readShop(store, [theirs('B')])
  await compare(store)
  const kinds = () =>
    store.screens
      .compareRows({ filter: filter(), offset: 0, limit: 10 })
      .rows.filter(({ amsProductId }) => amsProductId === '2')
      .map(({ kind }) => kind)
  expect(kinds()).toEqual(['ambiguous'])
  const pushed = theirs('A')
  store.outbox.settleProduct({
    at: LATER,
    productKey: '1',
    outcomes: [],
    pair: { ours: linked, theirs: pushed, review: reviewPair(linked, pushed, []), newLink: null },
    audit: [],
  })
  readShop(store, [pushed], LATER)
  await compare(store)
  expect(kinds()).toEqual(['product'])
  db.close()
})
