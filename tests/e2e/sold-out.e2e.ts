import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { availableInShopify, openProductPage } from '../../scripts/tour/stock.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { picture } from './support/picture'

const SKU = 'FP-VAS-ROS'

test('a variant is taken off sale by hand: 0 goes to Shopify, the page and the Push Log say why', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openProductPage(page, 'Bud Vase')
  const line = page.getByRole('region', { name: 'Variants' }).getByRole('row', { name: /^Rose/ })
  await line.getByRole('button', { name: /Change the stock of/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Stock of/ })
  const section = dialog.getByRole('region', { name: 'Sold-Out Override' })
  await section
    .getByRole('combobox', { name: 'This variant at zero' })
    .selectOption('Keep selling at zero')
  await section.getByRole('switch', { name: /^Sold out now/ }).click()
  await section.getByRole('switch', { name: /^Sold out now/, checked: true }).waitFor()
  expect(await findings(page)).toEqual([])
  await picture(page, 'sold-out')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await openScreen(page, 'Overview')
  const panel = page.getByRole('region', { name: 'Product Stock Sync' })
  await panel.getByRole('button', { name: 'Push pending now' }).click()
  await panel.getByText('All stock is sent.').waitFor()
  expect(await availableInShopify(storeUrl, SKU)).toBe(0)

  await openScreen(page, 'Push Log')
  const grid = page.getByRole('grid', { name: 'Stock pushes' })
  await grid.getByRole('row', { name: /^Bud Vase, Rose.*taken off sale/ }).click()
  await page.keyboard.press('Enter')
  await page.getByText('Sold out now', { exact: true }).waitFor()

  await openProductPage(page, 'Bud Vase')
  await line.getByText('Taken off sale by hand.').waitFor()
})
