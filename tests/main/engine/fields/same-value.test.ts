import { canonicalValue, sameValue, sidesAgree } from '@main/engine/fields'
import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

type Row = readonly [kind: FieldKind, left: FieldValue, right: FieldValue]

describe('the same value', () => {
  test.each<Row>([
    ['money', '78', '78.00'],
    ['money', '078.0', '78'],
    ['money', '0', '0.00'],
    ['money', '-0.00', '0'],
    ['money', null, null],
    ['money', '0.1', '0.10000'],
    ['text', ' Oak Bowl\n', 'Oak Bowl'],
    ['text', 'Caf\u00e9', 'Cafe\u0301'],
    ['exact', '00123', '00123'],
    ['list', ['Size', 'Colour'], [' Size', 'Colour ']],
    ['list', [], []],
    ['html', '<p>a</p>', ' <p> a </p> '],
    ['status', 'DRAFT', 'DRAFT'],
  ])('%s %j and %j', (kind, left, right) => {
    expect(sameValue(kind, left, right)).toBe(true)
    expect(sameValue(kind, right, left)).toBe(true)
  })
})

describe('different values', () => {
  test.each<Row>([
    ['money', '0', null],
    ['money', '0.00', null],
    ['money', '78.001', '78'],
    ['money', '9007199254740993', '9007199254740992'],
    ['money', 'NaN', '0'],
    ['money', 'NaN', null],
    ['money', '1e2', '100'],
    ['money', 'null', null],
    ['text', 'null', null],
    ['text', '', null],
    ['text', 'Oak bowl', 'Oak Bowl'],
    ['text', 'Oak  Bowl', 'Oak Bowl'],
    ['exact', 'A-1', 'A-1 '],
    ['exact', 'A-1', 'a-1'],
    ['exact', '00123', '123'],
    ['exact', '1E5', '100000'],
    ['exact', 'Caf\u00e9', 'Cafe\u0301'],
    ['list', ['Size', 'Colour'], ['Colour', 'Size']],
    ['list', ['Size, Colour'], ['Size', 'Colour']],
    ['list', ['Size'], []],
    ['list', ['a","b'], ['a', 'b']],
    ['status', 'ACTIVE', 'UNLISTED'],
    ['html', '<p><b>a</b></p>', '<p><strong>a</strong></p>'],
  ])('%s %j and %j', (kind, left, right) => {
    expect(sameValue(kind, left, right)).toBe(false)
    expect(sameValue(kind, right, left)).toBe(false)
  })
})

test('text that is no amount is equal only to itself', () => {
  expect(sameValue('money', 'NaN', 'NaN')).toBe(true)
  expect(canonicalValue('money', '12,50')).toBe('12,50')
})

test('amounts are the same exactly when they are the same number of ten-thousandths', () => {
  const amount = fc.record({
    units: fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }),
    zeros: fc.nat({ max: 4 }),
  })
  const write = ({ units, zeros }: { units: bigint; zeros: number }): string => {
    const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
    return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}${'0'.repeat(zeros)}`
  }
  fc.assert(
    fc.property(amount, amount, fc.boolean(), (left, other, same) => {
      const right = same ? { ...other, units: left.units } : other
      expect(sameValue('money', write(left), write(right))).toBe(left.units === right.units)
    }),
  )
})

describe('whether the sides agree on selling', () => {
  test.each([
    ['active', 'active', true],
    ['active', 'inactive', true],
    ['inactive', 'inactive', true],
    ['inactive', 'active', false],
  ])('AMS %s, Shopify %s: %s', (ours, theirs, agree) => {
    expect(sidesAgree('selling', ours, theirs)).toBe(agree)
  })
})
