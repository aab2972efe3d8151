import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import type { ProductOperationRecord } from '../../jobs/product-operation'
import { findProduct, productGid } from '../../queries/lookup'
import { shopAnswer } from '../../queries/shop'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const deleteArguments = z.object({
  input: z.object({ id: z.string() }),
  synchronous: z.boolean().nullish(),
})

type Payload = {
  readonly deletedProductId: string | null
  readonly productDeleteOperation: ProductOperationRecord | null
  readonly shop: Record<string, unknown>
  readonly userErrors: UserError[]
}

/** `productDelete`: gone with its variants and their stock, at once or, not `synchronous`, a while later. */
export function productDelete(call: FieldCall, context: RequestContext): Payload {
  const { input, synchronous } = deleteArguments.parse(call.args)
  const { store, effects } = context
  const product = findProduct(store, input.id)
  const nothing = {
    deletedProductId: null,
    productDeleteOperation: null,
    shop: shopAnswer(context),
    userErrors: [],
  }
  if (product === null) {
    return { ...nothing, userErrors: [userError(['id'], 'Product does not exist')] }
  }
  if (synchronous === false && !context.isBulkLine) return deleteLater(context, product, nothing)
  store.deleteProduct(product)
  const deletedProductId = productGid(product)
  effects.push({ mutation: 'productDelete', changed: [deletedProductId] })
  return { ...nothing, deletedProductId }
}

function deleteLater(context: RequestContext, product: ProductRecord, nothing: Payload): Payload {
  const { store, jobs } = context
  if (jobs.isBusy(product)) {
    const message =
      'Another operation already in progress. Please wait until current one is finished.'
    return { ...nothing, userErrors: [userError(null, message)] }
  }
  const deletedProductId = productGid(product)
  const productDeleteOperation = jobs.startOperation(
    { id: store.nextId(), type: 'ProductDeleteOperation', target: product },
    () => {
      const isThere = store.products.has(product.id)
      if (isThere) store.deleteProduct(product)
      const effects = isThere ? [{ mutation: 'productDelete', changed: [deletedProductId] }] : []
      return { product: null, deletedProductId, userErrors: [], effects }
    },
  )
  return { ...nothing, productDeleteOperation }
}
