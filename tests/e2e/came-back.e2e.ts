import { expect, test } from 'vitest'
import {
  decide,
  differenceRow,
  fullSyncAndCompare,
  openScreen,
  reviewAndPush,
  searchDifferences,
} from '../../scripts/tour/screens.ts'
import { ask } from '../../scripts/tour/store-control.ts'
import { openConcord } from './support/concord'
import { findings } from './support/findings'
import { pictures } from './support/picture'

const ROSE = 'FP-VAS-ROS'

test('a count that Shopify keeps no more comes back with its reason, and is put away', async () => {
  const { app, page, storeUrl } = await openConcord()
  await ask(storeUrl, 'edit', { edits: [{ kind: 'stock', variant: ROSE, available: 9 }] })
  await fullSyncAndCompare(page)
  await openScreen(page, 'Compare')
  await searchDifferences(page, 'Bud Vase')
  await decide(differenceRow(page, /^Bud Vase.*Stock/), 'Use AMS')
  await ask(storeUrl, 'edit', {
    edits: [{ kind: 'variant', variant: ROSE, set: { tracked: false } }],
  })
  expect(await reviewAndPush(page)).toContain('1 came back')

  await openScreen(page, 'Outbox')
  const card = page.getByRole('region', { name: /^Came back: .*: Bud Vase$/ })
  await card.getByText('No difference any more').waitFor()
  await card
    .getByText('Shopify changed after you decided. Nothing was sent.', { exact: true })
    .waitFor()
  expect(await findings(page)).toEqual([])
  await pictures(app, page, 'came-back')
  await card.getByRole('button', { name: 'Put away' }).click()
  await card.waitFor({ state: 'detached' })
})
