import type { Agreement, FieldPlace, NewLink, PairReview } from '../engine/ports'
import { agreedLinks } from './agreed-links'
import { baseRows } from './base-rows'
import type { Database } from './database'
import type { Generations } from './generations'
import { historyWriter } from './history-writer'
import { imageMemory } from './image-memory'
import { movedMarks } from './moved'

export type LinkWriter = {
  /** Stores the link. Who was linked to either of the two before is looked at again. */
  saveLink(link: NewLink, at: string): void
  /** The same for many, in one statement where none of them was ever linked. */
  saveLinks(links: readonly NewLink[], at: string): void
  /** What a review teaches: variant links, base values, what pictures are known by. */
  learn(amsProductId: string, review: PairReview, at: string): void
  /** The two sides agree on these fields no more. */
  forget(amsProductId: string, places: readonly FieldPlace[]): void
  /** Moves the base of the fields given. */
  saveBase(amsProductId: string, agreements: readonly Agreement[], at: string): void
}

/** Everything that makes two records one pair, written inside the caller's transaction. */
export function linkWriter(db: Database, generations: Generations): LinkWriter {
  const base = baseRows(db)
  const history = historyWriter(db)
  const { mark } = movedMarks(db)
  const insertLink = db.prepare(
    `INSERT INTO link (ams_product_id, shopify_product_id, evidence_kind, evidence_text, linked_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (ams_product_id) DO UPDATE SET shopify_product_id = excluded.shopify_product_id,
       evidence_kind = excluded.evidence_kind, evidence_text = excluded.evidence_text,
       linked_at = excluded.linked_at
     WHERE link.shopify_product_id <> excluded.shopify_product_id`,
  )
  const selectPartner = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const selectHolder = db
    .prepare<[string], string>('SELECT ams_product_id FROM link WHERE shopify_product_id = ?')
    .pluck()
  const dropLink = db.prepare('DELETE FROM link WHERE ams_product_id = ?')
  const dropVariantLinks = db.prepare('DELETE FROM variant_link WHERE ams_product_id = ?')
  const dropStaleVariantLink = db.prepare(
    `DELETE FROM variant_link WHERE shopify_variant_id = ?
       AND NOT (ams_product_id = ? AND ams_variant_id = ?)`,
  )
  // The link tells the id; AMS's own column is only kept from saying something else.
  const correctStoredId = db.prepare(
    `UPDATE ams_product SET shopify_product_id = @shop
     WHERE generation = @generation AND id = @ours AND shopify_product_id <> @shop`,
  )
  const correctStoredVariantId = db.prepare(
    `UPDATE ams_variant SET shopify_variant_id = @shop
     WHERE generation = @generation AND id = @ours AND shopify_variant_id <> @shop`,
  )
  const insertVariantLink = db.prepare(
    `INSERT INTO variant_link (ams_product_id, ams_variant_id, shopify_variant_id, evidence_kind,
       linked_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (ams_product_id, ams_variant_id) DO UPDATE SET
       shopify_variant_id = excluded.shopify_variant_id, evidence_kind = excluded.evidence_kind,
       linked_at = excluded.linked_at
     WHERE variant_link.shopify_variant_id <> excluded.shopify_variant_id`,
  )
  const selectVariantLinks = db
    .prepare<[string], [ours: string, theirs: string]>(
      'SELECT ams_variant_id, shopify_variant_id FROM variant_link WHERE ams_product_id = ?',
    )
    .raw()
  const agreed = agreedLinks(db)
  const rememberImages = imageMemory(db)

  const linkVariants = (amsProductId: string, review: PairReview, at: string): void => {
    const known = new Map(selectVariantLinks.all(amsProductId))
    for (const { ours, theirs, evidence } of review.variantLinks) {
      if (known.get(ours.id) === theirs.id && ours.shopifyVariantId === theirs.id) continue
      dropStaleVariantLink.run(theirs.id, amsProductId, ours.id)
      insertVariantLink.run(amsProductId, ours.id, theirs.id, evidence.kind, at)
      if (ours.shopifyVariantId !== null && ours.shopifyVariantId !== theirs.id) {
        correctStoredVariantId.run({
          shop: theirs.id,
          generation: generations.liveId('ams'),
          ours: ours.id,
        })
      }
    }
  }
  const insertNew = db.prepare<[string, string]>(
    `INSERT OR IGNORE INTO link (ams_product_id, shopify_product_id, evidence_kind, evidence_text,
       linked_at)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ? FROM json_each(?)`,
  )
  /** What was agreed with one partner says nothing about another one. */
  const part = (amsProductId: string): void => {
    base.drop(amsProductId)
    agreed.set([amsProductId], false)
    history.link(amsProductId)
    dropVariantLinks.run(amsProductId)
  }
  const saveLink: LinkWriter['saveLink'] = ({ amsProductId, shopifyProductId, evidence }, at) => {
    const partner = selectPartner.get(amsProductId)
    if (partner !== undefined && partner !== shopifyProductId) {
      part(amsProductId)
      mark('shop', partner, true)
    }
    // Matching is one to one, so an older row that claims the same counterpart is stale.
    const holder = selectHolder.get(shopifyProductId)
    if (holder !== undefined && holder !== amsProductId) {
      part(holder)
      dropLink.run(holder)
      mark('ams', holder, true)
    }
    insertLink.run(amsProductId, shopifyProductId, evidence.kind, evidence.text, at)
    correctStoredId.run({
      shop: shopifyProductId,
      generation: generations.liveId('ams'),
      ours: amsProductId,
    })
  }
  return {
    saveLink,
    saveLinks(found, at) {
      const rows = JSON.stringify(
        found.map(({ amsProductId, shopifyProductId, evidence }) => [
          amsProductId,
          shopifyProductId,
          evidence.kind,
          evidence.text,
        ]),
      )
      // A stored id may have to be corrected, and a link that stands in the way be dropped.
      const areNew =
        found.every(({ evidence }) => evidence.kind === 'sku') &&
        insertNew.run(at, rows).changes === found.length
      if (!areNew) for (const link of found) saveLink(link, at)
    },
    forget: (amsProductId, places) => base.forget(amsProductId, places),
    saveBase: (amsProductId, agreements, at) => base.merge(amsProductId, agreements, at),
    learn(amsProductId, review, at) {
      linkVariants(amsProductId, review, at)
      base.merge(amsProductId, review.agreements, at)
      rememberImages(review.imagesAgreed)
    },
  }
}
