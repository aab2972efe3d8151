import { guardFormula, unguardFormula } from '@shared/catalog/formula-guard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const MARKS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'] as const

const hostileText = fc
  .tuple(fc.array(fc.constantFrom(...MARKS, "'", '1', '.'), { maxLength: 4 }), fc.string())
  .map(([marks, rest]) => marks.join('') + rest)

describe('E1: a cell that could start a formula', () => {
  test.each(MARKS)('begins with an apostrophe: %j', (mark) => {
    expect(guardFormula(`${mark}1+1`)).toBe(`'${mark}1+1`)
  })

  test.each(['-5', '+5', '-19.90', '-19,90', '5', '', 'Mug', ' =1+1'])('is not %j', (text) => {
    expect(guardFormula(text)).toBe(text)
  })

  test('and never leaves unguarded', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const guarded = guardFormula(text)
        expect(
          /^[=+\-@\t\r\0＝＋－＠]/.test(guarded) && !/^[+-]?\d+([.,]\d+)?$/.test(guarded),
        ).toBe(false)
      }),
    )
  })
})

describe('reading a guarded cell', () => {
  test('gives the very text that was guarded', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text)
      }),
    )
  })

  test.each([
    ["'=1+1", '=1+1'],
    ["''quoted", "'quoted"],
    ["'tis", "'tis"],
    ["'", "'"],
    ['=1+1', '=1+1'],
  ])('%j is %j', (cell, text) => {
    expect(unguardFormula(cell)).toBe(text)
  })
})
