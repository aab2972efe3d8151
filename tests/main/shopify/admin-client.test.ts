import { AdminClient, type Credential } from '@main/shopify/admin-client'
import { createVariants, productsCount, updateProduct } from '@main/shopify/operations'
import type { SendHttp } from '@main/shopify/send-http'
import { describe, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { COST, dataAnswer, type FakeAnswer, FakeHttp } from '../../support/fake-http'
import { rejectedWith } from '../../support/thrown'

const TOKEN = 'shpat_0123456789abcdef'
const counted = dataAnswer({ productsCount: { count: 7 } })
const updated = dataAnswer({ productUpdate: { product: { id: '1' }, userErrors: [] } })
const throttled: FakeAnswer = {
  body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
}
const broken: FakeAnswer = { status: 500, body: {} }

function open(
  answers: readonly FakeAnswer[],
  more: {
    credential?: () => Credential | null | Promise<Credential | null>
    http?: SendHttp
  } = {},
) {
  const clock = new FakeClock()
  const scheduler = new FakeScheduler(clock)
  const http = new FakeHttp(answers)
  const client = new AdminClient({
    storeUrl: 'https://fernhill.myshopify.com/',
    credential: () => ({ token: TOKEN }),
    http: http.send,
    clock,
    scheduler,
    ...more,
  })
  return { client, http, scheduler, clock }
}

const count = (client: AdminClient): Promise<unknown> =>
  client.query(productsCount, { query: null })
const change = (client: AdminClient) =>
  client.mutate(updateProduct, { product: { id: '1', title: 'New' } })

describe('a request', () => {
  test('K3: goes to the version we speak, with the token in its header and nowhere else', async () => {
    const { client, http } = open([counted])
    expect(await count(client)).toEqual({ productsCount: { count: 7 } })
    const [sent] = http.sent
    expect(sent?.url).toBe('https://fernhill.myshopify.com/admin/api/2026-10/graphql.json')
    expect(sent?.headers['X-Shopify-Access-Token']).toBe(TOKEN)
    expect(sent?.url).not.toContain(TOKEN)
    expect(sent?.body).not.toContain(TOKEN)
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      operationName: 'ProductsCount',
      variables: { query: null },
    })
  })

  test('asks for the credential each time, so that a new token is used at once', async () => {
    const tokens = ['shpat_old', 'shpat_new']
    const { client, http } = open([counted], {
      credential: () => ({ token: tokens.shift() ?? '' }),
    })
    await count(client)
    await count(client)
    expect(http.sent.map(({ headers }) => headers['X-Shopify-Access-Token'])).toEqual([
      'shpat_old',
      'shpat_new',
    ])
  })

  test.each([
    ['without a credential', null],
    ['with an empty token', { token: '' }],
  ])('%s is not made', async (_, credential) => {
    const { client, http } = open([counted], { credential: () => credential })
    expect((await rejectedWith(count(client))).code).toBe('no-credential')
    expect(await change(client)).toMatchObject({
      kind: 'not-sent',
      error: { code: 'no-credential' },
    })
    expect(http.sent).toEqual([])
    expect(client.sent()).toEqual({ requests: 0, mutations: 0, points: 0 })
  })

  test('is counted, mutations apart, once for each time it was sent', async () => {
    const { client } = open([throttled, counted, throttled, updated])
    await count(client)
    await change(client)
    expect(client.sent()).toMatchObject({ requests: 4, mutations: 2 })
  })
})

