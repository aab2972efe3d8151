import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const RENAME =
  'mutation Rename($t: String!) { productUpdate(product: {id: "gid://shopify/Product/8001001", title: $t}) { product { title } } }'
const title = async (): Promise<string> =>
  (await store.data('{ product(id: "gid://shopify/Product/8001001") { title } }')).product.title
const fault = (effect: unknown, more = {}): Promise<unknown> =>
  store.control('faults', { rules: [{ effect, ...more }] })

describe('the log', () => {
  test('tells requests, root fields, costs, and the mutations that took effect', async () => {
    await store.data('query Names { shop { name } }')
    await store.data(RENAME, { t: 'New' })
    await store.data(RENAME, { t: 'New' })
    expect(await store.control('counts')).toEqual({
      requests: 3,
      queries: 1,
      mutations: 2,
      mutationsApplied: 1,
    })
    const log = await store.control('log')
    expect(log.requests[0]).toEqual({
      time: store.clock.ms,
      operationName: 'Names',
      kind: 'query',
      rootFields: ['shop'],
      status: 200,
      requestedCost: 1,
      durationMs: 0,
      error: null,
    })
    expect(log.mutationsApplied).toEqual([
      {
        time: store.clock.ms,
        operationName: 'Rename',
        mutation: 'productUpdate',
        changed: ['gid://shopify/Product/8001001'],
      },
    ])
    await store.control('reset-log', {})
    expect(await store.control('counts')).toEqual({
      requests: 0,
      queries: 0,
      mutations: 0,
      mutationsApplied: 0,
    })
  })
})

describe('edits by another admin', () => {
  test('change the store without a log entry of ours, and move updatedAt', async () => {
    store.clock.ms += 60_000
    await store.control('edit', {
      edits: [
        { kind: 'product', product: 'oak-bowl', set: { title: 'Oak Bowl XL', tags: ['b', 'a'] } },
        { kind: 'variant', variant: 'BOWL-S', set: { price: '70', compareAtPrice: '80.00' } },
        { kind: 'stock', variant: 'BOWL-S', available: 2, committed: 3 },
        {
          kind: 'option',
          product: 'oak-bowl',
          option: 'Size',
          name: 'Width',
          values: { Small: 'Tiny' },
        },
      ],
    })
    const { products } = await store.control('products')
    expect(products[0]).toMatchObject({
      title: 'Oak Bowl XL',
      tags: ['a', 'b'],
      updatedAt: '2026-11-23T08:01:00Z',
      options: [{ name: 'Width', values: ['Tiny', 'Large'] }, { name: 'Finish' }],
      variants: [
        {
          price: '70.00',
          compareAtPrice: '80.00',
          optionValues: ['Tiny', 'Oiled'],
          levels: [{ available: 2, committed: 3 }],
        },
        {},
      ],
    })
    expect(await store.control('counts')).toMatchObject({ requests: 0, mutationsApplied: 0 })
  })

  test('options in another order, and one more, keep every variant with its values', async () => {
    const names = ['Finish', 'Size']
    await store.control('edit', {
      edits: [
        { kind: 'order-options', product: 'oak-bowl', names },
        { kind: 'add-option', product: 'oak-bowl', name: 'Wood', value: 'Oak' },
      ],
    })
    const { products } = await store.control('products')
    expect(products[0]).toMatchObject({
      options: [{ name: 'Finish' }, { name: 'Size' }, { name: 'Wood', values: ['Oak'] }],
      variants: [{ optionValues: ['Oiled', 'Small', 'Oak'] }, {}],
    })
    const edits = [{ kind: 'order-options', product: 'oak-bowl', names }]
    await expect(store.control('edit', { edits })).rejects.toThrow()
  })

  test('add and delete products and variants', async () => {
    const { changed } = await store.control('edit', {
      edits: [
        {
          kind: 'add-product',
          product: { title: 'Yew Lamp' },
          options: ['Size'],
          variants: [{ sku: 'LAMP-S', price: '9', optionValues: ['S'], available: 5 }],
        },
        {
          kind: 'add-variant',
          product: 'yew-lamp',
          variant: { sku: 'LAMP-M', optionValues: ['M'] },
        },
        { kind: 'delete-variant', variant: 'LAMP-S' },
        { kind: 'delete-product', product: 'elm-stool' },
      ],
    })
    expect(changed).toHaveLength(4)
    const { products } = await store.control('products')
    expect(products.map((product: Json) => product.handle)).toEqual([
      'oak-bowl',
      'ash-board',
      'yew-lamp',
    ])
    expect(products[2].variants.map((variant: Json) => variant.sku)).toEqual(['LAMP-M'])
  })

  test('a wrong edit is refused in words', async () => {
    await expect(
      store.control('edit', { edits: [{ kind: 'delete-product', product: 'none' }] }),
    ).rejects.toThrow('No product none')
    await expect(store.control('edit', { edits: [{ kind: 'paint' }] })).rejects.toThrow()
  })
})

