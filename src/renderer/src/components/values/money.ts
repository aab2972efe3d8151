import { numbersLocale } from '@shared/words/words'
import { separators } from '../separators'

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/
const NO_BREAK_SPACE = '\u00a0'

/**
 * An amount as one writes it: "$1,284.50", in German "1.284,50 $". Works on the decimal text itself, so that no digit
 * is rounded away. Without a known currency it is the bare number.
 */
export function money(amount: string, currencyCode: string | null): string {
  if (!PLAIN_DECIMAL.test(amount)) return amount
  const { group, decimal } = separators()
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction.padEnd(2, '0')}`
  const sign = amount.startsWith('-') ? '−' : ''
  const { before, after } = currencySigns(currencyCode)
  return `${sign}${before}${digits}${after}`
}

type Signs = { readonly before: string; readonly after: string }

const NO_SIGNS: Signs = { before: '', after: '' }
const known = new Map<string, Signs>()

function currencySigns(code: string | null): Signs {
  if (!code) return NO_SIGNS
  const locale = numbersLocale()
  const name = `${locale} ${code}`
  const before = known.get(name)
  if (before) return before
  const found = findSigns(locale, code)
  known.set(name, found)
  return found
}

function findSigns(locale: string, code: string): Signs {
  try {
    const parts = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0)
    const at = parts.findIndex(({ type }) => type === 'currency')
    const symbol = parts[at]?.value ?? `${code} `
    const isBehind = parts.findIndex(({ type }) => type === 'integer') < at
    return isBehind
      ? { before: '', after: `${NO_BREAK_SPACE}${symbol}` }
      : { before: symbol, after: '' }
  } catch {
    // Not a code that Intl knows: shown as it came.
    return { before: `${code} `, after: '' }
  }
}
