import { sqliteStateStore } from '@main/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT, LATER } from '../../support/state'

/** A store of version 6 in which one push sent a name and had a price refused. */
function versionSix(): BetterSqlite3.Database {
  const db = new BetterSqlite3(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, migrations.slice(0, 6))
  const entry = (id: number, field: string, state: string, reason: string, run: number | null) => `
    INSERT INTO decision (id, difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at,
      rule_id, state) VALUES (${id}, '1||${field}', 'ours', '"Ours"', '"Theirs"', 'null', '${AT}', NULL,
      'settled');
    INSERT INTO outbox_entry (id, decision_id, difference_key, product_key, direction, idempotency_key,
      state, kind, field, ams_product_id, ams_variant_id, shopify_product_id, shopify_variant_id,
      product_name, sku, ours, theirs, reason, settled_at, run_id) VALUES (${id}, ${id}, '1||${field}',
      '1', 'to-shopify', 'key-${id}', '${state}', 'field', '${field}', '1', '',
      'gid://shopify/Product/1', NULL, 'Bowl', '', '"Ours"', '"Theirs"', '${reason}', '${LATER}',
      ${run});`
  db.exec(`
    INSERT INTO run VALUES (5, 'push', '${AT}', '${LATER}', 'failed', '{}');
    ${entry(1, 'name', 'done', '', 5)} ${entry(2, 'vendor', 'refused', 'Too long', 5)}
    ${entry(3, 'category', 'returned', 'Moved', null)}`)
  return db
}

test('a store of version 6 keeps what each push did; what no push settled belongs to none', () => {
  const db = versionSix()
  migrate(db, migrations)
  expect(db.pragma('foreign_key_check')).toEqual([])
  const { screens } = sqliteStateStore(db)
  expect(screens.runLine(5)).toMatchObject({
    kind: 'push',
    outcome: 'failed',
    push: { sent: 1, parked: 1 },
    reasons: [{ ending: 'failed', reason: 'Too long', count: 1 }],
  })
  const all = { run: 5, endings: [], reason: null, offset: 0, limit: 10 }
  expect(screens.runEntries(all).rows.map(({ field, ending }) => [field, ending])).toEqual([
    ['name', 'sent'],
    ['vendor', 'parked'],
  ])
  const asked = { amsProductId: '1', kinds: [], offset: 0, limit: 50 }
  expect(screens.productHistory(asked).counts).toMatchObject({ decision: 4, push: 2 })
  db.close()
})
