import { expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { compare, importAms, LATER, memoryState, readShop } from '../../support/state'

const shopId = (name: string): string => `gid://shopify/Product/${name}`

const ours = (id: string, stored: string) =>
  amsProduct({
    id,
    name: id,
    shopifyProductId: shopId(stored),
    optionNames: [],
    variants: [amsVariant({ id: `${id}-1`, sku: `SKU-${id}`, optionValues: [] })],
  })
const theirs = (id: string) =>
  shopProduct({
    id: shopId(id),
    title: id,
    optionNames: [],
    variants: [
      shopVariant({
        id: `gid://shopify/ProductVariant/${id}`,
        sku: `SKU-${id}`,
        optionValues: [],
      }),
    ],
  })

test('two products that swap their partners have agreed on nothing with the new ones', async () => {
  const { db, store } = memoryState()
  try {
    importAms(store, [ours('a', 'a'), ours('b', 'b')])
    readShop(store, [theirs('a'), theirs('b')])
    await compare(store)
    expect(store.comparison.baseOf('b', shopId('b'))).toContainEqual(
      expect.objectContaining({ field: 'sku', value: 'SKU-b' }),
    )

    importAms(store, [ours('a', 'b'), ours('b', 'a')], LATER)
    await compare(store)
    for (const [id, partner] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const [pair] = store.comparison.linkedPairs('ams', [id])
      expect(pair?.theirs.id).toBe(shopId(partner))
      expect(pair?.base.filter(({ field }) => field === 'name' || field === 'sku')).toEqual([])
    }
    // What was never agreed is nobody's change, so nothing is suggested.
    expect(
      db.prepare("SELECT DISTINCT changed_by FROM difference WHERE field IN ('name', 'sku')").all(),
    ).toEqual([{ changed_by: 'never-agreed' }])
  } finally {
    db.close()
  }
})
