import type { ShopRecord } from '../state/records'

/** The shop of an empty or generated store. */
export const DEFAULT_SHOP: ShopRecord = {
  id: 1,
  name: 'Simulated Store',
  myshopifyDomain: 'simulated-store.myshopify.com',
  currencyCode: 'USD',
  ianaTimezone: 'America/New_York',
  plan: 'Basic',
}

export const DEFAULT_LOCATION = { id: 1, name: 'Main studio' } as const

/** Every shop has its online store as a channel. */
export const DEFAULT_PUBLICATION = { id: 3, name: 'Online Store' } as const
