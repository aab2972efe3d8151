/** The shop of the recordings, as far as its answers show it. */
export const RECORDED_SHOP = JSON.stringify({
  shop: {
    id: 92891250994,
    name: 'harry-test-heelo',
    myshopifyDomain: 'harry-test-heelo.myshopify.com',
    currencyCode: 'CAD',
    ianaTimezone: 'America/Toronto',
    plan: 'Development',
  },
  locations: [
    { id: 106318430514, name: 'Shop location' },
    { id: 106318463282, name: 'My Custom Location' },
    { id: 112829759794, name: 'HAR-571 transfer destination 20260505000619' },
  ],
  products: [],
})

export const ALL_SCOPES = [
  'write_products',
  'write_inventory',
  'write_locations',
  'write_files',
  'write_publications',
  'read_orders',
]
