import { bulkQueries } from '@main/database/bulk-queries'
import type { Database } from '@main/database/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'

const AT = '2026-11-25T08:00:00.000Z'
let db: Database

beforeEach(() => {
  db = new BetterSqlite3(':memory:')
  migrate(db, migrations)
  db.pragma('foreign_keys = OFF')
})

const lines = [
  {
    productKey: '1',
    entryIds: [11, 12],
    write: {
      kind: 'update-variants',
      productId: 'g1',
      optionNames: [],
      variants: [
        { variantId: 'v1', price: '2.00' },
        { variantId: 'v2', price: '3.00' },
      ],
    },
  },
  {
    productKey: '2',
    entryIds: [21],
    write: {
      kind: 'update-variants',
      productId: 'g2',
      optionNames: [],
      variants: [{ variantId: 'v3', sku: 'A' }],
    },
  },
] as const

describe('a bulk operation that was begun', () => {
  test('is found again with its lines in order and what each writes onto', () => {
    const bulk = bulkQueries(db)
    const id = bulk.begin({ kind: 'update-variants', marker: 'concord_a', at: AT, lines })
    bulk.started(id, 'gid://shopify/BulkOperation/1')
    expect(bulk.open()).toMatchObject([
      {
        id,
        kind: 'update-variants',
        marker: 'concord_a',
        shopifyId: 'gid://shopify/BulkOperation/1',
        lines: [
          { productKey: '1', entryIds: [11, 12], productId: 'g1', variantIds: ['v1', 'v2'] },
          { productKey: '2', entryIds: [21], productId: 'g2', variantIds: ['v3'] },
        ],
      },
    ])
    const payloads = db.prepare('SELECT payload FROM attempt ORDER BY id').pluck().all()
    expect(payloads.map((payload) => JSON.parse(String(payload)))).toEqual(
      lines.map(({ write }) => write),
    )
  })

  test('ends with the attempt of each line, each as its own', () => {
    const bulk = bulkQueries(db)
    bulk.begin({ kind: 'update-variants', marker: 'concord_a', at: AT, lines: lines.slice(1) })
    const id = bulk.begin({ kind: 'update-variants', marker: 'concord_b', at: AT, lines })
    const ending = { requestId: '', message: '', at: AT }
    bulk.settle(id, {
      outcome: 'COMPLETED',
      at: AT,
      lines: [
        { ...ending, outcome: 'done' },
        { ...ending, outcome: 'refused', message: 'No' },
      ],
    })
    expect(bulk.open()).toMatchObject([{ marker: 'concord_a' }])
    expect(
      db.prepare('SELECT product_key, outcome, message FROM attempt ORDER BY id').all(),
    ).toEqual([
      { product_key: '2', outcome: null, message: null },
      { product_key: '1', outcome: 'done', message: '' },
      { product_key: '2', outcome: 'refused', message: 'No' },
    ])
  })
})
