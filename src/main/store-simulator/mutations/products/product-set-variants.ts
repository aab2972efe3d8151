import { findLocation } from '../../queries/lookup'
import { parseGid } from '../../schema/gid'
import {
  LevelRecord,
  type OptionRecord,
  type ProductRecord,
  VariantRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { applyMetafields, checkMetafields } from '../metafields/metafields'
import { type UserError, userError } from '../user-error'
import type { OptionValueInput } from '../variants/variant-input'
import { applyVariantFields, checkVariantFields } from '../variants/variant-input'
import type { VariantSetInput } from './product-set-input'
import type { OptionToBe } from './product-set-options'

/** What is wrong with a whole list of variants, against the options they'll have. `product` is `null` for a new one. */
export function checkVariants(
  store: StoreState,
  options: readonly OptionToBe[],
  inputs: readonly VariantSetInput[],
  product: ProductRecord | null,
): UserError[] {
  const titles = new Set<string>()
  return inputs.flatMap((input, index) => {
    const at = (...names: string[]): string[] => ['input', 'variants', String(index), ...names]
    // This mutation has fewer codes than the others: whatever is wrong with a field is an invalid variant.
    const errors = checkVariantFields(input, at).map(
      (error): UserError => ({ ...error, code: 'INVALID_VARIANT' }),
    )
    if (
      input.id != null &&
      product?.variants.every((variant) => !isVariant(variant, input)) !== false
    ) {
      const message = 'Product variant does not exist'
      errors.push(userError(at('id'), message, 'PRODUCT_VARIANT_DOES_NOT_EXIST'))
    }
    const existing = product?.variants.find((variant) => isVariant(variant, input)) ?? null
    errors.push(...checkOptionValues(options, input, at), ...checkQuantities(store, input, at))
    if (existing !== null) errors.push(...checkMetafields(store, input.metafields, existing, at))
    const title = tupleOf(options, input)
    if (titles.has(title)) {
      const message = `The variant '${title}' already exists. Please change at least one option value.`
      errors.push(userError(at(), message, 'INVALID_VARIANT'))
    }
    titles.add(title)
    return errors
  })
}

function checkOptionValues(
  options: readonly OptionToBe[],
  input: VariantSetInput,
  at: (...names: string[]) => string[],
): UserError[] {
  const values = input.optionValues ?? []
  for (const [index, value] of values.entries()) {
    const path = at('optionValues', String(index))
    const option = options.find((candidate) => namesOption(candidate, value))
    if (option === undefined) {
      return [userError(path, 'Option does not exist', 'OPTION_DOES_NOT_EXIST')]
    }
    if (valueName(option, value) === null) {
      return [userError(path, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST')]
    }
  }
  const isComplete = options.every((option) => values.some((value) => namesOption(option, value)))
  if (isComplete) return []
  return [userError(at('optionValues'), 'Option values are missing', 'OPTION_VALUES_MISSING')]
}

/** Whether an entry of `optionValues` is about this option: by its id or by its name. */
export function namesOption(
  option: { readonly id: number | null; readonly name: string },
  entry: OptionValueInput,
): boolean {
  if (entry.optionId != null) return parseGid(entry.optionId)?.id === option.id
  return entry.optionName === option.name
}

/** The name of the value that an entry asks for, or `null` when it names none. */
function valueName(
  option: { readonly values: readonly { readonly id: number; readonly name: string }[] },
  entry: OptionValueInput,
): string | null {
  if (entry.id == null) return entry.name?.trim() || null
  const id = parseGid(entry.id)?.id
  return option.values.find((value) => value.id === id)?.name ?? null
}

function checkQuantities(
  store: StoreState,
  input: VariantSetInput,
  at: (...names: string[]) => string[],
): UserError[] {
  return (input.inventoryQuantities ?? []).flatMap((row, index) => {
    const path = (name: string): string[] => at('inventoryQuantities', String(index), name)
    if (row.name !== 'available' && row.name !== 'on_hand') {
      const message = "The quantity name must be either 'available' or 'on_hand'."
      return [userError(path('name'), message, 'INVALID_INPUT')]
    }
    if (findLocation(store, row.locationId) !== null) return []
    return [
      userError(path('locationId'), 'The specified location could not be found.', 'NOT_FOUND'),
    ]
  })
}

/** The variant's values in the options' order, as `Small / Oiled`. */
function tupleOf(options: readonly OptionToBe[], input: VariantSetInput): string {
  return options
    .map((option) => {
      const entry = input.optionValues?.find((candidate) => namesOption(option, candidate))
      return entry === undefined ? '' : (valueName(option, entry) ?? '')
    })
    .join(' / ')
}

/**
 * The complete new list: known variants (by id, else by their values) are changed, others made. Whoever
 * isn't in `inputs` isn't in the result either. Returns whether any variant that stayed is different now.
 */
export function buildVariants(
  store: StoreState,
  product: ProductRecord,
  options: readonly OptionRecord[],
  inputs: readonly VariantSetInput[],
): { variants: VariantRecord[]; changed: boolean } {
  let changed = false
  const variants = inputs.map((input) => {
    const values = options.map((option, index) => {
      const wanted = input.optionValues?.find((entry) => namesOption(option, entry))
      const name = wanted === undefined ? null : valueName(option, wanted)
      const value = option.values.find((candidate) => candidate.name === name)
      if (value === undefined) throw new RangeError(`No value for option ${index + 1}`)
      return value
    })
    const title = values.map((value) => value.name).join(' / ')
    const existing = product.variants.find((variant) =>
      input.id == null ? variant.title === title : isVariant(variant, input),
    )
    const variant = existing ?? newVariant(store, product, values, input)
    const moved = variant.title !== title
    variant.optionValues = values
    const stocked = setQuantities(store, variant, input)
    const described = applyMetafields(store, variant, input.metafields, 'replace')
    if (applyVariantFields(variant, input) || moved || stocked || described) {
      variant.updatedAt = store.now()
      changed = true
    }
    return variant
  })
  return { variants, changed }
}

function newVariant(
  store: StoreState,
  product: ProductRecord,
  values: VariantRecord['optionValues'],
  { inventoryQuantities }: VariantSetInput,
): VariantRecord {
  const variant = new VariantRecord(store.nextId(), product, values, store.now())
  // Whoever says where the units are stocks the item there and nowhere else.
  if (inventoryQuantities != null && inventoryQuantities.length > 0) return variant
  variant.levels = [new LevelRecord(store.primaryLocation.id, 0, 0, variant.createdAt)]
  return variant
}

/** Overwrites blindly: this mutation has no value to compare with. */
function setQuantities(store: StoreState, variant: VariantRecord, input: VariantSetInput): boolean {
  let changed = false
  for (const row of input.inventoryQuantities ?? []) {
    const locationId = parseGid(row.locationId)?.id ?? 0
    let level = variant.levelAt(locationId)
    if (level === undefined) {
      level = new LevelRecord(locationId, 0, 0, store.now())
      variant.levels = [...variant.levels, level]
      changed = true
    }
    const available = row.name === 'on_hand' ? row.quantity - level.committed : row.quantity
    if (available !== level.available) changed = true
    level.available = available
    level.updatedAt = store.now()
  }
  return changed
}

function isVariant(variant: VariantRecord, input: VariantSetInput): boolean {
  return input.id != null && parseGid(input.id)?.id === variant.id
}
