import { type FieldKey, fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import type { Database } from './database'

/** How a decision ends that is not on its way. */
export type Ending = { readonly state: 'returned' | 'withdrawn'; readonly reason: string }

type Entry = { readonly id: number; readonly kind: string; readonly field: FieldKey | null }

const GONE = t`The product is gone on one side. Nothing was sent.`
const VARIANT_GONE = t`The variant is gone on one side. Nothing was sent.`
const NOT_COUNTED = t`One side does not count this stock any more, or not at this location. Nothing was sent.`
const AGREE = t`Both sides agree now.`
const NOT_ALONE = t`The product is not on one side alone any more.`

/**
 * Why there is no row about an entry any more. Only where both values are there to be compared do the two
 * sides agree; a value that is gone, or not counted any more, was lost and comes back.
 */
export function missingRowReason(db: Database): (productKey: string, entry: Entry) => Ending {
  const isPair = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM link l
         JOIN generation ga ON ga.kind = 'ams' AND ga.state = 'live'
         JOIN ams_product a ON a.generation = ga.id AND a.id = l.ams_product_id
         JOIN generation gs ON gs.kind = 'shop' AND gs.state = 'live'
         JOIN shop_product s ON s.generation = gs.id AND s.id = l.shopify_product_id
       WHERE l.ams_product_id = ?)`,
    )
    .pluck()
  const selectVariants = db.prepare<[number], { theirs: number; counted: number }>(
    `SELECT s.id IS NOT NULL AS theirs,
       v.on_hand IS NOT NULL AND s.tracked = 1 AND s.available IS NOT NULL AS counted
     FROM outbox_entry e
       JOIN generation ga ON ga.kind = 'ams' AND ga.state = 'live'
       JOIN ams_variant v ON v.generation = ga.id AND v.product_id = e.ams_product_id
         AND v.id = e.ams_variant_id
       JOIN generation gs ON gs.kind = 'shop' AND gs.state = 'live'
       LEFT JOIN shop_variant s ON s.generation = gs.id AND s.product_id = e.shopify_product_id
         AND s.id = e.shopify_variant_id
     WHERE e.id = ?`,
  )
  return (productKey, { id, kind, field }) => {
    if (kind === 'product') return { state: 'withdrawn', reason: NOT_ALONE }
    if (isPair.get(productKey) !== 1) return { state: 'returned', reason: GONE }
    if (field === null || fieldByKey(field).level === 'product') {
      return { state: 'withdrawn', reason: AGREE }
    }
    const variants = selectVariants.get(id)
    if (variants?.theirs !== 1) return { state: 'returned', reason: VARIANT_GONE }
    if (field === 'stock' && variants.counted !== 1) {
      return { state: 'returned', reason: NOT_COUNTED }
    }
    return { state: 'withdrawn', reason: AGREE }
  }
}
