import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, TestStore } from './support'

let store: TestStore
beforeEach(async () => {
  store = await TestStore.start()
})
afterEach(() => store.close())

const CREATE =
  'mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id title } userErrors { field message } } }'

async function upload(lines: string): Promise<string> {
  const { stagedUploadsCreate } = await store.data(
    'mutation { stagedUploadsCreate(input: [{resource: BULK_MUTATION_VARIABLES, filename: "lines.jsonl", mimeType: "text/jsonl", httpMethod: POST}]) { stagedTargets { url parameters { name value } } } }',
  )
  const [{ url, parameters }] = stagedUploadsCreate.stagedTargets
  const form = new FormData()
  for (const { name, value } of parameters) form.append(name, value)
  form.append('file', new Blob([lines]))
  await fetch(url, { method: 'POST', body: form })
  return parameters.find(({ name }: Json) => name === 'key').value
}

const start = async (path: string, mutation = CREATE): Promise<Json> =>
  (
    await store.data(
      'mutation ($m: String!, $p: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p) { bulkOperation { id status type objectCount } userErrors { field message code } } }',
      { m: mutation, p: path },
    )
  ).bulkOperationRunMutation
const read = async (id: string): Promise<Json> =>
  (
    await store.data(
      'query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount url partialDataUrl fileSize } }',
      { id },
    )
  ).bulkOperation
const finished = async (id: string): Promise<Json> => {
  await expect
    .poll(() => read(id))
    .toMatchObject({ status: expect.stringMatching(/COMPLETED|FAILED|CANCELED/) })
  return read(id)
}

describe('an import', () => {
  test('runs each line, tells each outcome by line number, and completes in spite of errors', async () => {
    const titles = Array.from({ length: 30 }, (_, index) => `Import ${index}`)
    const lines = titles.map((title) => JSON.stringify({ product: { title } }))
    lines[7] = '{"product":{"title":""}}'
    lines[8] = '{"product":{"colour":"red"}}'
    lines[9] = 'not json'
    const { bulkOperation } = await start(await upload(`${lines.join('\n')}\n`))
    expect(bulkOperation).toMatchObject({ status: 'CREATED', type: 'MUTATION', objectCount: '0' })
    const { status, url, objectCount } = await finished(bulkOperation.id)
    expect([status, objectCount]).toEqual(['COMPLETED', '30'])
    const results: Json[] = (await (await fetch(url)).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const numbers = results.map((result) => result.__lineNumber)
    expect([...numbers].sort((a, b) => a - b)).toEqual(titles.map((_, index) => index))
    expect(numbers).not.toEqual(titles.map((_, index) => index))
    const line = (number: number): Json => results.find((result) => result.__lineNumber === number)
    expect(line(3).data.productCreate.product.title).toBe('Import 3')
    expect(line(7).data.productCreate.userErrors[0].message).toBe("Title can't be blank")
    expect(line(8).errors[0].extensions.code).toBe('INVALID_VARIABLE')
    expect(line(9).errors).toHaveLength(1)
    expect(await store.control('counts')).toMatchObject({ mutationsApplied: 27 })
  })

  test('sets stock once for each key of its lines', async () => {
    const mutation =
      'mutation ($i: InventorySetQuantitiesInput!, $k: String!) { inventorySetQuantities(input: $i) @idempotent(key: $k) { userErrors { code } } }'
    const line = (quantity: number): string =>
      JSON.stringify({
        k: 'same',
        i: {
          name: 'available',
          reason: 'correction',
          quantities: [
            {
              inventoryItemId: 'gid://shopify/InventoryItem/40000009001001',
              locationId: 'gid://shopify/Location/1',
              quantity,
              changeFromQuantity: null,
            },
          ],
        },
      })
    const { bulkOperation } = await start(await upload(`${line(9)}\n${line(9)}\n`), mutation)
    await finished(bulkOperation.id)
    expect(await store.control('counts')).toMatchObject({ mutationsApplied: 1 })
  })

  test('can be denied alone', async () => {
    await store.control('bulk', { mutationAccess: 'denied' })
    const { body } = await store.send(
      'mutation { bulkOperationRunMutation(mutation: "x", stagedUploadPath: "x") { bulkOperation { id } } }',
    )
    expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED')
    const { operation } = await store.bulk('{ products { edges { node { id } } } }')
    expect(operation.status).toBe('COMPLETED')
  })
})

describe('runs that end otherwise', () => {
  const PRODUCTS = '{ products { edges { node { id } } } }'
  const query = async (): Promise<Json> =>
    (
      await store.data(
        'mutation ($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } } }',
        { q: PRODUCTS },
      )
    ).bulkOperationRunQuery.bulkOperation

  test('FAILED with a part of the data', async () => {
    await store.control('bulk', { next: [{ kind: 'failed', code: 'TIMEOUT', afterLines: 2 }] })
    const operation = await finished((await query()).id)
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null })
    const text = await (await fetch(operation.partialDataUrl)).text()
    expect(text.trim().split('\n')).toHaveLength(2)
  })

  test('CANCELED by Shopify', async () => {
    await store.control('bulk', { next: [{ kind: 'canceled', afterLines: 1 }] })
    expect(await finished((await query()).id)).toMatchObject({
      status: 'CANCELED',
      objectCount: '1',
    })
  })

  test('stuck in RUNNING, until it is canceled', async () => {
    await store.control('bulk', { next: [{ kind: 'stuck' }] })
    const { id } = await query()
    await expect.poll(() => read(id)).toMatchObject({ status: 'RUNNING', objectCount: '3' })
    store.clock.ms += 3_600_000
    expect(await read(id)).toMatchObject({ status: 'RUNNING' })
    await store.data(
      'mutation ($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }',
      { id },
    )
    expect((await finished(id)).status).toBe('CANCELED')
  })

  test('with its last line cut, and with an address that has expired', async () => {
    await store.control('bulk', { next: [{ kind: 'cut-last-line' }] })
    const { url, fileSize } = await finished((await query()).id)
    const text = await (await fetch(url)).text()
    expect(String(Buffer.byteLength(text))).toBe(fileSize)
    expect(() => JSON.parse(text.split('\n').at(-1) ?? '')).toThrow()
    await store.control('bulk', { expire: true })
    expect((await fetch(url)).status).toBe(403)
  })
})
