import { fieldKeySchema } from '@shared/contract/review'
import type { ComparisonStore, Link } from '../engine/ports'
import { fieldValue } from './columns'
import type { Database } from './database'
import { differenceWriter } from './difference-writer'
import type { Generations } from './generations'
import { holdDecisionsAgainst } from './hold-decisions'
import { linkWriter } from './link-writer'

export function comparisonQueries(db: Database, generations: Generations): ComparisonStore {
  const writeDifference = differenceWriter(db)
  const writer = linkWriter(db, generations)
  const selectLinks = db.prepare<
    [],
    {
      ams_product_id: string
      shopify_product_id: string
      agreed_ours_hash: string | null
      agreed_theirs_hash: string | null
    }
  >('SELECT ams_product_id, shopify_product_id, agreed_ours_hash, agreed_theirs_hash FROM link')
  const selectBase = db.prepare<
    [string, string],
    { ams_variant_id: string; field: string; value: string; agreed_at: string }
  >(
    `SELECT ams_variant_id, field, value, agreed_at FROM base_value b WHERE ams_product_id = ?
       AND NOT EXISTS (SELECT 1 FROM link WHERE link.ams_product_id = b.ams_product_id
         AND link.shopify_product_id <> ?)`,
  )

  return {
    begin: (at) => generations.begin('compare', 'Compare', at),
    links: () =>
      selectLinks.all().map(
        (row): Link => ({
          amsProductId: row.ams_product_id,
          shopifyProductId: row.shopify_product_id,
          agreedOursHash: row.agreed_ours_hash,
          agreedTheirsHash: row.agreed_theirs_hash,
        }),
      ),
    baseOf: (amsProductId, shopifyProductId) =>
      selectBase.all(amsProductId, shopifyProductId).map((row) => ({
        field: fieldKeySchema.parse(row.field),
        variantId: row.ams_variant_id,
        value: fieldValue(row.value),
        agreedAt: row.agreed_at,
      })),
    remember: (amsProductId, agreements, agreedAt) => {
      db.transaction(() => writer.saveBase(amsProductId, agreements, agreedAt))()
    },
    saveSlice: (generation, { links, reviews, unlinked }, at) => {
      db.transaction(() => {
        for (const link of links) writer.saveLink(link, at)
        for (const { amsProductId, review } of reviews) {
          writer.learn(amsProductId, review, at)
          for (const difference of review.differences) writeDifference(generation, difference)
        }
        for (const difference of unlinked) writeDifference(generation, difference)
      })()
    },
    finish: (generation, at) =>
      db.transaction(() => {
        generations.makeLive('compare', generation, at)
        generations.sweep('compare')
        return holdDecisionsAgainst(db, generation, at)
      })(),
    discard: () => generations.sweep('compare'),
    counts: () => countRows(db, generations.liveId('compare'), generations.liveId('ams')),
  }
}

function countRows(db: Database, generation: number, amsGeneration: number) {
  const rows = db
    .prepare<[number], { review_group: string; count: number }>(
      'SELECT review_group, count(*) AS count FROM difference WHERE generation = ? GROUP BY review_group',
    )
    .all(generation)
  const of = (group: string): number => rows.find((row) => row.review_group === group)?.count ?? 0
  const inAgreement =
    db
      .prepare<{ generation: number; amsGeneration: number }, number>(
        `SELECT count(*) FROM link
         JOIN ams_product p ON p.generation = @amsGeneration AND p.id = link.ams_product_id
         WHERE link.agreed_ours_hash IS NOT NULL AND NOT EXISTS
           (SELECT 1 FROM difference d WHERE d.generation = @generation AND d.product_key = link.ams_product_id)`,
      )
      .pluck()
      .get({ generation, amsGeneration }) ?? 0
  return {
    inAgreement,
    differs: of('differs'),
    onlyAms: of('only-ams'),
    onlyShopify: of('only-shopify'),
    needsPerson: of('needs-person'),
  }
}
