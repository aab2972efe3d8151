import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { differences, openScreen } from '../../scripts/tour/screens.ts'
import { importCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'

const PRODUCTS = 50_000
/** Importing and comparing so many takes its time on a slow machine; the list must not. */
const PATIENT = { timeout: 120_000 }

/** A catalog that Shopify has nothing of: each product is a row. */
function largeCatalog(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'concord-large-')), 'products_export.csv')
  const rows = Array.from(
    { length: PRODUCTS },
    (_, n) =>
      `p-${n},Product ${n},<p>Text ${n}</p>,Maker,Things,true,Title,Default Title,SKU-${n},20.00`,
  )
  const head =
    'Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price'
  writeFileSync(file, [head, ...rows].join('\n'))
  return file
}

/** Scrolls and tells how long it took, in ms, until every row in sight had its values. */
function timeToRows(page: Page, share: number): Promise<number> {
  return differences(page).evaluate(async (grid, where) => {
    const begin = performance.now()
    grid.scrollTop = grid.scrollHeight * where
    const inSight = (): readonly Element[] => {
      const box = grid.getBoundingClientRect()
      return [...grid.querySelectorAll('.data-grid-row')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return bottom > box.top && top < box.bottom
      })
    }
    for (;;) {
      await new Promise(requestAnimationFrame)
      const rows = inSight()
      const ready = rows.length > 5 && !rows.some((row) => row.querySelector('.data-grid-skeleton'))
      if (ready || performance.now() - begin > 5_000) return Math.round(performance.now() - begin)
    }
  }, share)
}

test('50,000 rows: a jump to any place shows rows at once, and a drag shows only places that are new', {
  timeout: 300_000,
}, async () => {
  const { app, page } = await openConcord()
  await importCatalog(app, page, largeCatalog(), { isShrunken: true, ...PATIENT })
  await page.getByText('products_export.csv: 50,000 products').first().waitFor(PATIENT)
  const panel = page.getByRole('region', { name: 'Full Sync And Compare' })
  await panel.getByRole('button', { name: 'Full Sync And Compare' }).click()
  await panel.getByText(/50,000 only in AMS/).waitFor(PATIENT)
  await openScreen(page, 'Compare')
  await page.getByText(/^50,\d{3} rows match/).waitFor(PATIENT)

  const jumps: number[] = []
  for (const share of [0.5, 0.9, 0.1, 0.7, 0.3]) jumps.push(await timeToRows(page, share))
  const dragged = await drag(page)
  console.log(`jumps: ${jumps.join(', ')} ms · drag: ${JSON.stringify(dragged)}`)
  // Wide limits: the machine that runs this is often busy with other things.
  expect(jumps.toSorted((a, b) => a - b)[2]).toBeLessThan(1_000)
  expect(dragged.blank).toBe(0)
  expect(dragged.afterStopMs).toBeLessThan(1_500)
})

/** Drags from the top to the middle in 60 frames, then waits for the rows there. */
async function drag(
  page: Page,
): Promise<{ blank: number; afterStopMs: number; worstFrameMs: number }> {
  const moved = await differences(page).evaluate(async (grid) => {
    let blank = 0
    let worstFrameMs = 0
    grid.scrollTop = 0
    await new Promise(requestAnimationFrame)
    let last = performance.now()
    for (let frame = 1; frame <= 60; frame++) {
      grid.scrollTop = (grid.scrollHeight / 2) * (frame / 60)
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      const now = performance.now()
      worstFrameMs = Math.max(worstFrameMs, Math.round(now - last))
      last = now
      const box = grid.getBoundingClientRect()
      const drawn = [...grid.querySelectorAll('.data-grid-row')].some((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return top < box.bottom && bottom > box.top + 40
      })
      if (!drawn) blank += 1
    }
    return { blank, worstFrameMs }
  })
  return { ...moved, afterStopMs: await timeToRows(page, 0.5) }
}
