import { isDecimalText } from '@shared/catalog/money'
import type { AmsOnlyKey } from '@shared/fields/field-registry'
import { count, t } from '@shared/words/words'

/** Characters of titles, vendors, types, options, their values and SKUs (shopify.dev/docs/api/admin-graphql). */
export const MOST_CHARACTERS = 255
/** Of a description: so much that Concord still shows it and sends it in one request. */
const MOST_OF_A_DESCRIPTION = 500_000
const MOST_OF_A_NOTE = 10_000

/** Why a text can not be kept; null where it can. */
export function textProblem(text: string, most = MOST_CHARACTERS): string | null {
  if (/\p{Surrogate}/u.test(text)) return t`There is half a character in it. Enter it again.`
  const length = text.length <= most ? text.length : Array.from(text).length
  return length > most ? t`At most ${count(most)} characters; these are ${count(length)}.` : null
}

export function nameProblem(name: string): string | null {
  return name.trim() === '' ? t`A product needs a name.` : textProblem(name)
}

export function descriptionProblem(html: string): string | null {
  return textProblem(html, MOST_OF_A_DESCRIPTION)
}

export function priceProblem(price: string | null): string | null {
  if (price === null) return null
  if (!isDecimalText(price))
    return t`Enter an amount in digits, with a point before the cents, such as 12.50.`
  return price.startsWith('-') ? t`A price is 0 or more.` : null
}

/** Values of the pricing worksheet are figures; the others are what AMS's people wrote. */
const FIGURES: Readonly<Partial<Record<AmsOnlyKey, RegExp>>> = {
  cogs: /^\d{1,18}(\.\d{1,18})?$/,
  material_cost: /^\d{1,18}(\.\d{1,18})?$/,
  labor: /^\d{1,18}(\.\d{1,18})?$/,
  wholesale_price: /^\d{1,18}(\.\d{1,18})?$/,
  markup: /^\d{1,18}(\.\d{1,18})?%?$/,
  commission_rate: /^\d{1,18}(\.\d{1,18})?%?$/,
  consignment_stock: /^\d{1,10}$/,
}

export function amsOnlyProblem(key: AmsOnlyKey, value: string): string | null {
  const figure = FIGURES[key]
  if (value === '' || !figure) return textProblem(value, MOST_OF_A_NOTE)
  if (figure.test(value)) return null
  return key === 'consignment_stock'
    ? t`Enter a whole number, or nothing.`
    : t`Enter a figure, such as 12.50, or nothing.`
}
