import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  decidedAndOpen,
  differenceRow,
  differences,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'

/** Ticks a box of the filters. */
async function filterBy(page: Page, label: string): Promise<void> {
  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('checkbox', { name: new RegExp(`^${label} [\\d,]+$`) }).check()
}

test('X skips a row until a value changes on either side, Backspace takes the skip back', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await page.getByText('1 row matches').waitFor()
  const price = differenceRow(page, /^Bud Vase.*Retail price/)
  const skipped = differenceRow(page, /^Bud Vase.*Skipped until a value changes/)
  await price.click()
  await page.keyboard.press('x')
  await skipped.waitFor()
  await waitForDecided(page, 1)
  await page.keyboard.press('Backspace')
  await differenceRow(page, /^Bud Vase.*Not decided/).waitFor()

  await price.getByRole('button', { name: 'More for Bud Vase, Retail price' }).click()
  await page.getByRole('menuitem', { name: /^Skip/ }).click()
  await skipped.waitFor()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await skipped.waitFor()
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'variant', variant: 'FP-VAS-ROS', set: { price: '36.25' } }],
  })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await differenceRow(page, /^Bud Vase.*Shopify \$36\.25.*Not decided/).waitFor()
})

test('a filter is saved by Ctrl S, comes back with one click, and can be removed', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await filterBy(page, 'Oak & Ember')
  const rows = (await decidedAndOpen(page)).open
  await differences(page).focus()
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Oak only')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByText('93 rows match').waitFor()

  const saved = page.getByRole('region', { name: 'Saved filters' })
  await saved.getByRole('button', { name: `Oak only ${rows}` }).click()
  await page.getByText(`${rows} rows match`).waitFor()
  await page.getByRole('button', { name: 'Remove filter Oak & Ember' }).waitFor()
  await saved.getByRole('button', { name: 'Remove saved filter Oak only' }).click()
  await saved.getByText('None yet').waitFor()
})

test('a rule decides when it is saved, names itself on its rows, tells what it decided, and is undone', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await filterBy(page, 'Oak & Ember')
  const menu = page.getByRole('button', { name: 'More in Compare' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'New rule from this filter…' }).click()
  const save = page.getByRole('dialog').getByRole('button', { name: /^Save and decide/ })
  await save.waitFor()
  const decides = Number(/\d+/.exec(await save.innerText())?.[0])
  expect(decides).toBeGreaterThan(10)
  await save.click()
  await waitForDecided(page, decides)
  await page.getByText(`${decides} rows decided by Oak & Ember: always AMS.`).first().waitFor()
  await differenceRow(page, /Decided: Use AMS, By rule Oak & Ember: always AMS/).waitFor()

  await menu.click()
  await page.getByRole('menuitem', { name: 'Rules…' }).click()
  await page.getByRole('button', { name: /^What Oak & Ember.* decided/ }).click()
  await page.getByText(`1 to 12 of ${decides}`).waitFor()
  await page.getByRole('button', { name: 'All rules' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+z')
  await waitForDecided(page, 0)
  await menu.click()
  await page.getByRole('menuitem', { name: 'Rules…' }).click()
  await page.getByRole('button', { name: /^What Oak & Ember.* decided: 0/ }).waitFor()
})

test('a mass change of prices is pushed only with its figure typed', async () => {
  const { page, storeUrl } = await openConcord()
  const edits = lonelySkus(80).map((variant) => ({
    kind: 'variant',
    variant,
    set: { price: '5.55' },
  }))
  await ask(storeUrl, 'edit', { edits })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await filterBy(page, 'Retail price')
  await page.getByRole('button', { name: /^Accept All: AMS/ }).click()
  const dialog = page.getByRole('dialog')
  const brake = dialog.getByRole('region', { name: /^Brake/ })
  await brake.getByText(/of \d+ variants, \d+%\. The limit is 25%\./).waitFor()
  const pushNow = dialog.getByRole('button', { name: 'Accept and push now' })
  await expect.poll(() => pushNow.getAttribute('aria-disabled')).toBe('true')
  await dialog.getByRole('button', { name: /push later$/ }).click()
  await dialog.waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: /^Review and push/ }).click()
  const figure = brake.getByRole('textbox', { name: /^Prices: to push now, type/ })
  const label = await brake.getByText(/^Prices: to push now, type/).innerText()
  const prices = Number(/\d+$/.exec(label)?.[0])
  expect(prices).toBeGreaterThan(70)
  const push = dialog.getByRole('button', { name: /^Push \d+ now/ })
  await figure.fill(String(prices - 1))
  await expect.poll(() => push.getAttribute('aria-disabled')).toBe('true')
  await figure.fill(String(prices))
  await expect.poll(() => push.getAttribute('aria-disabled')).toBe(null)
  await push.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(/^Pushing \d+ of \d+/).waitFor()
})

const shopSchema = z.object({
  products: z.array(z.object({ variants: z.array(z.object({ sku: z.string().nullable() })) })),
})

/** SKUs that the sample store uses once. */
function lonelySkus(most: number): readonly string[] {
  const shop = shopSchema.parse(
    JSON.parse(readFileSync(resolve('resources/sample/shop.json'), 'utf8')),
  )
  const all = shop.products.flatMap(({ variants }) => variants.map(({ sku }) => sku ?? ''))
  return all.filter((sku) => sku !== '' && all.indexOf(sku) === all.lastIndexOf(sku)).slice(0, most)
}
