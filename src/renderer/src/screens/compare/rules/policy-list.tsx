import { syncedFields } from '@shared/fields/field-registry'
import { useEngineQuery } from '../../../api'
import { ErrorNote } from '../../../components/error-note'
import { PolicySelect } from '../policy-select'
import { RULES } from './texts'

/** The policy of every field, also of those that are not compared and so have no row any more. */
export function PolicyList() {
  const { data, error } = useEngineQuery('policies.get', null, 'rules')
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <p className="dense muted">{RULES.policies}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Field</th>
            <th>Compared as</th>
            <th>Policy</th>
          </tr>
        </thead>
        <tbody>
          {data === null
            ? null
            : syncedFields.map(({ key, label, explanation }) => (
                <tr key={key}>
                  <td>{label}</td>
                  <td className="muted">{explanation}</td>
                  <td>
                    <PolicySelect field={key} policy={data[key]} />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
    </>
  )
}
