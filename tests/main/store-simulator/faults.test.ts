import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore, TOKEN } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const BOWL = 'gid://shopify/Product/8001001'
const RENAME = `mutation Rename($t: String!) { productUpdate(product: {id: "${BOWL}", title: $t}) { product { title } } }`
const title = async (): Promise<string> =>
  (await store.data(`{ product(id: "${BOWL}") { title } }`)).product.title
const fault = (effect: unknown, more = {}): Promise<unknown> =>
  store.control('faults', { rules: [{ effect, ...more }] })

/** The answer as it comes over the wire. */
async function raw(
  query = '{ shop { id } }',
  token = TOKEN,
): Promise<{ response: Response; text: string }> {
  const response = await fetch(`${store.simulator.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query, variables: { t: 'New' } }),
  })
  return { response, text: await response.text() }
}

describe('answers that are none', () => {
  test.each([429, 430, 500, 502, 503, 504, 401, 402, 403, 404, 423])(
    'status %i, as JSON and as a page',
    async (status) => {
      await fault({ kind: 'http', status })
      await fault({ kind: 'http', status, body: 'html', retryAfterSeconds: 3 })
      const first = await raw(RENAME)
      expect(first.response.status).toBe(status)
      expect(first.response.headers.get('retry-after')).toBeNull()
      expect(JSON.parse(first.text)).toHaveProperty('errors')
      const second = await raw(RENAME)
      expect(second.response.headers.get('retry-after')).toBe('3')
      expect(second.response.headers.get('content-type')).toContain('text/html')
      expect(await title()).toBe('Oak Bowl')
    },
  )

  test('200 with a page, without a body, and under a wrong name', async () => {
    await fault({ kind: 'html' })
    expect((await raw()).text).toContain('<!DOCTYPE html>')
    await fault({ kind: 'empty' })
    expect(await raw()).toMatchObject({ text: '' })
    await fault({ kind: 'wrong-type' })
    const { response, text } = await raw()
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(JSON.parse(text).data.shop.id).toBe('gid://shopify/Shop/1')
  })

  test('a storm of THROTTLED lasts as long as it is told to', async () => {
    await fault({ kind: 'throttled' }, { count: 4 })
    for (let time = 0; time < 4; time += 1) {
      const { errors, data } = JSON.parse((await raw(RENAME)).text)
      expect([errors[0].extensions.code, data]).toEqual(['THROTTLED', undefined])
    }
    expect((await raw()).response.status).toBe(200)
    expect(await title()).toBe('Oak Bowl')
  })

  test('an internal error in a 200 changes nothing, and a key remembers it', async () => {
    await fault({ kind: 'internal' }, { count: 2 })
    const { errors, data } = JSON.parse((await raw(RENAME)).text)
    expect([errors[0].extensions.code, data.productUpdate]).toEqual(['INTERNAL_SERVER_ERROR', null])
    const set = async (): Promise<Json> =>
      (await store.send(SET_STOCK, { key: 'k1', quantity: 9 })).body
    expect((await set()).errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR')
    expect((await set()).data.inventorySetQuantities.userErrors[0].code).toBe(
      'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
    )
    expect(await title()).toBe('Oak Bowl')
  })
})

describe('answers that break', () => {
  test('in the middle of the body, though the length was promised', async () => {
    await fault({ kind: 'reset', when: 'during' })
    const response = await fetch(`${store.simulator.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': TOKEN },
      body: JSON.stringify({ query: RENAME, variables: { t: 'New' } }),
    })
    expect(response.status).toBe(200)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100)
    await expect(response.text()).rejects.toThrow()
    expect(await title()).toBe('New')
  })

  test('cut, and complete but slow', async () => {
    await fault({ kind: 'cut' })
    const { text } = await raw()
    expect(() => JSON.parse(text)).toThrow()
    await fault({ kind: 'trickle', bytes: 40, everyMs: 5 })
    const before = performance.now()
    expect(JSON.parse((await raw()).text).data.shop.id).toBe('gid://shopify/Shop/1')
    expect(performance.now() - before).toBeGreaterThan(15)
  })
})

