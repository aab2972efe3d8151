import { isAmsOnly } from '@shared/fields/editable-fields'
import type { EditChange, EditedProduct } from '../engine/ports'
import { amsListed } from './ams-listed'
import { amsProductHeadWriter, amsProductValueWriter, amsProductWriter } from './ams-product-rows'
import { amsProductPlacer } from './ams-product-saver'
import { amsServerRemovals } from './ams-server-removals'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import { decisionHolder } from './hold-decisions'
import { movedMarks } from './moved'
import { pairSettler } from './pair-settler'

/** Writes products as they are after an edit, and what is to be reviewed of each. */
export type EditedProductSaver = (edited: readonly EditedProduct[], at: string) => void

/** Inside the caller's transaction. */
export function editedProductSaver(db: Database, generations: Generations): EditedProductSaver {
  const saveWhole = amsProductPlacer(db, generations, amsProductWriter(db))
  const saveHead = amsProductPlacer(db, generations, amsProductHeadWriter(db))
  const saveValues = amsProductPlacer(db, generations, amsProductValueWriter(db))
  const settlePair = pairSettler(db, generations)
  const listed = amsListed(db, generations)
  const removals = amsServerRemovals(db)
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
  const saveOne = (
    { id, product, changes, pair, movesIdentity }: EditedProduct,
    at: string,
  ): void => {
    if (product !== null && pair) {
      const settled = { ours: product, ...pair, newLink: null }
      settlePair({ at, productKey: id, outcomes: [], pair: settled, audit: [] })
      return
    }
    if (product === null) {
      const live = generations.liveId('ams')
      dropVariants.run(live, id)
      dropProduct.run(live, id)
      removals.wanted(id)
      writeRows(id, [], at)
      mark('ams', id, true)
      return
    }
    if (changes.some(({ kind }) => kind === 'made')) removals.back(id)
    if (changes.every(isOfTheHead)) saveHead(product)
    else if (changes.every(isPlainCell)) saveValues(product)
    else saveWhole(product)
    // Its row goes by another name at once; what else it says is for the next comparison.
    const { name, vendor } = product
    if (nameRow.run({ id, name, vendor }).changes > 0) holdDecisions(id, at)
    mark('ams', id, movesIdentity)
  }
  return (edited, at) => {
    for (const one of edited) saveOne(one, at)
    listed.these(edited.flatMap(({ id, pair }) => (pair ? [] : [id])))
  }
}

function isOfTheHead(change: EditChange): boolean {
  return change.kind === 'cell' && change.variantId === ''
}

/** A value that no row is found by, in the head or in a variant. */
function isPlainCell(change: EditChange): boolean {
  if (isOfTheHead(change)) return true
  return change.kind === 'cell' && (change.field === 'retail-price' || isAmsOnly(change.field))
}
