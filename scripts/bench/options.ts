import type { LineOrder } from './catalog/export-lines'

export const PARTS = ['ingest', 'compare', 'second', 'memory', 'pages', 'growth', 'files'] as const
export type Part = (typeof PARTS)[number]

export type BenchOptions = {
  /** Products of the main size; a thirtieth of it and ten thirds are measured as well. As many rows have the files. */
  readonly products: number
  readonly seed: number
  readonly order: LineOrder
  readonly parts: ReadonlySet<Part>
}

const FULL_PRODUCTS = 100_000
const QUICK_PRODUCTS = 5_000
/** So many must still be read by an export, not by pages (SMALL_SHOP_PRODUCTS). */
export const FEWEST_PRODUCTS = 300

export const USAGE = `Usage: npm run bench -- [--quick | --products N] [--seed N] [--shuffled] [--only ${PARTS.join('|')}]…
  --quick       ${QUICK_PRODUCTS} products instead of ${FULL_PRODUCTS}: does it work, not how fast it is
  --products N  at least ${FEWEST_PRODUCTS}
  --shuffled    the export's lines in any order instead of each product before its variants
  --only PART   one part; may be given more than once`

/** Reads the command line. Throws a `RangeError` with the usage on anything unknown. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  let products = FULL_PRODUCTS
  let seed = 1
  let order: LineOrder = 'grouped'
  const parts = new Set<Part>()
  const words = args.values()
  for (const word of words) {
    if (word === '--quick') products = QUICK_PRODUCTS
    else if (word === '--products') products = wholeNumber(words.next().value, FEWEST_PRODUCTS)
    else if (word === '--seed') seed = wholeNumber(words.next().value, 0)
    else if (word === '--shuffled') order = 'shuffled'
    else if (word === '--only') parts.add(asPart(words.next().value))
    else throw new RangeError(USAGE)
  }
  return { products, seed, order, parts: parts.size === 0 ? new Set(PARTS) : parts }
}

function wholeNumber(word: string | undefined, smallest: number): number {
  const value = Number(word)
  if (!Number.isSafeInteger(value) || value < smallest) throw new RangeError(USAGE)
  return value
}

function asPart(word: string | undefined): Part {
  const part = PARTS.find((candidate) => candidate === word)
  if (part === undefined) throw new RangeError(USAGE)
  return part
}
