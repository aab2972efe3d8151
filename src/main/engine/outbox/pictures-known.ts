import {
  amsImageLabel,
  fileNameStem,
  imageFileName,
  labelsOfAms,
  shopImageLabel,
  uploadName,
} from '@shared/catalog/image-labels'
import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from '@shared/catalog/product'
import { isAboutImages } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import type { OutboxEntry, StateStore } from '../ports'
import { missingPictures } from './plan-images'

/** Media ids of the pictures that Shopify still works on, where one of the decisions is about pictures. */
export function picturesInWork(
  entries: readonly OutboxEntry[],
  { images }: ShopProduct,
): readonly string[] {
  if (!entries.some(({ field }) => isAboutImages(field))) return []
  return images.flatMap(({ id, status }) => (status === 'processing' ? [id] : []))
}

/**
 * The product with the pictures recognised that a push attached whose answer was lost: pictures which nobody saw
 * when it was decided, under the file name that was sent. Nothing is sent twice then.
 */
export function recognised(
  store: StateStore,
  entries: readonly OutboxEntry[],
  begun: ReadonlySet<number>,
  ours: AmsProduct,
  theirs: ShopProduct,
): ShopProduct {
  const sent = entries.filter(
    ({ id, choice, field }) => begun.has(id) && choice === 'ours' && isAboutImages(field),
  )
  if (sent.length === 0) return theirs
  const missing = missingPictures(sent, ours, theirs).map(({ image }) => image)
  if (missing.length === 0) return theirs
  const seen = new Set(
    sent.filter(({ field }) => field === 'images').flatMap((entry) => itemsOf(entry.theirs)),
  )
  const found: { mediaId: string; label: string }[] = []
  const images = theirs.images.map((image) => {
    if (image.rememberedAs !== undefined || seen.has(shopImageLabel(image))) return image
    const at = missing.findIndex((wanted) => isSentAs(wanted, image))
    const [own] = at === -1 ? [] : missing.splice(at, 1)
    if (!own) return image
    const label = amsImageLabel(own)
    found.push({ mediaId: image.id, label })
    return { ...image, rememberedAs: label }
  })
  if (found.length === 0) return theirs
  store.shop.rememberImages(found)
  return { ...theirs, images }
}

/** Shopify keeps the name of a file and puts something behind it where the shop has another one of that name. */
function isSentAs(wanted: AmsImage, { url }: ShopImage): boolean {
  if (url === null) return false
  const sent = wanted.url === null ? uploadName(wanted) : imageFileName(amsImageLabel(wanted))
  return fileNameStem(url).startsWith(fileNameStem(sent))
}

/**
 * The product with each picture that was just taken into AMS known by the label that it has there: AMS keeps it by
 * its address, whatever it was known by before.
 */
export function relabelled(store: StateStore, ours: AmsProduct, theirs: ShopProduct): ShopProduct {
  const labels = new Set(labelsOfAms(ours))
  const byUrl = new Map(ours.images.map((image) => [image.url, amsImageLabel(image)]))
  const found: { mediaId: string; label: string }[] = []
  const images = theirs.images.map((image) => {
    const label = image.url === null ? undefined : byUrl.get(image.url)
    if (label === undefined || labels.has(shopImageLabel(image))) return image
    found.push({ mediaId: image.id, label })
    return { ...image, rememberedAs: label }
  })
  if (found.length === 0) return theirs
  store.shop.rememberImages(found)
  return { ...theirs, images }
}
