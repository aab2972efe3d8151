import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, productGid } from '../../queries/lookup'
import { mediaGid } from '../../queries/media'
import type { MediaRecord } from '../../state/media-record'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'
import { appendMedia, checkOne, mediaArgument, withoutCode } from './new-media'

const createArguments = z.object({ productId: z.string() })
const updateArguments = z.object({
  productId: z.string(),
  media: z.array(z.object({ id: z.string(), alt: z.string().nullish() })),
})
const deleteArguments = z.object({ productId: z.string(), mediaIds: z.array(z.string()) })

type Errors = { readonly mediaUserErrors: UserError[]; readonly userErrors: UserError[] }
type Payload = Errors & {
  readonly product: ProductRecord | null
  readonly media: readonly MediaRecord[] | null
}

/** Refusals come twice: with a code for media, without one for the rest. */
function errorsOf(mediaUserErrors: UserError[]): Errors {
  return { mediaUserErrors, userErrors: mediaUserErrors.map(withoutCode) }
}

function missingProduct(): Errors {
  return errorsOf([userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')])
}

/** `productCreateMedia` (deprecated): adds what is right and reports what is wrong. */
export function productCreateMedia(call: FieldCall, context: RequestContext): Payload {
  const { productId } = createArguments.parse(call.args)
  const inputs = mediaArgument(call.args['media'])
  const product = findProduct(context.store, productId)
  if (product === null) return { product, media: null, ...missingProduct() }
  const errors = inputs.flatMap((input, index) => checkOne(input, index) ?? [])
  const good = inputs.filter((input, index) => checkOne(input, index) === null)
  const media = appendMedia(context, product, good)
  if (media.length > 0) {
    context.effects.push({ mutation: 'productCreateMedia', changed: media.map(mediaGid) })
  }
  return { product, media, ...errorsOf(errors) }
}

/** `productUpdateMedia` (deprecated): alt texts, all or none. */
export function productUpdateMedia(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { productId, media: rows } = updateArguments.parse(call.args)
  const product = findProduct(store, productId)
  if (product === null) return { product, media: null, ...missingProduct() }
  const found = mediaOn(
    product,
    rows.map(({ id }) => id),
    'media',
  )
  if ('error' in found) return { product, media: null, ...errorsOf([found.error]) }
  const unready = found.media.some((record) => record.statusAt(store.nowMs()) !== 'READY')
  if (unready) {
    const error = userError(['media'], 'Non-ready media cannot be updated.', 'NON_READY_MEDIA')
    return { product, media: null, ...errorsOf([error]) }
  }
  for (const [index, record] of found.media.entries()) {
    record.alt = rows[index]?.alt ?? record.alt
    record.updatedAt = store.now()
  }
  store.touch(product)
  context.effects.push({ mutation: 'productUpdateMedia', changed: rows.map(({ id }) => id) })
  return { product, media: found.media, ...errorsOf([]) }
}

type DeletePayload = Errors & {
  readonly product: ProductRecord | null
  readonly deletedMediaIds: readonly string[] | null
  readonly deletedProductImageIds: readonly string[] | null
}

/** `productDeleteMedia` (deprecated): deletes the files, all or none. */
export function productDeleteMedia(call: FieldCall, context: RequestContext): DeletePayload {
  const { productId, mediaIds } = deleteArguments.parse(call.args)
  const product = findProduct(context.store, productId)
  const nothing = { deletedMediaIds: null, deletedProductImageIds: null }
  if (product === null) return { product, ...nothing, ...missingProduct() }
  const found = mediaOn(product, mediaIds, 'mediaIds')
  if ('error' in found) return { product, ...nothing, ...errorsOf([found.error]) }
  for (const record of found.media) context.store.deleteFile(record)
  context.effects.push({ mutation: 'productDeleteMedia', changed: [productGid(product)] })
  return { product, deletedMediaIds: mediaIds, deletedProductImageIds: [], ...errorsOf([]) }
}

/** The product's media of these gids, or the one refusal that lists those which aren't there. */
function mediaOn(
  product: ProductRecord,
  gids: readonly string[],
  argument: string,
): { readonly media: MediaRecord[] } | { readonly error: UserError } {
  const byGid = new Map(product.media.map((record) => [mediaGid(record), record]))
  const missing = gids.filter((gid) => !byGid.has(gid))
  if (missing.length > 0) {
    const verb = missing.length === 1 ? 'id' : 'ids'
    const end = missing.length === 1 ? 'does not exist' : 'do not exist'
    const message = `Media ${verb} ${missing.join(',')} ${end}`
    return { error: userError([argument], message, 'MEDIA_DOES_NOT_EXIST') }
  }
  return { media: gids.flatMap((gid) => byGid.get(gid) ?? []) }
}
