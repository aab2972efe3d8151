import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

async function openSynced(page: Page): Promise<void> {
  await openScreen(page, 'Products')
  await page.getByRole('button', { name: /^Synced/ }).click()
  const row = page.getByRole('grid', { name: 'Products' }).getByRole('row', { name: /Synced/ })
  await row.first().dblclick()
  const title = page.getByRole('heading', { level: 1 })
  await title.getByText('Synced', { exact: true }).waitFor()
}

const badge = (page: Page, words: string) =>
  page.getByRole('heading', { level: 1 }).getByText(words, { exact: true })

test('a price edited on the page makes the product Out of Sync, says so once, and is undone', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  await openSynced(page)
  const price = page.getByTitle(/^Edit Retail price of/).first()
  const before = await price.innerText()
  await price.focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('7')
  await page.keyboard.press('Escape')
  await expect.poll(() => price.innerText()).toBe(before)
  await page.waitForFunction(() => document.activeElement?.classList.contains('edit-cell'))
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
  await toasts.getByText(/^Saved: Retail price of .*\. It is Out of Sync now\.$/).waitFor()
  await expect.poll(() => toasts.count()).toBe(1)
  await expect.poll(() => price.innerText()).toContain('1,234.50')
  await page
    .getByRole('region', { name: 'History' })
    .getByText(/^Retail price of .* in AMS/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'edited-price')
  await page.keyboard.press('Control+z')
  await badge(page, 'Synced').waitFor()
  await expect.poll(() => price.innerText()).toBe(before)
})

test('ticked products are edited in one step, sent to the review, made, copied and archived', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Products')
  const grid = page.getByRole('grid', { name: 'Products' })
  await grid
    .getByRole('row', { name: /Synced/ })
    .first()
    .waitFor()

  // Everything under a filter, by keys.
  await page.getByRole('searchbox', { name: 'Name, SKU or id' }).fill('oe-')
  await page.getByText(/products of AMS match/).waitFor()
  const total = Number(/^(\d+)/.exec(await page.locator('.screen-header-state').innerText())?.[1])
  await grid.focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('group', { name: `${total} products ticked` })
  await page.keyboard.press('Space')
  await page.getByRole('group', { name: `${total - 1} products ticked` }).waitFor()
  await page.keyboard.press('Space')
  await bar.getByRole('button', { name: 'Edit field…' }).click()
  const dialog = page.getByRole('dialog', { name: `Edit ${total} products` })
  await dialog.getByRole('textbox', { name: 'New value' }).fill('Oak and Ember')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'bulk-edit')
  await dialog.getByRole('button', { name: `Set for ${total} products` }).click()
  await page.locator('.toast').getByText(`Saved: Vendor of ${total} products.`).waitFor()
  await expect.poll(() => page.locator('.toast').count()).toBe(1)
  await grid
    .getByRole('row', { name: /Out of Sync.*Oak and Ember/ })
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'products-ticked')

  await bar.getByRole('button', { name: `Sync ${total} Products` }).click()
  await page.getByRole('heading', { level: 1, name: 'Compare' }).waitFor()
  await page
    .getByRole('row', { name: /Vendor.*Oak and Ember/ })
    .first()
    .waitFor()
  await openScreen(page, 'Products')
  await page.keyboard.press('Control+z')
  await grid
    .getByRole('row', { name: /Oak and Ember/ })
    .first()
    .waitFor({ state: 'detached' })

  await page.getByRole('button', { name: /^More: new product/ }).click()
  await page.getByRole('menuitem', { name: 'New product…' }).click()
  const making = page.getByRole('dialog', { name: 'New product' })
  await making.getByRole('textbox', { name: 'Name' }).press('Enter')
  await making.getByText('A product needs a name.').waitFor()
  await making.getByRole('textbox', { name: 'Name' }).fill('Stone Mug')
  await making.getByRole('textbox', { name: 'Name' }).press('Enter')
  const title = page.getByRole('heading', { level: 1 })
  await title.getByText('Stone Mug').waitFor()
  const more = page.getByRole('button', { name: /^More about this product/ })
  await more.click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await title.getByText('Copy of Stone Mug').waitFor()
  await more.click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLSelectElement>('select[aria-label="Status in AMS"]')?.value ===
      'inactive',
  )
  expect(await findings(page)).toEqual([])
})
