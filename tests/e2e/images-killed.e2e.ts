import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Page } from 'playwright'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { launchConcord } from '../../scripts/tour/launch.ts'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { importCatalog } from './support/choose-catalog'
import { openConcord } from './support/concord'
import { picture } from './support/picture'
import { MUG } from './support/store-with-pictures'

const folder = mkdtempSync(join(tmpdir(), 'concord-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const rowsSchema = z.array(z.record(z.string(), z.string()))
const NAMES = [1, 2, 3, 4].map((place) => `pictures/mug-${place}.png`)

/** The sample's catalog with files beside it as the pictures of the mug. */
function writeCatalog(): string {
  mkdirSync(join(folder, 'pictures'))
  for (const name of NAMES) writeFileSync(join(folder, name), drawnPicture(name))
  const text = readFileSync('resources/sample/ams-catalog.csv')
  const rows = rowsSchema.parse(parse(text, { columns: true, bom: true })).map((row) => ({
    ...row,
    image_urls: row['name'] === MUG ? NAMES.join('|') : '',
  }))
  const path = join(folder, 'with-files.csv')
  writeFileSync(path, stringify(rows, { header: true }))
  return path
}

const decideImages = async (page: Page): Promise<void> => {
  await openScreen(page, 'Compare')
  await searchDifferences(page, MUG)
  await decide(differenceRow(page, new RegExp(`^${MUG}.*Images`)), 'Use AMS')
  await searchDifferences(page, '')
}

test('P1: a push says how far its pictures are; the app killed in the middle of it leaves none twice', async () => {
  const dataFolder = join(folder, 'data')
  const first = await launchConcord({ dataFolder })
  const { app, page, storeUrl } = first
  await page.getByText('Online', { exact: true }).waitFor()
  await importCatalog(app, page, writeCatalog())
  await page.getByText(/with-files\.csv: 95 products/).waitFor()
  await fullSyncAndCompare(page)
  await decideImages(page)
  // Longer than Shopify takes, so that there is a middle.
  await ask(storeUrl, 'media', { uploadedMs: 20_000, processingMs: 20_000 })
  await page.getByRole('button', { name: /^Review and push/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Push [\d,]+ now/ })
    .click()
  await page.getByText(/Shopify works on 4 pictures/).waitFor()
  await picture(page, 'images-under-way')
  app.process().kill('SIGKILL')

  const { page: again } = await openConcord({ dataFolder })
  await again.getByText('Online', { exact: true }).waitFor()
  await openScreen(again, 'Outbox')
  await picture(again, 'images-reopened')
  expect(await reviewAndPush(again)).toMatch(/1 already there/)
  await fullSyncAndCompare(again)
  await openScreen(again, 'Products')
  await again.getByRole('searchbox', { name: 'Name, SKU or id' }).fill(MUG)
  await again.getByRole('row', { name: new RegExp(`^${MUG}`) }).dblclick()
  const images = again.getByRole('region', { name: 'Images' })
  await images.getByText('4 in AMS, 4 in Shopify; the same on both sides').waitFor()
  await expect.poll(() => images.getByText('Same picture').count()).toBe(NAMES.length)
})
