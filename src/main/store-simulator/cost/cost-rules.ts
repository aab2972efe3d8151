/**
 * Points of a query (shopify.dev/docs/api/usage/rate-limits). Documented: scalars 0, objects 1, connections by
 * page size, mutations 10, some fields by hand. How a page size counts is not documented; the rule here
 * agrees with nearly all known answers of live shops.
 */
export const MUTATION_COST = 10
export const MAX_QUERY_COST = 1000

/** Mutations that cost more than the others, however many items they take. */
const DEARER_MUTATIONS: Readonly<Record<string, number>> = {
  fileCreate: 20,
  productCreateMedia: 20,
}

export function mutationCost(name: string): number {
  return DEARER_MUTATIONS[name] ?? MUTATION_COST
}

/** Growth with the page size: 1 → 1, 3 → 2, 10 → 4, 50 → 7, 250 → 11. */
export function pageFactor(size: number): number {
  return Math.max(1, Math.floor(2 * Math.log(Math.max(1, size))))
}

/** A connection whose nodes cost `nodeCost` each, objects inside included. */
export function connectionCost(size: number, nodeCost: number): number {
  return 2 + pageFactor(size) * nodeCost
}

/** Fields with a cost of their own, whatever is inside. */
export const HAND_SET_COSTS: Readonly<Record<string, number>> = {
  'QueryRoot.productsCount': 10,
  'QueryRoot.productVariantsCount': 10,
}

/** Objects that are free, with what is inside. */
export const FREE_TYPES: ReadonlySet<string> = new Set([
  'MoneyV2',
  'PageInfo',
  'InventoryItemMeasurement',
])

/** Plain lists that cost nothing afterwards when only one object came back. */
export const FREE_WHEN_SINGLE: ReadonlySet<string> = new Set([
  'QueryRoot.nodes',
  'Product.options',
  'ProductOption.optionValues',
])

/** How many objects came back, as it counts afterwards: not rounded, and an empty page counts as one object. */
export function returnedFactor(count: number): number {
  return Math.max(1, 2 * Math.log(Math.max(1, count)))
}

/** What each entry of a `productSet` list adds. */
export const PRODUCT_SET_ITEM_COSTS = { variant: 0.2, file: 1.9, variantFile: 0.6, metafield: 0.4 }
