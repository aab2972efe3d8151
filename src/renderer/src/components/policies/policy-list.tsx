import type { EngineOutput } from '@shared/contract/engine-contract'
import { syncedFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { PolicySelect, type SetPolicy } from './policy-select'

type PolicyListProps = {
  readonly policies: EngineOutput<'policies.get'>
  readonly onSet: SetPolicy
}

/** The policy of every field, also of those that are not compared and so have no row any more. */
export function PolicyList({ policies, onSet }: PolicyListProps) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t`Field`}</th>
          <th>{t`Compared as`}</th>
          <th>{t`Policy`}</th>
        </tr>
      </thead>
      <tbody>
        {syncedFields.map(({ key, label, explanation }) => (
          <tr key={key}>
            <td>{label}</td>
            <td className="muted">{explanation}</td>
            <td>
              <PolicySelect field={key} policy={policies[key]} onSet={onSet} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
