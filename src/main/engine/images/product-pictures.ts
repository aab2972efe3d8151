import { amsImageLabel, imageFileName, shopImageLabel } from '@shared/catalog/image-labels'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import type { Picture, PictureContent } from '@shared/contract/pictures'
import { t } from '@shared/words/words'

type Shows = {
  readonly id: string
  readonly sku: string
  readonly optionValues: readonly string[]
  readonly imageId: string | null
}

export function picturesOfAms(
  { images, variants }: AmsProduct,
  contentOf: (image: AmsImage) => PictureContent,
): Picture[] {
  return images.map((image) => toPicture(amsImageLabel(image), image, variants, contentOf(image)))
}

export function picturesOfShop(
  { images, variants }: ShopProduct,
  contentOf: (image: ShopImage) => PictureContent,
): Picture[] {
  return images.map((image) => toPicture(shopImageLabel(image), image, variants, contentOf(image)))
}

function toPicture(
  label: string,
  { id, alt }: { readonly id: string; readonly alt: string },
  variants: readonly Shows[],
  content: PictureContent,
): Picture {
  const shown = variants.filter(({ imageId }) => imageId === id)
  return {
    label,
    name: imageFileName(label),
    alt,
    content,
    variants: shown.map(nameOf),
    variantIds: shown.map(({ id: variantId }) => variantId),
  }
}

function nameOf({ sku, optionValues }: Shows): string {
  return optionValues.join(' / ') || sku || t`Only variant`
}
