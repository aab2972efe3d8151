// What the studio changed in AMS since both sides last agreed. Each entry names a product or a
// variant and the new values; `rewrite` replaces one passage of the description by another.

export const amsEdits = [
  // Only AMS changed these.
  { product: 1001, name: 'Butter Dish' },
  { variant: '1001-1', price: '58.00' },
  { variant: '1001-2', price: '58.00' },
  { variant: '1002-1', price: '32.00' },
  { variant: '1003-1', price: '31.00' },
  {
    product: 1042,
    rewrite: [['left bare.', 'left bare and waxed. Dishwasher and microwave safe.']],
  },
  { variant: '1042-2', price: '34.00' },
  { variant: '1101-1', price: '64.00' },
  { variant: '1101-2', price: '86.00' },
  { product: 1104, name: 'Ash Rolling Pin ' },
  { variant: '1105-2', price: '58.00' },
  { variant: '1105-4', price: '87.00' },
  { variant: '1105-6', price: '134.00' },
  { variant: '1106-7', price: '208.00' },
  { variant: '1106-8', price: '242.00' },
  { product: 1110, name: 'Salad Servers, Olive Ash', shopifyStatus: 'Active' },
  { product: 1111, shopifyStatus: 'Active' },
  { variant: '1111-1', values: ['Beech', '15 cm'], sku: 'OE-MIL-BEE-15' },
  { variant: '1111-2', values: ['Beech', '25 cm'] },
  { variant: '1111-3', values: ['Walnut', '15 cm'] },
  { variant: '1111-4', values: ['Walnut', '25 cm'] },
  { variant: '1201-1', sku: 'LT-RUN-OAT-72' },
  { variant: '1203-3', values: ['Madder'], sku: 'LT-TWL-MAD' },
  { product: 1205, optionNames: ['Color', 'Size'] },
  { variant: '1205-1', price: '26.00' },
  { variant: '1205-2', price: '56.00' },
  {
    product: 1209,
    optionNames: ['Color'],
    rewrite: [['a pocket for a pencil', 'two pockets: one for a pencil, one for the phone']],
  },
  {
    product: 1212,
    name: 'Rag Rug, Seaside Stripe',
    category: 'Floor',
    rewrite: [['Wash it in the bath, dry it', 'Wash it cold in the bath and dry it flat']],
  },
  {
    product: 1303,
    vendor: 'Saltmarsh Chandlery',
    category: 'Pillar Candles',
    rewrite: [
      ['It burns straight down.', 'It burns straight down, for about five hours per centimetre.'],
    ],
  },
  // No longer made, while the shop still sells it.
  { product: 1014, status: 'inactive' },

  // Shopify changed these too, to something else.
  { variant: '1004-1', price: '42.00' },
  { product: 1116, name: 'Oak Picture Ledge' },
  {
    product: 1201,
    rewrite: [
      ['from European linen', 'from stone-washed European linen'],
      ['220 g/m²', '240 g/m²'],
      ['14 × 70 in', '14 × 72 in'],
    ],
  },
  {
    product: 1219,
    category: 'Gifts',
    rewrite: [['Squeeze it now and then.', 'Squeeze it now and then; it lasts two winters.']],
  },

  // Shopify made the very same change.
  { variant: '1011-1', price: '92.00' },
  { product: 1211, name: 'Linen Bread Bag' },

  // Written differently, and yet the same.
  { variant: '1118-1', price: '78' },
  { product: 1007, name: 'Cafe\u0301 au Lait Bowl' },
  { product: 1306, rewrite: [['&ndash;', '–']] },
  {
    product: 1107,
    rewrite: [
      [
        '<a href="/pages/commissions" title="Commissions">',
        "<a title='Commissions' href='/pages/commissions'>",
      ],
    ],
  },

  // A size that was never sent to the shop.
  {
    product: 1045,
    addVariant: ['FP-TMB-MOS-16', '44.00', ['Moss', '16 oz'], 5, 0],
  },

  // Stock: counted, reserved, received and sold at the studio.
  { variant: '1042-1', wholesale: 6 },
  { variant: '1102-1', wholesale: 9 },
  { variant: '1003-1', wholesale: 18 },
  { variant: '1103-1', onHand: 20 },
  { variant: '1203-3', onHand: 13 },
  { variant: '1204-1', wholesale: 4 },
  { variant: '1210-1', onHand: 24 },
]
