import { shopOnlyKey } from '@shared/catalog/product-keys'
import type { Settlement } from '../engine/ports'
import { agreedLinks } from './agreed-links'
import { amsProductSaver } from './ams-product-saver'
import type { Database } from './database'
import { reviewRowWriter } from './difference-writer'
import type { Generations } from './generations'
import type { Concerns } from './hold-decisions'
import { linkWriter } from './link-writer'
import { movedMarks } from './moved'
import { pageOf, shopProductRemover, shopRowWriter, writePage } from './shop-product-rows'

/** Writes the pair as it stands after a push, and the rows that are still to be reviewed. */
export function pairSettler(db: Database, generations: Generations) {
  const saveAms = amsProductSaver(db, generations)
  const writeShop = shopRowWriter(db)
  const removeShop = shopProductRemover(db)
  const writeRows = reviewRowWriter(db)
  const links = linkWriter(db, generations)
  const agreed = agreedLinks(db)
  const { mark, unmarkButIdentity } = movedMarks(db)
  const selectCandidates = db
    .prepare<[string], string>(
      `SELECT c.value ->> 'theirsId' FROM difference d, json_each(d.candidates) c
       WHERE d.product_key = ?`,
    )
    .pluck()
  const partnerOf = db
    .prepare<[string], string>('SELECT shopify_product_id FROM link WHERE ams_product_id = ?')
    .pluck()
  const skusIn = (table: 'ams_variant' | 'shop_variant') =>
    db
      .prepare<[number, string], string>(
        `SELECT json_group_array(sku ORDER BY sku) FROM ${table}
         WHERE generation = ? AND product_id = ?`,
      )
      .pluck()
  const ourSkus = skusIn('ams_variant')
  const theirSkus = skusIn('shop_variant')
  return ({ pair, productKey, at }: Settlement): void => {
    if (!pair) return
    // What came back stays until a comparison has looked.
    const concerns: Concerns = ({ state }) => state !== 'returned'
    const { ours, theirs, review, newLink, disagreed = [] } = pair
    const ams = generations.liveId('ams')
    const shop = generations.liveId('shop')
    const skusNow = () => `${ourSkus.get(ams, ours.id)} ${theirSkus.get(shop, theirs.id)}`
    const skusBefore = skusNow()
    saveAms(ours)
    removeShop(shop, theirs.id)
    writePage(writeShop, shop, pageOf(theirs))
    if (!newLink && partnerOf.get(ours.id) !== theirs.id) {
      // Meanwhile the Shopify product turned out to be the one that another AMS product made.
      mark('ams', ours.id, true)
      mark('shop', theirs.id, true)
      return
    }
    if (newLink) {
      // Whoever else it might have been stands alone now, and has no row of its own yet.
      for (const candidate of selectCandidates.all(productKey)) mark('shop', candidate, true)
      links.saveLink(newLink, at)
    }
    links.forget(ours.id, disagreed)
    links.learn(ours.id, review, at)
    agreed.set([ours.id], review.differences.length === 0)
    for (const key of new Set([productKey, shopOnlyKey(theirs.id)])) {
      if (key !== ours.id) writeRows(key, [], at, concerns)
    }
    writeRows(ours.id, review.differences, at, concerns)
    unmarkButIdentity('ams', ours.id)
    // Another SKU may make clear, or doubtful, who somebody else is.
    if (newLink || skusNow() !== skusBefore) mark('shop', theirs.id, true)
    else unmarkButIdentity('shop', theirs.id)
  }
}
