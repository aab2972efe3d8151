import type { FieldChange } from '../engine/fields'
import type { EditChange } from '../engine/ports'
import { valueText } from './columns'
import type { Database } from './database'
import { editLines } from './edit-lines'

type Written = { readonly detail: string; readonly at: string }

/** Absent turn: a person did it. */
type Turned = 'undone' | 'redone' | null

/** What no other table tells of a product's history, written inside the caller's transaction. */
export type HistoryWriter = {
  /** Fields that hold another value by now: a catalog file said so, or a read of Shopify found it. */
  changes(
    productKey: string,
    changes: readonly FieldChange[],
    written: Written & { readonly action: 'seen' | 'file-changed' },
  ): void
  /** A product that a catalog file brought or left out. */
  product(
    productKey: string,
    written: Written & { readonly action: 'file-new' | 'file-missing' },
  ): void
  /** What a person changed of an AMS product, or what undo and redo made of it. */
  edited(productKey: string, changes: readonly EditChange[], turned: Turned, at: string): void
  /** A decision was taken back, or came back by redo. `decision` is its id. */
  turned(decision: number, action: 'undone' | 'redone' | 'taken-back', at: string): void
  /** The link of an AMS product, which is about to go, with its own time. */
  link(amsProductId: string): void
}

export function historyWriter(db: Database): HistoryWriter {
  const insert = db.prepare(
    `INSERT INTO history (at, product_key, action, detail, field, ams_variant_id, before_value,
       after_value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertTurn = db.prepare(
    `INSERT INTO history (at, product_key, action, detail, field, ams_variant_id, before_value,
       after_value)
     SELECT ?, product_key, ?, direction, field, coalesce(ams_variant_id, ''),
       CASE direction WHEN 'to-shopify' THEN theirs ELSE ours END,
       CASE direction WHEN 'to-shopify' THEN ours ELSE theirs END
     FROM outbox_entry WHERE decision_id = ?`,
  )
  const insertLink = db.prepare(
    `INSERT INTO history (at, product_key, action, detail, field, ams_variant_id, before_value,
       after_value)
     SELECT linked_at, ams_product_id, 'linked', evidence_text, NULL, '', 'null', 'null'
     FROM link WHERE ams_product_id = ?`,
  )
  return {
    changes: (productKey, changes, { action, detail, at }) => {
      for (const { field, variantId, before, after } of changes) {
        const values = [valueText(before), valueText(after)] as const
        insert.run(at, productKey, action, detail, field, variantId, ...values)
      }
    },
    product: (productKey, { action, detail, at }) => {
      insert.run(at, productKey, action, detail, null, '', 'null', 'null')
    },
    edited: (productKey, changes, turned, at) => {
      for (const line of editLines(changes)) {
        const { field, variantId, before, after } = line
        const action = turned === null ? line.action : `edit-${turned}`
        insert.run(
          at,
          productKey,
          action,
          '',
          field,
          variantId,
          valueText(before),
          valueText(after),
        )
      }
    },
    turned: (decision, action, at) => {
      insertTurn.run(at, action, decision)
    },
    link: (amsProductId) => {
      insertLink.run(amsProductId)
    },
  }
}
