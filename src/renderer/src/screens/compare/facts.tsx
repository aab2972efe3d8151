import type { DifferenceDetail, DifferenceRow, evidenceSchema } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { setPolicy } from '../../api'
import { PolicySelect } from '../../components/policies'
import { count, dayOf, NUANCE_WORDS, stockArithmetic, whyStockStays } from '../../format'
import { PANE, STATE_WORDS } from './texts'

type FactsProps = { readonly row: DifferenceRow; readonly detail: DifferenceDetail }

/** By which rule it was compared, how the pair was found, and what takes things back. */
export function Facts({ row, detail }: FactsProps) {
  const state = STATE_WORDS[row.decisionState]
  return (
    <dl className="facts">
      {row.nuance === null ? null : <Fact name={t`Differs in`}>{NUANCE_WORDS[row.nuance]}</Fact>}
      {detail.stock === null ? null : <StockFact row={row} stock={detail.stock} />}
      {detail.comparedAs === '' ? null : <Fact name={t`Compared as`}>{detail.comparedAs}</Fact>}
      {row.kind !== 'field' ? null : (
        <Fact name={t`Last agreed`}>
          {row.baseAgreedAt === null ? t`never` : dayOf(row.baseAgreedAt)}
        </Fact>
      )}
      {row.field === null ? null : (
        <Fact name={t`Policy`}>
          <PolicySelect
            key={row.field}
            field={row.field}
            policy={detail.policy}
            onSet={setPolicy}
          />
        </Fact>
      )}
      {detail.linkedBy === null ? null : (
        <Fact name={t`Linked by`}>{evidenceWords(detail.linkedBy)}</Fact>
      )}
      {detail.variantLinkedBy === null ? null : (
        <Fact name={t`Variants by`}>{evidenceWords(detail.variantLinkedBy)}</Fact>
      )}
      {row.vendor === '' ? null : <Fact name={t`Vendor`}>{row.vendor}</Fact>}
      <Fact name={t`To undo`}>{undoWords(row)}</Fact>
      {state === '' ? null : <Fact name={t`Decision`}>{state}</Fact>}
    </dl>
  )
}

type StockFactProps = {
  readonly row: DifferenceRow
  readonly stock: NonNullable<DifferenceDetail['stock']>
}

/** How a count came about; on the variant's other rows only why it is not pushed. */
function StockFact({ row, stock }: StockFactProps) {
  const why = whyStockStays(stock)
  if (row.field !== 'stock') {
    if (why === null || stock.tracked === null) return null
    return <Fact name={t`Stock`}>{t`Not pushed. ${why}`}</Fact>
  }
  const { shopifyAvailable } = stock
  return (
    <>
      <Fact name={t`AMS stock`}>{stockArithmetic(stock) || t`Not set`}</Fact>
      <Fact name="Shopify">
        {why ?? (shopifyAvailable === null ? t`Not set` : t`${count(shopifyAvailable)} available`)}
      </Fact>
    </>
  )
}

function undoWords(row: DifferenceRow): string {
  if (row.choice === 'skip') return PANE.toUndoSkip
  return row.choices.length === 0 ? PANE.toUndoLink : PANE.toUndo
}

function evidenceWords({ text, linkedAt }: z.infer<typeof evidenceSchema>): string {
  return linkedAt === null ? text : t`${text}, since ${dayOf(linkedAt)}`
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
