import { nextEditStep } from '@main/database/edit-steps'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { AT } from '../../support/state'

test('steps of an earlier version are undone, and made again, in the order that they had', () => {
  const db = new BetterSqlite3(':memory:')
  migrate(
    db,
    migrations.filter(({ version }) => version < 20),
  )
  for (const [id, state] of [
    [1, 'done'],
    [2, 'done'],
    [3, 'undone'],
    [4, 'undone'],
  ] as const) {
    db.exec(
      `INSERT INTO decision_batch (id, label, made_at, state) VALUES (${id}, '${id}', '${AT}', '${state}');
       INSERT INTO edit_change (batch_id, product_id, changes, decisions_before) VALUES (${id}, 'a', '[]', 0)`,
    )
  }
  migrate(db, migrations)
  const next = nextEditStep(db)
  expect([next('done')?.id, next('undone')?.id]).toEqual([2, 3])
})
