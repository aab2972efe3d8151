import { amsImageLabel, shopImageLabel, shownImages } from '@shared/catalog/image-labels'
import { insertedLike, orderedLike } from '@shared/catalog/order-of-images'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import type { OutboxEntry } from '../ports'

/** The pictures of Shopify, each as AMS knows it or new, in AMS's own order with the new ones at their places. */
export function takeImages(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const shown = shownImages(theirs)
  const labels = shown.map(shopImageLabel)
  const kept = ours.images.filter((image) => labels.includes(amsImageLabel(image)))
  const known = new Set(kept.map(amsImageLabel))
  const added = shown.filter((image) => !known.has(shopImageLabel(image)))
  const images = added
    .reduce<AmsImage[]>((taken, image) => [...taken, takenImage(image, [...kept, ...taken])], [])
    .map((image, index) => ({ image, label: labelAt(added, index) }))
  const all = insertedLike(
    kept.map((image) => ({ image, label: amsImageLabel(image) })),
    images,
    ({ label }) => label,
    labels,
  ).map(({ image }) => image)
  const ids = new Set(all.map(({ id }) => id))
  return {
    ...ours,
    images: all,
    variants: ours.variants.map((variant) =>
      variant.imageId !== null && !ids.has(variant.imageId)
        ? { ...variant, imageId: null }
        : variant,
    ),
  }
}

/** What both sides have, in Shopify's order. */
export function takeImageOrder(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const order = shownImages(theirs).map(shopImageLabel)
  return { ...ours, images: orderedLike(ours.images, amsImageLabel, order) }
}

export function takeImageAlts(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const alts = new Map(shownImages(theirs).map((image) => [shopImageLabel(image), image.alt]))
  return {
    ...ours,
    images: ours.images.map((image) => ({
      ...image,
      alt: alts.get(amsImageLabel(image)) ?? image.alt,
    })),
  }
}

/** The picture comes with its variant, where AMS does not have it yet. */
export function takeVariantImage(
  { amsVariantId, shopifyVariantId }: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
): AmsProduct {
  const their = theirs.variants.find(({ id }) => id === shopifyVariantId)
  if (!their) return ours
  const shown = shownImages(theirs).find(({ id }) => id === their.imageId)
  const label = shown && shopImageLabel(shown)
  const known = ours.images.find((image) => amsImageLabel(image) === label)
  const added = shown && !known ? takenImage(shown, ours.images) : undefined
  const image = known ?? added
  return {
    ...ours,
    images: added ? [...ours.images, added] : ours.images,
    variants: ours.variants.map((variant) =>
      variant.id === amsVariantId ? { ...variant, imageId: image?.id ?? null } : variant,
    ),
  }
}

/** A picture of Shopify as AMS keeps it: by its public address, under an id that is free in the product. */
export function takenImage(
  { id, url, alt }: Pick<ShopImage, 'id' | 'url' | 'alt'>,
  taken: readonly AmsImage[],
): AmsImage {
  const first = `shopify-${id.slice(id.lastIndexOf('/') + 1)}`
  const isTaken = (candidate: string): boolean => taken.some((image) => image.id === candidate)
  let name = first
  for (let copy = 2; isTaken(name); copy++) name = `${first}-${copy}`
  return { id: name, url, sha256: null, alt }
}

function labelAt(images: readonly ShopImage[], index: number): string {
  const image = images[index]
  return image ? shopImageLabel(image) : ''
}
