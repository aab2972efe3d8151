import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start({ kind: 'generated', products: 30, variantsPerProduct: 3, seed: 7 })
})
afterEach(() => store.close())

const VARIANTS =
  '{ products { edges { node { __typename id title variants { edges { node { __typename id sku } } } } } } }'
const start = async (query: string): Promise<Json> =>
  (
    await store.data(
      'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id status type objectCount rootObjectCount fileSize url query } userErrors { field message code } } }',
      { q: query },
    )
  ).bulkOperationRunQuery
const read = async (id: string): Promise<Json> =>
  (
    await store.data(
      'query ($id: ID!) { bulkOperation(id: $id) { id status objectCount rootObjectCount fileSize url errorCode } }',
      { id },
    )
  ).bulkOperation
const cancel = async (id: string): Promise<Json> =>
  (
    await store.data(
      'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }',
      { id },
    )
  ).bulkOperationCancel

describe('results', () => {
  test('every product and variant is one line, children name their parent, counts are text', async () => {
    const { operation, rows, text } = await store.bulk(VARIANTS)
    expect(operation).toMatchObject({
      status: 'COMPLETED',
      objectCount: '120',
      rootObjectCount: '30',
      fileSize: String(Buffer.byteLength(text)),
    })
    const products = rows.filter((row) => row.__typename === 'Product')
    const variants = rows.filter((row) => row.__typename === 'ProductVariant')
    expect(products).toHaveLength(30)
    expect(variants).toHaveLength(90)
    expect(products.every((row) => row.__parentId === undefined)).toBe(true)
    const ids = new Set(products.map((row) => row.id))
    expect(variants.every((row) => ids.has(row.__parentId))).toBe(true)
    expect(text).toContain('gid:\\/\\/shopify\\/Product\\/8000000001')
  })

  test('by default children are mixed among the parents, in the order of their own connection', async () => {
    const { rows } = await store.bulk(VARIANTS)
    const place = new Map(rows.map((row, index) => [row.id, index]))
    const apart = rows.filter(
      (row) =>
        row.__parentId !== undefined &&
        Math.abs((place.get(row.id) ?? 0) - (place.get(row.__parentId) ?? 0)) > 5,
    )
    expect(apart.length).toBeGreaterThan(0)
    const orphansFirst = rows.some(
      (row) =>
        row.__parentId !== undefined && (place.get(row.id) ?? 0) < (place.get(row.__parentId) ?? 0),
    )
    expect(orphansFirst).toBe(true)
    const skus = rows.filter((row) => row.sku).map((row) => row.sku)
    expect(skus).toEqual([...skus].sort((a, b) => a.localeCompare(b)))
  })

  test('grouped results keep children right behind their parent', async () => {
    const { rows } = await store.bulk(VARIANTS, true)
    let parent = ''
    for (const row of rows) {
      if (row.__parentId === undefined) parent = row.id
      else expect(row.__parentId).toBe(parent)
    }
  })

  test('the same store and query give the same order', async () => {
    const twin = await TestStore.start({
      kind: 'generated',
      products: 30,
      variantsPerProduct: 3,
      seed: 7,
    })
    expect((await twin.bulk(VARIANTS)).text).toBe((await store.bulk(VARIANTS)).text)
    await twin.close()
  })

  test('connections inside plain objects belong to the nearest connection around them', async () => {
    const { rows } = await store.bulk(
      '{ productVariants { edges { node { id inventoryItem { id inventoryLevels { edges { node { __typename id quantities(names: ["available"]) { quantity } } } } } } } } }',
    )
    const levels = rows.filter((row) => row.__typename === 'InventoryLevel')
    expect(levels).toHaveLength(90)
    expect(levels.every((row) => row.__parentId.startsWith('gid://shopify/ProductVariant/'))).toBe(
      true,
    )
  })

  test('nothing found means no url', async () => {
    const { operation } = await store.bulk(
      '{ products(query: "handle:none") { edges { node { id } } } }',
    )
    expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null })
  })

  test('a result expires after a week', async () => {
    const { operation } = await store.bulk(VARIANTS)
    store.clock.ms += 8 * 24 * 60 * 60 * 1000
    expect(await read(operation.id)).toMatchObject({ status: 'EXPIRED', url: null })
    expect((await fetch(operation.url)).status).toBe(403)
  })

  test('a scope that is missing fails the run', async () => {
    await store.control('scopes', { scopes: ['read_products'] })
    const { operation } = await store.bulk(
      '{ products { edges { node { id variants { edges { node { id inventoryItem { inventoryLevel(locationId: "gid://shopify/Location/1") { id } } } } } } } } }',
    )
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null })
  })
})

