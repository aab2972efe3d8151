import { amsImageLabel, uploadName } from '@shared/catalog/image-labels'
import type { AmsImage, AmsProduct, AmsVariant } from '@shared/catalog/product'
import type { NewPicture, NewProduct, NewVariant } from '../ports'

/** What of an AMS product goes into its creation. Named field by field, so that nothing slips in. */
export function newProduct(ours: AmsProduct): NewProduct {
  return {
    id: ours.id,
    name: ours.name,
    descriptionHtml: ours.descriptionHtml,
    vendor: ours.vendor,
    category: ours.category,
    optionNames: ours.optionNames,
    images: ours.images.flatMap((image) => newPicture(image) ?? []),
    variants: ours.variants.map((variant) => {
      const shown = ours.images.find(({ id }) => id === variant.imageId)
      const picture = shown && newPicture(shown)
      return { ...newVariant(variant), imageLabel: picture?.label ?? null }
    }),
  }
}

export function newVariant(ours: AmsVariant): NewVariant {
  const { sku, retailPrice, optionValues, onHand } = ours
  return { sku, retailPrice, optionValues, tracked: onHand !== null, imageLabel: null }
}

/** A picture as Shopify can get it: from its public address, else by an upload. Null: there is nothing of it yet. */
export function newPicture(image: AmsImage): NewPicture | null {
  const { url, sha256, alt, file } = image
  const label = amsImageLabel(image)
  if (url !== null) return { label, alt, source: { kind: 'address', url } }
  if (sha256 === null) return null
  const path = file === undefined ? {} : { path: file }
  return { label, alt, source: { kind: 'upload', sha256, fileName: uploadName(image), ...path } }
}
