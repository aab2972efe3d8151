import { importedProduct, takeIntoAms } from '@main/engine/outbox/take-into-ams'
import type { AmsProduct } from '@shared/catalog/product'
import { type FieldKey, fieldByKey, syncedFields } from '@shared/fields/field-registry'
import { describe, expect, test } from 'vitest'
import { outboxEntry, variantEntry } from '../../../support/outbox-entry'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { reviewPair } from '../../../support/without-policies'

const nothingTaken = (): boolean => false

const theirs = shopProduct({
  title: 'Shop name',
  descriptionHtml: '<p>Shop</p>',
  vendor: 'Shop vendor',
  productType: 'Shop type',
  optionNames: ['Shop size'],
  status: 'UNLISTED',
  variants: [shopVariant({ sku: 'SHOP', price: '9.99', optionValues: ['Shop small'] })],
})
const ours = amsProduct({
  amsOnly: { components: 'Oak' },
  status: 'inactive',
  variants: [amsVariant({ amsOnly: { cogs: '12' }, wholesaleCommitments: 2 })],
})

const entryOf = (field: FieldKey) =>
  fieldByKey(field).level === 'product'
    ? outboxEntry({ field, choice: 'theirs' })
    : variantEntry({ field, choice: 'theirs' })

describe('a Shopify value taken into AMS', () => {
  test.each<[FieldKey, (product: AmsProduct) => AmsProduct]>([
    ['name', (product) => ({ ...product, name: 'Shop name' })],
    ['description', (product) => ({ ...product, descriptionHtml: '<p>Shop</p>' })],
    ['vendor', (product) => ({ ...product, vendor: 'Shop vendor' })],
    ['category', (product) => ({ ...product, category: 'Shop type' })],
    ['option-names', (product) => ({ ...product, optionNames: ['Shop size'] })],
    ['shopify-status', (product) => ({ ...product, shopifyStatus: 'UNLISTED' })],
    ['status', (product) => ({ ...product, status: 'active' })],
    ['sku', (product) => withVariant(product, { sku: 'SHOP' })],
    ['retail-price', (product) => withVariant(product, { retailPrice: '9.99' })],
    ['option-values', (product) => withVariant(product, { optionValues: ['Shop small'] })],
  ])('changes %s and nothing else', (field, expected) => {
    expect(takeIntoAms([entryOf(field)], ours, theirs)).toEqual(expected(ours))
  })

  test('for every synced field leaves nothing to review', () => {
    const entries = syncedFields.map(({ key }) => entryOf(key))
    const taken = takeIntoAms(entries, ours, theirs)
    expect(reviewPair(taken, theirs, []).differences).toEqual([])
    expect(taken.amsOnly).toEqual({ components: 'Oak' })
    expect(taken.variants[0]?.amsOnly).toEqual({ cogs: '12' })
  })

  test('of a variant that is gone changes nothing', () => {
    expect(takeIntoAms([variantEntry({ shopifyVariantId: 'gone' })], ours, theirs)).toEqual(ours)
  })

  test('that is a whole variant is added, linked, without stock', () => {
    const entry = outboxEntry({
      kind: 'variant',
      field: null,
      choice: 'theirs',
      shopifyVariantId: 'gid://shopify/ProductVariant/12',
    })
    const more = shopProduct({
      variants: [
        shopVariant(),
        shopVariant({ id: 'gid://shopify/ProductVariant/12', sku: 'L', optionValues: ['Large'] }),
      ],
    })
    expect(takeIntoAms([entry], ours, more).variants.at(-1)).toEqual({
      id: '1-shopify-12',
      sku: 'L',
      retailPrice: '64.00',
      optionValues: ['Large'],
      onHand: null,
      wholesaleCommitments: 0,
      shopifyVariantId: 'gid://shopify/ProductVariant/12',
      imageId: null,
      amsOnly: {},
    })
  })
})

describe('the ids of what comes from Shopify', () => {
  const entry = outboxEntry({
    kind: 'variant',
    field: null,
    choice: 'theirs',
    shopifyVariantId: 'gid://shopify/ProductVariant/12',
  })
  const theirs = shopProduct({
    variants: [shopVariant({ id: 'gid://shopify/ProductVariant/12', sku: 'L' })],
  })

  test('differ between a variant that was taken over and the same one imported with its product', () => {
    const taken = takeIntoAms([entry], ours, theirs).variants.map(({ id }) => id)
    const imported = importedProduct(theirs, nothingTaken).variants.map(({ id }) => id)
    expect(taken.filter((id) => imported.includes(id))).toEqual([])
  })

  test('differ when a variant is taken over a second time', () => {
    const once = takeIntoAms([entry], ours, theirs)
    const twice = takeIntoAms([entry], once, theirs).variants.map(({ id }) => id)
    expect(new Set(twice).size).toBe(twice.length)
  })
})

describe('a product imported from Shopify', () => {
  test.each([
    ['ACTIVE', 'active'],
    ['UNLISTED', 'active'],
    ['DRAFT', 'inactive'],
    ['ARCHIVED', 'inactive'],
  ] as const)('that is %s is %s in AMS, linked, and in full agreement', (status, expected) => {
    const imported = importedProduct(shopProduct({ status }), nothingTaken)
    expect(imported).toMatchObject({
      id: 'shopify-1',
      status: expected,
      shopifyProductId: 'gid://shopify/Product/1',
    })
    expect(reviewPair(imported, shopProduct({ status }), []).differences).toEqual([])
  })
})

function withVariant(product: AmsProduct, change: Partial<AmsProduct['variants'][number]>) {
  return { ...product, variants: product.variants.map((variant) => ({ ...variant, ...change })) }
}

test('a product that was imported before and unlinked does not lose its id to the next import', () => {
  const theirs = shopProduct({ id: 'gid://shopify/Product/7' })
  const taken = new Set(['shopify-7', 'shopify-7-2'])
  const imported = importedProduct(theirs, (id) => taken.has(id))
  expect(imported.id).toBe('shopify-7-3')
  const first = importedProduct(theirs, nothingTaken)
  expect(imported.variants.map(({ id }) => id)).toEqual(first.variants.map(({ id }) => `${id}-3`))
})