describe('faults', () => {
  test('count down, fit by operation or root field, and leave other requests alone', async () => {
    await fault(
      { kind: 'http', status: 503, retryAfterSeconds: 2 },
      { operation: 'Rename', count: 2 },
    )
    expect((await store.send('{ shop { id } }')).status).toBe(200)
    const first = await store.send(RENAME, { t: 'New' })
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await store.send(RENAME, { t: 'New' })).status).toBe(503)
    expect((await store.send(RENAME, { t: 'New' })).status).toBe(200)
    await fault({ kind: 'html' }, { operation: 'productUpdate', skip: 1 })
    expect((await store.send(RENAME, { t: 'A' })).body.data.productUpdate.product.title).toBe('A')
    expect((await store.send(RENAME, { t: 'B' })).headers.get('content-type')).toContain(
      'text/html',
    )
    expect(await title()).toBe('A')
  })

  test('a throttled answer has no effect', async () => {
    await fault({ kind: 'throttled' })
    const { status, body } = await store.send(RENAME, { t: 'New' })
    expect([status, body.errors[0].extensions.code]).toEqual([200, 'THROTTLED'])
    expect(await title()).toBe('Oak Bowl')
  })

  test('a connection reset before the effect changes nothing, after it everything', async () => {
    await fault({ kind: 'reset', when: 'before' })
    await expect(store.send(RENAME, { t: 'Before' })).rejects.toThrow()
    expect(await title()).toBe('Oak Bowl')
    await fault({ kind: 'reset', when: 'after' })
    await expect(store.send(RENAME, { t: 'After' })).rejects.toThrow()
    expect(await title()).toBe('After')
  })

  test('a cut answer is no JSON though the effect is there', async () => {
    await fault({ kind: 'cut' })
    await expect(store.send(RENAME, { t: 'Cut' })).rejects.toThrow(SyntaxError)
    expect(await title()).toBe('Cut')
  })

  test('a client that gives up while the store waits before the effect has changed nothing', async () => {
    await fault({ kind: 'slow', delayMs: 100, when: 'before' })
    const giveUp = { signal: AbortSignal.timeout(20) }
    await expect(store.send(RENAME, { t: 'Before' }, giveUp)).rejects.toThrow()
    await expect.poll(() => store.control('counts')).toMatchObject({ requests: 1 })
    expect(await title()).toBe('Oak Bowl')
    await fault({ kind: 'slow', delayMs: 100, when: 'after' })
    const late = { signal: AbortSignal.timeout(50) }
    await expect(store.send(RENAME, { t: 'After' }, late)).rejects.toThrow()
    expect(await title()).toBe('After')
  })

  test('can be taken back', async () => {
    await fault({ kind: 'http', status: 500 }, { count: 9 })
    await store.control('faults', undefined, 'DELETE')
    expect((await store.send('{ shop { id } }')).status).toBe(200)
  })
})

test('a changed token revokes the old one', async () => {
  await store.control('token', { token: 'shpat_new' })
  expect((await store.send('{ shop { id } }')).status).toBe(401)
  expect((await store.send('{ shop { id } }', {}, { token: 'shpat_new' })).status).toBe(200)
})
