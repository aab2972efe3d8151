import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { availableInShopify, openProductPage, recordSale } from '../../scripts/tour/stock.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const PAUSED = 'Stock sync paused: 1 waiting'

/** Answers the system's save dialog, which no test can click; returns the file that was written. */
async function exportLog(app: ElectronApplication, page: Page): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'concord-export-')), 'push-log.csv')
  onTestFinished(() => rmSync(dirname(file), { recursive: true, force: true }))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Export CSV' }).click()
  await page.getByText('1 row written to push-log.csv.').first().waitFor()
  return readFileSync(file, 'utf8')
}

test('stock that was sold in AMS waits while paused, goes when it is pushed, and stands in the Push Log', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  const panel = page.getByRole('region', { name: 'Product Stock Sync' })
  const status = page.getByRole('contentinfo', { name: 'Status' })
  await panel.getByText('Running', { exact: true }).waitFor()
  await panel.getByText('Nothing was sent yet.').waitFor()
  await openScreen(page, 'Push Log')
  await page.getByRole('heading', { name: 'Nothing was pushed yet.' }).waitFor()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Open Overview' }).click()
  await panel.getByRole('button', { name: 'Pause' }).click()
  await panel.getByText('Paused', { exact: true }).waitFor()

  await openProductPage(page, 'Bud Vase')
  const sku = await recordSale(page, 'Rose', 2, 'Market stall')
  await status.getByText(PAUSED).click()
  const next = panel.getByRole('row', { name: /^Bud Vase/ })
  await next.getByText('Sale: Market stall').waitFor()
  const before = await availableInShopify(storeUrl, sku)
  const push = panel.getByRole('button', { name: 'Push pending now' })
  await expect.poll(() => push.getAttribute('title')).toBe('Stock sync is paused: resume it first')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'overview-paused')
  await panel.getByRole('button', { name: 'Resume' }).click()
  await push.click()
  await panel.getByText('All stock is sent.').waitFor({ timeout: 60_000 })
  expect(await availableInShopify(storeUrl, sku)).toBe(before - 2)
  await panel.getByText('last push, 1 variant').waitFor()
  await panel.getByRole('table', { name: 'Pushes per half hour, last 24 hours' }).waitFor()
  await pictures(app, page, 'overview-sent')

  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.getByRole('heading', { name: 'Push Log', level: 1 }).waitFor()
  const grid = page.getByRole('grid', { name: 'Stock pushes' })
  const row = grid.getByRole('row', { name: /^Bud Vase, Rose.*Success/ })
  await row.getByText('Sale: Market stall').waitFor()
  await page.keyboard.press('Enter')
  const story = page.getByRole('region', { name: 'What happened' })
  await story.getByText(`Sent ${before - 2}, if it is still ${before}. Accepted`).waitFor()
  await page.getByRole('region', { name: 'Sent at the first try' }).waitFor()
  await page.getByRole('button', { name: /^Copy request id/ }).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'push-log')
  await page.keyboard.press('c')
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(new RegExp(`^Product: Bud Vase, Rose, ${sku}\\n.*`))
  await page.keyboard.press('Escape')
  await story.waitFor({ state: 'detached' })

  // Every filter counts what it would show, and its chip takes it away again.
  const statuses = page.getByRole('group', { name: 'Status' })
  await statuses.getByRole('button', { name: 'Failure 0' }).click()
  await page.getByRole('heading', { name: 'No row matches' }).waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.keyboard.press('/')
  await page.keyboard.type(sku)
  await statuses.getByRole('button', { name: 'All 1' }).waitFor()
  await page.keyboard.press('Escape')
  const days = page.getByRole('toolbar', { name: 'Pushes a day' })
  const today = days.getByRole('button', { name: 'Today: 1 Success' })
  await today.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'No row matches' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => today.getAttribute('aria-pressed')).toBe('true')
  await row.waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => today.getAttribute('aria-pressed')).toBe('false')

  const csv = await exportLog(app, page)
  expect(csv).toContain(`Bud Vase,`)
  expect(csv).toContain(`,Sale,Market stall,1,`)

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Products' })
    .click()
  await page
    .getByRole('region', { name: 'Variants' })
    .getByRole('button', { name: 'Push Log' })
    .first()
    .click()
  await page.getByRole('button', { name: 'Remove filter Bud Vase' }).click()
  await row.waitFor()
})

test('resuming asks for the figure where more would go than the settings let by', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Settings')
  const settings = page.getByRole('region', { name: 'Stock', exact: true })
  await settings.getByRole('button', { name: 'Pause' }).click()
  const asksFrom = settings.getByRole('textbox', { name: /^Ask before resuming/ })
  await asksFrom.fill('0')
  await settings.getByText('Enter a whole number of 1 or more.').waitFor()
  await asksFrom.fill('1')
  await asksFrom.press('Enter')
  await settings.getByRole('combobox', { name: 'Interval' }).selectOption('every 10 s')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'settings-stock')

  await openProductPage(page, 'Bud Vase')
  await recordSale(page, 'Rose', 1, 'Market stall')
  await recordSale(page, 'Celadon', 1, 'Market stall')
  await openScreen(page, 'Settings')
  await settings.getByRole('button', { name: 'Resume' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resume stock sync?' })
  const resume = dialog.getByRole('button', { name: 'Resume and send 2' })
  await expect.poll(() => resume.getAttribute('title')).toBe('Type the figure first')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'resume-asks')
  await page.keyboard.type('2')
  await resume.click()
  await dialog.waitFor({ state: 'hidden' })
  await settings.getByText('Stock sync runs.').waitFor()
  await page
    .getByRole('contentinfo', { name: 'Status' })
    .getByText('Stock sync running: nothing waits')
    .waitFor({ timeout: 60_000 })
})
