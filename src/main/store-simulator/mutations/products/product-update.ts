import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findByCustomId } from '../../queries/custom-ids'
import { findProduct, productGid } from '../../queries/lookup'
import type { ProductRecord } from '../../state/records'
import { appendMedia, checkMedia, mediaArgument, withoutCode } from '../media/new-media'
import { applyMetafields, checkMetafields } from '../metafields/metafields'
import { parseInput, type UserError, userError } from '../user-error'
import { applyProductFields, checkProductFields, productFieldsShape } from './product-input'

const updateInput = z.strictObject({
  ...productFieldsShape,
  id: z.string().nullish(),
  // The schema fills `false` in, which changes nothing; asking for `true` isn't implemented.
  deleteConflictingConstrainedMetafields: z.literal(false).nullish(),
})
const identifiers = z.object({
  id: z.string().nullish(),
  handle: z.string().nullish(),
  customId: z
    .object({ namespace: z.string().nullish(), key: z.string(), value: z.string() })
    .nullish(),
})

type Payload = { product: ProductRecord | null; userErrors: UserError[] }

/**
 * `productUpdate`: only the given fields change, `tags` as a whole list;
 * `media` is appended, all or none. A refused update answers the unchanged product.
 */
export function productUpdate(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const media = mediaArgument(call.args['media'])
  const input = call.args['product'] ?? call.args['input'] ?? {}
  const {
    id,
    deleteConflictingConstrainedMetafields: _,
    ...fields
  } = parseInput(updateInput, 'ProductUpdateInput', input)
  const product = productToUpdate(id, call, context)
  if (product === null) {
    return { product: null, userErrors: [userError(['id'], 'Product does not exist')] }
  }
  const userErrors = [
    ...checkProductFields(store, fields, product),
    ...checkMetafields(store, fields.metafields, product),
    ...checkMedia(media, product),
  ].map(withoutCode)
  if (userErrors.length > 0) return { product, userErrors }
  const changedFields = applyProductFields(store, product, fields)
  const changedMetafields = applyMetafields(store, product, fields.metafields, 'merge')
  const added = appendMedia(context, product, media)
  if (changedFields || changedMetafields || added.length > 0) {
    store.touch(product)
    context.effects.push({ mutation: 'productUpdate', changed: [productGid(product)] })
  }
  return { product, userErrors }
}

function productToUpdate(
  id: string | null | undefined,
  call: FieldCall,
  { store }: RequestContext,
): ProductRecord | null {
  const identifier = identifiers.nullish().parse(call.args['identifier'])
  const gid = id ?? identifier?.id
  if (gid != null) return findProduct(store, gid)
  if (identifier?.handle != null) return store.productByHandle(identifier.handle) ?? null
  return identifier?.customId == null ? null : findByCustomId(store, identifier.customId)
}
