import {
  type Change,
  type ChangesPage,
  type ProductContent,
  productContentSchema,
  type ServedProduct,
} from '@shared/ams-http/contract'
import { type Database, meta } from './catalog-file'
import { readCursor, toCursor } from './cursor'
import { Refusal } from './refusal'

/** Most changes of a page. */
export const PAGE_SIZE = 250
/** After this long a key that was used may stand for another write. */
const KEYS_LAST_MS = 48 * 60 * 60_000

type Row = { id: string; change: number; content: string | null }
type StockRow = { variant_id: string; on_hand: number | null; commitments: number }

export type WriteProduct = {
  readonly id: string
  /** The version that the writer saw; null where it saw none. */
  readonly expected: string | null
  readonly key: string | null
  readonly content: ProductContent
}

export type Written = { readonly served: ServedProduct; readonly isNew: boolean }

/** The products of the catalog and the list of their changes. Each method that writes is one transaction. */
export type Products = {
  count(): number
  find(id: string): ServedProduct | null
  /** Changes after a cursor; all products where it is null. Throws 410 for a cursor that does not hold any more. */
  changes(cursor: string | null, limit: number): ChangesPage
  /** Throws 412 where somebody wrote meanwhile, 422 for a key that was used for another write. */
  write(write: WriteProduct): Written
  remove(id: string, expected: string): void
  /** Its stock is another one now. */
  touch(id: string): void
  /** Deleted products are not listed any more, and cursors from before that do not hold. */
  forgetDeleted(): void
}

