import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScreen, searchDifferences } from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { findings } from './support/findings'
import { picture, pictures } from './support/picture'
import { sharedConcord } from './support/shared-concord'
import { FORBIDDEN_HOST, giveMugPictures, MUG } from './support/store-with-pictures'

const concord = sharedConcord()
const folder = mkdtempSync(join(tmpdir(), 'concord-pictures-'))
beforeAll(() => giveMugPictures(concord(), folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The list is reached from the product page, which Products leads to while one is open. */
async function listMug(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Products' })
    .click()
  const search = page.getByRole('searchbox', { name: 'Name, SKU or id' })
  const back = page.getByRole('button', { name: 'All products (Esc)' })
  await search.or(back).waitFor()
  if (await back.isVisible()) await back.click()
  await search.fill(MUG)
}

async function openMug(page: Page): Promise<Locator> {
  await listMug(page)
  await page.getByRole('row', { name: new RegExp(`^${MUG}`) }).dblclick()
  const images = page.getByRole('region', { name: 'Images' })
  await images.getByRole('table').waitFor()
  return images
}

/** A picture that was decoded has pixels; one that the page was refused has none. */
const decoded = (place: Locator): Promise<number> =>
  place
    .locator('img')
    .evaluateAll(
      (found) =>
        found.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    )

/** Of five pictures of AMS and four of Shopify. */
const SEEN_OF_MUG = 9

test('the product page shows both sides picture by picture, and what can’t be had with its reason', async () => {
  const { app, page } = concord()
  const images = await openMug(page)
  await expect.poll(() => decoded(images)).toBe(SEEN_OF_MUG)
  await images
    .getByText(
      '7 in AMS, 4 in Shopify; 1 replaced, 3 only in AMS, 1 in another place, 1 with another alt text, 2 with other variants',
    )
    .waitFor()
  const line = (name: string): Locator => images.getByRole('row').filter({ hasText: name })
  await line('mug-oatmeal-front.png').getByText('Replaced').waitFor()
  await line('mug-oatmeal-front.png').getByText('mug_oatmeal_2024.png').waitFor()
  await line('mug-slate.png').getByText('Same picture').waitFor()
  await line('mugs-pair.png').getByText('4 in AMS, 3 in Shopify').waitFor()
  await line('mugs-pair.png').getByText('Alt text differs').waitFor()
  await line('mug-glaze-detail.png').getByText('240 × 240').waitFor()
  // D12, H2: too many pixels are never decoded, and the others go on.
  await line('mug-poster.png')
    .getByText(/up to 50 million pixels/)
    .waitFor()
  expect(await decoded(line('mug-poster.png'))).toBe(0)
  await line('studio.jpg').getByText(`Pictures from ${FORBIDDEN_HOST} are not fetched`).waitFor()
  // A variant has its picture before its name.
  const slate = page.getByRole('row', { name: /^Slate, 12 oz/ })
  await expect.poll(() => decoded(slate)).toBe(1)

  await images.getByRole('table').scrollIntoViewIfNeeded()
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await images.evaluate((element) => element.scrollIntoView())
  await pictures(app, page, 'images-product')
})

test('two pictures are compared by keyboard: side by side, under a slider, in turn, in full size', async () => {
  const { app, page } = concord()
  const images = await openMug(page)
  await expect.poll(() => decoded(images)).toBe(SEEN_OF_MUG)
  const opener = images.getByRole('button', { name: /^Compare image 1 of AMS/ })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Picture 1 of 7' })
  await dialog.getByText('Replaced').waitFor()
  await expect.poll(() => decoded(dialog)).toBe(2)
  await pictures(app, page, 'images-side')
  expect(await findings(page)).toEqual([])

  await dialog.getByRole('radio', { name: 'Slide' }).press('Enter')
  const slider = dialog.getByRole('slider', { name: /picture of AMS/ })
  await slider.focus()
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect.poll(() => slider.inputValue()).toBe('2')
  await page.keyboard.press('PageUp')
  await pictures(app, page, 'images-slide')
  expect(await findings(page)).toEqual([])

  await dialog.getByRole('radio', { name: 'Blink' }).press('Enter')
  const blink = dialog.getByRole('button', { name: /^Hold Space/ })
  await blink.focus()
  const theirs = dialog.getByRole('img', { name: /^Shopify/, includeHidden: true })
  await expect.poll(() => theirs.isVisible()).toBe(false)
  await page.keyboard.down(' ')
  await expect.poll(() => theirs.isVisible()).toBe(true)
  await page.keyboard.up(' ')
  await expect.poll(() => theirs.isVisible()).toBe(false)

  await dialog.getByRole('radio', { name: 'Full size' }).press('Enter')
  await expect.poll(() => dialog.getByRole('group', { name: /in full size$/ }).count()).toBe(2)
  expect(await findings(page)).toEqual([])

  // To the ones after it, also such as only one side has; Esc gives the keyboard back.
  for (let step = 0; step < 4; step++) await page.keyboard.press(']')
  const only = page.getByRole('dialog', { name: 'Picture 5 of 7' })
  await only.getByText('Only in AMS').waitFor()
  await only.getByText('Not in Shopify').waitFor()
  await page.keyboard.press('Escape')
  await only.waitFor({ state: 'hidden' })
  await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true)
})

test('Compare shows the pictures of a row instead of their names alone', async () => {
  const { app, page } = concord()
  await openScreen(page, 'Compare')
  await searchDifferences(page, MUG)
  const row = page.getByRole('row', { name: new RegExp(`^${MUG}.*Images`) })
  await row.click()
  const ours = page.getByRole('group', { name: 'AMS value' })
  await ours.getByRole('button', { name: 'mug-oatmeal-front.png' }).waitFor()
  await expect.poll(() => decoded(ours)).toBe(5)
  await expect.poll(() => decoded(page.getByRole('group', { name: 'Shopify value' }))).toBe(4)
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'images-compare')
  await ours.getByRole('button', { name: 'mug-slate.png' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Picture 2 of 7' })
  await dialog.getByText('Same picture').waitFor()
  await page.keyboard.press('Escape')
  // The product's picture stands before its name.
  await listMug(page)
  await expect.poll(() => decoded(page.getByRole('row', { name: new RegExp(`^${MUG}`) }))).toBe(1)
  await pictures(app, page, 'images-list')
})

test('without the store they are seen still; deleted, they come back with it', async () => {
  const { page, storeUrl } = concord()
  await ask(storeUrl, 'faults', {
    rules: [{ count: null, effect: { kind: 'reset', when: 'before' } }],
  })
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page
    .getByText(/^Offline since/)
    .first()
    .waitFor()
  await page.reload()
  const seen = await openMug(page)
  await expect.poll(() => decoded(seen)).toBe(SEEN_OF_MUG)

  await openScreen(page, 'Settings')
  const settings = page.getByRole('region', { name: 'Images' })
  await settings.getByText(/^\d pictures on this computer, /).waitFor()
  await settings.scrollIntoViewIfNeeded()
  await settings.getByRole('button', { name: 'Delete the pictures here' }).click()
  await settings.getByText('No picture is kept on this computer.').waitFor()
  const images = await openMug(page)
  expect(await decoded(images)).toBe(0)

  await ask(storeUrl, 'media', { servedMs: 1_000 })
  await fetch(`${storeUrl}/control/faults`, { method: 'DELETE' })
  const fetching = page.getByText(/^Pictures: \d of \d$/).waitFor()
  // Concord may try by itself first, and the button is gone then.
  const tryNow = page.getByRole('button', { name: 'Try now' }).click()
  await Promise.any([fetching, tryNow])
  await fetching
  await picture(page, 'images-fetching')
  await ask(storeUrl, 'media', { servedMs: 0 })
  await page.getByText('Online', { exact: true }).waitFor()
  await expect.poll(() => decoded(images), { timeout: 20_000 }).toBe(SEEN_OF_MUG)
  await openScreen(page, 'Settings')
  await settings.getByText(/^\d pictures on this computer, /).waitFor()
})

test('a host is asked once it is allowed in Settings, and no longer when that is taken back', async () => {
  const { app, page } = concord()
  const images = await openMug(page)
  await images.getByRole('button', { name: 'Allow it in Settings' }).click()
  const settings = page.getByRole('region', { name: 'Images' })
  const allow = settings.getByRole('switch', { name: `Fetch pictures from ${FORBIDDEN_HOST}` })
  await expect.poll(() => allow.isChecked()).toBe(false)
  await settings.getByText('Always allowed', { exact: true }).waitFor()
  expect(await findings(page)).toEqual([])
  await allow.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => allow.isChecked()).toBe(true)
  // Nobody answers there; the poster, which both sides name, failed before.
  await settings.getByText('3 pictures could not be fetched.').waitFor()
  await settings.getByRole('button', { name: 'Try again' }).waitFor()
  await settings.evaluate((element) => element.scrollIntoView())
  await pictures(app, page, 'images-hosts')

  const again = await openMug(page)
  const studio = again.getByRole('row').filter({ hasText: 'studio.jpg' })
  await studio.getByText(/not fetched/).waitFor({ state: 'detached' })
  await expect
    .poll(() => studio.getByRole('button', { name: 'Allow it in Settings' }).count())
    .toBe(0)
  await expect.poll(() => decoded(again)).toBe(SEEN_OF_MUG)
})
