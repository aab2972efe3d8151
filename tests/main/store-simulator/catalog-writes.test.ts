import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const BOWL = 'gid://shopify/Product/8001001'
const BOARD = 'gid://shopify/Product/8001002'
const SHAPE =
  'product { options { id name optionValues { id name hasVariants } } variants(first: 20) { nodes { id title price } } } userErrors { field code }'
const titles = (payload: Json): string[] =>
  payload.product.variants.nodes.map((node: Json) => node.title)

describe('options', () => {
  const create = async (
    options: Json[],
    strategy = 'LEAVE_AS_IS',
    productId = BOARD,
  ): Promise<Json> =>
    (
      await store.data(
        `mutation ($p: ID!, $o: [OptionCreateInput!]!, $s: ProductOptionCreateVariantStrategy) { productOptionsCreate(productId: $p, options: $o, variantStrategy: $s) { ${SHAPE} } }`,
        { p: productId, o: options, s: strategy },
      )
    ).productOptionsCreate
  const COLOR = { name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] }
  const SIZE = { name: 'Size', values: [{ name: 'S' }, { name: 'L' }] }

  test('the first ones take the place of the default option; the variant takes their first values', async () => {
    const payload = await create([COLOR, SIZE])
    expect(titles(payload)).toEqual(['Red / S'])
    expect(payload.product.options[0].optionValues).toMatchObject([
      { name: 'Red', hasVariants: true },
      { name: 'Blue', hasVariants: false },
    ])
  })

  test('CREATE makes every combination, at the price that is there', async () => {
    const payload = await create([COLOR, SIZE], 'CREATE')
    expect(titles(payload)).toEqual(['Red / S', 'Red / L', 'Blue / S', 'Blue / L'])
    expect(payload.product.variants.nodes[3].price).toBe('30.00')
  })

  test.each([
    ['too many', [COLOR, SIZE], BOWL, 'OPTIONS_OVER_LIMIT'],
    ['one that is there', [SIZE], BOWL, 'OPTION_ALREADY_EXISTS'],
    ['the same twice', [COLOR, COLOR], BOARD, 'DUPLICATED_OPTION_NAME'],
    [
      'a value twice',
      [{ name: 'A', values: [{ name: 'x' }, { name: 'X' }] }],
      BOARD,
      'DUPLICATED_OPTION_VALUE',
    ],
    ['no name', [{ values: [{ name: 'x' }] }], BOARD, 'OPTION_NAME_MISSING'],
    ['a name with a slash', [{ name: 'A / B', values: [{ name: 'x' }] }], BOARD, 'INVALID_NAME'],
    ['no values', [{ name: 'A' }], BOARD, 'NEW_OPTION_WITHOUT_VALUE_FOR_EXISTING_VARIANTS'],
  ])('%s are refused', async (_name, options, product, code) => {
    expect((await create(options, 'LEAVE_AS_IS', product)).userErrors[0].code).toBe(code)
  })

  test('deleting one that would make variants equal needs the destructive strategy', async () => {
    const { product } = await create([COLOR, SIZE], 'CREATE')
    const remove = async (strategy: string): Promise<Json> =>
      (
        await store.data(
          `mutation ($p: ID!, $o: [ID!]!, $s: ProductOptionDeleteStrategy) { productOptionsDelete(productId: $p, options: $o, strategy: $s) { deletedOptionsIds ${SHAPE} } }`,
          { p: BOARD, o: [product.options[1].id], s: strategy },
        )
      ).productOptionsDelete
    expect((await remove('DEFAULT')).userErrors[0].code).toBe(
      'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES',
    )
    expect((await remove('NON_DESTRUCTIVE')).userErrors[0].code).toBe(
      'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY',
    )
    expect(titles(await remove('POSITION'))).toEqual(['Red', 'Blue'])
  })

  test('reordering renumbers options and sorts variants by their values', async () => {
    await create([COLOR, SIZE], 'CREATE')
    const { productOptionsReorder } = await store.data(
      `mutation ($p: ID!, $o: [OptionReorderInput!]!) { productOptionsReorder(productId: $p, options: $o) { ${SHAPE} } }`,
      {
        p: BOARD,
        o: [{ name: 'Size' }, { name: 'Color', values: [{ name: 'Blue' }, { name: 'Red' }] }],
      },
    )
    expect(titles(productOptionsReorder)).toEqual(['S / Blue', 'S / Red', 'L / Blue', 'L / Red'])
  })

  test('MANAGE makes variants for new values and deletes those of deleted ones', async () => {
    const { product } = await create([COLOR, SIZE], 'CREATE')
    const [color] = product.options
    const blue = color.optionValues[1]
    const { productOptionUpdate } = await store.data(
      `mutation ($p: ID!, $o: OptionUpdateInput!, $d: [ID!]) { productOptionUpdate(productId: $p, option: $o, optionValuesToAdd: [{name: "Green"}], optionValuesToDelete: $d, variantStrategy: MANAGE) { ${SHAPE} } }`,
      { p: BOARD, o: { id: color.id }, d: [blue.id] },
    )
    expect(productOptionUpdate.userErrors).toEqual([])
    expect(titles(productOptionUpdate)).toEqual(['Red / S', 'Red / L', 'Green / S', 'Green / L'])
  })

  test('variants are put in order by position, counted from 1', async () => {
    const { product } = await create([COLOR, SIZE], 'CREATE')
    const last = product.variants.nodes[3].id
    const reorder = async (position: number): Promise<Json> =>
      (
        await store.data(
          `mutation ($p: ID!, $v: [ProductVariantPositionInput!]!) { productVariantsBulkReorder(productId: $p, positions: $v) { ${SHAPE} } }`,
          { p: BOARD, v: [{ id: last, position }] },
        )
      ).productVariantsBulkReorder
    expect((await reorder(0)).userErrors[0].code).toBe('INVALID_POSITION')
    expect(titles(await reorder(1))).toEqual(['Blue / L', 'Red / S', 'Red / L', 'Blue / S'])
  })

  test('productSet finds options and values by id', async () => {
    const { product } = await create([COLOR])
    const [option] = product.options
    const [red, blue] = option.optionValues
    const { productSet } = await store.data(
      `mutation ($i: ProductSetInput!) { productSet(input: $i) { ${SHAPE} } }`,
      {
        i: {
          id: BOARD,
          productOptions: [
            {
              id: option.id,
              name: 'Colour',
              values: [{ id: red.id }, { id: blue.id, name: 'Navy' }],
            },
          ],
          variants: [
            {
              id: product.variants.nodes[0].id,
              optionValues: [{ optionId: option.id, id: red.id }],
            },
            { optionValues: [{ optionName: 'Colour', name: 'Navy' }], price: '9' },
          ],
        },
      },
    )
    expect(productSet.userErrors).toEqual([])
    expect(titles(productSet)).toEqual(['Red', 'Navy'])
  })
})

