import type { EditStore } from '../engine/ports'
import type { Database } from './database'
import { nextEditStep } from './edit-steps'
import { editedProductSaver } from './edited-product-saver'
import type { Generations } from './generations'
import { growingSteps } from './growing-step'
import { historyWriter } from './history-writer'
import { movedMarks } from './moved'
import { selectedIds } from './product-selection'
import { turningSteps } from './turning-step'

export function editQueries(db: Database, generations: Generations): EditStore {
  const save = editedProductSaver(db, generations)
  const history = historyWriter(db)
  const { mark } = movedMarks(db)
  return {
    selected: (selection) => selectedIds(db, selection),
    begin: growingSteps(db, save, history),
    lookAgain: (ids) =>
      db.transaction(() => {
        for (const id of ids) mark('ams', id, true)
      })(),
    next: nextEditStep(db),
    turn: turningSteps(db, save, history),
    together: (work) => db.transaction(work)(),
  }
}
