import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openScreen } from '../../scripts/tour/screens.ts'
import { answerDialogs } from './support/answer-dialogs'
import { chooseCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { picture, pictures } from './support/picture'

const folder = mkdtempSync(join(tmpdir(), 'concord-large-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PRODUCTS = 100_000
const PATIENT = { timeout: 120_000 }

function largeCatalog(): string {
  const rows = Array.from(
    { length: PRODUCTS },
    (_, n) => `L${n},L${n}-1,Product ${n},Maker ${n % 40},SKU-${n},${n % 90}.50,${n % 30}`,
  )
  const path = join(folder, 'large.csv')
  writeFileSync(
    path,
    ['product_id,variant_id,name,vendor,sku,retail_price,on_hand', ...rows].join('\n'),
  )
  return path
}

test('100,000 products come from a file, are found, edited and exported, with progress and Cancel', {
  timeout: 600_000,
}, async () => {
  const { app, page } = await openConcord()
  await chooseCatalog(app, page, largeCatalog())
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByRole('progressbar').waitFor()
  await picture(page, 'large-progress')
  const take = dialog.getByRole('button', { name: 'Import', exact: true })
  await take.waitFor(PATIENT)
  await dialog.getByRole('tab', { name: 'New 100,000' }).waitFor()
  await dialog.getByRole('checkbox', { name: 'These products are really gone from AMS' }).check()
  await picture(page, 'large-preview')
  await take.click()
  await dialog.waitFor({ state: 'hidden', ...PATIENT })

  await openScreen(page, 'Products')
  await page.getByText('100,000 products of AMS', { exact: true }).waitFor(PATIENT)
  const grid = page.getByRole('grid', { name: 'Products' })
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2
  })
  await grid
    .getByRole('row', { name: /^Product 5\d{4}\./ })
    .first()
    .waitFor()
  await picture(page, 'large-middle')
  const search = page.getByRole('searchbox', { name: 'Name, SKU or id' })
  await search.fill('sku-77123')
  await page.getByText('1 product of AMS match', { exact: true }).waitFor()
  await search.fill('')
  await page.getByText('100,000 products of AMS', { exact: true }).waitFor()
  await grid.focus()
  await page.keyboard.press('Control+a')
  await page.getByText('100,000 products ticked').first().waitFor()
  await picture(page, 'large-ticked')
  await expect
    .poll(() => page.getByRole('button', { name: 'Sync 100,000 Products' }).count())
    .toBe(1)

  await page.getByRole('button', { name: 'Edit field…' }).click()
  const form = page.getByRole('dialog', { name: 'Edit 100,000 products' })
  await form.getByLabel('New value').fill('One Maker')
  await form.getByRole('button', { name: 'Set for 100,000 products' }).first().click()
  const editing = page.getByRole('dialog', { name: 'Vendor of 100,000 products' })
  await editing.getByRole('progressbar').waitFor(PATIENT)
  await pictures(app, page, 'large-edit')
  await editing.getByRole('button', { name: 'Cancel' }).click()
  await page
    .getByText(/^Canceled: [\d,]+ of 100,000 products changed\./)
    .first()
    .waitFor(PATIENT)
  await picture(page, 'large-edit-canceled')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  const undoing = page.getByRole('dialog', { name: /^Undo: Vendor of [\d,]+ products/ })
  await undoing.getByRole('progressbar').waitFor(PATIENT)
  await page
    .getByText(/^Undone: Vendor of [\d,]+ products\.$/)
    .first()
    .waitFor(PATIENT)

  const file = join(folder, 'out.csv')
  await answerDialogs(app, file)
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: 'Export…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export the AMS catalog' })
  await exporting.getByRole('button', { name: 'Export 100,000 products…' }).click(PATIENT)
  await exporting.getByRole('progressbar').waitFor(PATIENT)
  await pictures(app, page, 'large-export')
  await exporting.getByRole('button', { name: 'Cancel' }).click()
  await exporting.getByRole('button', { name: 'Export 100,000 products…' }).waitFor(PATIENT)
  expect(readdirSync(folder)).toEqual(['large.csv'])
  await exporting.getByRole('button', { name: 'Export 100,000 products…' }).click()
  await page.getByText('100,000 products written to out.csv.').first().waitFor(PATIENT)
})

test('a catalog file that comes into the watched folder is shown, and nothing is imported', {
  timeout: 120_000,
}, async () => {
  const { app, page } = await openConcord()
  const watched = join(folder, 'watched')
  mkdirSync(watched)
  await answerDialogs(app, watched)
  await openScreen(page, 'Settings')
  await page.getByRole('button', { name: 'Watch a folder…' }).click()
  await page.getByText('Watched now:').waitFor()
  await page.getByText('Watched now:').scrollIntoViewIfNeeded()
  await picture(page, 'watched-folder')
  writeFileSync(
    join(watched, 'new.csv'),
    'product_id,variant_id,name,sku,retail_price\nX1,X1-1,Krug,K-1,12.50\n',
  )
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByText(/^new\.csv/).waitFor({ timeout: 60_000 })
  await dialog.getByRole('tab', { name: 'New 1' }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await openScreen(page, 'Overview')
  await page.getByText(/^Sample catalog: 95 products/).waitFor()
})
