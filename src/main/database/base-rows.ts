import { FIELD_KEYS, type FieldKey, type FieldValue } from '@shared/fields/field-registry'
import type { Agreement, BaseEntry, FieldPlace } from '../engine/ports'
import type { Database } from './database'

const KNOWN_KEYS: ReadonlySet<unknown> = new Set(FIELD_KEYS)

/**
 * What both sides of a pair last agreed on: one row for each AMS product, because it is nearly always read
 * and written as a whole. Its JSON groups what was agreed at one time about one variant, so that times
 * and ids are not repeated for each field:
 * `[UTC time, AMS variant id or "", { field: value, ... }]`. Those of the variants have a column of their own, and so
 * has the one of the description, which is as long as all else: of a head neither may be needed.
 */
export function baseRows(db: Database) {
  const select = db
    .prepare<[string], BaseRecord>(
      'SELECT product, variants, description FROM base WHERE ams_product_id = ?',
    )
    .raw()
  const save = db.prepare(
    `INSERT INTO base (ams_product_id, product, variants, description) VALUES (?, ?, ?, ?)
     ON CONFLICT (ams_product_id) DO UPDATE SET product = excluded.product, variants = excluded.variants,
       description = excluded.description`,
  )
  const drop = db.prepare('DELETE FROM base WHERE ams_product_id = ?')
  const read = (amsProductId: string): BaseEntry[] =>
    groupsOf(select.get(amsProductId) ?? NOTHING).flatMap(toEntries)
  const write = (amsProductId: string, entries: readonly BaseEntry[]): void => {
    const ofVariants = entries.filter(({ variantId }) => variantId !== '')
    const ofProduct = entries.filter(({ variantId }) => variantId === '')
    const [description] = toGroups(ofProduct.filter(isDescription))
    save.run(
      amsProductId,
      JSON.stringify(toGroups(ofProduct.filter((entry) => !isDescription(entry)))),
      JSON.stringify(toGroups(ofVariants)),
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

type BaseRecord = readonly [product: string, variants: string, description: string | null]

const NOTHING: BaseRecord = ['[]', '[]', null]

/**
 * What was agreed about the product itself, from its columns of `base`; `product` null where there is no row, and
 * `description` null where nothing is agreed of it, or where it was not asked for.
 */
export function headOfBase(product: string | null, description: string | null): BaseEntry[] {
  return groupsOf([product ?? '[]', '[]', description]).flatMap(toEntries)
}

function groupsOf([product, variants, description]: BaseRecord): unknown[] {
  return [
    ...listIn(product),
    ...listIn(variants),
    ...(description === null ? [] : [JSON.parse(description)]),
  ]
}

function listIn(json: string): readonly unknown[] {
  if (json === '[]') return []
  const groups: unknown = JSON.parse(json)
  if (!Array.isArray(groups)) throw new TypeError(`Not a base: ${json}`)
  return groups
}

function isDescription({ field }: FieldPlace): boolean {
  return field === 'description'
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
