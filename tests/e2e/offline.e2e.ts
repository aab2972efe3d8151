import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask, emptyStoreLog, storeCounts } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'

/** Every connection to the store breaks; its back door stays open. */
async function stopStore(storeUrl: string): Promise<void> {
  await ask(storeUrl, 'faults', {
    rules: [{ count: null, effect: { kind: 'reset', when: 'before' } }],
  })
}

async function startStore(storeUrl: string): Promise<void> {
  await fetch(`${storeUrl}/control/faults`, { method: 'DELETE' })
}

/** By then Concord has looked again by itself, whatever it has tried before. */
const FOUND_AGAIN_MS = 90_000

const TIME = String.raw`\d\d:\d\d`

async function decideForAms(page: Page, product: string, what: RegExp): Promise<void> {
  await searchDifferences(page, product)
  await decide(differenceRow(page, what), 'Use AMS')
}

/** Answers the system's save dialog, which no test can click; returns the file that was written. */
async function exportDecisions(app: ElectronApplication, page: Page): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'concord-export-')), 'decisions.csv')
  onTestFinished(() => rmSync(dirname(file), { recursive: true, force: true }))
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Export decisions as a file…' }).click()
  await page.getByText('1 decision written to decisions.csv.').first().waitFor()
  return file
}

test('N1: without the store review goes on; what was asked for is sent once when it is back', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await emptyStoreLog(storeUrl)
  await stopStore(storeUrl)
  await page.getByRole('button', { name: 'Test connection' }).click()

  // Since when, how old what is seen is, and what can't be done now.
  const bar = page.getByRole('region', { name: 'Offline' })
  await bar.getByText(new RegExp(`^Offline since ${TIME}\\.`)).waitFor()
  await bar.getByText(/^Next try in|^Trying now/).waitFor()
  const status = page.getByRole('contentinfo', { name: 'Status' })
  await status.getByText(new RegExp(`^You see Shopify as of ${TIME}$`)).waitFor()
  await openScreen(page, 'Compare')
  const fullSync = page.getByRole('button', { name: 'Full Sync And Compare' })
  await expect.poll(() => fullSync.getAttribute('aria-disabled')).toBe('true')
  await expect.poll(() => fullSync.getAttribute('title')).toMatch(/^Offline since/)

  await decideForAms(page, 'Bud Vase', /^Bud Vase.*Retail price/)
  await searchDifferences(page, '')
  await openScreen(page, 'Outbox')
  await bar.getByText(/1 decision waits, safe on this computer/).waitFor()
  await page.getByText('1 request, 10 points', { exact: true }).waitFor()
  const file = await exportDecisions(app, page)
  expect(readFileSync(file, 'utf8')).toMatch(/\r\nBud Vase.*,Retail price,AMS,/)
  await page.getByRole('button', { name: 'Take all back…' }).click()
  await page.getByRole('button', { name: 'Take 1 back' }).click()
  await page.getByText('Nothing waits.', { exact: true }).waitFor()
  await page.keyboard.press('Control+z')
  await bar.getByText(/1 decision waits, safe on this computer/).waitFor()
  const push = page.getByRole('button', { name: /^Review and push/ })
  await expect.poll(() => push.getAttribute('aria-disabled')).toBe('true')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Send 1 when online' }).click()
  await page.getByText('1 is sent when you are back online.').waitFor()
  expect(await storeCounts(storeUrl)).toMatchObject({ mutationsApplied: 0 })

  await bar.getByRole('button', { name: 'Try now' }).click()
  await page.getByText('Still not reached', { exact: true }).waitFor()
  await startStore(storeUrl)
  await status.getByText('Online', { exact: true }).waitFor({ timeout: FOUND_AGAIN_MS })
  await page
    .getByText(/1 sent, 0 taken into AMS/)
    .first()
    .waitFor()
  await expect.poll(async () => (await storeCounts(storeUrl)).mutationsApplied).toBe(1)
  await page.getByText('Nothing waits.', { exact: true }).waitFor()
})

test('N1: a lost store is found again without a hand', async () => {
  const { page, storeUrl } = await openConcord()
  await stopStore(storeUrl)
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByRole('region', { name: 'Offline' }).waitFor()
  await startStore(storeUrl)
  await page.getByText('Online', { exact: true }).waitFor({ timeout: FOUND_AGAIN_MS })
  await page.getByRole('region', { name: 'Offline' }).waitFor({ state: 'detached' })
})

test('TM2: what changed in the store while the computer slept is read as soon as it wakes up', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'variant', variant: 'FP-VAS-ROS', set: { price: '35.50' } }],
  })
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('resume')
  })
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await differenceRow(page, /^Bud Vase.*Retail price.*35\.50/).waitFor()
})

test('automatic push is a switch in Settings and lists what it decided', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await emptyStoreLog(storeUrl)
  await openScreen(page, 'Settings')
  const settings = page.getByRole('region', { name: 'Push', exact: true })
  const automatic = settings.getByRole('switch', { name: 'Automatic push' })
  await expect.poll(() => automatic.isChecked()).toBe(false)
  await settings.getByText('It has decided nothing so far.').waitFor()
  await automatic.click()
  const list = page.getByRole('region', { name: 'Decided by automatic push' })
  await list.getByText('carried out').first().waitFor({ timeout: 60_000 })
  expect((await storeCounts(storeUrl)).mutationsApplied).toBeGreaterThan(0)
  expect(await findings(page)).toEqual([])
  // It survives on the disk: the switch is told by the engine, not remembered by the page.
  await page.reload()
  await openScreen(page, 'Settings')
  await expect.poll(() => automatic.isChecked()).toBe(true)
})
