import { OTHER_ROW_REFUSED } from '@shared/contract/stock-words'
import { describe, expect, test } from 'vitest'
import {
  inShopifyWords,
  pushMeaning,
  pushRowName,
  pushRowText,
  secondTimeOf,
  storySteps,
  workedOutWords,
} from '../../../src/renderer/src/format'
import { pushLogRow } from '../../support/push-log-row'

const stale = pushLogRow({
  status: 'retry',
  onHand: 28,
  quantity: 22,
  shopifyBefore: 25,
  cause: 'order-placed',
  causeText: 'W-2207',
  errorCode: 'CHANGE_FROM_QUANTITY_STALE',
  message: 'The count in Shopify was another one.',
})
const again = pushLogRow({
  sequence: 2,
  at: '2026-11-23T08:51:06.000Z',
  tryNumber: 2,
  cause: 'order-placed',
  causeText: 'W-2207',
})

/** As the queue keeps a row whose request was refused for another one. */
const heldUp = { ...stale, errorCode: '', message: OTHER_ROW_REFUSED }

describe('the cells of a row', () => {
  test('say from what the quantity was worked out', () => {
    expect(workedOutWords(pushLogRow())).toBe('27 − 6')
    expect(workedOutWords(pushLogRow({ onHand: null }))).toBe('–')
  })

  test('say what became of Shopify’s count, and never more than is known', () => {
    expect(inShopifyWords(pushLogRow())).toBe('24 → 21')
    expect(inShopifyWords(pushLogRow({ shopifyBefore: null }))).toBe('21')
    expect(inShopifyWords(pushLogRow({ status: 'failure' }))).toBe('Stayed 24')
    expect(inShopifyWords(stale)).toBe('No longer 25')
    expect(inShopifyWords(heldUp)).toBe('Stayed 25')
    expect(inShopifyWords({ ...stale, errorCode: '' })).toBe('Read back')
    expect(inShopifyWords(pushLogRow({ status: 'retry', shopifyBefore: null }))).toBe('Not known')
    expect(inShopifyWords(pushLogRow({ status: null }))).toBe('Not known yet')
  })

  test('the whole row is one sentence for a screen reader', () => {
    expect(pushRowName(pushLogRow())).toBe(
      `Speckled Stoneware Mug, Oatmeal, 12 oz, FP-MUG-SPK-12. Success. Sent 21. In Shopify 24 to 21. Sale: studio. Try 1. ${secondTimeOf(pushLogRow().at)}`,
    )
  })
})

describe('what a row means', () => {
  test('a push that went through needs nothing', () => {
    expect(pushMeaning(pushLogRow(), [])).toEqual({
      title: 'Sent at the first try',
      text: 'Shopify had 24. It took 21.',
      next: 'Nothing to do.',
    })
    expect(pushMeaning(again, [stale, again]).title).toBe('Sent at try 2')
  })

  test('a count that moved meanwhile is told as that, with what went out afterwards', () => {
    const { title, text, next } = pushMeaning(stale, [stale, again])
    expect(title).toBe('Somebody was faster')
    expect(text).toContain('Concord had read 25 in Shopify')
    expect(text).toContain('nothing was written')
    expect(next).toBe(
      `Both sides were read again, and 21 went out at ${secondTimeOf(again.at)}. Nothing to do.`,
    )
  })

  test('a row of a request that another row held up is not blamed', () => {
    expect(pushMeaning(heldUp, [heldUp])).toMatchObject({
      title: 'Held up by another row',
      text: OTHER_ROW_REFUSED,
    })
  })

  test('what became of a decision stands in the Outbox', () => {
    const row = pushLogRow({ status: 'failure', cause: 'decision' })
    expect(pushMeaning(row, [row]).next).toBe('The Outbox tells how the decision stands.')
  })

  test('what is tried again, and what is given up on, says what comes next', () => {
    const refused = pushLogRow({ status: 'retry', message: 'Shopify asked to wait.' })
    expect(pushMeaning(refused, [refused])).toMatchObject({
      text: 'Shopify asked to wait.',
      next: 'Both sides are read again, and it is tried once more by itself.',
    })
    const failed = pushLogRow({ status: 'failure', message: 'Shopify has no such variant.' })
    expect(pushMeaning(failed, [failed])).toMatchObject({
      title: 'Given up on',
      text: 'Shopify has no such variant.',
    })
    expect(pushMeaning(failed, [failed]).next).toContain('“Try again”')
  })

  test('a push without an answer yet is on its way', () => {
    expect(pushMeaning(pushLogRow({ status: null, endedAt: null }), []).title).toBe('On its way')
  })
})

describe('the story of a change', () => {
  test('goes from what was worked out to the answer, attempt by attempt', () => {
    expect(storySteps([stale, again]).map(({ look, text }) => [look, text])).toEqual([
      ['plain', 'Wholesale order placed: W-2207. 28 on hand − 6 wholesale = 22 available'],
      ['retry', 'Sent 22, if it is still 25. Not taken: the count was another one'],
      ['plain', 'Read again: Shopify 24. 27 on hand − 6 wholesale = 21 available'],
      ['success', 'Sent 21, if it is still 24. Accepted'],
    ])
  })
})

test('a row as text has every id', () => {
  const text = pushRowText(stale)
  expect(text).toContain('Request id: 7f3c2a9e-51d0-4b7e-9a5e-2c1b06f8d4e7')
  expect(text).toContain('Repeat key: 0c6f81d2-93ab-4e0a-b6cf-5d7f8e1a9b34')
  expect(text).toContain('Answer: CHANGE_FROM_QUANTITY_STALE')
  expect(text).toContain('Call: inventorySetQuantities, row 3 of 14')
  expect(pushRowText(pushLogRow())).not.toContain('Answer')
})
