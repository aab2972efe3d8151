import { setPolicy, useEngineQuery } from '../../api'
import { ErrorNote } from '../../components/error-note'
import { POLICY, PolicyList } from '../../components/policies'
import { Section } from './section'

/** The policy of each field, as in the rules of Compare. */
export function FieldsSection() {
  const { data, error } = useEngineQuery('policies.get', null, 'rules')
  return (
    <Section section="fields" className="settings-fields">
      <p className="settings-text muted">{POLICY.about}</p>
      {error ? <ErrorNote error={error} /> : null}
      {data ? <PolicyList policies={data} onSet={setPolicy} /> : null}
    </Section>
  )
}
