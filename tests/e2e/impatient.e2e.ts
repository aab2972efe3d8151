import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { storeCounts } from '../../scripts/tour/store-control.ts'
import { closeConcord, openConcord, startConcord } from './support/concord'

const WALNUT = /^Walnut Serving Board.*Retail price/

test('K5: who presses Enter twenty times pushes once', async () => {
  const { page, storeUrl } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Walnut')
  await decide(differenceRow(page, WALNUT), 'Use AMS')
  await waitForDecided(page, 1)
  await page.keyboard.press('Control+Enter')
  const push = page.getByRole('dialog').getByRole('button', { name: /^Push / })
  await push.focus()
  for (let times = 0; times < 20; times++) await page.keyboard.press('Enter')
  await openScreen(page, 'Outbox')
  await page.getByRole('tab', { name: /^Sent.*1/ }).waitFor()
  expect((await storeCounts(storeUrl)).mutationsApplied).toBe(1)
})

test('K5: who decides and closes the window at once finds the decision again', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'concord-impatient-'))
  const first = await openConcord({ dataFolder })
  await fullSyncAndCompare(first.page)
  await openScreen(first.page, 'Compare')
  await searchDifferences(first.page, 'Walnut')
  await decide(differenceRow(first.page, WALNUT), 'Use AMS')
  await closeConcord(first)
  const { page } = await openConcord({ dataFolder })
  await openScreen(page, 'Compare')
  await waitForDecided(page, 1)
})

test('K5: who clicks five times gets one sample store', async () => {
  const { page, dataFolder } = await startConcord({ firstStore: 'none' })
  const explore = page.getByRole('button', { name: 'Explore the sample store' })
  await explore.waitFor()
  await explore.evaluate((button) => {
    for (let times = 0; times < 5; times++) if (button instanceof HTMLElement) button.click()
  })
  await page.getByText('Online', { exact: true }).waitFor()
  expect(readdirSync(join(dataFolder, 'stores'))).toEqual(['sample'])
  // One engine: a second one would have found the state file taken.
  await fullSyncAndCompare(page)
})
