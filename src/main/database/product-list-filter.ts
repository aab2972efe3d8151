import {
  PRODUCT_FACETS,
  type ProductFacet,
  type ProductFilter,
  type StockState,
} from '@shared/contract/products'
import { BADGE } from './badge'
import { allOf, among, anyOf, type Condition } from './condition'
import { searchCondition } from './product-search'

/** Where the values of a facet are, of a product `p` of `ams_listed`. */
export const FACET_COLUMNS: Readonly<Record<ProductFacet, string>> = {
  badges: BADGE,
  vendors: 'p.vendor',
  categories: 'p.category',
  shopifyStatuses: 'p.shopify_status',
  amsStatuses: 'p.status',
  stock: `CASE WHEN p.available IS NULL THEN 'not-set' WHEN p.available > 0 THEN 'in-stock' ELSE 'none-left' END`,
}

const STOCK: Readonly<Record<StockState, string>> = {
  'in-stock': 'p.available > 0',
  'none-left': 'p.available <= 0',
  'not-set': 'p.available IS NULL',
}

/** The products `p` of `ams_listed` under a filter; `without` leaves one facet out, for its own counts. */
export function productsUnder(filter: ProductFilter, without?: ProductFacet): Condition {
  const search = searchCondition(filter.search)
  const facets = PRODUCT_FACETS.filter((facet) => facet !== without && filter[facet].length > 0)
  return allOf([
    ...(search ? [search] : []),
    ...facets.map((facet) =>
      facet === 'stock'
        ? anyOf(filter.stock.map((state) => ({ sql: STOCK[state], values: [] })))
        : among(FACET_COLUMNS[facet], filter[facet]),
    ),
  ])
}
