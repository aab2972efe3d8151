const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,20}))?$/

/** `text` as Shopify writes money, with two decimals (half away from zero), or `null` when it is no decimal. */
export function toMoney(text: string): string | null {
  const match = DECIMAL.exec(text.trim())
  if (match === null) return null
  const [, sign = '', units = '0', fraction = ''] = match
  const thousandths = `${fraction}000`.slice(0, 3)
  const cents = (BigInt(units) * 1000n + BigInt(thousandths) + 5n) / 10n
  const digits = cents.toString().padStart(3, '0')
  const amount = `${digits.slice(0, -2)}.${digits.slice(-2)}`
  return sign === '-' && cents !== 0n ? `-${amount}` : amount
}
