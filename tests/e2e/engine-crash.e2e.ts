import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { expect, test } from 'vitest'
import {
  decide,
  decidedAndOpen,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { closeConcord, openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

test('P1: killing the engine while the window is open brings it back without losing a decision', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Walnut')
  await decide(differenceRow(page, /^Walnut Serving Board.*Retail price/), 'Use AMS')
  await searchDifferences(page, '')
  await waitForDecided(page, 1)

  const before = await enginePid(app)
  process.kill(before, 'SIGKILL')
  await page
    .getByText(/engine stopped and was started again\. Nothing was lost/)
    .first()
    .waitFor()
  expect(await enginePid(app)).not.toBe(before)

  expect((await decidedAndOpen(page)).decided).toBe(1)
  await searchDifferences(page, 'Tenmoku')
  await decide(differenceRow(page, /^Tenmoku.*Retail price/), 'Use Shopify')
  await searchDifferences(page, '')
  await waitForDecided(page, 2)
})

test('P2: an engine that stops again and again sets aside what it sent, and decisions can be exported', async () => {
  const { app, page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Walnut')
  await decide(differenceRow(page, /^Walnut Serving Board.*Retail price/), 'Use AMS')
  await waitForDecided(page, 1)
  for (let restarts = 1; restarts <= 2; restarts++) await killEngine(app)

  await ask(storeUrl, 'faults', {
    rules: [{ operation: 'productVariantsBulkUpdate', effect: SILENT }],
  })
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Push / })
    .click()
  await openScreen(page, 'Outbox')
  await page.getByText('Pushing 0 of 1').first().waitFor()
  await page.getByText('Nothing waits.', { exact: true }).first().waitFor()
  await killEngine(app)
  await page
    .getByText(/engine stopped several times/)
    .first()
    .waitFor()
  await page.getByRole('tab', { name: /^Parked.*1/ }).click()
  await page
    .getByText(/the last time while this was being sent/)
    .first()
    .waitFor()
  await page.getByText(/^Stock sync is off until Concord is started again/).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'cautious')
  await openScreen(page, 'Overview')
  await pictures(app, page, 'cautious-overview')
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Tenmoku')
  await decide(differenceRow(page, /^Tenmoku.*Retail price/), 'Use Shopify')
})

test('P1: decisions outlive the app: closed and opened again, they are all there', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'concord-again-'))
  const first = await openConcord({ dataFolder })
  await fullSyncAndCompare(first.page)
  await openScreen(first.page, 'Compare')
  await searchDifferences(first.page, 'Walnut Serving Board')
  await decide(differenceRow(first.page, /^Walnut Serving Board.*Retail price/), 'Use AMS')
  await closeConcord(first)

  const second = await openConcord({ dataFolder })
  await openScreen(second.page, 'Compare')
  await waitForDecided(second.page, 1)
  expect((await decidedAndOpen(second.page)).decided).toBe(1)
  await closeConcord(second)
  rmSync(dataFolder, { recursive: true, force: true })
})

/** Long enough that the engine waits while it is killed. */
const SILENT = { kind: 'slow', delayMs: 20_000, when: 'before' }

/** Resolves when another one is at work. */
async function killEngine(app: ElectronApplication): Promise<void> {
  const before = await enginePid(app)
  process.kill(before, 'SIGKILL')
  await expect.poll(() => enginePid(app).catch(() => before), { timeout: 20_000 }).not.toBe(before)
}

/** The pid of the engine's process, found by the name it was started with. */
async function enginePid(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Concord engine')?.pid ?? null,
  )
  if (pid === null) throw new Error('No engine process is running')
  return pid
}
