import type { AppError } from '@shared/contract/app-error'
import type { Result } from '@shared/contract/result'
import {
  FIELD_POLICIES,
  type FieldKey,
  type FieldPolicy,
  fieldByKey,
} from '@shared/fields/field-registry'
import { useState } from 'react'
import { announce } from '../announcer'
import { ErrorNote } from '../error-note'
import './policy-select.css'
import { POLICY } from './texts'

/** Keeps another policy for a field; everything is compared anew by it. */
export type SetPolicy = (field: FieldKey, policy: FieldPolicy) => Promise<Result<null>>

type PolicySelectProps = {
  readonly field: FieldKey
  readonly policy: FieldPolicy
  readonly onSet: SetPolicy
}

/** What Concord does by itself with a field. Another policy compares everything anew. */
export function PolicySelect({ field, policy, onSet }: PolicySelectProps) {
  const [error, setError] = useState<AppError | null>(null)
  const { label } = fieldByKey(field)
  const choose = async (value: string): Promise<void> => {
    const chosen = FIELD_POLICIES.find((one) => one === value)
    if (!chosen) return
    const answer = await onSet(field, chosen)
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