describe('what happens later', () => {
  const operation = async (id: string): Promise<Json> =>
    (
      await store.data(
        'query ($id: ID!) { productOperation(id: $id) { __typename status product { id title } ... on ProductSetOperation { userErrors { field code } } } }',
        { id },
      )
    ).productOperation
  const setLater = async (input: Json): Promise<Json> =>
    (
      await store.data(
        'mutation ($i: ProductSetInput!) { productSet(input: $i, synchronous: false) { product { id } productSetOperation { id status } userErrors { code } } }',
        { i: input },
      )
    ).productSet

  test('a productSet that is not synchronous tells its outcome in an operation', async () => {
    const { product, productSetOperation } = await setLater({ title: 'Later' })
    expect([product, productSetOperation.status]).toEqual([null, 'CREATED'])
    store.clock.ms += 100
    expect(await operation(productSetOperation.id)).toMatchObject({
      status: 'ACTIVE',
      product: null,
    })
    store.clock.ms += 1000
    expect(await operation(productSetOperation.id)).toMatchObject({
      status: 'COMPLETE',
      product: { title: 'Later' },
    })
    // It took effect once, when its time had come.
    expect(await store.control('counts')).toMatchObject({ mutations: 1, mutationsApplied: 1 })
  })

  test('its errors appear only there', async () => {
    const { userErrors, productSetOperation } = await setLater({ id: BOWL, title: '' })
    expect(userErrors).toEqual([])
    store.clock.ms += 1000
    expect(await operation(productSetOperation.id)).toMatchObject({
      userErrors: [{ field: ['input', 'title'], code: 'INVALID_PRODUCT' }],
    })
  })
})

