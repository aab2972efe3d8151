import { randomBytes } from 'node:crypto'
import { WANTED_SCOPES } from '@shared/connecting/scopes'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import {
  decide,
  differenceRow,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { startConcord } from './support/concord'
import { type OwnStore, openOwnStore } from './support/own-store'
import { picture } from './support/picture'
import { checksHold, give, type Kind, setUp, take } from './support/wizard'

const SCOPES = WANTED_SCOPES.map(({ scope }) => scope)

async function connected(kind: Kind): Promise<{ concord: RunningConcord; store: OwnStore }> {
  const store = await openOwnStore()
  const concord = await startConcord({ firstStore: 'none' })
  await setUp(concord, store, kind, 'mouse')
  const { page } = concord
  await searchDifferences(page, 'Walnut Serving Board')
  await decide(differenceRow(page, /Walnut Serving Board.*Retail price/), 'Use AMS')
  await searchDifferences(page, '')
  await waitForDecided(page, 1)
  return { concord, store }
}

/** Has Concord look at the store now. */
async function testConnection(page: Page): Promise<void> {
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: 'Test connection' }).click()
}

/** The decision waits, nothing was written, and it can be seen. */
async function stillDecided(page: Page, store: OwnStore): Promise<void> {
  await openScreen(page, 'Compare')
  await waitForDecided(page, 1)
  expect(store.simulator.mutationsApplied()).toEqual([])
}

async function isOnline(page: Page): Promise<void> {
  await page.getByText('Online', { exact: true }).waitFor({ timeout: 60_000 })
}

test.each([
  {
    name: 'a scope is taken away',
    lose: (store: OwnStore) =>
      store.control('scopes', { scopes: SCOPES.filter((one) => one !== 'write_products') }),
    says: /no longer has the scope write_products/,
    find: (store: OwnStore) => store.control('scopes', { scopes: SCOPES }),
  },
  {
    name: 'the shop is frozen',
    lose: (store: OwnStore) => store.control('shop', { state: 'frozen' }),
    says: /Shopify has closed this store for now/,
    find: (store: OwnStore) => store.control('shop', { state: 'open' }),
  },
  {
    name: 'another shop answers at the address',
    lose: (store: OwnStore) => store.control('shop', { id: 70_002 }),
    says: /Another shop answers at this address/,
    find: (store: OwnStore, id: number) => store.control('shop', { id }),
  },
])('$name: it is said, decisions stay, and it goes on by itself afterwards', async (loss) => {
  const { concord, store } = await connected('token')
  const { page } = concord
  const id = Number(store.simulator.store.shop.id)
  await loss.lose(store)
  await testConnection(page)
  await page.getByText(loss.says).first().waitFor()
  await picture(page, `lost-${loss.name.replaceAll(' ', '-')}`)
  await stillDecided(page, store)
  await loss.find(store, id)
  await testConnection(page)
  await isOnline(page)
  await stillDecided(page, store)
})

test('a revoked token: it is said, decisions stay, and a new token brings it back', async () => {
  const { concord, store } = await connected('token')
  const { page } = concord
  const token = `shpat_${randomBytes(16).toString('hex')}`
  await store.control('token', { token })
  await testConnection(page)
  await page
    .getByText(/Shopify no longer accepts the token/)
    .first()
    .waitFor()
  await stillDecided(page, store)
  await take(page, 'Reconnect', 'mouse')
  await page.getByRole('heading', { name: 'Reconnect your store' }).waitFor()
  await give(concord, { ...store, token }, 'token', 'mouse')
  await checksHold(page)
  await isOnline(page)
  await stillDecided(page, store)
})

test('tokens of a client are renewed by themselves, and an uninstalled app is said so', async () => {
  const { concord, store } = await connected('client')
  const { page } = concord
  await store.control('token', { expireIssued: true })
  await testConnection(page)
  await isOnline(page)
  await store.control('app', { isInstalled: false })
  await testConnection(page)
  await page
    .getByText(/The app is not installed in this store/)
    .first()
    .waitFor()
  await stillDecided(page, store)
  await store.control('app', { isInstalled: true })
  await testConnection(page)
  await isOnline(page)
})

test('a push goes on where it was held back, once the store lets Concord in again', async () => {
  const { concord, store } = await connected('token')
  const { page } = concord
  await store.control('shop', { state: 'frozen' })
  await testConnection(page)
  await page
    .getByText(/Shopify has closed this store for now/)
    .first()
    .waitFor()
  await openScreen(page, 'Compare')
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^(Push|Send)/ }).click()
  await store.control('shop', { state: 'open' })
  await testConnection(page)
  await expect.poll(() => store.simulator.mutationsApplied().length, { timeout: 30_000 }).toBe(1)
})
