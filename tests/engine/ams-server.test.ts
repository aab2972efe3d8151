import { readFileSync } from 'node:fs'
import { readCatalogText } from '@main/merchant-catalog'
import { compareFilterSchema } from '@shared/contract/review'
import { expect, onTestFinished, test } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { openBench, sampleShop, type TestBench } from './support/open-engine'

const SAMPLE = readCatalogText(
  readFileSync('resources/sample/ams-catalog.csv', 'utf8'),
  'ams-catalog.csv',
).products

async function connected(server: TestAmsServer): Promise<TestBench> {
  const bench = await openBench(sampleShop(), {
    amsServer: { baseUrl: server.url, server: () => server.client() },
  })
  onTestFinished(() => bench.close())
  return bench
}

test('a sync reads the catalog from the server, and an accepted Shopify value arrives there', async () => {
  const server = await testAmsServer(SAMPLE)
  const bench = await connected(server)
  expect(await bench.sync()).toMatchObject({ amsProducts: 95, warnings: [] })
  expect(bench.store.ams.info()?.sourceName).toContain('AMS server')

  const [row] = bench.store.screens.compareRows({
    filter: compareFilterSchema.parse({ fields: ['name'] }),
    offset: 0,
    limit: 1,
  }).rows
  bench.engine.review.decide({ keys: [row?.key ?? ''], choice: 'theirs' })
  await bench.push()
  await bench.amsWritten()
  const id = row?.amsProductId ?? ''
  expect(server.catalog.products.find(id)?.product.name).toBe(row?.theirs)

  server.requests()
  await bench.sync()
  expect(server.requests()).toEqual(['GET /v1/shop', 'GET /v1/products'])
})
