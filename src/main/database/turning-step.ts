import type { EditStore } from '../engine/ports'
import type { Database } from './database'
import { storedChanges } from './edit-change-schema'
import { IS_PUSHED } from './edit-steps'
import type { EditedProductSaver } from './edited-product-saver'
import type { HistoryWriter } from './history-writer'

type Place = { step: number; isUndone: 0 | 1; after: string }

/** Takes steps back, or makes them again, stretch by stretch: of each product it is known whether it was its turn. */
export function turningSteps(
  db: Database,
  save: EditedProductSaver,
  history: HistoryWriter,
): EditStore['turn'] {
  const LEFT = `edit_change c WHERE c.batch_id = @step AND c.is_undone = @isUndone
    AND c.product_id > @after AND NOT ${IS_PUSHED}`
  const countLeft = db.prepare<[Place], number>(`SELECT count(*) FROM ${LEFT}`).pluck()
  const selectLeft = db.prepare<[Place & { limit: number }], { id: string; changes: string }>(
    `SELECT c.product_id AS id, c.changes FROM ${LEFT} ORDER BY c.product_id LIMIT @limit`,
  )
  const markTurned = db.prepare<[0 | 1, number, string]>(
    'UPDATE edit_change SET is_undone = ? WHERE batch_id = ? AND product_id = ?',
  )
  const setBatch = db.prepare('UPDATE decision_batch SET state = ? WHERE id = ?')
  return (step, to) => {
    const isUndone = to === 'undone' ? 0 : 1
    let after = ''
    return {
      left: () => countLeft.get({ step, isUndone, after }) ?? 0,
      next: (limit) =>
        selectLeft
          .all({ step, isUndone, after, limit })
          .map(({ id, changes }) => ({ id, changes: storedChanges(changes) })),
      add(looked, products, at) {
        db.transaction(() => {
          save(products, at)
          for (const product of products) {
            history.edited(product.id, product.changes, to === 'done' ? 'redone' : 'undone', at)
          }
          for (const id of looked) markTurned.run(isUndone === 0 ? 1 : 0, step, id)
          // As long as a part of it stands, undo goes through it.
          setBatch.run('done', step)
        })()
        after = looked.at(-1) ?? after
      },
      close(isWhole) {
        setBatch.run(isWhole ? to : 'done', step)
      },
    }
  }
}
