import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const BOWL = 'gid://shopify/Product/8001001'
const SMALL = 'gid://shopify/ProductVariant/9001001'
const LARGE = 'gid://shopify/ProductVariant/9001002'

const PRODUCT = `id title handle status vendor productType descriptionHtml tags updatedAt
  options { id name optionValues { id name hasVariants } }
  variants(first: 10) { nodes { id sku price compareAtPrice title inventoryQuantity inventoryItem { tracked } } }`

const update = async (product: Record<string, unknown>): Promise<Json> =>
  (
    await store.data(
      `mutation ($p: ProductUpdateInput!) { productUpdate(product: $p) { product { ${PRODUCT} } userErrors { field message } } }`,
      { p: product },
    )
  ).productUpdate

const create = async (product: Record<string, unknown>): Promise<Json> =>
  (
    await store.data(
      `mutation ($p: ProductCreateInput!) { productCreate(product: $p) { product { ${PRODUCT} } userErrors { field message } } }`,
      { p: product },
    )
  ).productCreate

const set = async (input: Record<string, unknown>, identifier: unknown = null): Promise<Json> =>
  (
    await store.data(
      `mutation ($i: ProductSetInput!, $d: ProductSetIdentifiers) { productSet(input: $i, identifier: $d) { product { ${PRODUCT} } userErrors { field message code } } }`,
      { i: input, d: identifier },
    )
  ).productSet

const bulkUpdate = async (variants: unknown[], allowPartialUpdates = false): Promise<Json> =>
  (
    await store.data(
      'mutation ($id: ID!, $v: [ProductVariantsBulkInput!]!, $p: Boolean) { productVariantsBulkUpdate(productId: $id, variants: $v, allowPartialUpdates: $p) { product { id } productVariants { id sku price } userErrors { field message code } } }',
      { id: BOWL, v: variants, p: allowPartialUpdates },
    )
  ).productVariantsBulkUpdate

describe('productUpdate', () => {
  test('changes the given fields only and keeps the handle', async () => {
    const { product, userErrors } = await update({ id: BOWL, title: 'Walnut Bowl' })
    expect(userErrors).toEqual([])
    expect(product).toMatchObject({
      title: 'Walnut Bowl',
      handle: 'oak-bowl',
      vendor: 'Fernhill',
      tags: ['kitchen', 'Oak'],
    })
    expect(product.updatedAt).toBe('2026-11-23T08:00:00Z')
  })

  test('a write that changes nothing moves no updatedAt and counts as no applied mutation', async () => {
    const { product } = await update({ id: BOWL, title: 'Oak Bowl', tags: ['Oak', 'kitchen'] })
    expect(product.updatedAt).toBe('2026-03-01T00:00:00Z')
    expect(await store.control('counts')).toMatchObject({ mutations: 1, mutationsApplied: 0 })
  })

  test('a refused update answers the unchanged product', async () => {
    const { product, userErrors } = await update({ id: BOWL, title: ' ' })
    expect(userErrors).toEqual([{ field: ['title'], message: "Title can't be blank" }])
    expect(product.title).toBe('Oak Bowl')
  })

  test('a product that is gone, a handle that is taken, and a text that is too long are refused', async () => {
    expect(await update({ id: 'gid://shopify/Product/1', title: 'X' })).toEqual({
      product: null,
      userErrors: [{ field: ['id'], message: 'Product does not exist' }],
    })
    expect((await update({ id: BOWL, handle: 'Ash Board' })).userErrors).toEqual([
      {
        field: ['input', 'handle'],
        message: "Handle 'ash-board' already in use. Please provide a new handle.",
      },
    ])
    expect((await update({ id: BOWL, vendor: 'v'.repeat(256) })).userErrors[0].field).toEqual([
      'vendor',
    ])
  })

  test('tags are a whole list: trimmed, split, without repeats, sorted', async () => {
    const { product } = await update({ id: BOWL, tags: [' wood, Bowl', 'bowl', 'Art'] })
    expect(product.tags).toEqual(['Art', 'Bowl', 'wood'])
  })
})

