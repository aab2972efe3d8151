import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

test('stock is kept at another location, after what it does was said', async () => {
  const { app, page, storeUrl } = await openConcord()
  await page.getByText('Connected', { exact: true }).waitFor()
  await fullSyncAndCompare(page)
  const panel = page.getByRole('region', { name: 'Full Sync And Compare' })
  const firstRun = await panel.getAttribute('data-last-run')
  await ask(storeUrl, 'edit', { edits: [{ kind: 'add-location', name: 'Barn' }] })
  await openScreen(page, 'Settings')
  await page.getByRole('button', { name: 'Change location…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Location of the stock' })
  await dialog.getByText('Now: Fernhill Studio').waitFor()
  const keep = dialog.getByRole('button', { name: /^Keep stock at/ })
  await expect.poll(() => keep.getAttribute('title')).toBe('Choose another location')
  await dialog.getByRole('radio', { name: 'Barn' }).check()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'location')
  await keep.click()
  await dialog.waitFor({ state: 'hidden' })
  await openScreen(page, 'Overview')
  // The whole catalog is read anew, with the counts of that place.
  await expect
    .poll(() => panel.getAttribute('data-last-run'), { timeout: 60_000 })
    .not.toBe(firstRun)
  await openScreen(page, 'Settings')
  await page.getByRole('button', { name: 'Change location…' }).click()
  await dialog.getByText('Now: Barn').waitFor()
})
