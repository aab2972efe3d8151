import type { ElectronApplication, Page } from 'playwright'
import { openScreen } from '../../../scripts/tour/screens.ts'

/** Answers the system's file dialog, which no test can click, and asks for it as a person does. */
export async function chooseCatalog(
  app: ElectronApplication,
  page: Page,
  path: string,
): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await openScreen(page, 'Overview')
  await page.getByRole('button', { name: /^(?:Replace|Import) from a file/ }).click()
}

/** Chooses a file of known columns and takes it when its preview is there, also where most products would be gone. */
export async function importCatalog(
  app: ElectronApplication,
  page: Page,
  path: string,
  { isShrunken = false, timeout = 30_000 } = {},
): Promise<void> {
  await chooseCatalog(app, page, path)
  const dialog = page.getByRole('dialog', { name: 'Import into AMS' })
  const take = dialog.getByRole('button', { name: 'Import', exact: true })
  await take.waitFor({ timeout })
  if (isShrunken)
    await dialog.getByRole('checkbox', { name: 'These products are really gone from AMS' }).check()
  await take.click()
  await dialog.waitFor({ state: 'hidden', timeout })
}
