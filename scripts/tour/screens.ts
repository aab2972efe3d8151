import type { Locator, Page } from 'playwright'

/** The screens as a person finds their parts: by role and name. The tour and the tests share them. */

export type ScreenName =
  | 'Home'
  | 'Overview'
  | 'Compare'
  | 'Products'
  | 'Outbox'
  | 'Push Log'
  | 'Setup Wizard'
  | 'Settings'

/** A run or a push of the sample takes seconds; this is for a slow machine. */
const LONG_MS = 60_000

export async function openScreen(page: Page, name: ScreenName): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name }).click()
  await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
}

export type RunCounts = {
  readonly inAgreement: number
  readonly differs: number
  readonly onlyAms: number
  readonly onlyShopify: number
  readonly needsPerson: number
  /** Mutations that the run itself sent. */
  readonly sent: number
}

const RUN_SENTENCE =
  /([\d,]+) in agreement, ([\d,]+) differences?, ([\d,]+) only in AMS, ([\d,]+) only in Shopify, ([\d,]+) needs? a person\. ([\d,]+) changes? were sent by the run/

/** Presses Full Sync And Compare on the Overview, waits for its end and reads its summary. */
export async function fullSyncAndCompare(page: Page): Promise<RunCounts> {
  await openScreen(page, 'Overview')
  const panel = page.getByRole('region', { name: 'Full Sync And Compare' })
  const before = await panel.getAttribute('data-last-run')
  await panel.getByRole('button', { name: 'Full Sync And Compare' }).click()
  await page.waitForFunction(
    (earlier) => {
      const now = document.querySelector('[data-last-run]')?.getAttribute('data-last-run') ?? null
      return now !== null && now !== earlier
    },
    before,
    { timeout: LONG_MS },
  )
  const sentence = await panel.getByText(RUN_SENTENCE).innerText()
  const [, inAgreement, differs, onlyAms, onlyShopify, needsPerson, sent] =
    RUN_SENTENCE.exec(sentence) ?? []
  return {
    inAgreement: toNumber(inAgreement),
    differs: toNumber(differs),
    onlyAms: toNumber(onlyAms),
    onlyShopify: toNumber(onlyShopify),
    needsPerson: toNumber(needsPerson),
    sent: toNumber(sent),
  }
}

export function differences(page: Page): Locator {
  return page.getByRole('grid', { name: 'Differences' })
}

/** A row of the differences by words of its accessible name: product, SKU, field. */
export function differenceRow(page: Page, name: RegExp): Locator {
  return differences(page).getByRole('row', { name }).first()
}

/**
 * Finds rows by searching for their product, so that they are on the screen however long the list is.
 * Waits until the search is answered: a click before that would hit a row of the longer list.
 */
export async function searchDifferences(page: Page, product: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find in these rows' }).fill(product)
  if (product === '') return
  const others = differences(page).locator(
    `[role="row"][aria-label]:not([aria-label*=${JSON.stringify(product)}])`,
  )
  await others.first().waitFor({ state: 'detached' })
}

/** Takes a side in a row's ballot and waits until the choice is saved and shown. */
export async function decide(row: Locator, choice: string): Promise<void> {
  const radio = row.getByRole('radio', { name: choice })
  await radio.click()
  await expectChecked(radio)
}

async function expectChecked(radio: Locator): Promise<void> {
  await radio.and(radio.page().getByRole('radio', { checked: true })).waitFor()
}

const PROGRESS = /([\d,]+) decided, ([\d,]+) open/

/** "3 decided, 81 open" of the bar above the differences. */
export async function decidedAndOpen(page: Page): Promise<{ decided: number; open: number }> {
  const text = await page.getByText(PROGRESS).first().innerText()
  const [, decided, open] = PROGRESS.exec(text) ?? []
  return { decided: toNumber(decided), open: toNumber(open) }
}

export async function waitForDecided(page: Page, decided: number): Promise<void> {
  await page.getByText(`${decided.toLocaleString('en')} decided,`).waitFor()
}

/** Accept All through its preview; returns how many rows were accepted. */
export async function acceptAll(
  page: Page,
  choice: 'AMS' | 'Shopify' | 'Suggestion',
): Promise<number> {
  const before = await decidedAndOpen(page)
  await page.getByRole('button', { name: new RegExp(`^Accept All: ${choice}`) }).click()
  const dialog = page.getByRole('dialog')
  const accept = dialog.getByRole('button', { name: /^Accept [\d,]+, push later/ })
  await accept.waitFor()
  const accepted = toNumber(/Accept ([\d,]+),/.exec(await accept.innerText())?.[1])
  await accept.click()
  await dialog.waitFor({ state: 'hidden' })
  await waitForDecided(page, before.decided + accepted)
  return accepted
}

const PUSHED = /([\d,]+) sent, ([\d,]+) taken into AMS/

/** Review and push, through its preview, until the push has ended; returns its summary sentence. */
export async function reviewAndPush(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Review and push/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Push [\d,]+ now/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await openScreen(page, 'Outbox')
  const summary = page.getByText(PUSHED).first()
  await summary.waitFor({ timeout: LONG_MS })
  return summary.innerText()
}

function toNumber(text: string | undefined): number {
  if (text === undefined) throw new Error('A number that should be on the screen is not there')
  return Number(text.replaceAll(',', ''))
}
