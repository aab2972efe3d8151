import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('products of a store of version 21 tell how many variants they have, and the SKU of one alone', () => {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, 21))
  const product = db.prepare(
    `INSERT INTO ams_product (generation, id, position, name, description_html, vendor, category, status,
       shopify_status, option_names, images, ams_only, content_hash)
     VALUES (?, ?, 0, '', '', '', '', 'active', 'ACTIVE', '[]', '[]', '{}', '')`,
  )
  const variant = db.prepare(
    `INSERT INTO ams_variant (generation, id, product_id, position, sku, option_values,
       wholesale_commitments, ams_only) VALUES (?, ?, ?, 0, ?, '[]', 0, '{}')`,
  )
  db.exec(`INSERT INTO generation VALUES (1, 'ams', 'old', '', '${AT}', '${AT}'),
    (2, 'ams', 'live', '', '${AT}', '${AT}')`)
  for (const generation of [1, 2]) {
    for (const id of ['none', 'one', 'two']) product.run(generation, id)
    variant.run(generation, 'a', 'one', `BOWL-${generation}`)
    variant.run(generation, 'b', 'two', 'CUP-S')
    variant.run(generation, 'c', 'two', 'CUP-L')
  }
  migrate(db, migrations)
  const told = db.prepare(
    'SELECT id, variants_counted, only_sku FROM ams_product WHERE generation = 2 ORDER BY id',
  )
  expect(told.raw().all()).toEqual([
    ['none', 0, ''],
    ['one', 1, 'BOWL-2'],
    ['two', 2, ''],
  ])
})
