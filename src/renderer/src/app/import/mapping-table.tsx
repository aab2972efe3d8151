import type { ImportChoices, ImportReading } from '@shared/contract/imports'
import { amsColumns } from '@shared/fields/ams-columns'
import { t } from '@shared/words/words'

type MappingTableProps = {
  readonly reading: ImportReading
  /** The columns as they were chosen last; undefined while nothing was. */
  readonly said: ImportChoices['columns']
  readonly onChoose: (choices: ImportChoices) => void
}

/** Which of the file's columns is which of AMS's. What is known by its names alone is only shown. */
export function MappingTable({ reading, said, onChoose }: MappingTableProps) {
  const { layout, columns, mapping, missing, unused, isRemembered } = reading
  const set = (column: string, label: string): void => {
    // A column that was chosen a moment ago may not be in what was read yet.
    const { [column]: _, ...others } = said ?? mapping
    onChoose({ columns: label === '' ? others : { ...others, [column]: label } })
  }
  return (
    <>
      <h3>{t`Columns`}</h3>
      {isRemembered && layout === 'mapped' ? (
        <p className="dense muted">{t`As you said for a file with the same columns before.`}</p>
      ) : null}
      {layout === 'shopify' ? null : (
        <table className="plain-table import-mapping">
          <thead>
            <tr>
              <th>{t`In AMS`}</th>
              <th>{t`In this file`}</th>
            </tr>
          </thead>
          <tbody>
            {amsColumns.map(({ key, label, isNeeded }) => (
              <tr key={key}>
                <td>
                  {label}
                  {isNeeded ? <span className="faint"> {t`needed`}</span> : null}
                </td>
                <td>
                  <select
                    className="policy-select"
                    aria-label={t`Column for ${label}`}
                    aria-invalid={missing.includes(key)}
                    value={mapping[key] ?? ''}
                    onChange={({ currentTarget: { value } }) => set(key, value)}
                  >
                    <option value="">
                      {missing.includes(key) ? t`Please choose` : t`Not in this file`}
                    </option>
                    {columns.map((one) => (
                      <option key={one} value={one}>
                        {one}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unused.length > 0 ? (
        <p className="dense muted">
          {t`Not read from this file:`} <bdi>{unused.join(' · ')}</bdi>
        </p>
      ) : null}
    </>
  )
}
