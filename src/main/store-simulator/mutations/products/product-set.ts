import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import type { ProductOperationRecord } from '../../jobs/product-operation'
import { findByCustomId } from '../../queries/custom-ids'
import { findProduct, productGid } from '../../queries/lookup'
import { resolveNamespace } from '../../queries/metafields'
import { createProduct } from '../../state/new-product'
import { DEFAULT_OPTION_VALUE, OptionValueRecord, type ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { addVariant } from '../../state/variant-changes'
import { applyMetafields, checkMetafields } from '../metafields/metafields'
import { parseInput, type UserError, userError } from '../user-error'
import { takeNewVariants } from '../variants/variant-allowance'
import { applyProductFields, checkProductFields, explicitHandle } from './product-input'
import { checkFiles, writeFiles } from './product-set-files'
import {
  type ProductSetIdentifier,
  type ProductSetInput,
  productSetArguments,
  productSetInput,
} from './product-set-input'
import { buildOptions, checkOptions, optionsToBe } from './product-set-options'
import { buildVariants, checkVariants, namesOption } from './product-set-variants'

type Payload = {
  product: ProductRecord | null
  productSetOperation: ProductOperationRecord | null
  userErrors: readonly UserError[]
}

/**
 * `productSet`: makes a product or brings one to the given state. `variants`, `productOptions`, `metafields`
 * and `tags` are whole lists: what is left out of them is deleted
 * (shopify.dev/docs/api/admin-graphql/latest/mutations/productSet).
 */
export function productSet(call: FieldCall, context: RequestContext): Payload {
  const args = productSetArguments.parse(call.args)
  const input = parseInput(productSetInput, 'ProductSetInput', args.input)
  const identifier = args.identifier ?? null
  if (args.synchronous !== false || context.isBulkLine) return setNow(input, identifier, context)
  // Only what is wrong with the request itself is told at once; the rest comes with the operation.
  const target = findTarget(context.store, input, identifier)
  const productSetOperation = context.jobs.startOperation(
    {
      id: context.store.nextId(),
      type: 'ProductSetOperation',
      target: 'errors' in target ? null : target.product,
    },
    () => {
      const own: RequestContext = { ...context, effects: [] }
      return { ...setNow(input, identifier, own), deletedProductId: null, effects: own.effects }
    },
  )
  return { product: null, productSetOperation, userErrors: [] }
}

function setNow(
  input: ProductSetInput,
  identifier: ProductSetIdentifier | null,
  context: RequestContext,
): Payload {
  const { store } = context
  const target = findTarget(store, input, identifier)
  if ('errors' in target) return refuse(target.errors)
  const { product } = target
  const errors = [
    ...checkIdentity(input, identifier, product),
    ...checkProductFields(store, input, product).map(underInput),
    ...checkMetafields(store, input.metafields, product).map(underInput),
    ...checkLists(store, input, product),
    ...checkFiles(store, input),
  ]
  if (errors.length > 0) return refuse(errors)
  takeNewVariants(store, newVariantCount(input, product))
  const set = product === null ? createFrom(store, input, identifier) : product
  const changed = write(context, set, input, product === null)
  if (changed) context.effects.push({ mutation: 'productSet', changed: [productGid(set)] })
  return { product: set, productSetOperation: null, userErrors: [] }
}

function newVariantCount({ variants }: ProductSetInput, product: ProductRecord | null): number {
  if (variants == null) return product === null ? 1 : 0
  return Math.max(0, variants.length - (product?.variants.length ?? 0))
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
  const options = optionsToBe(productOptions, product)
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
  context: RequestContext,
  product: ProductRecord,
  input: ProductSetInput,
  isNew: boolean,
): boolean {
  const { store } = context
  const fields = applyProductFields(store, product, input)
  const metafields = applyMetafields(store, product, input.metafields, 'replace')
  const lists = writeLists(store, product, input, isNew)
  const files = writeFiles(context, product, input)
  if (!isNew && !fields && !metafields && !lists && !files) return false
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
      const name = variant.optionValues?.find((entry) => namesOption(option, entry))?.name?.trim()
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
