import {
  amsImageLabel,
  labelsOfShop,
  shopImageLabel,
  shownImages,
  withAlts,
  withImages,
} from '@shared/catalog/image-labels'
import { insertedLike, orderedLike } from '@shared/catalog/order-of-images'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import type { OutboxEntry } from '../ports'

type Labelled = { readonly label: string; readonly image: AmsImage }

/** The pictures of Shopify, each as AMS knows it or new, in AMS's own order with the new ones at their places. */
export function takeImages(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const labels = labelsOfShop(theirs)
  const kept = ours.images
    .map((image): Labelled => ({ label: amsImageLabel(image), image }))
    .filter(({ label }) => labels.includes(label))
  const all = [...kept]
  for (const image of shownImages(theirs)) {
    const label = shopImageLabel(image)
    if (kept.some((known) => known.label === label)) continue
    all.push({ label, image: takenImage(image, imagesOf(all)) })
  }
  const added = all.slice(kept.length)
  return withImages(ours, imagesOf(insertedLike(kept, added, ({ label }) => label, labels)))
}

function imagesOf(labelled: readonly Labelled[]): AmsImage[] {
  return labelled.map(({ image }) => image)
}

/** What both sides have, in Shopify's order. */
export function takeImageOrder(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  return { ...ours, images: orderedLike(ours.images, amsImageLabel, labelsOfShop(theirs)) }
}

export function takeImageAlts(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const alts = shownImages(theirs).map((image) => [shopImageLabel(image), image.alt] as const)
  return withAlts(ours, new Map(alts))
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
