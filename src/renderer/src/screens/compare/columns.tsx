import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { gridColumnHelper } from '../../components/data-grid'
import { RowThumb } from '../../components/pictures'
import { cutText } from '../../components/rich-text'
import { SideSign } from '../../components/side-sign'
import { shownValue, useCurrency, ValueText } from '../../components/values'
import { NUANCE_WORDS } from '../../format'
import { Ballot } from './ballot'
import { fieldWord, presenceWord, skuWord, suggestionWords } from './row-words'
import { CHANGED_BY_WORDS, ROW_MENU } from './texts'
import { HeadTick, RowTick } from './tick-box'

function beginsProduct(row: DifferenceRow, previous: DifferenceRow | undefined): boolean {
  return (
    previous === undefined ||
    previous.amsProductId !== row.amsProductId ||
    previous.shopifyProductId !== row.shopifyProductId
  )
}

export function joinsPrevious(row: DifferenceRow, previous: DifferenceRow | undefined): boolean {
  return !beginsProduct(row, previous)
}

function SideCell({ row, side }: { readonly row: DifferenceRow; readonly side: Side }) {
  const presence = presenceWord(row, side)
  if (presence !== null) {
    return <span className={row[side] === null ? 'faint' : undefined}>{presence}</span>
  }
  const value = (
    <ValueText
      cut
      side={side}
      field={row.field}
      value={row[side]}
      base={row.base}
      changedBy={row.changedBy}
    />
  )
  const nuance = side === 'theirs' ? nuanceWord(row) : null
  if (nuance === null) return value
  return (
    <span className="compare-nuanced">
      <span className="cut">{value}</span>
      <span className="faint">{nuance}</span>
    </span>
  )
}

/** Where a side moved in its markup alone, the value itself says so already. */
function nuanceWord({ nuance, changedBy }: DifferenceRow): string | null {
  if (nuance === null || (nuance === 'markup' && changedBy !== 'never-agreed')) return null
  return NUANCE_WORDS[nuance]
}

function BaseCell({ row }: { readonly row: DifferenceRow }) {
  const currency = useCurrency()
  if (row.kind !== 'field') return <span className="faint">–</span>
  if (row.baseAgreedAt === null) return <span className="faint">{t`Never agreed`}</span>
  return <span className="faint">{cutText(shownValue(row.field, row.base, currency))}</span>
}

function ChangedByCell({ row }: { readonly row: DifferenceRow }) {
  if (row.changedBy === null) return <span className="faint">–</span>
  const both = row.changedBy === 'both'
  return (
    <span className={`line compare-changed${both ? ' attention' : ''}`}>
      {row.changedBy === 'ams' || both ? <SideSign side="ours" /> : null}
      {row.changedBy === 'shopify' || both ? <SideSign side="theirs" /> : null}
      {CHANGED_BY_WORDS[row.changedBy]}
    </span>
  )
}

function SuggestionCell({ row }: { readonly row: DifferenceRow }) {
  if (row.choice === 'skip' && row.decidedByRule === null) {
    return <span className="muted">{ROW_MENU.skipped}</span>
  }
  if (row.decidedByRule !== null) {
    const byRule = ROW_MENU.byRule(row.decidedByRule)
    return (
      <span className="muted" title={byRule}>
        {byRule}
      </span>
    )
  }
  const words = suggestionWords(row)
  if (row.suggestion === null) return <span className="attention">{words}</span>
  return (
    <span className={`compare-suggestion of-${row.suggestion}`} title={words}>
      {row.suggestion === 'theirs' ? <ArrowLeft size={13} aria-hidden="true" /> : null}
      <span className="cut">{words}</span>
      {row.suggestion === 'ours' ? <ArrowRight size={13} aria-hidden="true" /> : null}
      {row.suggestedBy === 'policy' ? (
        <span className="compare-policy">{ROW_MENU.byPolicy}</span>
      ) : null}
    </span>
  )
}

function SideHead({ side }: { readonly side: Side }) {
  return (
    <>
      <SideSign side={side} />
      {side === 'ours' ? t`AMS value` : t`Shopify value`}
    </>
  )
}

const column = gridColumnHelper<DifferenceRow>()

export const compareColumns = column.columns([
  column.display({
    id: 'tick',
    header: () => <HeadTick />,
    meta: { track: '34px' },
    cell: ({ row }) => <RowTick row={row.original.item} index={row.original.index} />,
  }),
  column.display({
    id: 'product',
    header: t`Product`,
    meta: { track: 'minmax(164px, 1.4fr)' },
    cell: ({ row }) =>
      beginsProduct(row.original.item, row.original.previous) ? (
        <span className="compare-product" title={productTip(row.original.item)}>
          <RowThumb sha256={row.original.item.thumb} />
          <bdi>{row.original.item.productName}</bdi>
        </span>
      ) : null,
  }),
  column.display({
    id: 'sku',
    header: 'SKU',
    meta: { track: 'minmax(124px, 1fr)' },
    cell: ({ row }) => (
      <span className={row.original.item.sku === '' ? 'faint' : 'muted sku'}>
        {skuWord(row.original.item)}
      </span>
    ),
  }),
  column.display({
    id: 'field',
    header: t`Field`,
    meta: { track: 'minmax(110px, 0.7fr)' },
    cell: ({ row }) => fieldWord(row.original.item),
  }),
  column.display({
    id: 'ours',
    header: () => <SideHead side="ours" />,
    meta: { track: 'minmax(124px, 1.2fr)' },
    cell: ({ row }) => <SideCell row={row.original.item} side="ours" />,
  }),
  column.display({
    id: 'theirs',
    header: () => <SideHead side="theirs" />,
    meta: { track: 'minmax(124px, 1.2fr)' },
    cell: ({ row }) => <SideCell row={row.original.item} side="theirs" />,
  }),
  column.display({
    id: 'base',
    header: t`Last agreed`,
    meta: { track: 'minmax(92px, 0.9fr)' },
    cell: ({ row }) => <BaseCell row={row.original.item} />,
  }),
  column.display({
    id: 'changed-by',
    header: t`Changed by`,
    meta: { track: '100px' },
    cell: ({ row }) => <ChangedByCell row={row.original.item} />,
  }),
  column.display({
    id: 'suggestion',
    header: t`Suggestion`,
    meta: { track: '112px' },
    cell: ({ row }) => <SuggestionCell row={row.original.item} />,
  }),
  column.display({
    id: 'decision',
    header: t`Decision`,
    meta: { track: '122px' },
    cell: ({ row }) => <Ballot row={row.original.item} />,
  }),
])

/** What a narrow window leaves out of the row stays in its tooltip. */
function productTip(row: DifferenceRow): string {
  const changedBy = row.changedBy ? t`changed by ${CHANGED_BY_WORDS[row.changedBy]}` : ''
  return [row.productName, skuWord(row), row.vendor, changedBy].filter(Boolean).join(' · ')
}

/** Columns leave in this order as the table gets narrower; the others never do. */
const LEAVING = [
  { id: 'base', below: 1130 },
  { id: 'changed-by', below: 1020 },
  { id: 'sku', below: 830 },
] as const

/** Ids of columns that there is no room for, and of those that a person left out. */
export function hiddenColumns(width: number, leftOut: readonly string[]): readonly string[] {
  return LEAVING.filter(({ id, below }) => width < below || leftOut.includes(id)).map(
    ({ id }) => id,
  )
}
