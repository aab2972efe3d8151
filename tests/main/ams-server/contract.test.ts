import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { startAmsServer } from '@main/ams-server'
import { readCatalogFile } from '@main/merchant-catalog'
import { openApiDocument } from '@shared/ams-http/openapi'
import { PATHS } from '@shared/ams-http/paths'
import { toContent } from '@shared/ams-http/to-content'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApiCheck } from '../../support/openapi-check'

const TOKEN = 'a-token-of-the-tests'
const [MUG, ...OTHERS] = readCatalogFile('resources/sample/ams-catalog.csv').products

const servedSchema = z.object({
  version: z.string(),
  product: z.object({
    id: z.string(),
    variants: z.array(z.object({ onHand: z.number().nullable() })),
  }),
})

test('the OpenAPI file is the contract of the code (npm run ams-server -- --write-openapi)', () => {
  expect(JSON.parse(readFileSync('resources/ams-http-openapi.json', 'utf8'))).toEqual(
    openApiDocument(),
  )
})

describe('the reference server keeps the contract of the OpenAPI file', () => {
  let server: Awaited<ReturnType<typeof startAmsServer>>
  const check = openApiCheck()

  beforeEach(async () => {
    if (!MUG) throw new Error('The sample is empty')
    server = await startAmsServer({ port: 0, token: TOKEN, products: [MUG, ...OTHERS] })
  })
  afterEach(() => server.close())

  type Asked = {
    readonly method?: string
    readonly headers?: Record<string, string>
    readonly body?: string | Uint8Array<ArrayBuffer>
    readonly token?: string
  }

  async function ask(path: string, { method = 'GET', headers, body, token = TOKEN }: Asked = {}) {
    const answer = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const answerBody = await answer.text()
    const requestBody = typeof body === 'string' ? body : null
    expect(check({ method, path, requestBody, status: answer.status, answerBody })).toEqual([])
    const isJson = answer.headers.get('content-type')?.includes('json') === true
    const json: unknown = isJson ? JSON.parse(answerBody) : null
    return { status: answer.status, json }
  }

  function mug() {
    if (!MUG) throw new Error('The sample is empty')
    return MUG
  }

  async function versionOf(id: string): Promise<string> {
    return servedSchema.parse((await ask(PATHS.product(id))).json).version
  }

  test('reading: the shop, pages up to the last one, one product, what is not there', async () => {
    expect((await ask(PATHS.shop)).json).toMatchObject({ currencyCode: 'USD', products: 95 })
    expect((await ask(`${PATHS.products}?limit=40`)).json).toMatchObject({ complete: false })
    expect((await ask(PATHS.products)).json).toMatchObject({ complete: true, products: 95 })
    expect((await ask(PATHS.product(mug().id))).json).toMatchObject({
      product: { name: mug().name },
    })
    expect((await ask(PATHS.product('no such'))).status).toBe(404)
    expect((await ask(`${PATHS.products}?since=nonsense`)).status).toBe(410)
    expect((await ask(PATHS.shop, { token: 'another' })).status).toBe(401)
    expect((await ask(`${PATHS.products}?limit=none`)).status).toBe(400)
  })

  test('writing: only over the version that was seen, and once for each key', async () => {
    const version = await versionOf(mug().id)
    const body = JSON.stringify({ ...toContent(mug()), name: 'Big mug' })
    const key = randomUUID()
    const path = PATHS.product(mug().id)
    const write = (headers: Record<string, string>, text = body) =>
      ask(path, { method: 'PUT', headers, body: text })

    expect((await write({})).status).toBe(428)
    const written = await write({ 'if-match': `"${version}"`, 'idempotency-key': key })
    expect(written).toMatchObject({ status: 200, json: { product: { name: 'Big mug' } } })
    expect(await versionOf(mug().id)).not.toBe(version)
    expect((await write({ 'if-match': `"${version}"`, 'idempotency-key': key })).status).toBe(200)
    const other = body.replace('Big mug', 'Small mug')
    expect(
      (await write({ 'if-match': `"${version}"`, 'idempotency-key': key }, other)).status,
    ).toBe(422)
    const late = await write({ 'if-match': `"${version}"`, 'idempotency-key': randomUUID() }, other)
    expect(late).toMatchObject({ status: 412, json: { current: { product: { name: 'Big mug' } } } })
    expect((await write({ 'if-none-match': '*' })).status).toBe(412)

    const made = await ask(PATHS.product('A/new product'), {
      method: 'PUT',
      headers: { 'if-none-match': '*', 'idempotency-key': randomUUID() },
      body,
    })
    expect(made.status).toBe(201)
    expect((await ask(PATHS.product('A/new product'))).status).toBe(200)
  })

  test('deleting leaves a mark in the changes, until it is forgotten', async () => {
    const since = z.object({ cursor: z.string() }).parse((await ask(PATHS.products)).json).cursor
    const path = PATHS.product(mug().id)
    const headers = { 'if-match': `"${await versionOf(mug().id)}"` }
    expect((await ask(path, { method: 'DELETE', headers })).status).toBe(204)
    expect((await ask(path, { method: 'DELETE', headers })).status).toBe(404)
    expect((await ask(`${PATHS.products}?since=${since}`)).json).toMatchObject({
      changes: [{ deleted: true, id: mug().id }],
      products: 94,
    })
    server.catalog.products.forgetDeleted()
    expect((await ask(`${PATHS.products}?since=${since}`)).status).toBe(410)
  })

  test('a movement is carried out once, however often it is asked for', async () => {
    const variant = mug().variants[0]
    const movement = {
      productId: mug().id,
      rows: [{ variantId: variant?.id ?? '', onHandBy: -1, commitmentsBy: 0, firstCount: null }],
      reason: 'Market stall',
    }
    const path = PATHS.movement(randomUUID())
    const move = (body: object, where = path) =>
      ask(where, { method: 'PUT', body: JSON.stringify(body) })
    expect((await ask(path)).status).toBe(404)
    expect((await move(movement)).status).toBe(201)
    const again = await move(movement)
    expect(again.status).toBe(200)
    const [moved] = servedSchema.parse(again.json).product.variants
    expect(moved?.onHand).toBe((variant?.onHand ?? 0) - 1)
    expect((await ask(path)).status).toBe(200)
    expect((await move({ ...movement, reason: 'Another' })).status).toBe(422)
    const anew = PATHS.movement(randomUUID())
    const rows = [{ variantId: variant?.id ?? '', onHandBy: 0, commitmentsBy: 0, firstCount: 5 }]
    expect((await move({ ...movement, rows }, anew)).status).toBe(409)
  })

  test('a picture is kept by its content, and nothing else under its name', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    const path = PATHS.image(createHash('sha256').update(bytes).digest('hex'))
    expect((await ask(path, { method: 'HEAD' })).status).toBe(404)
    expect((await ask(path, { method: 'PUT', body: bytes })).status).toBe(201)
    expect((await ask(path, { method: 'PUT', body: bytes })).status).toBe(200)
    expect((await ask(path, { method: 'HEAD' })).status).toBe(200)
    expect((await ask(path)).status).toBe(200)
    expect((await ask(path, { method: 'PUT', body: new Uint8Array([4]) })).status).toBe(422)
  })
})
