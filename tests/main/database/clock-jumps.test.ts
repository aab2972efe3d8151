import { describe, expect, test } from 'vitest'
import { amsProduct, shopProduct } from '../../support/products'
import { compared, stamp } from '../../support/state'

const NAME = '1||name'
const VENDOR = '1||vendor'

/** Later than a clock of 32 bits can tell, on a leap day, and in the hour that a summer time skips. */
const TIMES = [
  ['a year ago', '2025-11-23T08:00:00.000Z'],
  ['in ten years', '2036-02-29T23:59:59.999Z'],
  ['after 2038', '2039-01-19T03:14:08.000Z'],
  ['before 1970', '1969-12-31T23:59:59.000Z'],
  ['in the hour that the clocks skip', '2026-03-29T01:30:00.000Z'],
] as const

describe('TM1: a clock that jumps between two decisions', () => {
  test.each(TIMES)('to %s changes nothing of their order', async (_, then) => {
    const { store } = await compared(
      [amsProduct({ name: 'Ours', vendor: 'Ours' })],
      [shopProduct({ title: 'Theirs', vendor: 'Theirs' })],
    )
    const { decisions, outbox } = store
    decisions.decide({ keys: [NAME], choice: 'ours', ...stamp('First') })
    decisions.decide({ keys: [VENDOR], choice: 'ours', ...stamp('Second', then) })
    const keys = outbox.allWaiting().map(({ differenceKey }) => differenceKey)
    expect(keys).toEqual([NAME, VENDOR])
    expect(decisions.undo(then)).toMatchObject({ label: 'Second' })
    expect(decisions.undo(then)).toMatchObject({ label: 'First' })
    expect(decisions.redo(then)).toMatchObject({ label: 'First' })
    expect(outbox.allWaiting()).toMatchObject([{ differenceKey: NAME }])
  })
})
