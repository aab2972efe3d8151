const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/

/**
 * An amount as the shop writes it: "$1,284.50". Works on the decimal text itself, so that no digit is
 * rounded away. Without a known currency it is the bare number.
 */
export function money(amount: string, currencyCode: string | null): string {
  if (!PLAIN_DECIMAL.test(amount)) return amount
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
  const sign = amount.startsWith('-') ? '−' : ''
  const symbol = currencySymbol(currencyCode)
  return `${sign}${symbol}${digits}`
}

const symbols = new Map<string, string>()

function currencySymbol(code: string | null): string {
  if (!code) return ''
  const known = symbols.get(code)
  if (known !== undefined) return known
  let symbol = `${code} `
  try {
    const parts = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0)
    symbol = parts.find((part) => part.type === 'currency')?.value ?? symbol
  } catch {
    // Not a code that Intl knows: shown as it came.
  }
  symbols.set(code, symbol)
  return symbol
}