export function products(db: Database, now: () => number): Products {
  const facts = meta(db)
  const select = db.prepare<[string], Row>('SELECT id, change, content FROM product WHERE id = ?')
  const selectAfter = db.prepare<[number, number], Row>(
    'SELECT id, change, content FROM product WHERE change > ? ORDER BY change LIMIT ?',
  )
  const count = db
    .prepare<[], number>('SELECT count(*) FROM product WHERE content IS NOT NULL')
    .pluck()
  const lastChange = db.prepare<[], number>('SELECT coalesce(max(change), 0) FROM product').pluck()
  const save = db.prepare(
    `INSERT INTO product (id, change, content) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET change = excluded.change, content = excluded.content`,
  )
  const selectStock = db.prepare<[string], StockRow>(
    'SELECT variant_id, on_hand, commitments FROM stock WHERE product_id = ?',
  )
  const keepStock = db.prepare(
    `INSERT INTO stock (product_id, variant_id, on_hand, commitments) VALUES (?, ?, NULL, 0)
     ON CONFLICT (product_id, variant_id) DO NOTHING`,
  )
  const dropStock = db.prepare(
    `DELETE FROM stock WHERE product_id = ?
       AND variant_id NOT IN (SELECT value FROM json_each(?))`,
  )
  const selectKey = db.prepare<[string, string], { product_id: string; body: string }>(
    'SELECT product_id, body FROM used_key WHERE key = ? AND at >= ?',
  )
  const keepKey = db.prepare(
    'INSERT OR REPLACE INTO used_key (key, product_id, body, at) VALUES (?, ?, ?, ?)',
  )

  const serve = ({ id, change, content }: Row): ServedProduct | null => {
    if (content === null) return null
    const { variants, ...product } = productContentSchema.parse(JSON.parse(content))
    const stock = new Map(selectStock.all(id).map((row) => [row.variant_id, row]))
    const counted = variants.map((variant) => ({
      ...variant,
      onHand: stock.get(variant.id)?.on_hand ?? null,
      wholesaleCommitments: stock.get(variant.id)?.commitments ?? 0,
    }))
    return { version: String(change), product: { id, ...product, variants: counted } }
  }
  const find = (id: string): ServedProduct | null => {
    const row = select.get(id)
    return row ? serve(row) : null
  }
  const put = (id: string, content: ProductContent | null): void => {
    // A deleted product's number may be the highest that was ever given.
    const next = Math.max(lastChange.get() ?? 0, Number(facts.get('last-change') ?? 0)) + 1
    facts.set('last-change', String(next))
    save.run(id, next, content === null ? null : JSON.stringify(content))
    const kept = (content?.variants ?? []).map((variant) => variant.id)
    dropStock.run(id, JSON.stringify(kept))
    for (const variant of kept) keepStock.run(id, variant)
  }
  const refuseMoved = (id: string, expected: string | null): ServedProduct | null => {
    const current = find(id)
    if ((current?.version ?? null) !== expected) throw versionMoved(current)
    return current
  }

  return {
    count: (): number => count.get() ?? 0,
    find,
    changes: db.transaction((cursor: string | null, limit: number): ChangesPage => {
      const catalog = facts.get('id') ?? ''
      const since = cursor === null ? 0 : readCursor(cursor, catalog)
      if (since === null || (cursor !== null && since < Number(facts.get('forgotten') ?? 0))) {
        throw new Refusal(410, 'cursor-expired', 'Changes since then are not known any more')
      }
      const rows = selectAfter.all(since, Math.min(limit, PAGE_SIZE) + 1)
      const isComplete = rows.length <= Math.min(limit, PAGE_SIZE)
      const page = isComplete ? rows : rows.slice(0, -1)
      const changes = page.map((row): Change => {
        const served = serve(row)
        return served
          ? { deleted: false, ...served }
          : { deleted: true, id: row.id, version: String(row.change) }
      })
      return {
        changes,
        cursor: toCursor(catalog, page.at(-1)?.change ?? since),
        complete: isComplete,
        products: count.get() ?? 0,
      }
    }),
    write: db.transaction(({ id, expected, key, content }: WriteProduct): Written => {
      const body = JSON.stringify(content)
      const used =
        key === null ? undefined : selectKey.get(key, new Date(now() - KEYS_LAST_MS).toISOString())
      if (used) {
        if (used.product_id !== id || used.body !== body) throw keyReused()
        const current = find(id)
        if (current) return { served: current, isNew: false }
      }
      const before = refuseMoved(id, expected)
      refuseInconsistent(content)
      put(id, content)
      if (key !== null) keepKey.run(key, id, body, new Date(now()).toISOString())
      const served = find(id)
      if (!served) throw new Error(`${id} was written and is not there`)
      return { served, isNew: before === null }
    }),
    remove: db.transaction((id: string, expected: string): void => {
      if (!find(id)) throw new Refusal(404, 'not-found', 'There is no such product')
      refuseMoved(id, expected)
      put(id, null)
    }),
    touch: (id: string): void => {
      const served = find(id)
      if (served) put(id, productContentSchema.parse(served.product))
    },
    forgetDeleted: db.transaction((): void => {
      facts.set('forgotten', String(lastChange.get() ?? 0))
      db.exec('DELETE FROM product WHERE content IS NULL')
    }),
  }
}
function versionMoved(current: ServedProduct | null): Refusal {
  return new Refusal(412, 'version-moved', 'The product has another version', { current })
}

function keyReused(): Refusal {
  return new Refusal(422, 'key-reused', 'This key was used for another write')
}

function refuseInconsistent({ optionNames, images, variants }: ProductContent): void {
  const pictures = new Set(images.map(({ id }) => id))
  const ids = new Set(variants.map(({ id }) => id))
  const problem =
    pictures.size !== images.length
      ? 'Two pictures have one id'
      : ids.size !== variants.length
        ? 'Two variants have one id'
        : variants.some(({ optionValues }) => optionValues.length !== optionNames.length)
          ? 'A variant has not one value for each option'
          : variants.some(({ imageId }) => imageId !== null && !pictures.has(imageId))
            ? 'A variant is shown by a picture that the product does not have'
            : null
  if (problem !== null) throw new Refusal(422, 'invalid', problem)
}
