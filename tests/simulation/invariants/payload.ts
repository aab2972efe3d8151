/** What a request says in Shopify's own words rather than in those of the decision. */
const FIXED = new Set(['ams', 'product_id', 'id', 'Title', 'Default Title'])
/** The id of an option is looked up by its name right before it is renamed. */
const LOOKED_UP = 'gid://shopify/ProductOption/'

/** The first value of a request that its stored payload does not hold; null when it holds all (O10). */
export function coversAllValues(payload: string, variables: unknown): string | null {
  const stored = new Set(textsOf(JSON.parse(payload)))
  const amounts = new Set([...stored].map(Number).filter((amount) => !Number.isNaN(amount)))
  const isStored = (text: string): boolean =>
    FIXED.has(text) ||
    stored.has(text) ||
    text.startsWith(LOOKED_UP) ||
    (text.trim() !== '' && amounts.has(Number(text)))
  return textsOf(variables).find((text) => !isStored(text)) ?? null
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
