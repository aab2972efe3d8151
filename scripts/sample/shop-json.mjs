const SHOP = {
  id: 1,
  name: 'Fernhill Workshop',
  myshopifyDomain: 'fernhill-workshop.myshopify.com',
  currencyCode: 'USD',
  ianaTimezone: 'America/New_York',
  plan: 'Basic',
}
const LOCATIONS = [{ id: 1, name: 'Fernhill Studio' }]

const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_PRODUCT_MS = Date.UTC(2025, 1, 3, 9, 0)
const LAST_AGREED_MS = Date.UTC(2026, 10, 14, 14, 12)

const timestamp = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z')

// Spread over the year in which the shop was filled, so that lists sorted by date look alive.
const createdAt = (product) =>
  timestamp(
    FIRST_PRODUCT_MS +
      ((product.shopifyId * 7) % 320) * DAY_MS +
      (product.shopifyId % 480) * 60_000,
  )

const updatedAt = (product) =>
  product.changedAt ?? timestamp(LAST_AGREED_MS - ((product.shopifyId * 11) % 90) * DAY_MS)

const handleOf = (name) =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const tagsOf = (product) => [
  ...new Set([handleOf(product.agreedCategory), handleOf(product.agreedVendor)]),
]

const toShopVariant = (variant) => ({
  id: variant.shopifyId,
  sku: variant.sku === '' ? null : variant.sku,
  barcode: variant.barcode,
  price: variant.price,
  compareAtPrice: variant.compareAt,
  optionValues: variant.values,
  tracked: variant.tracked,
  inventoryPolicy: variant.policy,
  available: variant.available,
  committed: variant.committed,
})

const toShopProduct = (product) => ({
  id: product.shopifyId,
  title: product.name,
  handle: handleOf(product.handleName),
  descriptionHtml: product.description,
  vendor: product.vendor,
  productType: product.category,
  status: product.shopifyStatus.toUpperCase(),
  tags: tagsOf(product),
  createdAt: createdAt(product),
  updatedAt: updatedAt(product),
  options: product.optionNames,
  variants: product.variants.map(toShopVariant),
})

export const toShopJson = (products) => {
  const ordered = products.toSorted((a, b) => a.shopifyId - b.shopifyId)
  const shop = { shop: SHOP, locations: LOCATIONS, products: ordered.map(toShopProduct) }
  return `${JSON.stringify(shop, null, 1)}\n`
}