describe('productCreate', () => {
  test('a new product is active, from the shop, untracked, and free', async () => {
    const { product } = await create({ title: 'Pear Vase' })
    expect(product).toMatchObject({
      status: 'ACTIVE',
      vendor: 'Fernhill Workshop',
      handle: 'pear-vase',
      productType: '',
      tags: [],
    })
    expect(product.options).toMatchObject([
      { name: 'Title', optionValues: [{ name: 'Default Title', hasVariants: true }] },
    ])
    expect(product.variants.nodes).toMatchObject([
      { price: '0.00', sku: null, title: 'Default Title', inventoryItem: { tracked: false } },
    ])
  })

  test('options make one variant, and the other values wait', async () => {
    const { product } = await create({
      title: 'Vase',
      productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }] }],
    })
    expect(product.options[0].optionValues).toMatchObject([
      { name: 'S', hasVariants: true },
      { name: 'M', hasVariants: false },
    ])
    expect(product.variants.nodes).toHaveLength(1)
  })

  test.each([
    [{ title: 'Oak Bowl' }, 'oak-bowl-1'],
    [{ title: 'Schöne Schüssel' }, 'schöne-schüssel'],
    [{ title: 'A', handle: '  Weird Handle / 100%  ' }, 'weird-handle-100'],
    [{ title: 'Blank one', handle: '   ' }, 'blank-one'],
    [{ title: 'A', handle: '%%%' }, 'product'],
  ])('handle of %j is %s', async (input, handle) => {
    expect((await create(input)).product.handle).toBe(handle)
  })

  test('a second clash counts the number up', async () => {
    await create({ title: 'Oak Bowl' })
    expect((await create({ title: 'Oak Bowl' })).product.handle).toBe('oak-bowl-2')
  })

  test('a number at the end of a taken handle is counted up', async () => {
    await create({ title: 'Mug 5' })
    expect((await create({ title: 'Mug 5' })).product.handle).toBe('mug-6')
  })

  test('a blank title or a taken handle makes nothing', async () => {
    expect(await create({ title: '' })).toEqual({
      product: null,
      userErrors: [{ field: ['title'], message: "Title can't be blank" }],
    })
    const { product, userErrors } = await create({ title: 'X', handle: 'oak-bowl' })
    expect(product).toBeNull()
    expect(userErrors[0].field).toEqual(['input', 'handle'])
    expect((await store.data('{ productsCount { count } }')).productsCount.count).toBe(3)
  })
})

describe('productVariantsBulkUpdate', () => {
  test('one bad row refuses all', async () => {
    const { productVariants, userErrors } = await bulkUpdate([
      { id: SMALL, price: '9.99' },
      { id: LARGE, price: '-1.00' },
    ])
    expect(userErrors).toEqual([
      {
        field: ['variants', '1', 'price'],
        message: 'Price must be greater than or equal to 0',
        code: 'GREATER_THAN_OR_EQUAL_TO',
      },
    ])
    expect(productVariants).toMatchObject([{ price: '64.00' }, { price: '86.00' }])
  })

  test('partial updates write the good rows and answer all submitted variants', async () => {
    const rows = [
      { id: SMALL, inventoryItem: { sku: 'NEW' }, price: '9.99' },
      { id: LARGE, price: '-1.00' },
    ]
    const { productVariants, userErrors } = await bulkUpdate(rows, true)
    expect(userErrors).toHaveLength(1)
    expect(productVariants).toEqual([
      { id: SMALL, sku: 'NEW', price: '9.99' },
      { id: LARGE, sku: 'BOWL-L', price: '86.00' },
    ])
  })

  test('the compare-at price is reported before the price', async () => {
    const { userErrors } = await bulkUpdate([
      { id: SMALL, price: '-1.00', compareAtPrice: '1000000000000000000' },
    ])
    expect(userErrors).toEqual([
      {
        field: ['variants', '0', 'compareAtPrice'],
        message: 'must be less than 1000000000000000000',
        code: 'INVALID_INPUT',
      },
      {
        field: ['variants', '0', 'price'],
        message: 'Price must be greater than or equal to 0',
        code: 'GREATER_THAN_OR_EQUAL_TO',
      },
    ])
  })

  test('rows without id, of another product, or with stock are refused', async () => {
    const { userErrors } = await bulkUpdate([
      { price: '1' },
      { id: 'gid://shopify/ProductVariant/9001003', price: '1' },
      {
        id: SMALL,
        inventoryQuantities: [{ locationId: 'gid://shopify/Location/1', availableQuantity: 1 }],
      },
    ])
    expect(userErrors.map((error: Json) => error.code)).toEqual([
      'PRODUCT_VARIANT_ID_MISSING',
      'PRODUCT_VARIANT_DOES_NOT_EXIST',
      'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
    ])
  })

  test('a combination that another variant has is refused', async () => {
    const { userErrors } = await bulkUpdate([
      { id: SMALL, optionValues: [{ optionName: 'Size', name: 'Large' }] },
    ])
    expect(userErrors).toMatchObject([{ field: ['variants', '0'], code: 'VARIANT_ALREADY_EXISTS' }])
  })
})