describe('states', () => {
  test('a run is created, then running, then completed', async () => {
    await store.control('bulk', { hold: 'created' })
    const { bulkOperation } = await start(VARIANTS)
    expect(bulkOperation).toMatchObject({
      status: 'CREATED',
      type: 'QUERY',
      objectCount: '0',
      rootObjectCount: '0',
      fileSize: null,
      url: null,
      query: VARIANTS,
    })
    expect(await read(bulkOperation.id)).toMatchObject({ status: 'CREATED' })
    await store.control('bulk', { hold: 'running' })
    await expect.poll(() => read(bulkOperation.id)).toMatchObject({ status: 'RUNNING', url: null })
    await store.control('bulk', { hold: null })
    await expect
      .poll(() => read(bulkOperation.id))
      .toMatchObject({ status: 'COMPLETED', objectCount: '120' })
  })

  test('five may run at once; the sixth is told which', async () => {
    await store.control('bulk', { hold: 'created' })
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) ids.push((await start(VARIANTS)).bulkOperation.id)
    expect(await start(VARIANTS)).toEqual({
      bulkOperation: null,
      userErrors: [
        {
          field: null,
          message: `A bulk query operation for this app and shop is already in progress: ${ids.join(', ')}.`,
          code: 'OPERATION_IN_PROGRESS',
        },
      ],
    })
    const { bulkOperations } = await store.data(
      '{ bulkOperations(first: 10, query: "status:created operation_type:query") { nodes { id } } }',
    )
    expect(bulkOperations.nodes.map((node: Json) => node.id)).toEqual([...ids].reverse())
  })

  test('canceling is a state of its own, and a finished run cannot be canceled', async () => {
    await store.control('bulk', { hold: 'created' })
    const { bulkOperation } = await start(VARIANTS)
    expect(await cancel(bulkOperation.id)).toEqual({
      bulkOperation: { status: 'CANCELING' },
      userErrors: [],
    })
    await expect.poll(() => read(bulkOperation.id)).toMatchObject({ status: 'CANCELED', url: null })
    await store.control('bulk', { hold: null })
    const { operation } = await store.bulk(VARIANTS)
    expect((await cancel(operation.id)).userErrors).toEqual([
      { field: null, message: 'A bulk operation cannot be canceled when it is completed' },
    ])
  })
})

describe('switches', () => {
  test('without bulk access every start is denied, and reading by page goes on', async () => {
    await store.control('bulk', { access: 'denied' })
    const { body } = await store.send(
      'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { id } } }',
    )
    expect(body).toMatchObject({
      data: { bulkOperationRunQuery: null },
      errors: [{ extensions: { code: 'ACCESS_DENIED' } }],
    })
    expect(
      (await store.data('{ products(first: 1) { nodes { id } } }')).products.nodes,
    ).toHaveLength(1)
    await store.control('bulk', { access: 'granted' })
    expect((await store.bulk(VARIANTS)).operation.status).toBe('COMPLETED')
  })

  test('a run can be made to fail, once', async () => {
    await store.control('bulk', { failNext: true })
    const { operation } = await store.bulk(VARIANTS)
    expect(operation).toMatchObject({
      status: 'FAILED',
      errorCode: 'INTERNAL_SERVER_ERROR',
      url: null,
    })
    expect((await store.bulk(VARIANTS)).operation.status).toBe('COMPLETED')
  })

  test('a download can break in the middle, though its length was promised', async () => {
    const { operation, text } = await store.bulk(VARIANTS)
    await store.control('faults', {
      rules: [{ operation: 'bulk-result', effect: { kind: 'cut' } }],
    })
    await store.data('{ shop { id } }')
    const response = await fetch(operation.url)
    expect(response.headers.get('content-length')).toBe(operation.fileSize)
    await expect(response.text()).rejects.toThrow()
    expect(await (await fetch(operation.url)).text()).toBe(text)
  })
})

describe('queries that are refused', () => {
  const nodes = (field: string, inner: string): string =>
    `${field} { edges { node { id ${inner} } } }`
  test.each([
    [
      '{ products { nodes { id } } }',
      "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.",
    ],
    ['{ shop { id } }', 'Bulk queries must contain at least one connection.'],
    [
      '{ products { edges { node { title variants { edges { node { id } } } } } } }',
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.",
    ],
    [
      'mutation { productCreate(product: {title: "x"}) { product { id } } }',
      'Invalid operation type. Only `query` operations are supported.',
    ],
    [
      `{ ${nodes('collections', nodes('products', nodes('variants', nodes('metafields', ''))))} }`,
      'Bulk queries cannot contain connections with a nesting depth greater than 2.',
    ],
    [
      `{ ${nodes(
        'products',
        ['variants', 'metafields', 'collections', 'media', 'sellingPlanGroups']
          .map((name) => nodes(name, ''))
          .join(' ')
          .replace('media { edges { node { id  } } }', 'media { edges { node { id } } }'),
      )} }`,
      'Bulk queries cannot contain more than 5 connections.',
    ],
    [
      '{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }',
      'Queries that contain a connection field within a list field are not currently supported.',
    ],
  ])('%s', async (query, message) => {
    expect(await start(query)).toEqual({
      bulkOperation: null,
      userErrors: [{ field: ['query'], message, code: 'INVALID' }],
    })
  })

  test('a top level node misses a connection too', async () => {
    const { userErrors } = await start('{ node(id: "gid://shopify/Product/0") { id } }')
    expect(userErrors.map((error: Json) => error.message)).toEqual([
      'Bulk queries cannot contain a top level `node` field.',
      'Bulk queries must contain at least one connection.',
    ])
  })

  test('more than 65,535 bytes', async () => {
    const { userErrors } = await start(
      `{ products { edges { node { id } } } } #${'x'.repeat(65_496)}`,
    )
    expect(userErrors[0].message).toMatch(
      /^Query is too large \(\d+ bytes; maximum is 65535 bytes\)$/,
    )
  })
})
