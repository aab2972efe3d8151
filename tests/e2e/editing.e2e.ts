import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

async function openSynced(page: Page): Promise<string> {
  await openScreen(page, 'Products')
  await page.getByRole('button', { name: /^Synced/ }).click()
  const row = page.getByRole('grid', { name: 'Products' }).getByRole('row', { name: /Synced/ })
  await row.first().dblclick()
  const title = page.getByRole('heading', { level: 1 })
  await title.getByText('Synced', { exact: true }).waitFor()
  return await title.locator('bdi').innerText()
}

const badge = (page: Page, words: string) =>
  page.getByRole('heading', { level: 1 }).getByText(words, { exact: true })

test('a price edited on the page makes the product Out of Sync, says so once, and is undone', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  const name = await openSynced(page)
  const price = page.getByRole('button', { name: /^Edit Retail price of/ }).first()
  const before = await price.innerText()
  await price.focus()
  await page.keyboard.press('F2')
  const field = page.getByRole('textbox', { name: /^Retail price of/ })
  await field.fill('twelve')
  await field.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/Enter an amount in digits/)
    .waitFor()
  await field.fill('1234.50')
  await pictures(app, page, 'editing-price')
  await field.press('Enter')
  await badge(page, 'Out of Sync').waitFor()
  const toasts = page.locator('.toast')
  await toasts.getByText(`${name} is Out of Sync`).waitFor()
  expect(await toasts.count()).toBe(1)
  expect(await price.innerText()).toContain('1,234.50')
  await page
    .getByRole('region', { name: 'History' })
    .getByText(/^Retail price of .* in AMS/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'edited-price')
  await page.keyboard.press('Control+z')
  await badge(page, 'Synced').waitFor()
  expect(await price.innerText()).toBe(before)
})
