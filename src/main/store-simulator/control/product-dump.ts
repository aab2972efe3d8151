import { itemGid, productGid, variantGid } from '../queries/lookup'
import { toDateTime } from '../state/clock'
import type { ProductRecord, VariantRecord } from '../state/records'

/** A product as plain data for assertions: what the store holds, without the API's views of it. */
export function productDump(product: ProductRecord): Record<string, unknown> {
  return {
    id: productGid(product),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    status: product.status,
    tags: product.tags,
    createdAt: toDateTime(product.createdAt),
    updatedAt: toDateTime(product.updatedAt),
    options: product.options.map((option) => ({
      name: option.name,
      values: option.values.map((value) => value.name),
    })),
    metafields: product.metafields.map(({ namespace, key, type, value }) => ({
      namespace,
      key,
      type,
      value,
    })),
    variants: product.variants.map(variantDump),
  }
}

function variantDump(variant: VariantRecord): Record<string, unknown> {
  return {
    id: variantGid(variant),
    inventoryItemId: itemGid(variant),
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    optionValues: variant.optionValues.map((value) => value.name),
    tracked: variant.tracked,
    inventoryPolicy: variant.inventoryPolicy,
    levels: variant.levels.map(({ locationId, available, committed, isActive }) => ({
      locationId: `gid://shopify/Location/${locationId}`,
      available,
      committed,
      isActive,
    })),
  }
}
