import { fieldKeySchema, fieldValueSchema } from '@shared/contract/review'
import { z } from 'zod'
import type { Agreement, BaseEntry } from '../engine/ports'
import type { Database } from './database'

/** `[field, AMS variant id or "", value, UTC time of the agreement]` */
const entriesSchema = z.array(z.tuple([fieldKeySchema, z.string(), fieldValueSchema, z.string()]))

/**
 * What both sides of a pair last agreed on: one row for each AMS product, because it is always read
 * and written as a whole.
 */
export function baseRows(db: Database) {
  const select = db
    .prepare<[string], string>('SELECT entries FROM base WHERE ams_product_id = ?')
    .pluck()
  const save = db.prepare(
    `INSERT INTO base (ams_product_id, entries) VALUES (?, ?)
     ON CONFLICT (ams_product_id) DO UPDATE SET entries = excluded.entries`,
  )
  const drop = db.prepare('DELETE FROM base WHERE ams_product_id = ?')
  const read = (amsProductId: string): BaseEntry[] => {
    const json = select.get(amsProductId)
    if (json === undefined) return []
    return entriesSchema
      .parse(JSON.parse(json))
      .map(([field, variantId, value, agreedAt]) => ({ field, variantId, value, agreedAt }))
  }
  return {
    read,
    drop: (amsProductId: string): void => {
      drop.run(amsProductId)
    },
    /** Moves the base of the fields given and keeps the others. */
    merge(amsProductId: string, agreements: readonly Agreement[], at: string): void {
      if (agreements.length === 0) return
      const keyOf = (entry: Pick<BaseEntry, 'field' | 'variantId'>): string =>
        `${entry.variantId}|${entry.field}`
      const merged = new Map(read(amsProductId).map((entry) => [keyOf(entry), entry]))
      for (const agreement of agreements) {
        merged.set(keyOf(agreement), { ...agreement, agreedAt: at })
      }
      const entries = [...merged.values()].map(({ field, variantId, value, agreedAt }) => [
        field,
        variantId,
        value,
        agreedAt,
      ])
      save.run(amsProductId, JSON.stringify(entries))
    },
  }
}
