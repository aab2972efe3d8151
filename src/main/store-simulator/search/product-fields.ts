import type { ProductRecord, VariantRecord } from '../state/records'
import { exactText, numeric, type SearchFields, time, words } from './search-fields'

/** Searchable fields of `products` (arguments of the query, shopify.dev/docs/api/admin-graphql/latest/queries/products). */
export const PRODUCT_SEARCH: SearchFields<ProductRecord> = {
  fields: {
    id: numeric((product) => [product.id]),
    title: words((product) => [product.title]),
    status: exactStatus((product) => product.status),
    vendor: exactText((product) => [product.vendor]),
    product_type: exactText((product) => [product.productType]),
    sku: words((product) => product.variants.map((variant) => variant.sku)),
    barcode: words((product) => product.variants.map((variant) => variant.barcode)),
    handle: exactText((product) => [product.handle]),
    tag: exactText((product) => product.tags),
    created_at: time((product) => product.createdAt),
    updated_at: time((product) => product.updatedAt),
  },
  accepted: { status: ['active', 'draft', 'archived', 'unlisted'] },
  timestamps: ['created_at', 'updated_at'],
  fallback: words((product) => [
    product.title,
    product.vendor,
    product.productType,
    ...product.tags,
    ...product.variants.map((variant) => variant.sku),
  ]),
}

/** Searchable fields of `productVariants` and, where they make sense, of `inventoryItems`. */
export const VARIANT_SEARCH: SearchFields<VariantRecord> = {
  fields: {
    id: numeric((variant) => [variant.id]),
    sku: words((variant) => [variant.sku]),
    barcode: words((variant) => [variant.barcode]),
    title: words((variant) => [variant.title]),
    product_id: numeric((variant) => [variant.product.id]),
    product_status: exactStatus((variant) => variant.product.status),
    vendor: exactText((variant) => [variant.product.vendor]),
    product_type: exactText((variant) => [variant.product.productType]),
    tag: exactText((variant) => variant.product.tags),
    updated_at: time((variant) => variant.updatedAt),
  },
  timestamps: ['updated_at'],
  fallback: words((variant) => [
    variant.title,
    variant.product.title,
    variant.sku,
    variant.barcode,
  ]),
}

/** `status:active,draft` names several. */
function exactStatus<Node>(read: (node: Node) => string): SearchFields<Node>['fallback'] {
  return (node, term) => term.value.toUpperCase().split(',').includes(read(node))
}
