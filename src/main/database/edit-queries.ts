import type { EditStore } from '../engine/ports'
import { toJson } from './columns'
import type { Database } from './database'
import { storedChanges } from './edit-change-schema'
import { IS_PUSHED, nextEditStep } from './edit-steps'
import { editedProductSaver } from './edited-product-saver'
import type { Generations } from './generations'
import { historyWriter } from './history-writer'
import { movedMarks } from './moved'
import { selectedIds } from './product-selection'

/** Steps of editing that can be undone; what older ones did stands in the history. */
const MOST_STEPS = 200

export function editQueries(db: Database, generations: Generations): EditStore {
  const save = editedProductSaver(db, generations)
  const history = historyWriter(db)
  const { mark } = movedMarks(db)
  const insertBatch = db.prepare(
    `INSERT INTO decision_batch (label, made_at, state) VALUES ('', ?, 'done')`,
  )
  const nameBatch = db.prepare('UPDATE decision_batch SET label = ? WHERE id = ?')
  const setBatch = db.prepare('UPDATE decision_batch SET state = ? WHERE id = ?')
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
  const insertAudit = db.prepare('INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)')
  const selectChanges = db.prepare<[number], { id: string; changes: string }>(
    `SELECT c.product_id AS id, c.changes FROM edit_change c WHERE c.batch_id = ? AND NOT ${IS_PUSHED}`,
  )
  return {
    selected: (selection) => selectedIds(db, selection),
    keep: ({ label, at, products }) =>
      db.transaction(() => {
        let step: number | null = null
        let kept = 0
        for (const product of products) {
          if (step === null) {
            dropRedo.run()
            step = Number(insertBatch.run(at).lastInsertRowid)
            forgetOld.run({ newest: step })
          }
          save.one(product, at)
          history.edited(product.id, product.changes, null, at)
          insertChange.run(step, product.id, toJson(product.changes))
          kept += 1
        }
        if (step === null) return null
        save.done()
        const words = label(kept)
        nameBatch.run(words, step)
        insertAudit.run(at, 'edited', words)
        return { id: step, label: words }
      })(),
    lookAgain: (ids) =>
      db.transaction(() => {
        for (const id of ids) mark('ams', id, true)
      })(),
    next: nextEditStep(db),
    changesOf: (step) =>
      selectChanges.all(step).map(({ id, changes }) => ({ id, changes: storedChanges(changes) })),
    turn({ step, to, at, products }) {
      db.transaction(() => {
        for (const product of products) {
          save.one(product, at)
          history.edited(product.id, product.changes, to === 'done' ? 'redone' : 'undone', at)
        }
        save.done()
        setBatch.run(to, step)
      })()
    },
  }
}
