import { HEAD_FIELDS } from '@shared/fields/head-fields'
import type { Difference } from '../engine/ports'
import { toJson, valueText } from './columns'
import type { Database } from './database'
import { type Concerns, decisionHolder } from './hold-decisions'

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
  return rowWriter(db, 'DELETE FROM difference WHERE product_key = ?')
}

/** The same for the rows about the product's head alone (`HEAD_FIELDS`); its other rows stay. */
export function headRowWriter(db: Database): ReviewRowWriter {
  const fields = HEAD_FIELDS.map((field) => `'${field}'`).join(', ')
  return rowWriter(
    db,
    `DELETE FROM difference WHERE product_key = ? AND ams_variant_id = '' AND field IN (${fields})`,
  )
}

function rowWriter(db: Database, dropSql: string): ReviewRowWriter {
  const drop = db.prepare(dropSql)
  const insert = db.prepare(
    `INSERT INTO difference (key, product_key, review_group, kind, match_result, field, ams_product_id,
       ams_variant_id, shopify_product_id, shopify_variant_id, product_name, vendor, sku, variant_label,
       variant_count, ours, theirs, base, base_agreed_at, changed_by, nuance, suggestion, suggested_by,
       choices, note, candidates, row_order)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const hold = decisionHolder(db)
  return (productKey, rows, at, concerns) => {
    const { changes } = drop.run(productKey)
    // A waiting decision has its row until it is held against what comes in its place.
    if (changes === 0 && rows.length === 0) return { returned: 0, obsolete: 0 }
    for (const row of rows) {
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
    return hold(productKey, at, concerns)
  }
}
