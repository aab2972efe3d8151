import type { Difference } from '../engine/ports'
import { toJson, valueText } from './columns'
import type { Database } from './database'

/** Writes one review row into a generation. */
export type DifferenceWriter = (generation: number, difference: Difference) => void

export function differenceWriter(db: Database): DifferenceWriter {
  const insert = db.prepare(
    `INSERT INTO difference (generation, key, product_key, review_group, kind, field, ams_product_id,
       ams_variant_id, shopify_product_id, shopify_variant_id, product_name, vendor, sku, variant_label,
       variant_count, ours, theirs, base, base_agreed_at, changed_by, suggestion, choices, note,
       candidates, row_order)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (generation, difference) => {
    insert.run(
      generation,
      difference.key,
      difference.productKey,
      difference.group,
      difference.kind,
      difference.field,
      difference.amsProductId,
      difference.amsVariantId,
      difference.shopifyProductId,
      difference.shopifyVariantId,
      difference.productName,
      difference.vendor,
      difference.sku,
      difference.variantLabel,
      difference.variantCount,
      valueText(difference.ours),
      valueText(difference.theirs),
      valueText(difference.base),
      difference.baseAgreedAt,
      difference.changedBy,
      difference.suggestion,
      toJson(difference.choices),
      difference.note,
      toJson(difference.candidates),
      difference.rowOrder,
    )
  }
}