describe('productSet', () => {
  const input = {
    title: 'Cherry Box',
    productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }] }],
    variants: [
      { optionValues: [{ optionName: 'Size', name: 'S' }], price: '5', sku: 'BOX-S' },
      {
        optionValues: [{ optionName: 'Size', name: 'M' }],
        price: '6.5',
        inventoryItem: { tracked: true },
        inventoryQuantities: [
          { locationId: 'gid://shopify/Location/1', name: 'available', quantity: 3 },
        ],
      },
    ],
  }
  const define = (): Promise<unknown> =>
    store.data(
      'mutation { metafieldDefinitionCreate(definition: {ownerType: PRODUCT, namespace: "ams", key: "product_id", type: "id", name: "AMS"}) { createdDefinition { id } userErrors { code } } }',
    )
  const customId = { customId: { namespace: 'ams', key: 'product_id', value: 'A-1' } }
  const metafields = [{ namespace: 'ams', key: 'product_id', value: 'A-1' }]

  test('makes a product with its variants, prices and stock', async () => {
    const { product, userErrors } = await set(input)
    expect(userErrors).toEqual([])
    expect(product.variants.nodes).toMatchObject([
      { sku: 'BOX-S', price: '5.00', title: 'S', inventoryQuantity: 0 },
      {
        sku: null,
        price: '6.50',
        title: 'M',
        inventoryQuantity: 3,
        inventoryItem: { tracked: true },
      },
    ])
  })

  test('a repeat by custom id changes the same product and applies nothing twice', async () => {
    await define()
    const one = await set({ ...input, metafields }, customId)
    const two = await set({ ...input, metafields }, customId)
    expect(two.product.id).toBe(one.product.id)
    expect(two.product.variants.nodes.map((node: Json) => node.id)).toEqual(
      one.product.variants.nodes.map((node: Json) => node.id),
    )
    expect(store.simulator.mutationsApplied().map((entry) => entry.mutation)).toEqual([
      'metafieldDefinitionCreate',
      'productSet',
    ])
    const { found } = await store.data(
      'query ($i: ProductIdentifierInput!) { found: productByIdentifier(identifier: $i) { title metafield(namespace: "ams", key: "product_id") { type value } } }',
      { i: customId },
    )
    expect(found).toEqual({ title: 'Cherry Box', metafield: { type: 'id', value: 'A-1' } })
  })

  test('a custom id needs its definition and has to be in the input', async () => {
    const { body } = await store.send(
      'mutation ($i: ProductSetInput!, $d: ProductSetIdentifiers) { productSet(input: $i, identifier: $d) { product { id } } }',
      { i: input, d: customId },
    )
    expect(body.errors[0].extensions.code).toBe('NOT_FOUND')
    await define()
    expect((await set(input, customId)).userErrors[0].code).toBe('MISSING_FIELD_REQUIRED')
    const other = [{ ...metafields[0], value: 'B-2' }]
    expect((await set({ ...input, metafields: other }, customId)).userErrors[0].code).toBe(
      'METAFIELD_MISMATCH',
    )
  })

  test('a custom id that another product has is refused', async () => {
    await define()
    await set({ ...input, metafields }, customId)
    const { product, userErrors } = await set({ title: 'Other', metafields })
    expect(product).toBeNull()
    expect(userErrors[0].field).toEqual(['input', 'metafields', '0', 'value'])
  })

  test('variants left out of the list are deleted with their stock', async () => {
    const { product } = await set(input)
    const [small] = product.variants.nodes
    const shorter = await set({
      id: product.id,
      productOptions: [{ name: 'Size', values: [{ name: 'S' }] }],
      variants: [
        { id: small.id, optionValues: [{ optionName: 'Size', name: 'S' }], price: '7.00' },
      ],
    })
    expect(shorter.userErrors).toEqual([])
    expect(shorter.product.variants.nodes).toMatchObject([
      { id: small.id, sku: 'BOX-S', price: '7.00' },
    ])
    const gone = await store.data('query ($id: ID!) { productVariant(id: $id) { id } }', {
      id: product.variants.nodes[1].id,
    })
    expect(gone.productVariant).toBeNull()
  })

  test('options and variants come together', async () => {
    expect(
      (await set({ id: BOWL, productOptions: [{ name: 'Size', values: [{ name: 'S' }] }] }))
        .userErrors,
    ).toMatchObject([
      {
        message: 'Variants input is required when updating product options',
        code: 'VARIANTS_INPUT_MISSING',
      },
    ])
    expect(
      (await set({ id: BOWL, variants: [{ id: SMALL, optionValues: [] }] })).userErrors,
    ).toMatchObject([{ code: 'PRODUCT_OPTIONS_INPUT_MISSING' }])
  })

  test('an identifier and an id together are refused', async () => {
    expect(await set({ id: BOWL, title: 'X' }, { handle: 'oak-bowl' })).toEqual({
      product: null,
      userErrors: [
        {
          field: ['input'],
          message: 'The id field is not allowed if identifier is provided.',
          code: 'ID_NOT_ALLOWED',
        },
      ],
    })
  })

  test('by handle it makes the product once and then changes it', async () => {
    const one = await set({ title: 'Stool', handle: 'stool-a1' }, { handle: 'stool-a1' })
    const two = await set({ title: 'Stool two', handle: 'stool-a1' }, { handle: 'stool-a1' })
    expect(two.product).toMatchObject({
      id: one.product.id,
      handle: 'stool-a1',
      title: 'Stool two',
    })
  })

  test('a refused set leaves everything as it was', async () => {
    const before = await store.control('products')
    const { userErrors } = await set({
      ...input,
      id: BOWL,
      variants: [{ optionValues: [{ optionName: 'Size', name: 'S' }], price: '-1' }],
    })
    expect(userErrors).toMatchObject([{ field: ['input', 'variants', '0', 'price'] }])
    expect(await store.control('products')).toEqual(before)
  })
})

