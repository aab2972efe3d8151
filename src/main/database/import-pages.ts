import type { ProductTab, RefusedRow } from '@shared/contract/imports'
import { z } from 'zod'
import type { DeskCounts, ImportDesk, LikeSkus } from '../engine/ports'
import type { AmsProductReader } from './ams-product-rows'
import type { Database } from './database'
import type { Generations } from './generations'

type PagesOfDesk = Pick<
  ImportDesk,
  'refuse' | 'note' | 'likeSkus' | 'counts' | 'productPage' | 'refusedPage' | 'notePage'
>
type RefusedRecord = Omit<RefusedRow, 'productId'> & { readonly product_id: string }

const likeSchema = z.array(z.tuple([z.string(), z.string()]))

const MISSING = `FROM ams_product o WHERE o.generation = @live AND NOT EXISTS
  (SELECT 1 FROM ams_product n WHERE n.generation = @staged AND n.id = o.id)`

/** What a person is shown of the catalog that is prepared, page by page. */
export function importPages(
  db: Database,
  generations: Generations,
  read: AmsProductReader,
  stagedGeneration: () => number,
): PagesOfDesk {
  const refuse = db.prepare(
    'INSERT INTO import_refused (line, label, value, reason, product_id) VALUES (?, ?, ?, ?, ?)',
  )
  const note = db.prepare('INSERT INTO import_note (sentence) VALUES (?)')
  const selectLike = db.prepare<
    { after: string; limit: number; staged: number },
    { key: string; variants: string }
  >(
    `SELECT l.key, json_group_array(json_array(l.product_id,
        (SELECT v.sku FROM ams_variant v WHERE v.generation = @staged AND v.id = l.variant_id)
      )) AS variants
     FROM import_like l WHERE l.key > @after GROUP BY l.key HAVING count(*) > 1
     ORDER BY l.key LIMIT @limit`,
  )
  const both = () => ({ live: generations.liveId('ams'), staged: stagedGeneration() })
  const selectCounts = db.prepare<{ live: number; staged: number }, DeskCounts>(
    `SELECT (SELECT count(*) FROM import_row) AS rows,
       (SELECT count(*) FROM import_staged WHERE kind <> 'kept') AS products,
       (SELECT count(*) FROM ams_variant v JOIN import_staged s ON s.id = v.product_id
          WHERE v.generation = @staged AND s.kind <> 'kept') AS variants,
       (SELECT count(*) FROM import_staged WHERE kind = 'new') AS new,
       (SELECT count(*) FROM import_staged WHERE kind = 'changed') AS changed,
       (SELECT count(*) FROM import_staged WHERE kind = 'unchanged') AS unchanged,
       (SELECT count(*) ${MISSING}) AS missing,
       (SELECT count(*) FROM import_refused) AS refused,
       (SELECT count(DISTINCT product_id) FROM import_refused WHERE product_id <> '')
         AS refusedProducts,
       (SELECT count(*) FROM import_note) AS notes,
       (SELECT count(*) FROM ams_product WHERE generation = @live) AS before`,
  )
  const selectIds = db
    .prepare<[string, number, number], string>(
      'SELECT id FROM import_staged WHERE kind = ? ORDER BY place LIMIT ? OFFSET ?',
    )
    .pluck()
  const selectMissing = db
    .prepare<{ live: number; staged: number; limit: number; offset: number }, string>(
      `SELECT o.id ${MISSING} ORDER BY o.position LIMIT @limit OFFSET @offset`,
    )
    .pluck()
  const selectRefused = db.prepare<[number, number], RefusedRecord>(
    `SELECT line, label AS "column", value, reason, product_id FROM import_refused
     ORDER BY line, number LIMIT ? OFFSET ?`,
  )
  const selectNotes = db
    .prepare<[number, number], string>(
      'SELECT sentence FROM import_note ORDER BY number LIMIT ? OFFSET ?',
    )
    .pluck()
  const counts = (): DeskCounts => {
    const found = selectCounts.get(both())
    if (!found) throw new Error('An import could not be counted')
    return found
  }
  const idsOf = (tab: ProductTab, offset: number, limit: number): string[] =>
    tab === 'missing'
      ? selectMissing.all({ ...both(), limit, offset })
      : selectIds.all(tab, limit, offset)
  return {
    refuse(rows) {
      for (const { line, column, value, reason, productId } of rows) {
        refuse.run(line, column, value, reason, productId)
      }
    },
    note(sentences) {
      for (const sentence of sentences) note.run(sentence)
    },
    likeSkus: (after, limit) =>
      selectLike.all({ after, limit, staged: stagedGeneration() }).map(
        ({ key, variants }): LikeSkus => ({
          key,
          variants: likeSchema
            .parse(JSON.parse(variants))
            .map(([productId, sku]) => ({ productId, sku })),
        }),
      ),
    counts,
    productPage(tab, offset, limit) {
      const { live, staged } = both()
      const rows = idsOf(tab, offset, limit).map((id) => ({
        before: read(live, id),
        after: read(staged, id),
      }))
      return { total: counts()[tab], rows }
    },
    refusedPage: (offset, limit) => ({
      total: counts().refused,
      rows: selectRefused
        .all(limit, offset)
        .map(({ product_id, ...row }) => ({ ...row, productId: product_id })),
    }),
    notePage: (offset, limit) => ({
      total: counts().notes,
      rows: selectNotes.all(limit, offset),
    }),
  }
}
