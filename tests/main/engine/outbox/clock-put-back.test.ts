import { expect, test } from 'vitest'
import { PairInMemory } from '../../../support/pair-in-memory'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

test('TM1: a read that seems to lie in the future is not believed: the product is read again', async () => {
  const id = 'gid://shopify/ProductVariant/11'
  const ours = amsProduct({ name: 'Ours', variants: [amsVariant({ shopifyVariantId: id })] })
  const before = shopProduct({ variants: [shopVariant({ id })] })
  const pair = new PairInMemory(ours, before, [])
  const row = pair.compare().find(({ field }) => field === 'name')
  if (!row) throw new Error('The names differ')
  // Read an hour ahead of the clock, which was put back since; meanwhile somebody gave it another title.
  pair.theirs = { ...before, title: 'Somebody’s' }
  const read = { theirs: before, readAt: '2026-11-23T11:00:00.000Z' }
  expect(await pair.push([[row, 'ours']], read)).toMatchObject([
    { state: 'returned', reason: expect.stringContaining('Shopify changed') },
  ])
  expect(pair.writes).toEqual([])
})
