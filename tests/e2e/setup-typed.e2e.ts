import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import type { RunningConcord } from '../../scripts/tour/launch.ts'
import { startConcord } from './support/concord'
import { seriousFindings } from './support/findings'
import { type OwnStore, openOwnStore } from './support/own-store'
import { picture } from './support/picture'
import { addStore, checksHold, take, takeWhenReady } from './support/wizard'

/** The wizard at its third step, with nothing given yet. */
async function atCredential(store: OwnStore): Promise<RunningConcord> {
  const concord = await startConcord({ firstStore: 'none' })
  const { page } = concord
  await addStore(page, store, 'mouse')
  await take(page, /^Older custom app/, 'mouse')
  await takeWhenReady(page, 'Continue', 'mouse')
  await page.getByRole('heading', { name: 'Give Concord access to your store' }).waitFor()
  return concord
}

async function opensWindow({ app, page }: RunningConcord): Promise<Page> {
  const opened = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Type it in a separate window' }).first().click()
  const window = await opened
  await window.getByLabel('Access token').waitFor()
  return window
}

/** The window is gone while the key is still being reported. */
async function leave(window: Page, key: 'Escape' | 'Enter' = 'Escape'): Promise<void> {
  const closed = window.waitForEvent('close')
  await window.keyboard.press(key).catch(() => undefined)
  await closed
}

test('K3: a token is typed into a window made for it, by keyboard alone, and the page never has it', async () => {
  const store = await openOwnStore()
  const concord = await atCredential(store)
  const window = await opensWindow(concord)
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.emulateMedia({ colorScheme })
    expect(await seriousFindings(window)).toEqual([])
    await picture(window, `typed-${colorScheme}`)
  }
  // Dots, unless a person wants to see it.
  await expect.poll(() => window.getByLabel('Access token').getAttribute('type')).toBe('password')
  await window.keyboard.type(store.token)
  await leave(window, 'Enter')
  await checksHold(concord.page)
  await concord.page
    .getByText(`ends in ${store.token.slice(-4)}`)
    .first()
    .waitFor()
  expect(await concord.page.content()).not.toContain(store.token)
})

test('K2: the window can be closed without giving anything, and refuses what is no token', async () => {
  const store = await openOwnStore()
  const concord = await atCredential(store)
  const first = await opensWindow(concord)
  await leave(first)
  await concord.page.getByRole('button', { name: 'Paste token' }).waitFor()
  const second = await opensWindow(concord)
  await second.keyboard.type('hello')
  await leave(second, 'Enter')
  await concord.page.getByText('This is no access token.', { exact: false }).waitFor()
  await concord.page.getByRole('button', { name: 'Paste token' }).waitFor()
})

test('the window shares neither process nor storage with the page, and has no way to ask for more', async () => {
  const store = await openOwnStore()
  const concord = await atCredential(store)
  const window = await opensWindow(concord)
  const processes = await concord.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
  )
  expect(new Set(processes).size).toBe(2)
  const seen = await window.evaluate(() => ({
    concord: 'concord' in globalThis,
    secret: Object.keys(Reflect.get(globalThis, 'concordSecret')),
  }))
  expect(seen).toEqual({ concord: false, secret: ['give'] })
  await leave(window)
})
