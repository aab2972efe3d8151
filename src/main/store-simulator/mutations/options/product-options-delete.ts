import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { productGid } from '../../queries/lookup'
import { toGid } from '../../schema/gid'
import type { OptionRecord, ProductRecord, VariantRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'
import { type OptionPayload, productFor, restoreDefaultOption } from './option-payload'

const deleteArguments = z.object({
  productId: z.string(),
  options: z.array(z.string()),
  strategy: z.enum(['DEFAULT', 'NON_DESTRUCTIVE', 'POSITION']).nullish(),
})
type Strategy = NonNullable<z.infer<typeof deleteArguments>['strategy']>

type Payload = OptionPayload & { readonly deletedOptionsIds: readonly string[] | null }

/**
 * `productOptionsDelete`: `DEFAULT` refuses options with several values, `NON_DESTRUCTIVE` only those whose
 * loss would make variants equal, and `POSITION` deletes the later ones of such variants.
 */
export function productOptionsDelete(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const { productId, options, strategy } = deleteArguments.parse(call.args)
  const product = productFor(store, productId)
  if ('error' in product) {
    return { product: null, deletedOptionsIds: null, userErrors: [product.error] }
  }
  const userErrors = check(product, options, strategy ?? 'DEFAULT')
  if (userErrors.length > 0) return { product, deletedOptionsIds: null, userErrors }
  remove(store, product, chosen(product, options))
  store.touch(product)
  context.effects.push({ mutation: 'productOptionsDelete', changed: [productGid(product)] })
  return { product, deletedOptionsIds: options, userErrors }
}

function chosen(product: ProductRecord, gids: readonly string[]): OptionRecord[] {
  return product.options.filter(({ id }) => gids.includes(toGid('ProductOption', id)))
}

function check(product: ProductRecord, gids: readonly string[], strategy: Strategy): UserError[] {
  const known = new Set(product.options.map(({ id }) => String(toGid('ProductOption', id))))
  const missing = gids.flatMap((gid, index) => (known.has(gid) ? [] : [index]))
  if (missing.length > 0) {
    return missing.map((index) =>
      userError(['options', String(index)], 'Option does not exist', 'OPTION_DOES_NOT_EXIST'),
    )
  }
  const options = chosen(product, gids)
  if (strategy === 'DEFAULT' && options.some(({ values }) => values.length > 1)) {
    const message = 'Cannot delete an option with multiple values with the selected strategy'
    return [userError(['options'], message, 'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES')]
  }
  if (strategy !== 'NON_DESTRUCTIVE') return []
  const titles = product.variants.map((variant) => titleWithout(product, variant, options))
  if (new Set(titles).size === titles.length) return []
  const message = 'Deleting the options would make variants equal, so the strategy cannot be used'
  return [userError(['options'], message, 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY')]
}

function titleWithout(
  product: ProductRecord,
  variant: VariantRecord,
  options: readonly OptionRecord[],
): string {
  return variant.optionValues
    .filter((_, index) => !options.some((option) => option === product.options[index]))
    .map((value) => value.name)
    .join(' / ')
}

function remove(store: StoreState, product: ProductRecord, options: readonly OptionRecord[]): void {
  const seen = new Set<string>()
  const kept = product.variants.filter((variant) => {
    const title = titleWithout(product, variant, options)
    const isFirst = !seen.has(title)
    seen.add(title)
    return isFirst
  })
  const stays = product.options.map((option) => !options.includes(option))
  for (const variant of kept) {
    variant.optionValues = variant.optionValues.filter((_, index) => stays[index])
    variant.updatedAt = store.now()
  }
  product.options = product.options.filter((_, index) => stays[index])
  store.setVariants(product, kept)
  if (product.options.length === 0) restoreDefaultOption(store, product)
}
