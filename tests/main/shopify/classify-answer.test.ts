import { classifyAnswer, type RawAnswer } from '@main/shopify/classify-answer'
import { describe, expect, test } from 'vitest'
import { COST } from '../../support/fake-http'

function raw(status: number, body: unknown, more: Partial<RawAnswer> = {}): RawAnswer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    retryAfter: null,
    requestId: 'request-1',
    text: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  }
}

const html = (status: number): RawAnswer =>
  raw(status, '<!DOCTYPE html><title>Hotel Wi-Fi</title>', { contentType: 'text/html' })

const coded = (code: string, data?: unknown): RawAnswer =>
  raw(200, {
    ...(data === undefined ? {} : { data }),
    errors: [{ message: `Said Shopify about ${code}`, extensions: { code } }],
  })

describe('an answer with data', () => {
  test('is ok, with its cost', () => {
    const data = { shop: { id: 'gid' } }
    expect(classifyAnswer(raw(200, { data, extensions: COST }))).toEqual({
      kind: 'ok',
      data,
      cost: COST.cost,
    })
  })

  test('is refused when a part of its search was not heeded, because then everything matches', () => {
    const search = [
      { path: ['a'], query: 'sku:1', parsed: {}, warnings: [] },
      {
        path: ['products'],
        query: 'updated:>1',
        parsed: {},
        warnings: [
          { field: 'updated', message: 'Invalid search field for this query.', code: 'x' },
        ],
      },
    ]
    expect(classifyAnswer(raw(200, { data: {}, extensions: { ...COST, search } }))).toMatchObject({
      kind: 'failed',
      error: {
        code: 'store-unexpected-answer',
        message: expect.stringContaining('updated: Invalid search field'),
        retryable: false,
        details: { search: 'updated:>1' },
      },
    })
  })

  test('is ok with searches that were heeded', () => {
    const search = [{ path: ['products'], query: 'sku:1', parsed: {}, warnings: [] }]
    const answer = raw(200, { data: {}, extensions: { search } })
    expect(classifyAnswer(answer)).toMatchObject({ kind: 'ok' })
  })

  test('is ok without a cost', () => {
    expect(classifyAnswer(raw(200, { data: {} }))).toEqual({ kind: 'ok', data: {}, cost: null })
  })

  test('is ok with keys that nobody expected', () => {
    expect(classifyAnswer(raw(200, { data: {}, extensions: { more: 1 } }))).toMatchObject({
      kind: 'ok',
    })
  })
})

