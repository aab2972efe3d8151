import { z } from 'zod'
import type { FieldCall } from '../../endpoint/object-type'
import type { RequestContext } from '../../endpoint/request-context'
import { productGid } from '../../queries/lookup'
import {
  LevelRecord,
  OptionRecord,
  OptionValueRecord,
  type ProductRecord,
  VariantRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { parseInput, type UserError, userError } from '../user-error'
import { takeNewVariants } from '../variants/variant-allowance'
import { combinations, type OptionPayload, productFor } from './option-payload'

const optionInput = z.strictObject({
  name: z.string().nullish(),
  position: z.number().int().nullish(),
  values: z.array(z.strictObject({ name: z.string().nullish() })).nullish(),
})
type OptionInput = z.infer<typeof optionInput>
const createArguments = z.object({
  productId: z.string(),
  options: z.array(z.unknown()),
  variantStrategy: z.enum(['LEAVE_AS_IS', 'CREATE']).nullish(),
})

const MAX_OPTIONS = 3
const MAX_VARIANTS = 2048
const MAX_NAME_LENGTH = 255

/**
 * `productOptionsCreate`: existing variants take the first value of each new option; `CREATE` makes every
 * other combination too. The default option gives way to the first real one.
 */
export function productOptionsCreate(call: FieldCall, context: RequestContext): OptionPayload {
  const { store } = context
  const args = createArguments.parse(call.args)
  const inputs = args.options.map((option) => parseInput(optionInput, 'OptionCreateInput', option))
  const product = productFor(store, args.productId)
  if ('error' in product) return { product: null, userErrors: [product.error] }
  const kept = product.hasOnlyDefaultVariant ? [] : product.options
  const userErrors = check(inputs, kept)
  if (userErrors.length > 0) return { product, userErrors }
  const added = inputs.map((input) => newOption(store, input))
  const all = inOrder(kept, added, inputs)
  if (args.variantStrategy === 'CREATE') {
    const count = all.reduce((total, option) => total * option.values.length, 1)
    if (count > MAX_VARIANTS) {
      const message = `The number of variants created would exceed the limit of ${MAX_VARIANTS}`
      return { product, userErrors: [userError(['options'], message, 'TOO_MANY_VARIANTS_CREATED')] }
    }
    takeNewVariants(store, count - product.variants.length)
  }
  write(store, product, all)
  if (args.variantStrategy === 'CREATE') createCombinations(store, product)
  store.touch(product)
  context.effects.push({ mutation: 'productOptionsCreate', changed: [productGid(product)] })
  return { product, userErrors: [] }
}

function check(inputs: readonly OptionInput[], kept: readonly OptionRecord[]): UserError[] {
  if (inputs.length + kept.length > MAX_OPTIONS) {
    const message = `Can only specify a maximum of ${MAX_OPTIONS} options`
    return [userError(['options'], message, 'OPTIONS_OVER_LIMIT')]
  }
  const taken = new Set(kept.map(({ name }) => name.toLowerCase()))
  const given = new Set<string>()
  return inputs.flatMap((input, index) => {
    const refuse = (message: string, code: string, ...names: string[]): UserError[] => [
      userError(['options', String(index), ...names], message, code),
    ]
    const name = input.name?.trim() ?? ''
    const key = name.toLowerCase()
    if (name === '') return refuse('Each option must have a name specified', 'OPTION_NAME_MISSING')
    if (name.length > MAX_NAME_LENGTH) {
      return refuse('Option name is too long.', 'OPTION_NAME_TOO_LONG', 'name')
    }
    if (name.includes(' / ')) {
      return refuse('The name provided is not valid.', 'INVALID_NAME', 'name')
    }
    if (taken.has(key)) return refuse(`Option '${name}' already exists`, 'OPTION_ALREADY_EXISTS')
    if (given.has(key)) return refuse(`Duplicated option name '${name}'`, 'DUPLICATED_OPTION_NAME')
    given.add(key)
    const values = (input.values ?? []).map((value) => value.name?.trim() ?? '')
    if (values.length === 0) {
      const code = 'NEW_OPTION_WITHOUT_VALUE_FOR_EXISTING_VARIANTS'
      return refuse('New option must have at least one value.', code)
    }
    if (values.some((value) => value.length > MAX_NAME_LENGTH)) {
      return refuse('Option value name is too long.', 'OPTION_VALUE_NAME_TOO_LONG', 'values')
    }
    const distinct = new Set(values.map((value) => value.toLowerCase()))
    if (distinct.size === values.length) return []
    return refuse('Duplicated option value', 'DUPLICATED_OPTION_VALUE', 'values')
  })
}

function newOption(store: StoreState, { name, values }: OptionInput): OptionRecord {
  const records = (values ?? []).map(
    (value) => new OptionValueRecord(store.nextId(), value.name?.trim() ?? ''),
  )
  return new OptionRecord(store.nextId(), name?.trim() ?? '', records)
}

/** New options go where `position` says, counted from 1, or behind the others. */
function inOrder(
  kept: readonly OptionRecord[],
  added: readonly OptionRecord[],
  inputs: readonly OptionInput[],
): OptionRecord[] {
  const all = [...kept]
  for (const [index, option] of added.entries()) {
    const position = inputs[index]?.position
    if (position == null) all.push(option)
    else all.splice(position - 1, 0, option)
  }
  return all
}

function write(store: StoreState, product: ProductRecord, all: readonly OptionRecord[]): void {
  const before = product.options
  for (const variant of product.variants) {
    variant.optionValues = all.flatMap((option) => {
      const index = before.indexOf(option)
      const value = index === -1 ? option.values[0] : variant.optionValues[index]
      return value ?? []
    })
    variant.updatedAt = store.now()
  }
  product.options = all
}

function createCombinations(store: StoreState, product: ProductRecord): void {
  const existing = new Map(product.variants.map((variant) => [variant.title, variant]))
  const [model] = product.variants
  const variants = combinations(product.options.map((option) => option.values)).map((values) => {
    const title = values.map((value) => value.name).join(' / ')
    const known = existing.get(title)
    if (known !== undefined) return known
    const variant = new VariantRecord(store.nextId(), product, values, store.now())
    variant.price = model?.price ?? variant.price
    variant.tracked = model?.tracked ?? false
    variant.levels = [new LevelRecord(store.primaryLocation.id, 0, 0, store.now())]
    return variant
  })
  store.setVariants(product, variants)
}