describe('a throttled request was not executed', () => {
  test('so a mutation is sent again, the same bytes', async () => {
    const { client, http, scheduler } = open([throttled, throttled, updated])
    expect(await change(client)).toMatchObject({ kind: 'ok', requestId: 'request-3' })
    expect(new Set(http.sent.map(({ body }) => body)).size).toBe(1)
    expect(scheduler.waits).toEqual([1000, 1000])
  })

  test.each([
    ['5', 5000],
    ['0', 1000],
    ['-3', 1000],
    ['100000', 60_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 1000],
  ])('and waits when told Retry-After %s: %s ms', async (seconds, waitMs) => {
    const slow: FakeAnswer = { status: 429, headers: { 'retry-after': seconds }, body: 'slow' }
    const { client, scheduler } = open([slow, counted])
    await count(client)
    expect(scheduler.waits).toEqual([waitMs])
  })

  test('and waits until the missing points are back when the cost is told', async () => {
    const short: FakeAnswer = {
      body: {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: {
          cost: {
            requestedQueryCost: 500,
            actualQueryCost: null,
            throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 },
          },
        },
      },
    }
    const { client, scheduler } = open([short, counted])
    await count(client)
    expect(scheduler.waits.reduce((sum, waitMs) => sum + waitMs, 0)).toBeGreaterThanOrEqual(4000)
  })

  test('and is given up visibly after 30 times, with nothing done', async () => {
    const { client, http } = open([throttled])
    expect(await change(client)).toMatchObject({
      kind: 'not-sent',
      error: { code: 'store-throttled', retryable: true },
    })
    expect(http.sent).toHaveLength(30)
  })

  test('and is not sent beyond the time by which it had to leave', async () => {
    const { client, clock, http } = open([throttled, updated])
    const variables = { product: { id: '1', title: 'New' } }
    const sent = client.mutate(updateProduct, variables, { notAfter: clock.now() + 900 })
    expect(await sent).toEqual({ kind: 'too-late', requestId: '' })
    expect(http.sent).toHaveLength(1)
  })

  const full: FakeAnswer = { status: 429, body: { errors: 'Daily limit reached.' } }

  test('and is not sent again where a day makes no more variants, which no wait here ends', async () => {
    const { client, http } = open([full, updated])
    const sent = client.mutate(
      createVariants,
      { productId: '1', variants: [] },
      { makesVariants: true },
    )
    expect(await sent).toMatchObject({
      kind: 'not-sent',
      error: { code: 'store-rejected', message: expect.stringContaining('Daily limit reached') },
    })
    expect(http.sent).toHaveLength(1)
  })

  test('but goes on where it makes none', async () => {
    const { client } = open([full, updated])
    expect(await change(client)).toMatchObject({ kind: 'ok' })
  })

  test('and says until when it waits', async () => {
    const { client, clock, scheduler } = open([throttled, counted])
    const seen: (number | null)[] = []
    const wait = scheduler.wait.bind(scheduler)
    scheduler.wait = (delayMs, signal) => {
      if (delayMs === 1000) seen.push(client.waitingUntil())
      return wait(delayMs, signal)
    }
    const startMs = clock.now()
    await count(client)
    expect(seen).toEqual([startMs + 1000])
    expect(client.waitingUntil()).toBeNull()
  })
})

