import { FIELD_KEYS, type FieldKey, type FieldValue } from '@shared/fields/field-registry'
import type { Agreement, BaseEntry, FieldPlace } from '../engine/ports'
import type { Database } from './database'

const KNOWN_KEYS: ReadonlySet<unknown> = new Set(FIELD_KEYS)

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
    const entries: unknown = JSON.parse(json)
    if (!Array.isArray(entries)) throw new TypeError(`Not a base: ${json}`)
    return entries.map(toEntry)
  }
  const write = (amsProductId: string, entries: readonly BaseEntry[]): void => {
    const rows = entries.map(({ field, variantId, value, agreedAt }) => [
      field,
      variantId,
      value,
      agreedAt,
    ])
    save.run(amsProductId, JSON.stringify(rows))
  }
  return {
    read,
    drop: (amsProductId: string): void => {
      drop.run(amsProductId)
    },
    /** Moves the base of the fields given and keeps the others. */
    merge(amsProductId: string, agreements: readonly Agreement[], at: string): void {
      if (agreements.length === 0) return
      const merged = new Map(read(amsProductId).map((entry) => [keyOf(entry), entry]))
      for (const agreement of agreements) {
        merged.set(keyOf(agreement), { ...agreement, agreedAt: at })
      }
      write(amsProductId, [...merged.values()])
    },
    forget(amsProductId: string, places: readonly FieldPlace[]): void {
      if (places.length === 0) return
      const forgotten = new Set(places.map(keyOf))
      write(
        amsProductId,
        read(amsProductId).filter((entry) => !forgotten.has(keyOf(entry))),
      )
    },
  }
}

function keyOf({ field, variantId }: FieldPlace): string {
  return `${variantId}|${field}`
}

/** `[field, AMS variant id or "", value, UTC time of the agreement]`, checked by hand: every pair has many. */
function toEntry(entry: unknown): BaseEntry {
  if (Array.isArray(entry)) {
    const [field, variantId, value, agreedAt]: unknown[] = entry
    if (
      isFieldKey(field) &&
      typeof variantId === 'string' &&
      typeof agreedAt === 'string' &&
      isFieldValue(value)
    ) {
      return { field, variantId, value, agreedAt }
    }
  }
  throw new TypeError(`Not an entry of a base: ${JSON.stringify(entry)}`)
}

function isFieldKey(value: unknown): value is FieldKey {
  return KNOWN_KEYS.has(value)
}

function isFieldValue(value: unknown): value is FieldValue {
  return (
    value === null ||
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}
