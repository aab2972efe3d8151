import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright'
import { expect, test } from 'vitest'
import { openScreen } from '../../scripts/tour/screens.ts'
import { pictures } from './support/picture'
import { sharedConcord } from './support/shared-concord'

/* H7: what is dropped on the window or pasted into it, as the system itself would say it. */

const folder = mkdtempSync(join(tmpdir(), 'concord-drops-'))
const concord = sharedConcord()
const OVERLAY = 'Drop a catalog file to import it'

type DragData = Parameters<typeof dispatchDrag>[2]

function dispatchDrag(
  cdp: CDPSession,
  type: 'dragEnter' | 'dragOver' | 'dragCancel' | 'drop',
  data: {
    readonly items: { mimeType: string; data: string }[]
    readonly files?: string[]
    readonly dragOperationsMask: number
  },
) {
  return cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
}

async function drag(page: Page, data: DragData): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await dispatchDrag(cdp, 'dragEnter', data)
  await dispatchDrag(cdp, 'dragOver', data)
  return cdp
}

const files = (...names: string[]): DragData => ({
  items: [],
  files: names.map((name) => join(folder, name)),
  dragOperationsMask: 1,
})

function writeCatalog(name: string): void {
  const header = 'product_id,variant_id,name,sku,retail_price'
  writeFileSync(join(folder, name), `${header}\nX1,X1-1,Krug,K-1,12.50\n`)
}

test('H7: a file that is dropped on the window is opened in the import dialog', async () => {
  const { app, page } = concord()
  await openScreen(page, 'Overview')
  writeCatalog('catalog.csv')
  const data = files('catalog.csv')
  const cdp = await drag(page, data)
  await page.getByText(OVERLAY).waitFor()
  await pictures(app, page, 'drop-overlay')
  await dispatchDrag(cdp, 'drop', data)
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  await dialog.getByText('catalog.csv').waitFor()
  await dialog.getByRole('tab', { name: 'New 1' }).waitFor()
  expect(await page.getByText(OVERLAY).count()).toBe(0)

  // While a dialog waits for an answer nothing else may be dropped.
  writeCatalog('other.csv')
  const other = files('other.csv')
  await dispatchDrag(await drag(page, other), 'drop', other)
  expect(await page.getByText(OVERLAY).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('other.csv').waitFor({ state: 'detached' })
})

test('H7: several files are refused, and a drag that goes away leaves nothing', async () => {
  const { page } = concord()
  writeCatalog('one.csv')
  writeCatalog('two.csv')
  const data = files('one.csv', 'two.csv')
  const cdp = await drag(page, data)
  await page.getByText(OVERLAY).waitFor()
  await dispatchDrag(cdp, 'dragCancel', data)
  await page.mouse.move(300, 300)
  await page.getByText(OVERLAY).waitFor({ state: 'detached' })
  await dispatchDrag(await drag(page, data), 'drop', data)
  await page.getByText('2 files were dropped, and a catalog is one.').first().waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('H7: a link, a text and a picture of a page do nothing', async () => {
  const { page } = concord()
  const address = page.url()
  const link = { mimeType: 'text/uri-list', data: 'https://example.com/' }
  const text = { mimeType: 'text/plain', data: 'https://example.com/' }
  writeCatalog('picture.png')
  for (const data of [
    { items: [link, text], dragOperationsMask: 1 },
    { items: [text], dragOperationsMask: 1 },
    { ...files('picture.png'), items: [link] },
  ]) {
    const cdp = await drag(page, data)
    expect(await page.getByText(OVERLAY).count()).toBe(0)
    await dispatchDrag(cdp, 'drop', data)
  }
  expect(page.url()).toBe(address)
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('H7: a drop that the page made up opens nothing', async () => {
  const { page } = concord()
  const answers = await page.evaluate(async () => {
    const seen: unknown[] = []
    const stop = window.concord.onFilesDropped((answer) => seen.push(answer))
    const made = new DataTransfer()
    made.items.add(new File(['a,b'], '/etc/passwd'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: made, bubbles: true }))
    // An answer of main's takes the same way as the drop's would have, after it.
    await window.concord.request('app.info', null)
    stop()
    return seen
  })
  expect(answers).toEqual([])
})

test('H7: what is pasted into a field is plain text', async () => {
  const { page } = concord()
  await openScreen(page, 'Products')
  // As another page would have put it there; Concord's own may write and never read.
  await page.evaluate(() => {
    const html = '<b>Bold</b> <img src="https://example.com/pixel.png"> mug'
    const part = (type: string, text: string) => new Blob([text], { type })
    return navigator.clipboard.write([
      new ClipboardItem({
        'text/html': part('text/html', html),
        'text/plain': part('text/plain', 'Bold mug'),
      }),
    ])
  })
  await page.getByRole('button', { name: 'More: new product, import, export' }).click()
  await page.getByRole('menuitem', { name: 'New product…' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('textbox').first()
  await field.focus()
  await page.keyboard.press('Control+V')
  await expect.poll(() => field.inputValue()).toBe('Bold mug')
  expect(await dialog.locator('b, img').filter({ hasText: 'Bold' }).count()).toBe(0)
  await page.keyboard.press('Escape')
})
