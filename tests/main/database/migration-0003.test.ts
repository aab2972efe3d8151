import { sqliteStateStore } from '@main/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import type { PushSummary } from '@shared/contract/sync'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT, LATER } from '../../support/state'

const SUMMARY: PushSummary = {
  startedAt: AT,
  finishedAt: LATER,
  sent: 1,
  takenIntoAms: 0,
  created: 0,
  imported: 0,
  alreadyThere: 0,
  returned: 0,
  parked: 0,
  unknown: 0,
  replaced: 0,
  requests: 2,
  mutations: 1,
  points: 0,
}

/** A store of version 2 in which one decision was pushed and another one waits. */
function versionTwo(): BetterSqlite3.Database {
  const db = new BetterSqlite3(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, migrations.slice(0, 2))
  db.exec(`
    INSERT INTO run VALUES (4, 'sync', '${AT}', '${AT}', 'finished', '{}'),
      (5, 'push', '${AT}', '${LATER}', 'finished', '${JSON.stringify(SUMMARY)}');
    INSERT INTO decision (id, difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at, rule_id,
      state) VALUES (1, '1||vendor', 'ours', '"A"', '"B"', 'null', '${AT}', NULL, 'settled'),
      (2, '1||name', 'ours', '"Ours"', '"Theirs"', 'null', '${AT}', NULL, 'current');
    INSERT INTO outbox_entry (id, decision_id, difference_key, product_key, direction, idempotency_key, state,
      kind, field, ams_product_id, ams_variant_id, shopify_product_id, shopify_variant_id, product_name, sku,
      ours, theirs, reason, settled_at) VALUES (1, 1, '1||vendor', '1', 'to-shopify', 'key-a', 'done', 'field', 'vendor',
      '1', '', 'gid://shopify/Product/1', NULL, 'Bowl', '', '"A"', '"B"', '', '${LATER}'),
      (2, 2, '1||name', '1', 'to-shopify', 'key-b', 'pending', 'field', 'name', '1', '',
      'gid://shopify/Product/1', NULL, 'Bowl', '', '"Ours"', '"Theirs"', '', NULL);
    INSERT INTO attempt (operation, product_key, payload, started_at, outcome, request_id)
      VALUES ('update-product', '1', '{}', '${AT}', 'done', 'request-1');
    INSERT INTO attempt_entry VALUES (1, 1);`)
  return db
}

test('a store of version 2 keeps its pushes and decisions; what it did not keep is not made up', () => {
  const db = versionTwo()
  migrate(db, migrations)
  expect(db.pragma('foreign_key_check')).toEqual([])
  const store = sqliteStateStore(db)
  expect(store.runs.lastFinished('push')).toBe(JSON.stringify(SUMMARY))
  expect(store.pushes.list({ offset: 0, limit: 5 })).toEqual({
    total: 1,
    rows: [
      {
        run: 5,
        startedAt: AT,
        finishedAt: LATER,
        outcome: 'finished',
        summary: SUMMARY,
        restorable: 0,
        rolledBack: 0,
        rollBackWaits: 0,
      },
    ],
  })
  expect(store.outbox.allWaiting()).toMatchObject([{ id: 2, field: 'name', choice: 'ours' }])
  const page = { tab: 'sent', search: '', sentSince: AT, offset: 0, limit: 5 } as const
  expect(store.screens.outboxRows(page).rows).toMatchObject([{ id: 1, requestId: 'request-1' }])

  // From here on what a push settles points to it, with both values.
  const run = store.runs.begin('push', LATER)
  store.outbox.take('1')
  const values = { before: 'Theirs', after: 'Ours' }
  store.outbox.settleProduct({
    at: LATER,
    productKey: '1',
    outcomes: [{ entryId: 2, state: 'done', reason: '', values }],
    pair: null,
    audit: [],
  })
  expect(store.pushes.carriedOut(run)).toMatchObject([{ entryId: 2, values }])
  // A process that dies leaves a push that stopped, counted by what it settled.
  const [interrupted] = sqliteStateStore(db).pushes.list({ offset: 0, limit: 1 }).rows
  expect(interrupted).toMatchObject({ run, outcome: 'failed', restorable: 1, summary: { sent: 1 } })
  db.close()
})
