import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestStore, TOKEN } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const SHOP = '{ shop { id name } }'

describe('addresses, versions and tokens', () => {
  test('a wrong token gets 401 with a text instead of a list of errors', async () => {
    const { status, body } = await store.send(SHOP, {}, { token: 'shpat_wrong' })
    expect(status).toBe(401)
    expect(body).toEqual({
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    })
  })

  test('an old version is answered, and the header tells the served one', async () => {
    const { status, headers, body } = await store.send(SHOP, {}, { version: '2024-04' })
    expect(status).toBe(200)
    expect(headers.get('x-shopify-api-version')).toBe('2026-10')
    expect(headers.get('x-request-id')).toMatch(/\S+/)
    expect(body.data.shop.name).toBe('Fernhill Workshop')
  })

  test('a version that is not published yet has no address', async () => {
    expect((await store.send(SHOP, {}, { version: '2027-01' })).status).toBe(404)
    expect((await store.send(SHOP, {}, { version: '2026-11' })).status).toBe(404)
  })

  test('the control surface is not served unless asked for', async () => {
    const { startStoreSimulator } = await import('@main/store-simulator')
    const { SCHEMA_FILE } = await import('./support')
    const closed = await startStoreSimulator({
      port: 0,
      catalog: { kind: 'empty' },
      token: TOKEN,
      schemaFile: SCHEMA_FILE,
      control: false,
    })
    expect((await fetch(`${closed.url}/control/counts`)).status).toBe(404)
    await closed.close()
  })
})

describe('documents that the schema refuses', () => {
  const codeOf = async (query: string, variables = {}): Promise<unknown> => {
    const { body } = await store.send(query, variables)
    expect(body).not.toHaveProperty('data')
    return {
      message: body.errors[0].message,
      ...body.errors[0].extensions,
      path: body.errors[0].path,
    }
  }

  test('a text that cannot be read is a PARSE_ERROR', async () => {
    expect(await codeOf('{ shop { id ')).toMatchObject({ code: 'PARSE_ERROR' })
  })

  test('an unknown field is named with its type and path', async () => {
    expect(await codeOf('query Q { product(id: "gid://shopify/Product/1") { colour } }')).toEqual({
      message: "Field 'colour' doesn't exist on type 'Product'",
      code: 'undefinedField',
      typeName: 'Product',
      fieldName: 'colour',
      path: ['query Q', 'product', 'colour'],
    })
  })

  test('code on user errors that have none is an unknown field', async () => {
    const query = 'mutation { productUpdate(product: {}) { userErrors { field message code } } }'
    expect(await codeOf(query)).toMatchObject({ code: 'undefinedField', typeName: 'UserError' })
  })

  test('a missing argument, an unknown argument, and a bad enum have their codes', async () => {
    expect(await codeOf('{ product { id } }')).toMatchObject({ code: 'missingRequiredArguments' })
    expect(await codeOf('{ shop(x: 1) { id } }')).toMatchObject({ code: 'argumentNotAccepted' })
    expect(await codeOf('{ products(first: 1, sortKey: FOO) { nodes { id } } }')).toMatchObject({
      message:
        "Argument 'sortKey' on Field 'products' has an invalid value (FOO). Expected type 'ProductSortKeys'.",
      code: 'argumentLiteralsIncompatible',
    })
  })

  test('an object without selection and a scalar with one are mismatches', async () => {
    expect(await codeOf('{ shop }')).toMatchObject({ code: 'selectionMismatch' })
    expect(await codeOf('{ shop { name { x } } }')).toMatchObject({ code: 'selectionMismatch' })
  })

  test('text that is no gid is refused as an id', async () => {
    expect(await codeOf('query Q { product(id: "12") { id } }')).toEqual({
      message: "Invalid global id '12'",
      code: 'argumentLiteralsIncompatible',
      typeName: 'CoercionError',
      path: ['query Q', 'product', 'id'],
    })
  })

  test('a missing member of a literal input object is named', async () => {
    expect(await codeOf('mutation { productDelete(input: {}) { deletedProductId } }')).toEqual({
      message: "Argument 'id' on InputObject 'ProductDeleteInput' is required. Expected type ID!",
      code: 'missingRequiredInputObjectAttribute',
      argumentName: 'id',
      argumentType: 'ID!',
      inputObjectType: 'ProductDeleteInput',
      path: ['mutation', 'productDelete', 'input', 'id'],
    })
  })

  test('a variable that does not fit lists its problems', async () => {
    const query =
      'mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId } }'
    expect(await codeOf(query, { input: {} })).toMatchObject({
      message:
        'Variable $input of type ProductDeleteInput! was provided invalid value for id (Expected value to not be null)',
      code: 'INVALID_VARIABLE',
      value: {},
      problems: [{ path: ['id'], explanation: 'Expected value to not be null' }],
    })
    const set =
      'mutation ($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "k") { userErrors { message } } }'
    const input = {
      name: 'available',
      reason: 'other',
      quantities: [],
      ignoreCompareQuantity: true,
    }
    expect(await codeOf(set, { input })).toMatchObject({
      problems: [
        {
          path: ['ignoreCompareQuantity'],
          explanation: 'Field is not defined on InventorySetQuantitiesInput',
        },
      ],
    })
  })

  test('a declared variable that nobody uses is refused', async () => {
    expect(
      await codeOf('query Q($id: ID!) { shop { id } }', { id: 'gid://shopify/Product/1' }),
    ).toMatchObject({
      message: 'Variable $id is declared by Q but not used',
      code: 'variableNotUsed',
    })
  })
})

