import { readFileSync } from 'node:fs'
import { rememberAgreement } from '@main/engine'
import { readCatalogText } from '@main/merchant-catalog'
import { productDump } from '@main/store-simulator/control/product-dump'
import type { AmsProduct } from '@shared/catalog/product'
import { type CompareFilter, compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appErrorOf } from '../support/thrown'
import { openBench, sampleShop, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
/** Fields of linked products only: no creation, no import. */
const FIELDS: CompareFilter = { ...EVERYTHING, matchResults: ['linked'] }

/** Each test pushes the whole sample once or more. */
const SLOW = { timeout: 180_000 }

let bench: TestBench
beforeEach(async () => {
  bench = await openBench(sampleShop())
  const agreed = readFileSync('resources/sample/last-agreed.csv', 'utf8')
  const { products } = readCatalogText(agreed, 'last-agreed.csv')
  rememberAgreement(bench.store, products, '2026-11-14T09:12:00.000Z')
  await bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'))
  // Nothing here is about the throttle.
  await bench.control('bucket', { maximumAvailable: 20_000, restoreRate: 1_000, available: 20_000 })
  await bench.sync()
}, SLOW.timeout)
afterEach(() => bench.close())

/** The whole store as it holds it; only when it was last touched does not count. */
function storeNow(): Record<string, unknown>[] {
  return [...bench.simulator.store.products.values()].map((product) => {
    const { updatedAt: _, ...held } = productDump(product)
    return held
  })
}

function amsNow(): AmsProduct[] {
  const page = bench.store.screens.productRows({ search: '', badges: [], offset: 0, limit: 500 })
  return bench.store.ams.products(page.rows.map(({ amsProductId }) => amsProductId))
}

function rows(filter: CompareFilter) {
  return bench.store.screens.compareRows({ filter, offset: 0, limit: 500 }).rows
}

function newestPush() {
  const [newest] = bench.engine.pushes.list({ offset: 0, limit: 10 }).rows
  if (!newest) throw new Error('Nothing was pushed')
  return newest
}

/** Shopify sold more than there was; such a count is not set again. */
function isBelowZero(value: unknown): boolean {
  return typeof value === 'string' && /^-\d+$/.test(value)
}

/** Every field difference that can be rolled back decided one way or the other, and pushed. */
async function pushFields(): Promise<number> {
  bench.engine.review.acceptAll({ filter: FIELDS, choice: 'suggestion' })
  bench.engine.review.acceptAll({ filter: FIELDS, choice: 'ours' })
  const page = { tab: 'open', search: '', offset: 0, limit: 500 } as const
  const unwanted = bench.engine
    .outboxRows(page)
    .rows.filter(({ kind, now }) => kind === 'variant' || isBelowZero(now))
  bench.engine.review.clear({ keys: unwanted.map(({ differenceKey }) => differenceKey) })
  const { sent, takenIntoAms, parked, returned } = await bench.push()
  expect({ parked, returned }).toEqual({ parked: 0, returned: 0 })
  return sent + takenIntoAms
}

test(
  'after a full roll back store and AMS hold exactly what they held before the push',
  SLOW,
  async () => {
    const [store, ams] = [storeNow(), amsNow()]
    const changed = await pushFields()
    expect(changed).toBeGreaterThan(60)
    expect(storeNow()).not.toEqual(store)
    expect(amsNow()).not.toEqual(ams)

    const push = newestPush()
    expect(push).toMatchObject({ outcome: 'finished', restorable: changed, rolledBack: 0 })
    const preview = bench.engine.pushes.preview({ run: push.run })
    expect(preview).toMatchObject({ changed, restorable: changed, spared: [], notUndoable: [] })

    const decided = bench.engine.pushes.rollBack({ run: push.run })
    expect(decided).toMatchObject({ decided: changed, skipped: 0 })
    expect(decided.label).toMatch(/^Roll back of the push of \d\d:\d\d$/)
    expect(newestPush()).toMatchObject({ restorable: changed, rollBackWaits: changed })
    // Nothing is sent before it is pushed like anything else.
    expect(storeNow()).not.toEqual(store)
    const back = await bench.push()
    expect({ ...back, done: back.sent + back.takenIntoAms }).toMatchObject({
      done: changed,
      parked: 0,
      returned: 0,
      alreadyThere: 0,
    })
    expect(storeNow()).toEqual(store)
    expect(amsNow()).toEqual(ams)
    const [rollBack, rolledBack] = bench.engine.pushes.list({ offset: 0, limit: 10 }).rows
    expect(rollBack).toMatchObject({ restorable: changed })
    expect(rolledBack).toMatchObject({ restorable: 0, rolledBack: changed, rollBackWaits: 0 })
  },
)

test(
  'what was rolled back is open again, and neither a suggestion nor a rule sends it once more',
  SLOW,
  async () => {
    const decidable = () =>
      rows(FIELDS).filter(
        ({ kind, choices, theirs }) =>
          kind === 'field' && choices.length > 0 && !isBelowZero(theirs),
      )
    const before = decidable()
    await pushFields()
    bench.engine.pushes.rollBack({ run: newestPush().run })
    await bench.push()
    await bench.sync()
    const after = decidable()
    expect(after.map(({ key, ours, theirs }) => ({ key, ours, theirs }))).toEqual(
      before.map(({ key, ours, theirs }) => ({ key, ours, theirs })),
    )
    expect(new Set(after.map(({ decisionState }) => decisionState))).toEqual(new Set(['open']))
    expect(after.filter(({ suggestion }) => suggestion !== null)).toEqual([])
    const rule = { name: 'AMS wins', filter: FIELDS, choice: 'ours', enabled: true } as const
    bench.engine.rules.save(rule)
    expect(decidable().filter(({ choice }) => choice !== null)).toEqual([])
  },
)

test(
  'a value that was changed since is left alone: seen before the roll back, or only when it is sent',
  SLOW,
  async () => {
    await pushFields()
    await bench.sync()
    const { run, restorable } = newestPush()
    const priced = bench.store.pushes
      .carriedOut(run)
      .filter(({ field, choice }) => field === 'retail-price' && choice === 'ours')
    const [seen, unseen] = priced
    if (!seen || !unseen) throw new Error('The sample has two prices to send')
    const setPrice = (variantId: string | null, price: string): void => {
      for (const product of bench.simulator.store.products.values()) {
        for (const variant of product.variants) {
          if (`gid://shopify/ProductVariant/${variant.id}` === variantId) {
            Object.assign(variant, { price })
          }
        }
      }
    }
    const priceOf = (variantId: string | null): unknown =>
      JSON.stringify(storeNow()).match(
        new RegExp(`"id":"${variantId}"[^}]*?"price":"([^"]*)"`),
      )?.[1]

    setPrice(seen.shopifyVariantId, '7777.00')
    await bench.sync()
    expect(bench.engine.pushes.preview({ run })).toMatchObject({
      changed: restorable,
      restorable: restorable - 1,
      spared: [{ count: 1, reason: 'The value was changed since.' }],
    })
    bench.engine.pushes.rollBack({ run })
    setPrice(unseen.shopifyVariantId, '8888.00')
    const back = await bench.push()
    expect(back).toMatchObject({ returned: 1, parked: 0 })
    expect(back.sent + back.takenIntoAms).toBe(restorable - 2)
    expect(priceOf(seen.shopifyVariantId)).toBe('7777.00')
    expect(priceOf(unseen.shopifyVariantId)).toBe('8888.00')
  },
)

test(
  'a roll back is undone like any decision, comes back by redo, and can be rolled back itself',
  SLOW,
  async () => {
    const store = storeNow()
    const changed = await pushFields()
    const pushed = storeNow()
    const { run } = newestPush()
    bench.engine.pushes.rollBack({ run })
    expect(appErrorOf(() => bench.engine.pushes.rollBack({ run }))).toMatchObject({
      code: 'not-found',
    })
    expect(bench.engine.review.undo()).toMatchObject({ decided: changed })
    expect(bench.store.outbox.waitingCount()).toBe(0)
    expect(bench.engine.review.redo()).toMatchObject({ decided: changed })
    await bench.push()
    expect(storeNow()).toEqual(store)

    bench.engine.pushes.rollBack({ run: newestPush().run })
    await bench.push()
    expect(storeNow()).toEqual(pushed)
  },
)

test('creations and imports are said to stay, and are left alone', SLOW, async () => {
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.push()
  const products = bench.simulator.store.products.size
  const { run } = newestPush()
  const { notUndoable, spared } = bench.engine.pushes.preview({ run })
  expect(notUndoable).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^\d+ products were created in Shopify and stay\./),
      expect.stringMatching(/^\d+ products were imported into AMS and stay\./),
    ]),
  )
  expect(spared).toEqual([{ count: 1, reason: expect.stringContaining('below 0') }])
  bench.engine.pushes.rollBack({ run })
  expect(await bench.push()).toMatchObject({ created: 0, imported: 0, parked: 0 })
  expect(bench.simulator.store.products.size).toBe(products)
})

test('stock that moved since is left alone, with its reason', SLOW, async () => {
  await pushFields()
  const { run, restorable } = newestPush()
  const stock = bench.store.pushes
    .carriedOut(run)
    .find(({ field, choice }) => field === 'stock' && choice === 'ours')
  if (!stock) throw new Error('The sample has stock to send')
  for (const product of bench.simulator.store.products.values()) {
    for (const variant of product.variants) {
      if (`gid://shopify/ProductVariant/${variant.id}` !== stock.shopifyVariantId) continue
      for (const level of variant.levels) Object.assign(level, { available: level.available - 1 })
    }
  }
  await bench.sync()
  expect(bench.engine.pushes.preview({ run })).toMatchObject({
    restorable: restorable - 1,
    spared: [{ count: 1, reason: expect.stringContaining('customers bought') }],
  })
})
