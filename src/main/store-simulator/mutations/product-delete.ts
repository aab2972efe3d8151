import { z } from 'zod'
import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { findProduct, productGid } from '../queries/lookup'
import { shopAnswer } from '../queries/shop'
import { notImplemented } from '../schema/errors'
import { type UserError, userError } from './user-error'

const deleteArguments = z.object({
  input: z.object({ id: z.string() }),
  synchronous: z.boolean().nullish(),
})

type Payload = {
  deletedProductId: string | null
  productDeleteOperation: null
  shop: Record<string, unknown>
  userErrors: UserError[]
}

/** `productDelete`: gone at once, with its variants and their stock. */
export function productDelete(call: FieldCall, context: RequestContext): Payload {
  const { input, synchronous } = deleteArguments.parse(call.args)
  if (synchronous === false) throw notImplemented('Mutation.productDelete(synchronous: false)')
  const product = findProduct(context.store, input.id)
  const shop = shopAnswer(context)
  if (product === null) {
    const userErrors = [userError(['id'], 'Product does not exist')]
    return { deletedProductId: null, productDeleteOperation: null, shop, userErrors }
  }
  context.store.deleteProduct(product)
  const deletedProductId = productGid(product)
  context.effects.push({ mutation: 'productDelete', changed: [deletedProductId] })
  return { deletedProductId, productDeleteOperation: null, shop, userErrors: [] }
}
