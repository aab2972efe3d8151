import type { EditedProduct, EditStore } from '../engine/ports'
import { amsListed } from './ams-listed'
import { amsProductSaver } from './ams-product-saver'
import { toJson } from './columns'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import { storedChanges } from './edit-change-schema'
import { IS_PUSHED, nextEditStep } from './edit-steps'
import type { Generations } from './generations'
import { historyWriter } from './history-writer'
import { decisionHolder } from './hold-decisions'
import { movedMarks } from './moved'
import { pairSettler } from './pair-settler'
import { selectedIds } from './product-selection'

/** Steps of editing that can be undone; what older ones did stands in the history. */
const MOST_STEPS = 200

export function editQueries(db: Database, generations: Generations): EditStore {
  const save = editedProductSaver(db, generations)
  const history = historyWriter(db)
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
          save(product, at)
          history.edited(product.id, product.changes, null, at)
          insertChange.run(step, product.id, toJson(product.changes))
          kept += 1
        }
        if (step === null) return null
        const words = label(kept)
        nameBatch.run(words, step)
        insertAudit.run(at, 'edited', words)
        return { id: step, label: words }
      })(),
    next: nextEditStep(db),
    changesOf: (step) =>
      selectChanges.all(step).map(({ id, changes }) => ({ id, changes: storedChanges(changes) })),
    turn({ step, to, at, products }) {
      db.transaction(() => {
        for (const product of products) {
          save(product, at)
          history.edited(product.id, product.changes, to === 'done' ? 'redone' : 'undone', at)
        }
        setBatch.run(to, step)
      })()
    },
  }
}

/** Writes one product as it is after an edit, and what is to be reviewed of it. */
function editedProductSaver(
  db: Database,
  generations: Generations,
): (edited: EditedProduct, at: string) => void {
  const saveAms = amsProductSaver(db, generations)
  const settlePair = pairSettler(db, generations)
  const listed = amsListed(db, generations)
  const writeRows = reviewRowWriter(db)
  const holdDecisions = decisionHolder(db)
  const { mark } = movedMarks(db)
  const dropProduct = db.prepare('DELETE FROM ams_product WHERE generation = ? AND id = ?')
  const dropVariants = db.prepare('DELETE FROM ams_variant WHERE generation = ? AND product_id = ?')
  const nameRow = db.prepare(
    `UPDATE difference SET product_name = @name, vendor = @vendor,
       ours = CASE kind WHEN 'product' THEN json_quote(@name) ELSE ours END
     WHERE product_key = @id AND kind IN ('product', 'ambiguous', 'broken-link')`,
  )
  return ({ id, product, pair, movesIdentity }, at) => {
    if (product === null) {
      const live = generations.liveId('ams')
      dropVariants.run(live, id)
      dropProduct.run(live, id)
      listed.one(id)
      writeRows(id, [], at)
      mark('ams', id, true)
    } else if (pair) {
      const settled = { ours: product, ...pair, newLink: null }
      settlePair({ at, productKey: id, outcomes: [], pair: settled, audit: [] })
    } else {
      saveAms(product)
      // Its row goes by another name at once; what else it says is for the next comparison.
      if (nameRow.run({ id, name: product.name, vendor: product.vendor }).changes > 0)
        holdDecisions(id, at)
      mark('ams', id, movesIdentity)
    }
  }
}
