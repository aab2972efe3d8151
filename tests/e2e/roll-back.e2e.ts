import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'

/** The price of a variant as the sample store holds it. */
async function priceInShopify(storeUrl: string, sku: string): Promise<string | undefined> {
  const { products } = await ask(storeUrl, 'products')
  return new RegExp(`"sku":"${sku}"[^}]*?"price":"([^"]*)"`).exec(JSON.stringify(products))?.[1]
}

test('a push is rolled back from the Outbox by keyboard, and Shopify has its earlier value again', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await differenceRow(page, /^Ash Cooking Spoons/).waitFor()
  await searchDifferences(page, 'Bud Vase')
  // The list is short once the search is answered; a click before that could miss its row.
  await differenceRow(page, /^Ash Cooking Spoons/).waitFor({ state: 'detached' })
  await decide(differenceRow(page, /^Bud Vase.*Retail price/), 'Use AMS')
  const before = await priceInShopify(storeUrl, 'FP-VAS-ROS')
  expect(before).toBeDefined()
  expect(await reviewAndPush(page)).toContain('1 sent')
  const pushed = await priceInShopify(storeUrl, 'FP-VAS-ROS')
  expect(pushed).not.toBe(before)

  await page.getByRole('tab', { name: 'Pushes' }).click()
  const line = page.getByRole('row', { name: /^Push of .*1 sent.*1 can be rolled back/ })
  await line.waitFor()
  await line.click()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Roll back the push of/ })
  await dialog.getByText('1 of 1 can be restored').waitFor()
  await dialog.getByRole('row', { name: /Retail price/ }).waitFor()
  // Legacy mode: the other one opens a second page, which Electron refuses.
  expect(await findings(page)).toEqual([])

  // Escape leaves everything as it is; nothing is sent before it is pushed.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await line.getByRole('button', { name: /^Roll back/ }).click()
  const confirm = dialog.getByRole('button', { name: 'Roll back 1' })
  await confirm.focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page
    .getByRole('row', { name: /^Bud Vase.*Retail price.*Roll back in Shopify.*Waits/ })
    .waitFor()
  expect(await priceInShopify(storeUrl, 'FP-VAS-ROS')).toBe(pushed)

  await reviewAndPush(page)
  await expect.poll(() => priceInShopify(storeUrl, 'FP-VAS-ROS'), { timeout: 30_000 }).toBe(before)
  await page.getByRole('tab', { name: 'Pushes' }).click()
  await page.getByRole('row', { name: /^Push of .*1 rolled back/ }).waitFor()
  expect(await findings(page)).toEqual([])

  // The two sides differ again, as they did, and a person decides anew.
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await differenceRow(page, /^Bud Vase.*Retail price/).waitFor()
})
