import { amsImageLabel } from '@shared/catalog/image-labels'
import type { AmsImage, AmsProduct } from '@shared/catalog/product'
import { isWebAddress } from '@shared/catalog/web-address'
import type { ShownPictures } from '@shared/contract/editing'
import { count, t } from '@shared/words/words'
import { imageIdOfAddress } from '../fields'
import type { PicturesOf } from '../ports'

/** Of Shopify: media of a product, and characters of an alt text (shopify.dev/docs/api/admin-graphql). */
const MOST_PICTURES = 250
const MOST_OF_AN_ALT = 512

export function picturesOf({ images, variants }: AmsProduct): PicturesOf {
  return { images, shows: Object.fromEntries(variants.map(({ id, imageId }) => [id, imageId])) }
}

/** What a person wants as pictures of AMS. A label that AMS does not have, and that is no new address, names none. */
export function wantedPictures(product: AmsProduct, wanted: ShownPictures): PicturesOf {
  const known = new Map(product.images.map((image) => [amsImageLabel(image), image]))
  const images = wanted.images.flatMap(({ label, alt, url }): [string, AmsImage][] => {
    const image = known.get(label) ?? (url === undefined ? undefined : newImage(url))
    return image ? [[label, { ...image, alt }]] : []
  })
  const idOf = new Map(images.map(([label, { id }]) => [label, id]))
  const shows = Object.entries(wanted.shows).map(
    ([variant, label]) => [variant, label === null ? null : (idOf.get(label) ?? null)] as const,
  )
  return { images: images.map(([, image]) => image), shows: Object.fromEntries(shows) }
}

/** What is known of a content here, and where it lies, is no part of what a person changes. */
export function samePictures(left: PicturesOf, right: PicturesOf): boolean {
  const said = ({ images, shows }: PicturesOf): string =>
    JSON.stringify([
      images.map(({ id, alt }) => [id, alt]),
      Object.entries(shows).sort(([one], [other]) => (one < other ? -1 : 1)),
    ])
  return said(left) === said(right)
}

export function withPictures(product: AmsProduct, { images, shows }: PicturesOf): AmsProduct {
  const known = new Map(product.images.map((image) => [image.id, image]))
  return {
    ...product,
    images: images.map((image) => ({ ...image, ...known.get(image.id), alt: image.alt })),
    variants: product.variants.map((variant) => ({
      ...variant,
      imageId: shows[variant.id] ?? null,
    })),
  }
}

/** Why these pictures can not be kept; null where they can. */
export function picturesProblem({ images }: AmsProduct): string | null {
  if (images.length > MOST_PICTURES)
    return t`A product has at most ${count(MOST_PICTURES)} pictures; these are ${count(images.length)}.`
  const address = images.find(({ url }) => url !== null && !isWebAddress(url))?.url
  if (address !== undefined)
    return t`“${address ?? ''}” is no web address, such as https://example.com/mug.jpg.`
  if (new Set(images.map(({ id }) => id)).size < images.length)
    return t`A picture stands here twice.`
  const long = images.find(({ alt }) => alt.length > MOST_OF_AN_ALT)
  return long
    ? t`An alt text has at most ${count(MOST_OF_AN_ALT)} characters; “${long.alt.slice(0, 40)}…” has ${count(long.alt.length)}.`
    : null
}

function newImage(url: string): AmsImage {
  return { id: imageIdOfAddress(url.trim()), url: url.trim(), sha256: null, alt: '' }
}
