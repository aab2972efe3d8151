import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeAll(async () => {
  store = await TestStore.start()
})
afterAll(() => store.close())

const titles = async (args: string): Promise<string[]> => {
  const { products } = await store.data(`{ products(${args}) { nodes { title } } }`)
  return products.nodes.map((node: { title: string }) => node.title)
}

describe('lists', () => {
  test('pages lead forward to the end and back to the start', async () => {
    const query =
      'query ($f: Int, $a: String, $l: Int, $b: String) { products(first: $f, after: $a, last: $l, before: $b, sortKey: TITLE) { edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }'
    const one = (await store.data(query, { f: 2 })).products
    expect(one.edges.map((edge: Json) => edge.node.title)).toEqual(['Ash Board', 'Elm Stool'])
    expect(one.pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: false,
      endCursor: one.edges[1].cursor,
    })
    const two = (await store.data(query, { f: 2, a: one.pageInfo.endCursor })).products
    expect(two.edges.map((edge: Json) => edge.node.title)).toEqual(['Oak Bowl'])
    expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const back = (await store.data(query, { l: 1, b: two.pageInfo.startCursor })).products
    expect(back.edges.map((edge: Json) => edge.node.title)).toEqual(['Elm Stool'])
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
  })

  test('a cursor keeps its place when its own product is gone', async () => {
    const own = await TestStore.start()
    const query =
      'query ($a: String) { products(first: 1, after: $a) { nodes { title } pageInfo { endCursor } } }'
    const one = (await own.data(query)).products
    await own.control('edit', { edits: [{ kind: 'delete-product', product: 'oak-bowl' }] })
    const two = (await own.data(query, { a: one.pageInfo.endCursor })).products
    expect(two.nodes).toEqual([{ title: 'Ash Board' }])
    await own.close()
  })

  test('sort keys order, and reverse turns them round', async () => {
    expect(await titles('first: 9')).toEqual(['Oak Bowl', 'Ash Board', 'Elm Stool'])
    expect(await titles('first: 9, sortKey: UPDATED_AT')).toEqual([
      'Elm Stool',
      'Oak Bowl',
      'Ash Board',
    ])
    expect(await titles('first: 9, sortKey: CREATED_AT, reverse: true')).toEqual([
      'Elm Stool',
      'Ash Board',
      'Oak Bowl',
    ])
    expect(await titles('last: 1, sortKey: TITLE')).toEqual(['Oak Bowl'])
  })

  test('exactly one of first and last is needed, up to 250', async () => {
    const error = async (args: string): Promise<unknown> =>
      (await store.send(`{ products${args} { nodes { id } } }`)).body
    expect(await error('')).toMatchObject({
      data: null,
      errors: [
        {
          message: 'you must provide one of first or last',
          path: ['products'],
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
      extensions: { cost: { requestedQueryCost: 2, actualQueryCost: 2 } },
    })
    expect(await error('(first: 1, last: 1)')).toMatchObject({
      errors: [{ message: 'providing both first and last is not supported' }],
    })
    expect(await error('(first: 251)')).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    })
  })

  test('only the variants of one product may be asked for by 2,048', async () => {
    const direct = await store.send(
      '{ product(id: "gid://shopify/Product/8001001") { variants(first: 2048) { nodes { sku } } } }',
    )
    expect(direct.body.data.product.variants.nodes).toHaveLength(2)
    const listed = await store.send(
      '{ products(first: 1) { nodes { variants(first: 251) { nodes { sku } } } } }',
    )
    expect(listed.body.errors[0].extensions.code).toBe('BAD_REQUEST')
  })
})