describe('what the simulator does not have', () => {
  test('a field of the schema without an implementation is named, never answered', async () => {
    const { body } = await store.send(
      '{ product(id: "gid://shopify/Product/8001001") { id descriptionPlainSummary } }',
    )
    expect(body.errors[0].message).toBe(
      'Product.descriptionPlainSummary is not implemented by the store simulator',
    )
    expect(body.data.product).toBeNull()
    const shop = await store.send('{ shop { description } }')
    expect(shop.body.errors[0].message).toBe(
      'Shop.description is not implemented by the store simulator',
    )
  })

  test('a root field and an input field without an implementation are named too', async () => {
    const orders = await store.send('{ orders(first: 1) { nodes { id } } }')
    expect(orders.body.errors[0].extensions.code).toMatch(/NOT_IMPLEMENTED|ACCESS_DENIED/)
    const query =
      'mutation { productUpdate(product: {id: "gid://shopify/Product/8001001", giftCardTemplateSuffix: "x"}) { product { id } } }'
    const update = await store.send(query)
    expect(update.body.errors[0].message).toBe(
      'ProductUpdateInput.giftCardTemplateSuffix is not implemented by the store simulator',
    )
  })
})

describe('access scopes', () => {
  test('a field without its scope is null and its siblings keep their data', async () => {
    await store.control('scopes', { scopes: ['read_inventory'] })
    const { body } = await store.send(
      '{ shop { name } product(id: "gid://shopify/Product/8001001") { id } }',
    )
    expect(body.data).toEqual({ shop: { name: 'Fernhill Workshop' }, product: null })
    expect(body.errors[0]).toMatchObject({
      message: 'Access denied for product field. Required access: `read_products` access scope.',
      path: ['product'],
      extensions: {
        code: 'ACCESS_DENIED',
        documentation: 'https://shopify.dev/api/usage/access-scopes',
      },
    })
  })

  test('writing includes reading, and the granted scopes are told', async () => {
    await store.control('scopes', { scopes: ['write_products'] })
    const data = await store.data(
      '{ product(id: "gid://shopify/Product/8001001") { title } currentAppInstallation { accessScopes { handle } } }',
    )
    expect(data).toEqual({
      product: { title: 'Oak Bowl' },
      currentAppInstallation: { accessScopes: [{ handle: 'write_products' }] },
    })
  })
})

describe('points', () => {
  test('creating files costs 20, however many they are', async () => {
    const { body } = await store.send(
      'mutation { fileCreate(files: [{originalSource: "https://cdn.example.com/1.jpg"}, {originalSource: "https://cdn.example.com/2.jpg"}]) { files { id } userErrors { code } } }',
    )
    const { requestedQueryCost, actualQueryCost } = body.extensions.cost
    expect([requestedQueryCost, actualQueryCost]).toEqual([20, 20])
  })

  const cost = async (query: string): Promise<[number, number]> => {
    const { body } = await store.send(query)
    const { requestedQueryCost, actualQueryCost } = body.extensions.cost
    return [requestedQueryCost, actualQueryCost]
  }

  test('costs grow with the logarithm of the page, and what did not come back is refunded', async () => {
    expect(await cost('{ products(first: 250) { nodes { id } } }')).toEqual([13, 4])
    expect(await cost('{ products(first: 1) { nodes { id } } }')).toEqual([3, 3])
    expect(await cost('{ productsCount { count } }')).toEqual([10, 10])
    expect(await cost('{ product(id: "gid://shopify/Product/1") { id } }')).toEqual([1, 0])
  })

  test('every answer tells the bucket, which fills again with time', async () => {
    const first = await store.send('{ products(first: 1) { nodes { id } } }')
    expect(first.body.extensions.cost.throttleStatus).toEqual({
      maximumAvailable: 2000,
      currentlyAvailable: 1997,
      restoreRate: 100,
    })
    store.clock.ms += 20
    const second = await store.send('{ productsCount { count } }')
    expect(second.body.extensions.cost.throttleStatus.currentlyAvailable).toBe(1989)
  })

  test('a request that does not fit the bucket is throttled, without data, and takes nothing', async () => {
    await store.control('bucket', { available: 5 })
    const query =
      'mutation { productUpdate(product: {id: "gid://shopify/Product/8001001", title: "X"}) { product { id } } }'
    const { status, body } = await store.send(query)
    expect(status).toBe(200)
    expect(body).toEqual({
      errors: [
        {
          message: 'Throttled',
          extensions: {
            code: 'THROTTLED',
            documentation: 'https://shopify.dev/api/usage/rate-limits',
          },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 10,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 5, restoreRate: 100 },
        },
      },
    })
    expect(store.simulator.mutationsApplied()).toEqual([])
    store.clock.ms += 50
    expect((await store.send(query)).body.data.productUpdate.product.id).toBe(
      'gid://shopify/Product/8001001',
    )
  })

  test('one request may not ask for more than 1,000 points', async () => {
    const { body } = await store.send(
      '{ products(first: 250) { nodes { variants(first: 250) { nodes { media(first: 250) { nodes { id } } } } } } }',
    )
    expect(body.errors[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 })
    expect(body).not.toHaveProperty('data')
  })

  test('a list of more than 250 is refused as a whole', async () => {
    const tags = Array.from({ length: 251 }, (_, i) => `t${i}`)
    const { body } = await store.send(
      'mutation ($p: ProductUpdateInput!) { productUpdate(product: $p) { product { id } } }',
      { p: { id: 'gid://shopify/Product/8001001', tags } },
    )
    expect(body.errors[0]).toMatchObject({
      path: ['productUpdate', 'product', 'tags'],
      extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
    })
    expect(body).not.toHaveProperty('data')
    expect(body.extensions.cost.actualQueryCost).toBeNull()
  })
})
