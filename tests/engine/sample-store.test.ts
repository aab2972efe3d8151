import { readFileSync } from 'node:fs'
import { rememberAgreement } from '@main/engine'
import { readCatalogText } from '@main/merchant-catalog'
import { compareFilterSchema } from '@shared/contract/review'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBench, sampleShop, type TestBench } from './support/open-engine'

describe('the sample store, from first compare to full agreement', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await openBench(sampleShop())
    const agreed = readCatalogText(
      readFileSync('resources/sample/last-agreed.csv', 'utf8'),
      'last-agreed.csv',
    )
    rememberAgreement(bench.store, agreed.products, '2026-11-14T09:12:00.000Z')
    bench.importCsv(readFileSync('resources/sample/ams-catalog.csv', 'utf8'), 'ams-catalog.csv')
  })
  afterEach(() => bench.close())

  test('finds the planted differences, decides, pushes, and then has nothing left to do', async () => {
    const first = await bench.sync()
    const counts = bench.engine.overview()
    console.log(first, counts.badges, counts.conflicts)
    const filter = compareFilterSchema.parse({})
    console.log(bench.store.screens.compareCounts(filter))
    bench.engine.acceptAll({ filter, choice: 'suggestion' })
    bench.engine.acceptAll({ filter: { ...filter, openOnly: true }, choice: 'ours' })
    console.log(bench.engine.pushPreview())
    const pushed = await bench.push()
    console.log(pushed)
    console.log(
      bench.store.screens.outboxRows({ tab: 'parked', search: '', offset: 0, limit: 50 }).rows,
    )
    await bench.control('reset-log', {})
    const second = await bench.sync()
    console.log(second, await bench.control('counts'))
    console.log(bench.store.screens.compareRows({ filter, offset: 0, limit: 50 }).rows)
    expect(second.differs).toBe(0)
  })
})
