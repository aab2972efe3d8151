import type { DifferenceRow } from '@shared/contract/review'
import { endRange, select } from './compare-store'
import { fieldWord } from './row-words'
import type { Sibling } from './sibling-rows'
import { PANE } from './texts'

type FieldTabsProps = { readonly row: DifferenceRow; readonly siblings: readonly Sibling[] }

/** The differences of the product in the pane: a step to another one without leaving the pane. */
export function FieldTabs({ row, siblings }: FieldTabsProps) {
  return (
    <div className="detail-tabs" role="group" aria-label={PANE.fields}>
      {siblings.map((sibling) => (
        <button
          key={sibling.row.key}
          type="button"
          aria-pressed={sibling.row.key === row.key}
          onClick={() => {
            endRange()
            select(sibling.index, sibling.row.key)
          }}
        >
          {tabWords(sibling.row)}
        </button>
      ))}
    </div>
  )
}

function tabWords(row: DifferenceRow): string {
  return row.variantLabel === '' ? fieldWord(row) : `${fieldWord(row)}, ${row.variantLabel}`
}
