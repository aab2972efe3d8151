import { parseGid } from '../../schema/gid'
import { OptionRecord, OptionValueRecord, type ProductRecord } from '../../state/records'
import type { StoreState } from '../../state/store-state'
import { type UserError, userError } from '../user-error'
import type { OptionSetInput } from './product-set-input'

const MAX_OPTIONS = 3
const MAX_NAME_LENGTH = 255

/** What is wrong with a whole list of options. */
export function checkOptions(inputs: readonly OptionSetInput[]): UserError[] {
  const at = (...path: string[]): string[] => ['input', 'productOptions', ...path]
  if (inputs.length > MAX_OPTIONS) {
    const message = `Can only specify a maximum of ${MAX_OPTIONS} options`
    return [userError(at(), message, 'OPTIONS_OVER_LIMIT')]
  }
  const names = new Set<string>()
  return inputs.flatMap((input, index) => {
    const place = String(index)
    const name = input.name?.trim() ?? ''
    if (input.id == null && name === '') {
      return [userError(at(place, 'name'), "Option name can't be blank", 'INVALID_INPUT')]
    }
    if (name.length > MAX_NAME_LENGTH) {
      return [userError(at(place, 'name'), 'Option name is too long.', 'INVALID_INPUT')]
    }
    if (name.includes(' / ')) {
      return [userError(at(place, 'name'), 'Option name cannot contain " / "', 'INVALID_INPUT')]
    }
    const isRepeated = name !== '' && names.has(name.toLowerCase())
    names.add(name.toLowerCase())
    if (isRepeated) {
      const message = `Option name '${name}' is duplicated`
      return [userError(at(place), message, 'DUPLICATED_OPTION_NAME')]
    }
    return checkValues(input, at(place, 'values'))
  })
}

/** An option as it will be, known by its id as far as it has one already. */
export type OptionToBe = {
  readonly id: number | null
  readonly name: string
  /** Values with ids: those that can be named by id. */
  readonly values: readonly { readonly id: number; readonly name: string }[]
}

/** The options that a list asks for, in the order of the list. */
export function optionsToBe(
  inputs: readonly OptionSetInput[],
  product: ProductRecord | null,
): OptionToBe[] {
  return inputs.map((input) => {
    const existing = product?.options.find((option) =>
      input.id == null ? option.name === input.name : option.id === parseGid(input.id)?.id,
    )
    const name = input.name?.trim() ?? existing?.name ?? ''
    return { id: existing?.id ?? null, name, values: existing?.values ?? [] }
  })
}

function checkValues(input: OptionSetInput, path: string[]): UserError[] {
  const values = input.values ?? []
  if (values.length === 0 && input.id == null) {
    return [userError(path, 'Option values are required', 'OPTION_VALUES_MISSING')]
  }
  const names = values.flatMap((value) => value.name?.toLowerCase() ?? [])
  if (new Set(names).size === names.length) return []
  return [userError(path, 'Option values must be unique', 'DUPLICATED_OPTION_VALUE')]
}

/** The options as records: those with a known id or name are kept (and renamed), others are new. */
export function buildOptions(
  store: StoreState,
  product: ProductRecord,
  inputs: readonly OptionSetInput[],
): OptionRecord[] {
  const ordered = [...inputs.entries()].sort(
    ([a, left], [b, right]) => (left.position ?? a + 1) - (right.position ?? b + 1),
  )
  return ordered.map(([, input]) => {
    const existing = product.options.find((option) =>
      input.id == null ? option.name === input.name : option.id === parseGid(input.id)?.id,
    )
    const name = input.name?.trim() ?? existing?.name ?? ''
    const values =
      input.values == null ? (existing?.values ?? []) : buildValues(store, existing, input.values)
    return new OptionRecord(existing?.id ?? store.nextId(), name, values)
  })
}

function buildValues(
  store: StoreState,
  option: OptionRecord | undefined,
  inputs: NonNullable<OptionSetInput['values']>,
): OptionValueRecord[] {
  return inputs.map((input) => {
    const existing = option?.values.find((value) =>
      input.id == null ? value.name === input.name : value.id === parseGid(input.id)?.id,
    )
    const name = input.name?.trim() ?? existing?.name ?? ''
    return new OptionValueRecord(existing?.id ?? store.nextId(), name)
  })
}
