import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { picture } from './support/picture'
import { availableInShopify, openProductPage, recordSale } from './support/stock'

test('a change that can not be sent is held back with its reason and the way out', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openProductPage(page, 'Speckled Stoneware Mug')
  const sku = await recordSale(page, 'Moss, 8 oz', 1, 'Market stall')
  await openScreen(page, 'Overview')
  const panel = page.getByRole('region', { name: 'Product Stock Sync' })
  await panel.getByRole('button', { name: 'Push pending now' }).click()
  const held = panel.getByRole('region', { name: 'Held back' })
  await held.getByText('1 variant that Shopify does not track.').waitFor({ timeout: 60_000 })
  expect(await findings(page)).toEqual([])
  await picture(page, 'stock-held')
  await held.getByRole('button', { name: 'Show them' }).click()
  const drawer = page.getByRole('dialog', { name: 'Held back' })
  await drawer.getByText('Let Concord switch that on').waitFor()
  expect(await findings(page)).toEqual([])
  await picture(page, 'stock-held-drawer')
  await drawer.getByRole('button', { name: 'Open product' }).click()
  await page.getByRole('heading', { name: /^Speckled Stoneware Mug/, level: 1 }).waitFor()

  await openScreen(page, 'Overview')
  await held.getByRole('button', { name: 'Settings' }).click()
  const settings = page.getByRole('region', { name: 'Stock', exact: true })
  await settings.getByRole('switch', { name: 'Have Shopify count what AMS counts' }).click()
  await openScreen(page, 'Push Log')
  await page
    .getByRole('row', { name: /^Speckled Stoneware Mug, Moss.*Success/ })
    .waitFor({ timeout: 60_000 })
  expect(await availableInShopify(storeUrl, sku)).toBe(5)
})
