import { afterEach, describe, expect, it } from 'vitest'
import { money } from '../../../../src/renderer/src/components/values'
import { speak } from '../../../../src/shared/words/words'

afterEach(() => speak('en'))

describe('an amount', () => {
  it('has commas between the thousands in English, and its currency in front', () => {
    expect(money('1284.5', 'USD')).toBe('$1,284.50')
    expect(money('-1284.50', 'EUR')).toBe('−€1,284.50')
    expect(money('999', null)).toBe('999.00')
  })

  it('has points between the thousands in German, and its currency behind', () => {
    speak('de')
    expect(money('1284.5', 'USD')).toBe('1.284,50\u00a0$')
    expect(money('-1234567.00', 'EUR')).toBe('−1.234.567,00\u00a0€')
    expect(money('999', null)).toBe('999,00')
  })

  it('keeps every digit, more than a number could hold', () => {
    const amount = '12345678901234567890.123456'
    expect(money(amount, 'USD')).toBe('$12,345,678,901,234,567,890.123456')
    speak('de')
    expect(money(amount, 'USD')).toBe('12.345.678.901.234.567.890,123456\u00a0$')
  })

  it('is shown as it came where it is no plain decimal, or its currency is not known', () => {
    expect(money('1,284', 'USD')).toBe('1,284')
    expect(money('5', 'not a code')).toBe('not a code 5.00')
    speak('de')
    expect(money('1.284,50', 'USD')).toBe('1.284,50')
    expect(money('5', 'not a code')).toBe('not a code 5,00')
  })
})
