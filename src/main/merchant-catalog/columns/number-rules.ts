import { isDecimalText } from '@shared/catalog/money'
import type { NumberRule } from '@shared/contract/imports'

/**
 * How a cell writes its number: `point` and `comma` name the mark before the decimals, `whole` has none, of
 * `either-point` (1.234) and `either-comma` (1,234) nobody can tell from the cell alone; `none` is no number.
 */
export type NumberSpelling = 'whole' | 'point' | 'comma' | 'either-point' | 'either-comma' | 'none'

export function spellingOf(text: string): NumberSpelling {
  const { digits } = stripped(text)
  if (/^\d+$/.test(digits)) return 'whole'
  const [byPoint, byComma] = [decimalOf(digits, 'point'), decimalOf(digits, 'comma')]
  if (byPoint !== null && byComma !== null) {
    return digits.includes(',') ? 'either-comma' : 'either-point'
  }
  if (byPoint !== null) return 'point'
  return byComma === null ? 'none' : 'comma'
}

/** Plain decimal text; null where the cell is no number by this rule. `hasCurrency`: a sign or code was left out. */
export function decimalBy(
  text: string,
  rule: NumberRule,
): { readonly decimal: string; readonly hasCurrency: boolean } | null {
  const { minus, digits, hasCurrency } = stripped(text)
  const amount = decimalOf(digits, rule)
  if (amount === null || !isDecimalText(amount)) return null
  return { decimal: `${minus}${amount}`, hasCurrency }
}

type Stripped = {
  readonly minus: '-' | ''
  readonly digits: string
  readonly hasCurrency: boolean
}

const CURRENCY = String.raw`\p{Sc}|[A-Z]{3}`
const SPACE = String.raw`[ \u00a0\u202f]?`
const AMOUNT = new RegExp(
  `^(-)?(?:(?:${CURRENCY})${SPACE})?(-)?(\\d[\\d.,'’ \\u00a0\\u202f]*)(?:${SPACE}(?:${CURRENCY}))?$`,
  'u',
)
/** Thousands apart by a space or an apostrophe, which no rule reads as anything else. */
const SPACED = /^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?=$|[.,])/

function stripped(text: string): Stripped {
  const trimmed = text.trim()
  const [, before, after, amount] = AMOUNT.exec(trimmed) ?? []
  if (amount === undefined || (before && after)) {
    return { minus: '', digits: '', hasCurrency: false }
  }
  const spaced = SPACED.exec(amount)?.[0]
  const plain =
    spaced === undefined ? amount : spaced.replaceAll(/\D/g, '') + amount.slice(spaced.length)
  return {
    minus: before || after ? '-' : '',
    digits: plain.trimEnd(),
    hasCurrency: /[\p{Sc}A-Z]/u.test(trimmed),
  }
}

const BY_RULE: Readonly<Record<NumberRule, { readonly grouped: RegExp; readonly plain: RegExp }>> =
  {
    point: { grouped: /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, plain: /^\d+(?:\.\d+)?$/ },
    comma: { grouped: /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/, plain: /^\d+(?:,\d+)?$/ },
  }

function decimalOf(digits: string, rule: NumberRule): string | null {
  const { grouped, plain } = BY_RULE[rule]
  if (!grouped.test(digits) && !plain.test(digits)) return null
  return rule === 'point'
    ? digits.replaceAll(',', '')
    : digits.replaceAll('.', '').replace(',', '.')
}
