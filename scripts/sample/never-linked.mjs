// Products that the two sides have never agreed on, so they have no row in last-agreed.csv.
// A variant is written as [sku, price, option values, on hand, wholesale commitments, extras].

/** On both sides, never linked; each SKU occurs exactly once on either side. */
export const sameSkuNeverLinked = [
  {
    id: 1401,
    shopifyId: 8001301,
    name: 'Sgraffito Side Plate',
    vendor: 'Fernhill Pottery',
    category: 'Plates',
    description:
      '<p>Black slip, scratched through to the white clay with a nail. Swallows, mostly.</p>',
    variants: [['FP-PLT-SGR-18', '48.00', [], 8, 0]],
  },
  {
    id: 1402,
    shopifyId: 8001304,
    name: 'Oak Napkin Rings',
    vendor: 'Oak & Ember',
    category: 'Table',
    description:
      '<p>Steam-bent strips, riveted with copper. They spring open, they do not snap.</p>',
    options: ['Set'],
    variants: [
      ['OE-RNG-NAP-4', '28.00', ['Set of 4'], 14, 4],
      ['OE-RNG-NAP-6', '39.00', ['Set of 6'], 9, 0],
    ],
  },
  {
    id: 1403,
    shopifyId: 8001307,
    name: 'Botanical Tea Towel',
    vendor: 'Loom & Tide',
    category: 'Kitchen Textiles',
    description:
      '<p>Screen-printed with weeds from the yard: dock, plantain, dandelion. Pure linen, 48 × 70 cm.</p>',
    options: ['Print'],
    variants: [
      ['LT-TWL-BOT-DCK', '22.00', ['Dock'], 19, 0],
      ['LT-TWL-BOT-DND', '22.00', ['Dandelion'], 23, 6],
    ],
  },
  {
    id: 1404,
    shopifyId: 8001310,
    name: 'Cedar & Sage Candle',
    vendor: 'Saltmarsh Chandlery',
    category: 'Candles',
    description:
      '<p>The smell of the wood shop on a wet day, in a tin. Burns for about 30 hours.</p>',
    variants: [['SC-CND-CED-30', '26.00', [], 16, 0]],
  },
]

/** In AMS only: could be pushed. */
export const onlyInAms = [
  {
    id: 1501,
    name: 'Three-legged Oak Stool',
    vendor: 'Oak & Ember',
    category: 'Furniture',
    shopifyStatus: 'Draft',
    description: [
      '<p>Wedged tenons, a dished seat and three legs, because three always touch the floor.</p>',
      '<ul><li>45 cm high</li><li>Seat 33 cm across</li><li>Carries 140&nbsp;kg</li></ul>',
    ],
    options: ['Finish'],
    variants: [
      ['OE-STL-OAK-OIL', '185.00', ['Oiled'], 4, 0],
      ['OE-STL-OAK-SOA', '185.00', ['Soaped'], 3, 1],
    ],
  },
  {
    id: 1502,
    name: 'Beeswax Food Wraps',
    vendor: 'Saltmarsh Chandlery',
    category: 'Kitchen',
    shopifyStatus: 'Draft',
    worksheet: { parts: ['Cotton', 'Beeswax', 'Pine resin'] },
    description:
      '<p>Cotton dipped in beeswax and pine resin. Your hands warm it, it takes the shape of the bowl.</p>',
    options: ['Size'],
    variants: [
      ['', '12.00', ['Small'], 20, 0],
      ['', '15.00', ['Medium'], 16, 0],
      ['', '19.00', ['Large'], null, 0],
    ],
  },
  {
    id: 1503,
    name: 'Kiln-god Ornament',
    vendor: 'Fernhill Pottery',
    category: 'Gifts',
    status: 'inactive',
    shopifyStatus: 'Draft',
    description:
      '<p>A small figure that guards the kiln. Not made any more: the kiln is well behaved.</p>',
    variants: [['FP-ORN-GOD', '25.00', [], 0, 0]],
  },
  {
    id: 1504,
    name: 'Stoneware Lamp Base',
    vendor: 'Fernhill Pottery',
    category: 'Lighting',
    shopifyStatus: 'Draft',
    description: [
      '<p>A thrown bottle with a brass fitting and two metres of cloth-covered flex. Shade not included.</p>',
    ],
    options: ['Glaze', 'Height'],
    variants: [
      ['FP-LMP-CEL-30', '142.00', ['Celadon', '30 cm'], 2, 0],
      ['FP-LMP-CEL-45', '188.00', ['Celadon', '45 cm'], 1, 0],
      ['FP-LMP-CHK-30', '142.00', ['Chalk', '30 cm'], 3, 0],
      ['FP-LMP-CHK-45', '188.00', ['Chalk', '45 cm'], null, 0],
    ],
  },
  {
    id: 1505,
    name: 'Hand-woven Camera Strap',
    vendor: 'Loom & Tide',
    category: 'Wearables',
    shopifyStatus: 'Active',
    description:
      '<p>Tablet-woven wool with leather ends. It has carried a heavy camera up a hill.</p>',
    variants: [['LT-STR-CAM', '56.00', [], 7, 2]],
  },
]

