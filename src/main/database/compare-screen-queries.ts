import type {
  ChangedBy,
  Choice,
  CompareCounts,
  CompareFilter,
  DifferenceGroup,
  DifferenceKind,
  DifferenceRow,
} from '@shared/contract/review'
import { choiceSchema } from '@shared/contract/review'
import type { FieldKey } from '@shared/fields/field-registry'
import { z } from 'zod'
import type { ComparisonStore, ScreenQueries } from '../engine/ports'
import { fieldValue } from './columns'
import {
  type Facet,
  IS_DECIDED,
  IS_OPEN,
  possibleChoice,
  REVIEW_ROWS,
  whereOf,
} from './compare-filter'
import type { Database } from './database'
import type { Generations } from './generations'
import { undoQueries } from './undo-queries'

type RowRecord = {
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
  suggestion: Choice | null
  choices: string
  note: string
  entry_state: string | null
  entry_direction: string | null
  entry_reason: string | null
}

const COLUMNS = `d.*, e.state AS entry_state, e.direction AS entry_direction, e.reason AS entry_reason`
const FACETS: readonly (readonly [Facet, string])[] = [
  ['groups', 'd.review_group'],
  ['changedBy', 'd.changed_by'],
  ['fields', 'd.field'],
  ['vendors', 'd.vendor'],
]
const choicesSchema = z.array(choiceSchema)
const candidatesSchema = z.array(z.object({ theirsId: z.string(), evidence: z.string() }))

type CompareScreen = Pick<ScreenQueries, 'compareRows' | 'compareCounts' | 'difference'>

export function compareScreenQueries(
  db: Database,
  generations: Generations,
  comparison: Pick<ComparisonStore, 'counts'>,
): CompareScreen {
  const live = (): number => generations.liveId('compare')
  const undo = undoQueries(db)

  return {
    compareRows({ filter, offset, limit }) {
      const where = whereOf(filter, live())
      const totals = db
        .prepare<(string | number)[], { total: number; products: number }>(
          `SELECT count(*) AS total, count(DISTINCT d.product_key) AS products
           FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
        )
        .get(...where.values)
      const rows = db
        .prepare<(string | number)[], RowRecord>(
          `SELECT ${COLUMNS} FROM ${REVIEW_ROWS} WHERE ${where.sql}
           ORDER BY d.product_name COLLATE NOCASE, d.product_key, d.row_order, d.key
           LIMIT ? OFFSET ?`,
        )
        .all(...where.values, limit, offset)
      return { total: totals?.total ?? 0, products: totals?.products ?? 0, rows: rows.map(toRow) }
    },
    compareCounts: (filter) => ({
      ...facetCounts(db, live(), filter),
      ...progressCounts(db, live(), filter),
      inAgreement: comparison.counts().inAgreement,
      undoLabel: undo.undoLabel(),
      redoLabel: undo.redoLabel(),
    }),
    difference(key) {
      const record = db
        .prepare<[number, string], RowRecord & { candidates: string }>(
          `SELECT ${COLUMNS} FROM ${REVIEW_ROWS} WHERE d.generation = ? AND d.key = ?`,
        )
        .get(live(), key)
      if (!record) return null
      const title = db
        .prepare<[number, string], string>(
          'SELECT title FROM shop_product WHERE generation = ? AND id = ?',
        )
        .pluck()
      return {
        row: toRow(record),
        link: linkOf(db, record.ams_product_id),
        candidates: candidatesSchema.parse(JSON.parse(record.candidates)).map((candidate) => ({
          ...candidate,
          title: title.get(generations.liveId('shop'), candidate.theirsId) ?? candidate.theirsId,
        })),
      }
    },
  }
}

function facetCounts(db: Database, generation: number, filter: CompareFilter) {
  const [groups, changedBy, fields, vendors] = FACETS.map(([facet, column]) => {
    const where = whereOf(filter, generation, facet)
    return db
      .prepare<(string | number)[], { value: string; count: number }>(
        `SELECT ${column} AS value, count(*) AS count FROM ${REVIEW_ROWS}
         WHERE ${where.sql} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY count(*) DESC, 1`,
      )
      .all(...where.values)
  })
  return {
    groups: groups ?? [],
    changedBy: changedBy ?? [],
    fields: fields ?? [],
    vendors: vendors ?? [],
  }
}

type Progress = Pick<CompareCounts, 'decided' | 'open' | 'acceptable'>

function progressCounts(db: Database, generation: number, filter: CompareFilter): Progress {
  const where = whereOf(filter, generation)
  const counted = (['ours', 'theirs', 'suggestion'] as const)
    .map(
      (choice) =>
        `coalesce(sum(${IS_OPEN} AND ${possibleChoice(choice)} IS NOT NULL), 0) AS ${choice}`,
    )
    .join(', ')
  const row = db
    .prepare<
      (string | number)[],
      { total: number; decided: number; ours: number; theirs: number; suggestion: number }
    >(
      `SELECT count(*) AS total, coalesce(sum(${IS_DECIDED}), 0) AS decided, ${counted}
       FROM ${REVIEW_ROWS} WHERE ${where.sql}`,
    )
    .get(...where.values) ?? { total: 0, decided: 0, ours: 0, theirs: 0, suggestion: 0 }
  return {
    decided: row.decided,
    open: row.total - row.decided,
    acceptable: { ours: row.ours, theirs: row.theirs, suggestion: row.suggestion },
  }
}

function linkOf(db: Database, amsProductId: string | null) {
  if (amsProductId === null) return null
  const row = db
    .prepare<[string], { evidence_kind: string; evidence_text: string; linked_at: string }>(
      'SELECT evidence_kind, evidence_text, linked_at FROM link WHERE ams_product_id = ?',
    )
    .get(amsProductId)
  if (!row) return null
  return {
    kind: evidenceKindSchema.parse(row.evidence_kind),
    text: row.evidence_text,
    linkedAt: row.linked_at,
  }
}

const evidenceKindSchema = z.enum([
  'person',
  'stored-id',
  'sku',
  'option-values',
  'only-variant',
  'created',
  'imported',
])

function toRow(row: RowRecord): DifferenceRow {
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
    suggestion: row.suggestion,
    choices: choicesSchema.parse(JSON.parse(row.choices)),
    choice: isDecided ? (row.entry_direction === 'to-shopify' ? 'ours' : 'theirs') : null,
    decisionState,
    note:
      row.entry_reason !== null && row.entry_reason !== '' && row.entry_state !== 'done'
        ? row.entry_reason
        : row.note,
  }
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
    default:
      return 'open'
  }
}
