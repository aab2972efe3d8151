import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import type { Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { answerDialogs } from './support/answer-dialogs'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'concord-files-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function dataSection(page: Page) {
  await openScreen(page, 'Settings')
  await page
    .getByRole('navigation', { name: 'Sections of Settings' })
    .getByRole('button', { name: 'Data' })
    .click()
  return page.getByRole('region', { name: 'Data' })
}

async function useAmsPrice(page: Page, product: string, decided: number): Promise<void> {
  await openScreen(page, 'Compare')
  await searchDifferences(page, product)
  await decide(differenceRow(page, new RegExp(`^${product}.*Retail price`)), 'Use AMS')
  await searchDifferences(page, '')
  await waitForDecided(page, decided)
}

test('P6: a backup brings back what was, and nothing that was decided after it is sent', async () => {
  const { app, page, storeUrl, dataFolder } = await openConcord()
  await fullSyncAndCompare(page)
  await useAmsPrice(page, 'Walnut', 1)
  const place = folder()
  const backup = join(place, 'before.sqlite')
  await answerDialogs(app, backup)
  const data = await dataSection(page)
  await data.getByRole('button', { name: 'Back up now…' }).click()
  await data.getByText(/^Saved as before\.sqlite, [\d.]+ (kB|MB)\.$/).waitFor()
  expect(readdirSync(place)).toEqual(['before.sqlite'])
  await pictures(app, page, 'data-saved')

  await useAmsPrice(page, 'Tenmoku', 2)
  const priceBefore = await tenmokuPrices(storeUrl)
  await dataSection(page)
  await data.getByRole('button', { name: 'Restore a backup…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' })
  await dialog.getByRole('row', { name: 'Decisions not carried out 1 2' }).waitFor()
  await dialog.getByText(/^Done here since .*: 1 decision\.$/).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'restore')

  // Kept at first: nothing happens, and nothing is left beside the state file.
  await dialog.getByRole('button', { name: 'Keep what I have' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => stateFiles(dataFolder)).not.toContain('state.sqlite.restore')
  await openScreen(page, 'Compare')
  await waitForDecided(page, 2)

  await dataSection(page)
  await data.getByRole('button', { name: 'Restore a backup…' }).click()
  await dialog.getByRole('button', { name: 'Restore the backup' }).click()
  await data.getByText(/^The backup is in place\./).waitFor({ timeout: 60_000 })
  await pictures(app, page, 'restored')
  const files = stateFiles(dataFolder)
  const kept = files.find((name) => name.startsWith('state-before-restore-'))
  await expect
    .poll(() => data.getByText(/^The backup is in place\./).innerText())
    .toContain(kept ?? 'none')
  expect(await page.getByText(/engine stopped and was started again/).count()).toBe(0)
  await openScreen(page, 'Compare')
  await waitForDecided(page, 1)
  await searchDifferences(page, 'Tenmoku')
  const ballot = differenceRow(page, /^Tenmoku.*Retail price/).getByRole('radio', { checked: true })
  await expect.poll(() => ballot.count()).toBe(0)
  await searchDifferences(page, '')

  expect(await reviewAndPush(page)).toMatch(/^.*\b1 sent, 0 taken into AMS/)
  expect(await tenmokuPrices(storeUrl)).toEqual(priceBefore)

  // A restore can itself be taken back: the kept file is a backup like any other.
  await answerDialogs(app, join(dataFolder, 'stores', 'sample', kept ?? ''))
  await dataSection(page)
  await data.getByRole('button', { name: 'Restore a backup…' }).click()
  await dialog.getByRole('button', { name: 'Restore the backup' }).click()
  await data.getByText(/^The backup is in place\./).waitFor({ timeout: 60_000 })
  await openScreen(page, 'Compare')
  await waitForDecided(page, 2)
})

test('P4: a file that is no backup, and the file that Concord works in, are refused in words', async () => {
  const { app, page, dataFolder } = await openConcord()
  const chosen = join(folder(), 'catalog.sqlite')
  writeFileSync(chosen, 'Handle,Title\nmug,Mug\n'.repeat(20))
  await answerDialogs(app, chosen)
  const data = await dataSection(page)
  await data.getByRole('button', { name: 'Restore a backup…' }).click()
  await data
    .getByText('This is no backup that Concord can use: it is no SQLite file. Nothing was changed.')
    .waitFor()
  expect(await findings(page)).toEqual([])
  await answerDialogs(app, join(dataFolder, 'stores', 'sample', 'state.sqlite'))
  for (const button of ['Restore a backup…', 'Back up now…']) {
    await data.getByRole('button', { name: button }).click()
    await data.getByText('This is a place that Concord works in. Nothing was changed.').waitFor()
  }
  await answerDialogs(app, join(dataFolder, 'gone', 'backup.sqlite'))
  await data.getByRole('button', { name: 'Back up now…' }).click()
  await data.getByText(/^The file was not written\./).waitFor()
})

