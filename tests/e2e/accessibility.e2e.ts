import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen, type ScreenName } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'

const SCREENS: readonly ScreenName[] = ['Overview', 'Compare', 'Products', 'Outbox', 'Settings']

test.each(['light', 'dark'] as const)(
  'no serious accessibility finding on any screen, %s',
  async (theme) => {
    const { page } = await openConcord()
    await page.emulateMedia({ colorScheme: theme })
    await fullSyncAndCompare(page)
    for (const name of SCREENS) {
      await openScreen(page, name)
      await page.waitForTimeout(300)
      // Legacy mode: the other one opens a second page, which Electron refuses.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${name}: ${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
        )
      expect(serious).toEqual([])
    }
  },
)
