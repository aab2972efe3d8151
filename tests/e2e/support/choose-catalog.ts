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
  await page.getByRole('button', { name: /^Replace from a file/ }).click()
}
