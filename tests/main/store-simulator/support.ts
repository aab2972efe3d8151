import { resolve } from 'node:path'
import { type StoreCatalog, type StoreSimulator, startStoreSimulator } from '@main/store-simulator'

export const TOKEN = 'shpat_test'
export const SCHEMA_FILE = resolve('resources/shopify-schema/admin_2026-10.json.gz')

/** A small shop: a bowl in two sizes, a board without options, a draft. Ids are in the file. */
export const SHOP_FILE = JSON.stringify({
  shop: {
    id: 1,
    name: 'Fernhill Workshop',
    myshopifyDomain: 'fernhill-workshop.myshopify.com',
    currencyCode: 'USD',
    ianaTimezone: 'America/New_York',
    plan: 'Basic',
  },
  locations: [
    { id: 1, name: 'Fernhill Studio' },
    { id: 2, name: 'Annex' },
  ],
  products: [
    {
      id: 8001001,
      title: 'Oak Bowl',
      handle: 'oak-bowl',
      descriptionHtml: '<p>Turned.</p>',
      vendor: 'Fernhill',
      productType: 'Bowl',
      tags: ['kitchen', 'Oak'],
      createdAt: '2026-01-02T03:04:05Z',
      updatedAt: '2026-03-01T00:00:00Z',
      options: ['Size', 'Finish'],
      variants: [
        {
          id: 9001001,
          sku: 'BOWL-S',
          price: '64.00',
          optionValues: ['Small', 'Oiled'],
          available: 4,
          committed: 1,
        },
        { id: 9001002, sku: 'BOWL-L', price: '86', optionValues: ['Large', 'Oiled'], available: 0 },
      ],
    },
    {
      id: 8001002,
      title: 'Ash Board',
      handle: 'ash-board',
      vendor: 'Fernhill',
      createdAt: '2026-01-03T00:00:00Z',
      updatedAt: '2026-04-01T00:00:00Z',
      variants: [
        { id: 9001003, sku: 'BOARD', price: '30.00', compareAtPrice: '40.00', available: 7 },
      ],
    },
    {
      id: 8001003,
      title: 'Elm Stool',
      handle: 'elm-stool',
      status: 'DRAFT',
      createdAt: '2026-01-04T00:00:00Z',
      updatedAt: '2026-02-01T00:00:00Z',
      variants: [{ id: 9001004, sku: null, price: '120.00', tracked: false }],
    },
  ],
})

/** An answer's JSON as parsed: a wrong step in a test gives `undefined` and fails its expectation. */
export type Json = ReturnType<typeof JSON.parse>

export type Answer = {
  status: number
  headers: Headers
  body: Json
}

/** A simulator for one test file, with a clock that only moves when told. */
export class TestStore {
  readonly simulator: StoreSimulator
  readonly clock: { ms: number }

  private constructor(simulator: StoreSimulator, clock: { ms: number }) {
    this.simulator = simulator
    this.clock = clock
  }

  static async start(
    catalog: StoreCatalog = { kind: 'file', text: SHOP_FILE },
    more: { stateFile?: string } = {},
  ): Promise<TestStore> {
    const clock = { ms: Date.parse('2026-11-23T08:00:00.500Z') }
    const simulator = await startStoreSimulator({
      port: 0,
      catalog,
      token: TOKEN,
      schemaFile: SCHEMA_FILE,
      control: true,
      now: () => clock.ms,
      ...more,
    })
    return new TestStore(simulator, clock)
  }

  close(): Promise<void> {
    return this.simulator.close()
  }

  async send(
    query: string,
    variables: Record<string, unknown> = {},
    more: { version?: string; token?: string; operationName?: string; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const version = more.version ?? '2026-10'
    const response = await fetch(`${this.simulator.url}/admin/api/${version}/graphql.json`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-access-token': more.token ?? TOKEN,
      },
      body: JSON.stringify({ query, variables, operationName: more.operationName }),
      ...(more.signal === undefined ? {} : { signal: more.signal }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    }
  }

  async data(query: string, variables: Record<string, unknown> = {}): Promise<Json> {
    const { body } = await this.send(query, variables)
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data
  }

  async control(
    path: string,
    body?: unknown,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Json> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await fetch(`${this.simulator.url}/control/${path}`, init)
    const answer = await response.json()
    if (response.status !== 200) throw new Error(JSON.stringify(answer))
    return answer
  }

  /** Runs a bulk query to its end and returns the operation and the parsed lines. */
  async bulk(
    query: string,
    groupObjects = false,
  ): Promise<{ operation: Json; rows: Json[]; text: string }> {
    const started = await this.data(
      'mutation ($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) { bulkOperation { id status objectCount } userErrors { field message code } } }',
      { q: query, g: groupObjects },
    )
    const { bulkOperation, userErrors } = started.bulkOperationRunQuery
    if (bulkOperation === null) throw new Error(JSON.stringify(userErrors))
    for (;;) {
      this.clock.ms += 1000
      const { bulkOperation: operation } = await this.data(
        'query ($id: ID!) { bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url completedAt } }',
        { id: bulkOperation.id },
      )
      if (operation.status === 'CREATED' || operation.status === 'RUNNING') continue
      const text = operation.url === null ? '' : await (await fetch(operation.url)).text()
      const rows = text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      return { operation, rows, text }
    }
  }
}
