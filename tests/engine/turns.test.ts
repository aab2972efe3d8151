import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testOfFiles } from './support/ams-by'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})
const HEADER = 'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price\r\n'
const row = (id: string, name: string, price = '10.00'): string =>
  `${id},${name},Fernhill,active,Draft,${id}-1,SKU-${id},${price}\r\n`
const CATALOG = HEADER + row('1', 'Mug') + row('2', 'Bowl') + row('3', 'Cup')

describe('people act while Concord works, and products come and go', () => {
  let bench: TestBench
  const titles = (): string[] =>
    [...bench.simulator.store.products.values()].map(({ title }) => title).sort()
  const slow = (operation: string, delayMs = 300): Promise<unknown> =>
    bench.control('faults', {
      rules: [{ operation, effect: { kind: 'slow', delayMs, when: 'before' } }],
    })
  const soon = (): Promise<void> => new Promise((later) => setTimeout(later, 100))
  const rows = () =>
    bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows

  beforeEach(async () => {
    bench = await openBench({ kind: 'empty' })
    await bench.importCsv(CATALOG)
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.sync()
  })
  afterEach(() => bench.close())

  test('K5: what is decided while a push runs was looked at by nobody and waits for the next one', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug').replace('Cup', 'Small Cup'))
    await bench.sync()
    const [mug, cup] = rows().map(({ key }) => key)
    bench.engine.review.decide({ keys: [mug ?? ''], choice: 'ours' })
    const pushed = bench.pushState()
    bench.engine.review.decide({ keys: [cup ?? ''], choice: 'ours' })
    expect(await pushed).toMatchObject({ kind: 'finished', summary: { sent: 1 } })
    expect(titles()).toContain('Cup')
    await bench.engine.runs.idle()
    expect(await bench.push()).toMatchObject({ sent: 1 })
    expect(titles()).toEqual(['Big Mug', 'Bowl', 'Small Cup'])
  })

  test('what a push takes and settles is counted while it goes on', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    // Each is longer than two counts are apart: no earlier one is still due when the entry is taken.
    await slow('ShopFacts', 1_000)
    await slow('productUpdate', 1_000)
    const isTaken = bench.counted(({ sending }) => sending === 1)
    const isSent = bench.counted(({ sentToday, sending }) => sentToday === 4 && sending === 0)
    const ended = bench.pushState().then(() => 'before it was counted')
    expect(await Promise.race([isTaken, ended])).toMatchObject({ toShopify: 0, sending: 1 })
    await isSent
    await ended
  })

  test('what a broken push left on its way goes with the next one, without a restart', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    // As after a disk that was full when the push wanted to give it back.
    bench.store.outbox.take('1')
    expect(bench.store.outbox.waitingCount()).toBe(0)
    expect(await bench.push()).toMatchObject({ sent: 1 })
    expect(titles()).toContain('Big Mug')
  })

  testOfFiles(
    'a file can not replace the catalog during a run, nor a link change during a push',
    async () => {
      await slow('ProductsPage')
      const ended = bench.syncState()
      await soon()
      await expect(bench.importCsv(HEADER + row('2', 'Bowl'))).rejects.toThrow(/is running/)
      await ended
      await bench.engine.runs.idle()
      await bench.importCsv(CATALOG.replace('Mug', 'Big Mug'))
      await bench.sync()
      bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
      await slow('Products')
      const pushed = bench.pushState()
      await soon()
      expect(() => bench.engine.linking.unlink({ amsProductId: '2' })).toThrow(/is running/)
      await expect(bench.importCsv(CATALOG)).rejects.toThrow(/is running/)
      await pushed
      await bench.engine.runs.idle()
      expect(titles()).toEqual(['Big Mug', 'Bowl', 'Cup'])
    },
  )

  test('K5: what is on its way can be neither undone nor decided anew, and says so', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await slow('Products')
    const pushed = bench.pushState()
    await soon()
    await expect(bench.engine.review.undo()).rejects.toThrow(/nothing to undo/)
    const key = rows()[0]?.key ?? ''
    expect(bench.engine.review.decide({ keys: [key], choice: 'theirs' })).toMatchObject({
      decided: 0,
      skipped: 1,
    })
    await pushed
    await bench.engine.runs.idle()
    expect(titles()).toEqual(['Big Mug', 'Bowl', 'Cup'])
  })

  test('a product that a file dropped while its decision waited blocks nobody', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug').replace('Cup', 'Big Cup'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.importCsv(HEADER + row('2', 'Bowl') + row('3', 'Big Cup'))
    expect(await bench.push()).toMatchObject({ sent: 1, returned: 1 })
    expect(titles()).toEqual(['Big Cup', 'Bowl', 'Mug'])
  })

  test('a product that is missing from one file keeps what was accepted for it', async () => {
    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'mug', set: { title: 'Mug, hand-thrown' } }],
    })
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    await bench.push()
    await bench.importCsv(HEADER + row('2', 'Bowl') + row('3', 'Cup'))
    await bench.importCsv(CATALOG)
    expect(bench.store.ams.product('1')?.name).toBe('Mug, hand-thrown')
    expect(await bench.sync()).toMatchObject({ inAgreement: 3, differs: 0 })
  })

  test('what a file dropped can be imported from Shopify, as its row offers', async () => {
    await bench.importCsv(HEADER + row('2', 'Bowl') + row('3', 'Cup'))
    expect(await bench.sync()).toMatchObject({ onlyShopify: 1 })
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    expect(await bench.push()).toMatchObject({ imported: 1, returned: 0 })
    expect(await bench.sync()).toMatchObject({ inAgreement: 3, onlyShopify: 0, needsPerson: 0 })
  })

  test('a product that was imported, unlinked and imported again is a second one in AMS', async () => {
    await bench.control('edit', {
      edits: [{ kind: 'add-product', product: { title: 'Vase' }, variants: [{ sku: 'V' }] }],
    })
    const importIt = async (): Promise<string> => {
      await bench.sync()
      const found = rows().find(({ group }) => group === 'only-shopify')
      bench.engine.review.decide({ keys: [found?.key ?? ''], choice: 'theirs' })
      expect(await bench.push()).toMatchObject({ imported: 1 })
      return bench.store.links.linkedTo(found?.shopifyProductId ?? '') ?? ''
    }
    const first = await importIt()
    const before = bench.store.ams.product(first)
    bench.engine.linking.unlink({ amsProductId: first })
    await bench.control('edit', {
      edits: [{ kind: 'product', product: 'vase', set: { title: 'Tall Vase' } }],
    })
    const second = await importIt()
    expect(second).not.toBe(first)
    expect(bench.store.ams.product(first)?.name).toBe(before?.name)
    expect(bench.store.ams.product(second)?.name).toBe('Tall Vase')
  })

  test('all that waits is taken back as one step, and one undo brings it back', async () => {
    await bench.importCsv(CATALOG + row('4', 'Vase'))
    await bench.sync()
    expect(() => bench.engine.review.clearWaiting()).toThrow('No decision waits')
    const { decided } = bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    expect(decided).toBeGreaterThan(0)
    expect(bench.engine.review.clearWaiting()).toMatchObject({ decided, skipped: 0 })
    expect(bench.store.outbox.waitingCount()).toBe(0)
    expect(await bench.engine.review.undo()).toMatchObject({ decided, label: 'Take all back' })
    expect(bench.store.outbox.waitingCount()).toBe(decided)
  })

  test('a creation of unknown outcome that a sync linked leaves no other decision of its product behind', async () => {
    await bench.importCsv(CATALOG + row('4', 'Vase'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('faults', {
      rules: [{ operation: 'productSet', effect: { kind: 'slow', delayMs: 400, when: 'after' } }],
    })
    bench.engine.runs.startPush({ confirmed: {} })
    await expect.poll(titles).toContain('Vase')
    bench.restart()
    await bench.importCsv(CATALOG + row('4', 'Tall Vase'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    // It did happen, so it is not called one that came back.
    expect(await bench.push()).toMatchObject({ created: 1, returned: 0 })
    expect(bench.engine.overview().outbox).toMatchObject({ sending: 0, unknown: 0, toShopify: 0 })
    expect(titles()).toEqual(['Bowl', 'Cup', 'Mug', 'Tall Vase'])
  })

  test('a creation that was redone after somebody else made the product makes no second one', async () => {
    await bench.importCsv(CATALOG + row('4', 'Vase'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.engine.review.undo()
    await bench.control('edit', {
      edits: [
        {
          kind: 'add-product',
          product: { title: 'Vase', vendor: 'Fernhill', status: 'DRAFT' },
          variants: [{ sku: 'SKU-4', price: '10.00' }],
        },
      ],
    })
    await bench.sync()
    expect(await bench.engine.review.redo()).toMatchObject({ decided: 0, skipped: 1 })
    expect(titles()).toEqual(['Bowl', 'Cup', 'Mug', 'Vase'])
  })

  test('a product that was deleted and made anew in Shopify is not offered for import', async () => {
    await bench.control('edit', { edits: [{ kind: 'delete-product', product: 'mug' }] })
    await bench.control('edit', {
      edits: [
        {
          kind: 'add-product',
          product: { title: 'Mug', vendor: 'Fernhill', status: 'DRAFT' },
          variants: [{ sku: 'SKU-1', price: '10.00' }],
        },
      ],
    })
    expect(await bench.sync()).toMatchObject({ onlyShopify: 0, onlyAms: 0, needsPerson: 1 })
    const [broken] = rows()
    const { candidates } = bench.engine.review.detail({ key: broken?.key ?? '' })
    expect(candidates).toMatchObject([{ title: 'Mug', evidence: 'Same SKU SKU-1' }])
    bench.engine.linking.link({
      amsProductId: '1',
      shopifyProductId: candidates[0]?.shopifyProductId ?? '',
    })
    expect(await bench.sync()).toMatchObject({ inAgreement: 3, needsPerson: 0 })
  })

  test('a store that closes in the middle of a push leaves the unsent decisions waiting, not unknown', async () => {
    await bench.importCsv(CATALOG.replace('Mug', 'Big Mug').replace('Bowl', 'Big Bowl'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.control('faults', {
      rules: [{ operation: 'productUpdate', count: 9, effect: { kind: 'http', status: 403 } }],
    })
    expect(await bench.pushState()).toMatchObject({
      kind: 'failed',
      error: { code: 'store-refused' },
    })
    await bench.engine.runs.idle()
    expect(bench.engine.overview().outbox).toMatchObject({ toShopify: 2, unknown: 0, parked: 0 })
    expect(await bench.engine.review.undo()).toMatchObject({ decided: 2 })
  })

  test('of variants that are created together the one that Shopify refuses keeps none of the others back', async () => {
    const header = HEADER.replace('variant_id', 'option1_name,option1_value,variant_id')
    const variant = (id: string, value: string, price: string): string =>
      `5,Tray,Fernhill,active,Draft,Size,${value},${id},TRAY-${value},${price}\r\n`
    await bench.importCsv(header + variant('5-1', 'S', '10.00'))
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
    await bench.push()
    await bench.importCsv(
      header +
        variant('5-1', 'S', '10.00') +
        variant('5-2', 'M', '12.00') +
        variant('5-3', 'L', '-1'),
    )
    await bench.sync()
    bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'suggestion' })
    expect(await bench.push()).toMatchObject({ sent: 1, parked: 1 })
    const tray = [...bench.simulator.store.products.values()].find(({ title }) => title === 'Tray')
    expect(tray?.variants.map(({ sku }) => sku)).toEqual(['TRAY-S', 'TRAY-M'])
  })

  test('a file that points a product to another partner brings nothing agreed with the first one along', async () => {
    const [, other] = [...bench.simulator.store.products.values()]
    const id = `gid://shopify/Product/${other?.id}`
    await bench.amsWritten()
    const header = HEADER.replace('variant_id', 'shopify_product_id,variant_id')
    await bench.importCsv(`${header}1,Mug,Fernhill,active,Draft,${id},1-1,SKU-1,10.00\r\n`)
    await bench.sync()
    const found = rows().filter(
      ({ amsProductId, kind }) => amsProductId === '1' && kind === 'field',
    )
    expect(found.map(({ changedBy }) => changedBy)).toEqual(found.map(() => 'never-agreed'))
    expect(found.length).toBeGreaterThan(0)
  })
})