const SET_STOCK =
  'mutation ($key: String!, $quantity: Int!) { inventorySetQuantities(input: {name: "available", reason: "correction", quantities: [{inventoryItemId: "gid://shopify/InventoryItem/40000009001001", locationId: "gid://shopify/Location/1", quantity: $quantity, changeFromQuantity: null}]}) @idempotent(key: $key) { inventoryAdjustmentGroup { id } userErrors { code } } }'

test('a second request with a key that is still in use is told so', async () => {
  await fault({ kind: 'slow', delayMs: 150, when: 'after' })
  const first = store.send(SET_STOCK, { key: 'k', quantity: 5 })
  await expect.poll(() => store.control('counts')).toMatchObject({ mutationsApplied: 1 })
  const { body } = await store.send(SET_STOCK, { key: 'k', quantity: 5 })
  expect(body.data.inventorySetQuantities.userErrors[0].code).toBe('IDEMPOTENCY_CONCURRENT_REQUEST')
  const answered = (await first).body.data.inventorySetQuantities.inventoryAdjustmentGroup.id
  const again = await store.send(SET_STOCK, { key: 'k', quantity: 5 })
  expect(again.body.data.inventorySetQuantities.inventoryAdjustmentGroup.id).toBe(answered)
  store.clock.ms += 24 * 60 * 60 * 1000
  const later = await store.send(SET_STOCK, { key: 'k', quantity: 6 })
  expect(later.body.data.inventorySetQuantities.userErrors).toEqual([])
})

test('chance decides where a rule says so, and a seed makes it repeat', async () => {
  const hits = async (): Promise<number[]> => {
    await store.control('chance', { seed: 5 })
    await fault({ kind: 'http', status: 503 }, { count: null, probability: 0.4 })
    const statuses: number[] = []
    for (let time = 0; time < 20; time += 1) statuses.push((await raw()).response.status)
    await store.control('faults', undefined, 'DELETE')
    return statuses
  }
  const first = await hits()
  expect(await hits()).toEqual(first)
  const failed = first.filter((status) => status === 503).length
  expect(failed).toBeGreaterThan(2)
  expect(failed).toBeLessThan(16)
})

describe('the state of the shop', () => {
  test.each([
    ['frozen', 402],
    ['fraudulent', 403],
    ['locked', 423],
    ['gone', 404],
  ])('%s answers %i', async (state, status) => {
    await store.control('shop', { state })
    expect((await raw()).response.status).toBe(status)
    await store.control('shop', { state: 'open' })
    expect((await raw()).response.status).toBe(200)
  })

  test('inactive says so in a 200', async () => {
    await store.control('shop', { state: 'inactive' })
    const { errors, data } = JSON.parse((await raw()).text)
    expect([errors[0].extensions.code, data]).toEqual(['SHOP_INACTIVE', undefined])
  })

  test('another plan has another bucket', async () => {
    await store.control('shop', { plan: 'Plus' })
    const { body } = await store.send('{ shop { plan { shopifyPlus } } }')
    expect(body.data.shop.plan.shopifyPlus).toBe(true)
    expect(body.extensions.cost.throttleStatus).toMatchObject({
      maximumAvailable: 20_000,
      restoreRate: 1000,
    })
  })
})

