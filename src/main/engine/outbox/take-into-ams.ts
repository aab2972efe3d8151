import { shownImages } from '@shared/catalog/image-labels'
import type {
  AmsProduct,
  AmsStatus,
  AmsVariant,
  ShopProduct,
  ShopVariant,
} from '@shared/catalog/product'
import { isDeletion } from '../planning'
import type { OutboxEntry } from '../ports'
import { shopifyStatusOf, withEarlierValues } from '../restoring'
import { withShopOptions } from './plan-options'
import {
  takeImageAlts,
  takeImageOrder,
  takeImages,
  takenImage,
  takeVariantImage,
} from './take-images'

/** The AMS product after the decided Shopify values were taken into it. Nothing else changes. */
export function takeIntoAms(
  entries: readonly OutboxEntry[],
  ours: AmsProduct,
  theirs: ShopProduct,
): AmsProduct {
  return entries.reduce((product, entry) => takeOne(entry, product, theirs), ours)
}

function takeOne(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  if (entry.restores) return withEarlierValues([entry], ours, theirs)
  if (isDeletion(entry)) {
    return { ...ours, variants: ours.variants.filter(({ id }) => id !== entry.amsVariantId) }
  }
  if (entry.kind === 'variant') {
    const added = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
    return added ? { ...ours, variants: [...ours.variants, takenVariant(added, ours)] } : ours
  }
  switch (entry.field) {
    case 'name':
      return { ...ours, name: theirs.title }
    case 'description':
      return { ...ours, descriptionHtml: theirs.descriptionHtml }
    case 'vendor':
      return { ...ours, vendor: theirs.vendor }
    case 'category':
      return { ...ours, category: theirs.productType }
    case 'option-names':
      return withShopOptions(ours, theirs)
    case 'shopify-status':
      return { ...ours, shopifyStatus: shopifyStatusOf(theirs.status) }
    case 'status':
      return { ...ours, status: 'active' satisfies AmsStatus }
    case 'sku':
      return withVariant(entry, ours, theirs, (our, their) => ({ ...our, sku: their.sku }))
    case 'retail-price':
      return withVariant(entry, ours, theirs, (our, their) => ({
        ...our,
        retailPrice: their.price,
      }))
    case 'option-values':
      return withVariant(entry, ours, theirs, (our, their) => ({
        ...our,
        optionValues: their.optionValues,
      }))
    case 'stock':
      return withVariant(entry, ours, theirs, (our, their) => ({
        ...our,
        onHand: onHandFor(our, their),
        isSoldOut: false,
      }))
    case 'images':
      return takeImages(ours, theirs)
    case 'image-order':
      return takeImageOrder(ours, theirs)
    case 'image-alts':
      return takeImageAlts(ours, theirs)
    case 'variant-image':
      return takeVariantImage(entry, ours, theirs)
    case null:
      return ours
  }
}

/**
 * Shopify's count is what may still be sold on the web; what wholesale has reserved comes on top, and what
 * was sold on the web and not taken off AMS's count yet.
 */
function onHandFor(our: AmsVariant, { available, webOrders = 0 }: ShopVariant): number | null {
  return available === null ? our.onHand : available + our.wholesaleCommitments + webOrders
}

function withVariant(
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
  take: (our: AmsVariant, their: ShopVariant) => AmsVariant,
): AmsProduct {
  const their = theirs.variants.find(({ id }) => id === entry.shopifyVariantId)
  if (!their) return ours
  return {
    ...ours,
    variants: ours.variants.map((our) => (our.id === entry.amsVariantId ? take(our, their) : our)),
  }
}

/**
 * A product that only Shopify had, as a new AMS product. Stock was never set here: AMS says so. One that
 * was imported before and then unlinked has the first id, so `isTaken` says which AMS ids are in use.
 * Throws a TypeError for a status that AMS can not hold.
 */
export function importedProduct(theirs: ShopProduct, isTaken: (id: string) => boolean): AmsProduct {
  const first = `shopify-${numberOf(theirs.id)}`
  let copy = 1
  while (isTaken(idOfCopy(first, copy))) copy++
  return {
    id: idOfCopy(first, copy),
    name: theirs.title,
    descriptionHtml: theirs.descriptionHtml,
    vendor: theirs.vendor,
    category: theirs.productType,
    status: isSold(theirs.status) ? 'active' : 'inactive',
    shopifyStatus: shopifyStatusOf(theirs.status),
    shopifyProductId: theirs.id,
    optionNames: theirs.optionNames,
    amsOnly: {},
    images: shownImages(theirs).map((image) => takenImage(image, [])),
    variants: theirs.variants.map(toAmsVariant).map((variant) => ({
      ...variant,
      id: idOfCopy(variant.id, copy),
    })),
  }
}

/**
 * Its id names the AMS product too: unlinked, the Shopify product may be imported as a product of its
 * own, and AMS ids are unique among all variants.
 */
function takenVariant(theirs: ShopVariant, ours: AmsProduct): AmsVariant {
  const variant = toAmsVariant(theirs)
  const id = `${ours.id}-${variant.id}`
  const taken = ours.variants.filter((other) => other.id === id || other.id.startsWith(`${id}-`))
  return { ...variant, id: taken.length === 0 ? id : `${id}-${taken.length + 1}` }
}

function idOfCopy(id: string, copy: number): string {
  return copy === 1 ? id : `${id}-${copy}`
}

function toAmsVariant(theirs: ShopVariant): AmsVariant {
  return {
    id: `shopify-${numberOf(theirs.id)}`,
    sku: theirs.sku,
    retailPrice: theirs.price,
    optionValues: theirs.optionValues,
    onHand: null,
    wholesaleCommitments: 0,
    shopifyVariantId: theirs.id,
    imageId: theirs.imageId === null ? null : `shopify-${numberOf(theirs.imageId)}`,
    amsOnly: {},
  }
}

function isSold(status: string): boolean {
  return status === 'ACTIVE' || status === 'UNLISTED'
}

/** `gid://shopify/Product/8001001` → `8001001`. */
function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1)
}
