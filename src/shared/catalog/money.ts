import Big from 'big.js'

/** A decimal amount as text, e.g. `"86.00"`. Never a float: `0.1 + 0.2` must stay what a person wrote. */
export type DecimalText = string

const PLAIN_DECIMAL = /^-?\d{1,18}(\.\d{1,18})?$/

/** True for plain decimal text such as `0`, `-3`, `19.90`. Refuses `1e3`, `19,90`, `$5` and `NaN`. */
export function isDecimalText(text: string): boolean {
  return PLAIN_DECIMAL.test(text)
}

/**
 * The one spelling of an amount that equal amounts share: `78`, `78.0` and `78.00` all give `"78"`.
 * Text that is no plain decimal is returned as it is, so that it differs from every amount.
 */
export function canonicalDecimal(text: DecimalText): string {
  const trimmed = text.trim()
  if (!isDecimalText(trimmed)) return text
  const canonical = new Big(trimmed).toFixed()
  return canonical === '-0' ? '0' : canonical
}

/**
 * An amount with at least two decimals, the way Shopify writes `Money` (`"9.99"`, `"0.00"`).
 * More decimals are kept. Throws a `RangeError` when `text` is no plain decimal.
 */
export function toMoneyText(text: DecimalText): DecimalText {
  const canonical = canonicalDecimal(text)
  if (!isDecimalText(canonical)) throw new RangeError(`Not a decimal amount: ${text}`)
  const decimals = canonical.split('.')[1]?.length ?? 0
  return decimals < 2 ? new Big(canonical).toFixed(2) : canonical
}
