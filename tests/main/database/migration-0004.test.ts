import { sqliteStateStore } from '@main/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('a store of version 3 keeps which links are in agreement, and an ended link is none', () => {
  const db = new BetterSqlite3(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, migrations.slice(0, 3))
  db.exec(`INSERT INTO link VALUES ('1', 'gid-1', 'sku', 'Same SKU', '${AT}', 1),
    ('2', 'gid-2', 'sku', 'Same SKU', '${AT}', 0), ('3', 'gid-3', 'person', 'By hand', '${AT}', 1)`)
  migrate(db, migrations)
  const store = sqliteStateStore(db)
  expect(store.comparison.counts().inAgreement).toBe(2)
  db.exec(`DELETE FROM link WHERE ams_product_id = '3'`)
  expect(store.comparison.counts().inAgreement).toBe(1)
  db.close()
})
