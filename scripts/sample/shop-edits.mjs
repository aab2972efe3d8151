// What the shop's staff changed in Shopify since both sides last agreed, and when. Each entry names
// an AMS product or variant; `rewrite` replaces one passage of the description by another.

export const shopEdits = [
  // Only Shopify changed these.
  { product: 1042, on: '2026-11-22T10:05:00Z', category: 'Drinkware' },
  { product: 1101, on: '2026-11-19T16:40:00Z', category: 'Serving Boards' },
  { product: 1103, on: '2026-11-20T09:12:00Z', name: 'Oak Candle Trio' },
  { product: 1202, on: '2026-11-21T08:30:00Z', shopifyStatus: 'Active' },
  { product: 1204, on: '2026-11-18T13:22:00Z', category: 'Home Textiles' },
  {
    product: 1009,
    on: '2026-11-17T15:02:00Z',
    name: 'Round-bellied Teapot, 900 ml',
    rewrite: [
      ['Do not put the handle in the dishwasher.', 'Wash by hand, and lift the handle off first.'],
    ],
  },
  { product: 1113, on: '2026-11-16T11:48:00Z', optionNames: ['Wood', 'Rack length'] },
  { variant: '1113-2', on: '2026-11-16T11:50:00Z', price: '78.00' },
  { variant: '1113-4', on: '2026-11-16T11:51:00Z', price: '89.00' },
  { product: 1207, on: '2026-11-22T17:30:00Z', shopifyStatus: 'Archived' },
  { product: 1018, on: '2026-11-15T14:14:00Z', shopifyStatus: 'Unlisted' },
  {
    // Looks the same, but the markup says something else.
    product: 1305,
    on: '2026-11-19T10:10:00Z',
    rewrite: [['<strong>six weeks</strong>', '<b>six weeks</b>']],
  },
  { variant: '1305-1', on: '2026-11-19T10:12:00Z', values: ['Oat and Honey'] },
  { product: 1214, on: '2026-11-18T09:00:00Z', vendor: 'Loom and Tide' },
  { variant: '1214-2', on: '2026-11-18T09:01:00Z', price: '88.00' },
  {
    product: 1112,
    on: '2026-11-20T12:25:00Z',
    rewrite: [['Thirty-two centimetres of elm', 'Thirty-two centimetres (12½&nbsp;in) of elm']],
  },
  { variant: '1112-1', on: '2026-11-20T12:26:00Z', sku: 'OE-BRD-ELM-RND' },
  { product: 1021, on: '2026-11-21T16:16:00Z', name: 'Egg Cup, Footed' },
  { variant: '1021-1', on: '2026-11-21T16:17:00Z', price: '15.00' },
  { variant: '1019-3', on: '2026-11-17T08:45:00Z', price: '42.00' },
  { variant: '1019-6', on: '2026-11-17T08:46:00Z', sku: 'FP-PLN-MOS-XL' },

  // AMS changed these too, to something else.
  { variant: '1004-1', on: '2026-11-20T18:03:00Z', price: '44.00' },
  { product: 1116, on: '2026-11-19T12:00:00Z', name: 'Picture Ledge, Shallow' },
  {
    product: 1201,
    on: '2026-11-21T14:41:00Z',
    rewrite: [['wash cool, line dry', 'wash cold, tumble dry low']],
  },
  {
    product: 1219,
    on: '2026-11-22T09:09:00Z',
    category: 'Home Fragrance',
    rewrite: [['Squeeze it now and then.', 'Squeeze it once a week.']],
  },

  // AMS made the very same change.
  { variant: '1011-1', on: '2026-11-18T10:20:00Z', price: '92.00' },
  { product: 1211, on: '2026-11-20T15:33:00Z', name: 'Linen Bread Bag' },

  // The same text, written differently by Shopify's editor.
  {
    product: 1008,
    on: '2026-11-16T09:30:00Z',
    rewrite: [
      ['<br>', '<br/>'],
      ['</p>\n<p>', '</p>\n\n  <p>\n'],
    ],
  },

  // A size that AMS has not heard of.
  {
    product: 1213,
    on: '2026-11-21T11:11:00Z',
    addVariant: ['LT-SLP-43-MOS', '72.00', ['EU 43', 'Moss'], 2, 0],
  },

  // Products that were never linked, as the shop describes them.
  {
    product: 1403,
    on: '2026-10-02T09:00:00Z',
    name: 'Tea Towel, Botanical Print',
    rewrite: [['Pure linen, 48 × 70 cm.', 'Pure linen. Wash at 60&nbsp;°C.']],
  },
  { variant: '1403-1', on: '2026-10-02T09:00:00Z', price: '24.00' },
  { variant: '1403-2', on: '2026-10-02T09:00:00Z', price: '24.00' },
  {
    product: 1404,
    on: '2026-10-12T09:00:00Z',
    category: 'Home Fragrance',
    shopifyStatus: 'Draft',
  },
  { variant: '1404-1', on: '2026-10-12T09:00:00Z', price: '28.00' },

  // Stock: a recount in the shop, an order for something made to order, a sale nobody wrote down.
  { variant: '1010-1', on: '2026-11-20T17:00:00Z', available: 12 },
  { variant: '1106-4', on: '2026-11-22T07:55:00Z', available: -2, committed: 2 },
  { variant: '1210-1', on: '2026-11-22T13:05:00Z', available: 28, committed: 2 },
]
