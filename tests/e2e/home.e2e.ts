import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import { openScreen } from '../../scripts/tour/screens.ts'
import { openConcord, startConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

/** Concord at its first start, as a person has it. */
async function firstStart(): Promise<RunningConcord> {
  const concord = await startConcord({ firstStore: 'none' })
  await concord.page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  return concord
}

const tile = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Stores' }).getByRole('listitem').filter({ hasText: name })

async function askInMenu(page: Page, store: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${store}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('the first start has two ways, and no rail of a store', async () => {
  const { app, page, consoleErrors } = await firstStart()
  const main = page.getByRole('main')
  await main.getByRole('heading', { name: 'Welcome to Concord' }).waitFor()
  await expect
    .poll(() => main.getByRole('button').allInnerTexts())
    .toEqual(['Add a store', 'Explore the sample store'])
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect.poll(() => rail.getByRole('button', { name: 'Overview' }).count()).toBe(0)
  await page.getByText('No store is open').waitFor()
  // Nothing of a store is reachable by its keys either.
  await page.keyboard.press('F5')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'home-first')
  await main.getByRole('button', { name: 'Explore the sample store' }).click()
  await page.getByText('Online', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
  expect(consoleErrors).toEqual([])
})

test('stores are added, renamed, disconnected and removed from Home', async () => {
  const { app, page } = await openConcord()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await tile(page, 'Fernhill Workshop').getByText('Open', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Add a store' }).click()
  await page
    .getByRole('textbox', { name: 'Store address' })
    .fill('https://Oak-Ember.myshopify.com/admin')
  await page.getByText('→ oak-ember.myshopify.com').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Make an app for Concord in Shopify' }).waitFor()

  await openScreen(page, 'Home')
  const added = tile(page, 'oak-ember.myshopify.com')
  await added.getByText('Open, set-up not finished').waitFor()
  await tile(page, 'Fernhill Workshop').getByText('Not open').waitFor()
  await pictures(app, page, 'home')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await findings(page)).toEqual([])
  }

  const name = await added.getByRole('heading').innerText()
  await askInMenu(page, name, 'Rename…')
  await page.getByRole('textbox', { name: 'Name in Concord' }).fill('Oak & Ember')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await tile(page, 'Oak & Ember').getByText('oak-ember.myshopify.com').waitFor()

  await askInMenu(page, 'Oak & Ember', 'Disconnect…')
  const dialog = page.getByRole('dialog', { name: 'Disconnect Oak & Ember?' })
  await dialog.getByText('The credential, deleted from the keychain', { exact: false }).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'home-disconnect')
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByText('No store is open', { exact: true }).waitFor()
  await tile(page, 'Oak & Ember').getByText('Disconnected').waitFor()
  await pictures(app, page, 'home-none-open')

  await askInMenu(page, 'Oak & Ember', 'Remove…')
  await pictures(app, page, 'home-remove')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove from Concord' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await tile(page, 'Oak & Ember').waitFor({ state: 'detached' })

  // What was left of the other store is there again, by the keyboard alone.
  await tile(page, 'Fernhill Workshop').getByRole('button', { name: 'Open Fernhill' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Online', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
})