test('a deleted product leaves an event, also when somebody else deleted it', async () => {
  await store.control('edit', { edits: [{ kind: 'delete-product', product: 'ash-board' }] })
  await store.data(`mutation { productDelete(input: {id: "${BOWL}"}) { deletedProductId } }`)
  const { events } = await store.data(
    '{ events(first: 10, sortKey: CREATED_AT, query: "subject_type:PRODUCT AND action:destroy") { nodes { action createdAt ... on BasicEvent { subjectId subjectType } } } }',
  )
  expect(events.nodes.map((node: Json) => node.subjectId)).toEqual([BOARD, BOWL])
})

test('a customer order moves units for sale to committed', async () => {
  await store.control('edit', { edits: [{ kind: 'sell', variant: 'BOWL-S', quantity: 3 }] })
  const { inventoryItem } = await store.data(
    '{ inventoryItem(id: "gid://shopify/InventoryItem/40000009001001") { duplicateSkuCount inventoryLevel(locationId: "gid://shopify/Location/1") { quantities(names: ["available", "committed", "on_hand"]) { quantity } } } }',
  )
  expect(inventoryItem.inventoryLevel.quantities.map((entry: Json) => entry.quantity)).toEqual([
    1, 4, 5,
  ])
})

test('tags are added and removed whatever their case', async () => {
  const tags = async (mutation: string, list: string[]): Promise<string[]> =>
    (
      await store.data(
        `mutation ($t: [String!]!) { ${mutation}(id: "${BOWL}", tags: $t) { node { ... on Product { tags } } userErrors { field } } }`,
        { t: list },
      )
    )[mutation].node.tags
  expect(await tags('tagsAdd', ['sale, NEW', 'kitchen'])).toEqual(['kitchen', 'NEW', 'Oak', 'sale'])
  expect(await tags('tagsRemove', ['oak', 'new'])).toEqual(['kitchen', 'sale'])
})

test('an active product is on no channel until it is published there', async () => {
  await store.control('scopes', { scopes: ['write_products', 'write_publications'] })
  const { publications } = await store.data('{ publications(first: 5) { nodes { id name } } }')
  const [{ id }] = publications.nodes
  const isOn = async (): Promise<boolean> =>
    (
      await store.data(
        `{ product(id: "${BOWL}") { publishedOnPublication(publicationId: "${id}") } }`,
      )
    ).product.publishedOnPublication
  expect(await isOn()).toBe(false)
  await store.data(
    `mutation { publishablePublish(id: "${BOWL}", input: [{publicationId: "${id}"}]) { userErrors { message } } }`,
  )
  expect(await isOn()).toBe(true)
})

test('metafields of variants can be unique, and find their variant', async () => {
  await store.data(
    'mutation { metafieldDefinitionCreate(definition: {ownerType: PRODUCTVARIANT, namespace: "ams", key: "variant_id", type: "id", name: "AMS"}) { userErrors { code } } }',
  )
  const set = async (ownerId: string): Promise<Json> =>
    (
      await store.data(
        'mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { type value } userErrors { field code } } }',
        { m: [{ ownerId, namespace: 'ams', key: 'variant_id', value: 'v-1' }] },
      )
    ).metafieldsSet
  expect((await set('gid://shopify/ProductVariant/9001001')).metafields).toEqual([
    { type: 'id', value: 'v-1' },
  ])
  expect((await set('gid://shopify/ProductVariant/9001002')).userErrors[0].code).toBe(
    'CAPABILITY_VIOLATION',
  )
  const { productVariantByIdentifier } = await store.data(
    '{ productVariantByIdentifier(identifier: {customId: {namespace: "ams", key: "variant_id", value: "v-1"}}) { sku } }',
  )
  expect(productVariantByIdentifier).toEqual({ sku: 'BOWL-S' })
})

