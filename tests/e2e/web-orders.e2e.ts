import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { availableInShopify, openProductPage, recordSale } from '../../scripts/tour/stock.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const SKU = 'FP-VAS-ROS'

async function variantOf(storeUrl: string): Promise<string> {
  const text = JSON.stringify(await ask(storeUrl, 'products'))
  const id = new RegExp(`"id":"(gid://shopify/ProductVariant/\\d+)"[^{}]*"sku":"${SKU}"`).exec(text)
  if (!id?.[1]) throw new Error(`The store has no ${SKU}`)
  return id[1]
}

test('units in unshipped web orders are taken off what AMS has, once a person says that AMS does not', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  const before = await availableInShopify(storeUrl, SKU)
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'sell', variant: await variantOf(storeUrl), quantity: 1 }],
  })
  await openScreen(page, 'Settings')
  const section = page.getByRole('region', { name: 'Stock', exact: true })
  const choice = section.getByRole('switch', { name: 'AMS does not deduct web orders' })
  await choice.click()
  await section
    .getByRole('switch', { name: 'AMS does not deduct web orders', checked: true })
    .waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'settings-web-orders')

  // It reads the catalog anew, and the order parts nothing.
  await openScreen(page, 'Overview')
  const panel = page.getByRole('region', { name: 'Product Stock Sync' })
  await page
    .getByText(/in agreement, .* differences?,/)
    .first()
    .waitFor()
  await openProductPage(page, 'Bud Vase')
  const line = page.getByRole('region', { name: 'Variants' }).getByRole('row', { name: /^Rose/ })
  await page.getByRole('columnheader', { name: '− Web orders' }).waitFor()
  await line.getByText('In agreement').waitFor()
  await pictures(app, page, 'product-web-orders')
  await recordSale(page, 'Rose', 1, 'Market stall')

  await openScreen(page, 'Overview')
  await panel.getByRole('button', { name: 'Push pending now' }).click()
  await panel.getByText('All stock is sent.').waitFor({ timeout: 60_000 })
  expect(await availableInShopify(storeUrl, SKU)).toBe(before - 1 - 1)
  await openScreen(page, 'Push Log')
  const grid = page.getByRole('grid', { name: 'Stock pushes' })
  await grid.getByRole('row', { name: /^Bud Vase, Rose.*Success/ }).click()
  await page.keyboard.press('Enter')
  await page
    .getByText(/− 1 in web orders =/)
    .first()
    .waitFor()
  await pictures(app, page, 'push-log-web-orders')
})
