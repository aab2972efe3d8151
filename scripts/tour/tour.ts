import type { Locator, Page } from 'playwright'
import { launchConcord, type RunningConcord, resize } from './launch.ts'
import {
  acceptAll,
  decide,
  decidedAndOpen,
  differenceRow,
  differences,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
  waitForDecided,
} from './screens.ts'
import { availableInShopify, openProductPage, recordSale } from './stock.ts'
import { emptyStoreLog, storeCounts } from './store-control.ts'

export type TourOptions = {
  readonly say: (line: string) => void
  /** Where the picture of this name is kept. */
  readonly pictureFile: (name: string) => string
}

/**
 * The main job, clicked through the real screens of the real app: compare, decide, push, and prove
 * that a second sync finds nothing and sends nothing. True when every step held; the first step that
 * does not ends the tour.
 */
export async function giveTour({ say, pictureFile }: TourOptions): Promise<boolean> {
  const concord = await launchConcord()
  let step = 'open'
  try {
    for (const [name, play] of STEPS) {
      step = name
      say(`✓ ${name}: ${await play(concord, pictureFile)}`)
    }
    if (concord.consoleErrors.length > 0) {
      throw new Error(`The page reported: ${concord.consoleErrors.join(' | ')}`)
    }
    say(`Tour finished: ${STEPS.length} of ${STEPS.length} steps held. Pictures are in tour/.`)
    return true
  } catch (error) {
    say(`✗ ${step}: ${error instanceof Error ? error.message : String(error)}`)
    await concord.page.screenshot({ path: pictureFile('failed') })
    return false
  } finally {
    await concord.close()
  }
}

/** A variant of the sample whose stock both sides agree on after the main job. */
const SOLD = { product: 'Bud Vase', variant: 'Rose' } as const

type Play = (concord: RunningConcord, pictureFile: (name: string) => string) => Promise<string>

const STEPS: readonly (readonly [string, Play])[] = [
  ['Open the sample store', openSampleStore],
  ['Full Sync And Compare', firstSync],
  ['Say who is who', sayWhoIsWho],
  ['Decide by hand', decideByHand],
  ['Undo and redo', undoAndRedo],
  ['Accept All', acceptTheRest],
  ['Review and push', push],
  ['Stock of what was made', stockOfWhatWasMade],
  ['Second sync', secondSync],
  ['A sale in AMS', saleInAms],
  ['Push Log', pushLog],
  ['Look around', lookAround],
]

async function openSampleStore({ app, page }: RunningConcord): Promise<string> {
  await page.getByText('Connected', { exact: true }).waitFor()
  const catalog = await page.getByText(/Sample catalog: /).innerText()
  const electron = await app.evaluate(() => process.versions.electron)
  return `connected, ${catalog} (Electron ${electron})`
}

async function firstSync(
  { page, storeUrl }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  const found = await fullSyncAndCompare(page)
  holds(found.differs > 0 && found.inAgreement > 0, 'the sample must differ and agree')
  const counts = await storeCounts(storeUrl)
  holds(
    counts.mutations === 0,
    `a compare must send no mutation, the store counted ${counts.mutations}`,
  )
  await page.screenshot({ path: pictureFile('1-overview') })
  await openScreen(page, 'Compare')
  await differenceRow(page, /./).waitFor()
  await page.screenshot({ path: pictureFile('2-compare') })
  return `${found.inAgreement} products in agreement, ${found.differs} differences, ${found.onlyAms} only in AMS, ${found.onlyShopify} only in Shopify, ${found.needsPerson} need a person`
}

/** Two AMS products share a SKU, so nothing is linked by guessing: a person says which one it is. */
async function sayWhoIsWho({ page }: RunningConcord): Promise<string> {
  const pane = page.getByRole('region', { name: 'Selected difference' })
  await differenceRow(page, /^Ash Cooking Spoons.*Unsure match/).click()
  await pane.getByRole('button', { name: 'Link', exact: true }).click()
  await differenceRow(page, /^Ash Cooking Spoons.*Unsure match/).waitFor({ state: 'detached' })
  await searchDifferences(page, 'Spoon Trio')
  await differenceRow(page, /^Spoon Trio.*Unsure match/).click()
  await pane.getByRole('button', { name: 'Not the same' }).click()
  await differenceRow(page, /^Spoon Trio.*Product\./).waitFor()
  await searchDifferences(page, '')
  return 'Ash Cooking Spoons linked by hand; Spoon Trio is another product'
}

async function decideByHand(
  { page }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  const choices = [
    ['Walnut Serving Board', /Retail price/, 'Use AMS'],
    ['Tenmoku Tea Bowl', /Retail price/, 'Use Shopify'],
    ['Linen Table Runner', /Description/, 'Use AMS'],
  ] as const
  for (const [product, field, choice] of choices) {
    await searchDifferences(page, product)
    await decide(differenceRow(page, new RegExp(`${product}.*${field.source}`)), choice)
  }
  await differenceRow(page, /^Linen Table Runner.*Description/).click()
  await page
    .getByRole('region', { name: 'Selected difference' })
    .getByText('stone-washed')
    .first()
    .waitFor()
  await page.screenshot({ path: pictureFile('3-description') })
  await searchDifferences(page, '')
  await waitForDecided(page, choices.length)
  await page.screenshot({ path: pictureFile('4-decided') })
  return `${choices.length} rows: ${choices.map(([product, , choice]) => `${product} ${choice}`).join(', ')}`
}

