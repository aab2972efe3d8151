// The pricing worksheet: fields that only AMS keeps. Worked out from the price, so that the sample
// stays small and its numbers still add up (material cost + labor = COGS).

const PARTS_BY_VENDOR = {
  'Fernhill Pottery': ['Stoneware body', 'Glaze', 'Iron oxide', 'Beeswax for the foot'],
  'Oak & Ember': ['Seasoned timber', 'Linseed oil', 'Beeswax polish'],
  'Loom & Tide': ['Warp yarn', 'Weft yarn', 'Woven label'],
  'Saltmarsh Chandlery': ['Wax', 'Cotton wick', 'Paper band'],
}
const PARTS_BY_CATEGORY = {
  Candles: ['Wax', 'Cotton wick', 'Paper band'],
  Bath: ['Oils and salts', 'Botanicals', 'Paper wrap'],
  'Home Fragrance': ['Carrier', 'Scent', 'Label'],
  'Candle Accessories': ['Bought-in part', 'Paper band'],
}
const COGS_SHARE_OF_PRICE = 28n
const MATERIAL_SHARE_OF_COGS = 35n

const money = (cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

const cents = (text) => {
  const [whole, fraction = ''] = text.split('.')
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
}

const partsOf = ({ worksheet, vendor, category }) => {
  if (worksheet?.parts) return worksheet.parts
  const byCategory = vendor === 'Saltmarsh Chandlery' || category === 'Candles'
  return (byCategory && PARTS_BY_CATEGORY[category]) || PARTS_BY_VENDOR[vendor]
}

const shareOf = (amount, percent) => (amount * percent) / 100n

const markupOf = (price, cogs) => {
  if (cogs === 0n) return ''
  const tenths = (price * 10n + cogs / 2n) / cogs
  return `${tenths / 10n}.${tenths % 10n}`
}

export const amsOnlyFields = (product, variant) => {
  const { worksheet = {} } = product
  const price = cents(variant.price)
  const agreedPrice = cents(variant.worksheetPrice)
  const cogs = worksheet.cogs ? cents(worksheet.cogs) : shareOf(agreedPrice, COGS_SHARE_OF_PRICE)
  const material = worksheet.material
    ? cents(worksheet.material)
    : shareOf(cogs, MATERIAL_SHARE_OF_COGS)
  const revision = worksheet.revision ?? (product.id % 6) + 1
  const onConsignment = product.id % 4 === 0 ? (product.id % 5) + 1 : 0
  return {
    cogs: money(cogs),
    material_cost: money(material),
    labor: money(cogs - material),
    markup: markupOf(price, cogs),
    wholesale_price: money(agreedPrice / 2n),
    commission_rate: product.vendor === 'Saltmarsh Chandlery' ? '35%' : '40%',
    retail_listed: product.status === 'active' ? 'Yes' : 'No',
    consignment_stock: String(worksheet.consignment ?? onConsignment),
    components: partsOf(product).join('; '),
    bill_of_materials: `BOM-${product.id} rev. ${revision}`,
  }
}
