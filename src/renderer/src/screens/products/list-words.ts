import type { StockState } from '@shared/contract/products'
import { t } from '@shared/words/words'
import type { OptionalColumn } from './products-store'

export const STOCK_WORDS: Readonly<Record<StockState, string>> = {
  'in-stock': t`In stock`,
  'none-left': t`None left`,
  'not-set': t`Not set`,
}

export const COLUMN_WORDS: Readonly<Record<OptionalColumn, string>> = {
  badge: t`Sync status`,
  vendor: t`Vendor`,
  category: t`Category`,
  variants: t`Variants`,
  price: t`Retail price`,
  stock: t`Available`,
  status: t`Shopify status`,
  differences: t`Differences`,
}
