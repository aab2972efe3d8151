import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ElectronApplication } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WALNUT = /^Walnut Serving Board.*Retail price/

/** Starts Concord a second time on the same data, as a second double-click does. Gives its exit code. */
async function startOnceMore(dataFolder: string): Promise<number | null> {
  const isRoot = process.getuid?.() === 0
  const second = spawn(
    process.env['CONCORD_ELECTRON'] ?? '',
    [...(isRoot ? ['--no-sandbox'] : []), ROOT],
    { env: { ...process.env, CONCORD_DATA_FOLDER: dataFolder }, stdio: 'ignore' },
  )
  onTestFinished(() => {
    second.kill('SIGKILL')
  })
  await once(second, 'exit')
  return second.exitCode
}

async function countFocus(app: ElectronApplication): Promise<() => Promise<unknown>> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('There is no window')
    const focus = window.focus.bind(window)
    Object.assign(globalThis, { concordFocused: 0 })
    window.focus = () => {
      Object.assign(globalThis, { concordFocused: 1 })
      focus()
    }
  })
  return () => app.evaluate(() => Reflect.get(globalThis, 'concordFocused'))
}

test('P1, P7: a second start shows the first one; after the first was killed the next start has all of it', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'concord-twice-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const { app, page } = await openConcord({ dataFolder })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Walnut')
  await decide(differenceRow(page, WALNUT), 'Use AMS')
  await waitForDecided(page, 1)

  const focused = await countFocus(app)
  expect(await startOnceMore(dataFolder)).toBe(0)
  await expect.poll(focused).toBe(1)
  expect(await page.getByText(/engine stopped/).count()).toBe(0)
  await waitForDecided(page, 1)

  const main = app.process()
  const gone = once(main, 'exit')
  main.kill('SIGKILL')
  await gone
  const again = await openConcord({ dataFolder })
  await openScreen(again.page, 'Compare')
  await waitForDecided(again.page, 1)
})
