import { expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { compare, filter, importAms, memoryState, readShop } from '../../../support/state'

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
