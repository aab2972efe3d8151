import { amsValues, isSame, productGid, storeValues } from '../world/fields'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { neverCompared } from './decisions'
import { holdPictures } from './pictures'
import { rowsOf } from './rows'

/**
 * Both sides hold the same in every field of every linked pair, told from the two sides themselves; what still
 * differs is shown as a row (R1). Product and metafield are one to one (O6, R10).
 */
export function holdAgreement(world: World): void {
  const shown = new Set(rowsOf(world).map(({ key }) => key))
  const products = new Map(
    [...world.store.store.products.values()].map((product) => [productGid(product), product]),
  )
  for (const { ams_product_id: id, shopify_product_id: gid } of world.process.view.links()) {
    const ours = world.process.store.ams.product(id)
    const theirs = products.get(gid)
    if (!ours || !theirs) continue
    const never = neverCompared(world)
    holdPictures(
      ours,
      theirs,
      (field, variantId = '') => never.has(field) || shown.has(`${id}|${variantId}|${field}`),
    )
    const theirValues = storeValues(theirs)
    for (const [place, value] of amsValues(ours)) {
      const [variantId = '', field = ''] = place.split('|')
      if (field === 'status' || never.has(field)) continue
      const variant = ours.variants.find((candidate) => candidate.id === variantId)
      const their = theirValues.get(`${variant?.shopifyVariantId ?? ''}|${field}`)
      // A side that does not count has no number to differ.
      if (field === 'stock' && (value === null || their === null)) continue
      const isAgreed = their !== undefined && isSame(field, value, their)
      const isShown = shown.has(`${id}|${place}`) || shown.has(`${id}|${variantId}|variant`)
      hold(
        isAgreed || isShown,
        'R1',
        () => `${id} ${place}: AMS has "${value}", Shopify "${their}", and no row says so`,
      )
    }
  }
  const amsIds = [...products.values()].flatMap(({ metafields }) =>
    metafields.filter(({ namespace }) => namespace === 'ams').map(({ value }) => value),
  )
  hold(
    new Set(amsIds).size === amsIds.length,
    'O6',
    () => `AMS ids in the store: ${amsIds.join(', ')}`,
  )
}
