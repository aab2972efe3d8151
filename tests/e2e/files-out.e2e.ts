import { join } from 'node:path'
import { readCatalogFile } from '@main/merchant-catalog'
import { expect, test } from 'vitest'
import { answerDialogs } from './support/answer-dialogs'
import { seriousFindings } from './support/findings'
import { pictures } from './support/picture'
import { sharedConcord } from './support/shared-concord'

const concord = sharedConcord()

test('the AMS catalog leaves as a file that holds all of it', async () => {
  const { app, page, dataFolder } = concord()
  const path = join(dataFolder, 'out.csv')
  await answerDialogs(app, path)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the AMS catalog' })
  await dialog.getByText('No file was written for AMS yet.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await pictures(app, page, 'export-catalog')
  await dialog.getByRole('button', { name: 'Export 95 products…' }).click()
  await page.getByText('95 products written to out.csv.').first().waitFor()
  const { products, notes } = readCatalogFile(path)
  // Of three variants the sample has promised more than it has.
  expect([products.length, notes.filter((note) => !note.includes('is below 0'))]).toEqual([95, []])

  // What was written is known to AMS now.
  await page.getByRole('button', { name: 'Export…' }).click()
  await dialog.getByText(/^Last file for AMS: out\.csv, 95 products/).waitFor()
  await dialog.getByRole('radio', { name: 'Only what AMS does not know yet' }).check()
  await dialog.getByText(/^0 products, 0 variants: changed in Concord/).waitFor()
  const nothing = dialog.getByRole('button', { name: 'Export 0 products…' })
  await expect.poll(() => nothing.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})