/** In AMS only, with one SKU between them that one Shopify product carries too: a person must choose. */
export const sharedSkuInAms = [
  {
    id: 1601,
    name: 'Ash Cooking Spoons',
    vendor: 'Oak & Ember',
    category: 'Utensils',
    description: '<p>A stirrer, a scraper and a taster, split from one log.</p>',
    variants: [['OE-SPN-ASH-3', '54.00', [], 9, 0]],
  },
  {
    id: 1602,
    name: 'Spoon Trio (old price list)',
    vendor: 'Oak & Ember',
    category: 'Utensils',
    description: '<p>Three ash spoons.</p>',
    variants: [['OE-SPN-ASH-3', '49.00', [], null, 0]],
  },
]

export const sharedSkuInShopify = [
  {
    shopifyId: 8001320,
    name: 'Ash Spoon Set',
    vendor: 'Oak & Ember',
    category: 'Utensils',
    description: '<p>A stirrer, a scraper and a taster, split from one log.</p>',
    variants: [['OE-SPN-ASH-3', '54.00', [], 9, 0]],
  },
]

/** In Shopify only: could be imported. */
export const onlyInShopify = [
  {
    shopifyId: 8001401,
    name: 'Saturday Throwing Class',
    vendor: 'Fernhill Pottery',
    category: 'Classes',
    description: [
      '<p>Three hours at the wheel, two pieces to keep. We glaze and fire them; you collect them a month later.</p>',
      '<p><strong>Bring:</strong> a towel &amp; short fingernails.</p>',
    ],
    variants: [[null, '75.00', [], null, 0, { tracked: false }]],
  },
  {
    shopifyId: 8001404,
    name: 'Printed Linen Pennant',
    vendor: 'Loom & Tide',
    category: 'Home',
    description: '<p>Nine flags on four metres of tape, printed for the harvest fair.</p>',
    options: ['Colour', 'Length'],
    variants: [
      ['LT-PEN-RED-4', '36.00', ['Red', '4 m'], 6, 0],
      ['LT-PEN-RED-8', '64.00', ['Red', '8 m'], 3, 0],
      ['LT-PEN-BLU-4', '36.00', ['Blue', '4 m'], 5, 0],
      ['LT-PEN-BLU-8', '64.00', ['Blue', '8 m'], 2, 0],
    ],
  },
  {
    shopifyId: 8001407,
    name: 'Advent Candle Box',
    vendor: 'Saltmarsh Chandlery',
    category: 'Candles',
    description:
      '<p>Four pillars, four numbers, one box of moss. Packed by the shop from stock at hand. 🕯️</p>',
    variants: [['SC-ADV-BOX-4', '68.00', [], 12, 0]],
  },
  {
    shopifyId: 8001410,
    name: 'Glaze Sample Tiles',
    vendor: 'Fernhill Pottery',
    category: 'Gifts',
    shopifyStatus: 'Draft',
    description:
      '<p>All seven glazes on thumb-sized tiles, so you can hold them against your kitchen.</p>',
    variants: [['FP-TIL-SMP-7', '14.00', [], 25, 0]],
  },
]
