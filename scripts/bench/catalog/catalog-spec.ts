import { z } from 'zod'

/** Everything that a generated pair of catalogs depends on: equal specs give equal bytes. */
export const catalogSpecSchema = z.object({
  seed: z.number().int(),
  products: z.number().int().positive(),
  /** Of a hundred products, how many differ between AMS and Shopify; one field each. */
  differingPercent: z.number().int().min(0).max(100),
  /** Products that somebody edited in Shopify since: their titles moved on top of the above. */
  editedProducts: z.number().int().min(0),
})
export type CatalogSpec = z.infer<typeof catalogSpecSchema>

export const VARIANTS_PER_PRODUCT = 3

/** How many products of a spec are planted to differ, the edited ones not counted. */
function planted({ products, differingPercent }: CatalogSpec): number {
  return Math.floor((products * differingPercent) / 100)
}

/** Which planted difference a product has, counted from 0; null when it has none. */
export function plantedNumber(spec: CatalogSpec, index: number): number | null {
  return markAt(index, planted(spec), spec.products)
}

/** Edits stand aside of the planted differences, which come in even steps as well. */
const EDITS_ASIDE = 7

export function isEdited({ products, editedProducts }: CatalogSpec, index: number): boolean {
  return markAt((index + EDITS_ASIDE) % products, editedProducts, products) !== null
}

/** Products that differ between both sides of a spec, for whatever reason. */
export function differingProducts(spec: CatalogSpec): number {
  let count = 0
  for (let index = 0; index < spec.products; index++) {
    if (plantedNumber(spec, index) !== null || isEdited(spec, index)) count++
  }
  return count
}

/**
 * Spreads `marks` evenly over `places`, exactly so many: the number of the mark at a place, or null.
 * `marks` is at most `places`.
 */
function markAt(place: number, marks: number, places: number): number | null {
  const before = Math.floor((place * marks) / places)
  return Math.floor(((place + 1) * marks) / places) > before ? before : null
}
