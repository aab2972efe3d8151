import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCatalogText } from '@main/merchant-catalog'
import type { Locator, Page } from 'playwright'
import { expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { AMS_TOKEN, testAmsServer } from '../support/ams-server'
import { importCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const SAMPLE = readFileSync('resources/sample/ams-catalog.csv', 'utf8')
/** What waits is looked at every two seconds. */
const SOON = { timeout: 20_000 }
const NAME = 'Direct line to an AMS server'

async function openSection(page: Page) {
  await openScreen(page, 'Settings')
  const list = page.getByRole('navigation', { name: 'Sections of Settings' })
  await list.getByRole('button', { name: NAME }).click()
  return page.getByRole('region', { name: NAME, exact: true })
}

/** The token goes into a window made for it, which this button opens. */
async function typeToken({ app }: RunningConcord, button: Locator): Promise<void> {
  const opened = app.waitForEvent('window')
  await button.click()
  const window = await opened
  await window.getByLabel('Token of the AMS server').fill(AMS_TOKEN)
  const closed = window.waitForEvent('close')
  await window.keyboard.press('Enter').catch(() => undefined)
  await closed
}

/** Without a keychain it is kept for the session. */
async function giveToken(concord: RunningConcord): Promise<void> {
  const { page } = concord
  const section = page.getByRole('region', { name: NAME, exact: true })
  await typeToken(concord, section.getByRole('button', { name: 'Type it instead' }))
  const kept = section.getByText(`ends in ${AMS_TOKEN.slice(-4)}`).first()
  await kept.waitFor()
  const session = section.getByRole('button', { name: 'Keep it for this session' })
  if (await session.isVisible()) await session.click()
  await section.getByRole('button', { name: 'Test the line' }).waitFor()
}

test('a store is connected to an AMS server: it is read, an accepted value arrives there, a conflict is decided', async () => {
  const server = await testAmsServer(readCatalogText(SAMPLE, 'ams-catalog.csv').products)
  const concord = await openConcord()
  const { app, page } = concord
  const section = await openSection(page)
  await pictures(app, page, 'ams-server-none')
  await section.getByLabel('Address of the AMS server').fill('http://ams.example.com')
  await section.getByRole('button', { name: 'Use this server' }).click()
  await section.getByText('An AMS server is only used over https', { exact: false }).waitFor()
  await section.getByLabel('Address of the AMS server').fill(server.url)
  await section.getByRole('button', { name: 'Use this server' }).click()
  await giveToken(concord)
  await section.getByRole('button', { name: 'Test the line' }).click()
  await section.getByText('Never read.').waitFor()
  expect(await page.content()).not.toContain(AMS_TOKEN)

  const id = '1002'
  const before = server.catalog.products.find(id)?.product.name ?? ''
  server.edit(id, (product) => ({ ...product, category: 'Changed at AMS' }))
  await fullSyncAndCompare(page)
  expect(server.requests()).toContain('GET /v1/products')

  // While the server takes nothing, somebody changes there what is accepted here.
  await openScreen(page, 'Compare')
  await searchDifferences(page, before)
  server.spoil = ({ method }) =>
    method === 'PUT' ? { when: 'before', answer: { status: 503, body: '{}' } } : null
  await decide(differenceRow(page, /Category/), 'Shopify')
  await reviewAndPush(page)
  await expect.poll(() => server.requests().some((one) => one.startsWith('PUT')), SOON).toBe(true)
  server.edit(id, (product) => ({ ...product, category: 'Changed again', vendor: 'New vendor' }))
  server.spoil = null
  await openScreen(page, 'Overview')
  const needs = page.getByRole('region', { name: 'Needs you' })
  const need = needs
    .getByRole('listitem')
    .filter({ hasText: '1 value was changed here and on the AMS server' })
  await need.waitFor()
  await pictures(app, page, 'ams-server-overview')
  await need.getByRole('button', { name: 'Decide' }).click()

  const ours = section.getByRole('button', { name: /^Keep ours: Category of / })
  await ours.waitFor()
  await section.getByText('Changed again').waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'ams-server-conflict')
  await ours.click()
  await expect
    .poll(() => server.catalog.products.find(id)?.product.category, SOON)
    .not.toBe('Changed again')
  expect(server.catalog.products.find(id)?.product.vendor).toBe('New vendor')
  await section.getByText('No change waits.', { exact: false }).waitFor()
  await openScreen(page, 'Overview')
  await need.waitFor({ state: 'detached' })
})

/** The sample without its last products. */
function partOfSample(without: number): string {
  const rows = SAMPLE.trimEnd().split(/\r?\n(?=\d{4},)/)
  const ids = [...new Set(rows.slice(1).map((row) => row.slice(0, 4)))].slice(0, -without)
  const kept = new Set(ids)
  return rows.filter((row, index) => index === 0 || kept.has(row.slice(0, 4))).join('\r\n')
}

test('a line that lost its token says so until it has a new one; what a file lacks is answered at once', async () => {
  const server = await testAmsServer(readCatalogText(SAMPLE, 'ams-catalog.csv').products)
  const concord = await openConcord()
  const { app, page } = concord
  const section = await openSection(page)
  await section.getByLabel('Address of the AMS server').fill(server.url)
  await section.getByRole('button', { name: 'Use this server' }).click()
  await giveToken(concord)
  await fullSyncAndCompare(page)

  server.spoil = () => ({ when: 'before', answer: { status: 401, body: '{}' } })
  await fullSyncAndCompare(page)
  const needs = page.getByRole('region', { name: 'Needs you' })
  const need = needs.getByRole('listitem').filter({ hasText: 'does not accept the token any more' })
  await need.waitFor()
  await expect.poll(() => need.count()).toBe(1)
  await pictures(app, page, 'ams-server-trouble')
  server.spoil = null
  await typeToken(concord, need.getByRole('button', { name: 'Enter a token…' }))
  await need.waitFor({ state: 'detached' })
  // Without a keychain it leads to Settings, where that is said.
  const session = section.getByRole('button', { name: 'Keep it for this session' })
  if (await session.isVisible()) await session.click()
  await openScreen(page, 'Overview')
  await need.waitFor({ state: 'detached' })

  const file = join(mkdtempSync(join(tmpdir(), 'concord-part-')), 'part.csv')
  writeFileSync(file, partOfSample(30))
  await importCatalog(app, page, file)
  const asked = needs.getByRole('listitem').filter({ hasText: 'products that are gone in Concord' })
  await asked.getByText('30 products').waitFor()
  await asked.getByRole('button', { name: 'Decide' }).click()
  const kinds = section.getByRole('table', { name: 'Many at once' })
  await kinds.getByRole('row', { name: /Removed in Concord 30 30/ }).waitFor()
  await pictures(app, page, 'ams-server-kinds')

  const ticks = section.getByRole('checkbox', { name: /^Tick Removed in Concord of / })
  await ticks.nth(0).click()
  await ticks.nth(3).click({ modifiers: ['Shift'] })
  await ticks.nth(1).focus()
  await page.keyboard.press('Space')
  const bar = section.getByRole('group', { name: '3 ticked' })
  await bar.waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'ams-server-ticked')
  await bar.getByRole('button', { name: 'Take theirs: 3 ticked' }).click()
  const some = page.getByRole('dialog', { name: 'Take theirs: 3 ticked' })
  await some.getByText('3 products will be in Concord’s catalog again').waitFor()
  await pictures(app, page, 'ams-server-take-ticked')
  await some.getByRole('button', { name: 'Take theirs for 3' }).click()
  await kinds.getByRole('row', { name: /Removed in Concord 27 27/ }).waitFor()
  expect(await section.getByRole('checkbox', { checked: true }).count()).toBe(0)

  await kinds.getByRole('button', { name: 'Take theirs: Removed in Concord' }).click()
  const theirs = page.getByRole('dialog', { name: 'Take theirs: Removed in Concord' })
  await theirs.getByText('27 products will be in Concord’s catalog again').waitFor()
  await pictures(app, page, 'ams-server-take-theirs')
  await theirs.getByRole('button', { name: 'Cancel' }).click()

  await kinds.getByRole('button', { name: 'Keep ours: Removed in Concord' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep ours: Removed in Concord' })
  await dialog.getByText('27 products will be deleted from the AMS server').waitFor()
  const decide = dialog.getByRole('button', { name: 'Keep ours for 27' })
  await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('true')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'ams-server-many')
  await dialog.getByLabel('Deleted from the AMS server: to do it, type').fill('27')
  await decide.click()
  await page.getByText('Decided for 27 products.').first().waitFor()
  await expect.poll(() => server.ids().length, SOON).toBe(68)
  await section.getByText('No change waits.', { exact: false }).waitFor()
  await openScreen(page, 'Overview')
  await asked.waitFor({ state: 'detached' })
})