test('P4: a damaged state file is replaced by a backup from Settings', async () => {
  const first = await openConcord()
  const { app, page, dataFolder } = first
  const backup = join(folder(), 'backup.sqlite')
  await answerDialogs(app, backup)
  const data = await dataSection(page)
  await data.getByRole('button', { name: 'Back up now…' }).click()
  await data.getByText(/^Saved as backup\.sqlite/).waitFor()
  // Killed with a file that nobody can read any more.
  const state = join(dataFolder, 'stores', 'sample', 'state.sqlite')
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().find(({ name }) => name === 'Concord engine')?.pid ?? 0,
  )
  rmSync(`${state}-wal`, { force: true })
  writeFileSync(state, 'not a database, whatever it was before'.repeat(500))
  process.kill(pid, 'SIGKILL')
  await page
    .getByText(/it is no SQLite file\. The file was not touched/)
    .first()
    .waitFor()
  await pictures(app, page, 'damaged')
  await data.getByRole('button', { name: 'Restore a backup…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' })
  await dialog.getByText('can’t be read').first().waitFor()
  await dialog.getByRole('button', { name: 'Restore the backup' }).click()
  await data.getByText(/^The backup is in place\./).waitFor({ timeout: 60_000 })
  await page.getByText('Online', { exact: true }).waitFor()
  const kept = stateFiles(dataFolder).find((name) => name.startsWith('state-before-restore-'))
  expect(readFileSync(join(dataFolder, 'stores', 'sample', kept ?? ''), 'utf8')).toContain(
    'whatever it was before',
  )
})

test('K3: diagnostics hold facts and the log, and no token', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  const token = await keytar.getPassword('Concord', 'store:sample')
  const path = join(folder(), 'facts.json')
  await answerDialogs(app, path)
  const data = await dataSection(page)
  await data.getByRole('button', { name: 'Diagnostics…' }).click()
  await data.getByText(/^Saved as facts\.json/).waitFor()
  const text = readFileSync(path, 'utf8')
  expect(token).toMatch(/^shpat_/)
  expect(text).not.toContain(token)
  expect(text).not.toContain(token?.slice(-8))
  for (const product of ['Walnut', 'Tenmoku', 'FP-VAS-ROS']) expect(text).not.toContain(product)
  expect(JSON.parse(text)).toMatchObject({
    engine: 'ready',
    versions: { concord: expect.stringMatching(/^\d/), electron: expect.stringMatching(/^\d/) },
    store: { name: 'Fernhill Workshop', connection: 'connected' },
    settings: { automaticPush: false },
    policies: { vendor: 'ask' },
    tables: { outbox_entry: 0, link: expect.any(Number) },
    runs: [expect.objectContaining({ kind: 'sync', outcome: 'finished' })],
    log: expect.arrayContaining([expect.stringContaining('Concord 0.1.0 on Electron')]),
  })

  // The folder is opened by main; the page never has its path.
  const opened = await app.evaluate(({ shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { concordOpened: seen })
    shell.openPath = async (asked) => {
      seen.push(asked)
      return ''
    }
  })
  expect(opened).toBeUndefined()
  await data.getByRole('button', { name: 'Open data folder' }).click()
  await expect
    .poll(() => app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'concordOpened'))))
    .toMatch(/concord-data-/)
  expect(await page.content()).not.toContain('concord-data-')
})

function stateFiles(dataFolder: string): string[] {
  return readdirSync(join(dataFolder, 'stores', 'sample')).toSorted()
}

async function tenmokuPrices(storeUrl: string): Promise<string[]> {
  const text = JSON.stringify(await ask(storeUrl, 'products'))
  const at = text.indexOf('"title":"Tenmoku')
  if (at === -1) throw new Error('The store has no Tenmoku')
  return [...text.slice(at).matchAll(/"price":"([\d.]+)"/g)]
    .slice(0, 4)
    .map(([, price]) => price ?? '')
}
