import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushLogFilterSchema } from '@shared/contract/stock-sync'
import { speak } from '@shared/words/words'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pushLogRow } from '../../support/push-log-row'
import { temporaryFolder } from '../../support/state'

/** Words are made when their module is loaded, so everything is loaded anew for another language. */
beforeAll(async () => {
  vi.resetModules()
  const words = await import('@shared/words/words')
  words.speak('de')
})
afterAll(() => {
  vi.resetModules()
  speak('en')
})

test('the fixed words of an exported file stay English, as other programs read them', async () => {
  const { pushStatusWord } = await import('@shared/contract/stock-words')
  expect(pushStatusWord('success')).toBe('Erfolg')
  const { writePushLogFile } = await import('@main/exports')
  const path = join(temporaryFolder(), 'push-log.csv')
  const pages = [[pushLogRow()], []]
  const rows = () => ({ rows: pages.shift() ?? [] })
  await writePushLogFile(path, { rows }, pushLogFilterSchema.parse({}), async () => undefined)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(',Success,')
  expect(text).toContain(',Respect Shopify,Sale,')
})

test('a row that another one held up is known in the language of its time', async () => {
  const { isOtherRowRefused, OTHER_ROW_REFUSED } = await import('@shared/contract/stock-words')
  expect(OTHER_ROW_REFUSED).toMatch(/^Eine andere Zeile/)
  expect(isOtherRowRefused(OTHER_ROW_REFUSED)).toBe(true)
  expect(
    isOtherRowRefused('Another row of the same request was refused, so Shopify wrote none of it.'),
  ).toBe(true)
  expect(isOtherRowRefused('')).toBe(false)
})
