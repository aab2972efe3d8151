import { setPolicy, useEngineQuery } from '../../../api'
import { ErrorNote } from '../../../components/error-note'
import { POLICY, PolicyList } from '../../../components/policies'

/** The policies of the fields, beside the rules; Settings has the same. */
export function FieldPolicies() {
  const { data, error } = useEngineQuery('policies.get', null, 'rules')
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <p className="dense muted">{POLICY.about}</p>
      {data ? <PolicyList policies={data} onSet={setPolicy} /> : null}
    </>
  )
}
