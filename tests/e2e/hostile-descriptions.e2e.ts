import type { ElectronApplication, Page } from 'playwright'
import { expect, test } from 'vitest'
import {
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { bundleForPage } from './support/bundle-for-page'
import { openConcord } from './support/concord'
import { HOSTILE, NOWHERE } from './support/hostile-html'
import { watchRequests } from './support/seen-by-electron'

/** Long enough for an onerror, a refresh after 0 s or a toggle event. */
const TIME_TO_RUN_MS = 250

/** Puts a description into Shopify, syncs, and selects its row. */
async function openDescription(
  { page, storeUrl }: { readonly page: Page; readonly storeUrl: string },
  descriptionHtml: string,
): Promise<void> {
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'product', product: 'linen-table-runner-oatmeal', set: { descriptionHtml } }],
  })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Linen Table Runner')
  await differenceRow(page, /Description/).click()
}

async function countMessages(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { ranMessages: 0 })
    window.addEventListener('message', (event) => {
      if (event.data === 'ran') Object.assign(window, { ranMessages: 1 })
    })
  })
  return () => page.evaluate(() => Number(Reflect.get(window, 'ranMessages')))
}

test('H1, H2, H3: a hostile description runs nothing and loads nothing in any of the three views', async () => {
  const concord = await openConcord()
  const { app, page } = concord
  const requests = await watchRequests(app)
  const ran = await countMessages(page)
  await openDescription(concord, `<p>Woven, all of it.</p>${Object.values(HOSTILE).join('\n')}`)

  for (const view of ['Words', 'Rendered', 'Source']) {
    await page.getByRole('radio', { name: view }).click()
    await page.waitForTimeout(TIME_TO_RUN_MS)
    if (view === 'Rendered') {
      const frame = page.frameLocator('iframe[title="Shopify description, rendered"]')
      await frame.getByText('Woven, all of it.').waitFor()
      const left = await frame
        .locator('script, img, iframe, form, input, link, style:not([nonce]), a, [style], [id]')
        .count()
      expect(left).toBe(0)
    }
  }
  expect(await requests.read()).toEqual([])
  expect(await ran()).toBe(0)
  expect(page.url()).toMatch(/^app:\/\/concord\//)
})

test('H4: markup in a title, a vendor and a type is shown as text', async () => {
  const { app, page, storeUrl } = await openConcord()
  const requests = await watchRequests(app)
  const ran = await countMessages(page)
  const markup = `<img src="https://${NOWHERE}/t.png" onerror="top.postMessage('ran','*')"><b>Bold</b>`
  const set = { title: markup, vendor: markup, productType: markup }
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'product', product: 'linen-table-runner-oatmeal', set }],
  })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Linen Table Runner')
  for (const field of [/Name|Title/, /Vendor/, /Category|type/]) {
    await differenceRow(page, field).first().click()
    await page.getByText(markup).first().waitFor()
  }
  expect(await page.locator(`img[src*="${NOWHERE}"], main b:text-is("Bold")`).count()).toBe(0)
  await page.waitForTimeout(TIME_TO_RUN_MS)
  expect(await requests.read()).toEqual([])
  expect(await ran()).toBe(0)
})

test('H5: a description too large to preview is still compared as text, and the window answers', async () => {
  const concord = await openConcord()
  const { page } = concord
  const long = '<p>The same sentence, over and over again.</p>'.repeat(40_000)
  await openDescription(concord, `${long}<p>At the end something new.</p>`)
  await page.getByRole('radio', { name: 'Rendered' }).click()
  await page.getByText('Too large to preview. Shown as text.').first().waitFor()
  expect(await page.locator('iframe').count()).toBeLessThanOrEqual(1)
  await page.getByRole('radio', { name: 'Source' }).click()
  await page
    .getByRole('button', { name: /more lines, show/ })
    .first()
    .waitFor()
  const begin = Date.now()
  await page.keyboard.press('v')
  await page.getByRole('radio', { name: 'Words', checked: true }).waitFor()
  expect(Date.now() - begin).toBeLessThan(5_000)
})

test('H1, H2: the sanitiser, the frame and the policy each stop every script, and the sanitiser every request', async () => {
  const { app } = await openConcord()
  const requests = await watchRequests(app)
  const bundle = await bundleForPage(
    'src/renderer/src/components/rich-text/safe-html.ts',
    'richText',
  )
  expect(await ranAlone(app, bundle, 'sanitiser')).toEqual([])
  expect(await requests.read()).toEqual([])
  expect(await ranAlone(app, bundle, 'sandbox')).toEqual([])
  expect(await ranAlone(app, bundle, 'policy')).toEqual([])
  // Without any wall scripts run and pictures load: else the three above could not fail.
  expect(await ranAlone(app, bundle, 'none')).toContain('event handler')
  expect((await requests.read()).some((url) => url.includes(NOWHERE))).toBe(true)
})

type Wall = 'none' | 'sanitiser' | 'sandbox' | 'policy'

/** Shows each sample in a blank window that has no policy of its own; tells which samples ran. */
function ranAlone(app: ElectronApplication, bundle: string, wall: Wall): Promise<string[]> {
  return app.evaluate(
    async ({ BrowserWindow }, { script, samples, wall: only, waitMs }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { sandbox: true, backgroundThrottling: false },
      })
      try {
        await window.loadURL('about:blank')
        await window.webContents.executeJavaScript(`${script};window.richText = richText;0`)
        const told: unknown = await window.webContents.executeJavaScript(`(async () => {
          const ran = []
          for (const [name, html] of Object.entries(${JSON.stringify(samples)})) {
            let did = false
            const note = (event) => { if (event.data === 'ran') did = true }
            addEventListener('message', note)
            const frame = document.createElement('iframe')
            if (${JSON.stringify(only)} === 'sandbox') frame.setAttribute('sandbox', '')
            const policy = ${JSON.stringify(only)} === 'policy'
              ? '<meta http-equiv="Content-Security-Policy" content="default-src \\'none\\'">' : ''
            const body = ${JSON.stringify(only)} === 'sanitiser' ? richText.safeHtml(html).innerHTML : html
            frame.srcdoc = '<!doctype html><html><head>' + policy + '</head><body>' + body
            document.body.append(frame)
            await new Promise((done) => setTimeout(done, ${waitMs}))
            frame.remove()
            removeEventListener('message', note)
            if (did) ran.push(name)
          }
          return ran
        })()`)
        return Array.isArray(told) ? told.map(String) : ['no answer']
      } finally {
        window.destroy()
      }
    },
    { script: bundle, samples: HOSTILE, wall, waitMs: TIME_TO_RUN_MS },
  )
}
