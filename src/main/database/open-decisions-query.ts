import type { FieldKey } from '@shared/fields/field-registry'
import type { OpenDecision, ScreenQueries } from '../engine/ports'
import { fieldValue } from './columns'
import type { Database } from './database'
import { NOT_DECIDED_AGAIN } from './entry-sql'

type OpenRecord = {
  id: number
  product_name: string
  sku: string
  ams_product_id: string | null
  ams_variant_id: string | null
  shopify_product_id: string | null
  shopify_variant_id: string | null
  kind: OpenDecision['kind']
  field: FieldKey | null
  direction: OpenDecision['direction']
  restores: number | null
  ours: string
  theirs: string
  decided_at: string
  state: OpenDecision['state']
  reason: string
}

/** Decisions that are neither carried out nor taken back, in the order in which they were made. */
export function openDecisionsQuery(db: Database): ScreenQueries['openDecisions'] {
  const select = db.prepare<[number, number], OpenRecord>(
    `SELECT e.id, e.product_name, e.sku, e.ams_product_id, e.ams_variant_id, e.shopify_product_id,
       e.shopify_variant_id, e.kind, e.field, e.direction, e.restores, e.ours, e.theirs, d.decided_at,
       e.state, e.reason
     FROM outbox_entry e JOIN decision d ON d.id = e.decision_id
     WHERE e.id > ? AND e.state NOT IN ('done', 'withdrawn')
       AND (e.state <> 'returned' OR ${NOT_DECIDED_AGAIN})
     ORDER BY e.id LIMIT ?`,
  )
  return ({ after, limit }) => select.all(after, limit).map(toOpenDecision)
}

function toOpenDecision(row: OpenRecord): OpenDecision {
  return {
    id: row.id,
    productName: row.product_name,
    sku: row.sku,
    amsProductId: row.ams_product_id,
    amsVariantId: row.ams_variant_id === '' ? null : row.ams_variant_id,
    shopifyProductId: row.shopify_product_id,
    shopifyVariantId: row.shopify_variant_id,
    kind: row.kind,
    field: row.field,
    direction: row.direction,
    rollsBack: row.restores !== null,
    ours: fieldValue(row.ours),
    theirs: fieldValue(row.theirs),
    decidedAt: row.decided_at,
    state: row.state,
    reason: row.reason,
  }
}
