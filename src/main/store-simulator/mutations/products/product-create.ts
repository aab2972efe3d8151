import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { productGid } from '../../queries/lookup'
import { shopAnswer } from '../../queries/shop'
import { createProduct } from '../../state/new-product'
import type { ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { addVariant, valueOf } from '../../state/variant-changes'
import { appendMedia, checkMedia, mediaArgument, withoutCode } from '../media/new-media'
import { applyMetafields, checkMetafields } from '../metafields/metafields'
import { parseInput, type UserError, userError } from '../user-error'
import { takeNewVariants } from '../variants/variant-allowance'
import {
  applyProductFields,
  checkProductFields,
  explicitHandle,
  productFieldsShape,
} from './product-input'
import { optionSetInput } from './product-set-input'
import { checkOptions } from './product-set-options'

const createInput = z.strictObject({
  ...productFieldsShape,
  id: z.string().nullish(),
  productOptions: z.array(optionSetInput).nullish(),
})
type CreateInput = z.infer<typeof createInput>

type Payload = {
  product: ProductRecord | null
  shop: Record<string, unknown>
  userErrors: UserError[]
}

/**
 * `productCreate`: one variant only, with the first value of each option; the other values wait for variants.
 * Price 0.00, untracked, and no SKU can be given.
 */
export function productCreate(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const media = mediaArgument(call.args['media'])
  const raw = call.args['product'] ?? call.args['input'] ?? {}
  const input = parseInput(createInput, 'ProductCreateInput', raw)
  const shop = shopAnswer(context)
  const userErrors = [...check(store, input), ...checkMedia(media, null)].map(withoutCode)
  if (userErrors.length > 0) return { product: null, shop, userErrors }
  takeNewVariants(store, 1)
  const product = create(store, input)
  appendMedia(context, product, media)
  context.effects.push({ mutation: 'productCreate', changed: [productGid(product)] })
  return { product, shop, userErrors }
}

function check(store: StoreState, input: CreateInput): UserError[] {
  if (input.id != null) return [userError(['input'], 'id cannot be specified during creation')]
  return [
    ...checkProductFields(store, input, null),
    ...checkMetafields(store, input.metafields, null),
    ...checkOptions(input.productOptions ?? []).map(({ field, message }) => ({
      field: field?.slice(1) ?? null,
      message,
    })),
  ]
}

function create(store: StoreState, input: CreateInput): ProductRecord {
  const title = input.title?.trim() ?? ''
  const options = input.productOptions ?? []
  const handle = explicitHandle(input) ?? store.freeHandleFor(title)
  const names = options.map((option) => option.name?.trim() ?? '')
  const product = createProduct(store, title, handle, names)
  store.addProduct(product)
  for (const [index, option] of product.options.entries()) {
    for (const value of options[index]?.values ?? []) {
      if (value.name != null) valueOf(store, option, value.name.trim())
    }
  }
  const optionValues = product.options.flatMap((option) => option.values[0]?.name ?? [])
  addVariant(store, product, { optionValues, available: 0, write: () => {} })
  const { handle: _given, ...fields } = input
  applyProductFields(store, product, fields)
  applyMetafields(store, product, input.metafields, 'merge')
  store.touch(product)
  return product
}
