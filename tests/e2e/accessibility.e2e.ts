import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen, type ScreenName } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { seriousFindings } from './support/findings'

const SCREENS: readonly ScreenName[] = [
  'Home',
  'Overview',
  'Compare',
  'Products',
  'Outbox',
  'Push Log',
  'Setup Wizard',
  'Settings',
]

test.each(['light', 'dark'] as const)(
  'no serious accessibility finding on any screen, %s',
  async (theme) => {
    const { page } = await openConcord()
    await page.emulateMedia({ colorScheme: theme })
    await fullSyncAndCompare(page)
    for (const name of SCREENS) {
      await openScreen(page, name)
      await page.waitForTimeout(300)
      const serious = await seriousFindings(page)
      expect(serious.map((finding) => `${name}: ${finding}`)).toEqual([])
    }
  },
)
