import type { FieldCall } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { findByCustomId } from '../queries/custom-ids'
import { findProduct, productGid } from '../queries/lookup'
import { resolveNamespace } from '../queries/metafields'
import { notImplemented } from '../schema/errors'
import { createProduct } from '../state/new-product'
import { DEFAULT_OPTION_VALUE, OptionValueRecord, type ProductRecord } from '../state/records'
import type { StoreState } from '../state/store-state'
import { addVariant } from '../state/variant-changes'
import { applyMetafields, checkMetafields } from './metafields'
import { applyProductFields, checkProductFields, explicitHandle } from './product-input'
import {
  type ProductSetIdentifier,
  type ProductSetInput,
  productSetArguments,
  productSetInput,
} from './product-set-input'
import { buildOptions, checkOptions } from './product-set-options'
import { buildVariants, checkVariants } from './product-set-variants'
import { parseInput, type UserError, userError } from './user-error'

type Payload = {
  product: ProductRecord | null
  productSetOperation: null
  userErrors: readonly UserError[]
}

/**
 * `productSet`: makes a product or brings one to the given state. `variants`, `productOptions`, `metafields`
 * and `tags` are whole lists: what is left out of them is deleted
 * (shopify.dev/docs/api/admin-graphql/latest/mutations/productSet).
 */
export function productSet(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const args = productSetArguments.parse(call.args)
  if (args.synchronous === false) throw notImplemented('Mutation.productSet(synchronous: false)')
  const input = parseInput(productSetInput, 'ProductSetInput', args.input)
  const target = findTarget(store, input, args.identifier ?? null)
  if ('errors' in target) return refuse(target.errors)
  const { product } = target
  const errors = [
    ...checkIdentity(input, args.identifier ?? null, product),
    ...checkProductFields(store, input, product).map(underInput),
    ...checkMetafields(store, input.metafields, product).map(underInput),
    ...checkLists(store, input, product),
  ]
  if (errors.length > 0) return refuse(errors)
  const set = product === null ? createFrom(store, input, args.identifier ?? null) : product
  const isNew = product === null
  const changed = write(store, set, input, isNew)
  if (changed) context.effects.push({ mutation: 'productSet', changed: [productGid(set)] })
  return { product: set, productSetOperation: null, userErrors: [] }
}

function refuse(userErrors: readonly UserError[]): Payload {
  return { product: null, productSetOperation: null, userErrors }
}

type Target = { product: ProductRecord | null } | { errors: UserError[] }

