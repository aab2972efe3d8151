import { HEAD_FIELDS } from '@shared/fields/head-fields'
import type { Difference } from '../engine/ports'
import { toJson, valueText } from './columns'
import type { Database } from './database'
import { type Concerns, decisionHolder, productsWithDecisions } from './hold-decisions'

/**
 * Makes `rows` all that is to be reviewed of a product, and holds its decisions that are not on their way
 * against them, or those of them that `concerns` names.
 */
export type ReviewRowWriter = (
  productKey: string,
  rows: readonly Difference[],
  at: string,
  concerns?: Concerns,
) => { readonly returned: number; readonly obsolete: number }

export function reviewRowWriter(db: Database): ReviewRowWriter {
  const drop = db.prepare('DELETE FROM difference WHERE product_key = ?')
  const insert = rowInserter(db)
  const hold = decisionHolder(db)
  return (productKey, rows, at, concerns) => {
    const { changes } = drop.run(productKey)
    // A waiting decision has its row until it is held against what comes in its place.
    if (changes === 0 && rows.length === 0) return { returned: 0, obsolete: 0 }
    for (const row of rows) insert(row)
    return hold(productKey, at, concerns)
  }
}

/** The rows about the heads of these products (`HEAD_FIELDS`); their other rows stay. */
export type HeadRowWriter = (
  heads: readonly {
    readonly productKey: string
    /** False: there is none so far, so that there is none to be replaced. */
    readonly hadRows: boolean
    readonly rows: readonly Difference[]
  }[],
  at: string,
) => void

export function headRowWriter(db: Database): HeadRowWriter {
  const fields = HEAD_FIELDS.map((field) => `'${field}'`).join(', ')
  const drop = db.prepare(
    `DELETE FROM difference WHERE product_key = ? AND ams_variant_id = '' AND field IN (${fields})`,
  )
  const insert = rowInserter(db)
  const withDecisions = productsWithDecisions(db)
  const hold = decisionHolder(db)
  return (heads, at) => {
    const changed = heads.filter(({ hadRows, rows }) => hadRows || rows.length > 0)
    for (const { productKey, hadRows, rows } of changed) {
      if (hadRows) drop.run(productKey)
      for (const row of rows) insert(row)
    }
    for (const productKey of withDecisions(changed.map((head) => head.productKey))) {
      hold(productKey, at)
    }
  }
}

function rowInserter(db: Database): (row: Difference) => void {
  const insert = db.prepare(
    `INSERT INTO difference (key, product_key, review_group, kind, match_result, field, ams_product_id,
       ams_variant_id, shopify_product_id, shopify_variant_id, product_name, vendor, sku, variant_label,
       variant_count, ours, theirs, base, base_agreed_at, changed_by, nuance, suggestion, suggested_by,
       choices, note, candidates, row_order)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (row) => {
    insert.run(
      row.key,
      row.productKey,
      row.group,
      row.kind,
      row.matchResult,
      row.field,
      row.amsProductId,
      row.amsVariantId,
      row.shopifyProductId,
      row.shopifyVariantId,
      row.productName,
      row.vendor,
      row.sku,
      row.variantLabel,
      row.variantCount,
      valueText(row.ours),
      valueText(row.theirs),
      valueText(row.base),
      row.baseAgreedAt,
      row.changedBy,
      row.nuance,
      row.suggestion,
      row.suggestedBy,
      toJson(row.choices),
      row.note,
      toJson(row.candidates),
      row.rowOrder,
    )
  }
}
