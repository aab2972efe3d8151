import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchConcord } from '../../scripts/tour/launch.ts'
import {
  decide,
  differenceRow,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { closeConcord, startConcord } from './support/concord'
import { type OwnStore, startOwnStore } from './support/own-store'
import { picture } from './support/picture'
import { processesOfSession } from './support/processes-of-session'
import { checksHold, give, setUp, take } from './support/wizard'

/** Where no bus listens, there is no keyring either: libsecret is told so at once. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }

/** The keyring of this session alone; other sessions have their own. */
const daemons = processesOfSession('gnome-keyring')

let store: OwnStore
let dataFolder: string
let account: string
let entry: string

beforeAll(async () => {
  store = await startOwnStore()
  dataFolder = mkdtempSync(join(tmpdir(), 'concord-keychain-'))
  const concord = await launchConcord({ firstStore: 'none', dataFolder })
  await setUp(concord, store, 'token', 'mouse')
  const { page } = concord
  await searchDifferences(page, 'Walnut Serving Board')
  await decide(differenceRow(page, /Walnut Serving Board.*Retail price/), 'Use AMS')
  await searchDifferences(page, '')
  await waitForDecided(page, 1)
  await concord.close()
  const [id] = readdirSync(join(dataFolder, 'stores'))
  account = `store:${id}`
  entry = (await keytar.getPassword('Concord', account)) ?? ''
  expect(entry).toContain(store.token)
}, 240_000)

afterAll(async () => {
  await keytar.deletePassword('Concord', account)
  await store.simulator.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** The app is there, offline, with all that was decided; nothing was sent. */
async function opensOffline(page: Page, says: RegExp): Promise<void> {
  await page.getByText(says).first().waitFor({ timeout: 30_000 })
  await openScreen(page, 'Compare')
  await waitForDecided(page, 1)
  expect(store.simulator.mutationsApplied()).toEqual([])
}

async function isOnlineWithDecision(page: Page): Promise<void> {
  await page.getByText('Online', { exact: true }).waitFor({ timeout: 60_000 })
  await openScreen(page, 'Compare')
  await waitForDecided(page, 1)
}

describe('K1: the keychain', () => {
  test('that another program emptied: the app opens offline, and a new credential brings it back', async () => {
    await keytar.deletePassword('Concord', account)
    const concord = await startConcord({ firstStore: 'none', dataFolder })
    const { page } = concord
    await opensOffline(page, /or the entry was deleted there/)
    await picture(page, 'keychain-emptied')
    await take(page, 'Reconnect', 'mouse')
    await give(concord, store, 'token', 'mouse')
    await checksHold(page)
    await isOnlineWithDecision(page)
    entry = (await keytar.getPassword('Concord', account)) ?? ''
    expect(entry).toContain(store.token)
  })

  test('whose entry another program wrote over: it is left alone until a person replaces it', async () => {
    await keytar.setPassword('Concord', account, 'somebody else’s')
    const concord = await startConcord({ firstStore: 'none', dataFolder })
    const { page } = concord
    await opensOffline(page, /is not what Concord put there/)
    expect(await keytar.getPassword('Concord', account)).toBe('somebody else’s')
    await take(page, 'Reconnect', 'mouse')
    await page.getByText(/It was not used and not changed/).waitFor()
    await give(concord, store, 'token', 'mouse')
    await checksHold(page)
    await isOnlineWithDecision(page)
    expect(await keytar.getPassword('Concord', account)).toContain(store.token)
  })

  test.skipIf(daemons.length === 0)(
    'that does not answer: the app opens offline within seconds, and goes on once it does',
    async () => {
      // Alive and silent, as behind a question of the system that nobody answers.
      for (const pid of daemons) process.kill(pid, 'SIGSTOP')
      try {
        const { page } = await startConcord({ firstStore: 'none', dataFolder })
        await opensOffline(page, /The keychain does not answer/)
        await picture(page, 'keychain-silent')
        for (const pid of daemons) process.kill(pid, 'SIGCONT')
        await isOnlineWithDecision(page)
      } finally {
        for (const pid of daemons) process.kill(pid, 'SIGCONT')
      }
    },
  )

  test('that is missing: the app opens offline, works for this session only, and writes no file', async () => {
    const concord = await startConcord({ firstStore: 'none', dataFolder, env: NO_BUS })
    const { page } = concord
    await opensOffline(page, /The keychain of this system can’t be used/)
    await take(page, 'Reconnect', 'mouse')
    await give(concord, store, 'token', 'mouse')
    await page.getByText(/This system has no keychain that Concord can reach/).waitFor()
    await picture(page, 'keychain-missing')
    await take(page, 'Keep for this session only', 'mouse')
    await page.getByText(/kept for this session only/).waitFor()
    await checksHold(page)
    await isOnlineWithDecision(page)
    await closeConcord(concord)
    const again = await startConcord({ firstStore: 'none', dataFolder, env: NO_BUS })
    await opensOffline(again.page, /The keychain of this system can’t be used/)
  })

  test('that works again is all that is needed', async () => {
    const { page } = await startConcord({ firstStore: 'none', dataFolder })
    await isOnlineWithDecision(page)
  })
})
