import { sqliteStateStore } from '@main/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('a store of version 4 keeps its rules and decisions; automatic push is there and off', () => {
  const db = new BetterSqlite3(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, migrations.slice(0, 4))
  db.exec(`
    INSERT INTO rule (id, name, filter, choice, enabled, made_at)
      VALUES (1, 'Vendor: always AMS', '{"fields":["vendor"]}', 'ours', 1, '${AT}');
    INSERT INTO decision (id, difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at,
      rule_id, state) VALUES (1, '1||vendor', 'ours', '"A"', '"B"', 'null', '${AT}', 1, 'current');
    INSERT INTO outbox_entry (id, decision_id, difference_key, product_key, direction, idempotency_key,
      state, kind, field, ams_product_id, ams_variant_id, product_name, sku, ours, theirs, reason)
      VALUES (1, 1, '1||vendor', '1', 'to-shopify', 'key-a', 'pending', 'field', 'vendor', '1', '',
      'Bowl', '', '"A"', '"B"', '');`)
  migrate(db, migrations)
  expect(db.pragma('foreign_key_check')).toEqual([])
  const { outbox, rules } = sqliteStateStore(db)
  expect(rules.rules()).toMatchObject([{ id: 1, enabled: true, decided: 1 }])
  const { id, isOn, decided } = rules.automaticPush()
  expect({ isOn, decided }).toEqual({ isOn: false, decided: 0 })
  // What people do with rules does not reach it.
  rules.removeRule(id, AT)
  const filter = rules.rules()[0]?.filter
  if (!filter) throw new Error('The rule is gone')
  expect(rules.saveRule({ id, name: 'Mine', filter, choice: 'ours', enabled: true }, AT)).toBeNull()
  expect(rules.automaticPush()).toEqual({ id, isOn: false, decided: 0 })
  expect(outbox.waitingCount()).toBe(1)
  expect(outbox.only({ asked: true, automatic: true }).waitingCount()).toBe(0)
})
