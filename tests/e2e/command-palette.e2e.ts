import { expect, test } from 'vitest'
import { fullSyncAndCompare, openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

test('Ctrl K finds screens, actions, settings and products by their words', async () => {
  const { app, page } = await openConcord()
  await fullSyncAndCompare(page)
  const field = page.getByRole('combobox', { name: 'Screen, action, setting or product' })
  const list = page.getByRole('listbox', { name: 'What fits' })
  const chosen = list.getByRole('option', { selected: true })
  const heading = (name: string) =>
    page.getByRole('heading', { name: new RegExp(`^${name}`), level: 1 })

  const openPalette = async (): Promise<void> => {
    await page.keyboard.press('Control+k')
    await page.locator('.palette-field input:focus').waitFor()
  }
  const chosenSays = (text: string): Promise<unknown> =>
    expect.poll(() => chosen.innerText()).toContain(text)

  await openPalette()
  await chosenSays('Overview')
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'palette')

  // A product by part of its name, and by its SKU.
  await page.keyboard.type('walnut serv')
  const product = list.getByRole('group', { name: 'Products' }).getByRole('option').first()
  await product.getByText('Walnut Serving Board').waitFor()
  await expect
    .poll(() => field.getAttribute('aria-activedescendant'))
    .toBe(await product.getAttribute('id'))
  await pictures(app, page, 'palette-product')
  await page.keyboard.press('Enter')
  await heading('Walnut Serving Board').waitFor()
  await openPalette()
  await page.keyboard.type('FP-VAS-ROS')
  await product.getByText('Bud Vase').waitFor()
  await page.keyboard.press('Enter')
  await heading('Bud Vase').waitFor()

  // A section of Settings; then it is the first of those that were used last.
  await openPalette()
  await page.keyboard.type('backup')
  await list.getByRole('option', { name: /^Settings: Data/ }).waitFor()
  await page.keyboard.press('Enter')
  await heading('Settings').waitFor()
  await expect
    .poll(() => page.locator('.settings-sections [aria-current]').innerText())
    .toBe('Data')
  await openPalette()
  await list.getByRole('group', { name: 'Last used' }).waitFor()
  await chosenSays('Settings: Data')

  // Arrows go round; Esc closes and runs nothing; nothing that fits says so.
  await page.keyboard.press('ArrowUp')
  await chosenSays('Settings: About')
  await page.keyboard.type('zzzzqq')
  await page.getByText('Nothing fits').waitFor()
  await expect.poll(() => field.getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('Enter')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'hidden' })
  await heading('Settings').waitFor()

  // First letters; an action that can be taken back.
  await openPalette()
  await page.keyboard.type('pss')
  await page.keyboard.press('Enter')
  const status = page.getByRole('contentinfo', { name: 'Status' })
  await status.getByText(/Stock sync paused/).waitFor()
  await openPalette()
  await page.keyboard.type('push pending')
  await list.getByRole('option', { name: /^Push pending now Stock sync is paused/ }).waitFor()
  await page.keyboard.press('Enter')
  await field.waitFor()
  await page.keyboard.press('Escape')
  await openPalette()
  await page.keyboard.type('resume')
  await page.keyboard.press('Enter')
  await status.getByText(/Stock sync running/).waitFor()

  await openPalette()
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.locator('html').getAttribute('data-mantine-color-scheme'))
    .toBe('dark')
})

test('it opens from the header, also on the narrowest window, and gives the keyboard back', async () => {
  const { app, page } = await openConcord({ width: 1024, height: 700 })
  await openScreen(page, 'Compare')
  const button = page.getByRole('button', { name: 'Search or run' })
  await button.click()
  const dialog = page.getByRole('dialog', { name: 'Search or run' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => button.evaluate((own) => own === document.activeElement)).toBe(true)
  await app.evaluate(({ Menu }) => {
    const go = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&Go')
    go?.submenu?.items.find(({ label }) => label === 'Command Palette…')?.click()
  })
  await dialog.waitFor()
})
