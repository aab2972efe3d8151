import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openScreen } from '../../scripts/tour/screens.ts'
import { answerDialogs } from './support/answer-dialogs'
import { chooseCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { picture } from './support/picture'

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

test('100,000 products come from a file with progress, and scroll, are found and ticked in the list', {
  timeout: 400_000,
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
  expect(await page.getByRole('button', { name: 'Sync 100,000 Products' }).count()).toBe(1)
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
