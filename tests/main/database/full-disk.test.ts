import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../../scripts/simulation/bundle.mjs'
import { toldSchema } from '../../full-disk/told'
import { openOwnDisk } from '../../support/own-disk'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../support/products'
import { compared, temporaryFolder } from '../../support/state'

const PRODUCTS = 30
const DISK_BYTES = 8 * 1024 * 1024

/** A closed state file in which every product has another name on both sides. */
async function stateWithDifferences(): Promise<string> {
  const ids = Array.from({ length: PRODUCTS }, (_, at) => String(at))
  const { db, path } = await compared(
    ids.map((id) =>
      amsProduct({ id, name: `Ours ${id}`, variants: [amsVariant({ id: `${id}-1`, sku: id })] }),
    ),
    ids.map((id) =>
      shopProduct({
        id: `gid://shopify/Product/${id}`,
        title: `Theirs ${id}`,
        variants: [shopVariant({ id: `gid://shopify/ProductVariant/${id}`, sku: id })],
      }),
    ),
  )
  db.close()
  return path
}

describe('P3: a disk that is full at the N-th page, whichever that is', () => {
  test('refuses an action whole, keeps what was before, and takes it once there is room', {
    timeout: 120_000,
  }, async (context) => {
    const disk = await openOwnDisk(DISK_BYTES)
    if (!disk) return context.skip('This system lets a test mount no disk')
    copyFileSync(await stateWithDifferences(), join(disk.folder, 'state.sqlite'))
    const program = join(
      await bundle({ program: 'tests/full-disk/program.ts' }, 'full-disk'),
      'program.js',
    )
    const answer = join(temporaryFolder(), 'told.json')
    expect(await disk.run(process.execPath, program, disk.place, answer)).toBe(true)
    const told = toldSchema.parse(JSON.parse(readFileSync(answer, 'utf8')))
    for (const { codes, ...after } of Object.values(told)) {
      expect(codes.length).toBeGreaterThan(5)
      expect(new Set(codes)).toEqual(new Set(['storage-failed']))
      expect(after).toEqual({ isChanged: true, damage: null })
    }
  })
})
