import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { availableInShopify } from '../../scripts/tour/stock.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

test('a sale in AMS changes the stock, stands in the ledger, and arrives in the store', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  // Else the new count could go by itself before it is decided.
  const stockSync = page.getByRole('region', { name: 'Product Stock Sync' })
  await stockSync.getByRole('button', { name: 'Pause' }).click()
  await openScreen(page, 'Products')
  await page.getByRole('searchbox', { name: 'Name, SKU or id' }).fill('Bud Vase')
  await page.getByRole('row', { name: /^Bud Vase/ }).dblclick()
  const line = page.getByRole('region', { name: 'Variants' }).getByRole('row', { name: /^Rose/ })
  const sku = (await line.locator('.sku').innerText()).trim()
  const onHand = line.getByRole('button', { name: /Change the stock of/ })
  const before = Number(await onHand.innerText())
  const inShopify = await availableInShopify(storeUrl, sku)
  await onHand.click()

  const dialog = page.getByRole('dialog', { name: /^Stock of/ })
  const units = dialog.getByRole('textbox', { name: 'Units sold' })
  await units.fill(String(before + 1))
  await dialog.getByText(`There are ${before} on hand, so ${before + 1} can’t go.`).waitFor()
  await dialog.getByRole('button', { name: 'Adjustment', exact: true }).click()
  await expect
    .poll(() => dialog.getByRole('button', { name: /^Record count/ }).getAttribute('title'))
    .toBe('An adjustment needs a reason, so that the ledger tells why.')
  await dialog.getByRole('button', { name: 'Sale', exact: true }).click()
  await units.fill('2')
  await dialog.getByText(new RegExp(`^On hand ${before} → ${before - 2},`)).waitFor()
  await dialog.getByText('Nobody has entered a movement of this variant yet.').waitFor()
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Market stall')
  await pictures(app, page, 'stock')
  await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => onHand.innerText()).toBe(String(before - 2))
  await page.getByText('Sale of 2. Market stall').first().waitFor()

  await onHand.click()
  await dialog.getByRole('listitem').filter({ hasText: 'Market stall' }).waitFor()
  await page.keyboard.press('Escape')

  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await decide(differenceRow(page, /^Bud Vase.*Stock/), 'Use AMS')
  expect(await reviewAndPush(page)).toContain('1 sent')
  expect(await availableInShopify(storeUrl, sku)).toBe(inShopify - 2)
})
