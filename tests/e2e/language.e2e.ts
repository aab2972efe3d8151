import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { expect, onTestFinished, test } from 'vitest'
import { openScreen } from '../../scripts/tour/screens.ts'
import { german } from '../../src/shared/words/de'
import { answerDialogs } from './support/answer-dialogs'
import { closeConcord, openConcord, startConcord } from './support/concord'
import { seriousFindings } from './support/findings'
import { pictures } from './support/picture'

const SCREENS = ['Übersicht', 'Vergleich', 'Produkte', 'Ausgang', 'Push-Protokoll', 'Einstellungen']

test('where the system speaks German, Concord does from its first window on', async () => {
  const { app, page } = await startConcord({ env: { CONCORD_LANGUAGE: 'de' } })
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')
  for (const name of SCREENS) {
    await page.locator('.rail').getByRole('button', { name }).click()
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
  }
  expect(await menuLabels(app)).toEqual(expect.arrayContaining(SCREENS))
  await language(page, 'Sprache')
    .getByRole('radio', { name: inGerman('As the system'), checked: true })
    .waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await pictures(app, page, 'language-german')
})

test('“Start again now” asks the system for another start and ends this one in order', async () => {
  const dataFolder = emptyFolder()
  const { app, page } = await openConcord({ dataFolder })
  const ended = app.process()
  const restarts = await countRestarts(app)
  await choose(page, 'Settings', 'Language', 'Deutsch')
  const closed = app.waitForEvent('close')
  await page.getByRole('button', { name: 'Start again now' }).click()
  await closed
  expect(restarts()).toBe(1)
  expect(ended.exitCode).toBe(0)
  expect(readdirSync(dataFolder)).toContain('language.json')
  // The engine has put everything down: nothing is written ahead of the state file.
  const left = readdirSync(join(dataFolder, 'stores', 'sample'))
  expect(left.filter((name) => name.endsWith('-wal'))).toEqual([])
})

test('a person chooses German, which is spoken from the next start on, by the engine as well', async () => {
  const dataFolder = emptyFolder()
  const english = await openConcord({ dataFolder })
  await choose(english.page, 'Settings', 'Language', 'Deutsch')
  await english.page
    .getByText('Concord speaks it from its next start on', { exact: false })
    .waitFor()
  await english.page.getByRole('button', { name: 'Start again now' }).waitFor()
  await expect.poll(() => english.page.locator('html').getAttribute('lang')).toBe('en')
  await pictures(english.app, english.page, 'language-chosen')
  await closeConcord(english)

  const deutsch = await startConcord({ dataFolder })
  const { app, page } = deutsch
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')
  const file = join(emptyFolder(), 'holiday.csv')
  writeFileSync(file, '')
  await answerDialogs(app, file)
  await page.locator('.rail').getByRole('button', { name: 'Übersicht' }).click()
  await page.getByRole('button', { name: inGerman('Replace from a file…') }).click()
  await page.getByText(saidOf('holiday.csv')).first().waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await choose(page, 'Einstellungen', 'Sprache', 'English')
  await page.getByRole('button', { name: inGerman('Start again now') }).waitFor()
  await closeConcord(deutsch)

  const again = await openConcord({ dataFolder })
  await expect.poll(() => again.page.locator('html').getAttribute('lang')).toBe('en')
  await openScreen(again.page, 'Settings')
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-language-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const language = (page: Page, section: string) =>
  page.getByRole('region', { name: section, exact: true })

async function choose(page: Page, screen: string, section: string, name: string): Promise<void> {
  await page.locator('.rail').getByRole('button', { name: screen }).click()
  await language(page, section).getByRole('radio', { name, exact: true }).check()
}

/** The labels of all menus, with those of their items. */
function menuLabels(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, submenu }) => [
      label,
      ...(submenu?.items ?? []).map((item) => item.label),
    ]),
  )
}

/** No second Concord is left running: the call is only counted, in what main says on its way out. */
async function countRestarts(app: ElectronApplication): Promise<() => number> {
  const SAID = 'concord asked for another start'
  let said = ''
  app.process().stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await app.evaluate(({ app: electron }, words) => {
    electron.relaunch = () => {
      process.stdout.write(`${words}\n`)
    }
  }, SAID)
  return () => said.split(SAID).length - 1
}

function inGerman(key: string): string {
  const words = german[key]
  if (words === undefined) throw new Error(`No German for: ${key}`)
  return words
}

/** The engine's sentence about a file that is no catalog, whatever its reason. */
function saidOf(fileName: string): RegExp {
  const sentence = inGerman("{0} can't be read as a catalog: {1}. The AMS catalog was not changed.")
  const pattern = sentence
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace('{0}', fileName.replace('.', '\\.'))
    .replace('{1}', '.+')
  return new RegExp(pattern)
}
