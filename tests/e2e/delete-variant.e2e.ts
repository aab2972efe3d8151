import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'

const SPARE = {
  kind: 'add-variant',
  product: 'bud-vase',
  variant: {
    optionValues: ['Spare'],
    sku: 'FP-VAS-SPA',
    price: '29.00',
    tracked: true,
    available: 2,
  },
}

/** Whether the sample store has a variant with this SKU. */
async function isInShopify(storeUrl: string, sku: string): Promise<boolean> {
  return JSON.stringify(await ask(storeUrl, 'products')).includes(`"sku":"${sku}"`)
}

test('a variant that only Shopify has is deleted after its list was read and its figure typed', async () => {
  const { page, storeUrl } = await openConcord()
  await ask(storeUrl, 'edit', { edits: [SPARE] })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  const row = differenceRow(page, /^Bud Vase, Spare, Variant/)
  await row.waitFor()

  // Many rows at once never include it.
  await page.getByRole('button', { name: /^Accept All: AMS/ }).click()
  const all = page.getByRole('dialog', { name: 'Accept All: AMS' })
  await all.getByRole('row', { name: /^Whole variant – – 1 1/ }).waitFor()
  await page.keyboard.press('Escape')
  await all.waitFor({ state: 'hidden' })

  await decide(row, 'Delete in Shopify')
  expect(await isInShopify(storeUrl, 'FP-VAS-SPA')).toBe(true)

  await page.getByRole('button', { name: /^Review and push/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and push' })
  const list = dialog.getByRole('group', { name: 'What is deleted: 1' })
  await list.getByRole('row', { name: /Bud Vase Spare FP-VAS-SPA \$29\.00 2 .*Shopify/ }).waitFor()
  await dialog.getByText(/1 variant is deleted in Shopify, .*can’t be undone/).waitFor()
  const push = dialog.getByRole('button', { name: /^Push 1 now/ })
  await expect.poll(() => push.getAttribute('aria-disabled')).toBe('true')
  expect(await findings(page)).toEqual([])

  const figure = dialog.getByRole('textbox', { name: /^Deleted variants: to push now, type 1/ })
  await figure.fill('2')
  await expect.poll(() => push.getAttribute('aria-disabled')).toBe('true')
  await figure.fill('')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await isInShopify(storeUrl, 'FP-VAS-SPA')).toBe(true)

  // It changed since it was listed, so it comes back; nothing is deleted.
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'variant', variant: 'FP-VAS-SPA', set: { price: '31.00' } }],
  })
  await page.getByRole('button', { name: /^Review and push/ }).click()
  await figure.fill('1')
  await push.click()
  await dialog.waitFor({ state: 'hidden' })
  await openScreen(page, 'Outbox')
  await page
    .getByText(/1 came back/)
    .first()
    .waitFor()
  expect(await isInShopify(storeUrl, 'FP-VAS-SPA')).toBe(true)

  await openScreen(page, 'Compare')
  await decide(row, 'Delete in Shopify')
  await page.getByRole('button', { name: /^Review and push/ }).click()
  await list.getByRole('row', { name: /FP-VAS-SPA \$31\.00/ }).waitFor()
  await figure.fill('1')
  await push.click()
  await dialog.waitFor({ state: 'hidden' })
  await openScreen(page, 'Outbox')
  await page
    .getByText(/1 sent, .* 0 came back/)
    .first()
    .waitFor()
  expect(await isInShopify(storeUrl, 'FP-VAS-SPA')).toBe(false)
  expect(await isInShopify(storeUrl, 'FP-VAS-ROS')).toBe(true)
})
