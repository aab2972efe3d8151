import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, variantGid } from '../../queries/lookup'
import { mediaGid } from '../../queries/media'
import type { MediaRecord } from '../../state/media-record'
import type { ProductRecord, VariantRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const pairArguments = z.object({
  productId: z.string(),
  variantMedia: z.array(z.object({ variantId: z.string(), mediaIds: z.array(z.string()) })),
})
type Pair = z.infer<typeof pairArguments>['variantMedia'][number]

const MAX_PAIRS = 100

type Payload = {
  readonly product: ProductRecord | null
  readonly productVariants: readonly VariantRecord[] | null
  readonly userErrors: readonly UserError[]
}

type Checked = { readonly variant: VariantRecord; readonly media: MediaRecord }
type Check = (variant: VariantRecord, media: MediaRecord) => [message: string, code: string] | null

/**
 * `productVariantAppendMedia`: shows one ready image of the product for each variant, all pairs or none. A
 * variant that has one refuses another.
 */
export function productVariantAppendMedia(call: FieldCall, context: RequestContext): Payload {
  const now = context.store.nowMs()
  const check: Check = (variant, media) => {
    if (media.kind !== 'IMAGE') return ['Only images can be attached', 'INVALID_MEDIA_TYPE']
    if (media.statusAt(now) !== 'READY') {
      return ['Non-ready media cannot be attached to variants', 'NON_READY_MEDIA']
    }
    if (variant.mediaId === null) return null
    return ['Product variant already has attached media', 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA']
  }
  return apply(call, context, 'productVariantAppendMedia', check, ({ variant, media }) => {
    variant.mediaId = media.id
  })
}

/** `productVariantDetachMedia`: takes the image off each variant; it stays on the product. */
export function productVariantDetachMedia(call: FieldCall, context: RequestContext): Payload {
  const check: Check = (variant, media) =>
    variant.mediaId === media.id
      ? null
      : [
          'The specified media is not attached to the specified variant',
          'MEDIA_IS_NOT_ATTACHED_TO_VARIANT',
        ]
  return apply(call, context, 'productVariantDetachMedia', check, ({ variant }) => {
    variant.mediaId = null
  })
}

function apply(
  call: FieldCall,
  context: RequestContext,
  mutation: string,
  check: Check,
  write: (pair: Checked) => void,
): Payload {
  const { store } = context
  const { productId, variantMedia } = pairArguments.parse(call.args)
  const product = findProduct(store, productId)
  if (product === null) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { product, productVariants: null, userErrors: [error] }
  }
  const checked = checkPairs(product, variantMedia, check)
  if ('errors' in checked) return { product, productVariants: null, userErrors: checked.errors }
  for (const pair of checked.pairs) {
    write(pair)
    store.touchVariant(pair.variant)
  }
  const productVariants = checked.pairs.map(({ variant }) => variant)
  if (productVariants.length > 0) {
    context.effects.push({ mutation, changed: productVariants.map(variantGid) })
  }
  return { product, productVariants, userErrors: [] }
}

function checkPairs(
  product: ProductRecord,
  pairs: readonly Pair[],
  check: Check,
): { readonly pairs: Checked[] } | { readonly errors: UserError[] } {
  if (pairs.length > MAX_PAIRS) {
    const message = `Exceeded the maximum of ${MAX_PAIRS} variant-media pairs per mutation call`
    const code = 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED'
    return { errors: [userError(['variantMedia'], message, code)] }
  }
  const errors: UserError[] = []
  const checked: Checked[] = []
  const seen = new Set<string>()
  for (const [index, { variantId, mediaIds }] of pairs.entries()) {
    const refuse = (name: string, message: string, code: string): void => {
      errors.push(userError(['variantMedia', String(index), name], message, code))
    }
    const variant = product.variants.find((candidate) => variantGid(candidate) === variantId)
    const media = product.media.find((candidate) => mediaGid(candidate) === mediaIds[0])
    if (variant === undefined) {
      const code = 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT'
      refuse('variantId', 'Variant does not exist on the specified product', code)
    } else if (seen.has(variantId)) {
      const code = 'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES'
      refuse('variantId', 'Product variant was specified multiple times', code)
    } else if (mediaIds.length > 1) {
      const code = 'TOO_MANY_MEDIA_PER_INPUT_PAIR'
      refuse('mediaIds', 'Only one media per variant can be specified', code)
    } else if (media === undefined) {
      const code = 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT'
      refuse('mediaIds', 'Media does not exist on the specified product', code)
    } else {
      const refusal = check(variant, media)
      if (refusal === null) checked.push({ variant, media })
      else refuse('mediaIds', ...refusal)
    }
    seen.add(variantId)
  }
  return errors.length > 0 ? { errors } : { pairs: checked }
}
