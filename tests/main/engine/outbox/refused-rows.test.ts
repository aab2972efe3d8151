import type { Difference } from '@main/engine/planning'
import type { ProductWrite, Refusal } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { PairInMemory } from '../../../support/pair-in-memory'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'

const variantGid = (number: number): string => `gid://shopify/ProductVariant/${number}`

/** Shopify names the first row whose SKU or item it does not take, and carries out none. */
function refusing(bad: readonly string[]) {
  return (write: ProductWrite): readonly Refusal[] => {
    const rows =
      write.kind === 'create-variants'
        ? write.variants.map(({ sku }) => sku)
        : write.kind === 'set-stock'
          ? write.rows.map(({ inventoryItemId }) => inventoryItemId)
          : []
    const index = rows.findIndex((row) => bad.includes(row))
    return index < 0 ? [] : [{ message: 'not this one', variantIndex: index }]
  }
}

const all = (rows: readonly Difference[]) => rows.map((row) => [row, 'ours'] as const)

describe('rows that Shopify does not take', () => {
  test('leave the other new variants of their product alone', async () => {
    const skus = ['A', 'B', 'C', 'D', 'E', 'F']
    const pair = new PairInMemory(
      amsProduct({
        variants: skus.map((sku) => amsVariant({ id: sku, sku, optionValues: [`Size ${sku}`] })),
      }),
      shopProduct({ variants: [shopVariant({ sku: 'A', optionValues: ['Size A'] })] }),
      [],
    )
    pair.refuse = refusing(['B', 'C', 'D', 'E'])
    const rows = pair.compare().filter(({ kind }) => kind === 'variant')
    const outcomes = await pair.push(all(rows))
    expect(outcomes.map(({ state }) => state).sort()).toEqual([
      'done',
      'refused',
      'refused',
      'refused',
      'refused',
    ])
    expect(pair.theirs.variants.map(({ sku }) => sku)).toEqual(['A', 'F'])
    const refused = outcomes.filter(({ state }) => state === 'refused')
    expect(refused.every(({ reason }) => reason === 'Shopify refused it: not this one.')).toBe(true)
  })

  test('leave the other counts alone', async () => {
    const pair = new PairInMemory(
      amsProduct({
        variants: [1, 2, 3].map((number) =>
          amsVariant({
            id: `${number}`,
            sku: `${number}`,
            onHand: 9,
            optionValues: [`${number}`],
            shopifyVariantId: variantGid(number),
          }),
        ),
      }),
      shopProduct({
        variants: [1, 2, 3].map((number) =>
          shopVariant({
            id: variantGid(number),
            sku: `${number}`,
            optionValues: [`${number}`],
            inventoryItemId: `item-${number}`,
            tracked: true,
            available: 1,
          }),
        ),
      }),
      [],
    )
    pair.refuse = refusing(['item-2'])
    const outcomes = await pair.push(all(pair.compare().filter(({ field }) => field === 'stock')))
    expect(outcomes.map(({ state }) => state).sort()).toEqual(['done', 'done', 'refused'])
    expect(pair.theirs.variants.map(({ available }) => available)).toEqual([9, 1, 9])
  })

  test('keep the later steps of the same change from being sent', async () => {
    const pair = new PairInMemory(
      amsProduct({
        optionNames: ['Colour', 'Size'],
        variants: [amsVariant({ sku: 'A', optionValues: ['Red', 'Small'] })],
      }),
      shopProduct({
        optionNames: ['Size', 'Colour', 'Fabric'],
        variants: [shopVariant({ sku: 'A', optionValues: ['Small', 'Red', 'Linen'] })],
      }),
      [],
    )
    pair.refuse = ({ kind }) =>
      kind === 'delete-options' ? [{ message: 'it is in use', variantIndex: null }] : []
    const options = pair.compare().filter(({ field }) => field === 'option-names')
    expect(options).toHaveLength(1)
    const [outcome] = await pair.push(all(options))
    expect(outcome).toMatchObject({ state: 'refused', reason: 'Shopify refused it: it is in use.' })
    expect(pair.writes).toEqual([])
    expect(pair.theirs.optionNames).toEqual(['Size', 'Colour', 'Fabric'])
  })
})

test('decisions about a product that is linked to another one by now are sent nowhere', async () => {
  const pair = new PairInMemory(amsProduct({ vendor: 'Ours' }), shopProduct(), [])
  const rows = pair.compare()
  pair.ours = { ...pair.ours, shopifyProductId: 'gid://shopify/Product/2' }
  const outcomes = await pair.push(all(rows))
  expect(outcomes).toMatchObject([{ state: 'returned' }])
  expect(outcomes[0]?.reason).toContain('linked to another product')
  expect(pair.writes).toEqual([])
})

test('decisions about the present partner go on beside those about another one, and to it alone', async () => {
  const pair = new PairInMemory(
    amsProduct({ name: 'Ours', vendor: 'Ours' }),
    shopProduct({ title: 'Theirs', vendor: 'Theirs' }),
    [],
  )
  const rows = pair.compare()
  const [name, vendor] = ['name', 'vendor'].map((key) => rows.find(({ field }) => field === key))
  if (!name || !vendor) throw new Error('The two differ in name and vendor')
  const outcomes = await pair.push(
    all([{ ...name, shopifyProductId: 'gid://shopify/Product/2' }, vendor]),
  )
  expect(outcomes).toMatchObject([{ state: 'returned' }, { state: 'done' }])
  expect(pair.theirs).toMatchObject({ title: 'Theirs', vendor: 'Ours' })
})