describe('an answer that is a failure', () => {
  test.each<[string, RawAnswer, string, boolean, 'none' | 'unknown']>([
    [
      'a token that is not accepted',
      raw(401, { errors: '[API] Invalid API key or access token' }),
      'store-unauthorized',
      false,
      'none',
    ],
    [
      'errors that are one text',
      raw(200, { errors: 'Not found' }),
      'store-unauthorized',
      false,
      'none',
    ],
    ['a missing scope', coded('ACCESS_DENIED', { products: null }), 'store-refused', false, 'none'],
    ['a frozen store', raw(402, {}), 'store-refused', true, 'none'],
    ['a store called fraudulent', html(403), 'store-refused', true, 'none'],
    ['a locked store', raw(423, {}), 'store-refused', true, 'none'],
    ['an inactive store', coded('SHOP_INACTIVE'), 'store-refused', true, 'none'],
    ['an address without a store', html(404), 'store-unreachable', false, 'none'],
    ['an error inside Shopify', coded('INTERNAL_SERVER_ERROR', {}), 'store-error', true, 'unknown'],
    ['HTTP 500', raw(500, {}), 'store-error', true, 'unknown'],
    ['HTTP 502 as a page', html(502), 'store-error', true, 'unknown'],
    ['HTTP 503 as a page', html(503), 'store-error', true, 'none'],
    ['HTTP 504 as a page', html(504), 'store-error', true, 'unknown'],
    ['a security rejection', html(430), 'store-unexpected-answer', true, 'unknown'],
    ['a document that is invalid', coded('undefinedField'), 'store-rejected', false, 'none'],
    ['a variable that is invalid', coded('INVALID_VARIABLE'), 'store-rejected', false, 'none'],
    ['too many rows', coded('MAX_INPUT_SIZE_EXCEEDED'), 'store-rejected', false, 'none'],
    ['a bad argument', coded('RESOURCE_NOT_FOUND', { a: null }), 'store-rejected', false, 'none'],
    [
      'a bad argument beside a root field that was carried out',
      coded('RESOURCE_NOT_FOUND', { a: null, b: { id: '1' } }),
      'store-rejected',
      false,
      'unknown',
    ],
    ['a login page', html(200), 'store-behind-page', true, 'unknown'],
    ['a login page that says it is JSON', raw(200, '<html>'), 'store-behind-page', true, 'unknown'],
    [
      'JSON that says it is a page',
      raw(200, { data: {} }, { contentType: 'text/html' }),
      'store-behind-page',
      true,
      'unknown',
    ],
    ['nothing', raw(200, ''), 'store-unexpected-answer', true, 'unknown'],
    ['null', raw(200, null), 'store-unexpected-answer', true, 'unknown'],
    ['a list', raw(200, []), 'store-unexpected-answer', true, 'unknown'],
    ['neither data nor errors', raw(200, {}), 'store-unexpected-answer', true, 'unknown'],
    [
      'JSON cut in the middle',
      raw(200, '{"data":{"a"'),
      'store-unexpected-answer',
      true,
      'unknown',
    ],
    ['a redirect', html(302), 'store-behind-page', true, 'unknown'],
  ])('because of %s', (_, answer, code, retryable, effect) => {
    expect(classifyAnswer(answer)).toMatchObject({
      kind: 'failed',
      error: { code, retryable },
      effect,
    })
  })

  test('carries status and request id for support, and what to do', () => {
    expect(classifyAnswer(raw(401, {}))).toMatchObject({
      error: {
        details: { httpStatus: '401', requestId: 'request-1' },
        nextStep: expect.any(String),
      },
    })
  })

  test('is decided by codes, never by words', () => {
    const lying = raw(200, {
      data: null,
      errors: [{ message: 'Throttled', extensions: { code: 'undefinedField' } }],
    })
    expect(classifyAnswer(lying)).toMatchObject({
      kind: 'failed',
      error: { code: 'store-rejected' },
    })
  })
})

describe('an answer that asks to wait', () => {
  test('by code, with or without a cost', () => {
    expect(classifyAnswer(coded('THROTTLED'))).toEqual({
      kind: 'throttled',
      retryAfterMs: null,
      cost: null,
      plainly: null,
    })
    const withCost = raw(200, {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { ...COST.cost, actualQueryCost: null } },
    })
    expect(classifyAnswer(withCost)).toMatchObject({
      kind: 'throttled',
      cost: { throttleStatus: { restoreRate: 100 } },
    })
  })

  test.each([
    ['2', 2000],
    ['2.0', 2000],
    ['0.5', 500],
    ['0', 0],
    ['-5', 0],
    ['86400', 60_000],
    ['1e9', 60_000],
    ['Infinity', null],
    ['soon', null],
    ['Mon, 23 Nov 2026 08:00:00 GMT', null],
  ])('by status 429 with Retry-After %s seconds waits %s ms', (retryAfter, retryAfterMs) => {
    expect(classifyAnswer(raw(429, 'slow down', { retryAfter }))).toEqual({
      kind: 'throttled',
      retryAfterMs,
      cost: null,
      plainly: null,
    })
  })

  test.each([
    ['a plain text', raw(429, { errors: 'Daily limit reached.' }), 'Daily limit reached.'],
    ['a time to wait', raw(429, { errors: 'Slow down' }, { retryAfter: '2' }), null],
    ['an error with a code', raw(429, { errors: [{ message: 'Throttled' }] }), null],
    ['no data at all', raw(429, 'slow down'), null],
  ])('by status 429 with %s is told apart from a limit that no wait ends', (_, answer, plainly) => {
    expect(classifyAnswer(answer)).toMatchObject({ kind: 'throttled', plainly })
  })
})
