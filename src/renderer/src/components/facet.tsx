import { count as countText, t } from '@shared/words/words'
import { useState } from 'react'
import { CheckLine } from './check-box'
import './facet.css'

type FacetProps<Id extends string> = {
  readonly title: string
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly counts: readonly { readonly value: string; readonly count: number }[] | undefined
  readonly chosen: readonly Id[]
  /** Leaves out options that no row has. */
  readonly onlyCounted?: boolean
  readonly first?: boolean
  readonly onChange: (chosen: Id[]) => void
}

const SHOWN_AT_FIRST = 7

/** One filter with its values, each with how many rows it means. */
export function Facet<Id extends string>(props: FacetProps<Id>) {
  const { title, counts, chosen, onlyCounted = false, onChange } = props
  const [all, setAll] = useState(false)
  const rowsOf = new Map(counts?.map(({ value, count: rows }) => [value, rows]))
  const options = props.options
    .map((option) => ({ ...option, rows: rowsOf.get(option.id) ?? 0 }))
    .filter((option) => !onlyCounted || option.rows > 0 || chosen.includes(option.id))
  if (onlyCounted) options.sort((a, b) => b.rows - a.rows)
  const shown = all ? options : options.slice(0, SHOWN_AT_FIRST)
  if (options.length === 0) return null
  return (
    <section>
      <h2>
        <CheckLine
          label={title}
          quiet
          mixed={chosen.length > 0 && chosen.length < options.length}
          checked={chosen.length > 0 && chosen.length === options.length}
          first={props.first === true}
          onChange={(all) => onChange(all ? options.map((option) => option.id) : [])}
        />
      </h2>
      {shown.map((option) => (
        <CheckLine
          key={option.id}
          label={option.label}
          checked={chosen.includes(option.id)}
          {...(counts ? { count: countText(option.rows) } : {})}
          onChange={(checked) =>
            onChange(checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))
          }
        />
      ))}
      {options.length > SHOWN_AT_FIRST ? (
        <button type="button" className="facet-more" onClick={() => setAll(!all)}>
          {all ? t`Fewer` : t`${countText(options.length - SHOWN_AT_FIRST)} more`}
        </button>
      ) : null}
    </section>
  )
}
