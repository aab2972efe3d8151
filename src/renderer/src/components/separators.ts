import { numbersLocale } from '@shared/words/words'

export type Separators = {
  /** Between thousands. */
  readonly group: string
  /** Before the fraction. */
  readonly decimal: string
}

const known = new Map<string, Separators>()

/** What stands between the digits of a number in the spoken language. */
export function separators(): Separators {
  const locale = numbersLocale()
  const before = known.get(locale)
  if (before) return before
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.5)
  const signOf = (type: 'group' | 'decimal'): string =>
    parts.find((part) => part.type === type)?.value ?? ''
  const found = { group: signOf('group'), decimal: signOf('decimal') }
  known.set(locale, found)
  return found
}