describe('one record', () => {
  test('an id that does not exist is null, one of another type an error', async () => {
    const { body } = await store.send(
      '{ missing: product(id: "gid://shopify/Product/1") { id } wrong: product(id: "gid://shopify/ProductVariant/9001001") { id } nodes(ids: ["gid://shopify/ProductVariant/9001001", "gid://shopify/Product/1"]) { __typename id } }',
    )
    expect(body.data).toEqual({
      missing: null,
      wrong: null,
      nodes: [{ __typename: 'ProductVariant', id: 'gid://shopify/ProductVariant/9001001' }, null],
    })
    expect(body.errors).toMatchObject([
      {
        message: 'Invalid id: gid://shopify/ProductVariant/9001001',
        path: ['wrong'],
        extensions: { code: 'RESOURCE_NOT_FOUND' },
      },
    ])
  })

  test('a product without options shows Title and Default Title', async () => {
    const { product } = await store.data(
      '{ product(id: "gid://shopify/Product/8001002") { hasOnlyDefaultVariant options { name position values optionValues { name hasVariants } } variants(first: 5) { nodes { title displayName price compareAtPrice selectedOptions { name value } } } } }',
    )
    expect(product).toEqual({
      hasOnlyDefaultVariant: true,
      options: [
        {
          name: 'Title',
          position: 1,
          values: ['Default Title'],
          optionValues: [{ name: 'Default Title', hasVariants: true }],
        },
      ],
      variants: {
        nodes: [
          {
            title: 'Default Title',
            displayName: 'Ash Board',
            price: '30.00',
            compareAtPrice: '40.00',
            selectedOptions: [{ name: 'Title', value: 'Default Title' }],
          },
        ],
      },
    })
  })

  test('stock is told per location, with on_hand as the sum', async () => {
    const { productVariant } = await store.data(
      `{ productVariant(id: "gid://shopify/ProductVariant/9001001") { inventoryItem { id tracked
         inventoryLevel(locationId: "gid://shopify/Location/1") { id isActive quantities(names: ["available", "committed", "on_hand"]) { name quantity } }
         elsewhere: inventoryLevel(locationId: "gid://shopify/Location/2") { id } } } }`,
    )
    const { inventoryItem } = productVariant
    expect(inventoryItem.inventoryLevel.quantities).toEqual([
      { name: 'available', quantity: 4 },
      { name: 'committed', quantity: 1 },
      { name: 'on_hand', quantity: 5 },
    ])
    expect(inventoryItem.elsewhere).toBeNull()
    const { node } = await store.data(
      'query ($id: ID!) { node(id: $id) { ... on InventoryLevel { location { name } item { id } } } }',
      {
        id: inventoryItem.inventoryLevel.id,
      },
    )
    expect(node).toEqual({ location: { name: 'Fernhill Studio' }, item: { id: inventoryItem.id } })
  })

  test('identifiers find by id or handle, and exactly one has to be given', async () => {
    const { byHandle } = await store.data(
      '{ byHandle: productByIdentifier(identifier: {handle: "ash-board"}) { title } }',
    )
    expect(byHandle).toEqual({ title: 'Ash Board' })
    const both = await store.send(
      '{ productByIdentifier(identifier: {handle: "a", id: "gid://shopify/Product/1"}) { title } }',
    )
    expect(both.body.errors[0].extensions.code).toBe('invalidOneOfInputObject')
    const query =
      'query ($i: ProductIdentifierInput!) { productByIdentifier(identifier: $i) { title } }'
    const none = await store.send(query, { i: {} })
    expect(none.body.errors[0].extensions.code).toBe('INVALID_VARIABLE')
  })

  test('a custom id without its definition is NOT_FOUND', async () => {
    const { body } = await store.send(
      '{ productByIdentifier(identifier: {customId: {namespace: "ams", key: "product_id", value: "1"}}) { id } }',
    )
    expect(body.errors[0]).toMatchObject({
      message: "Metafield definition of type 'id' is required when using custom ids.",
      extensions: { code: 'NOT_FOUND' },
    })
  })
})

describe('search', () => {
  const search = (query: string): Promise<string[]> =>
    titles(`first: 9, query: ${JSON.stringify(query)}`)

  test.each([
    ['status:draft', ['Elm Stool']],
    ['vendor:Fernhill tag:oak', ['Oak Bowl']],
    ['vendor:fernhill -tag:oak', ['Ash Board']],
    ['NOT vendor:Fernhill', ['Elm Stool']],
    ['handle:elm-stool OR sku:BOARD', ['Ash Board', 'Elm Stool']],
    ['vendor:Fernhill (tag:oak OR tag:none)', ['Oak Bowl']],
    ["title:'oak bowl'", ['Oak Bowl']],
    ['title:"bowl oak"', []],
    ['title:As*', ['Ash Board']],
    ['id:>8001001', ['Ash Board', 'Elm Stool']],
    ["updated_at:>='2026-03-01T00:00:00Z'", ['Oak Bowl', 'Ash Board']],
    ["updated_at:>'2026-03-01T00:00:00Z' updated_at:<'2027-01-01T00:00:00Z'", ['Ash Board']],
    ["sku:'BOWL'", ['Oak Bowl']],
    ['stool', ['Elm Stool']],
  ])('%s', async (query, expected) => {
    expect(await search(query)).toEqual(expected)
  })

  test('an unknown field is ignored, so everything matches, and a warning says so', async () => {
    const { body } = await store.send(
      '{ products(first: 9, query: "colour:red") { nodes { id } } }',
    )
    expect(body.data.products.nodes).toHaveLength(3)
    expect(body.extensions.search).toEqual([
      {
        path: ['products'],
        query: 'colour:red',
        parsed: { field: 'colour', match_all: 'red' },
        warnings: [
          {
            field: 'colour',
            message: 'Invalid search field for this query.',
            code: 'invalid_field',
          },
        ],
      },
    ])
  })

  test('counts count what the search finds', async () => {
    const data = await store.data(
      '{ all: productsCount { count precision } some: productsCount(query: "vendor:Fernhill") { count } few: productsCount(limit: 2) { count precision } }',
    )
    expect(data).toEqual({
      all: { count: 3, precision: 'EXACT' },
      some: { count: 2 },
      few: { count: 2, precision: 'AT_LEAST' },
    })
  })
})
