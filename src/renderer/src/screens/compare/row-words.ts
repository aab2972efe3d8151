import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import { fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { hasMoved, shownValue } from '../../components/values'
import { choiceWords, counted, NUANCE_WORDS } from '../../format'
import { CHANGED_BY_WORDS, KIND_WORDS, ROW_MENU, STATE_WORDS } from './texts'

export function fieldWord(row: Pick<DifferenceRow, 'field' | 'kind'>): string {
  if (row.field !== null) return fieldByKey(row.field).label
  return row.kind === 'field' ? t`Field` : KIND_WORDS[row.kind]
}

/** "OE-BRD-WAL-S", or how many variants a product-level row stands for. */
export function skuWord(row: DifferenceRow): string {
  if (row.sku !== '') return row.sku
  if (row.variantLabel !== '') return row.variantLabel
  return row.variantCount > 1 ? t`All ${counted(row.variantCount, 'variant')}` : t`No SKU`
}

/** What a side holds, for rows about a whole product or variant. */
export function presenceWord(row: DifferenceRow, side: Side): string | null {
  if (row.kind === 'field') return null
  const value = row[side]
  if (value !== null) return shownValue(null, value, null)
  const name = side === 'ours' ? 'AMS' : 'Shopify'
  const id = side === 'ours' ? row.amsProductId : row.shopifyProductId
  if (row.kind === 'variant' || id === null || row.kind === 'broken-link') return t`Not in ${name}`
  return row.variantLabel || counted(row.variantCount, 'variant')
}

export function sideWords(row: DifferenceRow, side: Side, currency: string | null): string {
  return presenceWord(row, side) ?? shownValue(row.field, row[side], currency)
}

export function suggestionWords(row: DifferenceRow): string {
  if (row.suggestion === null) return row.choices.length > 0 ? t`Your choice` : t`Look at it`
  if (row.kind === 'field') return row.suggestion === 'ours' ? 'AMS' : 'Shopify'
  return choiceWords(row, row.suggestion)
}

/** True where a person can say which Shopify product an AMS product is. */
export function canLinkByHand(row: DifferenceRow): boolean {
  if (row.amsProductId === null) return false
  return row.kind === 'ambiguous' || row.kind === 'broken-link' || row.kind === 'product'
}

function decisionWords(row: DifferenceRow): string {
  if (row.choice === null) return t`Not decided`
  const words =
    row.choice === 'skip' ? STATE_WORDS.skipped : t`Decided: ${choiceWords(row, row.choice)}`
  return row.decidedByRule === null ? words : `${words}, ${ROW_MENU.byRule(row.decidedByRule)}`
}

const LONGEST_SPOKEN = 120

function spoken(text: string): string {
  return text.length > LONGEST_SPOKEN ? `${text.slice(0, LONGEST_SPOKEN)}…` : text
}

/** The whole row in a sentence for screen readers; its place in the list is added by the grid. */
export function rowName(row: DifferenceRow, currency: string | null, ticked: boolean): string {
  const what = [row.productName, row.variantLabel || row.sku, fieldWord(row)].filter(Boolean)
  const side = (of: Side): string => {
    const name = of === 'ours' ? 'AMS' : 'Shopify'
    const value = spoken(sideWords(row, of, currency))
    return hasMoved(of, row.changedBy) ? t`${name} ${value}, changed` : `${name} ${value}`
  }
  const parts = [what.join(', '), side('ours'), side('theirs')]
  if (row.changedBy === 'never-agreed') parts.push(CHANGED_BY_WORDS[row.changedBy])
  if (row.nuance) parts.push(NUANCE_WORDS[row.nuance])
  if (row.suggestion) {
    const words = suggestionWords(row)
    parts.push(
      row.suggestedBy === 'policy' ? t`Suggestion ${words}, by policy` : t`Suggestion ${words}`,
    )
  }
  parts.push(decisionWords(row))
  if (ticked) parts.push(t`Ticked`)
  return parts.join('. ')
}
