import { expect, test } from 'vitest'
import {
  decidedAndOpen,
  differenceRow,
  differences,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'

test('rows are ticked by range, one by one and all; keys then act on the ticked, and Esc clears', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  const head = page.getByRole('checkbox', { name: 'Tick all rows shown' })
  await searchDifferences(page, 'Butter Dish')
  await page.getByText('3 rows match').waitFor()
  await differenceRow(page, /^Butter Dish.*Name/).click()
  await differences(page).focus()

  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 rows ticked', { exact: true }).first().waitFor()
  await expect.poll(() => head.getAttribute('aria-checked')).toBe('mixed')
  await page.keyboard.press('Shift+ArrowUp')
  await page.getByText('1 row ticked', { exact: true }).first().waitFor()
  await page.keyboard.press('Control+a')
  await page.getByText('3 rows ticked', { exact: true }).first().waitFor()
  await expect.poll(() => head.getAttribute('aria-checked')).toBe('true')

  await page.keyboard.press('s')
  await waitForDecided(page, 3)
  await page.getByText('3 rows decided.', { exact: true }).first().waitFor()
  expect(
    await differences(page).getByRole('radio', { name: 'Use Shopify', checked: true }).count(),
  ).toBe(3)
  await expect.poll(() => head.getAttribute('aria-checked')).toBe('false')
  await page.keyboard.press('Control+z')
  await waitForDecided(page, 0)

  await page.keyboard.press('Control+ ')
  await page.getByText('1 row ticked', { exact: true }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Selected difference' }).waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear ticks' }).waitFor({ state: 'hidden' })
})

test('more than 50 ticked rows ask first', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await page.getByText('93 rows match').waitFor()
  await differences(page).focus()
  await page.keyboard.press('Control+a')
  await page.getByText('93 rows ticked', { exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Take the suggestion for 75 rows?').waitFor()
  await expect.poll(() => dialog.getByText('18 ticked rows can’t go this way').count()).toBe(1)
  expect((await decidedAndOpen(page)).decided).toBe(0)
  await dialog.getByRole('button', { name: 'Take 75 suggestions' }).click()
  await waitForDecided(page, 75)
})

test('V goes through the three views, B shows what was last agreed, and density is remembered', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Linen Table Runner')
  await differenceRow(page, /Description/).click()
  for (const view of ['Rendered', 'Source', 'Words']) {
    await page.keyboard.press('v')
    await page.getByRole('radio', { name: view, checked: true }).waitFor()
  }
  await page.keyboard.press('v')
  const frame = page.locator('iframe[title="AMS description, rendered"]')
  await frame.waitFor()
  // A click into the frame leaves the keys with the screen.
  await frame.click()
  await page.keyboard.press('b')
  await page.getByRole('group', { name: 'Last agreed value' }).waitFor()

  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Comfortable' }).click()
  await page.keyboard.press('Escape')
  const row = differenceRow(page, /Description/)
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(42)
  await page.reload()
  await openScreen(page, 'Compare')
  await expect
    .poll(async () => (await differenceRow(page, /Description/).boundingBox())?.height)
    .toBe(42)
})
