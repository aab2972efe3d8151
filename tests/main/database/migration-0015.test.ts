import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('a store of version 14 looks at every AMS product once more, at those of before not', () => {
  const db = new BetterSqlite3(':memory:')
  migrate(db, migrations.slice(0, 14))
  const product = (generation: number, id: string): string =>
    `INSERT INTO ams_product (generation, id, position, name, description_html, vendor, category, status,
      shopify_status, shopify_product_id, option_names, images, ams_only, content_hash)
     VALUES (${generation}, '${id}', 1, '', '', '', '', 'active', 'ACTIVE', NULL, '[]', '[]', '{}', '');`
  db.exec(`
    INSERT INTO generation VALUES (1, 'ams', 'old', '', '${AT}', '${AT}'), (2, 'ams', 'live', '', '${AT}', '${AT}');
    ${product(1, 'gone')} ${product(2, 'a')} ${product(2, 'b')}
    DELETE FROM moved;
    INSERT INTO moved VALUES ('ams', 'a', 1);`)
  migrate(db, migrations)
  expect(db.prepare('SELECT side, id, identity FROM moved ORDER BY id').all()).toEqual([
    { side: 'ams', id: 'a', identity: 1 },
    { side: 'ams', id: 'b', identity: 0 },
  ])
})
