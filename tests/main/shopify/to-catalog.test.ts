import { toShopHead, toShopVariant, toStockedVariant } from '@main/shopify/to-catalog'
import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import { describe, expect, test } from 'vitest'

const option = (name: string, values: readonly string[], position = 1) => ({
  id: `option-${name}`,
  name,
  position,
  optionValues: values.map((value) => ({ name: value })),
})

const head = (options: Parameters<typeof toShopHead>[0]['options']) => ({
  id: 'gid://shopify/Product/1',
  title: ' Oak Bowl ',
  descriptionHtml: '<p>\n</p>',
  vendor: '',
  productType: 'Bowl',
  status: 'UNLISTED' as const,
  updatedAt: '2026-11-20T10:00:00Z',
  options,
})

const variant = (selectedOptions: { name: string; value: string }[], sku: string | null = 'A') => ({
  id: 'gid://shopify/ProductVariant/11',
  sku,
  price: '0.00',
  selectedOptions,
  inventoryItem: { id: 'gid://shopify/InventoryItem/11', tracked: false },
})

describe('a product of Shopify', () => {
  test('keeps its values as they are', () => {
    expect(toShopHead(head([option('Size', ['S'])]))).toEqual({
      id: 'gid://shopify/Product/1',
      title: ' Oak Bowl ',
      descriptionHtml: '<p>\n</p>',
      vendor: '',
      productType: 'Bowl',
      status: 'UNLISTED',
      optionNames: ['Size'],
      updatedAt: '2026-11-20T10:00:00Z',
    })
  })

  test('has its options by position, however they arrive', () => {
    const options = [option('Wood', ['Oak'], 2), option('Size', ['S'], 1)]
    expect(toShopHead(head(options)).optionNames).toEqual(['Size', 'Wood'])
    expect(options[0]?.name).toBe('Wood')
  })

  test('with the lone option Title of the value Default Title has none', () => {
    expect(toShopHead(head([option('Title', ['Default Title'])])).optionNames).toEqual([])
  })

  test.each([
    ['another value', [option('Title', ['Hardcover'])]],
    ['a second value', [option('Title', ['Default Title', 'Hardcover'])]],
    ['a second option', [option('Title', ['Default Title']), option('Size', ['S'], 2)]],
    ['another case', [option('title', ['Default Title'])]],
  ])("with an option Title of its merchant's own (%s) has it", (_, options) => {
    expect(toShopHead(head(options)).optionNames).toEqual(options.map(({ name }) => name))
  })
})

describe('a variant of Shopify', () => {
  test('without a SKU has an empty one', () => {
    expect(toShopVariant(variant([], null)).sku).toBe('')
  })

  test('has its values in the order of the options, and a price of 0', () => {
    const selected = [
      { name: 'Size', value: 'S' },
      { name: 'Wood', value: 'Oak' },
    ]
    expect(toShopVariant(variant(selected))).toEqual({
      id: 'gid://shopify/ProductVariant/11',
      sku: 'A',
      price: '0.00',
      optionValues: ['S', 'Oak'],
      inventoryItemId: 'gid://shopify/InventoryItem/11',
      tracked: false,
    })
  })

  test('of a product without options has no values', () => {
    const served = toShopVariant(variant([{ name: 'Title', value: 'Default Title' }]))
    const product = assembleShopProduct(toShopHead(head([option('Title', ['Default Title'])])), [
      served,
    ])
    expect(product).toMatchObject({ optionNames: [], variants: [{ optionValues: [] }] })
  })

  test('with the value Default Title of another option keeps it', () => {
    expect(toShopVariant(variant([{ name: 'Size', value: 'Default Title' }])).optionValues).toEqual(
      ['Default Title'],
    )
  })

  test("with the value Default Title of the merchant's own option Title keeps it", () => {
    const options = [option('Title', ['Default Title', 'Hardcover'])]
    const served = toShopVariant(variant([{ name: 'Title', value: 'Default Title' }]))
    expect(assembleShopProduct(toShopHead(head(options)), [served])).toMatchObject({
      optionNames: ['Title'],
      variants: [{ optionValues: ['Default Title'] }],
    })
  })
})

describe('the stock of a variant', () => {
  const stocked = (
    inventoryLevel?: { quantities: { name: string; quantity: number }[] } | null,
  ) => {
    const data = variant([])
    return {
      ...data,
      inventoryItem: {
        ...data.inventoryItem,
        ...(inventoryLevel === undefined ? {} : { inventoryLevel }),
      },
    }
  }

  test.each([
    ['is what is available', { quantities: [{ name: 'available', quantity: -2 }] }, -2],
    ['is 0 when 0 is available', { quantities: [{ name: 'available', quantity: 0 }] }, 0],
    ['is not known when it is not stocked there', null, null],
    ['is not known when it was not asked for', undefined, null],
    ['is not known without a number', { quantities: [] }, null],
  ])('%s', (_, level, available) => {
    expect(toStockedVariant(stocked(level), 'product', 7)).toMatchObject({
      productId: 'product',
      position: 7,
      available,
    })
  })
})
