import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { workbook } from '../support/workbook'
import { chooseCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { pictures } from './support/picture'

const folder = mkdtempSync(join(tmpdir(), 'concord-files-in-'))

/** As a German spreadsheet program saves it. */
const PRICE_LIST = [
  'Item No;Bezeichnung;Preis;Bestand;Lagerplatz',
  'M-1;Becher, groß;12,50;4;A1',
  'M-2;Schale;1.234,00;1;A2',
  'M-3;Krug;auf Anfrage;2;A3',
].join('\r\n')

test('a file with columns of its own is mapped, shown, and taken at one stroke', async () => {
  const { app, page } = await openConcord()
  const file = join(folder, 'Preisliste.csv')
  writeFileSync(file, Buffer.from(PRICE_LIST, 'latin1'))
  await chooseCatalog(app, page, file)
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByLabel('Encoding').waitFor()
  await expect.poll(() => dialog.getByLabel('Encoding').inputValue()).toBe('windows-1252')
  await expect.poll(() => dialog.getByLabel('Between the cells').inputValue()).toBe(';')
  await expect.poll(() => dialog.getByLabel('Column for Name').inputValue()).toBe('Bezeichnung')
  await dialog.getByText('Becher, groß').waitFor()
  await pictures(app, page, 'import-reading')

  // The preview follows what is said.
  await dialog.getByLabel('Column for Vendor').selectOption('Lagerplatz')
  await expect
    .poll(() => dialog.getByLabel('Column for Vendor').inputValue(), { timeout: 20_000 })
    .toBe('Lagerplatz')
  await dialog.getByLabel('Column for SKU').selectOption('Item No')
  await dialog.getByRole('cell', { name: 'M-2' }).waitFor()
  await dialog.getByRole('button', { name: 'Show what would change' }).click()

  await dialog.getByRole('row', { name: /^4 Preis auf Anfrage/ }).waitFor()
  await pictures(app, page, 'import-preview')
  await dialog.getByRole('tab', { name: /^New/ }).click()
  await dialog.getByText('Schale').waitFor()
  await dialog.getByRole('checkbox', { name: 'These products are really gone from AMS' }).check()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Preisliste.csv: 2 products, 2 variants').first().waitFor()

  // The same columns again: nothing is asked, and nothing changes.
  await chooseCatalog(app, page, file)
  await dialog.getByRole('tab', { name: 'Unchanged 2' }).waitFor()
  await expect.poll(() => dialog.getByRole('tab', { name: 'Changed 0' }).count()).toBe(1)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('a workbook is read by what it holds, and what it hides is said', async () => {
  const { app, page } = await openConcord()
  const file = join(folder, 'Katalog.csv')
  const header = ['product_id', 'variant_id', 'name', 'sku', 'retail_price']
  writeFileSync(
    file,
    workbook({
      sheets: [
        { name: 'Notes', state: 'hidden', rows: [['secret']] },
        { name: 'Catalog', rows: [header, ['X1', 'X1-1', 'Krug', 'K-1', 12.5]] },
      ],
    }),
  )
  await chooseCatalog(app, page, file)
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByText(/AMS's own columns · Catalog · 1 product/).waitFor()
  await dialog.getByRole('tab', { name: 'Notes 1' }).click()
  await dialog.getByText('The sheet "Notes" is hidden and is not read.').waitFor()
  await dialog.getByRole('tab', { name: 'New 1' }).click()
  await dialog.getByText('Krug').waitFor()
})
