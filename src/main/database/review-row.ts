import type {
  Answer,
  ChangedBy,
  Choice,
  DifferenceGroup,
  DifferenceKind,
  DifferenceRow,
  MatchResult,
  Nuance,
} from '@shared/contract/review'
import { choiceSchema } from '@shared/contract/review'
import type { FieldKey } from '@shared/fields/field-registry'
import { z } from 'zod'
import { fieldValue } from './columns'
import { DIFFERENCE_THUMB } from './thumb-sql'

export type ReviewRowRecord = {
  key: string
  review_group: DifferenceGroup
  kind: DifferenceKind
  field: FieldKey | null
  ams_product_id: string | null
  shopify_product_id: string | null
  product_name: string
  vendor: string
  sku: string
  variant_label: string
  variant_count: number
  ours: string
  theirs: string
  base: string
  base_agreed_at: string | null
  changed_by: ChangedBy | null
  nuance: Nuance | null
  match_result: MatchResult
  suggestion: Choice | null
  suggested_by: 'change' | 'policy' | null
  choices: string
  note: string
  entry_state: string | null
  entry_direction: string | null
  entry_reason: string | null
  rule_name: string | null
  thumb: string | null
}

/** What a query over `REVIEW_ROWS` selects for {@link toReviewRow}. */
export const REVIEW_ROW_COLUMNS = `d.*, e.state AS entry_state, e.direction AS entry_direction,
  e.reason AS entry_reason,
  (SELECT r.name FROM decision x JOIN rule r ON r.id = x.rule_id WHERE x.id = e.decision_id) AS rule_name,
  ${DIFFERENCE_THUMB} AS thumb`

/** The order in which rows stand: by product, its own fields first, then variant by variant. */
export const REVIEW_ORDER = 'd.product_name COLLATE NOCASE, d.product_key, d.row_order, d.key'

export const choicesSchema = z.array(choiceSchema)

export function toReviewRow(row: ReviewRowRecord): DifferenceRow {
  const decisionState = decisionStateOf(row.entry_state)
  const isDecided = decisionState !== 'open' && decisionState !== 'returned'
  return {
    key: row.key,
    group: row.review_group,
    kind: row.kind,
    field: row.field,
    amsProductId: row.ams_product_id,
    shopifyProductId: row.shopify_product_id,
    productName: row.product_name,
    vendor: row.vendor,
    sku: row.sku,
    variantLabel: row.variant_label,
    variantCount: row.variant_count,
    ours: fieldValue(row.ours),
    theirs: fieldValue(row.theirs),
    base: fieldValue(row.base),
    baseAgreedAt: row.base_agreed_at,
    changedBy: row.changed_by,
    nuance: row.nuance,
    matchResult: row.match_result,
    suggestion: row.suggestion,
    suggestedBy: row.suggested_by,
    choices: choicesSchema.parse(JSON.parse(row.choices)),
    choice: isDecided ? answerOf(row.entry_direction) : null,
    decisionState,
    decidedByRule: isDecided ? row.rule_name : null,
    thumb: row.thumb,
    note:
      row.entry_reason !== null && row.entry_reason !== '' && row.entry_state !== 'done'
        ? row.entry_reason
        : row.note,
  }
}

function answerOf(direction: string | null): Answer {
  if (direction === 'none') return 'skip'
  return direction === 'to-shopify' ? 'ours' : 'theirs'
}

function decisionStateOf(entryState: string | null): DifferenceRow['decisionState'] {
  switch (entryState) {
    case 'pending':
      return 'waiting'
    case 'in-flight':
      return 'sending'
    case 'unknown':
      return 'unknown'
    case 'parked':
    case 'refused':
      return 'parked'
    case 'returned':
      return 'returned'
    case 'skipped':
      return 'skipped'
    default:
      return 'open'
  }
}
