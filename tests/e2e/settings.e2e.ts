import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openScreen } from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const SECTIONS = [
  'Stock',
  'Push',
  'Fields',
  'Matching',
  'Direct line to an AMS server',
  'Images',
  'Log',
  'Appearance',
  'Language',
  'Keys',
  'Data',
  'About',
] as const

const current = (page: Page): Promise<string> =>
  page.locator('.settings-sections [aria-current]').innerText()

/** True when the section's heading is where a person sees it. */
const isSeen = (page: Page, section: string): Promise<boolean> =>
  page.getByRole('region', { name: section, exact: true }).evaluate((element) => {
    const box = element.closest('.settings-content')?.getBoundingClientRect()
    const { top } = element.getBoundingClientRect()
    return box !== undefined && top >= box.top - 1 && top < box.bottom - 40
  })

test('each section is reached with the keyboard and marked when it is in view', async () => {
  const { app, page } = await openConcord()
  await page.keyboard.press('Control+,')
  const list = page.getByRole('navigation', { name: 'Sections of Settings' })
  await page
    .getByRole('combobox', { name: /^Policy of / })
    .first()
    .waitFor()
  await expect.poll(() => list.getByRole('button').allInnerTexts()).toEqual([...SECTIONS])
  expect(await current(page)).toBe('Stock')

  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  for (const section of SECTIONS) {
    const button = list.getByRole('button', { name: section, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => current(page)).toBe(section)
    expect(await isSeen(page, section)).toBe(true)
    // What follows in the order of Tab is of that section.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(section)
  }

  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  for (const section of ['Push', 'Fields', 'Images', 'About']) {
    await list.getByRole('button', { name: section, exact: true }).click()
    await pictures(app, page, `settings-${section.toLowerCase()}`)
  }
})

test('by scrolling, each section has its turn, the last ones as well; the one in use stays marked', async () => {
  const { page } = await openConcord()
  await openScreen(page, 'Settings')
  await page
    .getByRole('combobox', { name: /^Policy of / })
    .first()
    .waitFor()
  const content = page.getByRole('group', { name: 'Settings' })
  const seen = await content.evaluate(async (box) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const marked: string[] = []
    box.scrollTo(0, 0)
    while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
      box.scrollBy(0, 40)
      // One for the event of scrolling, one for what follows from it.
      await frame()
      await frame()
      const now = document.querySelector('.settings-sections [aria-current]')?.textContent ?? ''
      if (marked.at(-1) !== now) marked.push(now)
    }
    return marked
  })
  expect(seen).toEqual([...SECTIONS])
  await page.getByRole('button', { name: 'Show all keys' }).focus()
  await expect.poll(() => current(page)).toBe('Keys')
})

test('theme, density and policies take effect at once, also in other screens', async () => {
  const { page } = await openConcord()
  await openScreen(page, 'Settings')
  const looks = page.getByRole('region', { name: 'Appearance' })
  const root = page.locator('html')
  await looks.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => root.getAttribute('data-mantine-color-scheme')).toBe('dark')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitem', { name: 'Light' }).click()
  await looks.getByRole('radio', { name: 'Light', checked: true }).waitFor()
  await expect.poll(() => root.getAttribute('data-mantine-color-scheme')).toBe('light')
  await looks.getByRole('radio', { name: 'Comfortable' }).check()
  await expect.poll(() => root.getAttribute('data-density')).toBe('comfortable')

  const fields = page.getByRole('region', { name: 'Fields' })
  await fields.getByRole('combobox', { name: 'Policy of Vendor' }).selectOption('AMS wins')
  await openScreen(page, 'Compare')
  await page.getByRole('button', { name: 'More in Compare' }).click()
  await page.getByRole('menuitem', { name: 'Rules…' }).click()
  await page.getByRole('tab', { name: 'Policies of fields' }).click()
  const inRules = page.getByRole('dialog').getByRole('combobox', { name: 'Policy of Vendor' })
  await expect.poll(() => inRules.inputValue()).toBe('ours')
  await page.keyboard.press('Escape')

  await openScreen(page, 'Settings')
  await page.getByRole('button', { name: 'Show what needs a person' }).click()
  await page.getByRole('button', { name: 'Remove filter Needs a person' }).waitFor()
})

test('the limits of the brakes are those that a push stops at', async () => {
  const { page } = await openConcord()
  await openScreen(page, 'Settings')
  const brakes = page.getByRole('region', { name: 'Brakes' })
  await brakes
    .getByRole('row', { name: 'Prices 25% of the linked variants, 20 at least' })
    .waitFor()
  await brakes
    .getByRole('row', { name: 'Variants deleted, on either side the first one' })
    .waitFor()
  const stock = page.getByRole('region', { name: 'Stock', exact: true })
  const asksFrom = stock.getByRole('textbox', { name: /^Ask before resuming/ })
  await asksFrom.fill('7')
  await asksFrom.press('Enter')
  await brakes.getByText('more than 7 variants, as set under Stock').waitFor()
})

test('About tells the versions that run, and every package with its licence', async () => {
  const { app, page } = await openConcord()
  await openScreen(page, 'Settings')
  const about = page.getByRole('region', { name: 'About' })
  const versions = await app.evaluate(() => ({ ...process.versions }))
  await about.getByText(versions['electron'] ?? '?', { exact: true }).waitFor()
  await about.getByText(versions['node'] ?? '?', { exact: true }).waitFor()
  await about.getByText(/^3\.\d+\.\d+$/).waitFor()
  await about.getByRole('button', { name: 'Licences…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Licences' })
  for (const name of [
    'better-sqlite3',
    'electron',
    'keytar',
    'react',
    '@fontsource-variable/inter',
  ]) {
    await dialog.getByText(name, { exact: true }).waitFor()
  }
  await page.keyboard.type('keytar')
  await expect.poll(() => dialog.locator('summary').count()).toBe(1)
  await dialog.getByText('keytar', { exact: true }).click()
  await dialog.getByText(/Permission is hereby granted, free of charge/).waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'licences')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})
