import type { ElectronApplication, Page } from 'playwright'
import { resize } from '../../../scripts/tour/launch.ts'

/** Set to a folder to look at what the tests saw. */
const FOLDER = process.env['CONCORD_TEST_PICTURES']

const SIZES = [
  [1440, 900],
  [1024, 700],
] as const

/** A picture of the page where somebody wants to look; nothing in an ordinary run. */
export async function picture(page: Page, name: string): Promise<void> {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.png` })
}

/** The same in both sizes, light and dark; the window is as it was afterwards, and light. */
export async function pictures(app: ElectronApplication, page: Page, name: string): Promise<void> {
  if (!FOLDER) return
  for (const [width, height] of SIZES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await resize(app, page, width, height)
      await picture(page, `${name}-${colorScheme}-${width}`)
    }
  }
  const [width, height] = SIZES[0]
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(app, page, width, height)
}
