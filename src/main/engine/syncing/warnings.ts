import { isShopifyStatus } from '@shared/catalog/product'
import type { SyncWarning } from '@shared/contract/sync'
import { counted, t } from '@shared/words/words'
import { agreedCurrency } from '../catalog'
import { stockLocationClosed } from '../connection'
import type { RunStore, StateStore } from '../ports'

/** SKU differences that no eye would still look through one by one. */
const MANY_SKUS = 20
/** Share of the linked variants, in percent. */
const MANY_SKUS_PERCENT = 5

/** A large part of the SKUs changed at once: a renumbering, or a file with the wrong column. */
export function massSkuChange({ comparison }: StateStore): SyncWarning | null {
  const changed = comparison.rowsOfField('sku')
  if (changed < MANY_SKUS) return null
  const linked = comparison.linkedVariants()
  if (changed * 100 <= linked * MANY_SKUS_PERCENT) return null
  return {
    kind: 'mass-sku-change',
    message: t`${changed} of ${linked} linked variants have another SKU on the two sides. Their links hold, because ids are stronger than SKUs.`,
    nextStep: t`If SKUs were renumbered on purpose, decide them together. If a file had the wrong column, import the right one.`,
  }
}

/** Shopify came to use a word for a product's listing that was not there when this Concord was made. */
export function unknownStatus({ comparison }: StateStore): SyncWarning | null {
  const unknown = comparison.shopStatuses().filter(({ status }) => !isShopifyStatus(status))
  if (unknown.length === 0) return null
  const products = unknown.reduce((sum, { count }) => sum + count, 0)
  const words = unknown.map(({ status }) => status).join(', ')
  return {
    kind: 'unknown-status',
    message: t`${counted(products, 'product')} in Shopify with a status that this Concord does not know: ${words}. The status is shown as it is and left alone; all else of them is compared.`,
    nextStep: t`Update Concord.`,
  }
}

/** Amounts carry no currency of their own, so the shop's must be the one that they were compared in. */
export function currencyChanged(runs: RunStore, currencyNow: string | null): SyncWarning | null {
  const known = agreedCurrency(runs, currencyNow)
  if (known === null || known === currencyNow) return null
  return {
    kind: 'currency-changed',
    message: t`The shop sells in ${currencyNow} now, the prices in AMS were agreed in ${known}. Prices are compared as plain amounts, and none is sent.`,
    nextStep: t`Import the AMS catalog with prices in the new currency, or change the shop back.`,
  }
}

/** Stock is as it was last read, and no decision about it can be carried out. */
export function stockUnread(runs: RunStore): SyncWarning {
  return { kind: 'stock-unread', ...stockLocationClosed(runs) }
}

/** The read had holes that Concord filled by asking for each product. */
export function healedRead(healed: number): SyncWarning | null {
  if (healed === 0) return null
  return {
    kind: 'read-healed',
    message: t`${healed} linked products were not in Shopify's catalog file, although Shopify has them. They were read one by one; nothing is called missing.`,
    nextStep: t`If this comes back at every run, tell Shopify.`,
  }
}