/** The product that is meant; `null` when a new one is to be made. */
function findTarget(
  store: StoreState,
  input: ProductSetInput,
  identifier: ProductSetIdentifier | null,
): Target {
  if (identifier !== null && input.id != null) {
    const message = 'The id field is not allowed if identifier is provided.'
    return { errors: [userError(['input'], message, 'ID_NOT_ALLOWED')] }
  }
  const gid = input.id ?? identifier?.id
  if (gid != null) {
    const product = findProduct(store, gid)
    const path = input.id == null ? ['identifier', 'id'] : ['input', 'id']
    return product === null
      ? { errors: [userError(path, 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] }
      : { product }
  }
  if (identifier?.customId != null) return { product: findByCustomId(store, identifier.customId) }
  if (identifier?.handle != null)
    return { product: store.productByHandle(identifier.handle) ?? null }
  return { product: null }
}

/** The identifier has to come back in the input, or the next call wouldn't find the product. */
function checkIdentity(
  input: ProductSetInput,
  identifier: ProductSetIdentifier | null,
  product: ProductRecord | null,
): UserError[] {
  if (identifier?.handle != null && explicitHandle(input) !== null) {
    if (explicitHandle(input) === identifier.handle || product !== null) return []
    const message = 'The handle in the input does not match the identifier.'
    return [userError(['input', 'handle'], message, 'INPUT_MISMATCH')]
  }
  const { customId } = identifier ?? {}
  if (customId == null || (product !== null && input.metafields == null)) return []
  const namespace = resolveNamespace(customId.namespace)
  const index = (input.metafields ?? []).findIndex(
    (field) => field.key === customId.key && resolveNamespace(field.namespace) === namespace,
  )
  const field = input.metafields?.[index]
  if (field === undefined) {
    const message = 'The metafield of the identifier is required in the input.'
    return [userError(['input', 'metafields'], message, 'MISSING_FIELD_REQUIRED')]
  }
  if (field.value === customId.value) return []
  const message = 'The metafield value does not match the identifier.'
  return [userError(['input', 'metafields', String(index), 'value'], message, 'METAFIELD_MISMATCH')]
}

function underInput(error: UserError): UserError {
  const field = error.field?.[0] === 'input' ? error.field : ['input', ...(error.field ?? [])]
  const isHandle = error.message.includes('already in use')
  return {
    ...error,
    field,
    code: error.code ?? (isHandle ? 'HANDLE_NOT_UNIQUE' : 'INVALID_PRODUCT'),
  }
}

function checkLists(
  store: StoreState,
  { productOptions, variants }: ProductSetInput,
  product: ProductRecord | null,
): UserError[] {
  if (productOptions != null && variants == null && product !== null) {
    const message = 'Variants input is required when updating product options'
    return [userError(['input', 'variants'], message, 'VARIANTS_INPUT_MISSING')]
  }
  if (variants != null && productOptions == null) {
    const message = 'Product options input is required when updating variants'
    return [userError(['input', 'productOptions'], message, 'PRODUCT_OPTIONS_INPUT_MISSING')]
  }
  if (productOptions == null) return []
  const errors = checkOptions(productOptions)
  if (errors.length > 0 || variants == null) return errors
  const options = productOptions.map((option) => ({ name: option.name?.trim() ?? '' }))
  return checkVariants(store, options, variants, product)
}

function createFrom(
  store: StoreState,
  input: ProductSetInput,
  identifier: ProductSetIdentifier | null,
): ProductRecord {
  const title = input.title?.trim() ?? ''
  const wanted = explicitHandle(input) ?? identifier?.handle ?? null
  const product = createProduct(store, title, wanted ?? store.freeHandleFor(title), [])
  store.addProduct(product)
  return product
}

function write(
  store: StoreState,
  product: ProductRecord,
  input: ProductSetInput,
  isNew: boolean,
): boolean {
  const fields = applyProductFields(store, product, input)
  const metafields = applyMetafields(store, product, input.metafields, 'replace')
  const lists = writeLists(store, product, input, isNew)
  if (!isNew && !fields && !metafields && !lists) return false
  store.touch(product)
  return true
}

function writeLists(
  store: StoreState,
  product: ProductRecord,
  { productOptions, variants }: ProductSetInput,
  isNew: boolean,
): boolean {
  if (productOptions == null) {
    if (isNew) addVariant(store, product, { optionValues: [], available: 0, write: () => {} })
    return isNew
  }
  const before = shapeOf(product)
  const options = buildOptions(store, product, productOptions)
  // Values that only variants name are added to their option.
  for (const option of options) {
    for (const variant of variants ?? []) {
      const name = variant.optionValues
        ?.find((entry) => entry.optionName === option.name)
        ?.name?.trim()
      if (name !== undefined && !option.values.some((value) => value.name === name)) {
        option.values = [...option.values, new OptionValueRecord(store.nextId(), name)]
      }
    }
  }
  // Without variants only the first combination is made, as `productCreate` does.
  const inputs = variants ?? [
    {
      optionValues: options.map((option) => ({
        optionName: option.name,
        name: option.values[0]?.name ?? DEFAULT_OPTION_VALUE,
      })),
    },
  ]
  const built = buildVariants(store, product, options, inputs)
  product.options = options
  store.setVariants(product, built.variants)
  return built.changed || shapeOf(product) !== before
}

function shapeOf({ options, variants }: ProductRecord): string {
  return JSON.stringify([
    options.map(({ id, name, values }) => [
      id,
      name,
      values.map((value) => [value.id, value.name]),
    ]),
    variants.map(({ id, title }) => [id, title]),
  ])
}
