import { readFileSync } from 'node:fs'
import { type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import type { ElectronApplication, Page } from 'playwright'
import { afterEach, expect, test } from 'vitest'
import { launchConcord, type RunningConcord } from '../../scripts/tour/launch.ts'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const TOKEN = 'shpat_wizard_screens_0123456789'

const toClose: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
})

async function shop(): Promise<StoreSimulator> {
  const simulator = await startStoreSimulator({
    port: 0,
    catalog: { kind: 'file', text: readFileSync('resources/sample/shop.json', 'utf8') },
    token: TOKEN,
    schemaFile: 'resources/shopify-schema/admin_2026-10.json.gz',
    control: true,
  })
  toClose.push(() => simulator.close())
  return simulator
}

async function firstStart(): Promise<RunningConcord> {
  const concord = await launchConcord({ firstStore: 'none' })
  toClose.push(() => concord.close())
  await concord.page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  return concord
}

const next = (page: Page) => page.getByRole('button', { name: 'Continue' })

/** A step in both themes and sizes, and what axe finds in it. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await findings(page)).toEqual([])
  }
  await pictures(app, page, `wizard-${name}`)
}

async function addStore(page: Page, address: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Add a store' }).click()
  await page.getByRole('textbox', { name: 'Store address' }).fill(address)
  await next(page).click()
  await page.getByRole('heading', { name: 'Make an app for Concord in Shopify' }).waitFor()
}

/** From the app's step on. */
async function giveToken(app: ElectronApplication, page: Page, token: string): Promise<void> {
  await page.getByRole('radio', { name: 'Older custom app' }).check()
  await next(page).click()
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), token)
  await page.getByRole('button', { name: 'Paste token' }).click()
}

test('the wizard up to the credential', async () => {
  const simulator = await shop()
  const { app, page, consoleErrors } = await firstStart()

  await page.getByRole('main').getByRole('button', { name: 'Add a store' }).click()
  const address = page.getByRole('textbox', { name: 'Store address' })
  await address.fill('fernhill.example')
  await page
    .getByText('This is not the address that Shopify gave the store', { exact: false })
    .waitFor()
  expect(await next(page).getAttribute('aria-disabled')).toBe('true')
  await look(app, page, 'new-store')
  await address.fill(simulator.url)
  await page.getByText(`→ ${new URL(simulator.url).host}`).waitFor()
  await address.press('Enter')

  await page.getByRole('heading', { name: 'Make an app for Concord in Shopify' }).waitFor()
  expect(await next(page).getAttribute('title')).toBe('Choose which app you have')
  await look(app, page, 'app')
  await page.getByRole('button', { name: 'Copy all 7 scopes' }).click()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('write_products,')
  await page.getByRole('radio', { name: 'Older custom app' }).check()
  await next(page).click()

  await page.getByRole('heading', { name: 'Give Concord access to your store' }).waitFor()
  expect(await next(page).getAttribute('title')).toBe('Give the credential first')
  await look(app, page, 'credential-none')
  await app.evaluate(({ clipboard }, token) => clipboard.writeText(token), TOKEN)
  await page.getByRole('button', { name: 'Paste token' }).click()
  await page.getByText('•••• •••• •••• •••• 6789').waitFor()
  await page.getByText('7 done', { exact: true }).waitFor()
  expect(await page.content()).not.toContain(TOKEN)
  await look(app, page, 'credential')
  expect(consoleErrors).toEqual([])
})

test('the wizard from the credential to Compare, and afterwards', async () => {
  const simulator = await shop()
  const { app, page, consoleErrors } = await firstStart()
  await addStore(page, simulator.url)
  await giveToken(app, page, TOKEN)
  await page.getByText('7 done', { exact: true }).waitFor()
  await next(page).click()

  await page.getByRole('heading', { name: 'Where is your stock counted?' }).waitFor()
  await page.getByRole('radio').first().check()
  await look(app, page, 'location')
  await next(page).click()

  await page.getByRole('heading', { name: 'Which AMS catalog belongs to it?' }).waitFor()
  expect(await next(page).getAttribute('title')).toBe('Import a catalog first')
  await page.getByRole('button', { name: 'Use the sample catalog' }).click()
  await page.getByText(/Sample catalog: [\d,]+ products/).waitFor()
  await look(app, page, 'catalog')
  await next(page).click()

  await page.getByRole('heading', { name: 'Compare for the first time' }).waitFor()
  await page.getByRole('button', { name: 'Start the first compare' }).click()
  await page.getByText('Nothing was written.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Open Compare' }).waitFor()
  expect(simulator.mutationsApplied()).toEqual([])
  await look(app, page, 'compare')
  await page.getByRole('button', { name: 'Open Compare' }).click()
  await page.getByRole('heading', { name: 'Compare', level: 1 }).waitFor()

  // Afterwards it shows what came of each step, and the credential can be replaced.
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: 'Reconnect your store' }).waitFor()
  await page.getByRole('button', { name: /^Stock location/ }).click()
  await page.getByRole('button', { name: 'Change it in Settings' }).waitFor()
  await page.getByRole('button', { name: /^Store address/ }).click()
  await page.getByText('answers on this computer', { exact: false }).waitFor()
  await look(app, page, 'address')
  expect(consoleErrors).toEqual([])
})

test('a store that does not answer grows its check in place, and the others wait', async () => {
  const simulator = await shop()
  const { app, page } = await firstStart()
  await addStore(page, simulator.url)
  await giveToken(app, page, 'shpat_not_the_right_one_0000')
  const checks = page.getByRole('region', { name: 'Live checks' })
  await checks.getByText('Waits until “Token” holds').first().waitFor()
  expect(await next(page).getAttribute('title')).toBe('“Token” does not hold yet')
  await checks.getByRole('button', { name: 'Copy as text' }).click()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('check “Token”')
  await look(app, page, 'credential-refused')

  // Left and opened again, it goes on where it was left; every other screen leads back to it.
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
  await page.getByRole('region', { name: 'Offline' }).getByRole('button').click()
  await page.getByRole('heading', { name: 'Give Concord access to your store' }).waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await look(app, page, 'credential-remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Paste token' }).waitFor()
  expect(await checks.count()).toBe(0)
})

test('the sample store needs no wizard', async () => {
  const { app, page } = await firstStart()
  await page.getByRole('main').getByRole('button', { name: 'Explore the sample store' }).click()
  await page.getByText('Online', { exact: true }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: 'This is the sample store' }).waitFor()
  await look(app, page, 'sample')
})
