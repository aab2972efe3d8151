import type { AppError } from '@shared/contract/app-error'
import {
  FIELD_POLICIES,
  type FieldKey,
  type FieldPolicy,
  fieldByKey,
} from '@shared/fields/field-registry'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { ErrorNote } from '../../components/error-note'
import './policy-select.css'
import { POLICY } from './texts'

type PolicySelectProps = { readonly field: FieldKey; readonly policy: FieldPolicy }

/** What Concord does by itself with a field. Another policy compares everything anew. */
export function PolicySelect({ field, policy }: PolicySelectProps) {
  const [error, setError] = useState<AppError | null>(null)
  const { label } = fieldByKey(field)
  const choose = async (value: string): Promise<void> => {
    const chosen = FIELD_POLICIES.find((one) => one === value)
    if (!chosen) return
    const answer = await askEngine('policies.set', { field, policy: chosen })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(POLICY.changed(label, POLICY.words[chosen]))
  }
  return (
    <>
      <select
        className="policy-select"
        aria-label={POLICY.label(label)}
        title={POLICY.hint}
        value={policy}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {FIELD_POLICIES.map((one) => (
          <option key={one} value={one}>
            {POLICY.words[one]}
          </option>
        ))}
      </select>
      {error ? <ErrorNote error={error} /> : null}
    </>
  )
}
