import type { AmsProduct } from '@shared/catalog/product'
import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import {
  type HistoryAction,
  type HistoryKind,
  type HistoryRow,
  historyActionSchema,
  historyKindSchema,
  historyRowSchema,
} from '@shared/contract/history'
import { fieldValue } from './columns'
import type { Database } from './database'
import { noteOf } from './product-history-notes'
import { HISTORY } from './product-history-sql'

type RowRecord = {
  key: string
  at: string
  kind: string
  action: string
  who: HistoryRow['by']['who']
  name: string
  field: string | null
  ams_variant_id: string
  sku: string
  side: HistoryRow['side']
  before_value: string
  after_value: string
  note: string
  about: string
  quantity: number | null
  request_id: string
  run: number | null
}

type Asked = { readonly ams: string; readonly shop: string }

/** Longer texts are cut: the history tells that a description changed, Compare shows how. */
const LONGEST_VALUE = 2_000

/** One product's history, newest first. */
export function productHistoryQuery(
  db: Database,
  { product }: { readonly product: (id: string) => AmsProduct | null },
): (input: EngineParsedInput<'products.history'>) => EngineOutput<'products.history'> {
  const selectPartner = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const countKinds = db.prepare<Asked, { kind: string; count: number }>(
    `${HISTORY} SELECT kind, count(*) AS count FROM events GROUP BY kind`,
  )
  const selectRows = db.prepare<
    Asked & { kinds: string; limit: number; offset: number },
    RowRecord
  >(
    `${HISTORY} SELECT * FROM events WHERE kind IN (SELECT value FROM json_each(@kinds))
     ORDER BY at DESC, key DESC LIMIT @limit OFFSET @offset`,
  )
  return ({ amsProductId, kinds, offset, limit }) => {
    const partner = selectPartner.get(amsProductId)
    // What was decided while only Shopify had it stands under another key.
    const asked = { ams: amsProductId, shop: partner === undefined ? '' : shopOnlyKey(partner) }
    const counts: Partial<Record<HistoryKind, number>> = {}
    for (const { kind, count } of countKinds.all(asked)) {
      counts[historyKindSchema.parse(kind)] = count
    }
    const wanted = kinds.length === 0 ? historyKindSchema.options : kinds
    const labels = new Map(
      product(amsProductId)?.variants.map((variant) => [
        variant.id,
        variant.optionValues.join(', ') || variant.sku,
      ]),
    )
    return {
      total: wanted.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0),
      counts: { ...NO_COUNTS, ...counts },
      rows: selectRows
        .all({ ...asked, kinds: JSON.stringify(wanted), limit, offset })
        .map((row) => toRow(row, labels)),
    }
  }
}

const NO_COUNTS: Readonly<Record<HistoryKind, number>> = {
  decision: 0,
  push: 0,
  ams: 0,
  shopify: 0,
  link: 0,
}

function toRow(row: RowRecord, labels: ReadonlyMap<string, string>): HistoryRow {
  const action: HistoryAction = historyActionSchema.parse(row.action)
  return {
    key: row.key,
    at: row.at,
    kind: historyKindSchema.parse(row.kind),
    action,
    by: { who: row.who, name: row.name },
    field: historyRowSchema.shape.field.parse(row.field),
    variantLabel: row.ams_variant_id === '' ? '' : (labels.get(row.ams_variant_id) ?? row.sku),
    side: row.side,
    before: shortened(fieldValue(row.before_value)),
    after: shortened(fieldValue(row.after_value)),
    note: noteOf(row),
    requestId: row.request_id === '' ? null : row.request_id,
    run: row.run,
  }
}

function shortened(value: ReturnType<typeof fieldValue>): ReturnType<typeof fieldValue> {
  if (typeof value !== 'string' || value.length <= LONGEST_VALUE) return value
  return `${value.slice(0, LONGEST_VALUE)}…`
}
