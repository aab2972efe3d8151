import { canonicalDecimal, isDecimalText, toMoneyText } from '@shared/catalog/money'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('plain decimal text', () => {
  test.each(['0', '00.50', '-3', '19.90', '123456789012345678', '0.123456789012345678'])(
    '%s is',
    (text) => expect(isDecimalText(text)).toBe(true),
  )

  test.each([
    '',
    ' ',
    '1e3',
    '19,90',
    '$5',
    'NaN',
    'Infinity',
    '+1',
    '.5',
    '5.',
    '1.2.3',
    '1 000',
    '--1',
    '0x10',
    '１２',
    '1234567890123456789',
    '1\n',
    '0.1234567890123456789',
    '1_000',
  ])('%j is not', (text) => expect(isDecimalText(text)).toBe(false))
})

describe('the canonical spelling of an amount', () => {
  test.each([
    ['78', '78'],
    ['78.00', '78'],
    [' 78.0 ', '78'],
    ['0078', '78'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0.10', '0.1'],
    ['123456789012345678.10', '123456789012345678.1'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['12,50', '12,50'],
    ['NaN', 'NaN'],
  ])('of %j is %j', (text, expected) => {
    expect(canonicalDecimal(text)).toBe(expected)
  })
})

describe('an amount as Shopify writes it', () => {
  test.each([
    ['0', '0.00'],
    ['9.9', '9.90'],
    ['86.00', '86.00'],
    ['-3', '-3.00'],
    ['1.005', '1.005'],
    ['1.500', '1.50'],
    ['123456789012345678', '123456789012345678.00'],
  ])('of %s is %s', (text, expected) => {
    expect(toMoneyText(text)).toBe(expected)
  })

  test.each(['', 'free', '1e3', '19,90', 'NaN'])('of %j is refused', (text) => {
    expect(() => toMoneyText(text)).toThrow(RangeError)
  })
})

describe('for any amount', () => {
  const amount = fc
    .tuple(fc.boolean(), fc.stringMatching(/^\d{1,18}$/), fc.stringMatching(/^\d{0,18}$/))
    .map(([minus, units, part]) => `${minus ? '-' : ''}${units}${part === '' ? '' : `.${part}`}`)
  /** The amount as a count of 10^-18, without any float. */
  const exact = (text: string): bigint => {
    const [units = '', part = ''] = text.replace('-', '').split('.')
    const value = BigInt(units + part.padEnd(18, '0'))
    return text.startsWith('-') ? -value : value
  }

  test('both spellings are the same number, not a float near it', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(exact(canonicalDecimal(text))).toBe(exact(text))
        expect(exact(toMoneyText(text))).toBe(exact(text))
      }),
    )
  })

  test('the canonical spelling is one and the same for equal amounts', () => {
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        expect(canonicalDecimal(canonicalDecimal(left))).toBe(canonicalDecimal(left))
        expect(canonicalDecimal(toMoneyText(left))).toBe(canonicalDecimal(left))
        expect(canonicalDecimal(left) === canonicalDecimal(right)).toBe(
          exact(left) === exact(right),
        )
      }),
    )
  })

  test('money has at least two decimals', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(toMoneyText(text)).toMatch(/^-?\d+\.\d{2,18}$/)
      }),
    )
  })
})
