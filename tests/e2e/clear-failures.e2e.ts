import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { ask, emptyStoreLog, storeCounts } from '../../scripts/tour/store-control.ts'
import { chooseCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'

const folder = mkdtempSync(join(tmpdir(), 'concord-files-'))

test('a file of which no column is known waits for a person, and the AMS catalog stays', async () => {
  const { app, page } = await openConcord()
  const file = join(folder, 'holiday.csv')
  writeFileSync(file, 'date,who\n2026-12-24,everybody\n')
  await chooseCatalog(app, page, file)
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByText(/neither AMS's columns nor Shopify's/).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Sample catalog: 95 products').waitFor()
})

test('a broken cell is named with its line and column, and nothing is changed', async () => {
  const { app, page } = await openConcord()
  const file = join(folder, 'prices.csv')
  writeFileSync(
    file,
    'product_id,name,variant_id,sku,retail_price\n1,Mug,1-1,M-1,12.00\n2,Bowl,2-1,B-1,"12,5O"\n',
  )
  await chooseCatalog(app, page, file)
  await page.getByRole('row', { name: /^3 retail_price 12,5O/ }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Sample catalog: 95 products').waitFor()
})

test('a missing file is reported with what to do next', async () => {
  const { app, page } = await openConcord()
  await chooseCatalog(app, page, join(folder, 'gone.csv'))
  await page.getByText(/gone\.csv can't be opened \(ENOENT\)/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByText('Sample catalog: 95 products').waitFor()
})

test('a catalog without most products asks first, with both numbers', async () => {
  const { app, page } = await openConcord()
  const file = join(folder, 'small.csv')
  writeFileSync(file, 'product_id,name,variant_id,sku,retail_price\n9,Mug,9-1,M-1,12.00\n')
  await chooseCatalog(app, page, file)
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText(/95 of the 95 products|lacks 95/)
    .first()
    .waitFor()
  await dialog
    .getByRole('button', { name: 'Cancel' })
    .or(dialog.getByRole('button', { name: /^Keep/ }))
    .first()
    .click()
  await page.getByText('Sample catalog: 95 products').waitFor()
})

test('a store that answers 500 gives a clear message, keeps the earlier comparison, and recovers', async () => {
  const { page, storeUrl } = await openConcord()
  const first = await fullSyncAndCompare(page)
  await ask(storeUrl, 'faults', {
    rules: [{ count: 100, effect: { kind: 'http', status: 500 } }],
  })
  await startSync(page)
  await page
    .getByText(/Shopify answered with an error of its own \(HTTP 500\)/)
    .first()
    .waitFor()
  await openScreen(page, 'Compare')
  await page
    .getByText(
      `${first.differs + first.onlyAms + first.onlyShopify + first.needsPerson} rows match`,
    )
    .waitFor()
  await fetch(`${storeUrl}/control/faults`, { method: 'DELETE' })
  // Concord looks again by itself.
  await page.getByText('Online', { exact: true }).waitFor({ timeout: 90_000 })
  const again = await fullSyncAndCompare(page)
  expect(again.differs).toBe(first.differs)
})

test('a token that Shopify no longer accepts is said so, and nothing is sent', async () => {
  const { page, storeUrl } = await openConcord()
  await ask(storeUrl, 'token', { token: 'shpat_somebody_else' })
  await emptyStoreLog(storeUrl)
  await startSync(page)
  await page
    .getByText(/Shopify no longer accepts the token/)
    .first()
    .waitFor()
  expect(await storeCounts(storeUrl)).toMatchObject({ mutations: 0, mutationsApplied: 0 })
})

async function startSync(page: Page): Promise<void> {
  await openScreen(page, 'Overview')
  await page
    .getByRole('region', { name: 'Full Sync And Compare' })
    .getByRole('button', { name: 'Full Sync And Compare' })
    .click()
}
