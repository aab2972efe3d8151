import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { resize } from '../../scripts/tour/launch.ts'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { openConcord } from './support/concord'
import { seriousFindings } from './support/findings'
import { picture } from './support/picture'

async function openProduct(page: Page, name: string): Promise<void> {
  await openScreen(page, 'Products')
  await page.getByRole('searchbox', { name: 'Name, SKU or id' }).fill(name)
  await page.getByRole('row', { name: new RegExp(`^${name}`) }).dblclick()
  await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor()
}

const isWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

test('a pushed price stands in the history with both values and the request id of Shopify', async () => {
  const { page } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await decide(differenceRow(page, /^Bud Vase.*Retail price/), 'Use AMS')
  expect(await reviewAndPush(page)).toContain('1 sent')

  await openProduct(page, 'Bud Vase')
  const history = page.getByRole('region', { name: 'History' })
  const line = history.getByRole('listitem').filter({ hasText: 'pushed to Shopify' })
  await line.getByText(/Retail price of .* pushed to Shopify/).waitFor()
  await expect.poll(() => line.innerText()).toMatch(/\$\d+\.\d\d.*\$\d+\.\d\d/s)
  const copy = line.getByRole('button', { name: /^Copy request id / })
  const id = (await copy.getAttribute('title')) ?? ''
  expect(id).toMatch(/^simulated-\d+$/)
  await history.getByText('Decided for AMS: Retail price').waitFor()

  // The whole history by keyboard, narrowed to pushes; Esc closes it and stays on the page.
  await page.keyboard.press('h')
  const drawer = page.getByRole('dialog', { name: /^History of Bud Vase/ })
  await drawer.getByRole('button', { name: /^Pushes 1/ }).click()
  await drawer.getByText(/Decided for AMS/).waitFor({ state: 'detached' })
  await expect.poll(() => drawer.getByRole('listitem').count()).toBe(1)
  await picture(page, 'history')
  expect(await seriousFindings(page)).toEqual([])

  // From the line to the push itself, with the same request, and back to the product.
  await drawer.getByRole('button', { name: /^Push \d+/ }).click()
  const push = page.getByRole('dialog', { name: /^Push, / })
  await push.getByText(/1 pushed, 0 imported, 0 skipped, 0 failed/).waitFor()
  await push.getByText(/\d+ points?/).waitFor()
  await push.getByRole('button', { name: `Copy request id ${id}` }).waitFor()
  await picture(page, 'push')
  expect(await seriousFindings(page)).toEqual([])
  await push.getByRole('button', { name: 'Bud Vase' }).click()
  await page.getByRole('heading', { level: 1, name: /Bud Vase/ }).waitFor()
})

test('the product page is walked by keyboard, and says what it can not open', async () => {
  const { page, app } = await openConcord()
  await fullSyncAndCompare(page)
  await openScreen(page, 'Products')
  const grid = page.getByRole('grid', { name: 'Products' })
  await grid.getByText('Ash Cooking Spoons').waitFor()
  await grid.focus()
  await page.keyboard.press('Enter')
  const title = page.getByRole('heading', { level: 1 })
  const previous = page.getByRole('button', { name: /^Previous product/ })
  await page.getByRole('region', { name: 'History' }).waitFor()
  const first = await title.innerText()
  await expect.poll(() => previous.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press(']')
  await page.waitForFunction(
    (earlier) => !['Product', earlier].includes(document.querySelector('h1')?.innerText ?? ''),
    first,
  )
  const second = await title.innerText()
  // Quicker than the answers: presses are taken in turn, and the end of the list holds.
  for (const key of [']', '[', '[', '[']) await page.keyboard.press(key)
  await page.waitForFunction((was) => document.querySelector('h1')?.innerText === was, first)
  expect(second).not.toBe(first)

  // V goes through the three ways to read a description.
  const source = page.getByRole('radio', { name: 'Source' })
  await page.keyboard.press('v')
  await page.keyboard.press('v')
  await expect.poll(() => source.getAttribute('aria-checked')).toBe('true')

  const open = page.getByRole('button', { name: 'Open in Shopify' })
  await expect
    .poll(() => open.getAttribute('title'))
    .toMatch(/sample store has no admin|linked to nothing/)
  // What is not Shopify's is refused by main, whoever asks.
  await app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => {
      Object.assign(globalThis, { concordOpened: url })
    }
  })
  const ask = (url: string): Promise<unknown> =>
    page.evaluate(`window.concord.request('shopify.open', { url: ${JSON.stringify(url)} })`)
  expect(await ask('https://evil.example/')).toMatchObject({ ok: false })
  expect(await app.evaluate(() => Reflect.get(globalThis, 'concordOpened'))).toBeUndefined()
  expect(await ask('https://admin.shopify.com/store/x/products/1')).toMatchObject({ ok: true })
  expect(await app.evaluate(() => Reflect.get(globalThis, 'concordOpened'))).toBe(
    'https://admin.shopify.com/store/x/products/1',
  )

  await page.keyboard.press('Escape')
  await grid.waitFor()
})

/** Four looks with axe and pictures: longer than other tests on a busy machine. */
const LOOKS = { timeout: 240_000 }

test.each(['light', 'dark'] as const)(
  'the product page and the runs hold in both sizes and without a serious finding, %s',
  LOOKS,
  async (theme) => {
    const { app, page } = await openConcord()
    await page.emulateMedia({ colorScheme: theme })
    await fullSyncAndCompare(page)
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await resize(app, page, width, height)
      await openProduct(page, 'Linen Table Runner')
      await page.getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor()
      await page.getByRole('button', { name: 'Sync to Shopify' }).waitFor()
      await picture(page, `product-${theme}-${width}`)
      expect(await isWide(page)).toBe(false)
      expect(await seriousFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('grid', { name: 'Products' }).waitFor()

      await openScreen(page, 'Overview')
      const runs = page.getByRole('region', { name: 'Syncs and pushes' })
      await runs.getByRole('button', { name: /^Full Sync And Compare/ }).waitFor()
      await picture(page, `overview-${theme}-${width}`)
      await runs.getByRole('button', { name: /^Full Sync And Compare/ }).click()
      const details = page.getByRole('dialog', { name: /^Full Sync And Compare, / })
      await details.getByRole('button', { name: 'Show in Compare: differ' }).waitFor()
      await picture(page, `run-${theme}-${width}`)
      expect(await seriousFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await details.waitFor({ state: 'hidden' })
    }
  },
)
