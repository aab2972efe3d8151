import type { EditStep, EditStore } from '../engine/ports'
import { toJson } from './columns'
import type { Database } from './database'
import type { EditedProductSaver } from './edited-product-saver'
import type { HistoryWriter } from './history-writer'

/** Steps of editing that can be undone; what older ones did stands in the history. */
const MOST_STEPS = 200

type Grown = EditStep & { readonly audit: number; readonly products: number }

/**
 * Makes steps that grow. Its name and its audit row say at any time what it holds, so that a step that its process
 * did not live to finish is one like any other.
 */
export function growingSteps(
  db: Database,
  save: EditedProductSaver,
  history: HistoryWriter,
): EditStore['begin'] {
  const insertBatch = db.prepare(
    `INSERT INTO decision_batch (label, made_at, state) VALUES ('', ?, 'done')`,
  )
  const nameBatch = db.prepare('UPDATE decision_batch SET label = ? WHERE id = ?')
  const dropRedo = db.prepare(`UPDATE decision_batch SET state = 'dropped' WHERE state = 'undone'`)
  const forgetOld = db.prepare<{ newest: number | bigint }>(
    `DELETE FROM edit_change WHERE batch_id IN (SELECT DISTINCT c.batch_id FROM edit_change c
       JOIN decision_batch b ON b.id = c.batch_id
       WHERE b.state = 'dropped' OR c.batch_id <= @newest - ${MOST_STEPS})`,
  )
  const insertChange = db.prepare<[number | bigint, string, string]>(
    `INSERT INTO edit_change (batch_id, product_id, changes, decisions_before)
     VALUES (?, ?, ?, (SELECT coalesce(max(id), 0) FROM decision))`,
  )
  const insertAudit = db.prepare(`INSERT INTO audit (at, action, detail) VALUES (?, 'edited', '')`)
  const nameAudit = db.prepare('UPDATE audit SET detail = ? WHERE sequence = ?')

  const begun = (at: string): Grown => {
    dropRedo.run()
    const id = Number(insertBatch.run(at).lastInsertRowid)
    forgetOld.run({ newest: id })
    return { id, label: '', audit: Number(insertAudit.run(at).lastInsertRowid), products: 0 }
  }
  const named = ({ id, audit }: Grown, label: string): void => {
    nameBatch.run(label, id)
    nameAudit.run(label, audit)
  }
  return (labelOf) => {
    let step: Grown | null = null
    return {
      add(added, at) {
        if (added.length === 0) return
        step = db.transaction(() => {
          const before = step ?? begun(at)
          save(added, at)
          for (const product of added) {
            history.edited(product.id, product.changes, null, at)
            insertChange.run(before.id, product.id, toJson(product.changes))
          }
          const kept = before.products + added.length
          const after = { ...before, products: kept, label: labelOf(kept) }
          named(after, after.label)
          return after
        })()
      },
      close() {
        if (step === null) return null
        const { id, label } = step
        named(step, label)
        return { id, label }
      },
    }
  }
}
