import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { importCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

/** Names of the sample's shop under SKUs of another list: one each for Bowl and Vase, two for the Tray. */
const CATALOG = [
  'product_id,variant_id,name,sku,retail_price',
  'A,A-1,Berry Bowl,X-1,49.00',
  'B,B-1,Bud Vase,X-2,34.00',
  'C,C-1,Birch Tea Tray,X-3,84.00',
  'D,D-1,Birch Tea Tray,X-4,84.00',
].join('\n')

test('ticked products are linked together, the others shown in Compare, what only Shopify has imported', async () => {
  const { app, page } = await openConcord()
  const file = join(mkdtempSync(join(tmpdir(), 'concord-link-')), 'other-list.csv')
  writeFileSync(file, CATALOG)
  await importCatalog(app, page, file, { isShrunken: true })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Products')
  const grid = page.getByRole('grid', { name: 'Products' })
  await grid.getByRole('row', { name: /Berry Bowl/ }).waitFor()
  await grid.focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'More for the ticked products' }).click()
  await page.getByRole('menuitem', { name: 'Link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link 4 products' })
  await dialog.getByRole('row', { name: /Bud Vase/ }).waitFor()
  await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(2)
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'link-many')
  await dialog.getByRole('checkbox', { name: 'Bud Vase' }).uncheck()
  await dialog.getByRole('button', { name: 'Link 1', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('.toast').getByText('1 product linked.').waitFor()
  await grid.getByRole('row', { name: /Not linked.*Berry Bowl/ }).waitFor({ state: 'detached' })

  // What is left leads to exactly these rows, and back.
  await page.getByRole('button', { name: 'More for the ticked products' }).click()
  await page.getByRole('menuitem', { name: 'Link…' }).click()
  await dialog.getByRole('button', { name: 'Show all 3 in Compare' }).click()
  const rows = page.getByRole('grid', { name: 'Differences' })
  await rows
    .getByRole('row', { name: /Birch Tea Tray/ })
    .first()
    .waitFor()
  await page.getByText('Chosen in Products').waitFor()
  await page.getByText('3 rows match').waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'link-rest')
  await page.getByRole('button', { name: 'Back to Products' }).click()
  await page.getByRole('group', { name: '4 products ticked' }).waitFor()

  await page.getByRole('button', { name: 'More: new product, import, export' }).click()
  await page.getByRole('menuitem', { name: 'Import what only Shopify has…' }).click()
  const preview = page.getByRole('dialog', { name: 'Accept All: Shopify' })
  await preview.getByText(/“Only in Shopify”/).waitFor()
  await preview.getByRole('button', { name: /^Accept \d+, push later/ }).click()
  await page
    .locator('.toast')
    .getByText(/accepted/)
    .waitFor()
})
