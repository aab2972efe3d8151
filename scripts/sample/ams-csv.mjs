import { amsOnlyFields } from './ams-only-fields.mjs'

const PRODUCT_COLUMNS = [
  'product_id',
  'name',
  'description',
  'vendor',
  'category',
  'status',
  'shopify_status',
  'shopify_product_id',
  'option1_name',
  'option2_name',
  'option3_name',
]
const VARIANT_COLUMNS = [
  'variant_id',
  'sku',
  'retail_price',
  'option1_value',
  'option2_value',
  'option3_value',
  'shopify_variant_id',
  'on_hand',
  'wholesale_commitments',
]
const AMS_ONLY_COLUMNS = [
  'cogs',
  'material_cost',
  'labor',
  'markup',
  'wholesale_price',
  'commission_rate',
  'retail_listed',
  'consignment_stock',
  'components',
  'bill_of_materials',
]
const COLUMNS = [...PRODUCT_COLUMNS, ...VARIANT_COLUMNS, ...AMS_ONLY_COLUMNS]

const rowOf = (product, variant) => ({
  product_id: product.id,
  name: product.name,
  description: product.description,
  vendor: product.vendor,
  category: product.category,
  status: product.status,
  shopify_status: product.shopifyStatus,
  shopify_product_id: product.shopifyId,
  option1_name: product.optionNames[0],
  option2_name: product.optionNames[1],
  option3_name: product.optionNames[2],
  variant_id: variant.id,
  sku: variant.sku,
  retail_price: variant.price,
  option1_value: variant.values[0],
  option2_value: variant.values[1],
  option3_value: variant.values[2],
  shopify_variant_id: variant.shopifyId,
  on_hand: variant.onHand,
  wholesale_commitments: variant.wholesale,
  ...amsOnlyFields(product, variant),
})

const cell = (value) => {
  const text = String(value ?? '')
  // Quoted also around outer spaces, which some readers would trim otherwise.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180 with CRLF, one row per variant, ordered by product id. */
export const toAmsCsv = (products) => {
  const rows = products
    .toSorted((a, b) => a.id - b.id)
    .flatMap((product) => product.variants.map((variant) => rowOf(product, variant)))
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}
