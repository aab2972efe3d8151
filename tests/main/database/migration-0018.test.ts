import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import { productPage } from '@main/database/product-list-query'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('a store from before lists and finds the products it has, and keeps its history', () => {
  const db = new BetterSqlite3(':memory:')
  migrate(
    db,
    migrations.filter(({ version }) => version < 18),
  )
  const product = (generation: number, id: string): string =>
    `INSERT INTO ams_product (generation, id, position, name, description_html, vendor, category, status,
      shopify_status, shopify_product_id, option_names, images, ams_only, content_hash)
     VALUES (${generation}, '${id}', 1, 'Bowl ${id}', '', 'Fernhill', 'Kitchen', 'active', 'ACTIVE', NULL,
      '[]', '[]', '{}', '');`
  const variant = (id: string, price: string, onHand: string): string =>
    `INSERT INTO ams_variant (generation, id, product_id, position, sku, retail_price, option_values, on_hand,
      wholesale_commitments, ams_only) VALUES (2, 'a-${id}', 'a', ${id}, 'SKU-${id}', ${price}, '[]', ${onHand},
      1, '{}');`
  db.exec(`
    INSERT INTO generation VALUES (1, 'ams', 'old', '', '${AT}', '${AT}'), (2, 'ams', 'live', '', '${AT}', '${AT}');
    ${product(1, 'gone')} ${product(2, 'a')} ${product(2, 'b')}
    ${variant('1', `'9.5'`, '4')} ${variant('2', `'100'`, '0')} ${variant('3', 'NULL', 'NULL')}
    INSERT INTO history (at, product_key, action, detail, field, ams_variant_id, before_value, after_value)
     VALUES ('${AT}', 'a', 'file-changed', 'x.csv', 'vendor', '', '"A"', '"B"');`)
  migrate(db, migrations)

  const all = productPage(db, 2, { offset: 0, limit: 10 })
  expect(all.rows).toMatchObject([
    { amsProductId: 'a', variants: 3, priceFrom: '9.5', priceTo: '100', available: 3 },
    { amsProductId: 'b', variants: 0, priceFrom: null, available: null },
  ])
  expect(productPage(db, 2, { search: 'ku-2', offset: 0, limit: 10 }).total).toBe(1)
  expect(db.prepare('SELECT action, detail, before_value FROM history').all()).toEqual([
    { action: 'file-changed', detail: 'x.csv', before_value: '"A"' },
  ])
})
