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
import { closeConcord, openConcord } from './support/concord'

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

/** The pid of the engine's process, found by the name it was started with. */
async function enginePid(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Concord engine')?.pid ?? null,
  )
  if (pid === null) throw new Error('No engine process is running')
  return pid
}
