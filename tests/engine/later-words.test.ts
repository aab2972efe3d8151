import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manyInAms, manyInShop } from './support/many-products'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const PRODUCT = 'gid://shopify/Product/8000001'
/** The shop's own word stands for one that came after this Concord. */
const laterWord = (text: string): string => text.replaceAll('"UNLISTED"', '"SUSPENDED"')

describe('A13: a status that Shopify came to use after this Concord', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await openBench(manyInShop(3))
  })
  afterEach(() => bench.close())

  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows
  const edit = (set: object): Promise<unknown> =>
    bench.control('edit', { edits: [{ kind: 'product', product: PRODUCT, set }] })

  async function agreedThenSuspended(): Promise<void> {
    await bench.importCsv(manyInAms(3))
    await bench.sync()
    await edit({ status: 'UNLISTED', title: 'Bowl of oak' })
    bench.heard = laterWord
  }

  test('is shown as it is, warned of once, and all else of the product is compared', async () => {
    await agreedThenSuspended()
    for (const mode of ['changes', 'full'] as const) {
      const { warnings } = await bench.sync({ mode })
      expect(warnings).toMatchObject([{ kind: 'unknown-status', nextStep: 'Update Concord.' }])
      expect(warnings[0]?.message).toContain(
        '1 product in Shopify with a status that this Concord does not know: SUSPENDED.',
      )
      expect(rows()).toMatchObject([
        { field: 'name', theirs: 'Bowl of oak', suggestion: 'theirs' },
        {
          field: 'shopify-status',
          group: 'needs-person',
          ours: 'ACTIVE',
          theirs: 'SUSPENDED',
          suggestion: null,
          choices: [],
        },
      ])
    }
  })

  test('is neither sent over nor taken into AMS, whatever is accepted and whatever a policy says', async () => {
    await agreedThenSuspended()
    await bench.sync()
    bench.engine.rules.setPolicy({ field: 'shopify-status', policy: 'ours' })
    await bench.engine.runs.idle()
    for (const choice of ['ours', 'theirs', 'suggestion'] as const) {
      bench.engine.review.acceptAll({ filter: EVERYTHING, choice })
    }
    await bench.push()
    expect(bench.store.ams.products(['1'])).toMatchObject([{ shopifyStatus: 'ACTIVE' }])
    expect(rows()).toMatchObject([{ field: 'shopify-status', theirs: 'SUSPENDED' }])
    bench.heard = undefined
    expect((await bench.sync()).warnings).toEqual([])
    expect(rows()).toMatchObject([
      { field: 'shopify-status', theirs: 'UNLISTED', choices: ['ours', 'theirs'] },
    ])
  })

  test('keeps a product out of AMS until AMS can hold it', async () => {
    await bench.importCsv(manyInAms(3).replace(/\r\n1,.*\r\n/, '\r\n'))
    await edit({ status: 'UNLISTED' })
    bench.heard = laterWord
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'theirs' })
    await bench.push()
    const parked = bench.engine.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 9 })
    expect(parked.rows).toMatchObject([{ reason: expect.stringContaining('SUSPENDED') }])
    expect(bench.store.ams.info()).toMatchObject({ products: 2 })
    bench.heard = undefined
    bench.engine.review.tryAgain({ id: parked.rows[0]?.id ?? 0 })
    await bench.push()
    expect(bench.store.ams.info()).toMatchObject({ products: 3 })
    expect(bench.unexpected()).toEqual([])
  })
})
