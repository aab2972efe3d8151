import { expect, test } from 'vitest'
import { acceptAll, fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { picture } from './support/picture'

test.each(['light', 'dark'] as const)(
  'the preview says time and what undoes each call, and a push that waits says how long (%s)',
  async (theme) => {
    const { page, storeUrl } = await openConcord()
    await page.emulateMedia({ colorScheme: theme })
    await fullSyncAndCompare(page)
    await openScreen(page, 'Compare')
    await acceptAll(page, 'AMS')
    await page.getByRole('button', { name: /^Review and push/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('What is sent').waitFor()
    await picture(page, `push-preview-${theme}`)
    await dialog.getByRole('cell', { name: /^Texts and statuses[\s\S]*Roll back$/ }).waitFor()
    await dialog
      .getByRole('cell', { name: /^Create products as Draft[\s\S]*Not undone: archive/ })
      .waitFor()
    await dialog.getByRole('cell', { name: /^About \d+ (s|min)$/ }).waitFor()
    expect(await findings(page)).toEqual([])

    // Little is left of the limit, and little comes back.
    await ask(storeUrl, 'bucket', { maximumAvailable: 200, restoreRate: 25, available: 60 })
    await dialog.getByRole('button', { name: /^Push [\d,]+ now/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    const waits = page.getByText(
      /about \d+ (s|min) left\. Waits for Shopify's limit, goes on in \d+ s/,
    )
    await waits.waitFor()
    await picture(page, `push-waits-${theme}`)
    await ask(storeUrl, 'bucket', { maximumAvailable: 2000, restoreRate: 100, available: 2000 })
    await page.getByRole('button', { name: 'Cancel push' }).click()
    await page.getByText(/^Push canceled: |^Pushed: /).waitFor()
  },
)