describe('variants and options', () => {
  const bulkCreate = async (
    productId: string,
    variants: unknown[],
    strategy = 'DEFAULT',
  ): Promise<Json> =>
    (
      await store.data(
        `mutation ($id: ID!, $v: [ProductVariantsBulkInput!]!, $s: ProductVariantsBulkCreateStrategy) { productVariantsBulkCreate(productId: $id, variants: $v, strategy: $s) { product { ${PRODUCT} } productVariants { id title } userErrors { field message code } } }`,
        { id: productId, v: variants, s: strategy },
      )
    ).productVariantsBulkCreate

  test('the lone default variant goes when others are made', async () => {
    const { product } = await create({ title: 'Vase' })
    const { product: after, userErrors } = await bulkCreate(product.id, [
      { optionValues: [{ optionName: 'Title', name: 'Default Blue' }], price: '25.00' },
    ])
    expect(userErrors).toEqual([])
    expect(after.options[0].optionValues).toMatchObject([
      { name: 'Default Blue', hasVariants: true },
    ])
    expect(after.variants.nodes).toMatchObject([{ title: 'Default Blue', price: '25.00' }])
  })

  test('it stays when asked to be preserved', async () => {
    const { product } = await create({ title: 'Vase' })
    const { product: after } = await bulkCreate(
      product.id,
      [{ optionValues: [{ optionName: 'Title', name: 'Blue' }] }],
      'PRESERVE_STANDALONE_VARIANT',
    )
    expect(after.variants.nodes.map((node: Json) => node.title)).toEqual(['Default Title', 'Blue'])
  })

  test('an existing combination and missing values are refused, and nothing is made', async () => {
    const { userErrors } = await bulkCreate(BOWL, [
      {
        optionValues: [
          { optionName: 'Size', name: 'Small' },
          { optionName: 'Finish', name: 'Oiled' },
        ],
      },
      { optionValues: [{ optionName: 'Size', name: 'XL' }] },
    ])
    expect(userErrors.map((error: Json) => [error.field, error.code])).toEqual([
      [['variants', '0'], 'VARIANT_ALREADY_EXISTS'],
      [['variants', '1'], 'NEED_TO_ADD_OPTION_VALUES'],
    ])
    expect(
      (await store.data('{ productVariantsCount { count } }')).productVariantsCount.count,
    ).toBe(4)
  })

  test('the last variant cannot be deleted', async () => {
    const bulkDelete = async (ids: string[]): Promise<Json> =>
      (
        await store.data(
          'mutation ($id: ID!, $v: [ID!]!) { productVariantsBulkDelete(productId: $id, variantsIds: $v) { product { id } userErrors { field code } } }',
          { id: BOWL, v: ids },
        )
      ).productVariantsBulkDelete
    expect((await bulkDelete([SMALL, LARGE])).userErrors).toMatchObject([
      { code: 'CANNOT_DELETE_LAST_VARIANT' },
    ])
    expect((await bulkDelete([SMALL])).userErrors).toEqual([])
    expect((await bulkDelete([SMALL])).userErrors[0].code).toBe(
      'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
    )
  })

  test('renaming an option and a value leaves the variants and their ids', async () => {
    const { product } = await store.data(
      `{ product(id: "${BOWL}") { options { id optionValues { id name } } } }`,
    )
    const [size] = product.options
    const { productOptionUpdate } = await store.data(
      `mutation ($id: ID!, $o: OptionUpdateInput!, $v: [OptionValueUpdateInput!]) { productOptionUpdate(productId: $id, option: $o, optionValuesToUpdate: $v) { product { ${PRODUCT} } userErrors { field code } } }`,
      {
        id: BOWL,
        o: { id: size.id, name: 'Width' },
        v: [{ id: size.optionValues[0].id, name: 'Tiny' }],
      },
    )
    expect(productOptionUpdate.userErrors).toEqual([])
    expect(productOptionUpdate.product.options[0]).toMatchObject({ id: size.id, name: 'Width' })
    expect(productOptionUpdate.product.variants.nodes).toMatchObject([
      { id: SMALL, title: 'Tiny / Oiled' },
      { id: LARGE },
    ])
  })

  test('a deleted product is null afterwards and cannot be deleted again', async () => {
    const query = `mutation { productDelete(input: {id: "${BOWL}"}) { deletedProductId userErrors { field message } } }`
    expect((await store.data(query)).productDelete).toEqual({
      deletedProductId: BOWL,
      userErrors: [],
    })
    expect((await store.data(query)).productDelete).toEqual({
      deletedProductId: null,
      userErrors: [{ field: ['id'], message: 'Product does not exist' }],
    })
    expect((await store.data(`{ nodes(ids: ["${BOWL}", "${SMALL}"]) { id } }`)).nodes).toEqual([
      null,
      null,
    ])
  })
})
