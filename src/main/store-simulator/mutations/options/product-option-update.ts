import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { findProduct, productGid } from '../../queries/lookup'
import { parseGid } from '../../schema/gid'
import { type OptionRecord, OptionValueRecord, type ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { parseInput, type UserError, userError } from '../user-error'
import { manageVariants } from './managed-variants'

const text = z.string().nullish()
const optionInput = z.strictObject({
  id: z.string(),
  name: text,
  position: z.number().int().nullish(),
})
const updateArguments = z.object({
  productId: z.string(),
  option: z.unknown(),
  optionValuesToAdd: z.array(z.strictObject({ name: text })).nullish(),
  optionValuesToUpdate: z.array(z.strictObject({ id: z.string(), name: text })).nullish(),
  optionValuesToDelete: z.array(z.string()).nullish(),
  variantStrategy: z.enum(['LEAVE_AS_IS', 'MANAGE']).nullish(),
})
type UpdateArguments = z.infer<typeof updateArguments>
type OptionInput = z.infer<typeof optionInput>

type Payload = { product: ProductRecord | null; userErrors: UserError[] }

/**
 * `productOptionUpdate`: renames an option and its values, adds and removes values. Variants stay as they are,
 * unless the strategy `MANAGE` makes and deletes them.
 */
export function productOptionUpdate(call: FieldCall, context: RequestContext): Payload {
  const { store } = context
  const args = updateArguments.parse(call.args)
  const input = parseInput(optionInput, 'OptionUpdateInput', args.option)
  const product = findProduct(store, args.productId)
  const refuse = (field: string[], message: string, code: string): Payload => ({
    product,
    userErrors: [userError(field, message, code)],
  })
  if (product === null) {
    return refuse(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')
  }
  const option = product.options.find((candidate) => candidate.id === parseGid(input.id)?.id)
  if (option === undefined) {
    return refuse(['option'], 'Option does not exist', 'OPTION_DOES_NOT_EXIST')
  }
  const userErrors = [...checkOption(product, option, input), ...checkValues(product, option, args)]
  if (userErrors.length > 0) return { product, userErrors }
  const before = shapeOf(product)
  write(store, product, option, input, args)
  if (shapeOf(product) !== before) {
    store.touch(product)
    context.effects.push({ mutation: 'productOptionUpdate', changed: [productGid(product)] })
  }
  return { product, userErrors: [] }
}

function checkOption(
  product: ProductRecord,
  option: OptionRecord,
  input: OptionInput,
): UserError[] {
  const name = input.name?.trim()
  const isTaken = product.options.some((other) => other !== option && other.name === name)
  if (name !== undefined && isTaken) {
    return [userError(['option', 'name'], 'Option already exists.', 'OPTION_ALREADY_EXISTS')]
  }
  if (name === '' || name?.includes(' / ') === true) {
    return [userError(['option', 'name'], 'The name provided is not valid.', 'INVALID_NAME')]
  }
  const { position } = input
  if (position != null && (position < 1 || position > product.options.length)) {
    return [
      userError(
        ['option', 'position'],
        'The option position provided is not valid.',
        'INVALID_POSITION',
      ),
    ]
  }
  return (name?.length ?? 0) > 255
    ? [userError(['option', 'name'], 'Option name is too long.', 'OPTION_NAME_TOO_LONG')]
    : []
}

function checkValues(
  product: ProductRecord,
  option: OptionRecord,
  args: UpdateArguments,
): UserError[] {
  const errors: UserError[] = []
  const renamed = new Map<number, string>()
  for (const [index, { id, name }] of (args.optionValuesToUpdate ?? []).entries()) {
    const value = option.values.find((candidate) => candidate.id === parseGid(id)?.id)
    if (value !== undefined) renamed.set(value.id, name?.trim() ?? value.name)
    else {
      const path = ['optionValuesToUpdate', String(index)]
      errors.push(userError(path, 'Option value does not exist.', 'OPTION_VALUE_DOES_NOT_EXIST'))
    }
  }
  const position = product.options.indexOf(option)
  for (const [index, id] of (args.optionValuesToDelete ?? []).entries()) {
    const path = ['optionValuesToDelete', String(index)]
    const value = option.values.find((candidate) => candidate.id === parseGid(id)?.id)
    if (value === undefined) {
      errors.push(userError(path, 'Option value does not exist.', 'OPTION_VALUE_DOES_NOT_EXIST'))
    } else if (
      args.variantStrategy !== 'MANAGE' &&
      product.variants.some((variant) => variant.optionValues[position] === value)
    ) {
      const message = 'Option value with variants linked cannot be deleted.'
      errors.push(userError(path, message, 'OPTION_VALUE_HAS_VARIANTS'))
    }
  }
  const stays = option.values.length - (args.optionValuesToDelete ?? []).length
  if (stays + (args.optionValuesToAdd ?? []).length === 0) {
    const message = 'Cannot delete all option values of an option.'
    const code = 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION'
    errors.push(userError(['optionValuesToDelete'], message, code))
  }
  const names = [
    ...option.values.map((value) => renamed.get(value.id) ?? value.name),
    ...(args.optionValuesToAdd ?? []).map((value) => value.name?.trim() ?? ''),
  ]
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    const path = args.optionValuesToAdd == null ? ['optionValuesToUpdate'] : ['optionValuesToAdd']
    errors.push(userError(path, 'Option value already exists.', 'OPTION_VALUE_ALREADY_EXISTS'))
  }
  return errors
}

function write(
  store: StoreState,
  product: ProductRecord,
  option: OptionRecord,
  input: OptionInput,
  args: UpdateArguments,
): void {
  option.name = input.name?.trim() ?? option.name
  for (const { id, name } of args.optionValuesToUpdate ?? []) {
    const value = option.values.find((candidate) => candidate.id === parseGid(id)?.id)
    if (value !== undefined) value.name = name?.trim() ?? value.name
  }
  const deleted = new Set((args.optionValuesToDelete ?? []).map((gid) => parseGid(gid)?.id))
  const added = (args.optionValuesToAdd ?? []).map(
    ({ name }) => new OptionValueRecord(store.nextId(), name?.trim() ?? ''),
  )
  const gone = option.values.filter((value) => deleted.has(value.id))
  option.values = [...option.values.filter((value) => !deleted.has(value.id)), ...added]
  if (args.variantStrategy === 'MANAGE') {
    manageVariants(store, product, option, { added, deleted: gone })
  }
  if (input.position != null) moveOption(product, option, input.position - 1)
}

/** Variants hold their values in the options' order, so they follow. */
function moveOption(product: ProductRecord, option: OptionRecord, to: number): void {
  const from = product.options.indexOf(option)
  const moved = <Item>(items: readonly Item[]): Item[] => {
    const rest = [...items]
    rest.splice(to, 0, ...rest.splice(from, 1))
    return rest
  }
  product.options = moved(product.options)
  for (const variant of product.variants) variant.optionValues = moved(variant.optionValues)
}

function shapeOf({ options }: ProductRecord): string {
  return JSON.stringify(
    options.map(({ id, name, values }) => [
      id,
      name,
      values.map((value) => [value.id, value.name]),
    ]),
  )
}
