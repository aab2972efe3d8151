import type { AppliedRule } from '@shared/catalog/sold-out'
import type { PushLogStatus, StockCause } from '@shared/contract/stock-sync'
import type { FieldKey } from '@shared/fields/field-registry'

/** The fixed words of exported files. Other programs read them, so they are the same in every language. */

export const FIELD_WORDS: Readonly<Record<FieldKey, string>> = {
  name: 'Name',
  description: 'Description',
  vendor: 'Vendor',
  category: 'Category',
  'option-names': 'Option names',
  'shopify-status': 'Shopify status',
  status: 'Status',
  images: 'Images',
  'image-order': 'Image order',
  'image-alts': 'Image alt texts',
  sku: 'SKU',
  'retail-price': 'Retail price',
  'option-values': 'Option values',
  stock: 'Stock',
  'variant-image': 'Variant image',
}

export const STATUS_WORDS: Readonly<Record<PushLogStatus, string>> = {
  success: 'Success',
  retry: 'Retry',
  failure: 'Failure',
}

export const RULE_WORDS: Readonly<Record<AppliedRule, string>> = {
  respect: 'Respect Shopify',
  force: 'Force sold out at zero',
  keep: 'Keep selling at zero',
  'sold-out': 'Sold out now',
}

export const CAUSE_WORDS: Readonly<Record<StockCause, string>> = {
  sale: 'Sale',
  receipt: 'Received',
  adjustment: 'Count corrected',
  'order-placed': 'Wholesale order placed',
  'order-shipped': 'Wholesale order shipped',
  'order-cancelled': 'Wholesale order cancelled',
  import: 'Catalog file',
  decision: 'Decided in Compare',
  'sold-out': 'By hand',
  'sold-out-rule': 'Sold-Out Override changed',
  location: 'Other location',
  'web-orders': 'Web orders setting',
  created: 'Created in Shopify',
}
