import type { DifferenceRow } from '@shared/contract/review'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { choiceWords, count, counted, dayOf } from '../../format'

type Row = ProductDetail['differences'][number]

/** What a difference is counted as. The order is that of the sentence. */
const KINDS = [
  ['field', (n: number) => counted(n, 'field')],
  ['sku', (n: number) => counted(n, 'SKU')],
  ['price', (n: number) => counted(n, 'price')],
  ['stock', (n: number) => counted(n, 'stock number')],
  ['option-value', (n: number) => counted(n, 'option value')],
  ['image', (n: number) => counted(n, 'image')],
  ['variant', (n: number) => counted(n, 'variant')],
  ['link', (n: number) => counted(n, 'link')],
] as const
type Kind = (typeof KINDS)[number][0]

function kindOf({ kind, field }: Row): Kind {
  if (kind === 'variant') return 'variant'
  if (kind !== 'field') return 'link'
  switch (field) {
    case 'sku':
      return 'sku'
    case 'retail-price':
      return 'price'
    case 'stock':
      return 'stock'
    case 'option-values':
      return 'option-value'
    case 'images':
    case 'image-order':
    case 'image-alts':
    case 'variant-image':
      return 'image'
    default:
      return 'field'
  }
}

/** "7 differences: 2 fields, 1 price, 1 stock number, 3 images." */
export function differencesByKind(rows: readonly Row[]): string {
  if (rows.length === 0) return t`No difference.`
  const parts = KINDS.flatMap(([kind, words]) => {
    const n = rows.filter((row) => kindOf(row) === kind).length
    return n === 0 ? [] : [words(n)]
  })
  return `${counted(rows.length, 'difference')}: ${parts.join(', ')}.`
}

type LinkedBy = NonNullable<ProductDetail['linkedBy']>

const LINKED_BY: Readonly<Record<LinkedBy['kind'], string>> = {
  person: t`Linked by a person`,
  'stored-id': t`Linked by Shopify id`,
  sku: t`Linked by SKU`,
  'option-values': t`Linked by option values`,
  'only-variant': t`Linked by its only variant`,
  created: t`Created in Shopify by Concord, linked`,
  imported: t`Imported from Shopify, linked`,
}

/** "Linked by Shopify id since 3 Mar 2026." */
export function linkWords({ linkedBy }: Pick<ProductDetail, 'linkedBy'>): string {
  if (linkedBy === null) return t`Linked to nothing in Shopify.`
  const words = LINKED_BY[linkedBy.kind]
  const { linkedAt } = linkedBy
  return linkedAt === null ? `${words}.` : t`${words} since ${dayOf(linkedAt)}.`
}

export type Standing = {
  /** `open`: a person decides · `waits`: decided · `stuck`: it was not pushed, and says why. */
  readonly look: 'open' | 'waits' | 'stuck'
  readonly words: string
  /** Why, or what to do; "" when the words say it all. */
  readonly why: string
}

/** Where one difference stands on its way: the answer to "why was this not pushed?". */
export function standingOf(row: DifferenceRow): Standing {
  const by = row.decidedByRule === null ? '' : t`By rule ${row.decidedByRule}.`
  switch (row.decisionState) {
    case 'open':
      return { look: 'open', words: openWords(row), why: row.note }
    case 'waiting':
      return { look: 'waits', words: t`${decidedWords(row)} waits for the next push`, why: by }
    case 'sending':
      return { look: 'waits', words: t`Is being sent`, why: '' }
    case 'unknown':
      return { look: 'stuck', words: t`Outcome unknown, is being read back`, why: row.note }
    case 'parked':
      return { look: 'stuck', words: t`Not pushed: parked`, why: row.note }
    case 'returned':
      return { look: 'stuck', words: t`Not pushed: it came back`, why: row.note }
    case 'skipped':
      return { look: 'waits', words: t`Not pushed: skipped until a value changes`, why: by }
  }
}

function openWords(row: DifferenceRow): string {
  if (row.choices.length === 0) return t`Needs a person`
  if (row.suggestion === null) return t`Not pushed: needs your decision`
  if (row.suggestion === 'theirs') return t`Not taken into AMS: not decided yet`
  return t`Not pushed: not decided yet`
}

/** A field is named by its side: what is done with it stands beside. */
function decidedWords(row: DifferenceRow): string {
  const { choice, kind } = row
  if (kind === 'field' || choice === null) return choice === 'ours' ? 'AMS' : 'Shopify'
  return choiceWords(row, choice)
}

/** What *Sync to Shopify* does next for a product. */
export function nextStepOf(rows: readonly Row[]): 'nothing' | 'review' | 'push' {
  if (rows.length === 0) return 'nothing'
  const open = rows.some(
    ({ choice, decisionState }) => choice === null || decisionState === 'parked',
  )
  if (open) return 'review'
  return rows.some(({ decisionState }) => decisionState === 'waiting') ? 'push' : 'review'
}

/** "2 of 7 differ". */
export function fieldsLine({ fields, shopifyProductId }: ProductDetail): string {
  if (shopifyProductId === null) return t`not linked to Shopify`
  return t`${count(fields.filter(({ differs }) => differs).length)} of ${count(fields.length)} differ`
}