describe('a request that failed', () => {
  test('and only asks is made again, up to three times', async () => {
    const { client, http, scheduler } = open([broken, broken, counted])
    expect(await count(client)).toEqual({ productsCount: { count: 7 } })
    expect(http.sent).toHaveLength(3)
    expect(scheduler.waits).toEqual([500, 1000])
    const never = open([broken])
    expect((await rejectedWith(count(never.client))).code).toBe('store-error')
    expect(never.http.sent).toHaveLength(3)
  })

  test('and only asks is not made again when that can not help', async () => {
    const { client, http } = open([{ status: 401, body: { errors: 'no' } }])
    expect((await rejectedWith(count(client))).code).toBe('store-unauthorized')
    expect(http.sent).toHaveLength(1)
  })

  test.each<[string, FakeAnswer]>([
    ['500', broken],
    ['504 as a page', { status: 504, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    [
      'an inner error',
      {
        body: {
          data: {},
          errors: [{ message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        },
      },
    ],
    ['a page that is not Shopify', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a lost answer', 'lost'],
  ])('and changes something (%s) is unknown and never sent again by itself', async (_, answer) => {
    const { client, http } = open([answer])
    expect(await change(client)).toMatchObject({ kind: 'unknown' })
    expect(http.sent).toHaveLength(1)
  })

  test.each<[string, FakeAnswer]>([
    ['401', { status: 401, body: { errors: 'no' } }],
    [
      'a missing scope',
      { body: { data: null, errors: [{ message: '', extensions: { code: 'ACCESS_DENIED' } }] } },
    ],
    ['503', { status: 503, body: '' }],
    [
      'an invalid document',
      { body: { errors: [{ message: '', extensions: { code: 'undefinedField' } }] } },
    ],
  ])('before any effect (%s) was not sent', async (_, answer) => {
    const { client } = open([answer])
    expect(await change(client)).toMatchObject({ kind: 'not-sent' })
  })

  test('with an answer of an unknown shape says so', async () => {
    const { client } = open([dataAnswer({ productsCount: { count: 'many' } })])
    expect((await rejectedWith(count(client))).code).toBe('store-unexpected-answer')
  })

  test('K3: never says the token', async () => {
    for (const answer of ['lost', broken, { status: 401, body: TOKEN }] as const) {
      const error = await rejectedWith(count(open([answer]).client))
      expect(JSON.stringify(error)).not.toContain(TOKEN)
    }
  })
})

describe('N1: a request that stays silent', () => {
  const silent: SendHttp = (_, { signal }) =>
    new Promise((__, refuse) => {
      signal?.addEventListener('abort', () => refuse(new Error('aborted')))
    })

  test('is given up after its time, and a mutation is unknown then', async () => {
    const clock = new FakeClock()
    const client = new AdminClient({
      storeUrl: 'https://fernhill.myshopify.com',
      credential: () => ({ token: TOKEN }),
      http: silent,
      clock,
      scheduler: new FakeScheduler(clock, Number.NaN),
    })
    expect(await change(client)).toMatchObject({
      kind: 'unknown',
      error: { code: 'store-unreachable' },
    })
  })

  test('ends at once when its reader has gone', async () => {
    const { client } = open([], { http: silent })
    const controller = new AbortController()
    const asked = client.query(productsCount, { query: null }, controller.signal)
    controller.abort(new Error('canceled'))
    await expect(asked).rejects.toThrow('canceled')
  })
})

describe('the points', () => {
  test('follow the last answer', async () => {
    const { client } = open([counted])
    expect(client.points()).toBeNull()
    await count(client)
    expect(client.points()).toEqual({
      free: COST.cost.throttleStatus.currentlyAvailable,
      maximum: 2000,
      restoreRate: COST.cost.throttleStatus.restoreRate,
    })
  })

  test('are waited for before sending, so that nothing is throttled', async () => {
    const nearlyEmpty: FakeAnswer = {
      body: {
        data: { productsCount: { count: 7 } },
        extensions: {
          cost: {
            requestedQueryCost: 50,
            actualQueryCost: 50,
            throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 150, restoreRate: 100 },
          },
        },
      },
    }
    const { client, scheduler } = open([nearlyEmpty])
    await count(client)
    expect(scheduler.waits).toEqual([])
    await count(client)
    expect(scheduler.waits).toEqual([1000])
  })
})

describe('a file to download', () => {
  test('K2: is asked for without any credential', async () => {
    const seen: Record<string, string>[] = []
    const { client } = open([], {
      http: async (_, { headers }) => {
        seen.push(headers)
        return { status: 403, headers: { get: () => null }, text: async () => '', body: null }
      },
    })
    const { signal } = new AbortController()
    const error = await rejectedWith(client.download('https://storage.test/file?sig=1', signal))
    expect(error.code).toBe('read-incomplete')
    expect(seen).toEqual([{}])
  })

  /** A client whose silence lasts until the test says that its minute is over. */
  function openDownload(body: AsyncIterable<Uint8Array> | null) {
    const clock = new FakeClock()
    const scheduler = new FakeScheduler(clock)
    const limits: { ms: number; pass: () => void; signal: AbortSignal | undefined }[] = []
    scheduler.wait = (ms, signal) =>
      new Promise((pass, refuse) => {
        limits.push({ ms, pass, signal })
        signal?.addEventListener('abort', () => refuse(signal.reason))
      })
    const asked: (AbortSignal | undefined)[] = []
    const client = new AdminClient({
      storeUrl: 'https://fernhill.myshopify.com',
      credential: () => null,
      http: async (_, { signal }) => {
        asked.push(signal)
        if (body === null) return new Promise(() => undefined)
        return { status: 200, headers: { get: () => null }, text: async () => '', body }
      },
      clock,
      scheduler,
    })
    return { client, limits, asked }
  }

  async function* bytes(end: Promise<void>): AsyncGenerator<Uint8Array> {
    yield Uint8Array.of(1)
    yield Uint8Array.of(2)
    await end
  }
  const never = new Promise<void>(() => undefined)
  const url = 'https://storage.test/file?sig=1'

  test('comes whole, with a minute for each part and no wait left over', async () => {
    const { client, limits } = openDownload(bytes(Promise.resolve()))
    const parts: number[] = []
    for await (const part of await client.download(url, new AbortController().signal)) {
      parts.push(...part)
    }
    expect(parts).toEqual([1, 2])
    expect(limits.map(({ ms }) => ms)).toEqual([60_000, 60_000, 60_000, 60_000])
    expect(limits.every(({ signal }) => signal?.aborted)).toBe(true)
  })

  test('N1: that falls silent is incomplete after a minute, and its connection is let go', async () => {
    const { client, limits, asked } = openDownload(bytes(never))
    const stream = await client.download(url, new AbortController().signal)
    const read = (async () => {
      for await (const part of stream) expect(part).toHaveLength(1)
    })()
    await expect.poll(() => limits.length).toBe(4)
    limits.at(-1)?.pass()
    expect(await rejectedWith(read)).toMatchObject({ code: 'read-incomplete', retryable: true })
    expect(asked[0]?.aborted).toBe(true)
  })

  test('that is never answered is incomplete after a minute', async () => {
    const { client, limits } = openDownload(null)
    const asked = client.download(url, new AbortController().signal)
    limits.at(-1)?.pass()
    expect((await rejectedWith(asked)).code).toBe('read-incomplete')
  })

  test('is ended when its reader is canceled or stops early', async () => {
    const canceled = openDownload(null)
    const controller = new AbortController()
    void canceled.client.download(url, controller.signal).catch(() => undefined)
    controller.abort(new Error('canceled'))
    expect(canceled.asked[0]?.aborted).toBe(true)

    const left = openDownload(bytes(never))
    for await (const part of await left.client.download(url, new AbortController().signal)) {
      expect(part).toHaveLength(1)
      break
    }
    expect(left.asked[0]?.aborted).toBe(true)
  })
})

test('TM1: a change that has to leave soon does not when the clock was put back while it waited', async () => {
  const { client, http, clock } = open([updated])
  const put = { product: { id: '1', title: 'New' } }
  const sent = client.mutate(updateProduct, put, { notAfter: clock.ms + 2_000 })
  clock.ms -= 3_600_000
  expect(await sent).toMatchObject({ kind: 'too-late' })
  expect(http.sent).toEqual([])
})

test('TM2: a change whose token took too long to get does not leave any more, nor one that nobody waits for', async () => {
  const put = { product: { id: '1', title: 'New' } }
  const slow = open([updated], {
    credential: async () => {
      slow.clock.ms += 10_000
      return { token: TOKEN }
    },
  })
  const sent = slow.client.mutate(updateProduct, put, { notAfter: slow.clock.ms + 2_000 })
  expect(await sent).toMatchObject({ kind: 'too-late' })
  expect(slow.http.sent).toEqual([])

  const never = open([updated, counted], { credential: () => new Promise(() => undefined) })
  const unwanted = new AbortController()
  const paused = never.client.mutate(updateProduct, put, { unless: unwanted.signal })
  const canceled = new AbortController()
  const read = never.client.query(productsCount, { query: null }, canceled.signal)
  unwanted.abort()
  canceled.abort(new Error('canceled'))
  expect(await paused).toMatchObject({ kind: 'too-late' })
  await expect(read).rejects.toThrow('canceled')
  expect(never.http.sent).toEqual([])
})
