import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  decide,
  decidedAndOpen,
  differenceRow,
  differences,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { ask, emptyStoreLog, storeCounts } from '../../scripts/tour/store-control.ts'
import { importCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'

test('a run shows its steps and can be canceled; the earlier comparison stays', async () => {
  const { page, storeUrl } = await openConcord()
  const first = await fullSyncAndCompare(page)
  await ask(storeUrl, 'faults', {
    rules: [
      {
        operation: 'ProductsPage',
        count: 1,
        effect: { kind: 'slow', delayMs: 4000, when: 'before' },
      },
    ],
  })
  const panel = page.getByRole('region', { name: 'Full Sync And Compare' })
  await panel.getByRole('button', { name: 'Full Sync And Compare' }).click()
  await panel.getByText(/step 2 of 6/).waitFor()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByText(/Canceled at .* in the step Read Shopify/).waitFor()
  await openScreen(page, 'Compare')
  const rows = first.differs + first.onlyAms + first.onlyShopify + first.needsPerson
  await page.getByText(`${rows} rows match`).waitFor()
})

test('a value that somebody changed in Shopify after the decision comes back and is not overwritten', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await decide(differenceRow(page, /^Bud Vase.*Retail price/), 'Use AMS')
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'variant', variant: 'FP-VAS-ROS', set: { price: '35.50' } }],
  })
  await emptyStoreLog(storeUrl)
  const summary = await reviewAndPush(page)
  expect(summary).toMatch(/0 sent.* 1 came back/)
  expect(await storeCounts(storeUrl)).toMatchObject({ mutations: 0, mutationsApplied: 0 })
  const card = page.getByRole('region', {
    name: 'Came back: Shopify changed after you decided: Bud Vase',
  })
  await card.getByText('You saw in Shopify').waitFor()
  await card.getByText('$35.50', { exact: true }).waitFor()
  // Decided again, it waits with the value that is there now.
  await page.keyboard.press('s')
  await card.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /^Bud Vase.*will be \$35\.50.*Waits/ }).waitFor()
})

test('the whole review works by keyboard: down, take a side, take the suggestion, undo', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Butter Dish')
  await page.getByText('3 rows match').waitFor()
  await differenceRow(page, /^Butter Dish.*Name/).click()
  await differences(page).focus()
  await page.keyboard.press('a')
  await waitForDecided(page, 1)
  await page.keyboard.press('Enter')
  await waitForDecided(page, 2)
  await page.keyboard.press('s')
  await waitForDecided(page, 3)
  await page.keyboard.press('Control+z')
  await waitForDecided(page, 2)
  expect(await decidedAndOpen(page)).toEqual({ decided: 2, open: 1 })
})

test("Shopify's own product CSV becomes the AMS catalog, and shows what only each side has", async () => {
  const { app, page } = await openConcord()
  const file = join(mkdtempSync(join(tmpdir(), 'concord-shopify-')), 'products_export.csv')
  writeFileSync(
    file,
    [
      'Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price',
      'tray,Oak Tray,<p>Sawn.</p>,Oak,Trays,true,Size,Small,TRAY-S,20.00',
      'tray,,,,,,,Large,TRAY-L,30.00',
      'stool,Oak Stool,,Oak,Stools,false,Title,Default Title,,90',
    ].join('\n'),
  )
  await importCatalog(app, page, file, { isShrunken: true })
  await page.getByText('products_export.csv: 2 products, 3 variants').first().waitFor()
  // A stool on either side, and a class without a SKU: a person looks first.
  expect(await fullSyncAndCompare(page)).toMatchObject({
    onlyAms: 1,
    onlyShopify: 91,
    needsPerson: 3,
    inAgreement: 0,
  })
})