async function undoAndRedo({ page }: RunningConcord): Promise<string> {
  const before = await decidedAndOpen(page)
  // In a text field these keys would undo typing.
  await differences(page).focus()
  await page.keyboard.press('Control+z')
  await waitForDecided(page, before.decided - 1)
  await page.keyboard.press('Control+Shift+z')
  await waitForDecided(page, before.decided)
  return `${before.decided} → ${before.decided - 1} → ${before.decided} decided`
}

async function acceptTheRest(
  { page }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  await page.getByRole('button', { name: /^Accept All: Suggestion/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Accept [\d,]+, push later/ })
    .waitFor()
  await page.screenshot({ path: pictureFile('5-accept-all') })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const suggested = await acceptAll(page, 'Suggestion')
  const ours = await acceptAll(page, 'AMS')
  // What only Shopify has and no SKU could have told: nothing is suggested, and AMS has nothing to give.
  const theirs = await acceptAll(page, 'Shopify')
  const { decided, open } = await decidedAndOpen(page)
  holds(open === 0, `${open} rows are still open`)
  return `${suggested} by suggestion, ${ours} more with AMS, ${theirs} with Shopify; ${decided} decided, ${open} open`
}

async function push(
  { page }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  await page.getByRole('button', { name: /^Review and push/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Push / })
    .waitFor()
  await page.screenshot({ path: pictureFile('6-review-and-push') })
  await page.keyboard.press('Escape')
  const summary = await reviewAndPush(page)
  await page.getByRole('tab', { name: /^Sent/ }).click()
  await page.screenshot({ path: pictureFile('7-outbox-sent') })
  return summary.replace(/\s+/g, ' ')
}

/** A variant that was made on a live product has no unit to sell until a person says so. */
async function stockOfWhatWasMade({ page }: RunningConcord): Promise<string> {
  const panel = await stockPanel(page)
  await sendStock(panel)
  return (await panel.getByText(/last push, \d+ variants?/).innerText()).trim()
}

async function stockPanel(page: Page): Promise<Locator> {
  await openScreen(page, 'Overview')
  return page.getByRole('region', { name: 'Product Stock Sync' })
}

/** It goes at a click, or by itself a moment before. */
async function sendStock(panel: Locator): Promise<void> {
  const isSent = panel.getByText('All stock is sent.')
  const push = panel.getByRole('button', { name: 'Push pending now' })
  await Promise.race([isSent.waitFor(), push.click({ timeout: 5_000 }).catch(() => undefined)])
  await isSent.waitFor({ timeout: 60_000 })
}

async function secondSync({ page, storeUrl }: RunningConcord): Promise<string> {
  await emptyStoreLog(storeUrl)
  const found = await fullSyncAndCompare(page)
  const counts = await storeCounts(storeUrl)
  const left = found.differs + found.onlyAms + found.onlyShopify + found.needsPerson
  holds(left === 0, `${left} differences are left`)
  holds(counts.queries > 0, 'the store must have been read')
  holds(counts.mutations === 0, `${counts.mutations} mutations were sent`)
  return `0 differences, ${counts.mutations} mutations among ${counts.requests} requests (counted by the store); ${found.inAgreement} products in agreement`
}

/** Both sides agree by now, so the new count follows by itself. */
async function saleInAms(
  { page, storeUrl }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  // Else it could be gone before anybody has seen it wait.
  await (await stockPanel(page)).getByRole('button', { name: 'Pause' }).click()
  await openProductPage(page, SOLD.product)
  const sku = await recordSale(page, SOLD.variant, 1, 'Market stall')
  await page.keyboard.press('Escape')
  const before = await availableInShopify(storeUrl, sku)
  const panel = await stockPanel(page)
  await panel.getByRole('row', { name: new RegExp(`^${SOLD.product}`) }).waitFor()
  await page.screenshot({ path: pictureFile('8-stock-waits') })
  await panel.getByRole('button', { name: 'Resume' }).click()
  await sendStock(panel)
  await page.screenshot({ path: pictureFile('9-stock-sent') })
  const after = await availableInShopify(storeUrl, sku)
  holds(after === before - 1, `Shopify has ${after} of ${sku}, and had ${before}`)
  return `1 ${SOLD.product}, ${SOLD.variant}: Shopify ${before} → ${after} (told by the store)`
}

async function pushLog(
  { page }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  await openScreen(page, 'Push Log')
  const row = page.getByRole('grid', { name: 'Stock pushes' }).getByRole('row', {
    name: new RegExp(`^${SOLD.product}, ${SOLD.variant}.*Success.*Market stall`),
  })
  await row.click()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'What happened' }).waitFor()
  await page.screenshot({ path: pictureFile('10-push-log') })
  return (await row.getAttribute('aria-label')) ?? ''
}

async function lookAround(
  { app, page }: RunningConcord,
  pictureFile: (name: string) => string,
): Promise<string> {
  const names = ['Overview', 'Compare', 'Products', 'Outbox', 'Push Log', 'Settings'] as const
  let pictures = 0
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await resize(app, page, width, height)
      for (const name of names) {
        await openScreen(page, name)
        await page.screenshot({
          path: pictureFile(`${name.toLowerCase().replace(' ', '-')}-${theme}-${width}`),
        })
        pictures++
      }
    }
  }
  return `${names.length} screens in light and dark, at 1440x900 and 1024x700: ${pictures} pictures`
}

function holds(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise)
}
