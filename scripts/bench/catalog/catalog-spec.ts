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

/** Spreads `marked` marks evenly over `total` places; exactly that many places have one. */
export function hasMark(index: number, marked: number, total: number): boolean {
  return markNumber(index + 1, marked, total) > markNumber(index, marked, total)
}

/** How many marks stand before a place. */
export function markNumber(index: number, marked: number, total: number): number {
  return Math.floor((index * marked) / total)
}

/** How many products of a spec are planted to differ, the edited ones not counted. */
export function plantedDifferences({ products, differingPercent }: CatalogSpec): number {
  return Math.floor((products * differingPercent) / 100)
}
