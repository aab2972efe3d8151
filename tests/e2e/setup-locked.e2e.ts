import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  openScreen,
  searchDifferences,
  waitForDecided,
} from '../../scripts/tour/screens.ts'
import { closeConcord, startConcord } from './support/concord'
import { openOwnStore } from './support/own-store'
import { picture } from './support/picture'
import { processesOfSession } from './support/processes-of-session'
import { setUp } from './support/wizard'

/** The password of this session's own keyring (scripts/desktop-session.mjs); nobody else's is touched. */
const PASSWORD = process.env['CONCORD_SESSION']
const isPossible = PASSWORD !== undefined && processesOfSession('gnome-keyring').length > 0

function lockKeyring(): void {
  execFileSync('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    '/org/freedesktop/secrets',
    'org.freedesktop.Secret.Service.Lock',
    'array:objpath:/org/freedesktop/secrets/collection/login',
  ])
}

/** A new daemon that knows the password, as after the person signed in again. */
function unlockKeyring(): void {
  const args = ['--replace', '--unlock', '--components=secrets']
  execFileSync('gnome-keyring-daemon', args, { input: PASSWORD, stdio: 'pipe' })
}

/** The question of the system is a program of its own; where it ends, the answer is no. */
async function denyPrompt(): Promise<void> {
  const prompts = (): number[] => processesOfSession('gcr-prompter')
  await expect.poll(() => prompts().length, { timeout: 20_000 }).toBeGreaterThan(0)
  for (const pid of prompts()) process.kill(pid, 'SIGKILL')
}

test.skipIf(!isPossible)(
  'K1: a locked keychain: the app opens offline behind the system’s question; denied, it says so; unlocked, all is well',
  async () => {
    const store = await openOwnStore()
    const dataFolder = mkdtempSync(join(tmpdir(), 'concord-locked-'))
    const first = await startConcord({ firstStore: 'none', dataFolder })
    await setUp(first, store, 'token', 'mouse')
    await searchDifferences(first.page, 'Walnut Serving Board')
    await decide(differenceRow(first.page, /Walnut Serving Board.*Retail price/), 'Use AMS')
    await waitForDecided(first.page, 1)
    await closeConcord(first)

    lockKeyring()
    try {
      const locked = await startConcord({ firstStore: 'none', dataFolder })
      const { page } = locked
      await page
        .getByText(/The keychain does not answer/)
        .first()
        .waitFor({ timeout: 30_000 })
      await openScreen(page, 'Compare')
      await waitForDecided(page, 1)
      await denyPrompt()
      await page
        .getByText(/locked, access to it was denied/)
        .first()
        .waitFor({ timeout: 30_000 })
      await picture(page, 'keychain-denied')
      await waitForDecided(page, 1)
      expect(store.simulator.mutationsApplied()).toEqual([])
      await closeConcord(locked)
    } finally {
      unlockKeyring()
    }
    const { page } = await startConcord({ firstStore: 'none', dataFolder })
    await page.getByText('Online', { exact: true }).waitFor({ timeout: 60_000 })
    await openScreen(page, 'Compare')
    await waitForDecided(page, 1)
  },
)
