import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { MatchStore } from '../engine/ports'
import { agreedLinks } from './agreed-links'
import { toJson } from './columns'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import { inTransaction } from './in-transaction'
import { linkWriter } from './link-writer'
import { markUnlinked } from './mark-unlinked'
import { skuFacts } from './sku-facts'
import { HOLDS_IN_AMS, storedIdOf, storingId, VALID_PAIR } from './valid-pair'

/** Uses of a SKU beyond this many say nothing new; a SKU such as `N/A` may be on every product. */
const ENOUGH = 20

/** A SKU that could tell two products apart: not only white space. */
const IS_SKU = `trim(v.sku, char(9, 10, 11, 12, 13, 32, 160, 8203, 65279)) <> ''`
const OUR_USES = `(SELECT count(*) FROM (SELECT 1 FROM ams_variant x
  WHERE x.generation = @ams AND x.sku = v.sku LIMIT 2))`
const THEIR_USES = `(SELECT count(*) FROM (SELECT 1 FROM shop_variant x
  WHERE x.generation = @shop AND x.sku = v.sku LIMIT 2))`

type Live = { readonly ams: number; readonly shop: number }

export function matchQueries(db: Database, generations: Generations): MatchStore {
  const live = (): Live => ({ ams: generations.liveId('ams'), shop: generations.liveId('shop') })
  const links = linkWriter(db, generations)
  const writeRows = reviewRowWriter(db)
  const hasShopOnlyRows = db
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM difference WHERE product_key > 'shop:' AND product_key < 'shop;')`,
    )
    .pluck()
  // The row of a product that is linked to nothing shows its name and vendor, and names may speak.
  const hasIdentityMoved = db
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM moved WHERE identity = 1) OR EXISTS (SELECT 1 FROM moved m
         CROSS JOIN difference d WHERE d.kind IN ('product', 'ambiguous', 'broken-link')
           AND d.product_key = CASE m.side WHEN 'ams' THEN m.id ELSE 'shop:' || m.id END)`,
    )
    .pluck()
  /** An unlinked catalog without stored ids is not walked for them. */
  const hasStoredIds = db
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM link) OR EXISTS
         (SELECT 1 FROM ams_product WHERE generation = ? AND shopify_product_id IS NOT NULL)`,
    )
    .pluck()
  const selectStoredIds = db.prepare<
    Live & { after: string; limit: number },
    { id: string; stored: string }
  >(
    `SELECT a.id, coalesce(a.shopify_product_id, l.shopify_product_id) AS stored
     FROM moved m CROSS JOIN ams_product a LEFT JOIN link l ON l.ams_product_id = a.id
     WHERE m.side = 'ams' AND m.id > @after AND a.generation = @ams AND a.id = m.id
       AND (a.shopify_product_id IS NOT NULL OR l.shopify_product_id IS NOT NULL)
       AND NOT (l.ams_product_id IS NOT NULL AND ${VALID_PAIR})
     ORDER BY m.id LIMIT @limit`,
  )
  const selectClaims = db.prepare<Live & { stored: string }, { is_there: 0 | 1; claims: number }>(
    `SELECT EXISTS (SELECT 1 FROM shop_product WHERE generation = @shop AND id = @stored) AS is_there,
       (SELECT count(*) FROM (
          SELECT id FROM ams_product WHERE generation = @ams AND shopify_product_id = @stored
          UNION SELECT x.id FROM link k CROSS JOIN ams_product x
            WHERE k.shopify_product_id = @stored AND x.generation = @ams AND x.id = k.ams_product_id
              AND x.shopify_product_id IS NULL
          LIMIT 2)) AS claims`,
  )
  const selectContested = db
    .prepare<Live & { pairs: string }, string>(
      `WITH pair (ours, theirs, shared_once) AS MATERIALIZED
         (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@pairs))
       SELECT ours FROM pair
       WHERE EXISTS (SELECT 1 FROM link l WHERE l.shopify_product_id = theirs
           AND l.ams_product_id <> ours AND ${VALID_PAIR})
         OR EXISTS (SELECT 1 FROM ${storingId('theirs')})
         OR EXISTS (SELECT 1 FROM rejected_pair r WHERE r.ams_product_id = ours
           AND r.shopify_product_id = theirs)
         OR ((SELECT count(*) FROM shop_variant v WHERE v.generation = @shop
             AND v.product_id = theirs) <> shared_once
           AND EXISTS (SELECT 1 FROM shop_variant v CROSS JOIN ams_variant x
             WHERE v.generation = @shop AND v.product_id = theirs
               AND x.generation = @ams AND x.sku = v.sku AND x.product_id <> ours
               AND ${IS_SKU} AND ${isFree('x.product_id')}
               AND NOT EXISTS (SELECT 1 FROM rejected_pair r WHERE r.ams_product_id = x.product_id
                 AND r.shopify_product_id = v.product_id)))`,
    )
    .pluck()
  const selectCandidates = db.prepare<
    Live & { id: string; enough: number },
    { theirs: string; sku: string; our_uses: number; their_uses: number; is_taken: 0 | 1 }
  >(
    `SELECT DISTINCT s.product_id AS theirs, v.sku, ${OUR_USES} AS our_uses, ${THEIR_USES} AS their_uses,
       EXISTS (SELECT 1 FROM link l WHERE l.shopify_product_id = s.product_id
           AND l.ams_product_id <> @id AND ${VALID_PAIR})
         OR EXISTS (SELECT 1 FROM ${storingId('s.product_id')} AND a.id <> @id) AS is_taken
     FROM ams_variant v CROSS JOIN shop_variant s
     WHERE s.generation = @shop AND s.sku = v.sku AND v.generation = @ams AND v.product_id = @id AND ${IS_SKU}
       AND NOT EXISTS (SELECT 1 FROM rejected_pair r
         WHERE r.ams_product_id = @id AND r.shopify_product_id = s.product_id)
     LIMIT @enough`,
  )
  const selectUnlinkedTheirs = db.prepare<
    Live & { ids: string },
    {
      id: string
      name: string
      vendor: string
      sku: string
      variants: number
      is_candidate: 0 | 1
      has_sku: 0 | 1
    }
  >(
    `SELECT p.id, p.title AS name, p.vendor,
       coalesce((SELECT v.sku FROM shop_variant v WHERE v.generation = @shop
         AND v.product_id = p.id ORDER BY v.position LIMIT 1), '') AS sku,
       (SELECT count(*) FROM shop_variant v WHERE v.generation = @shop AND v.product_id = p.id)
         AS variants,
       EXISTS (SELECT 1 FROM shop_variant v WHERE v.generation = @shop AND v.product_id = p.id
         AND ${IS_SKU}) AS has_sku,
       EXISTS (SELECT 1 FROM shop_variant v CROSS JOIN ams_variant x
         WHERE x.generation = @ams AND x.sku = v.sku AND v.generation = @shop AND v.product_id = p.id AND ${IS_SKU}
           AND ${isUnlinked('x.product_id')}
           AND NOT EXISTS (SELECT 1 FROM rejected_pair r WHERE r.ams_product_id = x.product_id
             AND r.shopify_product_id = p.id)) AS is_candidate
     FROM json_each(@ids) wanted CROSS JOIN shop_product p
     -- Nearly all are linked, and AMS's side alone tells: the product itself is not looked for then.
     WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.shopify_product_id = wanted.value
         AND ${HOLDS_IN_AMS})
       AND p.generation = @shop AND p.id = wanted.value
       AND NOT EXISTS (SELECT 1 FROM ${storingId('p.id')})
     ORDER BY wanted.key`,
  )
  const selectOnlyOurs = db.prepare<
    { ams: number; after: string; limit: number },
    { id: string; name: string; vendor: string; sku: string; variants: number }
  >(
    `SELECT p.id, p.name, p.vendor, d.sku, d.variant_count AS variants
     FROM difference d JOIN ams_product p ON p.generation = @ams AND p.id = d.product_key
     WHERE d.kind = 'product' AND d.product_key > @after AND d.ams_product_id IS NOT NULL
     ORDER BY d.product_key LIMIT @limit`,
  )
  const selectWithRow = db
    .prepare<[string], string>(
      `SELECT wanted.value FROM json_each(?) wanted
       WHERE EXISTS (SELECT 1 FROM difference d WHERE d.product_key = 'shop:' || wanted.value)`,
    )
    .pluck()
  const agreed = agreedLinks(db)
  const selectRejected = db.prepare(
    'SELECT 1 FROM rejected_pair WHERE ams_product_id = ? AND shopify_product_id = ?',
  )

  return {
    isIdentityMoved: () => hasIdentityMoved.get() === 1,
    markUnlinked: () => {
      inTransaction(db, () => markUnlinked(db, live()))
    },
    storedIds(after, limit) {
      if (hasStoredIds.get(live().ams) === 0) return []
      return selectStoredIds.all({ ...live(), after, limit }).map(({ id, stored }) => {
        const { is_there, claims } = selectClaims.get({ ...live(), stored }) ?? NOWHERE
        return { oursId: id, storedId: stored, isThere: is_there === 1, claims }
      })
    },
    ...skuFacts(db, live),
    contested: (pairs) =>
      new Set(
        selectContested.all({
          ...live(),
          pairs: toJson(
            pairs.map(({ oursId, theirsId, sharedOnce }) => [oursId, theirsId, sharedOnce]),
          ),
        }),
      ),
    candidatesOf: (id) =>
      selectCandidates.all({ ...live(), id, enough: ENOUGH }).map((row) => ({
        theirsId: row.theirs,
        sku: row.sku,
        ourUses: row.our_uses,
        theirUses: row.their_uses,
        isTaken: row.is_taken === 1,
      })),
    unlinkedTheirs: (ids) =>
      selectUnlinkedTheirs.all({ ...live(), ids: toJson(ids) }).map((row) => ({
        head: {
          id: row.id,
          name: row.name,
          vendor: row.vendor,
          sku: row.sku,
          variantCount: row.variants,
        },
        isCandidate: row.is_candidate === 1,
        hasSku: row.has_sku === 1,
      })),
    withRow: (shopIds) => selectWithRow.all(toJson(shopIds)),
    onlyOurs: (after, limit) =>
      selectOnlyOurs
        .all({ ams: generations.liveId('ams'), after, limit })
        .map(({ variants, ...head }) => ({ ...head, variantCount: variants })),
    isRejected: (ours, theirs) => selectRejected.get(ours, theirs) !== undefined,
    saveMatches: ({ links: found, rows }, at) => {
      inTransaction(db, () => {
        links.saveLinks(found, at)
        if (hasShopOnlyRows.get() === 1) {
          for (const { shopifyProductId } of found) writeRows(shopOnlyKey(shopifyProductId), [], at)
        }
        for (const { productKey, rows: kept } of rows) {
          if (kept.some(({ kind }) => kind === 'broken-link')) agreed.set([productKey], false)
          writeRows(productKey, kept, at)
        }
      })
    },
  }
}

const NOWHERE = { is_there: 0, claims: 0 }

/** An AMS product that stores no id and has no link: it may point to somebody by its SKUs. */
function isFree(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM link k WHERE k.ams_product_id = ${id})
    AND NOT EXISTS (SELECT 1 FROM ${storedIdOf(id)})`
}

/** An AMS product without a link that both sides bear out. */
function isUnlinked(id: string): string {
  return `NOT EXISTS (SELECT 1 FROM link l WHERE l.ams_product_id = ${id} AND ${VALID_PAIR})
    AND NOT EXISTS (SELECT 1 FROM ams_product k JOIN shop_product s ON s.generation = @shop
      AND s.id = k.shopify_product_id WHERE k.generation = @ams AND k.id = ${id})`
}
