import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { productGid } from '../../queries/lookup'
import { toGid } from '../../schema/gid'
import type { OptionRecord, OptionValueRecord, ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'
import { type OptionPayload, productFor } from './option-payload'

const named = z.object({ id: z.string().nullish(), name: z.string().nullish() })
const reorderArguments = z.object({
  productId: z.string(),
  options: z.array(named.extend({ values: z.array(named).nullish() })),
})
type Named = z.infer<typeof named>
type Order = { readonly option: OptionRecord; readonly values: readonly OptionValueRecord[] }

/** `productOptionsReorder`: options and values in the order given, and the variants sorted by it. */
export function productOptionsReorder(call: FieldCall, context: RequestContext): OptionPayload {
  const { store } = context
  const { productId, options } = reorderArguments.parse(call.args)
  const product = productFor(store, productId)
  if ('error' in product) return { product: null, userErrors: [product.error] }
  const userErrors: UserError[] = []
  const orders = options.flatMap((input, index): Order[] => {
    const path = ['options', String(index)]
    const option = pick(product.options, input, 'ProductOption')
    if (option === undefined) {
      const [message, code] =
        input.id == null
          ? ['Option name does not exist', 'OPTION_NAME_DOES_NOT_EXIST']
          : ['Option id does not exist', 'OPTION_ID_DOES_NOT_EXIST']
      userErrors.push(userError(path, message, code))
      return []
    }
    const values = (input.values ?? []).flatMap((value, place) => {
      const found = pick(option.values, value, 'ProductOptionValue')
      if (found !== undefined) return [found]
      const at = [...path, 'values', String(place)]
      userErrors.push(userError(at, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST'))
      return []
    })
    return [{ option, values }]
  })
  const missing = product.options.find((option) => !orders.some((order) => order.option === option))
  if (missing !== undefined && userErrors.length === 0) {
    const message = `Missing option name '${missing.name}'`
    userErrors.push(userError(['options'], message, 'MISSING_OPTION_NAME'))
  }
  if (userErrors.length > 0) return { product, userErrors }
  write(store, product, orders)
  store.touch(product)
  context.effects.push({ mutation: 'productOptionsReorder', changed: [productGid(product)] })
  return { product, userErrors }
}

function pick<Item extends { readonly id: number; readonly name: string }>(
  items: readonly Item[],
  { id, name }: Named,
  type: string,
): Item | undefined {
  return items.find((item) => (id == null ? item.name === name : toGid(type, item.id) === id))
}

function write(store: StoreState, product: ProductRecord, orders: readonly Order[]): void {
  const before = product.options
  for (const { option, values } of orders) {
    option.values = [...values, ...option.values.filter((value) => !values.includes(value))]
  }
  product.options = orders.map(({ option }) => option)
  const from = product.options.map((option) => before.indexOf(option))
  for (const variant of product.variants) {
    variant.optionValues = from.flatMap((index) => variant.optionValues[index] ?? [])
  }
  const rank = new Map<OptionValueRecord, number>()
  for (const option of product.options) {
    for (const [index, value] of option.values.entries()) rank.set(value, index)
  }
  const sorted = [...product.variants].sort((a, b) => {
    for (const [index, value] of a.optionValues.entries()) {
      const other = b.optionValues[index]
      const order = (rank.get(value) ?? 0) - (other === undefined ? 0 : (rank.get(other) ?? 0))
      if (order !== 0) return order
    }
    return 0
  })
  store.setVariants(product, sorted)
}
