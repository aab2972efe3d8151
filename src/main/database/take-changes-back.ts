import { t } from '@shared/words/words'
import type { PushStore } from '../engine/ports'
import { valueText } from './columns'
import type { Database } from './database'

const REASON = t`Roll back: it gets the value from before the push.`

/**
 * Decision, outbox entry and undo record of every change that is taken back, and the batch that they
 * make. The decision's choice says which side gets its earlier value, as its entry's direction does.
 */
export function changeTaker(db: Database): PushStore['takeBack'] {
  const insertBatch = db.prepare(
    `INSERT INTO decision_batch (label, made_at, state) VALUES (?, ?, 'done')`,
  )
  const dropRedo = db.prepare(`UPDATE decision_batch SET state = 'dropped' WHERE state = 'undone'`)
  const insertDecision = db.prepare(
    `INSERT INTO decision (difference_key, choice, ours_seen, theirs_seen, base_seen, decided_at, state)
     SELECT difference_key, CASE direction WHEN 'to-shopify' THEN 'ours' ELSE 'theirs' END, ?, ?, 'null',
       ?, 'current' FROM outbox_entry WHERE id = ?`,
  )
  const insertEntry = db.prepare(
    `INSERT INTO outbox_entry (decision_id, difference_key, product_key, direction, idempotency_key,
       state, kind, field, ams_product_id, ams_variant_id, shopify_product_id, shopify_variant_id,
       product_name, sku, ours, theirs, reason, restores)
     SELECT ?, difference_key, product_key, direction, ?, 'pending', kind, field, ams_product_id,
       ams_variant_id, shopify_product_id, shopify_variant_id, product_name, sku, ?, ?, ?, id
     FROM outbox_entry WHERE id = ?`,
  )
  const insertChange = db.prepare(
    `INSERT INTO decision_change (batch_id, difference_key, before_id, after_id)
     SELECT ?, difference_key, NULL, id FROM decision WHERE id = ?`,
  )
  const insertAudit = db.prepare('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)')
  return ({ changes, label, at, newKey }) =>
    db.transaction(() => {
      if (changes.length === 0) return { decided: 0, skipped: 0, label }
      dropRedo.run()
      const batch = insertBatch.run(label, at).lastInsertRowid
      for (const { entryId, ours, theirs } of changes) {
        const seen = [valueText(ours), valueText(theirs)] as const
        const decision = insertDecision.run(...seen, at, entryId).lastInsertRowid
        insertEntry.run(decision, newKey(), ...seen, REASON, entryId)
        insertChange.run(batch, decision)
      }
      insertAudit.run(at, 'rolled back', `${label}: ${changes.length} changes`)
      return { decided: changes.length, skipped: 0, label }
    })()
}
