import { WANTED_SCOPES } from '@shared/connecting/scopes'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import { openScreen } from '../../scripts/tour/screens.ts'
import { startConcord } from './support/concord'
import { findings } from './support/findings'
import { type OwnStore, openOwnStore } from './support/own-store'
import { pictures } from './support/picture'
import { addStore, checksHold, clipboardText, copy, give, setUp, take } from './support/wizard'

const SCOPES = WANTED_SCOPES.map(({ scope }) => scope)

const next = (page: Page) => page.getByRole('button', { name: 'Continue' })
const checks = (page: Page) => page.getByRole('region', { name: 'Live checks' })

async function firstStart(): Promise<RunningConcord> {
  const concord = await startConcord({ firstStore: 'none' })
  await concord.page.getByRole('heading', { name: 'Welcome to Concord' }).waitFor()
  return concord
}

/** To the step of the credential, with a store that is only just added. */
async function atCredential(): Promise<RunningConcord & { readonly store: OwnStore }> {
  const store = await openOwnStore()
  const concord = await firstStart()
  const { page } = concord
  await addStore(page, store, 'mouse')
  await take(page, /^Older custom app/, 'mouse')
  await next(page).click()
  await page.getByRole('heading', { name: 'Give Concord access to your store' }).waitFor()
  return { ...concord, store }
}

async function look({ app, page }: RunningConcord, name: string): Promise<void> {
  expect(await findings(page)).toEqual([])
  await pictures(app, page, `wizard-${name}`)
}

test('an address is read back or refused with its reason, and a step says what it waits for', async () => {
  const store = await openOwnStore()
  const concord = await firstStart()
  const { app, page } = concord
  await page.getByRole('main').getByRole('button', { name: 'Add a store' }).click()
  const address = page.getByRole('textbox', { name: 'Store address' })
  for (const [typed, words] of [
    ['Fernhill', '→ fernhill.myshopify.com'],
    ['https://admin.shopify.com/store/oak-ember/products', '→ oak-ember.myshopify.com'],
    ['fernhill.myshopify.com.example', 'does not end in .myshopify.com'],
    ['http://192.168.1.4', 'Over http others on the way'],
    ['fernhill.example', 'not the address that Shopify gave'],
  ] as const) {
    await address.fill(typed)
    await page.getByText(words).waitFor()
    await expect
      .poll(() => next(page).getAttribute('aria-disabled'))
      .toBe(words.startsWith('→') ? null : 'true')
  }
  await look(concord, 'new-store')
  await address.fill(store.url)
  await address.press('Enter')

  await page.getByRole('heading', { name: 'Make an app for Concord in Shopify' }).waitFor()
  await expect.poll(() => next(page).getAttribute('title')).toBe('Choose which app you have')
  await look(concord, 'app')
  await page.getByRole('button', { name: 'Copy all 7 scopes' }).click()
  await expect.poll(() => clipboardText(app)).toBe(SCOPES.join(','))
  await take(page, /^Dev Dashboard app/, 'mouse')
  await next(page).click()
  await expect.poll(() => next(page).getAttribute('title')).toBe('Give the credential first')
  const paste = page.getByRole('button', { name: 'Paste secret' })
  await expect.poll(() => paste.getAttribute('title')).toBe('Enter the client id first')
  await look(concord, 'credential-none')

  // The same store is not added twice.
  await page.getByRole('button', { name: /^Store address/ }).click()
  await page.getByText('answers on this computer').waitFor()
  await look(concord, 'address')
  await page.getByRole('button', { name: 'Add another store' }).click()
  await page.getByRole('textbox', { name: 'Store address' }).fill(store.url)
  await next(page).click()
  await page.getByText('This store is in the list already').waitFor()
})

test('a token that is refused grows its check in place, the others wait, and it can be removed', async () => {
  const concord = await atCredential()
  const { app, page } = concord
  await copy(app, 'shpat_not_the_right_one_0000')
  await take(page, 'Paste token', 'mouse')
  await checks(page).getByText('Waits until “Token” holds').first().waitFor()
  await expect.poll(() => next(page).getAttribute('title')).toBe('“Token” does not hold yet')
  await checks(page).getByRole('button', { name: 'Copy as text' }).click()
  await expect.poll(() => clipboardText(app)).toContain('check “Token”')
  await look(concord, 'credential-refused')

  // Every other screen leads back to the step that was left.
  await openScreen(page, 'Overview')
  const offline = page.getByRole('region', { name: 'Offline' })
  await offline.getByRole('button', { name: 'Go on with the set-up' }).click()
  await page.getByRole('heading', { name: 'Give Concord access to your store' }).waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await look(concord, 'credential-remove')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Paste token' }).waitFor()
  await expect.poll(() => checks(page).count()).toBe(0)
})

test('a scope for images can be gone on without, a needed one can not', async () => {
  const concord = await atCredential()
  const { page, store } = concord
  await store.control('scopes', { scopes: SCOPES.filter((one) => one !== 'write_inventory') })
  await give(concord, store, 'token', 'mouse')
  await checks(page).getByText('write_inventory is missing.').waitFor()
  await expect.poll(() => next(page).getAttribute('title')).toBe('write_inventory is missing')
  await look(concord, 'scope-needed')

  await store.control('scopes', { scopes: SCOPES.filter((one) => one !== 'write_files') })
  await checks(page).getByRole('button', { name: 'Check again' }).click()
  await checks(page).getByText('6 done, 1 needs you').waitFor()
  await expect.poll(() => next(page).getAttribute('aria-disabled')).toBe('true')
  await look(concord, 'scope-optional')
  await page.getByRole('button', { name: 'Go on without image upload' }).click()
  await page.getByRole('heading', { name: 'Where is your stock counted?' }).waitFor()
  await page.getByRole('button', { name: /^Credential.*6 of 7 scopes/ }).waitFor()
})

test('after the set-up the wizard shows what came of each step', async () => {
  const store = await openOwnStore()
  const concord = await firstStart()
  const { page } = concord
  await setUp(concord, store, 'token', 'mouse', async (step) => {
    if (step === 'compare') await look(concord, step)
  })
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: 'Reconnect your store' }).waitFor()
  await checksHold(page)
  const steps = page.getByRole('navigation', { name: 'Steps of the set-up' })
  await expect.poll(() => steps.getByText(', done.').count()).toBe(5)
  await steps
    .getByRole('button', { name: /^First compare.*in agreement, [1-9]\d* to review/ })
    .waitFor()
  await steps.getByRole('button', { name: /^Stock location.*Fernhill Studio/ }).click()
  await page.getByRole('button', { name: 'Change it in Settings' }).waitFor()
  await look(concord, 'finished')
})

test('the sample store needs no wizard', async () => {
  const concord = await firstStart()
  const { page } = concord
  await page.getByRole('main').getByRole('button', { name: 'Explore the sample store' }).click()
  await page.getByText('Online', { exact: true }).waitFor()
  await openScreen(page, 'Setup Wizard')
  await page.getByRole('heading', { name: 'This is the sample store' }).waitFor()
  await look(concord, 'sample')
})
