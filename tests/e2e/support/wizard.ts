import type { ElectronApplication, Page } from 'playwright'
import type { OwnStore } from './own-store'

export type Hand = 'mouse' | 'keyboard'
export type Kind = 'token' | 'client'

/** Puts a text where a person's copying would put it. */
export async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ clipboard }, copied) => {
    await clipboard.writeText(copied)
  }, text)
}

export async function clipboardText(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ clipboard }) => clipboard.readText())
}

/** Presses a button or takes a radio: with the mouse, or with Tab until it has the focus and a key. */
export async function take(page: Page, name: string | RegExp, hand: Hand): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  const radio = page.getByRole('radio', { name })
  const target = button.or(radio).first()
  await target.waitFor()
  if (hand === 'mouse') return target.click()
  for (let tabs = 0; tabs < 80; tabs++) {
    const has = await target.evaluate((element) => element === document.activeElement)
    if (has) {
      const isRadio = (await target.getAttribute('type')) === 'radio'
      return page.keyboard.press(isRadio ? 'Space' : 'Enter')
    }
    // A group of radios is one stop; its members are reached with the arrows.
    const inGroup = await target.evaluate(
      (element) =>
        element instanceof HTMLInputElement &&
        element.type === 'radio' &&
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.name === element.name,
    )
    await page.keyboard.press(inGroup ? 'ArrowDown' : 'Tab')
  }
  throw new Error(`Tab does not lead to ${String(name)}`)
}

/** Waits until a button can be used, which the next step of the wizard may make it. */
export async function takeWhenReady(page: Page, name: string, hand: Hand): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button.and(page.locator(':not([aria-disabled="true"]):not(:disabled)')).first().waitFor()
  await take(page, name, hand)
}

/** The whole set-up, step by step; `look` sees each step before it is left. */
export async function setUp(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  store: OwnStore,
  kind: Kind,
  hand: Hand,
  look: (step: string) => Promise<void> = async () => undefined,
): Promise<void> {
  await addStore(page, store, hand, look)
  await heading(page, 'Make an app for Concord in Shopify')
  await take(page, kind === 'token' ? /^Older custom app/ : /^Dev Dashboard app/, hand)
  await look('app')
  await takeWhenReady(page, 'Continue', hand)
  await heading(page, 'Give Concord access to your store')
  await look('credential-empty')
  await give({ app, page }, store, kind, hand)
  await checksHold(page)
  await look('credential')
  await takeWhenReady(page, 'Continue', hand)
  await heading(page, 'Where is your stock counted?')
  await page.getByRole('radio', { name: /Fernhill Studio/ }).waitFor()
  await look('location')
  await takeWhenReady(page, 'Continue', hand)
  await heading(page, 'Which AMS catalog belongs to it?')
  await take(page, 'Use the sample catalog', hand)
  await page.getByText(/Sample catalog: 95 products/).waitFor()
  await look('catalog')
  await takeWhenReady(page, 'Continue', hand)
  await heading(page, 'Compare for the first time')
  await takeWhenReady(page, 'Start the first compare', hand)
  await page.getByText('Nothing was written.').waitFor({ timeout: 60_000 })
  await look('compare')
  await takeWhenReady(page, 'Open Compare', hand)
  await page.getByRole('grid', { name: 'Differences' }).waitFor()
}

export async function addStore(
  page: Page,
  { url }: OwnStore,
  hand: Hand,
  look: (step: string) => Promise<void> = async () => undefined,
): Promise<void> {
  await look('home')
  await take(page, 'Add a store', hand)
  const field = page.getByRole('textbox', { name: 'Store address' })
  await field.waitFor()
  if (hand === 'mouse') await field.fill(url)
  else {
    await field.focus()
    await page.keyboard.type(url)
  }
  await look('address')
  if (hand === 'mouse') await takeWhenReady(page, 'Continue', hand)
  else await page.keyboard.press('Enter')
}

/** Gives the credential by way of the clipboard. */
export async function give(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  store: Pick<OwnStore, 'token' | 'clientId' | 'clientSecret'>,
  kind: Kind,
  hand: Hand,
): Promise<void> {
  if (kind === 'client') {
    const field = page.getByRole('textbox', { name: 'Client id' })
    await field.focus()
    await field.fill('')
    await page.keyboard.type(store.clientId)
  }
  await copy(app, ` ${kind === 'token' ? store.token : store.clientSecret}\n`)
  const paste = kind === 'token' ? 'Paste token' : 'Paste secret'
  const isGiven = await page.getByRole('button', { name: 'Paste again' }).isVisible()
  await takeWhenReady(page, isGiven ? 'Paste again' : paste, hand)
}

export async function checksHold(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Live checks' })
    .getByRole('listitem')
    .filter({ hasText: 'holds.' })
    .nth(6)
    .waitFor({ timeout: 30_000 })
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor()
}
