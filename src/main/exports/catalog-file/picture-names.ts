import type { AmsImage } from '@shared/catalog/product'

/** What a file names a picture by: its public address, or a file below the catalog file; null where it has neither. */
export type PictureNames = (image: AmsImage) => string | null

export type NamedPicture = { readonly image: AmsImage; readonly name: string }

/** The pictures that can be named, in their order. */
export function namedPictures(
  images: readonly AmsImage[],
  pictures: PictureNames,
): readonly NamedPicture[] {
  return images.flatMap((image) => {
    const name = pictures(image)
    return name === null ? [] : [{ image, name }]
  })
}

/** For a file that another program reads: public addresses alone. */
export const addressesOnly: PictureNames = ({ url }) => url
