import { expect, test } from 'vitest'
import { ShopInMemory } from '../../properties/support/shop-in-memory'
import { amsProduct, amsVariant } from '../../support/products'
import { compare, filter, importAms, openState, readShop, stamp } from '../../support/state'

test('what a creation may mean for others is asked by the next comparison, however often its pair is settled before', async () => {
  const { store } = openState()
  const sharing = (id: string) =>
    amsProduct({ id, name: `Bowl ${id}`, variants: [amsVariant({ id: `${id}-1`, sku: 'SAME' })] })
  importAms(store, [sharing('1'), sharing('2')])
  const shop = new ShopInMemory([])
  readShop(store, shop.products)
  await compare(store)
  const rows = () => store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).rows
  const second = rows().find(({ amsProductId }) => amsProductId === '2')
  store.decisions.decide({ keys: [second?.key ?? ''], choice: 'ours', ...stamp() })

  // The push settles the pair as it creates it, and once more with its stock.
  await shop.push(store)
  readShop(store, shop.products)
  await compare(store)
  expect(rows()).toMatchObject([
    { amsProductId: '1', matchResult: 'duplicate-sku', group: 'needs-person' },
  ])
})
