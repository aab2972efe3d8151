import { createAdminApiClient } from '@shopify/admin-api-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestStore, TOKEN } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

/** Shopify's own client, which insists on https and a shop's name; the rest of the way is real. */
const client = (options: { retries?: number; token?: string } = {}) =>
  createAdminApiClient({
    storeDomain: 'fernhill-workshop.myshopify.com',
    apiVersion: '2026-10',
    accessToken: options.token ?? TOKEN,
    retries: options.retries ?? 0,
    customFetchApi: (url, init) =>
      fetch(String(url).replace(/^https:\/\/[^/]+/, store.simulator.url), init),
  })

const TITLE = 'query Title($id: ID!) { product(id: $id) { title } }'
const RENAME =
  'mutation Rename($p: ProductUpdateInput!) { productUpdate(product: $p) { product { title } userErrors { field message } } }'
const BOWL = 'gid://shopify/Product/8001001'

describe("Shopify's own client", () => {
  test('reads with variables and sees the cost', async () => {
    const { data, errors, extensions } = await client().request(TITLE, { variables: { id: BOWL } })
    expect(errors).toBeUndefined()
    expect(data).toEqual({ product: { title: 'Oak Bowl' } })
    expect(extensions).toMatchObject({ cost: { requestedQueryCost: 1, actualQueryCost: 1 } })
  })

  test('writes, and gets user errors as data', async () => {
    const renamed = await client().request(RENAME, {
      variables: { p: { id: BOWL, title: 'Walnut Bowl' } },
    })
    expect(renamed.data).toEqual({
      productUpdate: { product: { title: 'Walnut Bowl' }, userErrors: [] },
    })
    const refused = await client().request(RENAME, { variables: { p: { id: BOWL, title: '' } } })
    expect(refused.data).toMatchObject({
      productUpdate: { userErrors: [{ field: ['title'], message: "Title can't be blank" }] },
    })
  })

  test('is told when the document is wrong, and when the token is', async () => {
    const wrong = await client().request('{ product(id: "gid://shopify/Product/1") { colour } }')
    expect(wrong.errors?.graphQLErrors?.[0]).toMatchObject({
      message: "Field 'colour' doesn't exist on type 'Product'",
    })
    const stranger = await client({ token: 'shpat_other' }).request(TITLE, {
      variables: { id: BOWL },
    })
    expect(stranger.errors?.networkStatusCode).toBe(401)
  })

  test('sees an empty bucket as an error, and gets through when it has filled', async () => {
    await store.control('bucket', { maximumAvailable: 2000, restoreRate: 100, available: 0 })
    const throttled = await client().request(TITLE, { variables: { id: BOWL } })
    expect(throttled.errors?.graphQLErrors?.[0]).toMatchObject({
      message: 'Throttled',
      extensions: { code: 'THROTTLED' },
    })
    store.clock.ms += 1000
    const { data } = await client().request(TITLE, { variables: { id: BOWL } })
    expect(data).toEqual({ product: { title: 'Oak Bowl' } })
  })

  test('repeats by itself after 429 and 503', async () => {
    await store.control('faults', {
      rules: [
        { effect: { kind: 'http', status: 429, retryAfterSeconds: 0.01 } },
        { effect: { kind: 'http', status: 503, retryAfterSeconds: 0.01 } },
      ],
    })
    const { data } = await client({ retries: 2 }).request(TITLE, { variables: { id: BOWL } })
    expect(data).toEqual({ product: { title: 'Oak Bowl' } })
    expect(await store.control('counts')).toMatchObject({ requests: 3 })
  })
})
