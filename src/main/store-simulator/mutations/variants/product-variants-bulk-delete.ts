import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, idOfType } from '../../queries/lookup'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const deleteArguments = z.object({ productId: z.string(), variantsIds: z.array(z.string()) })

type Payload = { product: ProductRecord | null; userErrors: UserError[] }

/** `productVariantsBulkDelete`: all or none; a product keeps at least one variant. */
export function productVariantsBulkDelete(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { productId, variantsIds } = deleteArguments.parse(call.args)
  const product = findProduct(store, productId)
  if (product === null) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { product, userErrors: [error] }
  }
  const ids = new Set(variantsIds.map((gid) => idOfType('ProductVariant', gid).id))
  const own = new Set(product.variants.map((variant) => variant.id))
  const strangers = variantsIds.flatMap((gid, index) =>
    own.has(idOfType('ProductVariant', gid).id) ? [] : [index],
  )
  if (strangers.length > 0) {
    const message = 'At least one variant does not belong to the product'
    const code = 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT'
    const userErrors = strangers.map((index) =>
      userError(['variantsIds', String(index)], message, code),
    )
    return { product, userErrors }
  }
  const rest = product.variants.filter((variant) => !ids.has(variant.id))
  if (rest.length === 0) {
    const message = 'Cannot delete default variant.'
    const error = userError(['variantsIds'], message, 'CANNOT_DELETE_LAST_VARIANT')
    return { product, userErrors: [error] }
  }
  if (ids.size > 0) {
    store.setVariants(product, rest)
    store.touch(product)
    context.effects.push({ mutation: 'productVariantsBulkDelete', changed: [...variantsIds] })
  }
  return { product, userErrors: [] }
}
