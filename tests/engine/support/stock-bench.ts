import { readFileSync } from 'node:fs'
import { compareFilterSchema } from '@shared/contract/review'
import type { PushLogRow } from '@shared/contract/stock-sync'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openBench, sampleShop } from './open-engine'

export async function comparedSample() {
  const bench = await openBench(sampleShop())
  onTestFinished(() => bench.close())
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  await bench.sync()
  return bench
}

export type Bench = Awaited<ReturnType<typeof comparedSample>>
export type Variant = {
  amsProductId: string
  amsVariantId: string
  available: number
  shopify: number
  shopifyId: string
}

/** Variants whose stock both sides count and agree on, or not. */
export function variants({ store }: Bench, agree: boolean): Variant[] {
  const { rows } = store.screens.productRows({ search: '', badges: [], offset: 0, limit: 500 })
  return rows.flatMap(({ amsProductId }) => {
    const ours = store.ams.product(amsProductId)
    return (store.screens.productDetail(amsProductId)?.variants ?? []).flatMap((variant) => {
      const { stock, differs, id } = variant
      if (stock.tracked !== true || stock.shopifyAvailable === null) return []
      const available = (stock.onHand ?? 0) - stock.wholesaleCommitments
      if (available < 4 || differs.includes('stock') === agree) return []
      const shopifyId = ours?.variants.find((one) => one.id === id)?.shopifyVariantId ?? ''
      return [
        { amsProductId, amsVariantId: id, available, shopify: stock.shopifyAvailable, shopifyId },
      ]
    })
  })
}

export function first(found: readonly Variant[]): Variant {
  const [variant] = found
  if (!variant) throw new Error('The sample has no such variant')
  return variant
}

export function sell({ engine }: Bench, { amsProductId, amsVariantId }: Variant, quantity = 1) {
  return engine.stock.record({
    amsProductId,
    amsVariantId,
    kind: 'sale',
    quantity,
    reason: 'studio',
  })
}

export async function pushStock({ engine }: Bench): Promise<void> {
  engine.stockQueue.pushNow({ confirmed: null })
  await engine.runs.idle()
}

export function log({ store }: Bench): PushLogRow[] {
  return store.stockSync.log.rows({
    filter: pushLogFilterSchema.parse({}),
    offset: 0,
    limit: 500,
  }).rows
}

type Dump = {
  products: {
    id: string
    variants: {
      id: string
      inventoryPolicy: string
      levels: { locationId: string; available: number }[]
    }[]
  }[]
}
const dumpSchema: z.ZodType<Dump> = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      variants: z.array(
        z.object({
          id: z.string(),
          inventoryPolicy: z.string(),
          levels: z.array(z.object({ locationId: z.string(), available: z.number() })),
        }),
      ),
    }),
  ),
})

export async function dumpOf(bench: Bench, { shopifyId }: Pick<Variant, 'shopifyId'>) {
  const { products } = dumpSchema.parse(await bench.control('products'))
  return products.flatMap((product) => product.variants).find(({ id }) => id === shopifyId)
}

/** What the store has of every variant at its first location. */
export async function allCounts(bench: Bench): Promise<(number | undefined)[]> {
  const { products } = dumpSchema.parse(await bench.control('products'))
  return products.flatMap(({ variants }) => variants.map(({ levels }) => levels[0]?.available))
}

export async function levelsOf(bench: Bench, variant: Variant) {
  return (await dumpOf(bench, variant))?.levels.map(({ locationId, available }) => ({
    locationId,
    available,
  }))
}

export async function inShopify(
  bench: Bench,
  variant: Pick<Variant, 'shopifyId'>,
): Promise<number | undefined> {
  return (await dumpOf(bench, variant))?.levels[0]?.available
}

const logSchema = z.object({ mutationsApplied: z.array(z.object({ mutation: z.string() })) })

/** Changes that took effect in the store since the last look. */
export async function mutationsApplied(bench: Bench): Promise<number> {
  const { mutationsApplied } = logSchema.parse(await bench.control('log'))
  await bench.control('reset-log', {})
  return mutationsApplied.length
}

/** Waits until the store has carried out an operation, whose answer may still be held back. */
export function carriedOut({ simulator }: Bench, operation: string): Promise<void> {
  const seen = () => simulator.requests().some(({ operationName }) => operationName === operation)
  return expect.poll(seen, { timeout: 20_000, interval: 10 }).toBe(true)
}

export function faults(
  bench: Bench,
  operation: string,
  effect: object,
  count = 1,
): Promise<unknown> {
  return bench.control('faults', { rules: [{ operation, count, effect }] })
}
export function stockRowKey({ store }: Bench, { amsVariantId }: Variant): string {
  const { rows } = store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['stock'] }),
    offset: 0,
    limit: 500,
  })
  return rows.find(({ key }) => key.includes(`|${amsVariantId}|`))?.key ?? ''
}

/** The sample's file with another count on hand wherever it has one for a linked variant. */
export function setCounts(csv: string, onHand: string): string {
  return csv.replace(/(,9\d{6}),\d+,(\d+),/g, `$1,${onHand},$2,`)
}
