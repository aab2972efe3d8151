import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { readyImage } from '../catalogs/ready-image'
import { imageSize } from '../media/image-size'
import { mediaGid } from '../queries/media'
import { MediaRecord } from '../state/media-record'
import type { ProductRecord, VariantRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { EditError } from './edit-error'

/** What another admin does to the pictures of one product. `images` are their gids, in the new order. */
export const addImage = z.strictObject({
  kind: z.literal('add-image'),
  product: z.string().min(1),
  url: z.string().url(),
  alt: z.string().default(''),
})
/** The same with its bytes: a file on this computer, which the store serves itself. */
export const addImageFile = z.strictObject({
  kind: z.literal('add-image-file'),
  product: z.string().min(1),
  path: z.string().min(1),
  alt: z.string().default(''),
})
export const changeImage = z.strictObject({
  kind: z.literal('image'),
  product: z.string().min(1),
  image: z.string(),
  alt: z.string(),
})
export const removeImage = changeImage
  .omit({ alt: true })
  .extend({ kind: z.literal('remove-image') })
export const orderImages = z.strictObject({
  kind: z.literal('order-images'),
  product: z.string().min(1),
  images: z.array(z.string()),
})
/** Which picture shows a variant; `null` takes it off. */
export const setVariantImage = z.strictObject({
  kind: z.literal('variant-image'),
  variant: z.string().min(1),
  image: z.string().nullable(),
})

type Entry<T extends z.ZodType> = Omit<z.infer<T>, 'kind' | 'product' | 'variant'>

export function applyAddImage(
  store: StoreState,
  product: ProductRecord,
  { url, alt }: Entry<typeof addImage>,
): string {
  return attach(store, product, readyImage({ id: store.nextId(), alt, url }, store.now()))
}

export function applyAddImageFile(
  store: StoreState,
  product: ProductRecord,
  { path, alt }: Entry<typeof addImageFile>,
): string {
  const bytes = existsSync(path) ? readFileSync(path) : null
  const size = bytes && imageSize(bytes)
  if (bytes === null || size === null) throw new EditError(`No picture at ${path}`)
  const image = new MediaRecord({
    id: store.nextId(),
    kind: 'IMAGE',
    alt,
    filename: basename(path),
    content: { ...size, failure: null, url: path, fileSize: bytes.length },
    createdAt: store.now(),
  })
  const now = store.nowMs()
  image.times = { processingAtMs: now, doneAtMs: now }
  return attach(store, product, image)
}

function attach(store: StoreState, product: ProductRecord, image: MediaRecord): string {
  store.addFile(image)
  product.media = [...product.media, image]
  store.touch(product)
  return mediaGid(image)
}

export function applyChangeImage(
  store: StoreState,
  product: ProductRecord,
  { image: gid, alt }: Entry<typeof changeImage>,
): string {
  const image = imageOf(product, gid)
  image.alt = alt
  image.updatedAt = store.now()
  store.touch(product)
  return gid
}

export function applyRemoveImage(
  store: StoreState,
  product: ProductRecord,
  { image }: Entry<typeof removeImage>,
): string {
  store.detachFile(product, imageOf(product, image))
  return image
}

export function applyOrderImages(
  store: StoreState,
  product: ProductRecord,
  { images }: Entry<typeof orderImages>,
): void {
  const first = images.map((gid) => imageOf(product, gid))
  product.media = [...first, ...product.media.filter((media) => !first.includes(media))]
  store.touch(product)
}

export function applyVariantImage(
  store: StoreState,
  variant: VariantRecord,
  { image }: Entry<typeof setVariantImage>,
): void {
  variant.mediaId = image === null ? null : imageOf(variant.product, image).id
  store.touchVariant(variant)
}

function imageOf(product: ProductRecord, gid: string): MediaRecord {
  const image = product.media.find((media) => mediaGid(media) === gid)
  if (image === undefined) throw new EditError(`No image ${gid} on ${product.title}`)
  return image
}
