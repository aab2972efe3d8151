import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, productGid, variantGid } from '../../queries/lookup'
import type { ProductRecord } from '../../state/records'
import { type UserError, userError } from '../user-error'

const reorderArguments = z.object({
  productId: z.string(),
  positions: z.array(z.object({ id: z.string(), position: z.number().int() })),
})

type Payload = { readonly product: ProductRecord | null; readonly userErrors: UserError[] }

/** `productVariantsBulkReorder`: positions count from 1; variants that aren't named fill the rest in order. */
export function productVariantsBulkReorder(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { productId, positions } = reorderArguments.parse(call.args)
  const product = findProduct(store, productId)
  if (product === null) {
    const error = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
    return { product, userErrors: [error] }
  }
  const userErrors = check(product, positions)
  if (userErrors.length > 0) return { product, userErrors }
  const named = new Set(positions.map(({ id }) => id))
  const order = product.variants.filter((variant) => !named.has(variantGid(variant)))
  for (const { id, position } of [...positions].sort((a, b) => a.position - b.position)) {
    const variant = product.variants.find((candidate) => variantGid(candidate) === id)
    if (variant !== undefined) order.splice(position - 1, 0, variant)
  }
  if (order.some((variant, index) => variant !== product.variants[index])) {
    store.setVariants(product, order)
    store.touch(product)
    context.effects.push({ mutation: 'productVariantsBulkReorder', changed: [productGid(product)] })
  }
  return { product, userErrors }
}

function check(
  product: ProductRecord,
  positions: readonly { readonly id: string; readonly position: number }[],
): UserError[] {
  const own = new Set(product.variants.map(variantGid))
  const seen = new Set<string>()
  return positions.flatMap(({ id, position }, index) => {
    const isRepeated = seen.has(id)
    seen.add(id)
    const at = (name: string): string[] => ['positions', String(index), name]
    if (isRepeated) {
      const message = 'Product variant IDs must be unique'
      return [userError(at('id'), message, 'DUPLICATED_VARIANT_ID')]
    }
    if (!own.has(id)) {
      return [userError(at('id'), 'Variant does not exist', 'MISSING_VARIANT')]
    }
    if (position >= 1) return []
    const message = 'Product variant position must be greater than 0'
    return [userError(at('position'), message, 'INVALID_POSITION')]
  })
}
