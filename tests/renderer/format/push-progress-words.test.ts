import { describe, expect, test } from 'vitest'
import {
  pushedSoFar,
  pushProgressWords,
} from '../../../src/renderer/src/format/push-progress-words'

const NOW = Date.parse('2026-11-25T08:00:00.000Z')
const running = {
  kind: 'running',
  done: 340,
  total: 3000,
  secondsLeft: 190,
  waitingUntil: null,
  bulk: null,
  pictures: null,
} as const

describe('the words about a push under way', () => {
  test('say how far it is and how long it will go on', () => {
    expect(pushedSoFar(running)).toBe('Pushing 340 of 3,000')
    expect(pushProgressWords(running, NOW)).toBe(', about 3 min left')
    expect(pushProgressWords({ ...running, secondsLeft: null }, NOW)).toBe('')
  })

  test('say that it waits for the limit, with the seconds left', () => {
    const waits = { ...running, waitingUntil: '2026-11-25T08:00:11.200Z' }
    expect(pushProgressWords(waits, NOW)).toBe(
      ", about 3 min left. Waits for Shopify's limit, goes on in 12 s",
    )
    expect(pushProgressWords(waits, NOW + 12_000)).toBe(', about 3 min left')
  })

  test('say how far pictures are', () => {
    const pictures = { uploaded: 3, toUpload: 10, inWork: 4 }
    expect(pushProgressWords({ ...running, pictures }, NOW)).toBe('. Uploads pictures, 3 of 10')
    expect(
      pushProgressWords({ ...running, pictures: { ...pictures, uploaded: 0, toUpload: 0 } }, NOW),
    ).toBe('. Shopify works on 4 pictures')
  })

  test('say what Shopify carries out by itself', () => {
    expect(pushProgressWords({ ...running, bulk: { done: 120, total: 500 } }, NOW)).toBe(
      ', about 3 min left. Shopify carries out a bulk change, 120 of 500 lines',
    )
  })
})
