import type { Page } from 'playwright'

/** Set to a folder to look at what the tests saw. */
const FOLDER = process.env['CONCORD_TEST_PICTURES']

/** A picture of the page where somebody wants to look; nothing in an ordinary run. */
export async function picture(page: Page, name: string): Promise<void> {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.png` })
}