describe('inventory by amounts', () => {
  const row = {
    inventoryItemId: 'gid://shopify/InventoryItem/40000009001001',
    locationId: 'gid://shopify/Location/1',
  }

  test('variants take adjustments with the value they start from', async () => {
    const adjust = async (changeFromQuantity: number): Promise<Json> =>
      (
        await store.data(
          'mutation ($p: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $p, variants: $v) { productVariants { inventoryQuantity } userErrors { field } } }',
          {
            p: BOWL,
            v: [
              {
                id: 'gid://shopify/ProductVariant/9001001',
                quantityAdjustments: [
                  { locationId: row.locationId, adjustment: 2, changeFromQuantity },
                ],
              },
            ],
          },
        )
      ).productVariantsBulkUpdate
    expect((await adjust(1)).userErrors).toHaveLength(1)
    expect((await adjust(4)).productVariants).toEqual([{ inventoryQuantity: 6 }])
  })

  test('an item is stocked and unstocked at several locations, but never at none', async () => {
    const toggle = async (updates: Json[]): Promise<Json> =>
      (
        await store.data(
          'mutation ($i: ID!, $u: [InventoryBulkToggleActivationInput!]!) { inventoryBulkToggleActivation(inventoryItemId: $i, inventoryItemUpdates: $u) { inventoryLevels { isActive } userErrors { code } } }',
          { i: row.inventoryItemId, u: updates },
        )
      ).inventoryBulkToggleActivation
    const [first, second] = ['gid://shopify/Location/1', 'gid://shopify/Location/2']
    expect((await toggle([{ locationId: first, activate: false }])).userErrors[0].code).toBe(
      'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION',
    )
    expect((await toggle([{ locationId: second, activate: true }])).inventoryLevels).toEqual([
      { isActive: true },
    ])
    expect((await toggle([{ locationId: first, activate: false }])).inventoryLevels).toEqual([
      { isActive: false },
    ])
  })
})

describe('large shops', () => {
  let large: TestStore
  beforeEach(async () => {
    large = await TestStore.start({
      kind: 'generated',
      products: 25_100,
      variantsPerProduct: 2,
      seed: 1,
    })
  })
  afterEach(() => large.close())

  test('paging one list ends after 25,000 entries', async () => {
    let after: string | null = null
    for (let page = 0; page < 100; page += 1) {
      large.clock.ms += 1000
      const { products } = await large.data(
        'query ($a: String) { products(first: 250, after: $a, sortKey: ID) { pageInfo { endCursor } } }',
        { a: after },
      )
      after = products.pageInfo.endCursor
    }
    const { body } = await large.send(
      'query ($a: String) { products(first: 250, after: $a, sortKey: ID) { nodes { id } } }',
      { a: after },
    )
    expect(body.errors[0].message).toContain('25000')
  })

  test('a day takes 1,000 new variants, then answers 429 until the next', async () => {
    const create = async (): Promise<number> => {
      large.clock.ms += 1000
      const variants = Array.from({ length: 600 }, (_, index) => ({
        optionValues: [{ optionName: 'Size', name: `N${index}` }],
      }))
      const product = `gid://shopify/Product/${8_000_000_001 + created}`
      created += 1
      const { status } = await large.send(
        'mutation ($p: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate(productId: $p, variants: $v) { userErrors { message } } }',
        { p: product, v: variants },
      )
      return status
    }
    let created = 0
    expect(await create()).toBe(200)
    expect(await create()).toBe(429)
    large.clock.ms += 24 * 60 * 60 * 1000
    expect(await create()).toBe(200)
    await large.control('shop', { plan: 'Plus' })
    expect(await create()).toBe(200)
  })
})
