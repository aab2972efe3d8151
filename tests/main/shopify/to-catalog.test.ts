import { imageIdOf, picturesOf, toShopHead, toShopVariant } from '@main/shopify/to-catalog'
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

/** The product as it is shown, of its head and variants that no picture shows. */
const assembled = (
  options: Parameters<typeof toShopHead>[0]['options'],
  served: ReturnType<typeof toShopVariant>,
) =>
  assembleShopProduct({ ...toShopHead(head(options)), images: [] }, [
    { available: null, ...served, imageId: null },
  ])

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
    const product = assembled([option('Title', ['Default Title'])], served)
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
    expect(assembled(options, served)).toMatchObject({
      optionNames: ['Title'],
      variants: [{ optionValues: ['Default Title'] }],
    })
  })
})

describe('the stock of a variant', () => {
  type Level = { isActive: boolean; quantities: { name: string; quantity: number }[] }
  const stocked = (inventoryLevel?: Level | null) => {
    const data = variant([])
    return {
      ...data,
      inventoryItem: {
        ...data.inventoryItem,
        ...(inventoryLevel === undefined ? {} : { inventoryLevel }),
      },
    }
  }
  const level = (quantity: number, isActive = true): Level => ({
    isActive,
    quantities: [{ name: 'available', quantity }],
  })

  test.each([
    ['is what is available', level(-2), -2],
    ['is 0 when 0 is available', level(0), 0],
    ['is none where the level is inactive, whatever number it holds', level(5, false), null],
    ['is not known when it is not stocked there', null, null],
    [
      'is left out when it was not asked for, so that what was read before stays',
      undefined,
      undefined,
    ],
    ['is not known without a number', { isActive: true, quantities: [] }, null],
  ])('%s', (_, at, available) => {
    expect(toShopVariant(stocked(at)).available).toBe(available)
  })
})

describe('the pictures', () => {
  const picture = (
    id: string,
    url: string | null,
    alt: string | null = null,
    status = 'READY',
  ) => ({
    __typename: 'MediaImage' as const,
    id,
    alt,
    status,
    image: url === null ? null : { url },
  })
  const film = { __typename: 'other' as const, id: 'film' }

  test('of a product are its pictures in their order, without films', () => {
    expect(
      picturesOf([
        picture('b', 'https://cdn/b.jpg', 'Oak'),
        film,
        picture('a', null, null, 'UPLOADED'),
      ]),
    ).toEqual([
      { id: 'b', alt: 'Oak', url: 'https://cdn/b.jpg' },
      { id: 'a', alt: '', url: null, status: 'processing' },
    ])
  })

  test.each([
    ['UPLOADED', 'processing'],
    ['PROCESSING', 'processing'],
    ['FAILED', 'failed'],
    ['A_LATER_WORD', 'processing'],
    // New content for it is worked on.
    ['READY', 'processing'],
  ] as const)('without an address say why: %s', (status, said) => {
    expect(picturesOf([picture('a', null, null, status)])).toMatchObject([{ status: said }])
  })

  test.each([
    ['is the one it has', [{ __typename: 'MediaImage', id: 'a' }], 'a'],
    ['is none when it has none', [], null],
    ['is none when it is a film', [film], null],
  ])('of a variant %s', (_, nodes, id) => {
    expect(imageIdOf({ ...variant([]), media: { nodes } })).toBe(id)
  })
})
