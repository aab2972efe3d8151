import type { Spoiled } from '@main/ams-server'
import type { AmsFailure } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'
import { quietEnvironment, testAmsServer } from '../../support/ams-server'
import { amsProduct } from '../../support/products'

/** Rows A1, A2, A4, A5 and A6 of the hostile inputs, for the answers of an AMS server. */
const NEVER = new AbortController().signal
const JSON_TYPE = { 'content-type': 'application/json' }

async function spoiledBy(answer: NonNullable<Spoiled['answer']> | undefined) {
  const server = await testAmsServer([amsProduct()])
  server.spoil = () => ({ when: 'before', ...(answer ? { answer } : {}) })
  return server
}

async function failureOf(work: Promise<unknown>): Promise<AmsFailure> {
  const outcome = await work.then(
    () => null,
    (error: AmsFailure) => error,
  )
  if (!outcome) throw new Error('It was taken')
  return outcome
}

async function failureAfter(answer: NonNullable<Spoiled['answer']> | undefined) {
  const server = await spoiledBy(answer)
  return failureOf(server.client().changes(null, NEVER))
}

const PAGE = JSON.stringify({ changes: [], cursor: 'c', complete: true, products: 0 })

describe('A1: what is no answer of an AMS server is not taken as data', () => {
  test.each<[string, NonNullable<Spoiled['answer']>]>([
    [
      'a login page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
    ],
    ['a login page that claims to be JSON', { status: 200, body: '<html>Sign in</html>' }],
    ['a redirect', { status: 302, headers: { location: 'http://sign-in.invalid/' } }],
    ['network authentication required', { status: 511, body: '{}' }],
    ['an empty body', { status: 200, body: '' }],
    ['null', { status: 200, body: 'null' }],
    ['invalid JSON', { status: 200, body: '{changes: []}' }],
    ['JSON cut in the middle', { status: 200, body: PAGE.slice(0, 30) }],
    [
      'a gzip lie',
      { status: 200, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: PAGE },
    ],
    ['bytes that are no UTF-8', { status: 200, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }],
    [
      'a 404 of a web server',
      { status: 404, headers: { 'content-type': 'text/html' }, body: 'Not Found' },
    ],
  ])('%s', async (_, answer) => {
    const { error } = await failureAfter(answer)
    expect(['ams-unexpected-answer', 'ams-unreachable']).toContain(error.code)
    expect(error.message).toMatch(/127\.0\.0\.1/)
    expect(error.nextStep).toBeTruthy()
  })

  test('one request, one answer: nothing is asked again by the client', async () => {
    const server = await spoiledBy({ status: 200, body: 'null' })
    await failureOf(server.client().changes(null, NEVER))
    expect(server.requests()).toEqual(['GET /v1/products'])
  })
})

describe('A2: a bounded reader', () => {
  const served = (product: string) =>
    `{"changes":[{"deleted":false,"version":"1","product":${product}}],"cursor":"c","complete":true,"products":1}`
  const plain = JSON.stringify({ ...amsProduct(), variants: [] })

  test.each([
    ['a nesting of 10,000', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['two values of one name', served(plain.replace('{', '{"name":"Another",'))],
    ['__proto__ as a name', served(plain.replace('{', '{"__proto__":{"isAdmin":true},'))],
    ['an id that is a number', served(plain.replace('"id":"1"', '"id":1'))],
    ['half of a character', served(plain.replace('Oak Bowl', '\\ud800'))],
    ['a number beyond 2^53', PAGE.replace('"products":0', '"products":9007199254740993')],
    ['a price that is a number', served(JSON.stringify(amsProduct()).replace('"64.00"', '64.00'))],
  ])('%s is refused', async (_, body) => {
    const { error } = await failureAfter({ status: 200, body })
    expect(error.code).toBe('ams-unexpected-answer')
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
  })

  test('a body beyond the limit is let go before it is held', async () => {
    const { error } = await failureAfter({ status: 200, body: Buffer.alloc(70 * 1024 * 1024, ' ') })
    expect(error).toMatchObject({ code: 'ams-unexpected-answer' })
    expect(error.message).toContain('larger')
  })
})

describe('A4: what the server does not allow', () => {
  test.each([
    [401, 'ams-unauthorized'],
    [402, 'ams-refused'],
    [403, 'ams-refused'],
    [423, 'ams-refused'],
  ])('%i', async (status, code) => {
    const body = JSON.stringify({ error: { code: 'forbidden', message: 'Not for you' } })
    const failure = await failureAfter({ status, body })
    expect(failure.error).toMatchObject({ code, retryable: false })
    expect(failure.effect).toBe('none')
  })

  test('K3: a wrong token is told as such, and stands in no message', async () => {
    const server = await testAmsServer([])
    const failure = await failureOf(server.client({ token: 'a-secret-token' }).facts(NEVER))
    expect(failure.error.code).toBe('ams-unauthorized')
    expect(JSON.stringify(failure.error)).not.toContain('a-secret-token')
  })
})

describe('A5: a server that asks to be left alone', () => {
  const now = Date.parse('2026-11-27T10:00:00Z')
  test.each([
    ['7', 7_000],
    ['-5', 0],
    ['999999999', 300_000],
    ['Fri, 27 Nov 2026 10:00:30 GMT', 30_000],
    ['Fri, 27 Nov 2099 10:00:30 GMT', 300_000],
    ['soon', null],
  ])('Retry-After: %s', async (header, expected) => {
    const server = await spoiledBy({ status: 429, headers: { 'retry-after': header }, body: '{}' })
    const environment = { ...quietEnvironment(), clock: { now: () => now } }
    const failure = await failureOf(server.client({ environment }).facts(NEVER))
    expect(failure.error).toMatchObject({ code: 'ams-throttled', retryable: true })
    expect(failure).toMatchObject({ retryAfterMs: expected, effect: 'none' })
  })
})

describe('A6: whether a write may have been carried out', () => {
  test.each([
    [500, 'unknown'],
    [502, 'unknown'],
    [504, 'unknown'],
    [503, 'none'],
  ])('HTTP %i: %s', async (status, effect) => {
    expect(await failureAfter({ status, body: '{}' })).toMatchObject({ effect })
  })

  test('a connection that breaks says nothing of it', async () => {
    expect(await failureAfter(undefined)).toMatchObject({
      effect: 'unknown',
      error: { code: 'ams-unreachable' },
    })
  })

  test('an answer about another product is none', async () => {
    const body = JSON.stringify({ version: '2', product: { ...amsProduct(), id: 'another' } })
    expect(
      await failureOf((await spoiledBy({ status: 200, body })).client().product('1', NEVER)),
    ).toMatchObject({ effect: 'unknown', error: { code: 'ams-unexpected-answer' } })
  })
})
