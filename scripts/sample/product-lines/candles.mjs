// A variant is written as [sku, price, option values, on hand, wholesale commitments, extras].

const vendor = 'Saltmarsh Chandlery'
const BURN =
  '<p>Trim the wick to 5&nbsp;mm and let the wax melt to the edge the first time you light it.</p>'

export const candles = [
  {
    id: 1301,
    shopifyId: 8001080,
    name: 'Beeswax Tapers, Pair',
    vendor,
    category: 'Candles',
    description: [
      '<p>Dipped twenty-six times, hung by their own wick. They drip a little and smell of the hive.</p>',
    ],
    options: ['Length'],
    variants: [
      // One SKU for both lengths: the chandler counts pairs, not centimetres.
      ['SC-TPR-BEE', '16.00', ['20 cm'], 36, 12],
      ['SC-TPR-BEE', '21.00', ['30 cm'], 28, 12],
    ],
  },
  {
    id: 1302,
    shopifyId: 8001082,
    name: 'Soy Candle in Stoneware',
    vendor,
    category: 'Candles',
    description: [
      '<p>Poured into a cup from Fernhill Pottery. When it has burnt down, wash it and drink from it.</p>',
      BURN,
      '<ul><li>Small: about 25 hours</li><li>Large: about 50 hours</li></ul>',
    ],
    options: ['Scent', 'Size'],
    variants: [
      ['SC-SOY-FIG-S', '28.00', ['Fig & Salt', 'Small'], 18, 6, { barcode: '2000000130217' }],
      ['SC-SOY-FIG-L', '44.00', ['Fig & Salt', 'Large'], 12, 6, { barcode: '2000000130224' }],
      ['SC-SOY-PIN-S', '28.00', ['Pine', 'Small'], 16, 0, { barcode: '2000000130231' }],
      ['SC-SOY-PIN-L', '44.00', ['Pine', 'Large'], 9, 0, { barcode: '2000000130248' }],
      ['SC-SOY-NON-S', '26.00', ['Unscented', 'Small'], 22, 0, { barcode: '2000000130255' }],
      ['SC-SOY-NON-L', '42.00', ['Unscented', 'Large'], 14, 2, { barcode: '2000000130262' }],
    ],
  },
  {
    id: 1303,
    shopifyId: 8001084,
    name: 'Pillar Candle',
    vendor: 'Oak & Ember',
    category: 'Candles',
    description: ['<p>A plain, heavy pillar of rapeseed wax. It burns straight down.</p>', BURN],
    options: ['Height'],
    variants: [
      ['SC-PIL-10', '22.00', ['10 cm'], 20, 6],
      ['SC-PIL-15', '29.00', ['15 cm'], 17, 6],
      ['SC-PIL-20', '36.00', ['20 cm'], 9, 0],
    ],
  },
  {
    id: 1304,
    shopifyId: 8001086,
    name: 'Tea Lights, Box of Twelve',
    vendor,
    category: 'Candles',
    description: '<p>Beeswax in clear cups that can be refilled. Four hours each.</p>',
    variants: [['SC-TEA-BEE-12', '19.00', [], 41, 24, { barcode: '2000000130279' }]],
  },
  {
    id: 1305,
    shopifyId: 8001088,
    name: 'Cold-process Soap',
    vendor,
    category: 'Bath',
    description: [
      '<p>Cut by hand, cured for <strong>six weeks</strong>, wrapped in paper that grew in a field.</p>',
      '<p>Contains olive oil, coconut oil, tallow, water and lye; no palm oil.</p>',
    ],
    options: ['Scent'],
    variants: [
      ['SC-SOP-OAT', '9.00', ['Oat & Honey'], 48, 24],
      ['SC-SOP-SEA', '9.00', ['Seaweed'], 37, 12],
      ['SC-SOP-TAR', '9.50', ['Pine Tar'], 29, 12],
      ['SC-SOP-PLN', '8.00', ['Plain'], 52, 24],
    ],
  },
  {
    id: 1306,
    shopifyId: 8001090,
    name: 'Marsh Bath Salts',
    vendor,
    category: 'Bath',
    description: [
      '<p>Sea salt, dried samphire and a little rosemary &ndash; nothing that stains the tub.</p>',
      '<p>400&nbsp;g, about eight baths</p>',
    ],
    variants: [['SC-SLT-MAR', '18.00', [], 26, 8]],
  },
  {
    id: 1307,
    shopifyId: 8001091,
    name: 'Linen Water',
    vendor,
    category: 'Home Fragrance',
    description:
      '<p>For ironing, or for pretending that you have. Distilled water, lavender, a drop of cedar.</p>',
    options: ['Volume'],
    variants: [
      ['SC-LNW-250', '14.00', ['250 ml'], 33, 12],
      ['SC-LNW-500', '22.00', ['500 ml'], 18, 6],
    ],
  },
  {
    id: 1308,
    shopifyId: 8001092,
    name: 'Match Bottle',
    vendor,
    category: 'Candle Accessories',
    description:
      '<p>Ninety long matches under a cork, with a striker on the base. Cannot be sent by air.</p>',
    variants: [['SC-MAT-BTL', '16.00', [], 27, 10]],
  },
  {
    id: 1309,
    shopifyId: 8001093,
    name: 'Wick Trimmer',
    vendor,
    category: 'Candle Accessories',
    description: '<p>Blackened steel, forged two villages away. It will trim wicks for good.</p>',
    variants: [['SC-WCK-TRM', '34.00', [], 15, 0]],
  },
  {
    id: 1310,
    shopifyId: 8001094,
    name: 'Candle Refill Pouch',
    vendor,
    category: 'Candles',
    description: [
      '<p>Chips of wax and a new wick, to fill any cup you love. Melt, pour, wait.</p>',
      '<p><a href="/pages/refill">Instructions with pictures</a></p>',
    ],
    options: ['Scent'],
    variants: [
      ['SC-RFL-FIG', '17.00', ['Fig & Salt'], 24, 6],
      ['SC-RFL-PIN', '17.00', ['Pine'], 20, 6],
      ['SC-RFL-NON', '15.00', ['Unscented'], 31, 6],
      ['SC-RFL-LAV', '17.00', ['Lavender'], 12, 0],
    ],
  },
  {
    id: 1311,
    shopifyId: 8001095,
    name: 'Hand Balm',
    vendor,
    category: 'Bath',
    description:
      '<p>For hands that have been in clay all day: beeswax, almond oil, calendula. 60&nbsp;g tin.</p>',
    variants: [['SC-BLM-HND', '15.00', [], 38, 18]],
  },
  {
    id: 1312,
    shopifyId: 8001096,
    name: 'Wax Melts, Bar of Six',
    vendor,
    category: 'Home Fragrance',
    shopifyStatus: 'Draft',
    description: '<p>Break off a square, put it in the warmer, change your mind tomorrow.</p>',
    options: ['Scent'],
    variants: [
      ['SC-MLT-FIG', '11.00', ['Fig & Salt'], null, 0],
      ['SC-MLT-PIN', '11.00', ['Pine'], null, 0],
    ],
  },
]
