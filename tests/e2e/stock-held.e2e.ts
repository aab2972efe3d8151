import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { picture } from './support/picture'
import { openProductPage, recordSale } from './support/stock'

test('a change that can not be sent is held back with its reason and the way out', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openProductPage(page, 'Speckled Stoneware Mug')
  await recordSale(page, 'Moss, 8 oz', 1, 'Market stall')
  await openScreen(page, 'Overview')
  const panel = page.getByRole('region', { name: 'Product Stock Sync' })
  await panel.getByRole('button', { name: 'Push pending now' }).click()
  const held = panel.getByRole('region', { name: 'Held back' })
  await held.getByText('1 variant that Shopify does not track.').waitFor({ timeout: 60_000 })
  expect(await findings(page)).toEqual([])
  await picture(page, 'stock-held')
  await held.getByRole('button', { name: 'Show them' }).click()
  const drawer = page.getByRole('dialog', { name: 'Held back' })
  await drawer.getByText('Switch on “Track quantity” there').waitFor()
  expect(await findings(page)).toEqual([])
  await picture(page, 'stock-held-drawer')
  await drawer.getByRole('button', { name: 'Open product' }).click()
  await page.getByRole('heading', { name: /^Speckled Stoneware Mug/, level: 1 }).waitFor()
})
