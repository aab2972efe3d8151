import {
  DEFAULT_OPTION_VALUE,
  LevelRecord,
  type OptionRecord,
  OptionValueRecord,
  type ProductRecord,
  VariantRecord,
} from './records'
import type { StoreState } from './store-state'

export type NewVariant = {
  /** One name for each option; empty for a product without options. New names become new values. */
  readonly optionValues: readonly string[]
  /** Units at the first location. */
  readonly available: number
  /** Fills the other fields in. */
  readonly write: (variant: VariantRecord) => void
}

/** Adds a variant at the end of its product, stocked at the first location. */
export function addVariant(
  store: StoreState,
  product: ProductRecord,
  wanted: NewVariant,
): VariantRecord {
  const values = product.options.map((option, index) =>
    valueOf(store, option, wanted.optionValues[index] ?? DEFAULT_OPTION_VALUE),
  )
  const variant = new VariantRecord(store.nextId(), product, values, store.now())
  variant.levels = [
    new LevelRecord(store.primaryLocation.id, wanted.available, 0, variant.createdAt),
  ]
  wanted.write(variant)
  store.setVariants(product, [...product.variants, variant])
  store.touch(product)
  return variant
}

export function removeVariant(store: StoreState, variant: VariantRecord): void {
  const { product } = variant
  const rest = product.variants.filter((candidate) => candidate !== variant)
  store.setVariants(product, rest)
  store.touch(product)
}

/** The option's value of that name; made when there is none. */
export function valueOf(store: StoreState, option: OptionRecord, name: string): OptionValueRecord {
  const existing = option.values.find((value) => value.name === name)
  if (existing !== undefined) return existing
  const value = new OptionValueRecord(store.nextId(), name)
  option.values = [...option.values, value]
  return value
}

/** Sets units at a location; a level that isn't there yet is made active. Stock changes bump variant and product. */
export function stockVariant(
  store: StoreState,
  variant: VariantRecord,
  change: {
    locationId: number
    available?: number | undefined
    committed?: number | undefined
    isActive?: boolean | undefined
  },
): void {
  const level = levelFor(store, variant, change.locationId, true)
  level.available = change.available ?? level.available
  level.committed = change.committed ?? level.committed
  level.isActive = change.isActive ?? level.isActive
  level.updatedAt = store.now()
  store.touchVariant(variant)
}

/** The item's level at a location, made when there is none; a new one is active or not, as `isActive` says. */
export function levelFor(
  store: StoreState,
  variant: VariantRecord,
  locationId: number,
  isActive: boolean,
): LevelRecord {
  const existing = variant.levelAt(locationId)
  if (existing !== undefined) return existing
  const level = new LevelRecord(locationId, 0, 0, store.now())
  level.isActive = isActive
  variant.levels = [...variant.levels, level]
  return level
}
