import { parseGid } from '../../schema/gid'
import {
  type OptionRecord,
  OptionValueRecord,
  type ProductRecord,
  type VariantRecord,
} from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'
import type { OptionValueInput } from './variant-input'

const MAX_NAME_LENGTH = 255

/** A value a variant is to have: an existing one, or the name of one to be made. */
export type WantedValue = OptionValueRecord | { readonly newName: string }
/** One wanted value for each option, in the options' order. */
export type WantedValues = readonly WantedValue[]

type Resolved = { readonly values: WantedValues } | { readonly errors: readonly UserError[] }

/**
 * The values that `inputs` name on the product's options (by `optionName` and `name`, or by ids). Options not
 * mentioned keep the `current` value; without a current one they're missing and refused.
 */
export function resolveOptionValues(
  product: ProductRecord,
  inputs: readonly OptionValueInput[],
  current: readonly OptionValueRecord[] | null,
  at: (...names: string[]) => string[],
): Resolved {
  const wanted: (WantedValue | undefined)[] = product.options.map((_, index) => current?.[index])
  const errors: UserError[] = []
  for (const [index, input] of inputs.entries()) {
    const path = at('optionValues', String(index))
    const position = product.options.findIndex((option) => isOption(option, input))
    const option = product.options[position]
    if (option === undefined) {
      errors.push(userError(path, 'Option does not exist', 'OPTION_DOES_NOT_EXIST'))
      continue
    }
    const value = wantedValue(option, input)
    if (value === null) {
      errors.push(userError(path, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST'))
    } else if (nameOf(value).length > MAX_NAME_LENGTH) {
      const message = 'Option value name is too long.'
      errors.push(userError([...path, 'name'], message, 'OPTION_VALUE_NAME_TOO_LONG'))
    } else wanted[position] = value
  }
  if (errors.length > 0) return { errors }
  const values = wanted.flatMap((value) => value ?? [])
  if (values.length < product.options.length) {
    const missing = product.options.find((_, index) => wanted[index] === undefined)
    const message = `You need to add option values for ${missing?.name ?? 'each option'}`
    return { errors: [userError(at(), message, 'NEED_TO_ADD_OPTION_VALUES')] }
  }
  return { values }
}

function isOption(option: OptionRecord, input: OptionValueInput): boolean {
  if (input.optionId != null) return parseGid(input.optionId)?.id === option.id
  return input.optionName != null && input.optionName.toLowerCase() === option.name.toLowerCase()
}

function wantedValue(option: OptionRecord, input: OptionValueInput): WantedValue | null {
  if (input.id != null) {
    const id = parseGid(input.id)?.id
    return option.values.find((value) => value.id === id) ?? null
  }
  if (input.name == null || input.name.trim() === '') return null
  const newName = input.name.trim()
  return option.values.find((value) => value.name === newName) ?? { newName }
}

export function nameOf(value: WantedValue): string {
  return value instanceof OptionValueRecord ? value.name : value.newName
}

/** `Small / Oiled`: how a variant with these values is called. */
export function titleOf(values: WantedValues): string {
  return values.map(nameOf).join(' / ')
}

/** Makes the missing values on the product's options and returns all as records. */
export function createValues(
  store: StoreState,
  product: ProductRecord,
  values: WantedValues,
): readonly OptionValueRecord[] {
  return values.map((value, index) => {
    if (value instanceof OptionValueRecord) return value
    const option = product.options[index]
    if (option === undefined) throw new RangeError('More values than options')
    const made = option.values.find((existing) => existing.name === value.newName)
    if (made !== undefined) return made
    const record = new OptionValueRecord(store.nextId(), value.newName)
    option.values = [...option.values, record]
    return record
  })
}

/** The variant among `variants` that already has these values. */
export function variantWith(
  variants: readonly VariantRecord[],
  values: WantedValues,
): VariantRecord | undefined {
  const title = titleOf(values)
  return variants.find((variant) => variant.title === title)
}
