import type { DifferenceDetail, DifferenceRow, evidenceSchema } from '@shared/contract/review'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { dayOf, NUANCE_WORDS } from '../../format'
import { PolicySelect } from './policy-select'
import { PANE, STATE_WORDS } from './texts'

type FactsProps = { readonly row: DifferenceRow; readonly detail: DifferenceDetail }

/** By which rule it was compared, how the pair was found, and what takes things back. */
export function Facts({ row, detail }: FactsProps) {
  const state = STATE_WORDS[row.decisionState]
  return (
    <dl className="facts">
      {row.nuance === null ? null : <Fact name="Differs in">{NUANCE_WORDS[row.nuance]}</Fact>}
      {detail.comparedAs === '' ? null : <Fact name="Compared as">{detail.comparedAs}</Fact>}
      {row.kind !== 'field' ? null : (
        <Fact name="Last agreed">
          {row.baseAgreedAt === null ? 'never' : dayOf(row.baseAgreedAt)}
        </Fact>
      )}
      {row.field === null ? null : (
        <Fact name="Policy">
          <PolicySelect key={row.field} field={row.field} policy={detail.policy} />
        </Fact>
      )}
      {detail.linkedBy === null ? null : (
        <Fact name="Linked by">{evidenceWords(detail.linkedBy)}</Fact>
      )}
      {detail.variantLinkedBy === null ? null : (
        <Fact name="Variants by">{evidenceWords(detail.variantLinkedBy)}</Fact>
      )}
      {row.vendor === '' ? null : <Fact name="Vendor">{row.vendor}</Fact>}
      <Fact name="To undo">{undoWords(row)}</Fact>
      {state === '' ? null : <Fact name="Decision">{state}</Fact>}
    </dl>
  )
}

function undoWords(row: DifferenceRow): string {
  if (row.choice === 'skip') return PANE.toUndoSkip
  return row.choices.length === 0 ? PANE.toUndoLink : PANE.toUndo
}

function evidenceWords({ text, linkedAt }: z.infer<typeof evidenceSchema>): string {
  return linkedAt === null ? text : `${text}, since ${dayOf(linkedAt)}`
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
