import type { Page } from 'playwright'
import { openScreen } from './screens.ts'
import { ask } from './store-control.ts'

/** What the store has of a SKU, asked at its back door. */
export async function availableInShopify(storeUrl: string, sku: string): Promise<number> {
  const text = JSON.stringify(await ask(storeUrl, 'products'))
  const found = new RegExp(`"sku":"${sku}".*?"available":(-?\\d+)`).exec(text)
  if (!found) throw new Error(`The store tells no stock of ${sku}`)
  return Number(found[1])
}

/** Opens the page of a product by its name. */
export async function openProductPage(page: Page, name: string): Promise<void> {
  await openScreen(page, 'Products')
  await page.getByRole('searchbox', { name: 'Name, SKU or id' }).fill(name)
  // Until the search is answered a double click could hit a row of the longer list.
  const products = page.getByRole('grid', { name: 'Products' })
  const others = products.locator(
    `[role="row"][aria-label]:not([aria-label^=${JSON.stringify(name)}])`,
  )
  await others.first().waitFor({ state: 'detached' })
  await products
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .first()
    .dblclick()
  await page.getByRole('region', { name: 'Variants' }).waitFor()
}

/** Records a sale on the page of a product that is open; gives the SKU of the variant. */
export async function recordSale(
  page: Page,
  variant: string,
  units: number,
  reason: string,
): Promise<string> {
  const line = page
    .getByRole('region', { name: 'Variants' })
    .getByRole('row', { name: new RegExp(`^${variant}`) })
  await line.getByRole('button', { name: /Change the stock of/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Stock of/ })
  await dialog.getByRole('textbox', { name: 'Units sold' }).fill(String(units))
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: `Record sale of ${units}` }).click()
  await dialog.waitFor({ state: 'hidden' })
  return (await line.locator('.sku').innerText()).trim()
}
