import { FIELD_KEYS, type FieldKey, type FieldValue } from '@shared/fields/field-registry'
import type { Agreement, BaseEntry, FieldPlace } from '../engine/ports'
import type { Database } from './database'

const KNOWN_KEYS: ReadonlySet<unknown> = new Set(FIELD_KEYS)

/**
 * What both sides of a pair last agreed on: one row for each AMS product, because it is nearly always read
 * and written as a whole. Its JSON groups what was agreed at one time about one variant, so that times
 * and ids are not repeated for each field:
 * `[UTC time, AMS variant id or "", { field: value, ... }]`. The description, which is as long as all else, has
 * such a group of its own in a column of its own.
 */
export function baseRows(db: Database) {
  const select = db
    .prepare<[string], BaseRecord>('SELECT entries, description FROM base WHERE ams_product_id = ?')
    .raw()
  const save = db.prepare(
    `INSERT INTO base (ams_product_id, entries, description) VALUES (?, ?, ?) ON CONFLICT (ams_product_id)
     DO UPDATE SET entries = excluded.entries, description = excluded.description`,
  )
  const drop = db.prepare('DELETE FROM base WHERE ams_product_id = ?')
  const read = (amsProductId: string): BaseEntry[] =>
    groupsOf(select.get(amsProductId)).flatMap(toEntries)
  const write = (amsProductId: string, entries: readonly BaseEntry[]): void => {
    const others = entries.filter((entry) => !isDescription(entry))
    const [description] = toGroups(entries.filter(isDescription))
    save.run(
      amsProductId,
      JSON.stringify(toGroups(others)),
      description ? JSON.stringify(description) : null,
    )
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

/** Of a row of `base`: what was agreed; `description` null where nothing is, or where it was not asked for. */
export type BaseRecord = readonly [entries: string, description: string | null]

/** What was agreed about the product itself; nothing where there is no row. */
export function headOfBase(record: BaseRecord | undefined): BaseEntry[] {
  return groupsOf(record).filter(isOfProduct).flatMap(toEntries)
}

function groupsOf(record: BaseRecord | undefined): readonly unknown[] {
  if (record === undefined) return []
  const [entries, description] = record
  const groups: unknown = JSON.parse(entries)
  if (!Array.isArray(groups)) throw new TypeError(`Not a base: ${entries}`)
  return description === null ? groups : [...groups, JSON.parse(description)]
}

function isDescription({ field, variantId }: FieldPlace): boolean {
  return field === 'description' && variantId === ''
}

function keyOf({ field, variantId }: FieldPlace): string {
  return `${variantId}|${field}`
}

type Group = readonly [agreedAt: string, variantId: string, values: Record<string, FieldValue>]

function toGroups(entries: Iterable<BaseEntry>): Group[] {
  const groups = new Map<string, Group>()
  for (const { field, variantId, value, agreedAt } of entries) {
    const key = `${agreedAt}|${variantId}`
    const group = groups.get(key)
    if (group) group[2][field] = value
    else groups.set(key, [agreedAt, variantId, { [field]: value }])
  }
  return [...groups.values()]
}

function isOfProduct(group: unknown): boolean {
  return Array.isArray(group) && group[1] === ''
}

/** Checked by hand: every pair has many. */
function toEntries(group: unknown): BaseEntry[] {
  if (!Array.isArray(group)) throw new TypeError(`Not a part of a base: ${JSON.stringify(group)}`)
  const [agreedAt, variantId, values]: unknown[] = group
  if (typeof agreedAt !== 'string' || typeof variantId !== 'string' || !isRecord(values)) {
    throw new TypeError(`Not a part of a base: ${JSON.stringify(group)}`)
  }
  return Object.entries(values).map(([field, value]) => {
    if (!isFieldKey(field) || !isFieldValue(value)) {
      throw new TypeError(`Not a value of a base: ${field} ${JSON.stringify(value)}`)
    }
    return { field, variantId, value, agreedAt }
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
