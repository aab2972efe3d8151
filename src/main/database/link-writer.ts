import type { Agreement, NewLink, PairReview } from '../engine/ports'
import { valueText } from './columns'
import type { Database } from './database'
import type { Generations } from './generations'

export type LinkWriter = {
  /** Stores the link, and the Shopify id on the AMS product record. */
  saveLink(link: NewLink, at: string): void
  /** What a review teaches: variant links, base values, and the hashes of a pair in full agreement. */
  learn(amsProductId: string, review: PairReview, at: string): void
  /** Moves the base of the fields given. */
  saveBase(amsProductId: string, agreements: readonly Agreement[], at: string): void
}

/** Everything that makes two records one pair, written inside the caller's transaction. */
export function linkWriter(db: Database, generations: Generations): LinkWriter {
  const insertLink = db.prepare(
    `INSERT INTO link (ams_product_id, shopify_product_id, evidence_kind, evidence_text, linked_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (ams_product_id) DO UPDATE SET shopify_product_id = excluded.shopify_product_id,
       evidence_kind = excluded.evidence_kind, evidence_text = excluded.evidence_text,
       linked_at = excluded.linked_at, agreed_ours_hash = NULL, agreed_theirs_hash = NULL
     WHERE link.shopify_product_id <> excluded.shopify_product_id`,
  )
  // Matching is one to one in every run, so an older row that claims the same counterpart is stale.
  const dropStaleLink = db.prepare(
    'DELETE FROM link WHERE shopify_product_id = ? AND ams_product_id <> ?',
  )
  const dropStaleVariantLink = db.prepare(
    'DELETE FROM variant_link WHERE shopify_variant_id = ? AND ams_variant_id <> ?',
  )
  // What was agreed with another partner says nothing about this one.
  const isAnotherPartner = db.prepare(
    'SELECT 1 FROM link WHERE ams_product_id = ? AND shopify_product_id <> ?',
  )
  const dropBase = db.prepare('DELETE FROM base_value WHERE ams_product_id = ?')
  const dropVariantLinks = db.prepare('DELETE FROM variant_link WHERE ams_product_id = ?')
  const storeProductId = db.prepare(
    'UPDATE ams_product SET shopify_product_id = ? WHERE generation = ? AND id = ?',
  )
  const insertVariantLink = db.prepare(
    `INSERT INTO variant_link (ams_variant_id, shopify_variant_id, ams_product_id, evidence_kind,
       evidence_text, linked_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (ams_variant_id) DO UPDATE SET shopify_variant_id = excluded.shopify_variant_id,
       evidence_kind = excluded.evidence_kind, evidence_text = excluded.evidence_text,
       linked_at = excluded.linked_at
     WHERE variant_link.shopify_variant_id <> excluded.shopify_variant_id`,
  )
  const storeVariantId = db.prepare(
    'UPDATE ams_variant SET shopify_variant_id = ? WHERE generation = ? AND id = ?',
  )
  const insertBase = db.prepare(
    `INSERT INTO base_value (ams_product_id, ams_variant_id, field, value, agreed_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (ams_product_id, ams_variant_id, field)
     DO UPDATE SET value = excluded.value, agreed_at = excluded.agreed_at`,
  )
  const saveHashes = db.prepare(
    'UPDATE link SET agreed_ours_hash = ?, agreed_theirs_hash = ? WHERE ams_product_id = ?',
  )
  const saveBase: LinkWriter['saveBase'] = (amsProductId, agreements, at) => {
    for (const { field, variantId, value } of agreements) {
      insertBase.run(amsProductId, variantId, field, valueText(value), at)
    }
  }
  return {
    saveBase,
    saveLink({ amsProductId, shopifyProductId, evidence }, at) {
      if (isAnotherPartner.get(amsProductId, shopifyProductId)) {
        dropBase.run(amsProductId)
        dropVariantLinks.run(amsProductId)
      }
      dropStaleLink.run(shopifyProductId, amsProductId)
      insertLink.run(amsProductId, shopifyProductId, evidence.kind, evidence.text, at)
      storeProductId.run(shopifyProductId, generations.liveId('ams'), amsProductId)
    },
    learn(amsProductId, review, at) {
      for (const { ours, theirs, evidence } of review.variantLinks) {
        dropStaleVariantLink.run(theirs.id, ours.id)
        insertVariantLink.run(ours.id, theirs.id, amsProductId, evidence.kind, evidence.text, at)
        if (ours.shopifyVariantId !== theirs.id) {
          storeVariantId.run(theirs.id, generations.liveId('ams'), ours.id)
        }
      }
      saveBase(amsProductId, review.agreements, at)
      saveHashes.run(review.agreed?.ours ?? null, review.agreed?.theirs ?? null, amsProductId)
    },
  }
}
