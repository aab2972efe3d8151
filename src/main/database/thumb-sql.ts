/**
 * SHA-256 of the picture that stands for a product in lists; null where none was had yet. Whether its bytes are on
 * this computer still is known by whoever reads them.
 */

/** Of AMS; `images` names the column of the product. */
export function amsThumb(images: string): string {
  return `coalesce(
    (SELECT c.sha256 FROM image_content c
     WHERE c.source = coalesce('file:' || (${images} ->> '$[0].file'), ${images} ->> '$[0].url')),
    ${images} ->> '$[0].sha256')`
}

const LIVE = (kind: 'ams' | 'shop'): string =>
  `(SELECT g.id FROM generation g WHERE g.kind = '${kind}' AND g.state = 'live')`

/** Of the product of a difference `d`: AMS's picture, or Shopify's where only Shopify has the product. */
export const DIFFERENCE_THUMB = `CASE
  WHEN d.ams_product_id IS NOT NULL THEN
    (SELECT ${amsThumb('p.images')} FROM ams_product p
     WHERE p.generation = ${LIVE('ams')} AND p.id = d.ams_product_id)
  ELSE
    (SELECT c.sha256 FROM shop_image i JOIN image_content c ON c.source = i.id
     WHERE i.generation = ${LIVE('shop')} AND i.product_id = d.shopify_product_id
     ORDER BY i.position LIMIT 1) END`
