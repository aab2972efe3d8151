import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawnPicture } from '@main/store-simulator/media/drawn-picture'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { RunningConcord } from '../../../scripts/tour/launch.ts'
import { fullSyncAndCompare } from '../../../scripts/tour/screens.ts'
import { ask } from '../../../scripts/tour/store-control.ts'
import { importCatalog } from './choose-catalog'
import { claiming } from './picture-files'

export const MUG = 'Speckled Stoneware Mug'
const MUG_ID = 'gid://shopify/Product/8001070'
const OTHER_ID = 'gid://shopify/Product/8001001'
/** Where no name leads to (RFC 2606), so that nothing of the test leaves this computer. */
export const FORBIDDEN_HOST = 'pictures.concord.invalid'

const changedSchema = z.object({ changed: z.array(z.string()).min(1) })
const rowsSchema = z.array(z.record(z.string(), z.string()))

/** Which of AMS's pictures shows a variant, by its glaze. */
const SHOWS: Readonly<Record<string, string>> = {
  Oatmeal: 'mug-oatmeal-front.png',
  Slate: 'mug-slate.png',
  Moss: 'mug-moss.png',
}

/**
 * Gives the mug of the sample pictures on both sides and compares: one was replaced, one stands elsewhere, three are
 * only in AMS, of which one has too many pixels and one lies at a host that nobody allowed.
 */
export async function giveMugPictures(
  { app, page, storeUrl }: RunningConcord,
  folder: string,
): Promise<void> {
  const add = async (product: string, name: string, alt: string, bytes = drawnPicture(name)) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const edits = [{ kind: 'add-image-file', product, path, alt }]
    const [gid = ''] = changedSchema.parse(await ask(storeUrl, 'edit', { edits })).changed
    return { gid, url: `${storeUrl}/cdn/files/${gid.split('/').at(-1)}/${name}` }
  }
  await add(MUG_ID, 'mug_oatmeal_2024.png', 'Oatmeal mug on a pale table')
  const slate = await add(MUG_ID, 'mug-slate.png', 'Slate mug')
  const pair = await add(MUG_ID, 'mugs-pair.png', 'Two mugs')
  const moss = await add(MUG_ID, 'mug-moss.png', 'Moss mug')
  // The store serves what only AMS has as well, as somebody's public place for pictures would.
  const front = await add(OTHER_ID, 'mug-oatmeal-front.png', '')
  const glaze = await add(OTHER_ID, 'mug-glaze-detail.png', '')
  const huge = await add(OTHER_ID, 'mug-poster.png', '', claiming(10_000, 6_100))
  await ask(storeUrl, 'edit', {
    edits: ['9007002', '9007005'].map((id) => ({
      kind: 'variant-image',
      variant: `gid://shopify/ProductVariant/${id}`,
      image: slate.gid,
    })),
  })
  const ours = [
    [front.url, 'Oatmeal mug on a pale table'],
    [slate.url, 'Slate mug'],
    [moss.url, 'Moss mug'],
    [pair.url, 'Two mugs, slate and oatmeal'],
    [glaze.url, 'The glaze, close up'],
    [huge.url, 'A poster of the mug'],
    [`https://${FORBIDDEN_HOST}/studio.jpg`, ''],
  ] as const
  const urlOf = (name: string): string => ours.find(([url]) => url.endsWith(`/${name}`))?.[0] ?? ''
  const rows = rowsSchema.parse(
    parse(readFileSync('resources/sample/ams-catalog.csv'), { columns: true, bom: true }),
  )
  const file = join(folder, 'with-pictures.csv')
  const withPictures = rows.map((row) => {
    const isMug = row['name'] === MUG
    const shows = isMug ? SHOWS[row['option1_value'] ?? ''] : undefined
    return {
      ...row,
      image_urls: isMug ? ours.map(([url]) => url).join('|') : '',
      image_alts: isMug ? ours.map(([, alt]) => alt).join('|') : '',
      variant_image_url: shows === undefined ? '' : urlOf(shows),
    }
  })
  writeFileSync(file, stringify(withPictures, { header: true }))
  await importCatalog(app, page, file)
  await page.getByText(/with-pictures\.csv: 95 products/).waitFor()
  await fullSyncAndCompare(page)
}