describe('tokens of an app', () => {
  const ask = async (fields: Record<string, string>): Promise<{ status: number; body: Json }> => {
    const response = await fetch(`${store.simulator.url}/admin/oauth/access_token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }),
    })
    return { status: response.status, body: await response.json() }
  }
  const app = { client_id: 'simulated-client-id', client_secret: 'shpss_simulated_client_secret' }

  test('are given for id and secret, open the shop, and expire', async () => {
    await store.control('scopes', { scopes: ['read_products', 'write_files'] })
    const { status, body } = await ask(app)
    expect([status, body.expires_in, body.scope]).toEqual([
      200,
      86_399,
      'read_products,write_files',
    ])
    expect((await raw('{ shop { id } }', body.access_token)).response.status).toBe(200)
    store.clock.ms += 86_400_000
    expect((await raw('{ shop { id } }', body.access_token)).response.status).toBe(401)
    expect((await raw()).response.status).toBe(200)
  })

  test('can end at any moment, while a new one is given', async () => {
    const first = (await ask(app)).body.access_token
    await store.control('token', { expireIssued: true })
    expect((await raw('{ shop { id } }', first)).response.status).toBe(401)
    const second = (await ask(app)).body.access_token
    expect((await raw('{ shop { id } }', second)).response.status).toBe(200)
  })

  test('are refused with the reason', async () => {
    const error = async (): Promise<unknown> => (await ask(app)).body.error
    expect((await ask({ ...app, client_secret: 'x' })).body.error).toBe('invalid_client')
    await store.control('app', { isSameOrganization: false })
    expect(await error()).toBe('shop_not_permitted')
    await store.control('app', { isSameOrganization: true, isInstalled: false })
    expect(await error()).toBe('app_not_installed')
    expect((await raw()).response.status).toBe(401)
    await fault({ kind: 'http', status: 503 }, { operation: 'access-token' })
    const response = await fetch(`${store.simulator.url}/admin/oauth/access_token`, {
      method: 'POST',
    })
    expect(response.status).toBe(503)
  })
})

describe('time', () => {
  test('moves, jumps and stands still from outside', async () => {
    await store.control('time', { frozen: true, now: '2027-01-01T00:00:00.000Z' })
    store.clock.ms += 5000
    expect(await store.control('time')).toEqual({ now: '2027-01-01T00:00:00.000Z', frozen: true })
    await store.control('time', { advanceMs: 1500, frozen: false })
    store.clock.ms += 1000
    expect(await store.control('time')).toMatchObject({ now: '2027-01-01T00:00:02.500Z' })
    await store.data(RENAME, { t: 'Later' })
    const { product } = await store.data(`{ product(id: "${BOWL}") { updatedAt } }`)
    expect(product.updatedAt).toBe('2027-01-01T00:00:02Z')
  })
})

describe('searches that lag behind', () => {
  const found = async (query: string): Promise<string[]> =>
    (
      await store.data(
        'query ($q: String!) { products(first: 9, query: $q) { nodes { title } } }',
        { q: query },
      )
    ).products.nodes.map((node: Json) => node.title)

  test('see a product as it was, then as it is', async () => {
    await store.control('search', { delayMs: 3000 })
    await store.data(RENAME, { t: 'Walnut Tray' })
    expect(await found('title:walnut')).toEqual([])
    // What is found is shown as it is now.
    expect(await found('title:oak')).toEqual(['Walnut Tray'])
    store.clock.ms += 3000
    expect(await found('title:walnut')).toEqual(['Walnut Tray'])
    expect(await found('title:oak')).toEqual([])
  })

  test('a total of units follows its variants as late', async () => {
    const total = async (): Promise<number[]> => {
      const { product } = await store.data(
        `{ product(id: "${BOWL}") { totalInventory variants(first: 1) { nodes { inventoryQuantity } } } }`,
      )
      return [product.totalInventory, product.variants.nodes[0].inventoryQuantity]
    }
    await store.control('search', { delayMs: 2000 })
    await store.control('edit', { edits: [{ kind: 'stock', variant: 'BOWL-S', available: 9 }] })
    expect(await total()).toEqual([4, 9])
    store.clock.ms += 2000
    expect(await total()).toEqual([9, 9])
  })

  test("don't find a new SKU yet, nor what changed since", async () => {
    await store.control('search', { delayMs: null })
    const since = new Date(store.clock.ms + 1000).toISOString()
    store.clock.ms += 60_000
    await store.control('edit', {
      edits: [{ kind: 'add-product', product: { title: 'New' }, variants: [{ sku: 'NEW-1' }] }],
    })
    const { productVariants } = await store.data(
      '{ productVariants(first: 5, query: "sku:NEW-1") { nodes { id } } }',
    )
    expect(productVariants.nodes).toEqual([])
    expect(await found(`updated_at:>'${since}'`)).toEqual([])
    await store.control('search', { delayMs: 0 })
    expect(await found(`updated_at:>'${since}'`)).toEqual(['New'])
  })
})
