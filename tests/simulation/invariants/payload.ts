/** What a request says in Shopify's own words rather than in those of the decision. */
const FIXED = new Set([
  'ams',
  'product_id',
  'id',
  'Title',
  'Default Title',
  'IMAGE',
  'available',
  'correction',
])
/** The stock location, and the document of an adjustment, which names its idempotency key. */
const TOLD_APART = ['gid://shopify/Location/', 'gid://concord/StockPush/']
/** Where an option or a picture stands, which follows from the order of its product's. */
const PLACES: ReadonlySet<string> = new Set(['position', 'newPosition'])
/** Ids of an option and its values are looked up by their names right before they are renamed. */
const LOOKED_UP = ['gid://shopify/ProductOption/', 'gid://shopify/ProductOptionValue/']

/** The first value of a request that its stored payload does not hold; null when it holds all (O10). */
export function coversAllValues(payload: string, variables: unknown): string | null {
  const stored = new Set(textsOf(JSON.parse(payload)))
  const amounts = new Set([...stored].map(Number).filter((amount) => !Number.isNaN(amount)))
  const isStored = (text: string): boolean =>
    FIXED.has(text) ||
    stored.has(text) ||
    [...LOOKED_UP, ...TOLD_APART].some((start) => text.startsWith(start)) ||
    (text.trim() !== '' && amounts.has(Number(text)))
  return textsOf(variables).find((text) => !isStored(text)) ?? null
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => (PLACES.has(name) ? [] : textsOf(part)))
}
