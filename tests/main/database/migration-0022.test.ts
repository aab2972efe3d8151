import { baseRows, headOfBase } from '@main/database/base-rows'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { AT, LATER } from '../../support/state'

function ofVersion21(): BetterSqlite3.Database {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, 21))
  return db
}

test('products of a store of version 21 tell how many variants they have, and the SKU of one alone', () => {
  const db = ofVersion21()
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

test('what was agreed in a store of version 21 is the same, of products and of variants', () => {
  const db = ofVersion21()
  const groups = [
    [AT, '', { name: 'Bowl "S"', vendor: 'Fernhill' }],
    [AT, '1-1', { sku: 'BOWL', 'option-values': ['S', 'Oak'] }],
    [LATER, '', { category: null }],
    [LATER, '1-2', { sku: 'BOWL-L' }],
  ]
  const save = db.prepare('INSERT INTO base VALUES (?, ?, ?)')
  save.run('1', JSON.stringify(groups), JSON.stringify([AT, '', { description: '<p>é</p>' }]))
  save.run('2', JSON.stringify([[AT, '2-1', { sku: 'CUP' }]]), null)
  const before = [
    { agreedAt: AT, variantId: '', field: 'name', value: 'Bowl "S"' },
    { agreedAt: AT, variantId: '', field: 'vendor', value: 'Fernhill' },
    { agreedAt: LATER, variantId: '', field: 'category', value: null },
    { agreedAt: AT, variantId: '1-1', field: 'sku', value: 'BOWL' },
    { agreedAt: AT, variantId: '1-1', field: 'option-values', value: ['S', 'Oak'] },
    { agreedAt: LATER, variantId: '1-2', field: 'sku', value: 'BOWL-L' },
    { agreedAt: AT, variantId: '', field: 'description', value: '<p>é</p>' },
  ]
  migrate(db, migrations)
  const base = baseRows(db)
  expect(base.read('1')).toEqual(before)
  expect(base.read('2')).toEqual([{ agreedAt: AT, variantId: '2-1', field: 'sku', value: 'CUP' }])
  const select = db.prepare('SELECT product, description FROM base WHERE ams_product_id = ?').raw()
  const [product, description] = z.tuple([z.string(), z.string()]).parse(select.get('1'))
  expect(headOfBase(product, description)).toEqual(
    before.filter(({ variantId }) => variantId === ''),
  )
})
