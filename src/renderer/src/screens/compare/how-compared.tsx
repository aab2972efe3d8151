import type { DifferenceDetail } from '@shared/contract/review'
import type { FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { HOW } from './texts'

const ROWS = [
  { side: 'ours', word: 'AMS' },
  { side: 'theirs', word: 'Shopify' },
  { side: 'base', word: t`Last agreed` },
] as const

/** More than this of a value says nothing more to an eye. */
const MOST_SHOWN = 2_000

/** The values as they came and the forms that were compared, for whoever doubts the verdict. */
export function HowCompared({ detail }: { readonly detail: DifferenceDetail }) {
  const { row, canonical } = detail
  if (row.kind !== 'field') return null
  return (
    <details
      className="how-compared"
      onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
    >
      <summary>{HOW.title}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{HOW.side}</th>
            <th>{HOW.raw}</th>
            <th>{HOW.canonical}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ side, word }) => (
            <tr key={side}>
              <td>{word}</td>
              <td className="code">{raw(row[side])}</td>
              <td className="code">{shortened(canonical[side] ?? HOW.none)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function raw(value: FieldValue): string {
  return value === null ? HOW.none : shortened(JSON.stringify(value))
}

function shortened(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
